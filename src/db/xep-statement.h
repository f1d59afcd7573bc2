/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"
#include "db/xep-connection.h"

G_BEGIN_DECLS

/* A prepared statement: bind by 1-based position, step, read by 0-based column. It is a plain
 * struct given back to the connection's cache by xep_statement_free(). Bind failures are
 * programming errors (g_assert). */

void xep_statement_bind_int64 (XepStatement *self, int index, gint64 value);
void xep_statement_bind_text (XepStatement *self, int index, const char *value); /* NULL is NULL */
void xep_statement_bind_text_or_null (XepStatement *self,
                                      int index,
                                      const char *value); /* "" is NULL too */
void xep_statement_bind_blob (XepStatement *self, int index, GBytes *value);
void xep_statement_bind_null (XepStatement *self, int index);
void xep_statement_bind_id (XepStatement *self, int index, gint64 id); /* 0 is NULL */
/* missing is NULL */
void xep_statement_bind_points (XepStatement *self, int index, XepPoints points);
void xep_statement_bind_date (XepStatement *self, int index, XepDate date); /* not set is NULL */

/* Steps once. Returns FALSE with @error on failure; @row tells whether there is a row. */
gboolean xep_statement_step (XepStatement *self, gboolean *row, GError **error) XEP_MUST_CHECK;
/* Steps a statement that gives no rows, and resets it. */
gboolean xep_statement_run (XepStatement *self, GError **error) XEP_MUST_CHECK;
void xep_statement_reset (XepStatement *self);

gboolean xep_statement_is_null (XepStatement *self, int column);
gint64 xep_statement_get_int64 (XepStatement *self, int column);
/* NULL if NULL; valid until step */
const char *xep_statement_get_text (XepStatement *self, int column);
char *xep_statement_dup_text (XepStatement *self, int column);   /* "" if NULL */
GBytes *xep_statement_get_blob (XepStatement *self, int column); /* (transfer full) (nullable) */
XepPoints xep_statement_get_points (XepStatement *self, int column); /* NULL is missing */
XepDate xep_statement_get_date (XepStatement *self, int column);     /* NULL is not set */
void xep_statement_free (XepStatement *self);

/* Makes a record of the row the statement stands on. (transfer full) */
typedef gpointer (*XepRowReader) (XepStatement *self);

/* Steps to the end: what @reader makes of each row. (transfer full): an array that frees its
 * records with @free_record. */
GPtrArray *xep_statement_collect (XepStatement *self,
                                  XepRowReader reader,
                                  GDestroyNotify free_record,
                                  GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepStatement, xep_statement_free)

G_END_DECLS
