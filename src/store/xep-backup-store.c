/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-store"

#include "config.h"

#include "store/xep-backup-store.h"

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

/* The newest schema this program knows: that of a file made just now. */
static gboolean
get_newest_version (int *version, GError **error)
{
  g_autoptr (XepStore) store = xep_store_new (NULL, error);

  return store != NULL && xep_schema_get_version (xep_store_get_connection (store), version, error)
         && xep_store_close (store, error);
}

gboolean
xep_backup_store_restore (const char *copy, const char *database, GError **error)
{
  int version = 0;

  /* A copy that would not be opened afterwards must not take the place of one that is. */
  return get_newest_version (&version, error) && xep_file_check_opening (copy, error)
         && xep_backup_restore (copy, database, version, error);
}
