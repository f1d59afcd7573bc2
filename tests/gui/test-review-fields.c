/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialog-test.h"
#include "gui/editor/xep-field-remove.h"
#include "gui/editor/xep-row-list.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/fields/xep-field-text.h"
#include "real-keys.h"

static const XepRowChoice paces[] = { { "", "Unsaid" }, { "late", "Tardy" }, { NULL, NULL } };
static const XepRowColumn columns[] = {
  { "content", 0, 12 },
  { "due", 1, 4 },
  { "pace", 1, 4, paces },
  { "exceeded", 1, 4 },
};
static const XepRowColumn fixed_columns[] = {
  { "percent", 1, 6 },
  { "difficulty", 1, 6 },
};
static const XepRowTable open_table
    = { XEP_SCOPE_TASK, "Deed %u", TRUE, columns, G_N_ELEMENTS (columns) };
static const XepRowTable fixed_table
    = { XEP_SCOPE_REMEDY, "Cure %u", FALSE, fixed_columns, G_N_ELEMENTS (fixed_columns) };

/* "Deed 1: Time limit", as the field is called for people. */
static const char *
title (XepScopeId scope, const char *row, const char *key)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", row, xep_field_get_label (scope, key));

  return g_intern_string (text);
}

/* A page that scrolls, and a form that remembers what it was asked to save. */
typedef struct
{
  GtkWidget *scroller, *box;
  GtkWindow *window;
  XepFieldForm *form;
  GString *saved; /* "key=text;…" */
  gboolean refuse;
} Fixture;

static gboolean
save (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  if (fixture->refuse)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, "too long");
      return FALSE;
    }
  g_string_append_printf (fixture->saved, "%s=%s;", key, text);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  fixture->saved = g_string_new (NULL);
  fixture->form = xep_field_form_new ();
  xep_field_form_set_save (fixture->form, save, fixture);
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), fixture->box);
  fixture->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), viewport);
  fixture->window = gui_fixture_present (fixture->scroller);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gui_fixture_settle ();
  g_object_unref (fixture->form);
  g_string_free (fixture->saved, TRUE);
}

static GtkWidget *
add_text (Fixture *fixture, XepTextShape shape, const char *key)
{
  GtkWidget *field
      = shape == XEP_TEXT_FIXED ? xep_field_text_new (key) : xep_field_text_new_shaped (shape, 2);

  xep_input_set_name (XEP_INPUT (field), key);
  gtk_box_append (GTK_BOX (fixture->box), field);
  xep_field_form_add (fixture->form, XEP_INPUT (field), XEP_STEP_SELF, key);
  xep_input_show (XEP_INPUT (field), "");
  gui_fixture_settle ();
  return field;
}

static GtkWidget *
view_of (GtkWidget *field)
{
  return gui_fixture_find_type (field, GTK_TYPE_TEXT_VIEW);
}

static void
put (GtkWidget *field, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view_of (field))), text, -1);
}

typedef struct
{
  GtkWidget *widget;
  int height;
} Height;

static gboolean
is_higher (gpointer data)
{
  return gtk_widget_get_height (((Height *) data)->widget) > ((Height *) data)->height;
}

static gboolean
is_as_high (gpointer data)
{
  return gtk_widget_get_height (((Height *) data)->widget) == ((Height *) data)->height;
}

static void
test_grows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *growing = add_text (fixture, XEP_TEXT_GROWING, "a");
  GtkWidget *fixed = add_text (fixture, XEP_TEXT_FIXED, "b");
  GtkWidget *after = add_text (fixture, XEP_TEXT_GROWING, "c");
  int low, of_fixed, below;

  gui_fixture_wait (is_higher, &(Height){ after, 20 });
  low = gtk_widget_get_height (growing);
  of_fixed = gtk_widget_get_height (fixed);
  below = gtk_widget_get_height (after);
  put (growing, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10");
  put (fixed, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10");
  gui_fixture_wait (is_higher, &(Height){ growing, 3 * low });
  g_assert_cmpint (gtk_widget_get_height (fixed), ==, of_fixed);
  g_assert_cmpint (gtk_widget_get_height (after), ==, below);
  /* It shrinks with its text too, and never under its lowest height. */
  put (growing, "1");
  gui_fixture_wait (is_as_high, &(Height){ growing, low });
}

typedef struct
{
  GtkWidget *scroller;
  double above;
} Scrolled;

/* To the end, and further than before. */
static gboolean
is_scrolled_to_end (gpointer data)
{
  Scrolled *scrolled = data;
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled->scroller));

  return gtk_adjustment_get_value (adjustment) > scrolled->above
         && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
                >= gtk_adjustment_get_upper (adjustment) - 1;
}

static double
get_scroll (Fixture *fixture)
{
  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller)));
}

static gboolean
is_at_top (gpointer data)
{
  return get_scroll (data) < 20;
}

static gboolean
is_further_down (gpointer data)
{
  return get_scroll (data) > 100;
}

/* What was stored is shown whole when its page comes up, not only once it is typed in. */
static void
test_grows_when_shown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *growing = add_text (fixture, XEP_TEXT_GROWING, "a");
  GtkWidget *empty = add_text (fixture, XEP_TEXT_GROWING, "b");
  g_autofree char *words = NULL;

  gtk_widget_hide (fixture->box);
  gui_fixture_settle ();
  words = g_strnfill (4000, 'a');
  for (gsize at = 9; at < 4000; at += 10)
    words[at] = ' ';
  put (growing, words);
  gui_fixture_settle ();
  gtk_widget_show (fixture->box);
  gui_fixture_wait (is_higher, &(Height){ growing, 3 * gtk_widget_get_height (empty) });
}

/* A box higher than the window: the line that is typed stays in sight. */
static void
test_follows_cursor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *field = add_text (fixture, XEP_TEXT_GROWING, "a");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view_of (field)));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter start;
  double bottom;

  for (int i = 0; i < 100; i++)
    g_string_append (text, "Một dòng của bản kiểm điểm.\n");
  gtk_widget_grab_focus (field);
  put (field, text->str);
  gui_fixture_wait (is_higher, &(Height){ field, 1000 });
  gui_fixture_wait (is_scrolled_to_end, &(Scrolled){ fixture->scroller, 0 });
  bottom = get_scroll (fixture);
  real_keys_type (fixture->window, "x");
  real_keys_press (fixture->window, "Return");
  real_keys_type (fixture->window, "y");
  g_string_append (text, "x\ny");
  real_keys_await_text (view_of (field), text->str);
  gui_fixture_wait (is_scrolled_to_end, &(Scrolled){ fixture->scroller, bottom });
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gui_fixture_wait (is_at_top, fixture);
  /* The wheel is the page's, over the box too. */
  real_keys_wheel (fixture->window);
  gui_fixture_wait (is_further_down, fixture);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = add_text (fixture, XEP_TEXT_GROWING, "a");
  GtkWidget *second = add_text (fixture, XEP_TEXT_ONE_LINE, "b");
  GtkWidget *third = add_text (fixture, XEP_TEXT_GROWING, "c");

  gtk_widget_grab_focus (first);
  real_keys_type (fixture->window, "mot");
  real_keys_press (fixture->window, "Return");
  real_keys_type (fixture->window, "hai");
  real_keys_await_text (view_of (first), "mot\nhai");
  g_assert_cmpstr (fixture->saved->str, ==, "");
  real_keys_press (fixture->window, "Tab");
  gui_fixture_wait (real_keys_has_focus, view_of (second));
  g_assert_cmpstr (fixture->saved->str, ==, "a=mot\nhai;");
  /* A few words: Enter is no part of them. */
  real_keys_type (fixture->window, "ba");
  real_keys_await_text (view_of (second), "ba");
  real_keys_press (fixture->window, "Return");
  gui_fixture_wait (real_keys_has_focus, view_of (third));
  g_assert_cmpstr (fixture->saved->str, ==, "a=mot\nhai;b=ba;");
  real_keys_press (fixture->window, "shift+Tab");
  gui_fixture_wait (real_keys_has_focus, view_of (second));
  real_keys_press (fixture->window, "shift+Return");
  gui_fixture_wait (real_keys_has_focus, view_of (first));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *field = add_text (fixture, XEP_TEXT_GROWING, "a");

  xep_input_show (XEP_INPUT (field), "stored");
  gtk_widget_grab_focus (field);
  real_keys_press (fixture->window, "ctrl+End");
  real_keys_type (fixture->window, "1");
  real_keys_await_text (view_of (field), "stored1");
  real_keys_press (fixture->window, "ctrl+z");
  real_keys_await_text (view_of (field), "stored");
  /* What stood here of another subject does not come back. */
  real_keys_press (fixture->window, "ctrl+z");
  real_keys_type (fixture->window, "2");
  real_keys_await_text (view_of (field), "stored2");
  real_keys_press (fixture->window, "Escape");
  real_keys_await_text (view_of (field), "stored");
}

/* Several pages, letters outside the basic plane, line ends as Word writes them: all handed over
 * as pasted, and what is refused stays. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  static const char *const piece = "Đã hoàn thành 🎉\r\ntốt\vrồi\xe2\x80\xa8nhé. ";
  GtkWidget *field = add_text (fixture, XEP_TEXT_GROWING, "a");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kept = NULL;

  while (g_utf8_strlen (text->str, -1) < 100000)
    g_string_append (text, piece);
  gtk_widget_grab_focus (field);
  put (field, text->str);
  fixture->refuse = TRUE;
  g_assert_false (xep_input_commit (XEP_INPUT (field)));
  g_assert_cmpstr (xep_field_form_get_words (fixture->form), ==, "too long");
  g_assert_true (gtk_widget_has_css_class (view_of (field), "error"));
  kept = real_keys_dup_text (GTK_TEXT_VIEW (view_of (field)));
  g_assert_cmpstr (kept, ==, text->str);
  fixture->refuse = FALSE;
  g_assert_true (xep_input_commit (XEP_INPUT (field)));
  g_assert_cmpuint (fixture->saved->len, ==, text->len + 3);
  g_assert_false (gtk_widget_has_css_class (view_of (field), "error"));
}

static XepRowList *
add_list (Fixture *fixture, const XepRowTable *table)
{
  GtkWidget *list = xep_row_list_new (table);

  gtk_box_append (GTK_BOX (fixture->box), list);
  return XEP_ROW_LIST (list);
}

static void
collect (Fixture *fixture, XepRowList *list)
{
  xep_field_form_clear (fixture->form);
  xep_row_list_add_fields (list, fixture->form);
  gui_fixture_settle ();
}

static GtkWidget *
find (XepRowList *list, GType type, const char *name)
{
  return gui_fixture_find (GTK_WIDGET (list), type, name);
}

static gboolean
has_saved (gpointer data)
{
  return ((Fixture *) data)->saved->len > 0;
}

static void
test_open_list (Fixture *fixture, gconstpointer data)
{
  XepRowList *list = add_list (fixture, &open_table);
  GtkWidget *content;

  g_assert_true (xep_row_list_set_stored (list, 0));
  g_assert_false (xep_row_list_set_stored (list, 0));
  collect (fixture, list);
  /* The row to come shows where to begin, and nothing to take away. */
  content = find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 1", "content"));
  g_assert_nonnull (content);
  g_assert_null (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 1", "due")));
  g_assert_null (find (list, XEP_TYPE_FIELD_REMOVE, "Deed 1: Remove"));
  gtk_widget_grab_focus (content);
  real_keys_type (fixture->window, "lam");
  real_keys_await_text (content, "lam");
  real_keys_press (fixture->window, "Tab");
  gui_fixture_wait (has_saved, fixture);
  g_assert_cmpstr (fixture->saved->str, ==, "task.1.content=lam;");
  g_assert_true (xep_row_list_set_stored (list, 1));
  collect (fixture, list);
  g_assert_true (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 1", "content"))
                 == content);
  g_assert_nonnull (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 1", "due")));
  g_assert_nonnull (find (list, GTK_TYPE_DROP_DOWN, title (XEP_SCOPE_TASK, "Deed 1", "pace")));
  g_assert_nonnull (
      find (list, XEP_TYPE_FIELD_CHECK, title (XEP_SCOPE_TASK, "Deed 1", "exceeded")));
  g_assert_nonnull (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 2", "content")));
  g_assert_null (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 2", "due")));
  /* Visible words and the spoken name are the same words. */
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (list), GTK_TYPE_LABEL, "Deed 1"));
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (list), GTK_TYPE_LABEL,
                                           xep_field_get_label (XEP_SCOPE_TASK, "due")));
}

static void
test_list_saves (Fixture *fixture, gconstpointer data)
{
  XepRowList *list = add_list (fixture, &open_table);
  GtkWidget *pace, *check;

  xep_row_list_set_stored (list, 2);
  collect (fixture, list);
  pace = find (list, GTK_TYPE_DROP_DOWN, title (XEP_SCOPE_TASK, "Deed 2", "pace"));
  check = find (list, XEP_TYPE_FIELD_CHECK, title (XEP_SCOPE_TASK, "Deed 1", "exceeded"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (pace), 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpstr (fixture->saved->str, ==, "task.2.pace=late;task.1.exceeded=yes;");
  g_string_set_size (fixture->saved, 0);
  fixture->refuse = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
answer (Fixture *fixture, XepRowList *list, const char *name, int response)
{
  g_signal_emit_by_name (find (list, XEP_TYPE_FIELD_REMOVE, name), "clicked");
  gtk_dialog_response (GTK_DIALOG (dialog_test_find_above (fixture->window)), response);
  gui_fixture_settle ();
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  XepRowList *list = add_list (fixture, &open_table);
  g_autofree char *name = g_strdup_printf (g_dgettext ("xeploai", "%s: Remove"), "Deed 2");

  xep_row_list_set_stored (list, 2);
  collect (fixture, list);
  answer (fixture, list, name, GTK_RESPONSE_CANCEL);
  g_assert_cmpstr (fixture->saved->str, ==, "");
  answer (fixture, list, name, GTK_RESPONSE_ACCEPT);
  g_assert_cmpstr (fixture->saved->str, ==, "task.2=;");
  /* The focus stays where the row was. */
  gtk_widget_grab_focus (find (list, XEP_TYPE_FIELD_REMOVE, name));
  xep_row_list_set_stored (list, 1);
  collect (fixture, list);
  g_assert_null (find (list, XEP_TYPE_FIELD_REMOVE, name));
  g_assert_true (gtk_widget_has_focus (
      find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 2", "content"))));
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  XepRowList *list = add_list (fixture, &open_table);

  xep_row_list_set_stored (list, XEP_ROW_LIST_LIMIT - 1);
  collect (fixture, list);
  g_assert_nonnull (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 200", "content")));
  g_assert_null (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 200", "due")));
  xep_row_list_set_stored (list, XEP_ROW_LIST_LIMIT);
  collect (fixture, list);
  g_assert_nonnull (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 200", "due")));
  g_assert_null (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 201", "content")));
  /* The widgets of many rows are kept out of sight for one who has few. */
  xep_row_list_set_stored (list, 0);
  collect (fixture, list);
  g_assert_null (find (list, GTK_TYPE_TEXT_VIEW, title (XEP_SCOPE_TASK, "Deed 2", "content")));
}

static void
test_fixed_list (Fixture *fixture, gconstpointer data)
{
  XepRowList *list = add_list (fixture, &fixed_table);
  GtkWidget *percent;

  g_assert_true (xep_row_list_set_length (list, 2));
  xep_row_list_set_row (list, 0, "17", "Chậm báo cáo", "Quý II, năm 2025");
  xep_row_list_set_row (list, 1, "9", "Thiếu sổ sách", "Năm 2024");
  collect (fixture, list);
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (list), GTK_TYPE_LABEL, "Chậm báo cáo"));
  g_assert_nonnull (gui_fixture_find_text (GTK_WIDGET (list), GTK_TYPE_LABEL, "Năm 2024"));
  g_assert_null (gui_fixture_find_type (GTK_WIDGET (list), XEP_TYPE_FIELD_REMOVE));
  percent = find (list, XEP_TYPE_FIELD_ENTRY, title (XEP_SCOPE_REMEDY, "Cure 2", "percent"));
  gtk_editable_set_text (GTK_EDITABLE (percent), "101");
  g_assert_false (xep_input_commit (XEP_INPUT (percent)));
  gtk_editable_set_text (GTK_EDITABLE (percent), "80");
  g_assert_true (xep_input_commit (XEP_INPUT (percent)));
  g_assert_cmpstr (fixture->saved->str, ==, "remedy.9.percent=80;");
  g_assert_true (xep_row_list_set_length (list, 0));
  collect (fixture, list);
  g_assert_null (find (list, XEP_TYPE_FIELD_ENTRY, title (XEP_SCOPE_REMEDY, "Cure 1", "percent")));
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
  add ("/review-text/grows", test_grows);
  add ("/review-text/grows-when-shown", test_grows_when_shown);
  add ("/review-text/follows-cursor", test_follows_cursor);
  add ("/review-text/keys", test_keys);
  add ("/review-text/undo", test_undo);
  add ("/review-text/long-text", test_long_text);
  add ("/row-list/open", test_open_list);
  add ("/row-list/saves", test_list_saves);
  add ("/row-list/remove", test_remove);
  add ("/row-list/limit", test_limit);
  add ("/row-list/fixed", test_fixed_list);
  return g_test_run ();
}
