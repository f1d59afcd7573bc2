/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/xep-file-lock.h"
#include "base/xep-warning.h"
#include "database-file.h"
#include "db/xep-backup.h"
#include "db/xep-restore.h"
#include "xep-test.h"

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
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_execute (connection, "DELETE FROM t WHERE id > 7");
  database_file_close_connection (connection);
  g_assert_true (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_no_error (error);
  database_file_assert_rows (path, 50);
  database_file_assert_rows (copy, 50);
  database_file_assert_mode (path, 0600);
  replaced = find_replaced (dir);
  g_assert_nonnull (replaced);
  database_file_assert_rows (replaced, 7);
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
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_execute (connection, "PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM t WHERE id > 7");
  /* A power cut: the file and its log as they are now. */
  g_assert_true (g_file_get_contents (log, &data, &length, NULL));
  g_assert_true (g_file_get_contents (path, &main_data, &main_length, NULL));
  g_assert_cmpuint (length, >, 0);
  database_file_close_connection (connection);
  g_assert_true (g_file_set_contents (path, main_data, (gssize) main_length, NULL));
  g_assert_true (g_file_set_contents (log, data, (gssize) length, NULL));

  g_assert_true (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  database_file_assert_rows (path, 50);
  replaced = find_replaced (dir);
  database_file_assert_rows (replaced, 7);
}

static void
test_restore_over_damage (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_close_connection (connection);
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  g_assert_true (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_no_error (error);
  database_file_assert_rows (path, 50);
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
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;

  database_file_close_connection (connection);
  g_assert_true (xep_backup_restore (path, target, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_no_error (error);
  database_file_assert_rows (target, 50);
  database_file_assert_mode (folder, 0700);
  g_assert_null (find_replaced (folder));
}

static void
test_restore_refused (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) text_error = NULL;

  database_file_execute (connection, "PRAGMA user_version = 9");
  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_execute (connection, "PRAGMA user_version = 3");
  database_file_close_connection (connection);
  g_assert_false (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NEWER);
  g_assert_true (g_file_set_contents (copy, "text", -1, NULL));
  g_assert_false (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &text_error));
  g_assert_error (text_error, XEP_ERROR, XEP_ERROR_FOREIGN);
  database_file_assert_rows (path, 50);
  g_assert_null (find_replaced (dir));
}

/* Somebody works on the file: it is not taken away from under the window. */
static void
test_in_use (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFileLock) user = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_execute (connection, "DELETE FROM t WHERE id > 7");
  database_file_close_connection (connection);
  user = xep_file_lock_take (path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_SHARED, 0, &error);
  g_assert_no_error (error);
  g_assert_false (xep_backup_restore (copy, path, DATABASE_FILE_VERSION, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_LOCKED);
  database_file_assert_rows (path, 7);
  g_assert_null (find_replaced (dir));
}

static void
test_link (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *stick = xep_test_make_dir ();
  g_autofree char *target = g_build_filename (stick, "real.db", NULL);
  g_autofree char *link = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (target, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (xep_backup_write (connection, copy, &error));
  database_file_execute (connection, "DELETE FROM t WHERE id > 7");
  database_file_close_connection (connection);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (xep_backup_restore (copy, link, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  database_file_assert_rows (target, 50);
  replaced = find_replaced (stick);
  database_file_assert_rows (replaced, 7);
  g_assert_null (find_replaced (dir));
}

static void
test_itself (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *other = g_build_filename (dir, "other.db", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) link_error = NULL;

  database_file_close_connection (connection);
  g_assert_false (xep_backup_restore (path, path, DATABASE_FILE_VERSION, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_cmpint (link (path, other), ==, 0);
  g_assert_false (xep_backup_restore (other, path, DATABASE_FILE_VERSION, NULL, &link_error));
  g_assert_error (link_error, XEP_ERROR, XEP_ERROR_INVALID);
  database_file_assert_rows (path, 50);
}

static void
note_warning (XepWarningKind kind, const char *sentence, gpointer user_data)
{
  char **told = user_data;

  g_assert_cmpint (kind, ==, XEP_WARNING_RESTORE);
  g_test_message ("%s", sentence);
  g_free (*told);
  *told = g_strdup (sentence);
}

typedef enum
{
  CUT_BEFORE_KEEPING,  /* the new file waits, nothing else was done */
  CUT_BEFORE_REMOVING, /* the old file and its log have a second name */
  CUT_BEFORE_NAMING,   /* the old log is gone from beside the old file */
  CUT_WITHOUT_OLD,     /* there was no file to be replaced */
} Cut;

/* Makes in @dir what a restore leaves that is cut off there. */
static void
cut_off (const char *dir, Cut cut, const char *path, const char *log, const char *kept)
{
  g_autofree char *made = g_build_filename (dir, "made.db", NULL);
  g_autofree char *waiting = g_strconcat (path, "-restoring", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (made, 50);

  database_file_close_connection (connection);
  g_assert_cmpint (g_rename (made, waiting), ==, 0);
  if (cut != CUT_WITHOUT_OLD)
    {
      g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
      g_assert_true (g_file_set_contents (log, "its log", -1, NULL));
    }
  if (cut == CUT_BEFORE_REMOVING || cut == CUT_BEFORE_NAMING)
    {
      g_assert_cmpint (link (path, kept), ==, 0);
      g_assert_cmpint (link (log, kept_log), ==, 0);
    }
  if (cut == CUT_BEFORE_NAMING)
    g_assert_cmpint (g_unlink (log), ==, 0);
}

static void
assert_content (const char *path, const char *ending, const char *expected)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (name, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_cut_off (gconstpointer data)
{
  Cut cut = GPOINTER_TO_INT (data);
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *waiting = g_strconcat (path, "-restoring", NULL);
  g_autofree char *kept = g_build_filename (dir, "xeploai-2025-01-02-0800-replaced.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *replaced = NULL;

  cut_off (dir, cut, path, log, kept);
  xep_warning_set_teller (note_warning, &told);
  g_assert_true (xep_restore_finish (path, &error));
  xep_warning_set_teller (NULL, NULL);
  g_assert_no_error (error);
  g_assert_nonnull (told);
  g_assert_false (g_file_test (waiting, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  database_file_assert_rows (path, 50);
  replaced = find_replaced (dir);
  if (cut == CUT_WITHOUT_OLD)
    g_assert_null (replaced);
  else
    {
      assert_content (replaced, "", "damaged");
      assert_content (replaced, "-wal", "its log");
    }
  /* The one old file has one name. */
  if (cut == CUT_BEFORE_REMOVING || cut == CUT_BEFORE_NAMING)
    g_assert_cmpstr (replaced, ==, kept);
  g_assert_true (xep_restore_finish (path, &error));
}

/* The copy that waits was damaged since: the old data stays. */
static void
test_cut_off_broken (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *waiting = g_strconcat (path, "-restoring", NULL);
  g_autoptr (XepConnection) connection = database_file_make_database (path, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *replaced = NULL;

  database_file_close_connection (connection);
  g_assert_true (g_file_set_contents (waiting, "broken", -1, NULL));
  xep_warning_set_teller (note_warning, &told);
  g_assert_true (xep_restore_finish (path, &error));
  xep_warning_set_teller (NULL, NULL);
  g_assert_no_error (error);
  g_assert_nonnull (told);
  database_file_assert_rows (path, 50);
  g_assert_false (g_file_test (waiting, G_FILE_TEST_EXISTS));
  replaced = find_replaced (dir);
  assert_content (replaced, "", "broken");
}

static void
assert_lost (const char *path, gboolean lost)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_restore_check_lost (path, &error) != lost);
  if (lost)
    g_assert_error (error, XEP_ERROR, XEP_ERROR_LOST);
  else
    g_assert_no_error (error);
}

static void
test_lost (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "xeploai.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autofree char *other = g_build_filename (folder, "other-2025-01-01-0800-exit.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "xeploai-2025-01-01-0800-exit.db", NULL);
  g_autofree char *replaced = g_build_filename (dir, "xeploai-2025-01-01-0800-replaced.db", NULL);
  g_autoptr (GError) error = NULL;

  assert_lost (path, FALSE);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "x", -1, NULL));
  assert_lost (path, FALSE);
  g_assert_true (g_file_set_contents (log, "", -1, NULL));
  assert_lost (path, FALSE);
  g_assert_true (g_file_set_contents (log, "log", -1, NULL));
  assert_lost (path, TRUE);
  g_assert_true (xep_restore_clear_place (path, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_lost (path, FALSE);
  g_assert_true (g_file_set_contents (replaced, "x", -1, NULL));
  assert_lost (path, TRUE);
  g_assert_cmpint (g_unlink (replaced), ==, 0);
  g_assert_true (g_file_set_contents (copy, "x", -1, NULL));
  assert_lost (path, TRUE);
  /* An empty file is no data either. */
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_lost (path, TRUE);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  assert_lost (path, FALSE);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/restore/plain", test_restore);
  g_test_add_func ("/restore/with-log", test_restore_with_log);
  g_test_add_func ("/restore/over-damage", test_restore_over_damage);
  g_test_add_func ("/restore/to-nothing", test_restore_to_nothing);
  g_test_add_func ("/restore/refused", test_restore_refused);
  g_test_add_func ("/restore/in-use", test_in_use);
  g_test_add_func ("/restore/link", test_link);
  g_test_add_func ("/restore/itself", test_itself);
  g_test_add_data_func ("/restore/cut-off/before-keeping", GINT_TO_POINTER (CUT_BEFORE_KEEPING),
                        test_cut_off);
  g_test_add_data_func ("/restore/cut-off/before-removing", GINT_TO_POINTER (CUT_BEFORE_REMOVING),
                        test_cut_off);
  g_test_add_data_func ("/restore/cut-off/before-naming", GINT_TO_POINTER (CUT_BEFORE_NAMING),
                        test_cut_off);
  g_test_add_data_func ("/restore/cut-off/without-old", GINT_TO_POINTER (CUT_WITHOUT_OLD),
                        test_cut_off);
  g_test_add_func ("/restore/cut-off/broken", test_cut_off_broken);
  g_test_add_func ("/restore/lost", test_lost);
  return g_test_run ();
}
