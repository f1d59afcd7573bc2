/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, posts and notes that look like markup, formats or commands: shown as they are, and never
 * complained of on the standard error, where the words of a complaint would be the words of the
 * field. Every warning ends a test of GLib's framework. */
#include "config.h"

#include <string.h>

#include "gui-fixture.h"
#include "gui/history/xep-history-window.h"
#include "gui/records/xep-person-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/xep-application.h"
#include "gui/xep-window-private.h"
#include "store-fixture.h"

#define MARKS "<b>&\"Seo</i> %s%n"
#define HOSTILE "Giàng " MARKS " _Páo ${HOME} `id` <!-- \342\200\256 x"
#define N_TABS 8

static char *
make_database (void)
{
  g_autofree char *folder = xep_test_make_dir ();
  char *path = g_build_filename (folder, "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  gint64 period, unit;

  g_assert_no_error (error);
  unit = fixture_unit (store, "Chi bộ " HOSTILE, TRUE);
  g_assert_cmpint (fixture_person (store, HOSTILE, "1981-03-12", unit, XEP_KIND_LEADER), ==, 1);
  fixture_post (store, 1, HOSTILE, XEP_BRANCH_PARTY, unit, TRUE);
  fixture_collective (store, HOSTILE, "standing-committee", unit);
  period = fixture_open (store, 2025, XEP_PERIOD_YEAR, NULL);
  g_assert_cmpint (period, >, 0);
  fixture_execute (store,
                   "UPDATE assessment SET explanation = '" HOSTILE "', grounds = '" HOSTILE "'");
  fixture_execute (store, "INSERT INTO dossier_item (assessment_id, component, note)"
                          " SELECT id, '1', '" HOSTILE "' FROM assessment");
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
  return path;
}

static gboolean
has_window (gpointer application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows != NULL && XEP_IS_WINDOW (windows->data)
         && xep_window_get_context (windows->data) != NULL
         && xep_context_get_period_id (xep_window_get_context (windows->data)) > 0;
}

/* Whether a label reads @part, mark for mark. */
static gboolean
shows (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;
  return FALSE;
}

/* Closes all windows above @window. */
static void
close_others (XepWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i - 1);

      if (other != GTK_WINDOW (window))
        gtk_window_destroy (other);
    }
  gui_fixture_settle ();
}

static void
open_dialogs (XepWindow *window)
{
  GtkWidget *parent = GTK_WIDGET (window);
  XepContext *context = xep_window_get_context (window);
  g_autoptr (GError) error = g_error_new_literal (XEP_ERROR, XEP_ERROR_INVALID, HOSTILE);

  xep_dialogs_show_error (parent, HOSTILE, error);
  xep_dialogs_show_text (parent, HOSTILE, HOSTILE);
  xep_dialogs_confirm (parent, HOSTILE, HOSTILE, HOSTILE, NULL, NULL);
  xep_dialogs_confirm_loss (parent, HOSTILE, HOSTILE, HOSTILE, NULL, NULL);
  xep_context_notify (context, HOSTILE);
  gui_fixture_settle ();
  close_others (window);
  xep_history_window_present (context, "p1", HOSTILE);
  xep_person_dialog_present (context, 1, XEP_KIND_LEADER, 0);
  gui_fixture_settle ();
  close_others (window);
}

static gboolean
look_around_cb (gpointer data)
{
  GtkApplication *application = data;
  XepWindow *window;

  gui_fixture_wait (has_window, application);
  window = gtk_application_get_windows (application)->data;
  for (int i = 1; i <= N_TABS; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "i", i);
      gui_fixture_settle ();
    }
  xep_context_show_subject (xep_window_get_context (window), XEP_KIND_COLLECTIVE, "c1");
  gui_fixture_settle ();
  xep_context_show_subject (xep_window_get_context (window), XEP_KIND_MEMBER, "p1");
  gui_fixture_settle ();
  xep_context_show_subject (xep_window_get_context (window), XEP_KIND_LEADER, "p1");
  gui_fixture_settle ();
  g_assert_true (shows (GTK_WIDGET (window), MARKS));
  open_dialogs (window);
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
test_window (void)
{
  g_autofree char *path = make_database ();
  g_autoptr (XepApplication) application = xep_application_new (path);
  char *arguments[] = { (char *) "xeploai", NULL };

  g_idle_add (look_around_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
}

int
main (int argc, char **argv)
{
  if (!gui_fixture_start (&argc, &argv))
    return 0;
  g_test_add_func ("/hostile-text/window", test_window);
  return g_test_run ();
}
