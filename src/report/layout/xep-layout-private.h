/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/layout/xep-layout.h"
#include "report/layout/xep-pages-private.h"
#include "report/layout/xep-shaper.h"

G_BEGIN_DECLS

#define XEP_POINTS_PER_MM (72.0 / 25.4)

/* A thing to draw, from the top left corner of its slab. */
typedef enum
{
  XEP_ITEM_TEXT,
  XEP_ITEM_RULE,
  XEP_ITEM_DOTS,
} XepItemKind;

typedef struct
{
  XepItemKind kind;
  XepShapedText *text;
  guint line;
  double x1, y1, x2, y2;
} XepItem;

typedef struct _XepTableLayout XepTableLayout;

/**
 * XepSlab:
 * @gap: white space before it, left out at the head of a page
 * @height: points
 * @keep: stays on one page with the next slab
 * @first_item: what it draws, …
 * @n_items: … in the flow's items
 * @table: the table it is a row or the header of, or NULL
 * @row: number of the row, or -1 for the header
 * @page_break: the next slab begins a page
 * @block: number of the block it is of, from 0
 * @columns: the columns it holds, or NULL
 *
 * What the paginator moves about: a line, a table row, a signature block.
 */
typedef struct
{
  double gap;
  double height;
  gboolean keep;
  guint first_item;
  guint n_items;
  XepTableLayout *table;
  int row;
  gboolean page_break;
  guint block;
  XepColumns *columns;
} XepSlab;

/* One document being laid out. Points; the body is the paper within its margins. */
typedef struct
{
  XepShaper *shaper;
  XepDocument *document;
  XepPages *pages;
  XepPage *page;
  XepArena *arena;   /* texts and tables of this run */
  GArray *slabs;     /* XepSlab */
  GArray *items;     /* XepItem */
  GPtrArray *held;   /* XepShapedText kept alive until the pages have them */
  GPtrArray *tables; /* XepTableLayout */
  guint block;       /* number of the block being added */
  double left, top, width, bottom;
  double after;   /* space wanted after the last slab */
  double y;       /* where the next slab goes */
  gboolean fresh; /* nothing on the page yet */
} XepFlow;

/* No narrower than a word of a few letters, whatever margins and shares leave of @width. */
double xep_flow_clamp_width (double width);
/* Shapes and keeps alive until the run is over. */
XepShapedText *xep_flow_shape (XepFlow *flow, const XepText *text, const XepShape *shape);
/* Opens a slab after a gap; what is added to it until the next one belongs to it. */
XepSlab *xep_flow_add_slab (XepFlow *flow, double gap, double height);
void xep_flow_add_text (XepFlow *flow, XepShapedText *text, guint line, double x, double baseline);
void xep_flow_add_rule (XepFlow *flow, double x1, double y1, double x2, double y2);
/* Draws the items with their slab's corner at @x, @y. */
void xep_flow_draw_items (XepFlow *flow, guint first, guint count, double x, double y);

/* Blocks into slabs. */
void xep_flow_add_block (XepFlow *flow, XepBlock *block);
void xep_flow_add_table (XepFlow *flow, XepTable *table);
void xep_table_layout_free (XepTableLayout *self);

/* Drawing tables. Rules down the table are drawn in one stroke as far as they run: a page must
 * be closed with xep_table_layout_end_page(). */
double xep_table_layout_get_header_height (XepTableLayout *self);
void xep_table_layout_draw_header (XepTableLayout *self, XepFlow *flow);
void xep_table_layout_draw_row (XepTableLayout *self, XepFlow *flow, int row);
void xep_table_layout_end_page (XepTableLayout *self, XepFlow *flow);
/* A row too tall for a page is drawn in slices of whole lines. */
guint xep_table_layout_get_lines (XepTableLayout *self, int row);
guint xep_table_layout_fit_lines (XepTableLayout *self, double height);
double xep_table_layout_get_slice_height (XepTableLayout *self, guint lines);
void xep_table_layout_draw_slice (
    XepTableLayout *self, XepFlow *flow, int row, guint first_line, guint lines);

G_END_DECLS
