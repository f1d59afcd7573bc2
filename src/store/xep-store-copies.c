/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/xep-paths.h"
#include "base/xep-warning.h"
#include "store/xep-store-private.h"

/* One that is open for writing; not closed yet, and not in memory. */
static gboolean
is_clerks_file (XepStore *self)
{
  return xep_store_is_writable (self) && xep_store_get_path (self) != NULL
         && xep_store_get_connection (self) != NULL;
}

/* The last row of the audit, whole: two files of one history that end with the same are equal. */
static char *
dup_last_audit (XepConnection *connection, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      connection,
      "SELECT id || ' ' || at || ' ' || entity || ' ' || entity_id || ' ' || field || ' ' ||"
      " quote (old_value) || quote (new_value) FROM audit ORDER BY id DESC LIMIT 1",
      error);
  gboolean row = FALSE;

  if (statement == NULL || !xep_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (row ? xep_statement_get_text (statement, 0) : "");
}

/* Why, in a few words: the whole sentence of the failure speaks of a change that was not saved, and
 * here all changes are. */
static const char *
get_cause (const GError *failure)
{
  static const struct
  {
    XepError code;
    const char *words;
  } causes[] = {
    { XEP_ERROR_NO_SPACE, N_("the disk is full") },
    { XEP_ERROR_READ_ONLY, N_("it cannot be written") },
    { XEP_ERROR_NOT_FOUND, N_("it is not there") },
    { XEP_ERROR_INVALID, N_("it is no folder") },
    { XEP_ERROR_BUSY, N_("the data file is in use") },
    { XEP_ERROR_MOVED, N_("the data file is no longer there") },
    { XEP_ERROR_DAMAGED, N_("the copy did not come out whole") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_error_matches (failure, XEP_ERROR, (int) causes[i].code))
      return _ (causes[i].words);
  return _("the disk failed");
}

/* One that was stopped is not told: who stopped it knows. */
static void
tell_no_backup (XepStore *self, const GError *failure)
{
  g_autofree char *folder = xep_backup_folder_get (xep_store_get_path (self));
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *sentence = g_strdup_printf (
      _("No copy of the data could be made in “%s” (%s). The data itself is saved and the work "
        "goes on; choose another folder for copies."),
      name, get_cause (failure));

  if (!g_error_matches (failure, XEP_ERROR, XEP_ERROR_CANCELLED))
    xep_warning_tell (XEP_WARNING_BACKUP, sentence);
}

/* A copy is there for a bad day; that it cannot be made must not make this day one. */
static gboolean
write_backup (XepStore *self, XepBackupReason reason)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *path = xep_backup_dated (xep_store_get_connection (self), reason, &failure);
  g_autoptr (GError) unread = NULL;

  if (path == NULL)
    tell_no_backup (self, failure);
  else
    {
      g_autofree char *copied = dup_last_audit (xep_store_get_connection (self), &unread);

      xep_store_set_copied (self, copied);
    }
  if (unread != NULL)
    g_info ("one copy more will be made: %s", unread->message);
  return path != NULL;
}

static gboolean
is_of_today (const XepBackupFile *file)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *day = g_date_time_format (file->time, "%F");

  return g_str_equal (day, today) && g_date_time_compare (file->time, now) <= 0;
}

static const XepBackupFile *
find_newest_copy (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const XepBackupFile *file = g_ptr_array_index (files, i);

      if (file->reason != XEP_BACKUP_REPLACED)
        return file;
    }
  return NULL;
}

/* Closing writes the file once more just after its last copy, seconds. */
#define CLOSING 2

/* Whether the file was written after @copy: not all that is stored leaves an audit entry. */
static gboolean
is_newer_than (XepStore *self, const char *copy)
{
  g_autofree char *resolved = xep_paths_resolve (xep_store_get_path (self));
  GStatBuf here;
  GStatBuf there;

  return g_stat (resolved, &here) != 0 || g_stat (copy, &there) != 0
         || here.st_mtime > there.st_mtime + CLOSING;
}

/* Whether the newest copy is of today and holds all that the file does. A copy more would only push
 * an older state out: fifty commands in a row would leave ten copies of one minute. */
static gboolean
is_copied (XepStore *self)
{
  g_autoptr (GPtrArray) files = xep_backup_list (xep_store_get_path (self));
  const XepBackupFile *newest = find_newest_copy (files);
  g_autoptr (XepConnection) copy = NULL;
  g_autoptr (GError) unread = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  if (newest == NULL || !is_of_today (newest) || is_newer_than (self, newest->path))
    return FALSE;
  copy = xep_connection_new (newest->path, XEP_CONNECTION_READ_ONLY, &unread);
  if (copy != NULL)
    there = dup_last_audit (copy, &unread);
  if (there != NULL)
    here = dup_last_audit (xep_store_get_connection (self), &unread);
  if (here == NULL)
    g_info ("one copy more will be made: %s", unread->message);
  return here != NULL && *here != '\0' && g_str_equal (here, there);
}

/**
 * xep_store_back_up:
 *
 * A dated copy, unless there is nothing to lose: no file, or an empty one. Inside a transaction
 * nothing is done: who began it has made the copy. One that cannot be made is told as a warning,
 * but for one that was stopped. Returns: %FALSE then
 */
gboolean
xep_store_back_up (XepStore *self, XepBackupReason reason)
{
  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  return !is_clerks_file (self) || xep_connection_in_transaction (xep_store_get_connection (self))
         || xep_store_is_empty (self) || write_backup (self, reason);
}

/**
 * xep_store_back_up_changes:
 *
 * The copy "exit" of what was keyed since the last copy, if anything was. One that cannot be made
 * is told as a warning. Returns: %FALSE then
 */
gboolean
xep_store_back_up_changes (XepStore *self)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *audited = NULL;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  if (!is_clerks_file (self))
    return TRUE;
  /* Nothing is put beside a file that is another one, nor into a folder that is gone. */
  if (xep_connection_check_file (xep_store_get_connection (self), &failure)
      && (audited = dup_last_audit (xep_store_get_connection (self), &failure)) != NULL)
    return g_strcmp0 (audited, xep_store_get_copied (self)) == 0
           || write_backup (self, XEP_BACKUP_EXIT);
  if (g_error_matches (failure, XEP_ERROR, XEP_ERROR_MOVED))
    xep_warning_tell (XEP_WARNING_FILE, failure->message);
  else
    tell_no_backup (self, failure);
  return FALSE;
}

/**
 * xep_store_set_backup_folder:
 * @folder: (nullable): %NULL for the usual one, beside the data
 *
 * Copies go there from now on, and one is made at once. Errors: those of trying the folder, which
 * is then not chosen.
 */
gboolean
xep_store_set_backup_folder (XepStore *self, const char *folder, GError **error)
{
  g_return_val_if_fail (XEP_IS_STORE (self) && xep_store_get_path (self) != NULL, FALSE);

  if (!xep_backup_folder_set (xep_store_get_path (self), folder, error))
    return FALSE;
  xep_store_back_up (self, XEP_BACKUP_START);
  return TRUE;
}

gboolean
xep_store_is_copied (XepStore *self)
{
  g_autofree char *audited = NULL;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  if (!is_clerks_file (self))
    return TRUE;
  audited = dup_last_audit (xep_store_get_connection (self), NULL);
  return audited != NULL && g_strcmp0 (audited, xep_store_get_copied (self)) == 0;
}

/* At the start: a file that holds data is copied before anything is keyed into it, unless it was
 * today; a new one has nothing to lose. */
gboolean
xep_store_start_copies (XepStore *self, GError **error)
{
  g_autofree char *audited = dup_last_audit (xep_store_get_connection (self), error);

  if (audited == NULL)
    return FALSE;
  xep_store_set_copied (self, audited);
  if (xep_store_get_path (self) == NULL || !is_copied (self))
    xep_store_back_up (self, XEP_BACKUP_START);
  return TRUE;
}
