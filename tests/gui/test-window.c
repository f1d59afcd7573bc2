/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "gui/xep-application.h"
#include "gui/xep-field-entry.h"
#include "gui/xep-welcome-page.h"
#include "gui/xep-window-private.h"

#include "gui-fixture.h"
#include "store-fixture.h"

/* A file with one leader in an opened quarter. */
static char *
make_database (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  char *path = g_build_filename (folder, "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  gint64 unit, person;

  g_assert_no_error (error);
  unit = fixture_unit (store, "Chi bộ thôn Pờ Chồ", TRUE);
  person = fixture_person (store, "Giàng Seo Páo", "1981-03-12", unit, XEP_KIND_LEADER);
  g_assert_cmpint (person, ==, 1);
  fixture_open (store, 2025, XEP_PERIOD_Q3, NULL);
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
  return path;
}

static XepApplication *
start (const char *database)
{
  XepApplication *application = xep_application_new (database);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  return application;
}

static XepWindow *
get_window (XepApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && XEP_IS_WINDOW (windows->data) ? windows->data : NULL;
}

static gboolean
has_page (gpointer application)
{
  XepWindow *window = get_window (application);

  return window != NULL && xep_window_get_page (window) != NULL;
}

static gboolean
has_no_window (gpointer application)
{
  return gtk_application_get_windows (GTK_APPLICATION (application)) == NULL;
}

static void
end (XepApplication *application)
{
  XepWindow *window = get_window (application);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  gui_fixture_wait (has_no_window, application);
  g_signal_emit_by_name (application, "shutdown");
  g_object_unref (application);
  gui_fixture_settle ();
}

static void
test_newest_period (void)
{
  g_autofree char *path = make_database ();
  XepApplication *application = start (path);
  XepWindow *window;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  g_assert_cmpint (xep_window_get_year (window), ==, 2025);
  g_assert_cmpint (xep_window_get_period_code (window), ==, XEP_PERIOD_Q3);
  g_assert_cmpint (xep_window_get_period_id (window), >, 0);
  g_assert_cmpint (xep_window_get_selected_kind (window), ==, XEP_KIND_COLLECTIVE);
  end (application);
}

static void
test_tabs_and_subject (void)
{
  g_autofree char *path = make_database ();
  XepApplication *application = start (path);
  XepWindow *window;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 4);
  g_assert_cmpint (xep_window_get_selected_kind (window), ==, XEP_KIND_MEMBER);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-tab", NULL);
  g_assert_cmpint (xep_window_get_selected_kind (window), ==, XEP_KIND_COLLECTIVE);
  xep_window_show_subject (window, XEP_KIND_LEADER, "p1");
  g_assert_cmpint (xep_window_get_selected_kind (window), ==, XEP_KIND_LEADER);
  g_assert_cmpint (xep_window_get_selected_assessment (window), >, 0);
  /* A year that was never opened has no assessments. */
  xep_window_enter_period (window, 2031, XEP_PERIOD_YEAR);
  g_assert_cmpint (xep_window_get_period_id (window), ==, 0);
  g_assert_cmpint (xep_window_get_selected_assessment (window), ==, 0);
  end (application);
}

static void
test_refused_value_holds (void)
{
  g_autofree char *path = make_database ();
  XepApplication *application = start (path);
  XepWindow *window;
  GtkWidget *box;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  xep_window_show_subject (window, XEP_KIND_LEADER, "p1");
  gui_fixture_settle ();
  box = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), XEP_TYPE_FIELD_ENTRY);
  g_assert_nonnull (box);
  gtk_editable_set_text (GTK_EDITABLE (box), "1000");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 1);
  g_assert_cmpint (xep_window_get_selected_kind (window), ==, XEP_KIND_LEADER);
  xep_window_enter_period (window, 2031, XEP_PERIOD_YEAR);
  g_assert_cmpint (xep_window_get_year (window), ==, 2025);
  gtk_window_close (GTK_WINDOW (window));
  gui_fixture_settle ();
  g_assert_true (get_window (application) == window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (box)), ==, "1000");
  gtk_editable_set_text (GTK_EDITABLE (box), "");
  end (application);
}

static gboolean
has_welcome (gpointer application)
{
  XepWindow *window = get_window (application);

  return window != NULL && gui_fixture_find_type (GTK_WIDGET (window), XEP_TYPE_WELCOME_PAGE) != NULL;
}

static void
test_first_start (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "new.db", NULL);
  XepApplication *application = start (path);

  gui_fixture_wait (has_welcome, application);
  g_assert_false (has_page (application));
  xep_window_enter_period (get_window (application), 2025, XEP_PERIOD_Q1);
  g_assert_true (has_page (application));
  end (application);
}

static gboolean
has_refusal (gpointer application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && windows->next == NULL && GTK_IS_MESSAGE_DIALOG (windows->data)
    && gtk_widget_get_mapped (windows->data);
}

static void
test_foreign_file (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  XepApplication *application;

  g_assert_true (g_file_set_contents (path, "this is not a database at all, but something else", -1, &error));
  application = start (path);
  gui_fixture_wait (has_refusal, application);
  gtk_dialog_response (gtk_application_get_windows (GTK_APPLICATION (application))->data, GTK_RESPONSE_CLOSE);
  end (application);
  g_assert_true (g_file_get_contents (path, &kept, NULL, &error));
  g_assert_cmpstr (kept, ==, "this is not a database at all, but something else");
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_test_add_func ("/window/newest-period", test_newest_period);
  g_test_add_func ("/window/tabs-and-subject", test_tabs_and_subject);
  g_test_add_func ("/window/refused-value-holds", test_refused_value_holds);
  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/foreign-file", test_foreign_file);
  return g_test_run ();
}
