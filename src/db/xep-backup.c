/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-db"

#include "config.h"

#include "db/xep-backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "db/xep-connection-private.h"
#include "db/xep-schema.h"
#include "db/xep-statement.h"

#define FOLDER "backups"
#define EXTENSION ".db"
#define STAMP_FORMAT "%Y-%m-%d-%H%M"
#define STAMP_LENGTH 15
#define REPLACED "replaced"
#define ALL_PAGES -1

/* A backup found in the folder; several of one minute are told apart by a number. */
typedef struct
{
  char *path;
  char *order;
} DatedFile;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

static gboolean
fail_at (GError **error, sqlite3 *target, int code, const char *path)
{
  xep_set_error_from_sqlite (error, code, sqlite3_errmsg (target), path);
  return FALSE;
}

/* Copies every page; the copy is left without a write-ahead log, so that it is one file wherever
   it is carried. */
static gboolean
copy_pages (XepConnection *connection, const char *copy_path, const char *path, GError **error)
{
  g_autoptr (sqlite3) target = NULL;
  sqlite3_backup *backup = NULL;
  int code = sqlite3_open_v2 (copy_path, &target, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", xep_connection_get_handle (connection), "main");
      code = backup != NULL ? sqlite3_backup_step (backup, ALL_PAGES) : sqlite3_errcode (target);
    }
  if (code != SQLITE_DONE)
    {
      sqlite3_backup_finish (backup);
      return fail_at (error, target, code, path);
    }
  code = sqlite3_backup_finish (backup);
  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  return code == SQLITE_OK || fail_at (error, target, code, path);
}

static gboolean
count_rows (XepConnection *connection, const char *table, gint64 *count, GError **error)
{
  char *sql = sqlite3_mprintf ("SELECT count(*) FROM \"%w\"", table);
  gboolean done = xep_connection_query_int64 (connection, sql, count, error);

  sqlite3_free (sql);
  return done;
}

static gboolean
compare_table (XepConnection *source, XepConnection *copy, const char *table, GError **error)
{
  gint64 wanted = 0;
  gint64 found = 0;

  if (!count_rows (source, table, &wanted, error) || !count_rows (copy, table, &found, error))
    return FALSE;
  if (wanted == found)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _ ("The copy is not whole: table %s has %d rows instead of %d. It was thrown away; "
                  "try again on another disk."),
               table, (int)found, (int)wanted);
  return FALSE;
}

static gboolean
compare_tables (XepConnection *source, XepConnection *copy, GError **error)
{
  g_autoptr (XepStatement) tables = xep_connection_prepare (
      source, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  gboolean row = FALSE;

  if (tables == NULL)
    return FALSE;
  while (xep_statement_step (tables, &row, error))
    {
      if (!row)
        return TRUE;
      if (!compare_table (source, copy, xep_statement_get_text (tables, 0), error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
copy_and_check (XepConnection *source, const char *copy_path, const char *path, GError **error)
{
  g_autoptr (XepConnection) copy = NULL;

  if (!copy_pages (source, copy_path, path, error))
    return FALSE;
  copy = xep_connection_new (copy_path, XEP_CONNECTION_READ_ONLY, error);
  return copy != NULL && xep_connection_check_integrity (copy, error)
         && compare_tables (source, copy, error) && xep_connection_close (copy, error);
}

/* Pages and row counts are taken from one state of the file, whatever another connection writes
   meanwhile. */
static gboolean
write_copy (XepConnection *source, const char *copy_path, const char *path, GError **error)
{
  gboolean own = *xep_connection_get_depth (source) == 0;
  gint64 tables = 0;
  gboolean done;

  if (own && !xep_connection_execute (source, "BEGIN", error))
    return FALSE;
  /* The transaction holds the state of its first reading, not of its beginning. */
  done = xep_connection_query_int64 (source, "SELECT count(*) FROM sqlite_schema", &tables, error)
         && copy_and_check (source, copy_path, path, error);
  if (own && !xep_connection_execute (source, "ROLLBACK", done ? error : NULL))
    return FALSE;
  return done;
}

/**
 * xep_backup_write:
 * @connection: read-only will do; not inside a transaction that has written (%XEP_ERROR_LOCKED)
 * @path: replaced only when the copy is whole; the data file itself, by whatever name, is refused
 * (%XEP_ERROR_INVALID)
 */
gboolean
xep_backup_write (XepConnection *connection, const char *path, GError **error)
{
  g_autoptr (XepSafeFile) file = NULL;

  if (xep_connection_is_data_file (connection, path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _ ("“%s” is the data file itself. Nothing was written; choose another place for "
                      "the copy."),
                   name);
      return FALSE;
    }
  file = xep_safe_file_new (path, error);
  return file != NULL && write_copy (connection, xep_safe_file_get_path (file), path, error)
         && xep_safe_file_commit (file, error);
}

/* "xeploai" for ".../xeploai.db". */
static char *
get_stem (const char *database_path)
{
  char *stem = g_path_get_basename (database_path);

  if (g_str_has_suffix (stem, EXTENSION))
    stem[strlen (stem) - strlen (EXTENSION)] = '\0';
  return stem;
}

static void
dated_file_free (gpointer data)
{
  DatedFile *file = data;

  g_free (file->path);
  g_free (file->order);
  g_free (file);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DatedFile *const *first = a;
  const DatedFile *const *second = b;

  return strcmp ((*second)->order, (*first)->order);
}

/* What to sort the backup @name by, or NULL if it is not one of @stem and @reason. */
static char *
get_order (const char *name, const char *stem, const char *reason)
{
  const char *stamp = name + strlen (stem) + 1;
  const char *rest;
  int number = 1;

  if (!g_str_has_prefix (name, stem) || name[strlen (stem)] != '-'
      || strspn (stamp, "0123456789-") <= STAMP_LENGTH || stamp[STAMP_LENGTH] != '-')
    return NULL;
  rest = stamp + STAMP_LENGTH + 1;
  if (!g_str_has_prefix (rest, reason))
    return NULL;
  rest += strlen (reason);
  if (*rest == '-')
    {
      number = atoi (rest + 1);
      rest += 1 + strspn (rest + 1, "0123456789");
    }
  if (strcmp (rest, EXTENSION) != 0)
    return NULL;
  return g_strdup_printf ("%.*s-%06d", STAMP_LENGTH, stamp, number);
}

static GPtrArray *
list_dated (const char *folder, const char *database_path, const char *reason)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (dated_file_free);
  g_autofree char *stem = get_stem (database_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *order = get_order (name, stem, reason);
      DatedFile *file;

      if (order == NULL)
        continue;
      file = g_new0 (DatedFile, 1);
      file->path = g_build_filename (folder, name, NULL);
      file->order = order;
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_newest_first);
  return files;
}

/* The number for another file of the minute @stamp: after the greatest there is, never one that was
 * freed by removing an older file, or the newest backup would pass for the oldest. */
static int
next_number (GPtrArray *files, const char *stamp)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DatedFile *file = g_ptr_array_index (files, i);

      if (g_str_has_prefix (file->order, stamp))
        return atoi (file->order + STAMP_LENGTH + 1) + 1;
    }
  return 1;
}

/* A name in @folder that is not taken: STEM-DATE-TIME-REASON.db, with "-2", "-3"… in the same
   minute. */
static char *
make_dated_path (const char *folder, const char *database_path, const char *reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  g_autofree char *stem = get_stem (database_path);
  g_autoptr (GPtrArray) files = list_dated (folder, database_path, reason);
  int number = next_number (files, stamp);
  g_autofree char *suffix = number > 1 ? g_strdup_printf ("-%d", number) : g_strdup ("");
  g_autofree char *name = g_strconcat (stem, "-", stamp, "-", reason, suffix, EXTENSION, NULL);

  return g_build_filename (folder, name, NULL);
}

/* An old copy that cannot be removed takes space and does no other harm, so it must not stop the
 * work that the new backup is for. */
static void
remove_old (const char *folder, const char *database_path, const char *reason, int keep)
{
  g_autoptr (GPtrArray) files = list_dated (folder, database_path, reason);

  for (guint i = (guint)keep; i < files->len; i++)
    {
      const DatedFile *file = g_ptr_array_index (files, i);

      if (g_unlink (file->path) != 0)
        g_info ("“%s” stays: %s", file->path, g_strerror (errno));
    }
}

/**
 * xep_backup_dated:
 * @reason: a short word without digits: "start", "exit", "schema", "import", "restore"
 * @keep: at least 1
 *
 * The name begins with that of the database file, so that two databases in one folder keep theirs
 * apart.
 */
char *
xep_backup_dated (XepConnection *connection, const char *reason, int keep, GError **error)
{
  const char *database_path = xep_connection_get_path (connection);
  g_autofree char *beside = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (database_path != NULL && keep > 0, NULL);

  beside = g_path_get_dirname (database_path);
  folder = g_build_filename (beside, FOLDER, NULL);
  if (!xep_paths_ensure_private_dir (folder, error))
    return NULL;
  path = make_dated_path (folder, database_path, reason);
  if (!xep_backup_write (connection, path, error))
    return NULL;
  remove_old (folder, database_path, reason, keep);
  return g_steal_pointer (&path);
}

static gboolean
check_version (XepConnection *connection, int newest_version, GError **error)
{
  int version = 0;

  if (!xep_schema_get_version (connection, &version, error))
    return FALSE;
  return version <= newest_version
         || xep_schema_refuse_newer (xep_connection_get_path (connection), error);
}

static XepConnection *
open_verified (const char *path, int newest_version, GError **error)
{
  g_autoptr (XepConnection) connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);

  if (connection == NULL || !check_version (connection, newest_version, error)
      || !xep_connection_check_integrity (connection, error))
    return NULL;
  return g_steal_pointer (&connection);
}

/**
 * xep_backup_verify:
 * @error: %XEP_ERROR_NOT_FOUND, %XEP_ERROR_FOREIGN, %XEP_ERROR_NEWER or %XEP_ERROR_DAMAGED
 */
gboolean
xep_backup_verify (const char *path, int newest_version, GError **error)
{
  g_autoptr (XepConnection) connection = open_verified (path, newest_version, error);

  return connection != NULL && xep_connection_close (connection, error);
}

static gboolean
move_file (const char *from, const char *to, GError **error)
{
  if (!g_file_test (from, G_FILE_TEST_EXISTS) || g_rename (from, to) == 0)
    return TRUE;
  xep_set_error_from_errno (error, errno, from);
  return FALSE;
}

/* A database goes with what SQLite keeps beside it: a log left behind would be taken for the new
   file's. */
static gboolean
move_database (const char *from, const char *to, GError **error)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *old_name = g_strconcat (from, endings[i], NULL);
      g_autofree char *new_name = g_strconcat (to, endings[i], NULL);

      if (!move_file (old_name, new_name, error))
        return FALSE;
    }
  return TRUE;
}

/* @file is whole: only names change from here, and they change back if the last one cannot. */
static gboolean
exchange (XepSafeFile *file, const char *database_path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autofree char *kept = make_dated_path (folder, database_path, REPLACED);

  if (move_database (database_path, kept, error) && xep_safe_file_commit (file, error))
    return TRUE;
  if (!g_file_test (database_path, G_FILE_TEST_EXISTS)
      && !move_database (kept, database_path, NULL))
    g_prefix_error (error, _ ("The old data is kept in “%s”. "), kept);
  return FALSE;
}

/**
 * xep_backup_restore:
 * @newest_version: the newest schema step of this program; an older backup is upgraded when it is
 * opened
 * @error: as xep_backup_verify(), or what writing met; the database is then as it was
 */
gboolean
xep_backup_restore (const char *backup_path,
                    const char *database_path,
                    int newest_version,
                    GError **error)
{
  g_autoptr (XepConnection) backup = open_verified (backup_path, newest_version, error);
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autoptr (XepSafeFile) file = NULL;

  if (backup == NULL || !xep_paths_ensure_private_dir (folder, error))
    return FALSE;
  file = xep_safe_file_new (database_path, error);
  return file != NULL && write_copy (backup, xep_safe_file_get_path (file), database_path, error)
         && xep_connection_close (backup, error) && exchange (file, database_path, error);
}
