/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field.h"

G_BEGIN_DECLS

/**
 * XepRecordRow:
 *
 * The columns of one row as text, for the tables that people edit as a whole: one place writes
 * them, finds what is different, and adds that to the audit. Column names are constants of the
 * program. STRICT tables turn the text of numbers into numbers.
 */
typedef struct _XepRecordRow XepRecordRow;

/* @table is also the name of the entity in the audit. */
XepRecordRow *xep_record_row_new (const char *table);
void xep_record_row_free (XepRecordRow *self);
void xep_record_row_text (XepRecordRow *self, const char *column, const char *value); /* cleaned */
/* cleaned, newlines kept */
void xep_record_row_lines (XepRecordRow *self, const char *column, const char *value);
void xep_record_row_id (XepRecordRow *self, const char *column, gint64 id); /* 0 is NULL */
void xep_record_row_flag (XepRecordRow *self, const char *column, gboolean value);
void xep_record_row_date (XepRecordRow *self, const char *column, XepDate date);
/* Every field of @scope, as @record holds it; texts cleaned. */
void xep_record_row_fields (XepRecordRow *self, const XepScope *scope, gconstpointer record);
/* What follows from other columns (search texts, sort keys): written, but not told in the audit. */
void xep_record_row_derived (XepRecordRow *self, const char *column, const char *value);

gboolean xep_record_row_has (XepRecordRow *self, const char *column);
/* NULL for NULL, and where there is no such column. (transfer none) */
const char *xep_record_row_get (XepRecordRow *self, const char *column);
/* Adds the column of @other, which must have it. */
void xep_record_row_copy (XepRecordRow *self, XepRecordRow *other, const char *column);

/* Inserts the row. Returns its id, 0 with @error. Adds nothing to the audit. */
gint64 xep_record_row_insert (XepRecordRow *self, XepStore *store, GError **error) XEP_MUST_CHECK;
/* Writes row @id if anything is different, each different column into the audit. @changed (out)
 * (optional). */
gboolean xep_record_row_update (XepRecordRow *self,
                                XepStore *store,
                                gint64 id,
                                const char *why,
                                gboolean *changed,
                                GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRecordRow, xep_record_row_free)

G_END_DECLS
