/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-sheet.h"

#include <math.h>

#include "base/xep-text.h"

static void
clear_cell (gpointer data)
{
  XepSheetCell *cell = data;

  g_clear_pointer (&cell->text, g_ref_string_release);
}

XepSheet *
xep_sheet_new (const char *name)
{
  XepSheet *self = g_new0 (XepSheet, 1);

  self->name = xep_text_clean (name);
  self->cells = g_array_new (FALSE, TRUE, sizeof (XepSheetCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->merges = g_array_new (FALSE, FALSE, sizeof (XepSheetRange));
  return self;
}

void
xep_sheet_free (XepSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->merges);
  g_free (self);
}

void
xep_sheet_add_cell (XepSheet *self, const XepSheetCell *cell)
{
  g_array_append_vals (self->cells, cell, 1);
}

void
xep_sheet_add_merge (XepSheet *self, const XepSheetRange *range)
{
  g_array_append_vals (self->merges, range, 1);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const XepSheetCell *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;
  return 0;
}

static gboolean
is_in_order (XepSheet *self)
{
  const XepSheetCell *cells = (const XepSheetCell *) self->cells->data;

  for (guint i = 1; i < self->cells->len; i++)
    {
      if (compare_places (&cells[i - 1], &cells[i]) >= 0)
        return FALSE;
    }
  return TRUE;
}

/* Keeps the last of each run of cells with one address. */
static void
drop_doubles (XepSheet *self)
{
  GArray *kept = g_array_sized_new (FALSE, TRUE, sizeof (XepSheetCell), self->cells->len);

  for (guint i = 0; i < self->cells->len; i++)
    {
      XepSheetCell *cell = &g_array_index (self->cells, XepSheetCell, i);
      XepSheetCell *last
          = kept->len > 0 ? &g_array_index (kept, XepSheetCell, kept->len - 1) : NULL;

      if (last != NULL && compare_places (last, cell) == 0)
        {
          clear_cell (last);
          *last = *cell;
        }
      else
        {
          g_array_append_vals (kept, cell, 1);
        }
    }
  g_array_set_clear_func (self->cells, NULL);
  g_array_unref (self->cells);
  g_array_set_clear_func (kept, clear_cell);
  self->cells = kept;
}

void
xep_sheet_finish (XepSheet *self)
{
  if (!is_in_order (self))
    {
      /* g_array_sort() is stable: of doubles the later one comes last. */
      g_array_sort (self->cells, compare_places);
      drop_doubles (self);
    }

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (i == 0
          || g_array_index (self->cells, XepSheetCell, i).row
                 != g_array_index (self->cells, XepSheetCell, i - 1).row)
        g_array_append_val (self->rows, i);
    }
}

guint
xep_sheet_count_rows (XepSheet *self)
{
  return self->rows->len;
}

const XepSheetCell *
xep_sheet_get_row (XepSheet *self, guint index, guint *n_cells)
{
  guint first, end;

  g_return_val_if_fail (index < self->rows->len, NULL);

  first = g_array_index (self->rows, guint, index);
  end = index + 1 < self->rows->len ? g_array_index (self->rows, guint, index + 1)
                                    : self->cells->len;
  if (n_cells != NULL)
    *n_cells = end - first;
  return &g_array_index (self->cells, XepSheetCell, first);
}

guint
xep_sheet_get_row_number (XepSheet *self, guint index)
{
  return xep_sheet_get_row (self, index, NULL)->row;
}

const XepSheetCell *
xep_sheet_get_cell (XepSheet *self, guint row, guint column)
{
  const XepSheetCell place = { .row = row, .column = column };
  guint index;

  if (!g_array_binary_search (self->cells, &place, compare_places, &index))
    return NULL;
  return &g_array_index (self->cells, XepSheetCell, index);
}

const XepSheetRange *
xep_sheet_get_merge (XepSheet *self, guint row, guint column)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      const XepSheetRange *range = &g_array_index (self->merges, XepSheetRange, i);

      if (row >= range->first_row && row <= range->last_row && column >= range->first_column
          && column <= range->last_column)
        return range;
    }
  return NULL;
}

const XepSheetCell *
xep_sheet_get_merged_cell (XepSheet *self, guint row, guint column)
{
  const XepSheetCell *cell = xep_sheet_get_cell (self, row, column);
  const XepSheetRange *range;

  if (cell != NULL && cell->type != XEP_SHEET_CELL_EMPTY)
    return cell;
  range = xep_sheet_get_merge (self, row, column);
  return range != NULL ? xep_sheet_get_cell (self, range->first_row, range->first_column) : cell;
}

/* Fifteen digits are what a spreadsheet keeps; the mark is the decimal comma of the screen. */
static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  return g_strdelimit (g_strdup (buffer), ".", ',');
}

/* 0.95 in a format of percent. The product of binary fractions is not whole where the number is. */
static char *
format_percent (double number)
{
  g_autofree char *text = format_number (round (number * 1e8) / 1e6);

  return g_strconcat (text, "%", NULL);
}

static char *
format_serial (XepSheet *self, double serial)
{
  g_autoptr (GError) error = NULL;
  XepDate date;

  /* A number that is no day is shown as the number it is: the row's own check tells what is wrong
   * with it. */
  if (!xep_date_from_serial (serial, self->date1904, &date, &error))
    return format_number (serial);
  return xep_date_format (date);
}

char *
xep_sheet_dup_text (XepSheet *self, const XepSheetCell *cell)
{
  if (cell == NULL)
    return g_strdup ("");

  switch (cell->type)
    {
    case XEP_SHEET_CELL_TEXT:
    case XEP_SHEET_CELL_ERROR:
      return xep_text_clean (cell->text);
    case XEP_SHEET_CELL_NUMBER:
      if (cell->percent)
        return format_percent (cell->number);
      return cell->date ? format_serial (self, cell->number) : format_number (cell->number);
    case XEP_SHEET_CELL_BOOLEAN:
      return g_strdup (cell->number != 0 ? "TRUE" : "FALSE");
    case XEP_SHEET_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

char *
xep_sheet_column_name (guint column)
{
  char letters[8];
  guint i = sizeof letters;
  guint rest = column + 1;

  letters[--i] = '\0';
  for (; rest > 0 && i > 0; rest = (rest - 1) / 26)
    letters[--i] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + i);
}

char *
xep_sheet_address (guint row, guint column)
{
  g_autofree char *name = xep_sheet_column_name (column);

  return g_strdup_printf ("%s%u", name, row + 1);
}

/* Skips the '$' of an absolute address. */
static const char *
skip_dollar (const char *text)
{
  return *text == '$' ? text + 1 : text;
}

gboolean
xep_sheet_parse_address (const char *text, guint *row, guint *column, const char **end)
{
  const char *at = skip_dollar (text);
  guint letters = 0, digits = 0;

  for (; g_ascii_isalpha (*at); at++)
    {
      letters = letters * 26 + (guint) (g_ascii_toupper (*at) - 'A') + 1;
      if (letters > XEP_SHEET_COLUMNS)
        return FALSE;
    }
  at = skip_dollar (at);
  for (; g_ascii_isdigit (*at); at++)
    {
      digits = digits * 10 + (guint) (*at - '0');
      if (digits > XEP_SHEET_ROWS)
        return FALSE;
    }
  if (letters == 0 || digits == 0 || (end == NULL && *at != '\0'))
    return FALSE;

  *column = letters - 1;
  *row = digits - 1;
  if (end != NULL)
    *end = at;
  return TRUE;
}
