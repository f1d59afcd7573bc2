/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/layout/xep-shaper.h"
#include "report/odt/xep-odt-styles.h"

G_BEGIN_DECLS

#define XEP_ODT_MM_PER_POINT (25.4 / 72.0)

/**
 * XepOdtFlow:
 * @width: of the body or the cell being filled, mm
 * @after: space wanted after the last paragraph; the next one's own swallows it
 * @extra: space that nothing swallows
 * @master: page style that the next paragraph or table begins, or NULL
 * @page_break: the next paragraph or table begins a page
 * @after_table: nothing was written since a table ended
 * @keep: what is being written stays with what comes next
 * @in_cell: it fills a cell
 *
 * Where a document's blocks become paragraphs and tables. All space is written before a paragraph
 * or table: programs differ in whether they add or merge the spaces after and before.
 */
typedef struct
{
  XepOdtXml *xml;
  XepOdtStyles *styles;
  XepShaper *shaper;
  double width;
  double after;
  double extra;
  const char *master;
  gboolean page_break;
  gboolean after_table;
  gboolean keep;
  gboolean in_cell;
} XepOdtFlow;

/* A flow into a cell of @width mm of a table of @outer. */
void xep_odt_flow_init_cell (XepOdtFlow *flow, const XepOdtFlow *outer, double width);
/* Gives a paragraph or table what is pending: space, page, page style. */
void xep_odt_flow_take_pending (XepOdtFlow *flow, XepOdtLook *look, double before);
/* Writes the block; @next is the one after it, or NULL. */
void xep_odt_flow_add_block (XepOdtFlow *flow, const XepBlock *block, const XepBlock *next);

/* Opens a paragraph of that look and spacing; close it with xep_odt_xml_close(). */
void xep_odt_open_paragraph (XepOdtFlow *flow, XepOdtLook *look, double before);
/* The words of @text in their looks, from byte @start on @length bytes; @flags are those the
 * paragraph has already. */
void
xep_odt_write_text (XepOdtFlow *flow, const XepText *text, gsize start, gsize length, guint flags);
/* A paragraph with its box and rule; "\n" makes it several. */
void xep_odt_add_paragraph (XepOdtFlow *flow, const XepParagraph *paragraph);
void xep_odt_add_leaders (XepOdtFlow *flow, const XepLeaders *leaders);
void xep_odt_add_columns (XepOdtFlow *flow, const XepColumns *columns);
void xep_odt_add_table (XepOdtFlow *flow, const XepTable *table);
/* A line so low that it takes no room, where one must be. */
void xep_odt_add_thin_line (XepOdtFlow *flow, const char *mark);

/* Tables: columns in mm, then rows and cells. */
void xep_odt_close_table (XepOdtFlow *flow, double after);
/* A table without rules that is never parted: letterhead, signatures, leaders. */
void xep_odt_open_frame (XepOdtFlow *flow, double left, double before, gboolean keep);
void xep_odt_write_column (XepOdtFlow *flow, double width);
void xep_odt_open_row (XepOdtFlow *flow, double minimum);
/* @gutter points of white at its right. */
void xep_odt_open_cell (
    XepOdtFlow *flow, gboolean bordered, double gutter, guint colspan, guint rowspan);

G_END_DECLS
