/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/paper/xep-page-stack.h"

G_BEGIN_DECLS

/**
 * XepPageView:
 *
 * The pages of a stack as white sheets one below the other, for a GtkScrolledWindow. Draws only
 * what is in sight, so a thousand pages cost what two cost. Keys: PageUp and PageDown go by a
 * sheet, the arrows scroll, Ctrl with the wheel zooms. Properties "page" (the sheet in sight, from
 * 0) and "zoom" (1.0 is the size on paper), both notified.
 */
#define XEP_TYPE_PAGE_VIEW (xep_page_view_get_type ())
G_DECLARE_FINAL_TYPE (XepPageView, xep_page_view, XEP, PAGE_VIEW, GtkWidget)

#define XEP_PAGE_VIEW_SMALLEST_ZOOM 0.5
#define XEP_PAGE_VIEW_LARGEST_ZOOM 3.0

void xep_page_view_set_stack (XepPageView *self, XepPageStack *stack);
guint xep_page_view_get_page (XepPageView *self);
/* Brings the sheet's upper edge to the top. */
void xep_page_view_show_page (XepPageView *self, guint page);
/* So many sheets on or back, stopping at the ends. */
void xep_page_view_go_by (XepPageView *self, int sheets);
void xep_page_view_scroll_by (XepPageView *self, GtkOrientation orientation, double pixels);
double xep_page_view_get_zoom (XepPageView *self);
/* Leaves "fit width"; clamped to the smallest and largest zoom. */
void xep_page_view_set_zoom (XepPageView *self, double zoom);
/* One step of the usual ladder (50, 67, 75, 90, 100, 125 … 300 %) up or down. */
void xep_page_view_step_zoom (XepPageView *self, int step);
void xep_page_view_set_fit_width (XepPageView *self, gboolean fit_width);
gboolean xep_page_view_get_fit_width (XepPageView *self);
/* Boxes and sizes in millimetres over the pages: on the screen, never on paper. */
void xep_page_view_set_measures (XepPageView *self, gboolean measures);

G_END_DECLS
