/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/* Brings the file to the newest schema: runs data/sql/NNNN-*.sql whose number is above
 * user_version, each in its own transaction together with the new user_version, after a backup
 * if the file held data. A file whose user_version is above the newest step is refused
 * (XEP_ERROR_NEWER). */
gboolean
xep_schema_upgrade (XepConnection *connection, const char *sql_dir, GError **error) XEP_MUST_CHECK;
/* Makes the schema of @version in an empty database: what a file of that version must look like. */
gboolean xep_schema_make (XepConnection *connection,
                          const char *sql_dir,
                          int version,
                          GError **error) XEP_MUST_CHECK;
/* The steps that a database made by xep_schema_make() still lacks, without a copy of it: it is
 * nobody's data yet. Foreign keys must be off. */
gboolean
xep_schema_complete (XepConnection *connection, const char *sql_dir, GError **error) XEP_MUST_CHECK;
/* The number of the newest step. */
gboolean xep_schema_get_newest (const char *sql_dir, int *version, GError **error) XEP_MUST_CHECK;
/* user_version of an open file. */
gboolean
xep_schema_get_version (XepConnection *connection, int *version, GError **error) XEP_MUST_CHECK;

G_END_DECLS
