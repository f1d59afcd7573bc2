/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "db/xep-backup.h"
#include "db/xep-schema.h"
#include "db/xep-statement.h"
#include "xep-test.h"

typedef struct
{
  char *dir;
  char *sql_dir;
  char *path;
  XepConnection *connection;
} Fixture;

static void
write_step (Fixture *fixture, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->sql_dir, name, NULL);

  g_assert_true (g_file_set_contents (path, sql, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = xep_test_make_dir ();
  fixture->sql_dir = g_build_filename (fixture->dir, "sql", NULL);
  fixture->path = g_build_filename (fixture->dir, "xeploai.db", NULL);
  g_assert_cmpint (g_mkdir (fixture->sql_dir, 0700), ==, 0);
  fixture->connection = xep_connection_new (fixture->path, XEP_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_close (fixture->connection, &error));
  g_object_unref (fixture->connection);
  g_free (fixture->dir);
  g_free (fixture->sql_dir);
  g_free (fixture->path);
}

static void
upgrade (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_schema_upgrade (fixture->connection, fixture->sql_dir, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, XepError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_schema_upgrade (fixture->connection, fixture->sql_dir, &error));
  g_assert_error (error, XEP_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
assert_version (Fixture *fixture, int expected)
{
  g_autoptr (GError) error = NULL;
  int version = -1;

  g_assert_true (xep_schema_get_version (fixture->connection, &version, &error));
  g_assert_cmpint (version, ==, expected);
}

static gboolean
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  return xep_connection_execute (fixture->connection, sql, &error);
}

static gint64
count_rows (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement = xep_connection_prepare (fixture->connection, sql, &error);
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  return xep_statement_get_int64 (statement, 0);
}

/* How many backups before a schema step there are. */
static guint
count_backups (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_prefix (name, "xeploai-"));
      g_assert_nonnull (strstr (name, "-schema"));
      count++;
    }
  return count;
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  write_step (fixture, "0002-second.sql",
              "ALTER TABLE t ADD COLUMN word TEXT; INSERT INTO t (word) VALUES ('x');");
  write_step (fixture, "0001-first.sql", "-- First.\nCREATE TABLE t (id INTEGER PRIMARY KEY);\n");
  write_step (fixture, "README", "no SQL");
  write_step (fixture, "0003-other.txt", "no SQL");
  write_step (fixture, "01-short.sql", "no SQL");
  upgrade (fixture);
  assert_version (fixture, 2);
  g_assert_true (run_sql (fixture, "INSERT INTO t (word) VALUES ('y')"));
  /* Nothing held data before, so there is nothing to keep. */
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  upgrade (fixture);
  assert_version (fixture, 2);
}

static void
test_later_step (Fixture *fixture, gconstpointer data)
{
  write_step (fixture, "0001-first.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY);");
  upgrade (fixture);
  g_assert_true (run_sql (fixture, "INSERT INTO t VALUES (1)"));
  write_step (fixture, "0002-second.sql", "DELETE FROM t;");
  upgrade (fixture);
  assert_version (fixture, 2);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

static void
test_broken_step (Fixture *fixture, gconstpointer data)
{
  write_step (fixture, "0001-first.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY);");
  write_step (fixture, "0002-second.sql", "CREATE TABLE u (id); INSERT INTO missing VALUES (1);");
  assert_refused (fixture, XEP_ERROR_FAILED, "0002-second.sql");
  assert_version (fixture, 1);
  /* What the step did before it failed is gone, and the connection works as before. */
  g_assert_true (run_sql (fixture, "CREATE TABLE u (id)"));
  g_assert_true (run_sql (fixture, "INSERT INTO t VALUES (1)"));
}

static void
test_foreign_keys (Fixture *fixture, gconstpointer data)
{
  write_step (fixture, "0001-first.sql",
              "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a ON "
              "DELETE CASCADE);"
              "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);");
  /* Rebuilding a table must not delete what refers to it. */
  write_step (
      fixture, "0002-rebuild.sql",
      "CREATE TABLE c (id INTEGER PRIMARY KEY, word TEXT); INSERT INTO c SELECT id, '' FROM a;"
      "DROP TABLE a; ALTER TABLE c RENAME TO a;");
  upgrade (fixture);
  g_assert_cmpint (count_rows (fixture, "SELECT count(*) FROM b"), ==, 1);
  g_assert_true (run_sql (fixture, "INSERT INTO b VALUES (1)"));
  g_assert_false (run_sql (fixture, "INSERT INTO b VALUES (2)"));
  write_step (fixture, "0003-breaks.sql", "DELETE FROM a;");
  assert_refused (fixture, XEP_ERROR_DAMAGED, "3");
  assert_version (fixture, 2);
  g_assert_false (run_sql (fixture, "INSERT INTO b VALUES (2)"));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  write_step (fixture, "0001-first.sql", "CREATE TABLE t (id);");
  g_assert_true (run_sql (fixture, "PRAGMA user_version = 2"));
  assert_refused (fixture, XEP_ERROR_NEWER, "xeploai.db");
  assert_version (fixture, 2);
}

/* No version of this program writes such a number: neither upgraded nor read. */
static void
test_negative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int version = 0;

  write_step (fixture, "0001-first.sql", "CREATE TABLE t (id);");
  g_assert_true (run_sql (fixture, "PRAGMA user_version = -3"));
  assert_refused (fixture, XEP_ERROR_DAMAGED, "xeploai.db");
  g_assert_false (xep_schema_get_version (fixture->connection, &version, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_DAMAGED);
  g_assert_cmpint (count_rows (fixture, "PRAGMA user_version"), ==, -3);
}

static void
test_installation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = g_build_filename (fixture->sql_dir, "0002-second.sql", NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, XEP_ERROR_FAILED, fixture->sql_dir);
  write_step (fixture, "0002-second.sql", "CREATE TABLE t (id);");
  assert_refused (fixture, XEP_ERROR_FAILED, "1");
  write_step (fixture, "0001-first.sql", "CREATE TABLE u (id);");
  write_step (fixture, "0001-again.sql", "CREATE TABLE v (id);");
  assert_refused (fixture, XEP_ERROR_FAILED, "2");
  assert_version (fixture, 0);
  g_assert_false (xep_schema_upgrade (fixture->connection, second, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
}

static void
test_memory (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "0001-first.sql", NULL);
  g_autofree char *next = g_build_filename (dir, "0002-second.sql", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepConnection) connection = xep_connection_new (NULL, XEP_CONNECTION_MEMORY, &error);
  int version = 0;

  g_assert_true (g_file_set_contents (path, "CREATE TABLE t (id);", -1, NULL));
  g_assert_true (xep_schema_upgrade (connection, dir, &error));
  g_assert_true (g_file_set_contents (next, "CREATE TABLE u (id);", -1, NULL));
  g_assert_true (xep_schema_upgrade (connection, dir, &error));
  g_assert_no_error (error);
  g_assert_true (xep_schema_get_version (connection, &version, &error));
  g_assert_cmpint (version, ==, 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  ADD ("/schema/steps", test_steps);
  ADD ("/schema/later-step", test_later_step);
  ADD ("/schema/broken-step", test_broken_step);
  ADD ("/schema/foreign-keys", test_foreign_keys);
  ADD ("/schema/newer", test_newer);
  ADD ("/schema/negative", test_negative);
  ADD ("/schema/installation", test_installation);
  g_test_add_func ("/schema/memory", test_memory);
  return g_test_run ();
}
