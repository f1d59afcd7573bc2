/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What every drop-down of the program does beyond GTK's own: its list opens at the line that is
 * shown, whatever was picked in it before, and keys pick a line without a look at the list. Every
 * GtkDropDown gets its lines here (tests/checks looks). */

/* Gives @drop_down its @lines; the choice falls on @selected. @ids: NULL-terminated, what the lines
 * stand for, copied; NULL if they stand for nothing that keys could name. Keys: 1 to 4 and X T H K
 * pick the level of that rank or name where the lines have one, 0, Delete and Backspace the line
 * that stands for nothing (""), with the list open or not. */
void xep_drop_down_fill (GtkDropDown *drop_down,
                         GListModel *lines,
                         const char *const *ids,
                         guint selected);
/* The ids given, or NULL. */
const char *const *xep_drop_down_get_ids (GtkDropDown *drop_down);

G_END_DECLS
