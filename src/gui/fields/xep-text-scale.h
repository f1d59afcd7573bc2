/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As many pixels as something needs for its text that needs @pixels with text of ordinary size: the
 * desktop may show text larger. */
int xep_text_scale (int pixels);

G_END_DECLS
