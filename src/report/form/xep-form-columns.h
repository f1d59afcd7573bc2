/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-document.h"

G_BEGIN_DECLS

/* Widths of the columns of a table: millimetres, shares of what those leave, and a width for a
 * column that has nothing in it. Where a table has such columns, a filled form shares the room by
 * what is written. */

/**
 * XepFormColumn:
 * @width: mm; 0 if it is a share
 * @share: 0 if it is a width in millimetres
 * @filled: mm on a filled form, where nobody writes by hand; 0: as wide as drawn
 * @narrow: mm if no row of it has anything in the column; 0: as wide as ever
 */
typedef struct
{
  double width;
  double share;
  double filled;
  double narrow;
} XepFormColumn;

/* Fills the widths of @columns so that all together are @width mm wide, as the form is drawn.
 * FALSE if they do not fit. */
gboolean xep_form_columns_fit (const XepFormColumn *self,
                               guint n_columns,
                               double width,
                               XepTableColumn *columns);
/* FALSE if a narrower width is none, or nobody would take the room; @columns: as drawn. */
gboolean xep_form_columns_can_narrow (const XepFormColumn *self,
                                      guint n_columns,
                                      const XepTableColumn *columns);
/* Gives @table, whose rows are there, columns of its own: narrow ones where nothing is written, and
 * the shares by how much is. */
void
xep_form_columns_narrow (const XepFormColumn *self, double width, XepTable *table, XepArena *arena);

G_END_DECLS
