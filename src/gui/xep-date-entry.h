/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/xep-date.h"

G_BEGIN_DECLS

/* Dates in ordinary entries: typed as d/m/yyyy or a bare year, shown as dd/mm/yyyy. */

/* Reads the date; when it is one, shows it in its full spelling. Blank is XEP_DATE_NONE. Call when the entry is left, never
 * while typing (an input method may be composing). */
gboolean xep_date_entry_read (GtkEditable *entry, XepDate *date, GError **error) XEP_MUST_CHECK;
void     xep_date_entry_show (GtkEditable *entry, XepDate date);

G_END_DECLS
