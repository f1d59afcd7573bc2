/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-form-columns.h"

/* Below this no word fits, mm. */
#define NARROWEST_COLUMN 4.0
/* Rounding of widths given with decimals, mm. */
#define SLACK 0.05

static gboolean
is_narrow (const XepFormColumn *column, gboolean empty)
{
  return empty && column->narrow > 0;
}

gboolean
xep_form_columns_fit (const XepFormColumn *self,
                      guint n_columns,
                      double width,
                      const gboolean *empty,
                      XepTableColumn *columns)
{
  double left = width;
  double shares = 0;

  for (guint i = 0; i < n_columns; i++)
    if (is_narrow (&self[i], empty != NULL && empty[i]))
      left -= self[i].narrow;
    else if (self[i].share > 0)
      shares += self[i].share;
    else
      left -= self[i].width;

  for (guint i = 0; i < n_columns; i++)
    {
      if (is_narrow (&self[i], empty != NULL && empty[i]))
        columns[i].width = self[i].narrow;
      else
        columns[i].width = self[i].share > 0 ? left * self[i].share / shares : self[i].width;
      if (columns[i].width < NARROWEST_COLUMN || left < -SLACK)
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_form_columns_can_narrow (const XepFormColumn *self,
                             guint n_columns,
                             const XepTableColumn *columns)
{
  gboolean any = FALSE;
  gboolean takes_room = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      any |= self[i].narrow > 0;
      takes_room |= self[i].share > 0 && self[i].narrow <= 0;
      if (self[i].narrow > columns[i].width
          || (self[i].narrow > 0 && self[i].narrow < NARROWEST_COLUMN))
        return FALSE;
    }
  return takes_room || !any;
}

/* A cell over several columns says nothing of one of them. */
static void
mark_filled (const XepTable *table, gboolean *empty)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const XepRow *row = &g_array_index (table->rows, XepRow, r);

      for (guint i = 0; i < row->n_cells; i++)
        if (row->cells[i].colspan == 1 && *row->cells[i].text.text != '\0')
          empty[row->cells[i].column] = FALSE;
    }
}

void
xep_form_columns_narrow (const XepFormColumn *self, double width, XepTable *table, XepArena *arena)
{
  g_autofree gboolean *empty = g_new (gboolean, table->n_columns);
  gboolean any = FALSE;
  XepTableColumn *columns;

  for (guint i = 0; i < table->n_columns; i++)
    empty[i] = TRUE;
  mark_filled (table, empty);
  for (guint i = 0; i < table->n_columns; i++)
    any |= is_narrow (&self[i], empty[i]);
  if (!any)
    return;
  /* The columns of the form are those of all its documents. */
  columns = xep_arena_memdup (arena, table->columns, table->n_columns * sizeof (XepTableColumn));
  if (xep_form_columns_fit (self, table->n_columns, width, empty, columns))
    table->columns = columns;
}
