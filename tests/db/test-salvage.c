/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "database-file.h"
#include "db/xep-salvage.h"
#include "db/xep-schema.h"
#include "xep-test.h"

/* Some hundred pages. */
#define N_ROWS 5000

typedef struct
{
  char *dir;
  char *sql_dir;
  char *out_dir;
  char *out;
  char *path;
} Fixture;

/* The rebuilding comes between the pages and the references: where work can be called off in the
 * middle. */
static GCancellable *called_off;
static guint rebuilt;
static guint told; /* of how many pages, the last time */

static gboolean
rebuild_nothing (XepConnection *target, XepSalvageReport *report, GError **error)
{
  rebuilt++;
  if (called_off != NULL)
    g_cancellable_cancel (called_off);
  return TRUE;
}

static void
tell (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (done, >, told);
  g_assert_cmpuint (done, <=, total);
  told = done;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *step = NULL;
  g_autoptr (XepConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = xep_test_make_dir ();
  fixture->sql_dir = g_build_filename (fixture->dir, "sql", NULL);
  fixture->out_dir = g_build_filename (fixture->dir, "out", NULL);
  fixture->out = g_build_filename (fixture->out_dir, "saved.db", NULL);
  fixture->path = g_build_filename (fixture->dir, "damaged.db", NULL);
  g_assert_cmpint (g_mkdir (fixture->sql_dir, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->out_dir, 0700), ==, 0);
  step = g_build_filename (fixture->sql_dir, "0001-first.sql", NULL);
  g_assert_true (g_file_set_contents (step,
                                      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                                      " t_id INTEGER REFERENCES t (id));",
                                      -1, NULL));
  connection = xep_connection_new (fixture->path, XEP_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (xep_schema_upgrade (connection, fixture->sql_dir, &error));
  g_assert_no_error (error);
  database_file_execute (connection,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < " G_STRINGIFY (
                             N_ROWS) ")"
                                     " INSERT INTO t SELECT i, printf ('%0200d', i), NULL FROM n");
  database_file_close_connection (connection);
  rebuilt = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&called_off);
  g_free (fixture->dir);
  g_free (fixture->sql_dir);
  g_free (fixture->out_dir);
  g_free (fixture->out);
  g_free (fixture->path);
}

static XepSalvageReport *
salvage (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  const XepWatcher watcher = { cancellable, tell, NULL };

  told = 0;
  return xep_salvage (fixture->path, fixture->out, fixture->sql_dir, rebuild_nothing, &watcher,
                      error);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepSalvageReport) report = salvage (fixture, cancellable, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (((XepSalvageTable *) g_ptr_array_index (report->tables, 0))->copied, ==,
                    N_ROWS);
  g_assert_cmpuint (rebuilt, ==, 1);
  g_assert_cmpuint (told, >, N_ROWS / 20);
  g_assert_cmpuint (database_file_count_files (fixture->out_dir), ==, 1);
}

/* Nothing of the new file stays, half made or beside it, and the damaged one is as it was. */
static void
assert_stopped (Fixture *fixture, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before = 0;
  gsize size_after = 0;
  XepSalvageReport *report;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  report = salvage (fixture, cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_cmpuint (database_file_count_files (fixture->out_dir), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* Called off among the pages: what comes after them is not begun. */
static void
test_stopped_among_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  assert_stopped (fixture, cancellable);
  g_assert_cmpuint (rebuilt, ==, 0);
}

static void
test_stopped_after_pages (Fixture *fixture, gconstpointer data)
{
  called_off = g_cancellable_new ();
  assert_stopped (fixture, called_off);
  g_assert_cmpuint (rebuilt, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/salvage/whole", test_whole },
    { "/salvage/stopped-among-pages", test_stopped_among_pages },
    { "/salvage/stopped-after-pages", test_stopped_after_pages },
  };

  xep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
