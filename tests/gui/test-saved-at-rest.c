/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-assessment-editor.h"
#include "gui/fields/xep-field-text.h"
#include "real-keys.h"
#include "store-fixture.h"

/* Two boxes of text in forms of their own: what one does not save while the other does was not
 * forgotten for want of time. */
typedef struct
{
  GtkWindow *window;
  XepFieldForm *forms[2];
  GtkWidget *boxes[2];
  char *saved[2]; /* last */
  int saves[2];
  gboolean refuse;
  gboolean busy; /* another process writes */
  gboolean was_busy;
} Fixture;

static gboolean
save (Fixture *fixture, int index, const char *text, GError **error)
{
  if (fixture->busy)
    {
      fixture->was_busy = TRUE;
      g_set_error (error, XEP_ERROR, XEP_ERROR_BUSY, "another process is writing");
      return FALSE;
    }
  if (fixture->refuse)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NO_SPACE, "the disk is full");
      return FALSE;
    }
  g_free (fixture->saved[index]);
  fixture->saved[index] = g_strdup (text);
  fixture->saves[index]++;
  /* As the store does: in its own spelling. */
  g_strstrip (fixture->saved[index]);
  xep_input_show (XEP_INPUT (fixture->boxes[index]), fixture->saved[index]);
  return TRUE;
}

static gboolean
save_first (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  return save (user_data, 0, text, error);
}

static gboolean
save_second (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  return save (user_data, 1, text, error);
}

static GtkTextView *
get_view (Fixture *fixture, int index)
{
  return GTK_TEXT_VIEW (gui_fixture_find_type (fixture->boxes[index], GTK_TYPE_TEXT_VIEW));
}

static GtkTextBuffer *
get_buffer (Fixture *fixture, int index)
{
  return gtk_text_view_get_buffer (get_view (fixture, index));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const XepFieldSave savers[] = { save_first, save_second };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (int i = 0; i < 2; i++)
    {
      fixture->forms[i] = xep_field_form_new ();
      fixture->boxes[i] = xep_field_text_new_shaped (XEP_TEXT_GROWING, 2);
      fixture->saved[i] = g_strdup ("");
      xep_field_form_set_save (fixture->forms[i], savers[i], fixture);
      xep_field_form_set_saves_at_rest (fixture->forms[i], TRUE);
      xep_field_form_add (fixture->forms[i], XEP_INPUT (fixture->boxes[i]), XEP_STEP_SELF, "text");
      gtk_box_append (GTK_BOX (box), fixture->boxes[i]);
    }
  fixture->window = gui_fixture_present (box);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  for (int i = 0; i < 2; i++)
    {
      g_object_unref (fixture->forms[i]);
      g_free (fixture->saved[i]);
    }
}

static gboolean
is_first_saved (gpointer data)
{
  return *((Fixture *) data)->saved[0] != '\0';
}

static gboolean
is_second_saved (gpointer data)
{
  return *((Fixture *) data)->saved[1] != '\0';
}

static int
get_cursor (Fixture *fixture, int index)
{
  int offset;

  g_object_get (get_buffer (fixture, index), "cursor-position", &offset, NULL);
  return offset;
}

/* What is on screen stays as it is, though the store spells it in its own way: the blank at the
 * end, the cursor, what can be undone. */
static void
test_undisturbed (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->boxes[0]);
  real_keys_type (fixture->window, "mot ha ");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "mot ha ");
  real_keys_press (fixture->window, "Left");
  gui_fixture_wait (is_first_saved, fixture);
  g_assert_cmpstr (fixture->saved[0], ==, "mot ha");
  g_assert_cmpint (get_cursor (fixture, 0), ==, 6);
  real_keys_type (fixture->window, "i");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "mot hai ");
  real_keys_press (fixture->window, "ctrl+z");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "mot ha ");
  /* GTK takes back a word at a time. */
  for (int i = 0; i < 4; i++)
    real_keys_press (fixture->window, "ctrl+z");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "");
}

/* Half a word is not saved, and what is being composed is let alone. */
static void
test_composing (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (get_buffer (fixture, 0), "Ban ", -1);
  g_signal_emit_by_name (get_view (fixture, 0), "preedit-changed", "thườ");
  gtk_text_buffer_set_text (get_buffer (fixture, 1), "the later one", -1);
  gui_fixture_wait (is_second_saved, fixture);
  g_assert_cmpint (fixture->saves[0], ==, 0);
  g_signal_emit_by_name (get_view (fixture, 0), "preedit-changed", "");
  gtk_text_buffer_insert_at_cursor (get_buffer (fixture, 0), "thường", -1);
  gui_fixture_wait (is_first_saved, fixture);
  g_assert_cmpstr (fixture->saved[0], ==, "Ban thường");
  g_assert_cmpint (fixture->saves[0], ==, 1);
}

/* A box that was cleared to be written anew keeps what is stored until it is left. */
static void
test_cleared (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->saved[0]);
  fixture->saved[0] = g_strdup ("stored");
  xep_input_show (XEP_INPUT (fixture->boxes[0]), "stored");
  gtk_text_buffer_set_text (get_buffer (fixture, 0), " ", -1);
  gtk_text_buffer_set_text (get_buffer (fixture, 1), "the later one", -1);
  gui_fixture_wait (is_second_saved, fixture);
  g_assert_cmpint (fixture->saves[0], ==, 0);
  g_assert_true (xep_field_form_leave (fixture->forms[0]));
  g_assert_cmpstr (fixture->saved[0], ==, "");
}

static gboolean
is_refused (gpointer form)
{
  return xep_field_form_get_words (form) != NULL;
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  fixture->refuse = TRUE;
  gtk_widget_grab_focus (fixture->boxes[0]);
  gtk_text_buffer_set_text (get_buffer (fixture, 0), "kept", -1);
  gui_fixture_wait (is_refused, fixture->forms[0]);
  g_assert_cmpstr (xep_field_form_get_words (fixture->forms[0]), ==, "the disk is full");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "kept");
  fixture->refuse = FALSE;
  gtk_text_buffer_insert_at_cursor (get_buffer (fixture, 0), "!", -1);
  gui_fixture_wait (is_first_saved, fixture);
  g_assert_cmpstr (fixture->saved[0], ==, "kept!");
  g_assert_null (xep_field_form_get_words (fixture->forms[0]));
}

/* Escape brings back what was there before the writing began, though it was saved meanwhile. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  xep_input_show (XEP_INPUT (fixture->boxes[0]), "before");
  gtk_widget_grab_focus (fixture->boxes[0]);
  gtk_text_buffer_set_text (get_buffer (fixture, 0), "after", -1);
  gui_fixture_wait (is_first_saved, fixture);
  g_assert_cmpstr (fixture->saved[0], ==, "after");
  real_keys_press (fixture->window, "Escape");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "before");
  g_assert_cmpstr (fixture->saved[0], ==, "before");
}

typedef struct
{
  XepStore *store;
  const char *text;
} Stored;

static gboolean
is_stored (gpointer data)
{
  const Stored *wanted = data;
  g_autofree char *text
      = fixture_text (wanted->store, "SELECT ifnull (max (text), '') FROM narrative");

  return g_str_equal (text, wanted->text);
}

/* However often it was saved, the writing of one text is one entry in the audit, from what was
 * there before to what is there now; the next time is another. */
static void
test_audit (void)
{
  g_autoptr (XepStore) store = fixture_store ();
  gint64 unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  gint64 person = fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  gint64 period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  gint64 id = fixture_assessment (store, period, XEP_KIND_LEADER, person);
  XepAssessmentEditor *editor = g_object_new (XEP_TYPE_ASSESSMENT_EDITOR, NULL);
  GtkWindow *window = gui_fixture_present (GTK_WIDGET (editor));
  static const char *const entries = "SELECT count(*) FROM audit WHERE field LIKE 'narrative.%'";
  static const char *const texts
      = "SELECT group_concat (ifnull (old_value, '') || '>' || new_value)"
        " FROM audit WHERE field LIKE 'narrative.%'";
  g_autofree char *first = NULL, *second = NULL;
  GtkWidget *view;
  GtkTextBuffer *buffer;

  xep_assessment_editor_set_store (editor, store);
  xep_assessment_editor_show (editor, id);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gui_fixture_find_text (GTK_WIDGET (editor), GTK_TYPE_TOGGLE_BUTTON,
                                                g_dgettext ("xeploai", "Review"))),
      TRUE);
  gui_fixture_settle ();
  xep_assessment_editor_focus_points (editor);
  view = gtk_window_get_focus (window);
  g_assert_true (GTK_IS_TEXT_VIEW (view));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, "một", -1);
  gui_fixture_wait (is_stored, &(Stored){ store, "một" });
  gtk_text_buffer_insert_at_cursor (buffer, " hai", -1);
  gui_fixture_wait (is_stored, &(Stored){ store, "một hai" });
  gtk_text_buffer_insert_at_cursor (buffer, " ba", -1);
  g_assert_true (xep_assessment_editor_leave (editor));
  g_assert_true (gtk_window_get_focus (window) == view);
  g_assert_cmpint (fixture_count (store, entries), ==, 1);
  first = fixture_text (store, texts);
  g_assert_cmpstr (first, ==, ">một hai ba");
  gtk_text_buffer_insert_at_cursor (buffer, " bốn", -1);
  gui_fixture_wait (is_stored, &(Stored){ store, "một hai ba bốn" });
  second = fixture_text (store, texts);
  g_assert_cmpstr (second, ==, ">một hai ba,một hai ba>một hai ba bốn");
  gtk_window_destroy (window);
}

static gboolean
was_busy (gpointer data)
{
  return ((Fixture *) data)->was_busy;
}

static gboolean
is_first_empty (gpointer data)
{
  return *((Fixture *) data)->saved[0] == '\0';
}

/* What another process kept from being saved is tried again by itself, and the writing goes on: the
 * blank at the end, the cursor, and Escape back to what was there before. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  fixture->busy = TRUE;
  gtk_widget_grab_focus (fixture->boxes[0]);
  real_keys_type (fixture->window, "mot ha ");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "mot ha ");
  real_keys_press (fixture->window, "Left");
  gui_fixture_wait (was_busy, fixture);
  fixture->busy = FALSE;
  gui_fixture_wait (is_first_saved, fixture);
  g_assert_cmpstr (fixture->saved[0], ==, "mot ha");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "mot ha ");
  g_assert_cmpint (get_cursor (fixture, 0), ==, 6);
  real_keys_press (fixture->window, "Escape");
  real_keys_await_text (GTK_WIDGET (get_view (fixture, 0)), "");
  gui_fixture_wait (is_first_empty, fixture);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
#define ADD(path, name) \
  g_test_add ("/saved-at-rest/" path, Fixture, NULL, set_up, test_##name, tear_down)
  ADD ("undisturbed", undisturbed);
  ADD ("composing", composing);
  ADD ("cleared", cleared);
  ADD ("refused", refused);
  ADD ("busy", busy);
  ADD ("escape", escape);
#undef ADD
  g_test_add_func ("/saved-at-rest/audit", test_audit);
  return g_test_run ();
}
