/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As many pixels as something needs for its text that needs @pixels with text of ordinary size: the
 * desktop may show text larger. */
int xep_text_scale (int pixels);

/* The column is as wide as xep_text_scale() says; with 0 it takes the room the others leave. */
void xep_text_scale_column (GtkColumnViewColumn *column, int pixels);

G_END_DECLS
