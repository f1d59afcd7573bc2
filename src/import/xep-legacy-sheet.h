/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-workbook.h"

G_BEGIN_DECLS

/**
 * xep_legacy_sheet_check:
 * @name: of the file, for messages
 *
 * Texts in a code from before Unicode look like Western letters and must never be stored so.
 *
 * Returns: FALSE with %XEP_ERROR_INVALID if a column of a sheet is written in such a code; the
 *   sentence names it, and one of its texts as it stands and as it is meant
 */
gboolean
xep_legacy_sheet_check (XepWorkbook *book, const char *name, GError **error) XEP_MUST_CHECK;

G_END_DECLS
