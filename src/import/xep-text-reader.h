/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-sheet.h"

G_BEGIN_DECLS

/**
 * xep_text_reader_read:
 * @text: UTF-8, of a .csv or .txt file or from the clipboard
 * @name: of the file, for messages and as the name of the sheet
 *
 * Reads rows of fields into a finished sheet. Which of tab, `;`, `|` and `,` parts the fields is
 * seen from the rows, unless the first line says it ("sep=;"). A field in double quotes may hold
 * delimiters, line ends and doubled quotes; a quote that is never closed is a letter like others.
 * A row is counted as a spreadsheet counts it: one for each record, empty lines too. Every cell is
 * a text as written, leading zeros and all; `="0123"` is the text in it, "#N/A" an error.
 *
 * Returns: (transfer full): the sheet, or %NULL with %XEP_ERROR_DAMAGED for one past the limits
 */
XepSheet *xep_text_reader_read (const char *text, const char *name, GError **error) XEP_MUST_CHECK;

G_END_DECLS
