/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-backup-store.h"

#include "base/xep-paths.h"
#include "db/xep-backup.h"
#include "db/xep-restore.h"
#include "db/xep-schema.h"
#include "store/xep-file-check.h"

gboolean
xep_backup_store_write (XepStore *store, const char *path, GError **error)
{
  return xep_backup_write (xep_store_get_connection (store), path, error);
}

GPtrArray *
xep_backup_store_list (const char *database)
{
  return xep_backup_list (database);
}

gboolean
xep_backup_store_has_folder (const char *database)
{
  return xep_backup_folder_is_usable (database);
}

gboolean
xep_backup_store_set_folder (const char *database, const char *folder, GError **error)
{
  return xep_backup_folder_set (database, folder, error);
}

gboolean
xep_backup_store_restore (const char *copy,
                          const char *database,
                          const XepWatcher *watcher,
                          GError **error)
{
  g_autofree char *steps = xep_paths_get_data_file ("sql", NULL);
  int version = 0;

  /* A copy that would not be opened afterwards must not take the place of one that is. */
  return xep_schema_get_newest (steps, &version, error) && xep_file_check_opening (copy, error)
         && xep_backup_restore (copy, database, version, watcher, error);
}
