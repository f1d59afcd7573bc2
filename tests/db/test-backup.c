/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-backup.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "db/xep-statement.h"
#include "xep-test.h"

#define VERSION 3

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

/* A database of version 3 with @rows rows, open. */
static XepConnection *
make_database (const char *path, int rows)
{
  XepConnection *connection = open_file (path, XEP_CONNECTION_READ_WRITE);
  g_autofree char *sql = g_strdup_printf (
      "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT); CREATE TABLE \"odd \"\"name\" (id);"
      "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO t SELECT i, hex (randomblob (20)) FROM n; PRAGMA user_version = %d",
      rows, VERSION);

  execute (connection, sql);
  return connection;
}

static void
assert_rows (const char *path, int expected)
{
  g_autoptr (XepConnection) connection = open_file (path, XEP_CONNECTION_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "SELECT count(*) FROM t", &error);
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_cmpint (xep_statement_get_int64 (statement, 0), ==, expected);
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  guint count = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    count++;
  return count;
}

static void
assert_mode (const char *path, int mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

static void
assert_verify (const char *path, XepError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_backup_verify (path, VERSION, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, XEP_ERROR, (int)code);
}

static void
test_write (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *usb = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (usb, "Bản sao.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 500);
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  g_assert_no_error (error);
  g_assert_true (xep_backup_verify (copy, VERSION, &error));
  g_assert_no_error (error);
  assert_rows (copy, 500);
  assert_mode (copy, 0600);
  /* One file and nothing beside it, so that it can be carried. */
  g_assert_cmpuint (count_files (usb), ==, 1);
  execute (connection, "DELETE FROM t WHERE id > 100");
  g_assert_true (xep_backup_write (connection, copy, &error));
  assert_rows (copy, 100);
  g_assert_cmpuint (count_files (usb), ==, 1);
}

/* A worker makes the copy with a read-only connection while the main one has written and not yet
   checkpointed. */
static void
test_write_read_only (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) writer = make_database (path, 10);
  g_autoptr (XepConnection) reader = open_file (path, XEP_CONNECTION_READ_ONLY);
  g_autoptr (GError) error = NULL;

  execute (writer, "INSERT INTO t VALUES (11, 'new')");
  g_assert_true (xep_backup_write (reader, copy, &error));
  g_assert_no_error (error);
  assert_rows (copy, 11);
}

static void
test_write_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "missing", "copy.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nowhere_error = NULL;
  XepTransaction *transaction;

  g_assert_true (g_file_set_contents (copy, "old", -1, NULL));
  transaction = xep_transaction_begin (connection, &error);
  execute (connection, "DELETE FROM t");
  g_assert_false (xep_backup_write (connection, copy, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
  xep_transaction_free (transaction);
  g_assert_false (xep_backup_write (connection, nowhere, &nowhere_error));
  g_assert_error (nowhere_error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  /* After a refusal the connection has no transaction left open. */
  execute (connection, "BEGIN; ROLLBACK");
  assert_verify (copy, XEP_ERROR_FOREIGN);
}

static void
test_verify_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 10);
  g_autoptr (GError) error = NULL;

  execute (connection, "PRAGMA user_version = 4");
  close_connection (connection);
  assert_verify (path, XEP_ERROR_NEWER);
  g_assert_true (xep_backup_verify (path, VERSION + 1, &error));
  g_assert_no_error (error);
  assert_verify (missing, XEP_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  assert_verify (path, XEP_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_verify (path, XEP_ERROR_FOREIGN);
}

static void
test_verify_damaged (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 2000);
  g_autofree char *data = NULL;
  gsize length = 0;

  close_connection (connection);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 40000);
  g_assert_true (g_file_set_contents (path, data, (gssize)length / 2, NULL));
  assert_verify (path, XEP_ERROR_DAMAGED);
  /* A page in the middle overwritten: only the integrity check can see it. */
  memset (data + 20480, 0xAA, 4096);
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  assert_verify (path, XEP_ERROR_DAMAGED);
}

static void
test_dated (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (GRegex) form
      = g_regex_new ("^xeploai-\\d{4}-\\d\\d-\\d\\d-\\d{4}-start(-\\d+)?\\.db$", 0, 0, NULL);
  g_autoptr (XepConnection) connection = make_database (path, 10);

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = xep_backup_dated (connection, "start", 3, &error);
      g_autofree char *name = NULL;
      g_autofree char *sql = g_strdup_printf ("DELETE FROM t WHERE id = %d", i + 1);

      g_assert_no_error (error);
      name = g_path_get_basename (backup);
      g_assert_true (g_regex_match (form, name, 0, NULL));
      assert_rows (backup, 10 - i);
      execute (connection, sql);
    }
  g_assert_cmpuint (count_files (folder), ==, 3);
  assert_mode (folder, 0700);
}

/* Which go: the oldest of the same database and reason, by date and then by number, and no other
   file. */
static void
test_dated_keeps (void)
{
  static const char *const going[]
      = { "xeploai-2024-01-01-0800-exit.db", "xeploai-2024-01-01-0800-exit-2.db",
          "xeploai-2024-01-01-0800-exit-9.db" };
  static const char *const staying[] = {
    "xeploai-2024-01-01-0800-exit-10.db",
    "xeploai-2024-12-31-0001-exit.db",
    "xeploai-2020-01-01-0800-exits.db",
    "xeploai-2020-01-01-0800-schema.db",
    "other-2020-01-01-0800-exit.db",
    "xeploai-2020-01-01-0800-exit.txt",
    "xeploai-exit.db",
    "xeploai.db",
    "notes.txt",
  };
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (going) + G_N_ELEMENTS (staying); i++)
    {
      const char *name = i < G_N_ELEMENTS (going) ? going[i] : staying[i - G_N_ELEMENTS (going)];
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (file, "x", -1, NULL));
    }
  backup = xep_backup_dated (connection, "exit", 3, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (going); i++)
    {
      g_autofree char *file = g_build_filename (folder, going[i], NULL);

      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpuint (count_files (folder), ==, G_N_ELEMENTS (staying) + 1);
}

/* The path of the file beside the database whose name holds "replaced". */
static char *
find_replaced (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    if (strstr (name, "-replaced") != NULL && g_str_has_suffix (name, ".db"))
      return g_build_filename (dir, name, NULL);
  return NULL;
}

static void
test_restore (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  execute (connection, "DELETE FROM t WHERE id > 7");
  close_connection (connection);
  g_assert_true (xep_backup_restore (copy, path, VERSION, &error));
  g_assert_no_error (error);
  assert_rows (path, 50);
  assert_rows (copy, 50);
  assert_mode (path, 0600);
  replaced = find_replaced (dir);
  g_assert_nonnull (replaced);
  assert_rows (replaced, 7);
}

/* The log of the replaced file holds its last changes and would be poison beside the restored
   one. */
static void
test_restore_with_log (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *data = NULL;
  g_autofree char *main_data = NULL;
  gsize length = 0;
  gsize main_length = 0;
  g_autoptr (XepConnection) connection = make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  execute (connection, "PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM t WHERE id > 7");
  /* A power cut: the file and its log as they are now. */
  g_assert_true (g_file_get_contents (log, &data, &length, NULL));
  g_assert_true (g_file_get_contents (path, &main_data, &main_length, NULL));
  g_assert_cmpuint (length, >, 0);
  close_connection (connection);
  g_assert_true (g_file_set_contents (path, main_data, (gssize)main_length, NULL));
  g_assert_true (g_file_set_contents (log, data, (gssize)length, NULL));

  g_assert_true (xep_backup_restore (copy, path, VERSION, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_rows (path, 50);
  replaced = find_replaced (dir);
  assert_rows (replaced, 7);
}

static void
test_restore_over_damage (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  close_connection (connection);
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  g_assert_true (xep_backup_restore (copy, path, VERSION, &error));
  g_assert_no_error (error);
  assert_rows (path, 50);
  replaced = find_replaced (dir);
  g_assert_true (g_file_get_contents (replaced, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "damaged");
}

static void
test_restore_to_nothing (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *target = g_build_filename (dir, "new", "xeploai.db", NULL);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autoptr (XepConnection) connection = make_database (path, 50);
  g_autoptr (GError) error = NULL;

  close_connection (connection);
  g_assert_true (xep_backup_restore (path, target, VERSION, &error));
  g_assert_no_error (error);
  assert_rows (target, 50);
  assert_mode (folder, 0700);
  g_assert_null (find_replaced (folder));
}

static void
test_restore_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) text_error = NULL;

  execute (connection, "PRAGMA user_version = 9");
  g_assert_true (xep_backup_write (connection, copy, &error));
  execute (connection, "PRAGMA user_version = 3");
  close_connection (connection);
  g_assert_false (xep_backup_restore (copy, path, VERSION, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NEWER);
  g_assert_true (g_file_set_contents (copy, "text", -1, NULL));
  g_assert_false (xep_backup_restore (copy, path, VERSION, &text_error));
  g_assert_error (text_error, XEP_ERROR, XEP_ERROR_FOREIGN);
  assert_rows (path, 50);
  g_assert_null (find_replaced (dir));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/backup/write", test_write);
  g_test_add_func ("/backup/write/read-only", test_write_read_only);
  g_test_add_func ("/backup/write/refused", test_write_refused);
  g_test_add_func ("/backup/verify/refused", test_verify_refused);
  g_test_add_func ("/backup/verify/damaged", test_verify_damaged);
  g_test_add_func ("/backup/dated", test_dated);
  g_test_add_func ("/backup/dated/keeps", test_dated_keeps);
  g_test_add_func ("/backup/restore", test_restore);
  g_test_add_func ("/backup/restore/with-log", test_restore_with_log);
  g_test_add_func ("/backup/restore/over-damage", test_restore_over_damage);
  g_test_add_func ("/backup/restore/to-nothing", test_restore_to_nothing);
  g_test_add_func ("/backup/restore/refused", test_restore_refused);
  return g_test_run ();
}
