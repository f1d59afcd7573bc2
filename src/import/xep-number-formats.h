/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"

G_BEGIN_DECLS

/* How a number of a cell is shown. */
typedef enum
{
  XEP_NUMBER_PLAIN,
  XEP_NUMBER_DATE,
  XEP_NUMBER_PERCENT, /* 0.95 as 95% */
} XepNumberFormat;

/* TRUE if a number in this format is shown as a date: by its built-in id, or by its code
 * ("dd/mm/yyyy;@"; @code may be NULL). Times of day
 * and elapsed times are no dates. */
gboolean xep_number_format_is_date (guint id, const char *code);
/* The same for percentages: "0.00%". */
gboolean xep_number_format_is_percent (guint id, const char *code);
/* For each cell style of the styles part, how it shows numbers: (transfer full) GArray of
 * XepNumberFormat. */
GArray *
xep_number_formats_read (XepPackage *package, const char *part, GError **error) XEP_MUST_CHECK;

G_END_DECLS
