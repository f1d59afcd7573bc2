/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/xep-language.h"
#include "demo/xep-demo.h"
#include "gui/xep-application.h"
#include "xep-test.h"

/* Start to first frame: the window on the demonstration year against a window with one label.
 * Each is started several times in a process of its own, in turn, so that both meet the same
 * computer; the median is told. */

#define RUNS 9
/* Given in the environment: when the parent started the process, in microseconds of the
 * monotonic clock. */
#define START "XEPLOAI_BENCHMARK_START"

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 started = g_ascii_strtoll (g_getenv (START), NULL, 10);

  g_print ("%.1f\n", (double) (g_get_monotonic_time () - started) / 1000);
  exit (0);
}

static void
realized_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
label_activated_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Xếp Loại"));
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_application (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static int
run_label (void)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new (XEP_APPLICATION_ID ".Label", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (label_activated_cb), NULL);
  return run_application (application);
}

static int
run_window (const char *database)
{
  g_autoptr (XepApplication) application = xep_application_new (database);

  return run_application (GTK_APPLICATION (application));
}

/* Milliseconds from the start of a process to its first frame. */
static double
measure (const char *program, const char *mode, const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, START, start, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, mode, database, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_ascii_strtod (output, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *values)
{
  qsort (values, RUNS, sizeof *values, compare);
  return values[RUNS / 2];
}

static char *
make_demo (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *database = g_build_filename (dir, "demo.db", NULL);
  g_autoptr (XepStore) store = xep_store_new (database, &error);

  g_assert_no_error (error);
  g_assert_true (xep_demo_fill (store, 2025, &error));
  g_assert_true (xep_store_close (store, &error));
  return g_steal_pointer (&database);
}

static int
run_all (const char *program)
{
  g_autofree char *database = make_demo ();
  double window[RUNS], label[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      label[i] = measure (program, "--label", database);
      window[i] = measure (program, "--window", database);
    }
  g_print ("start to first frame: %.0f ms, one-label window %.0f ms, ratio %.2f\n", median (window),
           median (label), median (window) / median (label));
  return 0;
}

int
main (int argc, char **argv)
{
  xep_language_init ();
  gtk_disable_setlocale ();
  if (argc == 3 && g_str_equal (argv[1], "--window"))
    return run_window (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--label"))
    return run_label ();
  if (!gtk_init_check ())
    {
      g_print ("start to first frame: no display\n");
      return 0;
    }
  return run_all (argv[0]);
}
