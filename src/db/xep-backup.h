/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/* A verified copy of the whole database (backup API, then integrity_check and row counts of the
 * copy), written safely. */
gboolean
xep_backup_write (XepConnection *connection, const char *path, GError **error) XEP_MUST_CHECK;
/* A dated copy in the folder "backups" beside the database: "xeploai-2025-12-20-0815-REASON.db";
 * keeps the newest @keep of the same reason. Returns: (transfer full): the path, NULL with @error.
 */
char *xep_backup_dated (XepConnection *connection, const char *reason, int keep, GError **error)
    XEP_MUST_CHECK;
/* Checks that @path is a whole database of this program and not newer than @newest_version. */
gboolean xep_backup_verify  (const char *path, int newest_version, GError **error) XEP_MUST_CHECK;
/* Puts @backup_path in the place of @database_path (which must not be open); the old file is
 * kept beside it with a dated name. */
gboolean xep_backup_restore (const char *backup_path,
                             const char *database_path,
                             int newest_version,
                             GError **error) XEP_MUST_CHECK;

G_END_DECLS
