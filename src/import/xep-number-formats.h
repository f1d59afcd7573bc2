/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* TRUE if a number in this format is shown as a date: by its built-in id, or by its code
 * ("dd/mm/yyyy;@"; @code may be NULL). Times of day
 * and elapsed times are no dates. */
gboolean xep_number_format_is_date (guint id, const char *code);
/* The same for percentages: "0.00%". */
gboolean xep_number_format_is_percent (guint id, const char *code);
/* What the code makes of @number where that says more than the number: zeros before and after it,
 * signs within ("00000000", "00\\.000000", "#,##0"); NULL for any other code. (transfer full) */
char *xep_number_format_dup_shown (const char *code, double number);
/* For each cell style of the styles part, how it shows what is in the cell: (transfer full)
 * GPtrArray of XepSheetLook, at most XEP_SHEET_LOOKS. */
GPtrArray *
xep_number_formats_read (XepPackage *package, const char *part, GError **error) XEP_MUST_CHECK;

G_END_DECLS
