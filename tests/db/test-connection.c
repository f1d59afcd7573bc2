/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "db/xep-connection.h"
#include "db/xep-statement.h"
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#include "xep-test.h"

static XepConnection *
open_file (const char *path, XepConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  XepConnection *connection = xep_connection_new (path, mode, &error);

  g_assert_no_error (error);
  return connection;
}

static void
execute (XepConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
}

static void
close_connection (XepConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_close (connection, &error));
  g_assert_no_error (error);
}

static char *
query (XepConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement = xep_connection_prepare (connection, sql, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_true (row);
  return xep_statement_dup_text (statement, 0);
}

static void
assert_query (XepConnection *connection, const char *sql, const char *expected)
{
  g_autofree char *value = query (connection, sql);

  g_test_message ("%s", sql);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_refused (const char *path, XepConnectionMode mode, XepError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (xep_connection_new (path, mode, &error));
  g_assert_error (error, XEP_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
}

/* A database with content, closed. */
static char *
make_database (const char *dir)
{
  char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_WRITE);

  execute (connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT);"
                       "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                       " INSERT INTO t SELECT i, hex (randomblob (20)) FROM n");
  close_connection (connection);
  return path;
}

static void
assert_mode (const char *path, int mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

static void
test_new_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *folder = g_build_filename (dir, "new", "xeploai", NULL);
  g_autofree char *path = g_build_filename (folder, "xeploai.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autofree char *id = g_strdup_printf ("%d", XEP_DATABASE_ID);

  g_assert_cmpstr (xep_connection_get_path (connection), ==, path);
  assert_mode (folder, 0700);
  assert_mode (path, 0600);
  execute (connection, "CREATE TABLE t (id)");
  assert_mode (log, 0600);
  assert_query (connection, "PRAGMA application_id", id);
  assert_query (connection, "PRAGMA journal_mode", "wal");
  assert_query (connection, "PRAGMA synchronous", "2");
  assert_query (connection, "PRAGMA foreign_keys", "1");
  assert_query (connection, "PRAGMA trusted_schema", "0");
  close_connection (connection);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* After closing, the one file is the whole data, and closing again does nothing. */
static void
test_close (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autofree char *copy_path = g_build_filename (dir, "copy.db", NULL);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_autoptr (XepConnection) copy = NULL;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_true (g_file_set_contents (copy_path, data, (gssize) length, NULL));
  copy = open_file (copy_path, XEP_CONNECTION_READ_WRITE);
  assert_query (copy, "SELECT count(*) FROM t", "2000");
  close_connection (copy);
  close_connection (copy);
}

static void
test_close_with_reader (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "SELECT id FROM t", &error);
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_false (xep_connection_close (connection, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
  g_clear_pointer (&statement, xep_statement_free);
  close_connection (connection);
}

static void
test_read_only (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autofree char *missing = g_build_filename (dir, "missing.db", NULL);
  g_autoptr (XepConnection) writer = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autoptr (XepConnection) reader = open_file (path, XEP_CONNECTION_READ_ONLY);
  g_autoptr (GError) error = NULL;

  execute (writer, "INSERT INTO t VALUES (2001, 'new')");
  assert_query (reader, "SELECT count(*) FROM t", "2001");
  g_assert_false (xep_connection_execute (reader, "DELETE FROM t", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_READ_ONLY);
  assert_refused (missing, XEP_CONNECTION_READ_ONLY, XEP_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  close_connection (reader);
  close_connection (writer);
}

static void
test_memory (void)
{
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);

  g_assert_null (xep_connection_get_path (connection));
  execute (connection, "CREATE TABLE t (id); INSERT INTO t VALUES (1), (2); DELETE FROM t");
  g_assert_cmpint (xep_connection_changes (connection), ==, 2);
  assert_query (connection, "PRAGMA foreign_keys", "1");
  close_connection (connection);
}

/* Another program's database: made by taking our mark away. */
static void
test_foreign (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;

  execute (connection, "PRAGMA application_id = 0; PRAGMA journal_mode = DELETE");
  close_connection (connection);
  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  assert_refused (path, XEP_CONNECTION_READ_WRITE, XEP_ERROR_FOREIGN);
  assert_refused (path, XEP_CONNECTION_READ_ONLY, XEP_ERROR_FOREIGN);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_no_database (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "Thư gửi.txt", NULL);
  g_autofree char *long_text = g_strnfill (5000, 'x');
  const char *const contents[] = { "x", "Kính gửi Đảng ủy xã", long_text, "SQLite format 3" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_refused (path, XEP_CONNECTION_READ_WRITE, XEP_ERROR_FOREIGN);
      assert_refused (path, XEP_CONNECTION_READ_ONLY, XEP_ERROR_FOREIGN);
      g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, contents[i]);
    }
  assert_refused (dir, XEP_CONNECTION_READ_WRITE, XEP_ERROR_INVALID);
}

static void
test_empty_file (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "empty.db", NULL);
  g_autoptr (XepConnection) connection = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, XEP_CONNECTION_READ_ONLY, XEP_ERROR_FOREIGN);
  connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  execute (connection, "CREATE TABLE t (id)");
  close_connection (connection);
}

static void
test_truncated (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 20000);
  g_assert_true (g_file_set_contents (path, data, (gssize) length / 2, NULL));
  assert_refused (path, XEP_CONNECTION_READ_WRITE, XEP_ERROR_DAMAGED);
  assert_refused (path, XEP_CONNECTION_READ_ONLY, XEP_ERROR_DAMAGED);
}

static void
test_no_place (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *below = g_build_filename (file, "xeploai.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_null (xep_connection_new (below, XEP_CONNECTION_READ_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == XEP_ERROR);
  g_assert_cmpint (error->code, !=, XEP_ERROR_FAILED);
}

#ifdef G_OS_UNIX
static void
become (uid_t user)
{
  g_assert_cmpint (setresuid (user, user, 0), ==, 0);
}

/* A backup on a disk that cannot be written: no log can be made beside it, and it can be read all
 * the same. Root could write anywhere, so the test is an ordinary user meanwhile. */
static void
test_read_only_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  gboolean root = geteuid () == 0;
  g_autoptr (XepConnection) reader = NULL;

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (dir, 0555), ==, 0);
  if (root)
    become (65534);
  reader = open_file (path, XEP_CONNECTION_READ_ONLY);
  assert_query (reader, "SELECT count(*) FROM t", "2000");
  close_connection (reader);
  assert_refused (path, XEP_CONNECTION_READ_WRITE, XEP_ERROR_READ_ONLY);
  if (root)
    become (0);
}

static void
test_new_in_read_only_folder (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  gboolean root = geteuid () == 0;

  g_assert_cmpint (g_chmod (dir, 0555), ==, 0);
  if (root)
    become (65534);
  assert_refused (path, XEP_CONNECTION_READ_WRITE, XEP_ERROR_READ_ONLY);
  if (root)
    become (0);
}
#endif

/* SQLite's own limit on pages stands in for a full disk: it gives the same result code. */
static void
test_full (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autoptr (GError) error = NULL;

  execute (connection, "PRAGMA max_page_count = 1");
  g_assert_false (xep_connection_execute (connection, "CREATE TABLE u AS SELECT * FROM t", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NO_SPACE);
  assert_query (connection, "SELECT count(*) FROM t", "2000");
}

static void
test_busy (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = make_database (dir);
  g_autoptr (XepConnection) first = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autoptr (XepConnection) second = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction = xep_transaction_begin (first, &error);

  execute (second, "PRAGMA busy_timeout = 1");
  g_assert_false (xep_connection_execute (second, "DELETE FROM t", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
}

static void
test_double_quotes (void)
{
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      xep_connection_execute (connection, "CREATE TABLE t (a CHECK (a <> \"x\"))", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
}

/* The prepared statement of a freed one is taken again, without its bindings. */
static void
test_cache (void)
{
  static const char *const sql = "SELECT ?";
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;
  XepStatement *statement = xep_connection_prepare (connection, sql, &error);
  gboolean row = FALSE;

  xep_statement_bind_int64 (statement, 1, 7);
  g_assert_true (xep_statement_step (statement, &row, &error));
  xep_statement_free (statement);
  statement = xep_connection_prepare (connection, sql, &error);
  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_true (xep_statement_is_null (statement, 0));
  xep_statement_free (statement);
}

/* The table sqlite_stmt lists what is prepared and how often it ran: one statement served twice. */
static void
test_cache_reuse (void)
{
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);
  g_autofree char *listed = query (connection, "SELECT count(*) FROM pragma_compile_options"
                                               " WHERE compile_options = 'ENABLE_STMTVTAB'");

  if (strcmp (listed, "1") != 0)
    {
      g_test_skip ("SQLite is built without sqlite_stmt");
      return;
    }
  assert_query (connection, "SELECT 'reused'", "reused");
  assert_query (connection, "SELECT 'reused'", "reused");
  assert_query (connection, "SELECT group_concat (run) FROM sqlite_stmt WHERE length (sql) = 15",
                "2");
}

static void
test_cache_twice (void)
{
  static const char *const sql = "SELECT ?";
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;
  XepStatement *first = xep_connection_prepare (connection, sql, &error);
  XepStatement *second = xep_connection_prepare (connection, sql, &error);
  gboolean row = FALSE;

  xep_statement_bind_int64 (first, 1, 1);
  xep_statement_bind_int64 (second, 1, 2);
  g_assert_true (xep_statement_step (first, &row, &error));
  g_assert_true (xep_statement_step (second, &row, &error));
  g_assert_cmpint (xep_statement_get_int64 (first, 0), ==, 1);
  g_assert_cmpint (xep_statement_get_int64 (second, 0), ==, 2);
  xep_statement_free (first);
  g_assert_cmpint (xep_statement_get_int64 (second, 0), ==, 2);
  xep_statement_free (second);
  close_connection (connection);
}

/* More texts than the cache keeps. */
static void
test_cache_limit (void)
{
  g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
      g_autofree char *expected = g_strdup_printf ("%d", i);

      assert_query (connection, sql, expected);
      assert_query (connection, sql, expected);
    }
  close_connection (connection);
}

/* A statement keeps its connection. */
static void
test_statement_outlives (void)
{
  XepConnection *connection = open_file (NULL, XEP_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement = xep_connection_prepare (connection, "SELECT 5", &error);
  gboolean row = FALSE;

  g_object_unref (connection);
  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_cmpint (xep_statement_get_int64 (statement, 0), ==, 5);
}

static gpointer
use_connection (gpointer connection)
{
  execute (connection, "SELECT 1");
  return NULL;
}

static void
test_other_thread (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (XepConnection) connection = open_file (NULL, XEP_CONNECTION_MEMORY);

      g_thread_join (g_thread_new ("other", use_connection, connection));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*owner*");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/connection/new-file", test_new_file);
  g_test_add_func ("/connection/close", test_close);
  g_test_add_func ("/connection/close-with-reader", test_close_with_reader);
  g_test_add_func ("/connection/read-only", test_read_only);
  g_test_add_func ("/connection/memory", test_memory);
  g_test_add_func ("/connection/foreign", test_foreign);
  g_test_add_func ("/connection/no-database", test_no_database);
  g_test_add_func ("/connection/empty-file", test_empty_file);
  g_test_add_func ("/connection/truncated", test_truncated);
  g_test_add_func ("/connection/no-place", test_no_place);
#ifdef G_OS_UNIX
  g_test_add_func ("/connection/read-only-folder", test_read_only_folder);
  g_test_add_func ("/connection/new-in-read-only-folder", test_new_in_read_only_folder);
#endif
  g_test_add_func ("/connection/full", test_full);
  g_test_add_func ("/connection/busy", test_busy);
  g_test_add_func ("/connection/double-quotes", test_double_quotes);
  g_test_add_func ("/connection/cache", test_cache);
  g_test_add_func ("/connection/cache/reuse", test_cache_reuse);
  g_test_add_func ("/connection/cache/twice", test_cache_twice);
  g_test_add_func ("/connection/cache/limit", test_cache_limit);
  g_test_add_func ("/connection/statement-outlives", test_statement_outlives);
  g_test_add_func ("/connection/other-thread", test_other_thread);
  return g_test_run ();
}
