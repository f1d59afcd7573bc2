/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-backup-folder.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "db/xep-backup.h"

#define FOLDER "backups"
#define EXTENSION ".db"
#define STAMP_FORMAT "%Y-%m-%d-%H%M"
#define STAMP_LENGTH 15
#define SETTINGS "settings.ini"
#define SETTINGS_GROUP "backup-folders"

/* The word in the file's name, what people read, and whether it comes with every sitting: such
 * copies are counted together, so that ten of them do not push out the one before an import. */
static const struct
{
  const char *word;
  const char *label;
  gboolean everyday;
} reasons[XEP_N_BACKUP_REASONS] = {
  [XEP_BACKUP_START] = { "start", N_("at the start"), TRUE },
  [XEP_BACKUP_EXIT] = { "exit", N_("at the end"), TRUE },
  [XEP_BACKUP_SCHEMA] = { "schema", N_("before the new version"), FALSE },
  [XEP_BACKUP_IMPORT] = { "import", N_("before an import"), FALSE },
  [XEP_BACKUP_OPEN] = { "open", N_("before a period was opened"), FALSE },
  [XEP_BACKUP_DECISION] = { "decision", N_("before results were locked"), FALSE },
  [XEP_BACKUP_REGULATION] = { "regulation", N_("before new rules"), FALSE },
  [XEP_BACKUP_REPLACED] = { "replaced", N_("replaced by a restore"), FALSE },
};

/* How long copies last, beside the newest: the newest of so many spans of time that have no other
 * copy. Weeks are those of the calendar. */
#define NEWEST_KEPT 10
static const struct
{
  int kept;
  const char *span;
} spans[] = { { 7, "%Y-%m-%d" }, { 4, "%G-%V" }, { 12, "%Y-%m" } };

const char *
xep_backup_reason_get_label (XepBackupReason reason)
{
  g_return_val_if_fail (reason < XEP_N_BACKUP_REASONS, "");

  return _ (reasons[reason].label);
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

/* "start.db", "start-2.db": the reason and the number after the time. */
static gboolean
parse_reason (const char *rest, XepBackupReason *reason, int *number)
{
  for (*reason = 0; *reason < XEP_N_BACKUP_REASONS; (*reason)++)
    {
      const char *word = reasons[*reason].word;
      const char *end = rest + strlen (word);

      if (!g_str_has_prefix (rest, word))
        continue;
      *number = 1;
      if (*end == '-' && g_ascii_isdigit (end[1]))
        {
          *number = atoi (end + 1);
          end += 1 + strspn (end + 1, "0123456789");
        }
      if (strcmp (end, EXTENSION) == 0)
        return TRUE;
    }
  return FALSE;
}

static GDateTime *
parse_stamp (const char *stamp)
{
  int year, month, day, time;

  if (strspn (stamp, "0123456789-") < STAMP_LENGTH || stamp[STAMP_LENGTH] != '-'
      || sscanf (stamp, "%4d-%2d-%2d-%4d", &year, &month, &day, &time) != 4)
    return NULL;
  return g_date_time_new_local (year, month, day, time / 100, time % 100, 0);
}

/**
 * xep_backup_file_new:
 * @stem: the name of the database without ".db"
 *
 * Returns: (transfer full) (nullable): %NULL if @path is not the name of a dated copy of it
 */
XepBackupFile *
xep_backup_file_new (const char *path, const char *stem)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDateTime) time = NULL;
  XepBackupFile *self;
  XepBackupReason reason;
  int number;

  if (!g_str_has_prefix (name, stem) || name[strlen (stem)] != '-')
    return NULL;
  time = parse_stamp (name + strlen (stem) + 1);
  if (time == NULL || !parse_reason (name + strlen (stem) + 1 + STAMP_LENGTH + 1, &reason, &number))
    return NULL;
  self = g_new0 (XepBackupFile, 1);
  self->path = g_strdup (path);
  self->time = g_steal_pointer (&time);
  self->reason = reason;
  self->number = number;
  return self;
}

void
xep_backup_file_free (XepBackupFile *self)
{
  g_free (self->path);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const XepBackupFile *const *first = a;
  const XepBackupFile *const *second = b;
  int order = g_date_time_compare ((*second)->time, (*first)->time);

  if (order == 0)
    order = (*second)->number - (*first)->number;
  return order != 0 ? order : strcmp ((*first)->path, (*second)->path);
}

/* Adds the copies in @folder that are replaced files, or that are not. */
static void
add_files (GPtrArray *files, const char *folder, const char *database_path, gboolean replaced)
{
  g_autofree char *stem = get_stem (database_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (XepBackupFile) file = xep_backup_file_new (path, stem);
      GStatBuf status;

      if (file == NULL || (file->reason == XEP_BACKUP_REPLACED) != replaced
          || g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      file->size = status.st_size;
      g_ptr_array_add (files, g_steal_pointer (&file));
    }
}

static GPtrArray *
new_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xep_backup_file_free);
}

/* Beside the file itself, also when it is opened by a link from elsewhere. */
static char *
get_usual_folder (const char *path)
{
  g_autofree char *beside = g_path_get_dirname (path);

  return g_build_filename (beside, FOLDER, NULL);
}

GPtrArray *
xep_backup_list (const char *database_path)
{
  GPtrArray *files = new_files ();
  g_autofree char *path = xep_paths_resolve (database_path);
  g_autofree char *beside = g_path_get_dirname (path);
  g_autofree char *usual = get_usual_folder (path);
  g_autofree char *chosen = xep_backup_folder_get (path);

  add_files (files, beside, path, TRUE);
  add_files (files, usual, path, FALSE);
  if (!g_str_equal (usual, chosen))
    add_files (files, chosen, path, FALSE);
  g_ptr_array_sort (files, compare_newest_first);
  return files;
}

/**
 * xep_backup_find_surplus:
 *
 * A day, week or month in which a copy is kept already does not count: it is spent on one that
 * would else have none.
 */
GPtrArray *
xep_backup_find_surplus (GPtrArray *files)
{
  g_autofree gboolean *kept = g_new0 (gboolean, files->len + 1);
  GPtrArray *surplus = g_ptr_array_new ();

  for (guint i = 0; i < MIN (files->len, NEWEST_KEPT); i++)
    kept[i] = TRUE;
  for (gsize n = 0; n < G_N_ELEMENTS (spans); n++)
    {
      g_autoptr (GHashTable) covered
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      int left = spans[n].kept;

      /* What is kept so far covers its spans wherever it stands in the list. */
      for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < files->len; i++)
          {
            const XepBackupFile *file = g_ptr_array_index (files, i);
            g_autofree char *span = g_date_time_format (file->time, spans[n].span);

            if (pass == 1 && !kept[i] && left > 0 && !g_hash_table_contains (covered, span))
              {
                kept[i] = TRUE;
                left--;
              }
            if (kept[i])
              g_hash_table_add (covered, g_steal_pointer (&span));
          }
    }
  for (guint i = 0; i < files->len; i++)
    if (!kept[i])
      g_ptr_array_add (surplus, g_ptr_array_index (files, i));
  return surplus;
}

/* Copies of one pool are thinned together. */
static gboolean
is_of_pool (XepBackupReason reason, XepBackupReason pool)
{
  return reason == pool || (reasons[reason].everyday && reasons[pool].everyday);
}

/* An old copy that cannot be removed takes space and does no other harm, so it must not stop the
 * work that the new one is for. @newest stays, also where the clock of the computer went wrong. */
static void
thin (GPtrArray *files, XepBackupReason pool, const char *newest)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GPtrArray) surplus = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      XepBackupFile *file = g_ptr_array_index (files, i);

      if (is_of_pool (file->reason, pool))
        g_ptr_array_add (own, file);
    }
  surplus = xep_backup_find_surplus (own);
  for (guint i = 0; i < surplus->len; i++)
    {
      const XepBackupFile *file = g_ptr_array_index (surplus, i);

      if (g_strcmp0 (file->path, newest) != 0 && g_unlink (file->path) != 0)
        g_info ("“%s” stays: %s", file->path, g_strerror (errno));
    }
}

/* A name in @folder that is not taken: STEM-DATE-TIME-REASON.db, with "-2", "-3"… in the same
 * minute: after the greatest there is, never one that was freed by removing an older file, or the
 * newest copy would pass for the oldest. */
static char *
make_dated_path (const char *folder,
                 const char *database_path,
                 GPtrArray *files,
                 XepBackupReason reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  g_autofree char *stem = get_stem (database_path);
  g_autofree char *suffix = NULL;
  g_autofree char *name = NULL;
  int number = 1;

  for (guint i = 0; i < files->len; i++)
    {
      const XepBackupFile *file = g_ptr_array_index (files, i);
      g_autofree char *taken = g_date_time_format (file->time, STAMP_FORMAT);

      if (g_str_equal (taken, stamp))
        number = MAX (number, file->number + 1);
    }
  suffix = number > 1 ? g_strdup_printf ("-%d", number) : g_strdup ("");
  name = g_strconcat (stem, "-", stamp, "-", reasons[reason].word, suffix, EXTENSION, NULL);
  return g_build_filename (folder, name, NULL);
}

/* The copies in one folder, newest first. */
static GPtrArray *
list_folder (const char *folder, const char *database_path, gboolean replaced)
{
  GPtrArray *files = new_files ();

  add_files (files, folder, database_path, replaced);
  g_ptr_array_sort (files, compare_newest_first);
  return files;
}

/**
 * xep_backup_dated:
 *
 * The name begins with that of the database file, so that two databases in one folder keep theirs
 * apart.
 */
char *
xep_backup_dated (XepConnection *connection, XepBackupReason reason, GError **error)
{
  g_autofree char *database_path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_return_val_if_fail (xep_connection_get_path (connection) != NULL, NULL);
  g_return_val_if_fail (reason < XEP_N_BACKUP_REASONS, NULL);

  database_path = xep_paths_resolve (xep_connection_get_path (connection));
  folder = xep_backup_folder_get (database_path);
  if (!xep_paths_ensure_private_dir (folder, error))
    return NULL;
  before = list_folder (folder, database_path, FALSE);
  path = make_dated_path (folder, database_path, before, reason);
  if (!xep_backup_write (connection, path, error))
    return NULL;
  after = list_folder (folder, database_path, FALSE);
  thin (after, reason, path);
  return g_steal_pointer (&path);
}

char *
xep_backup_dup_replaced_path (const char *database_path)
{
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autoptr (GPtrArray) files = list_folder (folder, database_path, TRUE);

  return make_dated_path (folder, database_path, files, XEP_BACKUP_REPLACED);
}

void
xep_backup_thin_replaced (const char *database_path)
{
  g_autofree char *folder = g_path_get_dirname (database_path);
  g_autoptr (GPtrArray) files = list_folder (folder, database_path, TRUE);

  thin (files, XEP_BACKUP_REPLACED, NULL);
}

/* Not in the database: a damaged one must be able to tell where its copies are. */
static char *
get_settings_path (void)
{
  g_autofree char *folder = xep_paths_get_user_dir ();

  return g_build_filename (folder, SETTINGS, NULL);
}

/* What cannot be read chooses nothing. */
static GKeyFile *
load_settings (const char *path)
{
  g_autoptr (GKeyFile) settings = g_key_file_new ();

  if (g_key_file_load_from_file (settings, path, G_KEY_FILE_KEEP_COMMENTS, NULL))
    return g_steal_pointer (&settings);
  return g_key_file_new ();
}

/* Each database has a line of its own. */
static char *
dup_key (const char *database_path)
{
  g_autofree char *full = xep_paths_resolve (database_path);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
}

char *
xep_backup_folder_get (const char *database_path)
{
  g_autofree char *path = get_settings_path ();
  g_autoptr (GKeyFile) settings = load_settings (path);
  g_autofree char *key = dup_key (database_path);
  g_autofree char *file = xep_paths_resolve (database_path);
  char *chosen = g_key_file_get_string (settings, SETTINGS_GROUP, key, NULL);

  return chosen != NULL ? chosen : get_usual_folder (file);
}

/* The folder is tried before it is chosen. */
static gboolean
try_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "x" EXTENSION, NULL);
  g_autoptr (XepSafeFile) trial = NULL;

  if (!xep_paths_ensure_private_dir (folder, error))
    return FALSE;
  trial = xep_safe_file_new (path, error);
  return trial != NULL;
}

gboolean
xep_backup_folder_is_usable (const char *database_path)
{
  g_autofree char *folder = xep_backup_folder_get (database_path);

  return try_folder (folder, NULL);
}

gboolean
xep_backup_folder_set (const char *database_path, const char *folder, GError **error)
{
  g_autofree char *path = get_settings_path ();
  g_autofree char *settings_folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) settings = load_settings (path);
  g_autofree char *key = dup_key (database_path);
  g_autofree char *full = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  g_autofree char *data = NULL;

  if (full == NULL)
    g_key_file_remove_key (settings, SETTINGS_GROUP, key, NULL);
  else if (try_folder (full, error))
    g_key_file_set_string (settings, SETTINGS_GROUP, key, full);
  else
    return FALSE;
  data = g_key_file_to_data (settings, NULL, NULL);
  return xep_paths_ensure_private_dir (settings_folder, error)
         && xep_safe_file_write (path, data, -1, error);
}
