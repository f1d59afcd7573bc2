/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-watcher.h"
#include "database-file.h"
#include "db/xep-backup.h"
#include "db/xep-restore.h"
#include "db/xep-statement.h"
#include "xep-test.h"

/* More pages than are copied between two looks. */
#define N_ROWS 40000

/* Somebody who stops the work when it is told of the @patience-th time. */
typedef struct
{
  XepWatcher watcher;
  guint patience;
  guint told;
} Impatient;

static void
tell (guint done, guint total, gpointer user_data)
{
  Impatient *self = user_data;

  g_assert_cmpuint (done, <=, total);
  if (++self->told == self->patience)
    g_cancellable_cancel (self->watcher.cancellable);
}

static void
impatient_init (Impatient *self, guint patience)
{
  *self = (Impatient){ { g_cancellable_new (), tell, self }, patience, 0 };
}

static void
impatient_clear (Impatient *self)
{
  g_clear_object (&self->watcher.cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Impatient, impatient_clear)

static void
insert_many (XepConnection *connection)
{
  database_file_execute (
      connection, "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n"
                  " WHERE i < " G_STRINGIFY (
                      N_ROWS) ")"
                              " INSERT INTO t (id, word) SELECT i, printf ('%0100d', i) FROM n");
}

/* Rows went in one by one before the stop; no more go in, the commit is refused, and nothing is
 * left of them. */
static void
test_short_statements (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 5);
  g_autoptr (XepTransaction) transaction = NULL;
  g_autoptr (XepStatement) insert = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_auto (Impatient) impatient;

  impatient_init (&impatient, 0);
  xep_connection_set_watcher (connection, &impatient.watcher);
  transaction = xep_transaction_begin (connection, &error);
  insert = xep_connection_prepare (connection, "INSERT INTO t (id, word) VALUES (?, 'x')", &error);
  g_assert_no_error (error);
  xep_statement_bind_int64 (insert, 1, 100);
  g_assert_true (xep_statement_run (insert, &error));
  g_cancellable_cancel (impatient.watcher.cancellable);
  xep_statement_bind_int64 (insert, 1, 101);
  g_assert_false (xep_statement_run (insert, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_false (xep_transaction_commit (transaction, &refused));
  g_assert_error (refused, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_clear_pointer (&insert, xep_statement_free);
  g_clear_pointer (&transaction, xep_transaction_free);
  database_file_close_connection (connection);
  database_file_assert_rows (path, 5);
}

/* Stopped from another thread while one statement alone would take for ever. */
static gpointer
stop (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_long_statement (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 5);
  g_autoptr (GError) error = NULL;
  g_auto (Impatient) impatient;
  GThread *thread;

  impatient_init (&impatient, 0);
  xep_connection_set_watcher (connection, &impatient.watcher);
  thread = g_thread_new ("stop", stop, impatient.watcher.cancellable);
  g_assert_false (xep_connection_execute (
      connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n",
      &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_thread_join (thread);
  xep_connection_set_watcher (connection, NULL);
  database_file_close_connection (connection);
}

static void
test_backup (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *copies = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (copies, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 5);
  g_autoptr (GError) error = NULL;
  g_auto (Impatient) impatient;

  insert_many (connection);
  impatient_init (&impatient, 1);
  xep_connection_set_watcher (connection, &impatient.watcher);
  g_assert_false (xep_backup_write (connection, copy, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_cmpuint (impatient.told, ==, 1);
  g_assert_cmpuint (database_file_count_files (copies), ==, 0);

  g_clear_error (&error);
  impatient_clear (&impatient);
  impatient_init (&impatient, 0);
  g_assert_true (xep_backup_write (connection, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (impatient.told, >, 1);
  xep_connection_set_watcher (connection, NULL);
  database_file_close_connection (connection);
}

/* What was there before a restore that is stopped is there afterwards, alone and whole. */
static void
test_restore (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *copies = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (copies, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 5);
  g_autoptr (GError) error = NULL;
  g_auto (Impatient) impatient;

  insert_many (connection);
  g_assert_true (xep_backup_write (connection, copy, &error));
  g_assert_no_error (error);
  database_file_execute (connection, "DELETE FROM t WHERE id > 3");
  database_file_close_connection (connection);
  impatient_init (&impatient, 1);
  g_assert_false (
      xep_backup_restore (copy, path, DATABASE_FILE_VERSION, &impatient.watcher, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_cmpuint (database_file_count_files (dir), ==, 1);
  database_file_assert_rows (path, 3);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/watcher/short-statements", test_short_statements);
  g_test_add_func ("/watcher/long-statement", test_long_statement);
  g_test_add_func ("/watcher/backup", test_backup);
  g_test_add_func ("/watcher/restore", test_restore);
  return g_test_run ();
}
