/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "gui/paper/xep-page-stack.h"

G_BEGIN_DECLS

/* The last pages shown, as pictures, so that scrolling does not draw text again and again.
 * Bounded in memory. */
typedef struct _XepPageCache XepPageCache;

XepPageCache *xep_page_cache_new (void);
void xep_page_cache_free (XepPageCache *self);
/* Forgets all pictures. */
void xep_page_cache_set_stack (XepPageCache *self, XepPageStack *stack);
void xep_page_cache_clear (XepPageCache *self);
/* Whether boxes and sizes in millimetres are drawn over the pages. */
void xep_page_cache_set_measures (XepPageCache *self, gboolean measures);
/* @page at @scale pixels a point, @device_scale screen pixels a pixel. (transfer none) until the
 * next call. */
GdkTexture *xep_page_cache_get (XepPageCache *self, guint page, double scale, int device_scale);

G_END_DECLS
