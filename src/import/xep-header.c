/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-header.h"

static char *
dup_at (XepSheet *sheet, guint row, guint column)
{
  return xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, column));
}

/* One past the last column in use of the header's rows. */
static guint
count_columns (XepSheet *sheet, guint first_row, guint n_rows)
{
  guint end = 0;

  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      guint row = xep_sheet_get_row_number (sheet, i);
      guint n_cells;
      const XepSheetCell *cells = xep_sheet_get_row (sheet, i, &n_cells);

      if (row >= first_row + n_rows)
        break;
      if (row >= first_row)
        end = MAX (end, cells[n_cells - 1].column + 1);
    }
  return MIN (end, XEP_HEADER_COLUMNS);
}

/* The text over a column in the upper row. A heading over several columns counts for all of them:
 * where it is merged, or, as some offices leave it, where only blanks follow it and the lower row
 * has a text. */
static char *
dup_upper (XepSheet *sheet, guint row, guint column, gboolean has_lower)
{
  g_autofree char *text
      = xep_sheet_dup_text (sheet, xep_sheet_get_merged_cell (sheet, row, column));

  while (*text == '\0' && has_lower && column > 0)
    {
      column--;
      if (xep_sheet_get_merge (sheet, row, column) != NULL)
        break;
      g_free (text);
      text = dup_at (sheet, row, column);
    }
  return g_steal_pointer (&text);
}

/* The heading of a column: of the upper row, the lower, or both joined. @lower: (out) (optional)
 * (transfer full) */
static char *
dup_heading (XepSheet *sheet, const XepHeader *header, guint column, char **lower)
{
  g_autofree char *below
      = header->n_rows > 1 ? dup_at (sheet, header->row + 1, column) : g_strdup ("");
  g_autofree char *above = dup_upper (sheet, header->row, column, *below != '\0');
  char *joined = *above != '\0' && *below != '\0' ? g_strconcat (above, " ", below, NULL)
                                                  : g_strconcat (above, below, NULL);

  if (lower != NULL)
    *lower = g_steal_pointer (&below);
  return joined;
}

/* A heading over several columns without texts of their own names only the first of them. */
static gboolean
continues_merge (XepSheet *sheet, const XepHeader *header, guint column, const char *lower)
{
  const XepSheetRange *range = xep_sheet_get_merge (sheet, header->row, column);

  return range != NULL && range->first_column < column && *lower == '\0';
}

static guint
merge_span (XepSheet *sheet, const XepHeader *header, guint column)
{
  const XepSheetRange *range = xep_sheet_get_merge (sheet, header->row, column);

  return range != NULL && range->first_column == column ? range->last_column - column + 1 : 1;
}

static void
recognise_column (XepSheet *sheet, XepImportKind kind, XepHeader *header, guint column)
{
  g_autofree char *lower = NULL;
  g_autofree char *heading = dup_heading (sheet, header, column, &lower);
  XepHeading id;

  if (*heading == '\0' || continues_merge (sheet, header, column, lower))
    return;
  if (!xep_heading_recognise (kind, heading, &id) && !xep_heading_recognise (kind, lower, &id))
    return;
  if (header->columns[id] >= 0)
    return;
  header->columns[id] = (int) column;
  header->n_found++;
  if (id == XEP_HEADING_NAME)
    header->name_span = *lower == '\0' ? MIN (merge_span (sheet, header, column), 4) : 1;
}

static void
read_header (XepSheet *sheet, XepImportKind kind, guint row, guint n_rows, XepHeader *header)
{
  guint end = count_columns (sheet, row, n_rows);

  *header = (XepHeader){ .row = row, .n_rows = n_rows, .name_span = 1 };
  for (guint id = 0; id < XEP_N_HEADINGS; id++)
    header->columns[id] = -1;
  for (guint column = 0; column < end; column++)
    recognise_column (sheet, kind, header, column);
}

/* TRUE if the row below may be a second row of the header: under the name, the number and the birth
 * date it says nothing. */
static gboolean
may_go_on_below (XepSheet *sheet, const XepHeader *header)
{
  static const XepHeading silent[] = { XEP_HEADING_NUMBER, XEP_HEADING_NAME, XEP_HEADING_BIRTH };
  guint n_columns = count_columns (sheet, header->row + 1, 1);

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      int column = header->columns[silent[i]];
      g_autofree char *text
          = column >= 0 ? dup_at (sheet, header->row + 1, (guint) column) : g_strdup ("");

      if (*text != '\0')
        return FALSE;
    }
  return n_columns > 0;
}

/* The name's own heading reaches into the row below. */
static gboolean
is_merged_downwards (XepSheet *sheet, const XepHeader *header)
{
  const XepSheetRange *range
      = xep_sheet_get_merge (sheet, header->row, (guint) header->columns[XEP_HEADING_NAME]);

  return range != NULL && range->last_row > header->row;
}

static gboolean
is_better (const XepHeader *candidate, const XepHeader *best)
{
  return candidate->columns[XEP_HEADING_NAME] >= 0 && candidate->n_found > best->n_found;
}

gboolean
xep_header_find (XepSheet *sheet, XepImportKind kind, guint n_rows, XepHeader *header)
{
  XepHeader best = { .n_found = 0 };

  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      guint row = xep_sheet_get_row_number (sheet, i);
      XepHeader one, two;

      if (row >= n_rows)
        break;
      read_header (sheet, kind, row, 1, &one);
      if (is_better (&one, &best))
        best = one;
      read_header (sheet, kind, row, 2, &two);
      if (two.columns[XEP_HEADING_NAME] >= 0 && may_go_on_below (sheet, &two)
          && (is_better (&two, &best)
              || (best.row == row && best.n_rows == 1 && two.n_found == best.n_found
                  && is_merged_downwards (sheet, &two))))
        best = two;
    }
  *header = best;
  return best.n_found > 0;
}

guint
xep_header_end (XepSheet *sheet, const XepHeader *header)
{
  const XepSheetRange *range
      = xep_sheet_get_merge (sheet, header->row, (guint) header->columns[XEP_HEADING_NAME]);
  guint end = header->row + header->n_rows;

  return range != NULL ? MAX (end, range->last_row + 1) : end;
}

char **
xep_header_dup_headings (XepSheet *sheet, const XepHeader *header)
{
  guint n_columns = count_columns (sheet, header->row, header->n_rows);
  g_auto (GStrv) headings = g_new0 (char *, n_columns + 1);

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *lower = NULL;

      headings[column] = dup_heading (sheet, header, column, &lower);
      if (continues_merge (sheet, header, column, lower))
        *headings[column] = '\0';
    }
  return g_steal_pointer (&headings);
}
