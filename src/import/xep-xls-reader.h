/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* TRUE if the bytes begin as an .xls workbook, or an .xlsx one with a password, does. */
gboolean xep_xls_reader_knows (const void *data, gsize length);
/**
 * xep_xls_reader_read:
 * @name: of the file, for messages
 *
 * Reads every sheet of an .xls workbook (Excel 5 to 2003) into finished sheets. The library gives
 * values only, passes over formulas, logical values and errors in silence, and does not tell how a
 * number is shown: a workbook that has one of those, or a percentage, leading zeros or a date
 * without its day, is refused. Nor does it give merged ranges, hidden rows or names of fonts. A
 * text written for .VnTime or VNI-Times comes as the Western letters it looks like in another font,
 * to be known by its letters alone.
 *
 * Returns: (transfer full): GPtrArray of XepSheet, or %NULL with %XEP_ERROR_INVALID for what has a
 *   password or is no workbook, %XEP_ERROR_DAMAGED for one past the limits
 */
GPtrArray *xep_xls_reader_read (const void *data, gsize length, const char *name, GError **error)
    XEP_MUST_CHECK;

G_END_DECLS
