/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-fixture.h"
#include "gui/editor/xep-assessment-editor.h"
#include "gui/editor/xep-dossier-page.h"
#include "gui/editor/xep-points-grid.h"
#include "gui/editor/xep-rerating-dialog.h"
#include "gui/editor/xep-unlock-dialog.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-entry.h"
#include "real-keys.h"
#include "store-fixture.h"
#include "store/xep-assessment-lock.h"
#include "store/xep-complaint-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-rerating-store.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))

/* A leader whose year is in the editor. */
typedef struct
{
  XepStore *store;
  gint64 unit, person, period, id;
  XepAssessmentEditor *editor;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = fixture_store ();
  fixture->unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  fixture->person = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", fixture->unit,
                                    XEP_KIND_LEADER);
  fixture->period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->id
      = fixture_assessment (fixture->store, fixture->period, XEP_KIND_LEADER, fixture->person);
  fixture->editor = g_object_new (XEP_TYPE_ASSESSMENT_EDITOR, NULL);
  xep_assessment_editor_set_store (fixture->editor, fixture->store);
  fixture->window = gui_fixture_present (GTK_WIDGET (fixture->editor));
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->store);
}

static void
decide (Fixture *fixture)
{
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "A", "28");
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "B", "60");
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "level", "good");
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "date", "20/12/2025");
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "number", "12-QĐ/ĐU");
  xep_assessment_editor_reload (fixture->editor);
  gui_fixture_settle ();
}

static GtkWidget *
find_button (Fixture *fixture, const char *text)
{
  return gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, TRANSLATED (text));
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, TRANSLATED (text))
         != NULL;
}

static void
press (Fixture *fixture, const char *text)
{
  GtkWidget *button = find_button (fixture, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  gui_fixture_settle ();
}

/* The dialog of @type that is open, or NULL. */
static XepRecordDialog *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return XEP_RECORD_DIALOG (window);
    }
  return NULL;
}

static void
type_into (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The widget of @type in the line of a dialog that is called @label, its mnemonic included. */
static GtkWidget *
get_in_dialog (XepRecordDialog *dialog, GType type, guint place)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  guint found = 0;

  g_queue_push_tail (queue, dialog);
  while (!g_queue_is_empty (queue))
    {
      GtkWidget *widget = g_queue_pop_head (queue);

      if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && found++ == place)
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (queue, child);
    }
  g_assert_not_reached ();
}

static char *
dup_state (Fixture *fixture)
{
  return fixture_text (fixture->store, "SELECT state FROM assessment WHERE kind = 'leader'");
}

static void
assert_state (Fixture *fixture, const char *expected)
{
  g_autofree char *state = dup_state (fixture);

  g_assert_cmpstr (state, ==, expected);
}

static GtkWidget *
get_grid (Fixture *fixture)
{
  return gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_POINTS_GRID);
}

static void
test_before_the_decision (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_label (fixture, "No decision yet."));
  g_assert_null (find_button (fixture, "Lock the result"));
  g_assert_null (find_button (fixture, "Unlock…"));
  fixture_set (fixture->store, fixture->id, XEP_STEP_DECISION, "level", "good");
  xep_assessment_editor_reload (fixture->editor);
  g_assert_true (has_label (fixture, "Decided. Key the date of the decision to lock the result."));
  g_assert_null (find_button (fixture, "Lock the result"));
}

static void
test_lock_and_unlock (Fixture *fixture, gconstpointer data)
{
  XepRecordDialog *dialog;
  g_autofree char *why = NULL;

  decide (fixture);
  press (fixture, "Lock the result");
  assert_state (fixture, "closed");
  g_assert_false (gtk_widget_is_sensitive (get_grid (fixture)));
  g_assert_null (find_button (fixture, "Lock the result"));

  press (fixture, "Unlock…");
  dialog = find_dialog (XEP_TYPE_UNLOCK_DIALOG);
  g_assert_nonnull (dialog);
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 0), "  ");
  g_assert_false (xep_record_dialog_save (dialog));
  assert_state (fixture, "closed");
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 0), "Cộng nhầm điểm");
  g_assert_true (xep_record_dialog_save (dialog));
  gui_fixture_settle ();
  assert_state (fixture, "open");
  g_assert_true (gtk_widget_is_sensitive (get_grid (fixture)));
  why = fixture_text (fixture->store, "SELECT why FROM audit ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (why, ==, "Cộng nhầm điểm");
}

static void
turn_to (Fixture *fixture, const char *page)
{
  GtkWidget *button = gui_fixture_find_text (GTK_WIDGET (fixture->editor), GTK_TYPE_TOGGLE_BUTTON,
                                             TRANSLATED (page));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gui_fixture_settle ();
}

static void
key_rerating (XepRecordDialog *dialog, const char *level, const char *points)
{
  GtkWidget *choice = get_in_dialog (dialog, GTK_TYPE_DROP_DOWN, 0);

  g_assert_true (xep_choice_set_id (GTK_DROP_DOWN (choice), level));
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 0), points);
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 1), "03-QĐ/ĐU");
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 2), "5/1/2026");
  type_into (get_in_dialog (dialog, GTK_TYPE_ENTRY, 4), "Kết luận kiểm tra");
}

static void
test_rerating (Fixture *fixture, gconstpointer data)
{
  XepRecordDialog *dialog;
  g_autoptr (GPtrArray) reratings = NULL;
  g_autoptr (XepAssessment) assessment = NULL;
  g_autoptr (GError) error = NULL;
  const XepRerating *rerating;

  decide (fixture);
  g_assert_null (find_button (fixture, "Rate again…"));
  press (fixture, "Lock the result");
  press (fixture, "Rate again…");
  dialog = find_dialog (XEP_TYPE_RERATING_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (xep_record_dialog_save (dialog));
  key_rerating (dialog, "complete", "140");
  g_assert_false (xep_record_dialog_save (dialog));
  key_rerating (dialog, "complete", "70,5");
  g_assert_true (xep_record_dialog_save (dialog));
  gui_fixture_settle ();

  reratings = xep_rerating_store_list (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reratings->len, ==, 1);
  rerating = g_ptr_array_index (reratings, 0);
  g_assert_cmpint (rerating->former_level, ==, XEP_LEVEL_GOOD);
  g_assert_cmpint (rerating->former_points, ==, XEP_POINTS (88));
  g_assert_cmpint (rerating->points, ==, 7050);
  g_assert_cmpstr (rerating->reason, ==, "Kết luận kiểm tra");
  assessment = xep_assessment_store_load (fixture->store, fixture->id, &error);
  g_assert_cmpint (assessment->steps[XEP_STEP_DECISION].level, ==, XEP_LEVEL_COMPLETE);
  g_assert_nonnull (find_button (fixture, "Print form 03"));
  turn_to (fixture, "Dossier");
  g_assert_true (has_label (fixture, "Changed after publication"));
}

static void
test_annulled (Fixture *fixture, gconstpointer data)
{
  XepRecordDialog *dialog;
  GtkWidget *points;

  decide (fixture);
  press (fixture, "Lock the result");
  press (fixture, "Rate again…");
  dialog = find_dialog (XEP_TYPE_RERATING_DIALOG);
  points = get_in_dialog (dialog, GTK_TYPE_ENTRY, 0);
  key_rerating (dialog, "annulled", "");
  g_assert_false (gtk_widget_get_sensitive (points));
  g_assert_true (xep_record_dialog_save (dialog));
  gui_fixture_settle ();
  g_assert_cmpint (fixture_count (fixture->store, "SELECT annulled FROM rerating"), ==, 1);
  g_assert_true (
      has_label (fixture, "The result was annulled. To key a new one, unlock with a reason."));
}

static void
test_province (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_label (fixture, "Result of the province"));
  fixture_execute (fixture->store, "UPDATE assessment SET tier = 'province'");
  xep_assessment_editor_reload (fixture->editor);
  gui_fixture_settle ();
  g_assert_true (has_label (fixture, "Result of the province"));
  g_assert_true (
      has_label (fixture, "The province decides: its result is keyed here when it has come."));
}

/* The date of the first component. */
static GtkWidget *
get_first_date (Fixture *fixture)
{
  XepRegulation *regulation = xep_store_get_regulation (fixture->store);
  GPtrArray *components = xep_regulation_get_dossier (regulation, XEP_PERIOD_YEAR);
  const XepDossierComponent *component = g_ptr_array_index (components, 0);
  g_autofree char *line = g_strdup_printf ("%s. %s", component->number, component->text);
  g_autofree char *name = g_strdup_printf (TRANSLATED ("%s: %s"), line, TRANSLATED ("Received on"));

  return gui_fixture_get (GTK_WIDGET (fixture->editor), XEP_TYPE_FIELD_ENTRY, name);
}

static gboolean
is_filled (gpointer entry)
{
  return *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';
}

static void
test_components (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = xep_date_format_iso (xep_date_today ());
  g_autofree char *stored = NULL;
  GtkWidget *date;

  turn_to (fixture, "Dossier");
  date = get_first_date (fixture);
  gtk_widget_grab_focus (date);
  real_keys_press (fixture->window, "space");
  gui_fixture_wait (is_filled, date);
  stored = fixture_text (fixture->store, "SELECT received_on FROM dossier_item");
  g_assert_cmpstr (stored, ==, today);
  type_into (date, "không");
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  type_into (date, "");
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  g_assert_cmpint (
      fixture_count (fixture->store,
                     "SELECT count(*) FROM dossier_item WHERE received_on IS NOT NULL"),
      ==, 0);
}

/* Papers come in after the result is locked, too. */
static void
test_dossier_of_a_locked_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *date;

  decide (fixture);
  press (fixture, "Lock the result");
  turn_to (fixture, "Dossier");
  date = get_first_date (fixture);
  g_assert_true (gtk_widget_is_sensitive (date));
  type_into (date, "3/1/2026");
  gtk_widget_grab_focus (date);
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  g_assert_cmpint (fixture_count (fixture->store, "SELECT count(*) FROM dossier_item"
                                                  " WHERE received_on = '2026-01-03'"),
                   ==, 1);
}

static void
test_complaint (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strdup_printf (TRANSLATED ("Complaint %u"), 1);
  g_autofree char *name
      = g_strdup_printf (TRANSLATED ("%s: %s"), title, TRANSLATED ("What it is about"));
  g_autoptr (GPtrArray) complaints = NULL;
  g_autoptr (GError) error = NULL;
  const XepComplaint *complaint;
  GtkWidget *view;

  turn_to (fixture, "Dossier");
  view = gui_fixture_get (GTK_WIDGET (fixture->editor), GTK_TYPE_TEXT_VIEW, name);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Đề nghị xem lại điểm",
                            -1);
  g_assert_true (xep_assessment_editor_leave (fixture->editor));
  gui_fixture_settle ();
  complaints = xep_complaint_store_list (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (complaints->len, ==, 1);
  complaint = g_ptr_array_index (complaints, 0);
  g_assert_cmpstr (complaint->content, ==, "Đề nghị xem lại điểm");
  g_assert_cmpint (xep_date_compare (complaint->received_on, xep_date_today ()), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  add ("/lock/before-the-decision", test_before_the_decision);
  add ("/lock/lock-and-unlock", test_lock_and_unlock);
  add ("/lock/rerating", test_rerating);
  add ("/lock/annulled", test_annulled);
  add ("/lock/province", test_province);
  add ("/lock/components", test_components);
  add ("/lock/dossier-of-a-locked-one", test_dossier_of_a_locked_one);
  add ("/lock/complaint", test_complaint);
  return g_test_run ();
}
