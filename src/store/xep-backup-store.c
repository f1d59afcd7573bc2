/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-store"

#include "config.h"

#include "store/xep-backup-store.h"

#include "db/xep-backup.h"

gboolean
xep_backup_store_write (XepStore *store, const char *path, GError **error)
{
  return xep_backup_write (xep_store_get_connection (store), path, error);
}
