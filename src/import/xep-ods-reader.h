/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* TRUE if the container holds an OpenDocument file of any kind. */
gboolean xep_ods_reader_knows (XepPackage *package);
/* Reads every table of an .ods workbook, hidden ones too, into finished sheets. A formula counts
 * with the result that the file keeps of it. INVALID for a text document or one with a password,
 * DAMAGED for what is broken or past the limits of XepPackage and xep-sheet-reader.h.
 * (transfer full): GPtrArray of XepSheet */
GPtrArray *xep_ods_reader_read (XepPackage *package, GError **error) XEP_MUST_CHECK;

G_END_DECLS
