/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-columns.h"

/* Below this no word fits, mm. */
#define NARROWEST_COLUMN 4.0
/* A column with words in it is no narrower than this, mm. */
#define NARROWEST_WORDS 18.0
/* Rounding of widths given with decimals, mm. */
#define SLACK 0.05

gboolean
xep_form_columns_fit (const XepFormColumn *self,
                      guint n_columns,
                      double width,
                      XepTableColumn *columns)
{
  double left = width;
  double shares = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      left -= self[i].width;
      shares += self[i].share;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      columns[i].width = self[i].share > 0 ? left * self[i].share / shares : self[i].width;
      if (columns[i].width < NARROWEST_COLUMN || left < -SLACK)
        return FALSE;
    }
  return TRUE;
}

/* 0 is no width. */
static gboolean
is_narrower (double width, const XepTableColumn *drawn)
{
  return width <= 0 || (width >= NARROWEST_COLUMN && width <= drawn->width);
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
      any |= self[i].narrow > 0 || self[i].filled > 0;
      takes_room |= self[i].share > 0 && self[i].narrow <= 0 && self[i].filled <= 0;
      if (!is_narrower (self[i].narrow, &columns[i]) || !is_narrower (self[i].filled, &columns[i]))
        return FALSE;
    }
  return takes_room || !any;
}

/* Shares @left mm among the columns that have no width yet, by their letters; one that would come
 * out too narrow for its words gets what they need, and the others share again. */
static void
share_by_letters (const XepTableColumn *drawn,
                  guint n_columns,
                  const double *letters,
                  double left,
                  double *widths)
{
  gboolean again = TRUE;

  while (again)
    {
      double all = 0;

      again = FALSE;
      for (guint i = 0; i < n_columns; i++)
        all += widths[i] == 0 ? MAX (letters[i], 1) : 0;
      for (guint i = 0; i < n_columns && !again; i++)
        {
          double least = letters[i] > 0 ? NARROWEST_WORDS : MIN (NARROWEST_WORDS, drawn[i].width);

          if (widths[i] == 0 && left * MAX (letters[i], 1) / all < least)
            {
              widths[i] = least;
              left -= least;
              again = TRUE;
            }
        }
      for (guint i = 0; i < n_columns && !again; i++)
        if (widths[i] == 0)
          widths[i] = left * MAX (letters[i], 1) / all;
    }
}

void
xep_form_columns_narrow (const XepFormColumn *self, double width, XepTable *table, XepArena *arena)
{
  guint n_columns = table->n_columns;
  g_autofree double *letters = g_new0 (double, n_columns);
  g_autofree double *widths = g_new0 (double, n_columns);
  const XepTableColumn *drawn = table->columns;
  XepTableColumn *columns = xep_arena_memdup (arena, drawn, n_columns * sizeof (XepTableColumn));
  double left = width;

  /* How many letters there are in each column. A cell over several columns says nothing of one of
   * them. */
  for (guint r = 0; r < table->rows->len; r++)
    {
      const XepRow *row = &g_array_index (table->rows, XepRow, r);

      for (guint i = 0; i < row->n_cells; i++)
        if (row->cells[i].colspan == 1)
          letters[row->cells[i].column] += (double) g_utf8_strlen (row->cells[i].text.text, -1);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      if (self[i].narrow > 0 && letters[i] == 0)
        widths[i] = self[i].narrow;
      else if (self[i].filled > 0)
        widths[i] = self[i].filled;
      else if (self[i].share <= 0)
        widths[i] = self[i].width;
      left -= widths[i];
    }
  share_by_letters (drawn, n_columns, letters, left, widths);
  for (guint i = 0; i < n_columns; i++)
    columns[i].width = widths[i];
  /* The columns of the form itself are those of all its documents. */
  table->columns = columns;
}
