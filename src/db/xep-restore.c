/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-restore.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/xep-file-lock.h"
#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-warning.h"
#include "db/xep-backup-folder.h"
#include "db/xep-backup.h"
#include "db/xep-connection-private.h"

/*
 * A restore, cut off anywhere, leaves the old data or the new, never none and never a mixture:
 *
 *   1. the backup is copied, checked and synced, and only then gets the name DATABASE-restoring:
 *      from here on the restore is decided, and the next start finishes it
 *   2. the old file is made one file (its log goes into it) and gets a second, dated name; a log
 *      that cannot go into it, since the file is damaged, gets one too
 *   3. what lies beside the old file is taken away, or SQLite would apply it to the new one
 *   4. one rename puts the new file in the place of the old one
 *
 * Between the steps the folder is synced, so that no later step outlives a power cut without the
 * earlier ones. Each step can be done again.
 */
#define WAITING "-restoring"

/* How long another program that reads the old file is waited for. */
#define BUSY_MILLISECONDS 1000

/* With the zero byte at its end; one page of the smallest size. */
#define HEADER "SQLite format 3"
#define SMALLEST_DATABASE 512

static const char *const sides[] = { "-wal", "-journal", "-shm" };

/* The index of a log can be made anew. */
#define N_KEPT_SIDES 2

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

static gint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : -1;
}

static gint64
get_side_size (const char *path, const char *side)
{
  g_autofree char *name = g_strconcat (path, side, NULL);

  return get_size (name);
}

static gboolean
has_log (const char *path)
{
  for (gsize i = 0; i < N_KEPT_SIDES; i++)
    if (get_side_size (path, sides[i]) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
are_same (const char *path, const char *other)
{
  GStatBuf first;
  GStatBuf second;

  return g_stat (path, &first) == 0 && g_stat (other, &second) == 0 && first.st_ino == second.st_ino
         && first.st_dev == second.st_dev;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return xep_safe_file_sync_folder (folder, error);
}

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  xep_set_error_from_errno (error, errno, path);
  return FALSE;
}

/* SQLite takes a file that is too short for an empty one, and throws its log away. */
static gboolean
has_header (const char *path)
{
  char header[sizeof HEADER] = "";
  FILE *file = g_fopen (path, "rb");
  gboolean whole;

  if (file == NULL)
    return FALSE;
  whole = fread (header, 1, sizeof header, file) == sizeof header
          && memcmp (header, HEADER, sizeof header) == 0;
  fclose (file);
  return whole && get_size (path) >= SMALLEST_DATABASE;
}

/* Brings the log of the old file into it. A file that is damaged, or on a full disk, cannot take it
 * up and is kept together with its log; only one that another program uses is a refusal. */
static gboolean
fold_log (const char *path, GError **error)
{
  g_autoptr (sqlite3) handle = NULL;
  int code;

  if (!has_log (path) || !has_header (path))
    return TRUE;
  code = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_busy_timeout (handle, BUSY_MILLISECONDS);
      /* What could not be read must not take up the log by being closed. */
      sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      code = sqlite3_exec (handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    code = sqlite3_wal_checkpoint_v2 (handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if ((code & 0xff) != SQLITE_BUSY)
    return TRUE;
  xep_set_error_from_sqlite (error, code, "", path);
  return FALSE;
}

/* The dated name that the file at @path has already, from a restore that was cut off; NULL if it
 * has none. */
static char *
find_kept_name (const char *path)
{
  g_autoptr (GPtrArray) files = xep_backup_list (path);

  for (guint i = 0; i < files->len; i++)
    {
      const XepBackupFile *file = g_ptr_array_index (files, i);

      if (file->reason == XEP_BACKUP_REPLACED && are_same (file->path, path))
        return g_strdup (file->path);
    }
  return NULL;
}

/* Gives what is at @path a second name, @kept. (out): NULL if there was nothing to keep. */
static gboolean
put_aside (const char *path, char **kept, GError **error)
{
  *kept = NULL;
  if (get_size (path) <= 0 && !has_log (path))
    return TRUE;
  *kept = find_kept_name (path);
  if (*kept == NULL)
    {
      *kept = xep_backup_dup_replaced_path (path);
      if (get_size (path) >= 0 && !xep_safe_file_keep_as (path, *kept, error))
        return FALSE;
    }
  for (gsize i = 0; i < N_KEPT_SIDES; i++)
    {
      g_autofree char *from = g_strconcat (path, sides[i], NULL);
      g_autofree char *to = g_strconcat (*kept, sides[i], NULL);

      if (get_size (from) > 0 && !are_same (from, to) && !xep_safe_file_keep_as (from, to, error))
        return FALSE;
    }
  return sync_folder (path, error);
}

static gboolean
remove_sides (const char *path, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *side = g_strconcat (path, sides[i], NULL);

      if (!remove_file (side, error))
        return FALSE;
    }
  return sync_folder (path, error);
}

/* Steps 2 to 4. @path is the file itself, no link to it. */
static gboolean
exchange (const char *waiting, const char *path, char **kept, GError **error)
{
  g_autoptr (GError) unsure = NULL;

  *kept = NULL;
  if (!fold_log (path, error) || !sync_folder (path, error) || !put_aside (path, kept, error)
      || !remove_sides (path, error))
    return FALSE;
  if (g_rename (waiting, path) != 0)
    {
      xep_set_error_from_errno (error, errno, path);
      return FALSE;
    }
  /* The data is restored, whatever the disk says now. */
  if (!sync_folder (path, &unsure))
    xep_warning_tell (XEP_WARNING_FILE, unsure->message);
  return TRUE;
}

/* After a step that failed: the old file has its log back and is the only one. Where not even that
 * can be done the next start finishes the restore instead. */
static void
undo (const char *waiting, const char *path, const char *kept, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  for (gsize i = 0; kept != NULL && i < N_KEPT_SIDES; i++)
    {
      g_autofree char *from = g_strconcat (kept, sides[i], NULL);
      g_autofree char *to = g_strconcat (path, sides[i], NULL);

      if (get_size (from) > 0 && get_size (to) < 0 && !xep_safe_file_keep_as (from, to, NULL))
        {
          g_prefix_error (error,
                          _("The restore of “%s” could not be finished; it will be finished when "
                            "the file is opened again. "),
                          name);
          return;
        }
    }
  if (sync_folder (path, NULL) && remove_file (waiting, NULL))
    return;
  g_prefix_error (error,
                  _("The restore of “%s” could not be finished; it will be finished when the file "
                    "is opened again. "),
                  name);
}

static gboolean
finish (const char *waiting, const char *path, GError **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = NULL;

  if (!exchange (waiting, path, &kept, error))
    {
      g_prefix_error (error, _("A restore of “%s” was cut off and cannot be finished yet. "), name);
      return FALSE;
    }
  sentence
      = kept != NULL
            ? g_strdup_printf (_("A restore of “%s” had been cut off and is finished now. "
                                 "What was there before is kept in “%s”."),
                               name, kept)
            : g_strdup_printf (_("A restore of “%s” had been cut off and is finished now."), name);
  xep_warning_tell (XEP_WARNING_RESTORE, sentence);
  return TRUE;
}

/* A waiting file gets its name only when it is whole; one that is not was damaged since, or is not
 * ours: it is kept, and the data is what it was. */
static gboolean
put_broken_aside (const char *waiting, const char *path, GError **error)
{
  g_autofree char *old = find_kept_name (path);
  g_autofree char *kept = xep_backup_dup_replaced_path (path);
  g_autofree char *sentence = NULL;

  if (!xep_safe_file_keep_as (waiting, kept, error))
    return FALSE;
  undo (waiting, path, old, NULL);
  sentence = g_strdup_printf (
      _("A restore of “%s” had been cut off, and its copy is not whole. The data is as it was "
        "before; the copy is kept in “%s”. Restore again if you want it."),
      path, kept);
  xep_warning_tell (XEP_WARNING_RESTORE, sentence);
  return TRUE;
}

static gboolean
finish_locked (const char *path, GError **error)
{
  g_autofree char *waiting = g_strconcat (path, WAITING, NULL);
  g_autoptr (GError) broken = NULL;

  if (get_size (waiting) < 0)
    return TRUE;
  if (xep_backup_verify (waiting, G_MAXINT, &broken))
    return finish (waiting, path, error);
  if (get_size (path) > 0
      && (g_error_matches (broken, XEP_ERROR, XEP_ERROR_DAMAGED)
          || g_error_matches (broken, XEP_ERROR, XEP_ERROR_FOREIGN)))
    return put_broken_aside (waiting, path, error);
  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}

gboolean
xep_restore_finish (const char *database_path, GError **error)
{
  g_autofree char *path = xep_paths_resolve (database_path);
  g_autoptr (XepFileLock) lock = NULL;

  if (get_side_size (path, WAITING) < 0)
    return TRUE;
  lock = xep_file_lock_take (path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE, 0, error);
  return lock != NULL && finish_locked (path, error);
}

/**
 * xep_backup_restore:
 * @newest_version: the newest schema step of this program; an older backup is upgraded when it is
 * opened
 * @watcher: (nullable): who waits. Once the copy is beside the database it is too late to stop
 * @error: as xep_backup_verify(), %XEP_ERROR_CANCELLED, or what writing met; the database is then
 * as it was
 */
gboolean
xep_backup_restore (const char *backup_path,
                    const char *database_path,
                    int newest_version,
                    const XepWatcher *watcher,
                    GError **error)
{
  g_autofree char *path = xep_paths_resolve (database_path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *waiting = g_strconcat (path, WAITING, NULL);
  g_autofree char *kept = NULL;
  g_autoptr (XepConnection) backup = NULL;
  g_autoptr (XepFileLock) lock = NULL;

  if (are_same (backup_path, path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is the data file itself and not a copy of it. Nothing was changed; "
                     "choose a copy."),
                   name);
      return FALSE;
    }
  if (!xep_safe_file_check_place (path, error))
    return FALSE;
  backup = xep_backup_open (backup_path, newest_version, error);
  if (backup == NULL || !xep_paths_ensure_private_dir (folder, error))
    return FALSE;
  xep_connection_set_watcher (backup, watcher);
  lock = xep_file_lock_take (path, XEP_FILE_LOCK_USE, XEP_FILE_LOCK_EXCLUSIVE, 0, error);
  if (lock == NULL || !finish_locked (path, error))
    return FALSE;
  xep_safe_file_clear_litter (folder);
  if (!xep_backup_copy_to (backup, path, waiting, error) || !xep_connection_close (backup, error))
    {
      g_unlink (waiting);
      return FALSE;
    }
  if (!exchange (waiting, path, &kept, error))
    {
      undo (waiting, path, kept, error);
      return FALSE;
    }
  xep_backup_thin_replaced (path);
  return TRUE;
}

gboolean
xep_restore_check_lost (const char *database_path, GError **error)
{
  g_autofree char *path = xep_paths_resolve (database_path);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *day = NULL;
  g_autoptr (GPtrArray) files = NULL;
  const XepBackupFile *newest;

  if (get_size (path) > 0)
    return TRUE;
  files = xep_backup_list (database_path);
  if (files->len == 0)
    {
      if (!has_log (path))
        return TRUE;
      g_set_error (error, XEP_ERROR, XEP_ERROR_LOST,
                   _("The data file “%s” is missing, but its log lies beside where it was. "
                     "Nothing was made. Put the file back, or begin a new one "
                     "(xeploai init --new): the log is kept."),
                   name);
      return FALSE;
    }
  newest = g_ptr_array_index (files, 0);
  day = g_date_time_format (newest->time, "%d/%m/%Y %H:%M");
  g_set_error (error, XEP_ERROR, XEP_ERROR_LOST,
               _("The data file “%s” is missing, but there are copies of it, the newest of %s. "
                 "Nothing was made. Bring it back (xeploai restore “%s”), or begin a new one "
                 "(xeploai init --new)."),
               name, day, newest->path);
  return FALSE;
}

gboolean
xep_restore_clear_place (const char *database_path, GError **error)
{
  g_autofree char *path = xep_paths_resolve (database_path);
  g_autofree char *kept = NULL;

  return put_aside (path, &kept, error) && remove_sides (path, error);
}
