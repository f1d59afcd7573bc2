/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/xep-document.h"

G_BEGIN_DECLS

/* Widths of the columns of a table: millimetres, shares of what those leave, and a width for a
 * column that has nothing in it, whose room then goes to the shares. */

/**
 * XepFormColumn:
 * @width: mm, if it is no share
 * @share: 0: a width in millimetres
 * @narrow: mm if no row has anything in the column; 0: as wide as ever
 */
typedef struct
{
  double width;
  double share;
  double narrow;
} XepFormColumn;

/* Fills the widths of @columns so that all together are @width mm wide. @empty: (nullable): by
 * column, whether nothing is in it. FALSE if they do not fit. */
gboolean xep_form_columns_fit (const XepFormColumn *self,
                               guint n_columns,
                               double width,
                               const gboolean *empty,
                               XepTableColumn *columns);
/* FALSE if a narrow width is none, or nobody would take the room; @columns: as wide as ever. */
gboolean xep_form_columns_can_narrow (const XepFormColumn *self,
                                      guint n_columns,
                                      const XepTableColumn *columns);
/* Gives @table, whose rows are there, other columns if some have nothing in them. */
void xep_form_columns_narrow (const XepFormColumn *self,
                              double width,
                              XepTable *table,
                              XepArena *arena);

G_END_DECLS
