/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/paper/xep-page-stack.h"

G_BEGIN_DECLS

/* Where the sheets of a stack lie when shown one below the other. Paper is in points, places are
 * in screen pixels at a scale. */
typedef struct _XepPageGeometry XepPageGeometry;

/* Screen pixels between sheets and around them. */
#define XEP_PAGE_GAP 18.0

XepPageGeometry *xep_page_geometry_new (void);
void xep_page_geometry_free (XepPageGeometry *self);
void xep_page_geometry_clear (XepPageGeometry *self);
/* Takes in the sheets that are new on @stack; starts anew when it has become shorter. */
void xep_page_geometry_update (XepPageGeometry *self, XepPageStack *stack);
guint xep_page_geometry_get_count (XepPageGeometry *self);
/* Points. */
double xep_page_geometry_get_widest (XepPageGeometry *self);
/* Upper edge of sheet @page; with @page the number of sheets, the height of the whole. */
double xep_page_geometry_get_top (XepPageGeometry *self, guint page, double scale);
/* The sheet at @y, or the nearest above it. */
guint xep_page_geometry_find (XepPageGeometry *self, double y, double scale);

G_END_DECLS
