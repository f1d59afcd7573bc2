/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The longest list that a view of GTK 4.8 scrolls without jumping. */
#define XEP_PAGER_ROWS 200

/* "1–200 / 636" with the buttons beside it; hidden while all fits on one page.
 *
 * Signal "turned": another offset is wanted. */
#define XEP_TYPE_PAGER (xep_pager_get_type ())
G_DECLARE_FINAL_TYPE (XepPager, xep_pager, XEP, PAGER, GtkWidget)

/* A new list of @total lines, from its first page on; does not emit "turned". */
void xep_pager_set_total (XepPager *self, guint total);
/* The page that line @number is on; does not emit "turned". */
void xep_pager_show_line (XepPager *self, guint number);
guint xep_pager_get_offset (XepPager *self);
/* Lines of the page that is shown. */
guint xep_pager_get_count (XepPager *self);

G_END_DECLS
