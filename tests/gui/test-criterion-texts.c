/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/editor/xep-assessment-editor.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/shared/xep-step-names.h"
#include "real-keys.h"
#include "store-fixture.h"

#define TRANSLATED(text) g_dgettext ("xeploai", (text))

/* A leader's year in the editor, which shows the points. */
typedef struct
{
  XepStore *store;
  gint64 id;
  XepAssessmentEditor *editor;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 unit, person, period;

  fixture->store = fixture_store ();
  unit = fixture_unit (fixture->store, "Chi bộ thôn Pờ Chồ", TRUE);
  person = fixture_person (fixture->store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  period = fixture_open (fixture->store, 2025, XEP_PERIOD_YEAR, NULL);
  fixture->id = fixture_assessment (fixture->store, period, XEP_KIND_LEADER, person);
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

/* "II.1.2: Result" in the language of the screen; NULL if it is not seen. */
static GtkWidget *
find_text (Fixture *fixture, GType type, const char *number, const char *column)
{
  g_autofree char *name = g_strdup_printf (TRANSLATED ("%s: %s"), number, TRANSLATED (column));

  return gui_fixture_find (GTK_WIDGET (fixture->editor), type, name);
}

static GtkWidget *
get_box (Fixture *fixture, const char *number, const char *column)
{
  GtkWidget *box = find_text (fixture, GTK_TYPE_TEXT_VIEW, number, column);

  g_assert_nonnull (box);
  return box;
}

static GtkWidget *
get_points (Fixture *fixture, const char *number, XepStep step)
{
  g_autofree char *name = g_strdup_printf ("%s %s", number, xep_step_name (step));

  return gui_fixture_get (GTK_WIDGET (fixture->editor), XEP_TYPE_FIELD_ENTRY, name);
}

/* The focus is in the entry, or in what stands inside it. */
static gboolean
is_focused (gpointer data)
{
  GtkWidget *widget = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

typedef struct
{
  Fixture *fixture;
  const char *number, *column;
} Wanted;

static gboolean
is_box_focused (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *box = find_text (wanted->fixture, GTK_TYPE_TEXT_VIEW, wanted->number, wanted->column);

  return box != NULL && is_focused (box);
}

static char *
dup_stored (Fixture *fixture, const char *number, XepCriterionField field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment
      = xep_assessment_store_load (fixture->store, fixture->id, &error);

  g_assert_no_error (error);
  return xep_criterion_text_dup (g_hash_table_lookup (assessment->criterion_texts, number), field);
}

static void
assert_stored (Fixture *fixture, const char *number, XepCriterionField field, const char *expected)
{
  g_autofree char *text = dup_stored (fixture, number, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
press (Fixture *fixture, const char *key)
{
  real_keys_press (fixture->window, key);
}

/* From the points to the texts with one key, through them with Tab and Enter, and back to the same
 * box of points. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  Wanted goal = { fixture, "II.1.2", "Goal, task set" };
  Wanted result = { fixture, "II.1.2", "Result, actual product" };
  Wanted note = { fixture, "II.1.2", "Note" };
  GtkWidget *points = get_points (fixture, "II.1.2", XEP_STEP_SELF);
  GtkWidget *points_a = get_points (fixture, "I.1.1", XEP_STEP_SELF);
  GtkWidget *percent;

  gtk_widget_grab_focus (points);
  press (fixture, "F4");
  gui_fixture_wait (is_box_focused, &goal);
  real_keys_type (fixture->window, "nam van ban");
  press (fixture, "Return");
  real_keys_type (fixture->window, "dung han");
  press (fixture, "Tab");
  gui_fixture_wait (is_box_focused, &result);
  assert_stored (fixture, "II.1.2", XEP_CRITERION_GOAL, "nam van ban\ndung han");
  real_keys_type (fixture->window, "sau van ban");
  press (fixture, "Tab");
  percent = find_text (fixture, XEP_TYPE_FIELD_ENTRY, "II.1.2", "KPI score (%)");
  g_assert_nonnull (percent);
  gui_fixture_wait (is_focused, percent);
  assert_stored (fixture, "II.1.2", XEP_CRITERION_RESULT, "sau van ban");
  real_keys_type (fixture->window, "87.5");
  press (fixture, "Return");
  gui_fixture_wait (is_box_focused, &note);
  assert_stored (fixture, "II.1.2", XEP_CRITERION_PERCENT, "87,5");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (percent)), ==, "87,5");
  real_keys_type (fixture->window, "vuot");
  press (fixture, "F4");
  gui_fixture_wait (is_focused, points);
  assert_stored (fixture, "II.1.2", XEP_CRITERION_NOTE, "vuot");

  /* A criterion of part A has its note. */
  gtk_widget_grab_focus (points_a);
  press (fixture, "F4");
  note.number = "I.1.1";
  gui_fixture_wait (is_box_focused, &note);
  g_assert_null (find_text (fixture, GTK_TYPE_TEXT_VIEW, "I.1.1", "Goal, task set"));
  press (fixture, "F4");
  gui_fixture_wait (is_focused, points_a);
}

static gboolean
is_review_focused (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return GTK_IS_TEXT_VIEW (focus);
}

/* Also from the level, whose list opens with other keys. */
static void
test_from_the_level (Fixture *fixture, gconstpointer data)
{
  GtkWidget *level = gui_fixture_find_type (GTK_WIDGET (fixture->editor), XEP_TYPE_FIELD_CHOICE);

  g_assert_nonnull (level);
  g_assert_true (gtk_widget_grab_focus (level));
  press (fixture, "F4");
  gui_fixture_wait (is_review_focused, fixture);
}

/* The points are gone through as ever: the texts are not in the way. */
static void
test_flow_of_points (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next = get_points (fixture, "II.1.3", XEP_STEP_SELF);

  gtk_widget_grab_focus (get_points (fixture, "II.1.2", XEP_STEP_SELF));
  real_keys_type (fixture->window, "1");
  press (fixture, "Return");
  gui_fixture_wait (is_focused, next);
}

static GtkWidget *
find_expander (Fixture *fixture, const char *title, guint n, guint of)
{
  g_autofree char *text = g_strdup_printf (TRANSLATED (title), n, of);

  return gui_fixture_find (GTK_WIDGET (fixture->editor), GTK_TYPE_EXPANDER, text);
}

/* Folded until they are wanted, and even then it is said how much there is. */
static void
test_folded (Fixture *fixture, gconstpointer data)
{
  static const char *const title = "Table B: %u of %u criteria with texts";
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) assessment
      = xep_assessment_store_load (fixture->store, fixture->id, &error);
  const XepCriteriaSet *set = xep_regulation_find_set (xep_store_get_regulation (fixture->store),
                                                       assessment->criteria_set);
  guint n_criteria = 0;

  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      n_criteria += group->part_b ? group->criteria->len : 0;
    }
  press (fixture, "alt+2");
  g_assert_null (find_text (fixture, GTK_TYPE_TEXT_VIEW, "II.1.2", "Note"));
  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "II.1.2.goal", "x");
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
  g_assert_nonnull (find_expander (fixture, title, 1, n_criteria));
  g_assert_null (find_text (fixture, GTK_TYPE_TEXT_VIEW, "II.1.2", "Note"));
}

/* What is refused stays with its words, and nothing is stored. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Wanted goal = { fixture, "II.1.1", "Goal, task set" };
  GtkWidget *percent;

  gtk_widget_grab_focus (get_points (fixture, "II.1.1", XEP_STEP_SELF));
  press (fixture, "F4");
  gui_fixture_wait (is_box_focused, &goal);
  percent = find_text (fixture, XEP_TYPE_FIELD_ENTRY, "II.1.1", "KPI score (%)");
  gtk_widget_grab_focus (percent);
  real_keys_type (fixture->window, "120");
  press (fixture, "Return");
  gui_fixture_settle ();
  g_assert_false (xep_assessment_editor_leave (fixture->editor));
  assert_stored (fixture, "II.1.1", XEP_CRITERION_PERCENT, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (percent)), ==, "120");
  press (fixture, "Escape");
  gui_fixture_settle ();
}

/* Another subject has its own. */
static void
test_another_assessment (Fixture *fixture, gconstpointer data)
{
  Wanted goal = { fixture, "II.1.1", "Goal, task set" };
  gint64 unit = fixture_unit (fixture->store, "Chi bộ B", TRUE);
  gint64 person = fixture_person (fixture->store, "Vàng Thị Mỷ", "1985", unit, XEP_KIND_LEADER);
  g_autoptr (GError) error = NULL;
  gint64 period = xep_period_store_find (fixture->store, 2025, XEP_PERIOD_YEAR, &error);
  gint64 other = fixture_assessment (fixture->store, period, XEP_KIND_LEADER, person);

  fixture_set (fixture->store, fixture->id, XEP_STEP_SELF, "II.1.1.goal", "cua Pao");
  gtk_widget_grab_focus (get_points (fixture, "II.1.1", XEP_STEP_SELF));
  press (fixture, "F4");
  gui_fixture_wait (is_box_focused, &goal);
  real_keys_await_text (get_box (fixture, "II.1.1", "Goal, task set"), "cua Pao");
  xep_assessment_editor_show (fixture->editor, other);
  gui_fixture_settle ();
  real_keys_await_text (get_box (fixture, "II.1.1", "Goal, task set"), "");
  fixture_execute (fixture->store, "UPDATE assessment SET state = 'closed'");
  xep_assessment_editor_show (fixture->editor, fixture->id);
  gui_fixture_settle ();
  real_keys_await_text (get_box (fixture, "II.1.1", "Goal, task set"), "cua Pao");
  g_assert_false (gtk_widget_is_sensitive (get_box (fixture, "II.1.1", "Goal, task set")));
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
  add ("/criterion-texts/keys", test_keys);
  add ("/criterion-texts/from-the-level", test_from_the_level);
  add ("/criterion-texts/flow-of-points", test_flow_of_points);
  add ("/criterion-texts/folded", test_folded);
  add ("/criterion-texts/refused", test_refused);
  add ("/criterion-texts/another-assessment", test_another_assessment);
  return g_test_run ();
}
