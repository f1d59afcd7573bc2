/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A verified copy of the whole file at @path, written safely (see xep_backup_write()): for the
 * window, which does not know the connection. A reader store will do, so a thread may write it. */
gboolean xep_backup_store_write (XepStore *store, const char *path, GError **error) XEP_MUST_CHECK;

/* The dated copies of the data file @database, newest first. (transfer full) (element-type
 * XepBackupFile) */
GPtrArray *xep_backup_store_list (const char *database);
/* Whether copies can be made, and another folder for them, while the file is not open (as
 * xep_store_set_backup_folder()). */
gboolean xep_backup_store_has_folder (const char *database);
gboolean xep_backup_store_set_folder (const char *database,
                                      const char *folder,
                                      GError **error) XEP_MUST_CHECK;
/* Puts a copy in the place of the data file (see xep_backup_restore()): no store may have it
 * open. @watcher (nullable): who waits. */
gboolean xep_backup_store_restore (const char *copy,
                                   const char *database,
                                   const XepWatcher *watcher,
                                   GError **error) XEP_MUST_CHECK;

G_END_DECLS
