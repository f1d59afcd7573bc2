/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"

G_BEGIN_DECLS

/* TRUE if a number in this format is shown as a date: by its built-in id, or by its code
 * ("dd/mm/yyyy;@"; @code may be NULL). Times of day
 * and elapsed times are no dates. */
gboolean  xep_number_format_is_date (guint id, const char *code);
/* For each cell style of the styles part, whether it shows dates: (transfer full) GArray of
 * gboolean. */
GArray   *xep_number_formats_read   (XepPackage *package, const char *part,
                                     GError **error) XEP_MUST_CHECK;

G_END_DECLS
