/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* No list of people comes near these; a file that does was made to hurt. */
#define XEP_SHEET_READER_CELLS 1000000
#define XEP_SHEET_READER_MERGES 5000
/* Bytes of all its texts, a shared one counted wherever it stands. */
#define XEP_SHEET_READER_TEXT (32 * 1024 * 1024)

/* Fills @sheet from its part and finishes it. @strings: shared strings (GRefString) (nullable);
 * @looks: XepSheetLook by cell style (nullable). */
gboolean xep_sheet_reader_read (XepPackage *package,
                                const char *part,
                                GPtrArray *strings,
                                GPtrArray *looks,
                                XepSheet *sheet,
                                GError **error) XEP_MUST_CHECK;

G_END_DECLS
