/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "db/xep-connection.h"

G_BEGIN_DECLS

/* Between the files of db/ only. */

/* Asserts that the connection is open and that the caller is on its thread. */
sqlite3 *xep_connection_get_handle (XepConnection *self);
/* An idle statement with the text @sql, or NULL. (transfer full) */
sqlite3_stmt *xep_connection_take_cached (XepConnection *self, const char *sql);
/* Gives a prepared statement back to the cache, or finalizes it. Takes @statement. */
void xep_connection_release (XepConnection *self, sqlite3_stmt *statement);
/* Foreign keys are enforced except while a schema step rebuilds tables. Not inside a
   transaction. */
gboolean xep_connection_set_foreign_keys (XepConnection *self,
                                          gboolean enforced,
                                          GError **error) XEP_MUST_CHECK;
/* How many transactions are open inside each other. */
int *xep_connection_get_depth (XepConnection *self);
/* An outermost transaction begins; one has ended. */
void xep_connection_begun (XepConnection *self);
void xep_connection_ended (XepConnection *self, gboolean committed);
gboolean xep_connection_is_read_only (XepConnection *self);
/* Around a transaction that writes: the turn to write, which processes take one after the other.
 * XEP_ERROR_BUSY, XEP_ERROR_MOVED. */
gboolean xep_connection_begin_write (XepConnection *self, GError **error) XEP_MUST_CHECK;
void xep_connection_end_write (XepConnection *self);
/* Whether @path is the open file by any name, or a file SQLite keeps beside it. */
gboolean xep_connection_is_data_file (XepConnection *self, const char *path);
/* First column of the first row of a query without parameters. */
gboolean xep_connection_query_int64 (XepConnection *self,
                                     const char *sql,
                                     gint64 *value,
                                     GError **error) XEP_MUST_CHECK;
/* TRUE if integrity_check finds nothing; else XEP_ERROR_DAMAGED with its first line. */
gboolean xep_connection_check_integrity (XepConnection *self, GError **error) XEP_MUST_CHECK;
/* Turns @code (extended) of SQLite into the right XepError and sentence. */
void xep_set_error_from_sqlite (GError **error, int code, const char *detail, const char *path);
void xep_connection_set_error (XepConnection *self, int code, GError **error);
/* Sets XEP_ERROR_NEWER for the file @path (NULL: no file); always FALSE. */
gboolean xep_schema_refuse_newer (const char *path, GError **error);

G_END_DECLS
