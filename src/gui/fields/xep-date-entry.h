/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/xep-date.h"

G_BEGIN_DECLS

/* Dates in ordinary entries: typed as d/m/yyyy or a bare year, shown as dd/mm/yyyy. */

/* Reads the date; when it is one, shows it in its full spelling. Blank is XEP_DATE_NONE. Call
 * when the entry is left, never while typing (an input method may be composing). */
gboolean xep_date_entry_read (GtkEditable *entry, XepDate *date, GError **error) XEP_MUST_CHECK;
void xep_date_entry_show (GtkEditable *entry, XepDate date);
/* Reads a date. The words for what is wrong, NULL when well. (transfer full) */
char *xep_date_entry_check (GtkEditable *entry);
/* Reads a date that cannot lie in the future. The words for what is wrong, NULL when well.
 * (transfer full) */
char *xep_date_entry_check_past (GtkEditable *entry);
/* TRUE if both hold a date and that of @entry is the earlier one. */
gboolean xep_date_entry_is_before (GtkEditable *entry, GtkEditable *other);
/* That the date in @text is still to come, in words; NULL if it is not, or is no date. (transfer
 * full) */
char *xep_date_entry_dup_future (const char *text);

G_END_DECLS
