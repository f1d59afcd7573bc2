/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* Reads every sheet of an .xlsx, .xlsm or .xltx workbook, hidden ones too, into finished sheets.
 * Its parts are found through their relations, whatever they are called. INVALID for a .zip that is
 * no workbook, DAMAGED for what is broken or past the limits of XepPackage and xep-sheet-reader.h.
 * (transfer full): GPtrArray of XepSheet */
GPtrArray *xep_xlsx_reader_read (XepPackage *package, GError **error) XEP_MUST_CHECK;

G_END_DECLS
