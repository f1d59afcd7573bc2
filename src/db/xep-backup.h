/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/* A verified copy of the whole database (backup API, then integrity_check and row counts of the
 * copy), written safely. */
gboolean
xep_backup_write (XepConnection *connection, const char *path, GError **error) XEP_MUST_CHECK;
/* Checks that @path is a whole database of this program and not newer than @newest_version. */
gboolean xep_backup_verify (const char *path, int newest_version, GError **error) XEP_MUST_CHECK;
/* The same as an open file. (transfer full) */
XepConnection *
xep_backup_open (const char *path, int newest_version, GError **error) XEP_MUST_CHECK;
/* A verified copy at @name, durable when it is done; messages tell of @path. */
gboolean xep_backup_copy_to (XepConnection *connection,
                             const char *path,
                             const char *name,
                             GError **error) XEP_MUST_CHECK;

G_END_DECLS
