/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-entry.h"
#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The widgets of one line of the points grid: a group heading, a criterion with its three boxes, or
 * a sum. Not a widget itself: its parts stand in the columns of the grid. */
typedef struct
{
  GtkWidget *number;               /* label */
  GtkWidget *text;                 /* label */
  GtkWidget *maximum;              /* label */
  GtkWidget *entries[XEP_N_STEPS]; /* XepFieldEntry, NULL in a heading */
  GtkWidget *sums[XEP_N_STEPS];    /* labels, NULL in a criterion */
  int row;
} XepCriterionRow;

/* Columns of the grid. */
enum
{
  XEP_GRID_NUMBER,
  XEP_GRID_TEXT,
  XEP_GRID_MAXIMUM,
  XEP_GRID_STEPS,
};

XepCriterionRow *xep_criterion_row_new_heading (GtkGrid *grid);
XepCriterionRow *xep_criterion_row_new_criterion (GtkGrid *grid);
/* @groups: with boxes for a step that is keyed by groups. */
XepCriterionRow *xep_criterion_row_new_sum (GtkGrid *grid, const char *text, gboolean groups);
/* Texts of the line, and its place: -1 hides it. */
void xep_criterion_row_show_heading (XepCriterionRow *self, const XepCriteriaGroup *group, int row);
void xep_criterion_row_show_criterion (XepCriterionRow *self,
                                       const XepCriterion *criterion,
                                       gboolean binary,
                                       int row);
void
xep_criterion_row_show_sum (XepCriterionRow *self, const char *number, XepPoints maximum, int row);
void xep_criterion_row_set_visible (XepCriterionRow *self, gboolean visible);
/* Puts any widget of the grid into another line. */
void xep_criterion_row_place (GtkWidget *widget, int row);

G_END_DECLS
