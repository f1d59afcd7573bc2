/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-editor-section.h"

G_BEGIN_DECLS

/* The criteria with the three steps side by side, part sums and totals that follow the typing, and
 * the level of each step. A step is keyed per criterion or as its two group totals. The widgets of
 * the rows are kept from one subject to the next.
 *
 * Signal "totals-changed" (int step): what stands in a column has changed. "entry-wanted" (int
 * step, int entry): the clerk wants to key this step the other way although it holds points.
 * "fields-changed": other boxes than before are open. */
#define XEP_TYPE_POINTS_GRID (xep_points_grid_get_type ())
G_DECLARE_FINAL_TYPE (XepPointsGrid, xep_points_grid, XEP, POINTS_GRID, GtkWidget)

/* Totals of what stands on screen in @step, saved or not. */
XepTotals xep_points_grid_get_totals (XepPointsGrid *self, XepStep step);
/* Works the sums of a column out again: something was typed. */
void xep_points_grid_show_totals (XepPointsGrid *self, XepStep step);
const XepCriteriaSet *xep_points_grid_get_set (XepPointsGrid *self);
/* Keys @step per criterion or per group from now on. */
void xep_points_grid_set_entry (XepPointsGrid *self, XepStep step, XepEntry entry);

G_END_DECLS
