/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "gui-fixture.h"
#include "gui/batch/xep-batch-dialog.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/recovery/xep-start-dialog.h"
#include "gui/xep-application.h"
#include "gui/xep-welcome-page.h"
#include "gui/xep-window-private.h"
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

static XepWindow *
get_window (XepApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && XEP_IS_WINDOW (windows->data) ? windows->data : NULL;
}

/* The window that stands above @below, NULL if there is none. */
static GtkWindow *
dialog_above (XepWindow *below)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (below))
        return window;
    }
  return NULL;
}

static gboolean
has_page (gpointer application)
{
  XepWindow *window = get_window (application);

  return window != NULL && xep_window_get_page (window) != NULL;
}

static void
close_window (XepApplication *application)
{
  XepWindow *window = get_window (application);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
}

typedef struct
{
  XepApplication *application;
  void (*test) (XepApplication *application);
} Run;

static gboolean
test_cb (gpointer data)
{
  Run *run = data;

  run->test (run->application);
  close_window (run->application);
  return G_SOURCE_REMOVE;
}

/* Runs the program on @database with @test in its main loop, until its window is closed. */
static void
run (const char *database, void (*test) (XepApplication *application))
{
  g_autoptr (XepApplication) application = xep_application_new (database);
  char *arguments[] = { (char *) "xeploai", NULL };
  Run data = { application, test };

  g_idle_add (test_cb, &data);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
}

static void
check_newest_period (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  g_assert_cmpint (xep_context_get_year (context), ==, 2025);
  g_assert_cmpint (xep_context_get_period_code (context), ==, XEP_PERIOD_Q3);
  g_assert_cmpint (xep_context_get_period_id (context), >, 0);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_COLLECTIVE);
}

static void
test_newest_period (void)
{
  g_autofree char *path = make_database ();

  run (path, check_newest_period);
}

static void
check_tabs_and_subject (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 5);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_MEMBER);
  /* From the last tab on it begins anew with the overview, which is no tab of subjects. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 1);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-tab", NULL);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-tab", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-tab", NULL);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_COLLECTIVE);
  xep_context_show_subject (context, XEP_KIND_LEADER, "p1");
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_LEADER);
  g_assert_cmpint (xep_context_get_selection (context).assessment_id, >, 0);
  /* A year that was never opened has no assessments. */
  xep_context_enter_period (context, 2031, XEP_PERIOD_YEAR);
  g_assert_cmpint (xep_context_get_period_id (context), ==, 0);
  g_assert_cmpint (xep_context_get_selection (context).assessment_id, ==, 0);
}

static void
test_tabs_and_subject (void)
{
  g_autofree char *path = make_database ();

  run (path, check_tabs_and_subject);
}

static void
check_refused_value_holds (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;
  GtkWidget *box;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  xep_context_show_subject (context, XEP_KIND_LEADER, "p1");
  gui_fixture_settle ();
  box = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), XEP_TYPE_FIELD_ENTRY);
  g_assert_nonnull (box);
  gtk_editable_set_text (GTK_EDITABLE (box), "1000");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 2);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_LEADER);
  xep_context_enter_period (context, 2031, XEP_PERIOD_YEAR);
  g_assert_cmpint (xep_context_get_year (context), ==, 2025);
  gtk_window_close (GTK_WINDOW (window));
  gui_fixture_settle ();
  g_assert_true (get_window (application) == window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (box)), ==, "1000");
  gtk_editable_set_text (GTK_EDITABLE (box), "");
}

static void
test_refused_value_holds (void)
{
  g_autofree char *path = make_database ();

  run (path, check_refused_value_holds);
}

/* Numbers of tabs, from 1. */
#define MEETINGS 6
#define DOSSIERS 7

/* How many statements that name @words were run since they were counted last. */
static struct
{
  const char *words;
  guint n;
} counted;

static int
trace_cb (unsigned type, void *context, void *statement, void *text)
{
  if (counted.words != NULL && strstr (text, counted.words) != NULL)
    counted.n++;
  return 0;
}

static int
trace_connection (sqlite3 *database, char **message, const void *api)
{
  return sqlite3_trace_v2 (database, SQLITE_TRACE_STMT, trace_cb, NULL);
}

static guint
count_after_news (XepStore *store, const char *words, guint kinds)
{
  counted.n = 0;
  counted.words = words;
  xep_store_emit_changed (store, kinds, 0, 0);
  gui_fixture_settle ();
  counted.words = NULL;
  return counted.n;
}

/* What does not concern the tab that is seen is not read for it; what concerns one that is not seen
 * is read when it is seen, and not before. */
static void
check_news_of_tabs (XepApplication *application)
{
  XepWindow *window;
  XepStore *store;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  store = xep_context_get_store (xep_window_get_context (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", DOSSIERS);
  gui_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", MEETINGS);
  gui_fixture_settle ();
  g_assert_cmpuint (count_after_news (store, "meeting", XEP_NEWS_DOSSIER), ==, 0);
  g_assert_cmpuint (count_after_news (store, "meeting", XEP_NEWS_MEETING), >, 0);

  counted.n = 0;
  counted.words = "assessment";
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", DOSSIERS);
  gui_fixture_settle ();
  counted.words = NULL;
  g_assert_cmpuint (counted.n, >, 0);
  /* Seen and up to date, it is not read again when somebody comes back. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", MEETINGS);
  gui_fixture_settle ();
  counted.n = 0;
  counted.words = "assessment";
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", DOSSIERS);
  gui_fixture_settle ();
  counted.words = NULL;
  g_assert_cmpuint (counted.n, ==, 0);
}

static void
test_news_of_tabs (void)
{
  g_autofree char *path = make_database ();

  sqlite3_auto_extension ((void (*) (void)) trace_connection);
  run (path, check_news_of_tabs);
  sqlite3_reset_auto_extension ();
}

static GtkWidget *
get_search (XepWindow *window)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), XEP_TYPE_WINDOW, "search"));
}

static void
enter_search (XepWindow *window, const char *text)
{
  GtkWidget *search = get_search (window);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "activate");
  gui_fixture_settle ();
}

/* The number at the foot of a form opens it from another period and tab. */
static void
check_number_opens (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;
  gint64 number;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  xep_context_show_subject (context, XEP_KIND_LEADER, "p1");
  number = xep_context_get_selection (context).assessment_id;
  g_assert_cmpint (number, >, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = i == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number)
                                     : g_strdup_printf ("số %" G_GINT64_FORMAT, number);

      xep_context_enter_period (context, 2031, XEP_PERIOD_YEAR);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", 5);
      g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_MEMBER);
      enter_search (window, text);
      g_assert_cmpint (xep_context_get_year (context), ==, 2025);
      g_assert_cmpint (xep_context_get_period_code (context), ==, XEP_PERIOD_Q3);
      g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_LEADER);
      g_assert_cmpint (xep_context_get_selection (context).assessment_id, ==, number);
      g_assert_cmpint (xep_context_get_selection (context).unit_id, >, 0);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_search (window))), ==, "");
    }
}

static void
test_number_opens (void)
{
  g_autofree char *path = make_database ();

  run (path, check_number_opens);
}

/* A number that does not exist is told in the line at the foot, and nothing else moves. */
static void
check_unknown_number (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;
  GtkLabel *notice;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  xep_context_show_subject (context, XEP_KIND_LEADER, "p1");
  enter_search (window, "99999");
  notice
      = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (window), XEP_TYPE_WINDOW, "notice"));
  g_assert_nonnull (strstr (gtk_label_get_text (notice), "99999"));
  g_assert_cmpint (xep_context_get_year (context), ==, 2025);
  g_assert_cmpint (xep_context_get_selection (context).kind, ==, XEP_KIND_LEADER);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_search (window))), ==, "99999");
  g_assert_null (dialog_above (window));
}

static void
test_unknown_number (void)
{
  g_autofree char *path = make_database ();

  run (path, check_unknown_number);
}

/* The dialog for many papers opens with its keys; in a period without papers it says so. */
static void
check_batch (XepApplication *application)
{
  XepWindow *window;
  XepContext *context;
  GtkWindow *dialog;

  gui_fixture_wait (has_page, application);
  window = get_window (application);
  context = xep_window_get_context (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.batch", NULL);
  dialog = dialog_above (window);
  g_assert_true (XEP_IS_BATCH_DIALOG (dialog));
  gtk_window_destroy (dialog);
  xep_context_enter_period (context, 2031, XEP_PERIOD_YEAR);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.batch", NULL);
  g_assert_null (dialog_above (window));
}

static void
test_batch (void)
{
  g_autofree char *path = make_database ();

  run (path, check_batch);
}

static gboolean
has_welcome (gpointer application)
{
  XepWindow *window = get_window (application);

  return window != NULL
         && gui_fixture_find_type (GTK_WIDGET (window), XEP_TYPE_WELCOME_PAGE) != NULL;
}

static void
check_first_start (XepApplication *application)
{
  gui_fixture_wait (has_welcome, application);
  g_assert_false (has_page (application));
  xep_context_enter_period (xep_window_get_context (get_window (application)), 2025, XEP_PERIOD_Q1);
  g_assert_true (has_page (application));
}

static void
test_first_start (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "new.db", NULL);

  run (path, check_first_start);
}

static gboolean
has_refusal (gpointer application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && windows->next == NULL && XEP_IS_START_DIALOG (windows->data)
         && gtk_widget_get_mapped (windows->data);
}

static void
check_foreign_file (XepApplication *application)
{
  gui_fixture_wait (has_refusal, application);
  gtk_window_close (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

static void
test_foreign_file (void)
{
  static const char content[] = "this is not a database at all, but something else";
  g_autofree char *folder = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, &error));
  run (path, check_foreign_file);
  g_assert_true (g_file_get_contents (path, &kept, NULL, &error));
  g_assert_cmpstr (kept, ==, content);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_test_add_func ("/window/newest-period", test_newest_period);
  g_test_add_func ("/window/tabs-and-subject", test_tabs_and_subject);
  g_test_add_func ("/window/refused-value-holds", test_refused_value_holds);
  g_test_add_func ("/window/news-of-tabs", test_news_of_tabs);
  g_test_add_func ("/window/number-opens", test_number_opens);
  g_test_add_func ("/window/unknown-number", test_unknown_number);
  g_test_add_func ("/window/batch", test_batch);
  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/foreign-file", test_foreign_file);
  return g_test_run ();
}
