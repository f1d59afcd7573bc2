/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names for assistive technology, mended where GTK 4.8 gives others than what is visible. */

/* GTK 4.8 names a button by its label twice, once with the underscore of its mnemonic ("_Lưu Lưu").
 * Leaves the visible one, for all buttons in @widget. To be called again after a label was changed.
 */
void xep_accessible_names_tidy (GtkWidget *widget);
/* What stands beside a choice: GTK 4.8 gives the button inside a GtkDropDown no name at all. */
void xep_accessible_names_set (GtkWidget *widget, const char *name);

G_END_DECLS
