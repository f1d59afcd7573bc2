/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import-mapping.h"
#include "import/xep-workbook.h"

G_BEGIN_DECLS

/**
 * xep_legacy_sheet_settle:
 * @name: of the file, for messages
 * @mapping: (nullable): says of which sheets the texts are to be decoded
 *
 * Texts in a code from before Unicode look like Western letters and must never be stored so. Where
 * somebody has agreed, they are decoded in place; a text of which letters are lost becomes an error
 * of its cell, and nothing is made up for them.
 *
 * Returns: FALSE with %XEP_ERROR_INVALID if a column of a sheet is written in such a code and
 * nobody has agreed yet: the sentence names it, and some of its texts as they stand and as they are
 *   meant
 */
gboolean xep_legacy_sheet_settle (XepWorkbook *book,
                                  const char *name,
                                  XepImportMapping *mapping,
                                  GError **error) XEP_MUST_CHECK;

G_END_DECLS
