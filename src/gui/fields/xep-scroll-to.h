/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the viewport around @widget just so far that its part from @top to @bottom (in the
 * widget's own coordinates) is seen; if that is higher than the viewport, its top. Nothing moves
 * if it is seen already. */
void xep_scroll_to (GtkWidget *widget, int top, int bottom);

G_END_DECLS
