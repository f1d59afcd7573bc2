/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "database-file.h"
#include "db/xep-backup.h"
#include "xep-test.h"

static void
assert_verify (const char *path, XepError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_backup_verify (path, DATABASE_FILE_VERSION, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, XEP_ERROR, (int) code);
}

static void
test_write (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *usb = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (usb, "Bản sao.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 500);
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  g_assert_no_error (error);
  g_assert_true (xep_backup_verify (copy, DATABASE_FILE_VERSION, &error));
  g_assert_no_error (error);
  database_file_assert_rows (copy, 500);
  database_file_assert_mode (copy, 0600);
  /* One file and nothing beside it, so that it can be carried. */
  g_assert_cmpuint (database_file_count_files (usb), ==, 1);
  database_file_execute (connection, "DELETE FROM t WHERE id > 100");
  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_assert_rows (copy, 100);
  g_assert_cmpuint (database_file_count_files (usb), ==, 1);
}

/* A worker makes the copy with a read-only connection while the main one has written and not yet
   checkpointed. */
static void
test_write_read_only (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) writer = database_file_make_database (path, 10);
  g_autoptr (XepConnection) reader = database_file_open (path, XEP_CONNECTION_READ_ONLY);
  g_autoptr (GError) error = NULL;

  database_file_execute (writer, "INSERT INTO t VALUES (11, 'new')");
  g_assert_true (xep_backup_write (reader, copy, &error));
  g_assert_no_error (error);
  database_file_assert_rows (copy, 11);
}

static void
test_write_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "missing", "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nowhere_error = NULL;
  XepTransaction *transaction;

  g_assert_true (g_file_set_contents (copy, "old", -1, NULL));
  transaction = xep_transaction_begin (connection, &error);
  database_file_execute (connection, "DELETE FROM t");
  g_assert_false (xep_backup_write (connection, copy, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
  xep_transaction_free (transaction);
  g_assert_false (xep_backup_write (connection, nowhere, &nowhere_error));
  g_assert_error (nowhere_error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  /* After a refusal the connection has no transaction left open. */
  database_file_execute (connection, "BEGIN; ROLLBACK");
  assert_verify (copy, XEP_ERROR_FOREIGN);
}

static void
test_verify_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 10);
  g_autoptr (GError) error = NULL;

  database_file_execute (connection, "PRAGMA user_version = 4");
  database_file_close_connection (connection);
  assert_verify (path, XEP_ERROR_NEWER);
  g_assert_true (xep_backup_verify (path, DATABASE_FILE_VERSION + 1, &error));
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
  g_autoptr (XepConnection) connection = database_file_make_database (path, 2000);
  g_autofree char *data = NULL;
  gsize length = 0;

  database_file_close_connection (connection);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, 40000);
  g_assert_true (g_file_set_contents (path, data, (gssize) length / 2, NULL));
  assert_verify (path, XEP_ERROR_DAMAGED);
  /* A page in the middle overwritten: only the integrity check can see it. */
  memset (data + 20480, 0xAA, 4096);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  assert_verify (path, XEP_ERROR_DAMAGED);
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
  return g_test_run ();
}
