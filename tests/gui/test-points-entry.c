/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui-fixture.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-field-text.h"

/* Four entries in a form that remembers what it was asked to save. */
typedef struct
{
  GtkWindow *window;
  XepFieldForm *form;
  GtkWidget *entries[4];
  GString *saved; /* "key=text;…" */
  gboolean refuse;
} Fixture;

static gboolean
save (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  if (fixture->refuse)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NO_SPACE, "the disk is full");
      return FALSE;
    }
  g_string_append_printf (fixture->saved, "%s=%s;", key, text);
  return TRUE;
}

static void
set_up_kind (Fixture *fixture, XepFieldType type)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *overlay = xep_message_overlay_new ();

  fixture->saved = g_string_new (NULL);
  fixture->form = xep_field_form_new ();
  xep_field_form_set_save (fixture->form, save, fixture);
  xep_message_overlay_set_child (XEP_MESSAGE_OVERLAY (overlay), box);
  xep_field_form_set_overlay (fixture->form, XEP_MESSAGE_OVERLAY (overlay));
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("I.%d", i + 1);

      fixture->entries[i] = xep_field_entry_new (type);
      xep_field_entry_set_maximum (XEP_FIELD_ENTRY (fixture->entries[i]), 750, FALSE);
      gtk_box_append (GTK_BOX (box), fixture->entries[i]);
      xep_field_form_add (fixture->form, XEP_INPUT (fixture->entries[i]), XEP_STEP_SELF, key);
    }
  fixture->window = gui_fixture_present (overlay);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_kind (fixture, GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->form);
  g_string_free (fixture->saved, TRUE);
}

static void
type (Fixture *fixture, int index, const char *text)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (fixture->entries[index]));
  int position = 0;

  gtk_widget_grab_focus (fixture->entries[index]);
  gtk_editable_delete_text (delegate, 0, -1);
  /* Letter by letter, as keys come. */
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    gtk_editable_insert_text (delegate, letter, g_utf8_next_char (letter) - letter, &position);
}

static const char *
text_of (Fixture *fixture, int index)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->entries[index]));
}

static gboolean
is_focused (Fixture *fixture, int index)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, fixture->entries[index]);
}

static gboolean
enter (Fixture *fixture, int index)
{
  return xep_input_move_on_key (XEP_INPUT (fixture->entries[index]), GDK_KEY_Return, 0);
}

static void
assert_invalid (Fixture *fixture, int index, gboolean invalid)
{
  g_assert_true (gtk_widget_has_css_class (fixture->entries[index], "error") == invalid);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (fixture->entries[index]),
                                                GTK_ACCESSIBLE_STATE_INVALID)
                 == invalid);
}

static void
test_decimal_comma (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "2.5");
  g_assert_cmpstr (text_of (fixture, 0), ==, "2,5");
  type (fixture, 1, "2,25");
  g_assert_cmpstr (text_of (fixture, 1), ==, "2,25");
  g_assert_true (enter (fixture, 1));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=2,5;I.2=2,25;");
}

/* Each text and whether it is taken where the maximum is 7,5. */
static const struct
{
  const char *text;
  gboolean taken;
} limits[] = {
  { "0", TRUE },     { "7,5", TRUE },    { "7,50", TRUE },   { "7.49", TRUE },    { " 3 ", TRUE },
  { "7,51", FALSE }, { "7,505", FALSE }, { "8", FALSE },     { "75", FALSE },     { "-1", FALSE },
  { "abc", FALSE },  { "1,2,3", FALSE }, { "1 000", FALSE }, { "5 điểm", FALSE }, { ",", FALSE },
};

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_string_set_size (fixture->saved, 0);
      xep_input_show (XEP_INPUT (fixture->entries[0]), "");
      type (fixture, 0, limits[i].text);
      g_test_message ("“%s”", limits[i].text);
      g_assert_true (xep_input_commit (XEP_INPUT (fixture->entries[0])) == limits[i].taken);
      g_assert_true ((fixture->saved->len > 0) == limits[i].taken);
      g_assert_true ((xep_field_form_get_words (fixture->form) == NULL) == limits[i].taken);
    }
}

static void
test_refused_keeps (Fixture *fixture, gconstpointer data)
{
  xep_input_show (XEP_INPUT (fixture->entries[0]), "3");
  type (fixture, 0, "9");
  g_assert_true (enter (fixture, 0));
  g_assert_true (is_focused (fixture, 0));
  g_assert_cmpstr (text_of (fixture, 0), ==, "9");
  g_assert_nonnull (strstr (xep_field_form_get_words (fixture->form), "7,5"));
  assert_invalid (fixture, 0, TRUE);
  /* The mouse does not get away either. */
  gtk_widget_grab_focus (fixture->entries[2]);
  gui_fixture_settle ();
  g_assert_cmpstr (text_of (fixture, 0), ==, "9");
  g_assert_cmpstr (fixture->saved->str, ==, "");
  g_assert_false (xep_field_form_leave (fixture->form));
  g_assert_true (is_focused (fixture, 0));
  /* Words go as soon as the value is right, not when it is left. */
  type (fixture, 0, "4");
  g_assert_null (xep_field_form_get_words (fixture->form));
  assert_invalid (fixture, 0, FALSE);
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=4;");
  g_assert_true (is_focused (fixture, 1));
}

static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  xep_input_show (XEP_INPUT (fixture->entries[0]), "3");
  fixture->refuse = TRUE;
  type (fixture, 0, "5");
  g_assert_false (xep_input_commit (XEP_INPUT (fixture->entries[0])));
  g_assert_cmpstr (xep_field_form_get_words (fixture->form), ==, "the disk is full");
  /* What is stored comes again: what was typed stays on screen. */
  xep_input_show (XEP_INPUT (fixture->entries[0]), "3");
  g_assert_cmpstr (text_of (fixture, 0), ==, "5");
  fixture->refuse = FALSE;
  g_assert_true (xep_input_commit (XEP_INPUT (fixture->entries[0])));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5;");
  g_assert_null (xep_field_form_get_words (fixture->form));
}

static void
test_left_saves (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "5");
  gtk_widget_grab_focus (fixture->entries[3]);
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5;");
  /* Nothing typed, nothing saved. */
  gtk_widget_grab_focus (fixture->entries[0]);
  gtk_widget_grab_focus (fixture->entries[1]);
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5;");
}

/* A screen reader writes without moving the focus: that is not forgotten either. */
static void
test_written_without_focus (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->entries[3]);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entries[0]), "5");
  gtk_editable_set_text (GTK_EDITABLE (fixture->entries[1]), "6");
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5;");
  g_assert_true (xep_field_form_leave (fixture->form));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5;I.2=6;");
}

static void
test_clears (Fixture *fixture, gconstpointer data)
{
  xep_input_show (XEP_INPUT (fixture->entries[0]), "3");
  type (fixture, 0, "");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=;");
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  xep_input_show (XEP_INPUT (fixture->entries[0]), "3");
  type (fixture, 0, "3");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "");
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  XepInput *input = XEP_INPUT (fixture->entries[0]);

  gtk_widget_set_visible (fixture->entries[1], FALSE);
  gtk_widget_set_sensitive (fixture->entries[2], FALSE);
  gtk_widget_grab_focus (fixture->entries[0]);
  g_signal_emit_by_name (fixture->entries[0], "activate");
  g_assert_true (is_focused (fixture, 3));
  g_assert_true (xep_input_move_on_key (XEP_INPUT (fixture->entries[3]), GDK_KEY_ISO_Left_Tab,
                                        GDK_SHIFT_MASK));
  g_assert_true (is_focused (fixture, 0));
  g_assert_true (xep_input_move_on_key (input, GDK_KEY_KP_Enter, 0));
  g_assert_true (is_focused (fixture, 3));
  /* At the end the key is the window's. */
  g_assert_false (xep_input_move_on_key (XEP_INPUT (fixture->entries[3]), GDK_KEY_Tab, 0));
  /* Other keys are not. */
  g_assert_false (xep_input_move_on_key (input, GDK_KEY_a, 0));
  g_assert_false (xep_input_move_on_key (input, GDK_KEY_Tab, GDK_CONTROL_MASK));
}

static void
test_binary (Fixture *fixture, gconstpointer data)
{
  xep_field_entry_set_maximum (XEP_FIELD_ENTRY (fixture->entries[0]), 500, TRUE);
  type (fixture, 0, "3");
  g_assert_false (xep_input_commit (XEP_INPUT (fixture->entries[0])));
  type (fixture, 0, "0");
  g_assert_true (xep_input_commit (XEP_INPUT (fixture->entries[0])));
  type (fixture, 0, "5");
  g_assert_true (xep_input_commit (XEP_INPUT (fixture->entries[0])));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=0;I.1=5;");
}

static void
test_points_of_text (Fixture *fixture, gconstpointer data)
{
  XepFieldEntry *entry = XEP_FIELD_ENTRY (fixture->entries[0]);

  g_assert_cmpint (xep_field_entry_get_points (entry), ==, XEP_POINTS_MISSING);
  type (fixture, 0, "7,5");
  g_assert_cmpint (xep_field_entry_get_points (entry), ==, 750);
  type (fixture, 0, "7,6");
  g_assert_cmpint (xep_field_entry_get_points (entry), ==, XEP_POINTS_MISSING);
  type (fixture, 0, "0");
  g_assert_cmpint (xep_field_entry_get_points (entry), ==, 0);
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "31/02/2025", "2025", "13/13/2025", "5/12/25", "hôm nay" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      type (fixture, 0, refused[i]);
      g_test_message ("“%s”", refused[i]);
      g_assert_false (xep_input_commit (XEP_INPUT (fixture->entries[0])));
    }
  type (fixture, 0, "5.12.2025");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=5.12.2025;");
}

static gboolean
is_told (Fixture *fixture, const char *words)
{
  GtkWidget *label = gui_fixture_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, words);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The day of what has happened is taken and told when it is still to come; the words go with the
 * next letter, the mark stays as long as the day. */
static void
test_date_to_come (Fixture *fixture, gconstpointer data)
{
  const char *words = g_dgettext ("xeploai", "This date is still to come.");

  type (fixture, 0, "24/12/2020");
  g_assert_true (enter (fixture, 0));
  g_assert_false (is_told (fixture, words));
  type (fixture, 0, "24/12/2099");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=24/12/2020;I.1=24/12/2099;");
  g_assert_null (xep_field_form_get_words (fixture->form));
  g_assert_true (is_told (fixture, words));
  g_assert_true (gtk_widget_has_css_class (fixture->entries[0], "warning"));
  g_assert_false (gtk_widget_has_css_class (fixture->entries[0], "error"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->entries[0]), ==, words);
  type (fixture, 1, "1");
  g_assert_false (is_told (fixture, words));
  g_assert_true (gtk_widget_has_css_class (fixture->entries[0], "warning"));
  xep_input_show (XEP_INPUT (fixture->entries[0]), "24/12/2020");
  g_assert_false (gtk_widget_has_css_class (fixture->entries[0], "warning"));
}

/* A limit, or a meeting that is planned. */
static void
test_due (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "24/12/2099");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=24/12/2099;");
  g_assert_false (is_told (fixture, g_dgettext ("xeploai", "This date is still to come.")));
  g_assert_false (gtk_widget_has_css_class (fixture->entries[0], "warning"));
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "1,5", "-2", "mười", "10000" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      type (fixture, 0, refused[i]);
      g_assert_false (xep_input_commit (XEP_INPUT (fixture->entries[0])));
    }
  type (fixture, 0, "12");
  g_assert_true (enter (fixture, 0));
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=12;");
  /* The word that stands for "no earlier shortcomings" is not a number to show. */
  xep_input_show (XEP_INPUT (fixture->entries[0]), "none");
  g_assert_cmpstr (text_of (fixture, 0), ==, "");
}

/* What an input method is composing is neither disturbed nor lost. */
static void
test_composing (Fixture *fixture, gconstpointer data)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (fixture->entries[0]));

  xep_input_show (XEP_INPUT (fixture->entries[0]), "Ban ");
  gtk_widget_grab_focus (fixture->entries[0]);
  gtk_editable_set_position (delegate, -1);
  g_signal_emit_by_name (delegate, "preedit-changed", "thườ");
  xep_input_show (XEP_INPUT (fixture->entries[0]), "Other");
  g_assert_cmpstr (text_of (fixture, 0), ==, "Ban ");
  gtk_widget_grab_focus (fixture->entries[1]);
  g_assert_cmpstr (fixture->saved->str, ==, "I.1=Ban thườ;");
  /* A dead accent alone is no letter. */
  g_string_set_size (fixture->saved, 0);
  gtk_widget_grab_focus (fixture->entries[2]);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (fixture->entries[2])),
                         "preedit-changed", "´");
  gtk_widget_grab_focus (fixture->entries[3]);
  g_assert_cmpstr (fixture->saved->str, ==, "");
}

static void
test_choice (void)
{
  Fixture fixture = { .saved = g_string_new (NULL), .form = xep_field_form_new () };
  GtkWidget *choice = xep_field_choice_new ();
  GtkWidget *drop_down;

  xep_field_choice_append (XEP_FIELD_CHOICE (choice), "", "Not rated", "–");
  xep_field_choice_append (XEP_FIELD_CHOICE (choice), "good", "Good level", "Good");
  xep_field_choice_append (XEP_FIELD_CHOICE (choice), "excellent", "Excellent level", "Excellent");
  xep_field_choice_finish (XEP_FIELD_CHOICE (choice));
  xep_field_form_set_save (fixture.form, save, &fixture);
  xep_field_form_add (fixture.form, XEP_INPUT (choice), XEP_STEP_SELF, "level");
  fixture.window = gui_fixture_present (choice);
  xep_input_set_name (XEP_INPUT (choice), "Level");
  drop_down = gui_fixture_get (choice, GTK_TYPE_DROP_DOWN, "Level");
  xep_input_show (XEP_INPUT (choice), "good");
  g_assert_cmpstr (xep_field_choice_get_value (XEP_FIELD_CHOICE (choice)), ==, "good");
  g_assert_cmpstr (fixture.saved->str, ==, "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  g_assert_cmpstr (fixture.saved->str, ==, "level=excellent;");
  /* Refused: the stored choice comes back, and the words stand. */
  xep_input_show (XEP_INPUT (choice), "excellent");
  fixture.refuse = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  g_assert_cmpstr (xep_field_choice_get_value (XEP_FIELD_CHOICE (choice)), ==, "excellent");
  g_assert_cmpstr (xep_field_form_get_words (fixture.form), ==, "the disk is full");
  /* A value that is not offered is no choice. */
  xep_input_show (XEP_INPUT (choice), "unknown");
  g_assert_cmpstr (xep_field_choice_get_value (XEP_FIELD_CHOICE (choice)), ==, "");
  tear_down (&fixture, NULL);
}

static void
test_check (void)
{
  Fixture fixture = { .saved = g_string_new (NULL), .form = xep_field_form_new () };
  GtkWidget *check = xep_field_check_new ("T1", "yes", "no");

  xep_field_form_set_save (fixture.form, save, &fixture);
  xep_field_form_add (fixture.form, XEP_INPUT (check), XEP_STEP_SELF, "disqualifier.T1");
  fixture.window = gui_fixture_present (check);
  xep_input_show (XEP_INPUT (check), "yes");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (fixture.saved->str, ==, "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpstr (fixture.saved->str, ==, "disqualifier.T1=no;");
  fixture.refuse = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  tear_down (&fixture, NULL);
}

static void
test_text (void)
{
  Fixture fixture = { .saved = g_string_new (NULL), .form = xep_field_form_new () };
  GtkWidget *field = xep_field_text_new ("Grounds");
  GtkWidget *view;
  GtkTextBuffer *buffer;

  xep_field_form_set_save (fixture.form, save, &fixture);
  xep_field_form_add (fixture.form, XEP_INPUT (field), XEP_STEP_SELF, "grounds");
  fixture.window = gui_fixture_present (field);
  view = gui_fixture_get (field, GTK_TYPE_TEXT_VIEW, "Grounds");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  xep_input_show (XEP_INPUT (field), "one");
  g_assert_true (xep_input_commit (XEP_INPUT (field)));
  g_assert_cmpstr (fixture.saved->str, ==, "");
  gtk_text_buffer_set_text (buffer, "one\ntwo", -1);
  /* Coming from the store it does not take away what is being written. */
  xep_input_show (XEP_INPUT (field), "one");
  g_assert_true (xep_input_commit (XEP_INPUT (field)));
  g_assert_cmpstr (fixture.saved->str, ==, "grounds=one\ntwo;");
  tear_down (&fixture, NULL);
}

static void
add (const char *path, XepFieldType type, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (type), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  add ("/points-entry/decimal-comma", XEP_KEYED_POINTS, test_decimal_comma);
  add ("/points-entry/limits", XEP_KEYED_POINTS, test_limits);
  add ("/points-entry/refused-keeps", XEP_KEYED_POINTS, test_refused_keeps);
  add ("/points-entry/save-fails", XEP_KEYED_POINTS, test_save_fails);
  add ("/points-entry/left-saves", XEP_KEYED_POINTS, test_left_saves);
  add ("/points-entry/written-without-focus", XEP_KEYED_POINTS, test_written_without_focus);
  add ("/points-entry/clears", XEP_KEYED_POINTS, test_clears);
  add ("/points-entry/unchanged", XEP_KEYED_POINTS, test_unchanged);
  add ("/points-entry/moves", XEP_KEYED_POINTS, test_moves);
  add ("/points-entry/binary", XEP_KEYED_POINTS, test_binary);
  add ("/points-entry/points-of-text", XEP_KEYED_POINTS, test_points_of_text);
  add ("/field-entry/date", XEP_KEYED_DATE, test_date);
  add ("/field-entry/date-to-come", XEP_KEYED_DATE, test_date_to_come);
  add ("/field-entry/due", XEP_KEYED_DUE, test_due);
  add ("/field-entry/count", XEP_KEYED_COUNT, test_count);
  add ("/field-entry/composing", XEP_KEYED_LINE, test_composing);
  g_test_add_func ("/field-choice", test_choice);
  g_test_add_func ("/field-check", test_check);
  g_test_add_func ("/field-text", test_text);
  return g_test_run ();
}
