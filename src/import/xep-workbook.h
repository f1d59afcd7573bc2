/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/**
 * XepWorkbook:
 *
 * A file of lists read whole into sheets of cells, whatever kind of file it is: .xlsx, .xlsm,
 * .xltx, .xls, .ods, .csv or other text. The kind is told by the content, never by the name. Files
 * come from anywhere, so nothing in them is trusted: no DTD, entity or network; sizes, compression,
 * counts and indexes are capped; what exceeds a cap is refused, never cut.
 */
typedef struct _XepWorkbook XepWorkbook;

/* Fails in one sentence: NOT_FOUND or what the system says, INVALID for what is no such file or has
 * a password, DAMAGED for one that is truncated, broken or hostile. */
XepWorkbook *xep_workbook_load (const char *path, GError **error) XEP_MUST_CHECK;
/* The same from memory; @name is used in messages. @data must outlive the call only. */
XepWorkbook *xep_workbook_parse (const void *data, gsize length, const char *name, GError **error)
    XEP_MUST_CHECK;
/* A table as text, UTF-8, as the clipboard gives it: see xep_text_reader_read(). @name names the
 * one sheet. */
XepWorkbook *
xep_workbook_parse_text (const char *text, const char *name, GError **error) XEP_MUST_CHECK;
guint xep_workbook_count_sheets (XepWorkbook *self);
/* In the order of the tabs. (transfer none) */
XepSheet *xep_workbook_get_sheet (XepWorkbook *self, guint index);
void xep_workbook_free (XepWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepWorkbook, xep_workbook_free)

G_END_DECLS
