/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/xep-paths.h"
#include "dialog-test.h"
#include "gui-fixture.h"
#include "gui/fields/xep-input.h"
#include "gui/regulation/xep-regulation-page.h"
#include "gui/regulation/xep-regulation-publish-dialog.h"
#include "gui/regulation/xep-regulation-window.h"
#include "store/xep-period-store.h"

#define PART(window, name) dialog_test_part (window, XEP_TYPE_REGULATION_WINDOW, name)
#define DIALOG_PART(dialog, name) \
  dialog_test_part (dialog, XEP_TYPE_REGULATION_PUBLISH_DIALOG, name)

typedef struct
{
  XepStore *store;
  gint64 period_id;
  XepRegulationWindow *window;
  char *own; /* regulations folder of the clerk */
  guint published;
} Fixture;

static void
count_cb (XepRegulationWindow *window, Fixture *fixture)
{
  fixture->published++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *user_dir = xep_paths_get_user_dir ();
  g_autoptr (GError) error = NULL;

  fixture->own = g_build_filename (user_dir, "regulations", NULL);
  fixture->store = dialog_test_store ();
  fixture->period_id = xep_period_store_ensure (fixture->store, 2025, XEP_PERIOD_Q3, &error);
  g_assert_no_error (error);
  fixture->window = xep_regulation_window_new (fixture->store, fixture->period_id, &error);
  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect (fixture->window, "published", G_CALLBACK (count_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
  g_assert_finalize_object (fixture->store);
  remove_folder (fixture->own);
  g_free (fixture->own);
}

static GtkWidget *
search (GtkWidget *root, const char *key)
{
  GtkWidget *found = NULL;

  if (XEP_IS_INPUT (root) && g_strcmp0 (xep_input_get_key (XEP_INPUT (root)), key) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, key);
  return found;
}

static GtkWidget *
find (Fixture *fixture, const char *key)
{
  return search (PART (fixture->window, "page"), key);
}

/* As keyed: the text changes and the field is left. */
static gboolean
key_in (Fixture *fixture, const char *key, const char *text)
{
  GtkWidget *field = find (fixture, key);

  g_assert_nonnull (field);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  return xep_input_commit (XEP_INPUT (field));
}

static void
show (Fixture *fixture, const char *section)
{
  GtkListBox *sections = PART (fixture->window, "sections");
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (sections, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), section))
      gtk_list_box_select_row (sections, row);
  gui_fixture_settle ();
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return gui_fixture_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, text) != NULL;
}

static gboolean
has_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->own, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A row for each set and five more; each shows its fields. */
static void
test_sections (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *section;
    const char *key;
  } cases[] = {
    { "set.PL9-TMD", "set.PL9-TMD.criterion.I.1.1.label" },
    { "exempt", "exempt.suspended.text" },
    { "unrated", "unrated.leave.text" },
    { "component", "component.quarter.5.if-any" },
    { "component", "component.year.13.text" },
    { "deadline", "deadline.year-commune.day" },
    { "quota", "quota.members.rounding" },
    { "set.PL3", "set.PL3.group.I.add" },
  };
  GtkListBox *sections = PART (fixture->window, "sections");

  g_assert_nonnull (gtk_list_box_get_row_at_index (sections, 26));
  g_assert_null (gtk_list_box_get_row_at_index (sections, 27));
  g_assert_true (has_label (fixture, "A 30/30, B 70/70"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      show (fixture, cases[i].section);
      g_assert_nonnull (find (fixture, cases[i].key));
    }
}

/* The sums follow the points; a wrong value stays in its field and keeps its section. */
static void
test_points (Fixture *fixture, gconstpointer data)
{
  XepRegulationPage *page = PART (fixture->window, "page");

  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "5,5"));
  g_assert_true (has_label (fixture, "30,5"));
  g_assert_false (has_label (fixture, "A 30/30, B 70/70"));
  g_assert_false (key_in (fixture, "set.PL3.criterion.I.2.maximum", "4,6"));
  show (fixture, "quota");
  g_assert_cmpstr (xep_regulation_page_get_section (page), ==, "set.PL3");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find (fixture, "set.PL3.criterion.I.2.maximum"))), ==,
      "4,6");
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.2.maximum", "4,5"));
  g_assert_true (has_label (fixture, "A 30/30, B 70/70"));
  show (fixture, "quota");
  g_assert_cmpstr (xep_regulation_page_get_section (page), ==, "quota");
}

static void
press (Fixture *fixture, const char *key)
{
  g_signal_emit_by_name (find (fixture, key), "clicked");
  gui_fixture_settle ();
}

static void
answer (GtkWindow *below, int response)
{
  GtkWindow *question = dialog_test_find_above (below);

  g_assert_nonnull (question);
  gtk_dialog_response (GTK_DIALOG (question), response);
  gui_fixture_settle ();
}

static void
test_criteria (Fixture *fixture, gconstpointer data)
{
  press (fixture, "set.PL3.group.II.2.add");
  g_assert_nonnull (find (fixture, "set.PL3.criterion.II.2.3.label"));
  g_assert_true (key_in (fixture, "set.PL3.criterion.II.2.3.maximum", "1"));
  g_assert_true (has_label (fixture, "21"));
  press (fixture, "set.PL3.criterion.II.2.3.remove");
  answer (GTK_WINDOW (fixture->window), GTK_RESPONSE_CANCEL);
  g_assert_nonnull (find (fixture, "set.PL3.criterion.II.2.3.label"));
  press (fixture, "set.PL3.criterion.II.2.3.remove");
  answer (GTK_WINDOW (fixture->window), GTK_RESPONSE_ACCEPT);
  g_assert_null (find (fixture, "set.PL3.criterion.II.2.3.label"));
  g_assert_true (has_label (fixture, "A 30/30, B 70/70"));
}

static GtkWindow *
open_publish (Fixture *fixture)
{
  GtkWindow *dialog = NULL;

  g_signal_emit_by_name (PART (fixture->window, "publish_button"), "clicked");
  gui_fixture_settle ();
  dialog = dialog_test_find_above (GTK_WINDOW (fixture->window));
  g_assert_true (XEP_IS_REGULATION_PUBLISH_DIALOG (dialog));
  return dialog;
}

static void
publish (GtkWindow *dialog, const char *date)
{
  gtk_editable_set_text (DIALOG_PART (dialog, "date_entry"), date);
  g_signal_emit_by_name (DIALOG_PART (dialog, "publish_button"), "clicked");
  gui_fixture_settle ();
}

static const char *
get_version (Fixture *fixture, gint64 period_id)
{
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation = xep_store_get_period_regulation (fixture->store, period_id, &error);

  g_assert_no_error (error);
  return xep_regulation_get_version (regulation);
}

/* 101 (31 of 30) and 99,5 are told in words before a date is asked for, and nothing is stored; the
 * open period keeps its rules, the next one has the new ones. */
static void
test_publish (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *points, *figures[3];
  } wrong[] = {
    { "6", { "101", "31", "30" } },
    { "4,5", { "99,5", "29,5", "30" } },
  };
  GtkWindow *dialog = NULL;
  g_autoptr (GError) error = NULL;
  gint64 later;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", wrong[i].points));
      dialog = open_publish (fixture);
      g_assert_true (gtk_widget_get_visible (DIALOG_PART (dialog, "error_label")));
      g_assert_false (gtk_widget_get_sensitive (DIALOG_PART (dialog, "publish_button")));
      for (gsize j = 0; j < G_N_ELEMENTS (wrong[i].figures); j++)
        g_assert_nonnull (
            strstr (gtk_label_get_text (DIALOG_PART (dialog, "error_label")), wrong[i].figures[j]));
      publish (dialog, "01/12/2025");
      g_assert_false (has_file (fixture, "lung-phinh-2025-3.xml"));
      gtk_window_close (dialog);
      gui_fixture_settle ();
    }
  g_assert_cmpuint (fixture->published, ==, 0);

  g_assert_true (key_in (fixture, "set.PL3.criterion.I.2.maximum", "5,5"));
  dialog = open_publish (fixture);
  g_assert_false (gtk_widget_get_visible (DIALOG_PART (dialog, "error_label")));
  publish (dialog, "31/02/2026");
  g_assert_cmpuint (fixture->published, ==, 0);
  publish (dialog, "01/12/2025");
  g_assert_cmpuint (fixture->published, ==, 1);
  g_assert_null (fixture->window);
  g_assert_true (has_file (fixture, "lung-phinh-2025-3.xml"));
  later = xep_period_store_ensure (fixture->store, 2026, XEP_PERIOD_Q1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_version (fixture, fixture->period_id), ==, "2");
  g_assert_cmpstr (get_version (fixture, later), ==, "3");
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "4,5"));
  gtk_window_close (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
  answer (GTK_WINDOW (fixture->window), GTK_RESPONSE_CANCEL);
  g_assert_nonnull (fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
  answer (GTK_WINDOW (fixture->window), GTK_RESPONSE_ACCEPT);
  g_assert_null (fixture->window);
  g_assert_false (has_file (fixture, "lung-phinh-2025-3.xml"));
}

/* What was put back is no change: it may be closed without a question. */
static void
test_close_unchanged (Fixture *fixture, gconstpointer data)
{
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "4,5"));
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "5"));
  gtk_window_close (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
  g_assert_null (fixture->window);
}

static gboolean
is_provisional (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation
      = xep_store_get_period_regulation (fixture->store, fixture->period_id, &error);

  g_assert_no_error (error);
  return xep_regulation_find_set (regulation, "PL3")->provisional;
}

static void
test_compared (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = gui_fixture_find_type (PART (fixture->window, "page"), GTK_TYPE_CHECK_BUTTON);

  g_assert_true (is_provisional (fixture));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (is_provisional (fixture));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (is_provisional (fixture));
  /* It was noted at once: nothing is left to ask about. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  gui_fixture_settle ();
  g_assert_null (fixture->window);
}

static void
test_excel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "criteria.xlsx", NULL);

  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "4,5"));
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.2.maximum", "5,5"));
  g_setenv ("XEPLOAI_TEST_FILE", path, TRUE);
  g_signal_emit_by_name (PART (fixture->window, "export_button"), "clicked");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (key_in (fixture, "set.PL3.criterion.I.1.maximum", "1"));
  g_signal_emit_by_name (PART (fixture->window, "import_button"), "clicked");
  g_unsetenv ("XEPLOAI_TEST_FILE");
  gui_fixture_settle ();
  answer (GTK_WINDOW (fixture->window), GTK_RESPONSE_CLOSE);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find (fixture, "set.PL3.criterion.I.1.maximum"))), ==,
      "4,5");
  g_assert_true (has_label (fixture, "A 30/30, B 70/70"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/regulation/sections", test_sections },
    { "/regulation/points", test_points },
    { "/regulation/criteria", test_criteria },
    { "/regulation/publish", test_publish },
    { "/regulation/close", test_close },
    { "/regulation/close-unchanged", test_close_unchanged },
    { "/regulation/compared", test_compared },
    { "/regulation/excel", test_excel },
  };

  dialog_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
