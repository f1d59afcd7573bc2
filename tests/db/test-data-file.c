/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/xep-backup.h"
#include "db/xep-connection.h"
#include "db/xep-statement.h"
#include "xep-test.h"

/* The file under a connection: what a file dialog, another process or a file manager does to it. */
typedef struct
{
  char *folder;
  char *path;
  XepConnection *connection;
} Fixture;

static XepConnection *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  XepConnection *connection = xep_connection_new (path, XEP_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  return connection;
}

static void
close_connection (XepConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_close (connection, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_build_filename (dir, "data", NULL);
  fixture->path = g_build_filename (fixture->folder, "xeploai.db", NULL);
  fixture->connection = open_file (fixture->path);
  g_assert_true (xep_connection_execute (
      fixture->connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)", &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->connection);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* One change in a transaction, as the store does it. */
static gboolean
add_row (XepConnection *connection, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_transaction_begin (connection, error);

  return transaction != NULL
         && xep_connection_execute (connection, "INSERT INTO t (word) VALUES ('một')", error)
         && xep_transaction_commit (transaction, error);
}

static void
assert_added (XepConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add_row (connection, &error));
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
  return xep_statement_dup_text (statement, 0);
}

static void
assert_whole (XepConnection *connection, const char *rows)
{
  g_autofree char *count = query (connection, "SELECT count(*) FROM t");
  g_autofree char *verdict = query (connection, "PRAGMA integrity_check");

  g_assert_cmpstr (count, ==, rows);
  g_assert_cmpstr (verdict, ==, "ok");
}

static char *
dup_beside (Fixture *fixture, const char *ending)
{
  return g_strconcat (fixture->path, ending, NULL);
}

/* What a file dialog does with every file of the folder it shows. */
static void
sniff (Fixture *fixture)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-use", "-write" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = dup_beside (fixture, endings[i]);
      int descriptor = g_open (name, O_RDONLY, 0);
      char bytes[16];

      g_assert_cmpint (descriptor, >=, 0);
      g_assert_cmpint (read (descriptor, bytes, sizeof bytes), >=, 0);
      g_assert_cmpint (close (descriptor), ==, 0);
    }
}

/* This program started anew: what a process made by fork() does with the locks of its parent is not
 * what another process does. */
static int
run_elsewhere (const char *work, const char *path)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const arguments[] = { program, work, path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  return status;
}

/* Opens the file, adds two rows and ends. */
static int
write_rows (const char *path)
{
  g_autoptr (XepConnection) connection = xep_connection_new (path, XEP_CONNECTION_READ_WRITE, NULL);

  return connection != NULL && add_row (connection, NULL) && add_row (connection, NULL)
                 && xep_connection_close (connection, NULL)
             ? 0
             : 1;
}

/* Whether the byte of the index by which SQLite's writers keep each other out is locked. */
static int
try_writing_lock (const char *index)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 120, .l_len = 1 };
  int descriptor = open (index, O_RDWR);

  return fcntl (descriptor, F_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES) ? 0 : 1;
}

static guint64
get_inode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (guint64) status.st_ino;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (listing) != NULL)
    count++;
  return count;
}

/* After a dialog has shown the folder, another process writes and ends: the log is still the one
 * this connection writes in, the index of the log was not made anew under it, and of what either of
 * them writes nothing is lost. */
static void
test_sniffed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = dup_beside (fixture, "-wal");
  g_autofree char *index = dup_beside (fixture, "-shm");
  guint64 log_inode = get_inode (log);
  guint64 index_inode = get_inode (index);

  assert_added (fixture->connection);
  for (int round = 0; round < 3; round++)
    {
      sniff (fixture);
      g_assert_cmpint (run_elsewhere ("write", fixture->path), ==, 0);
      assert_added (fixture->connection);
    }
  g_assert_cmpuint (get_inode (log), ==, log_inode);
  g_assert_cmpuint (get_inode (index), ==, index_inode);
  assert_whole (fixture->connection, "10");
  close_connection (fixture->connection);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_clear_object (&fixture->connection);
  fixture->connection = open_file (fixture->path);
  assert_whole (fixture->connection, "10");
}

/* SQLite's own lock on writing is there after the dialog, as another process sees it. */
static void
test_sniffed_in_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction = xep_transaction_begin (fixture->connection, &error);
  g_autofree char *index = dup_beside (fixture, "-shm");

  g_assert_cmpint (run_elsewhere ("lock", index), ==, 0);
  sniff (fixture);
  g_assert_cmpint (run_elsewhere ("lock", index), ==, 0);
  g_assert_true (xep_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

/* Who is not the last leaves the log; the last leaves one file. */
static void
test_last_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = dup_beside (fixture, "-wal");
  g_autoptr (XepConnection) second = open_file (fixture->path);

  assert_added (second);
  close_connection (second);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_whole (fixture->connection, "1");
  close_connection (fixture->connection);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
assert_moved (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) look = NULL;

  g_assert_false (add_row (fixture->connection, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_MOVED);
  g_assert_nonnull (strstr (error->message, "xeploai.db"));
  g_test_message ("%s", error->message);
  g_assert_false (xep_connection_check_file (fixture->connection, &look));
  g_assert_error (look, XEP_ERROR, XEP_ERROR_MOVED);
}

/* What the connection holds can still be saved elsewhere, whole. */
static void
assert_rescued (Fixture *fixture, const char *rows)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *copy_path = g_build_filename (dir, "rescued.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepConnection) copy = NULL;

  g_assert_true (xep_backup_write (fixture->connection, copy_path, &error));
  g_assert_no_error (error);
  copy = open_file (copy_path);
  assert_whole (copy, rows);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;
  XepConnection *other = open_file (other_path);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      xep_connection_execute (other, "CREATE TABLE t (id INTEGER PRIMARY KEY, word)", &error));
  close_connection (other);
  g_object_unref (other);
  assert_added (fixture->connection);
  g_assert_cmpint (g_rename (other_path, fixture->path), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  assert_moved (fixture);
  assert_rescued (fixture, "1");
  close_connection (fixture->connection);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* The log that lies beside the other file by now is not the closing one's to remove. */
static void
test_replaced_and_opened (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr (XepConnection) other = NULL;

  assert_added (fixture->connection);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = dup_beside (fixture, endings[i]);

      g_assert_cmpint (g_unlink (name), ==, 0);
    }
  other = open_file (fixture->path);
  {
    g_autoptr (GError) error = NULL;

    g_assert_true (xep_connection_execute (
        other, "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)", &error));
  }
  assert_added (other);
  assert_moved (fixture);
  close_connection (fixture->connection);
  assert_added (other);
  assert_whole (other, "2");
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  assert_added (fixture->connection);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_moved (fixture);
  assert_rescued (fixture, "1");
}

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);

  assert_added (fixture->connection);
  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  assert_moved (fixture);
  assert_rescued (fixture, "1");
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  /* And back again: nothing was lost, so the work goes on. */
  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
  assert_added (fixture->connection);
  assert_whole (fixture->connection, "2");
}

/* A link that leads to another file now. */
static void
test_link_turned (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);

  g_assert_cmpint (symlink ("xeploai.db", link), ==, 0);
  close_connection (fixture->connection);
  g_object_unref (fixture->connection);
  fixture->connection = open_file (link);
  assert_added (fixture->connection);
  g_assert_true (g_file_set_contents (other, "other", -1, NULL));
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (symlink ("other.db", link), ==, 0);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (add_row (fixture->connection, &error));
    g_assert_error (error, XEP_ERROR, XEP_ERROR_MOVED);
  }
}

/* Another program took the log away: nothing is written into a file without a name. */
static void
test_log_removed (Fixture *fixture, gconstpointer ending)
{
  g_autofree char *name = dup_beside (fixture, ending);

  assert_added (fixture->connection);
  g_assert_cmpint (g_unlink (name), ==, 0);
  assert_moved (fixture);
  assert_rescued (fixture, "1");
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  close_connection (fixture->connection);
  g_object_unref (fixture->connection);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture->connection = open_file (fixture->path);
  assert_added (fixture->connection);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = dup_beside (fixture, endings[i]);
      GStatBuf status;

      g_assert_cmpint (g_stat (name, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

/* Another process writes for longer than the patience: a refusal, and then it works. */
static void
test_patience (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XepConnection) second = open_file (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction = xep_transaction_begin (second, &error);

  g_assert_no_error (error);
  xep_connection_set_patience (fixture->connection, 1);
  g_assert_false (add_row (fixture->connection, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_BUSY);
  g_clear_pointer (&transaction, xep_transaction_free);
  assert_added (fixture->connection);
}

/* The data itself is no place for its copy, whatever it is called there. */
static void
test_backup_onto_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *symbolic = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *second_name = g_build_filename (fixture->folder, "hard.db", NULL);
  g_autofree char *detour = g_build_filename (fixture->folder, "..", "data", "xeploai.db", NULL);
  g_autofree char *log = dup_beside (fixture, "-wal");
  const char *const names[] = { fixture->path, symbolic, second_name, detour, log };

  assert_added (fixture->connection);
  g_assert_cmpint (symlink ("xeploai.db", symbolic), ==, 0);
  g_assert_cmpint (link (fixture->path, second_name), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", names[i]);
      g_assert_false (xep_backup_write (fixture->connection, names[i], &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
    }
  assert_added (fixture->connection);
  assert_whole (fixture->connection, "2");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
    const char *data;
  } tests[] = {
    { "/data-file/sniffed", test_sniffed, NULL },
    { "/data-file/sniffed/in-transaction", test_sniffed_in_transaction, NULL },
    { "/data-file/last-out", test_last_out, NULL },
    { "/data-file/replaced", test_replaced, NULL },
    { "/data-file/replaced/opened", test_replaced_and_opened, NULL },
    { "/data-file/removed", test_removed, NULL },
    { "/data-file/folder-gone", test_folder_gone, NULL },
    { "/data-file/link-turned", test_link_turned, NULL },
    { "/data-file/log-removed", test_log_removed, "-wal" },
    { "/data-file/index-removed", test_log_removed, "-shm" },
    { "/data-file/private", test_private, NULL },
    { "/data-file/patience", test_patience, NULL },
    { "/data-file/backup-onto-itself", test_backup_onto_itself, NULL },
  };

  if (argc == 3 && g_str_equal (argv[1], "write"))
    return write_rows (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "lock"))
    return try_writing_lock (argv[2]);
  xep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].data, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
