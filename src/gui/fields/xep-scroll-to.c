/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-scroll-to.h"

/* What is seen beside the edge. */
#define ROOM 12

void
xep_scroll_to (GtkWidget *widget, int top, int bottom)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_point_t place;
  double upper, lower, page;

  if (viewport == NULL
      || !gtk_widget_compute_point (widget, viewport, &GRAPHENE_POINT_INIT (0, top), &place))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  page = gtk_adjustment_get_page_size (adjustment);
  upper = place.y - ROOM;
  lower = place.y + (bottom - top) + ROOM;
  if (upper < 0 || lower - upper > page)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + upper);
  else if (lower > page)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + lower - page);
}
