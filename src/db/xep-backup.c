/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-backup.h"

#include <glib/gi18n.h>

#include "base/xep-safe-file.h"
#include "db/xep-connection-private.h"
#include "db/xep-schema.h"
#include "db/xep-statement.h"

/* Between two looks at who waits: a few milliseconds of work. */
#define PAGES_AT_ONCE 256

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

static gboolean
fail_at (GError **error, sqlite3 *target, int code, const char *path)
{
  xep_set_error_from_sqlite (error, code, sqlite3_errmsg (target), path);
  return FALSE;
}

static int
copy_steps (sqlite3_backup *backup, const XepWatcher *watcher)
{
  int code;

  do
    {
      int total;

      if (!xep_watcher_check (watcher, NULL))
        return SQLITE_INTERRUPT;
      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      total = sqlite3_backup_pagecount (backup);
      xep_watcher_tell (watcher, (guint) (total - sqlite3_backup_remaining (backup)),
                        (guint) total);
    }
  while (code == SQLITE_OK);
  return code;
}

/* Copies every page; the copy is left without a write-ahead log, so that it is one file wherever
   it is carried. It has no journal meanwhile: what does not come out whole is thrown away, and
   XepSafeFile syncs what does. */
static gboolean
copy_pages (XepConnection *connection, const char *copy_path, const char *path, GError **error)
{
  g_autoptr (sqlite3) target = NULL;
  sqlite3_backup *backup = NULL;
  int code = sqlite3_open_v2 (copy_path, &target, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL,
                         NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", xep_connection_get_handle (connection), "main");
      code = backup != NULL ? copy_steps (backup, xep_connection_get_watcher (connection))
                            : sqlite3_errcode (target);
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
compare_tables (XepConnection *source, XepConnection *copy, GError **error)
{
  g_autoptr (XepStatement) tables = xep_connection_prepare (
      source, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  gboolean row = FALSE;

  if (tables == NULL)
    return FALSE;
  while (xep_statement_step (tables, &row, error))
    {
      const char *table;
      gint64 wanted = 0;
      gint64 found = 0;

      if (!row)
        return TRUE;
      table = xep_statement_get_text (tables, 0);
      if (!count_rows (source, table, &wanted, error) || !count_rows (copy, table, &found, error))
        return FALSE;
      if (wanted == found)
        continue;
      g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
                   _("The copy is not whole: table %s has %d rows instead of %d. It was thrown "
                     "away; try again on another disk."),
                   table, (int) found, (int) wanted);
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
  if (copy != NULL)
    xep_connection_set_watcher (copy, xep_connection_get_watcher (source));
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
 * xep_backup_copy_to:
 *
 * @path: what messages call it
 *
 * As xep_backup_write(), but a name that the disk does not confirm is an error.
 */
gboolean
xep_backup_copy_to (XepConnection *connection, const char *path, const char *name, GError **error)
{
  g_autoptr (XepSafeFile) file = xep_safe_file_new (name, error);

  return file != NULL && write_copy (connection, xep_safe_file_get_path (file), path, error)
         && xep_safe_file_commit_durably (file, error);
}

/**
 * xep_backup_write:
 * @connection: read-only will do; not inside a transaction that has written (%XEP_ERROR_LOCKED)
 * @path: replaced only when the copy is whole; the data file itself, by whatever name, is refused
 * (%XEP_ERROR_INVALID)
 * @error: what writing met, or %XEP_ERROR_CANCELLED if who waits for the connection has stopped it;
 * there is no copy then
 */
gboolean
xep_backup_write (XepConnection *connection, const char *path, GError **error)
{
  g_autoptr (XepSafeFile) file = NULL;

  if (xep_connection_is_data_file (connection, path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is the data file itself. Nothing was written; choose another place for "
                     "the copy."),
                   name);
      return FALSE;
    }
  file = xep_safe_file_new (path, error);
  return file != NULL && write_copy (connection, xep_safe_file_get_path (file), path, error)
         && xep_safe_file_commit (file, error);
}

/**
 * xep_backup_open:
 * @error: as xep_backup_verify()
 *
 * Returns: (transfer full): read-only, verified
 */
XepConnection *
xep_backup_open (const char *path, int newest_version, GError **error)
{
  g_autoptr (XepConnection) connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);
  int version = 0;

  if (connection == NULL || !xep_schema_get_version (connection, &version, error)
      || (version > newest_version && !xep_schema_refuse_newer (path, error))
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
  g_autoptr (XepConnection) connection = xep_backup_open (path, newest_version, error);

  return connection != NULL && xep_connection_close (connection, error);
}
