/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-watcher.h"

G_BEGIN_DECLS

/* Puts @backup_path in the place of @database_path, or of the file that a symbolic link of that
 * name points to. Nobody may have it open: XEP_ERROR_LOCKED in words. The old file is kept beside
 * it under a dated name. */
gboolean xep_backup_restore (const char *backup_path,
                             const char *database_path,
                             int newest_version,
                             const XepWatcher *watcher,
                             GError **error) XEP_MUST_CHECK;
/* Before a file is opened: finishes a restore that was cut off, and tells so. Nothing to do is a
 * success. */
gboolean xep_restore_finish (const char *database_path, GError **error) XEP_MUST_CHECK;
/* Before a file is made: XEP_ERROR_LOST, with the newest copy, if there is no file (or an empty
 * one) at @database_path but there are copies of it or a log that belongs to it. */
gboolean xep_restore_check_lost (const char *database_path, GError **error) XEP_MUST_CHECK;
/* Makes room for a new file: what a lost one left is kept beside it under a dated name. */
gboolean xep_restore_clear_place (const char *database_path, GError **error) XEP_MUST_CHECK;

G_END_DECLS
