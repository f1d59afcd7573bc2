/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/layout/xep-pages.h"
#include "report/layout/xep-shaped-text.h"

G_BEGIN_DECLS

/* A page as a list of things to draw, filled by the layout. Points from the top left corner of
 * the paper. */
typedef struct _XepPage XepPage;

/* What a box of the measures shows. */
typedef enum
{
  XEP_BOX_OF_BODY,
  XEP_BOX_OF_BLOCK,
  XEP_BOX_OF_COLUMN,
  XEP_BOX_OF_CELL,
  XEP_N_BOX_KINDS,
} XepBoxKind;

/* Points; floats, as there is one for each cell and they are seldom looked at. */
typedef struct
{
  XepBoxKind kind;
  guint block; /* of a block: its number */
  float x, y, width, height;
} XepMeasureBox;

XepPage *xep_page_new (double width, double height);
void xep_page_add_text (XepPage *self, XepShapedText *text, guint line, double x, double baseline);
void xep_page_add_rule (XepPage *self, double x1, double y1, double x2, double y2);
/* Dots of a fill-in line from @x1 to @x2, on a grid so that the dots of all lines stand under
 * each other. */
void xep_page_add_dots (XepPage *self, double x1, double x2, double baseline);
void
xep_page_add_box (XepPage *self, XepBoxKind kind, double x, double y, double width, double height);
/* The box of a block, or more of it. */
void xep_page_add_block_box (
    XepPage *self, guint block, double x, double y, double width, double height);
/* XepMeasureBox. (transfer none) */
GArray *xep_page_get_boxes (XepPage *self);
/* Takes the page. */
void xep_pages_add (XepPages *self, XepPage *page);
XepPage *xep_pages_get_page (XepPages *self, guint number);

G_END_DECLS
