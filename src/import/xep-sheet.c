/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-number-formats.h"

/* From here on a double no longer tells every whole number that has fifteen digits. */
#define TOO_LONG 1e15

static void
clear_cell (gpointer data)
{
  XepSheetCell *cell = data;

  g_clear_pointer (&cell->text, g_ref_string_release);
}

void
xep_sheet_look_free (gpointer data)
{
  XepSheetLook *look = data;

  g_free (look->code);
  g_clear_pointer (&look->font, g_ref_string_release);
  g_free (look);
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
  self->deepest = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hidden_rows = g_array_new (FALSE, FALSE, sizeof (XepSheetRange));
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
  g_array_unref (self->deepest);
  g_array_unref (self->hidden_rows);
  g_clear_pointer (&self->looks, g_ptr_array_unref);
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

void
xep_sheet_hide_rows (XepSheet *self, guint first, guint last)
{
  XepSheetRange *before
      = self->hidden_rows->len > 0
            ? &g_array_index (self->hidden_rows, XepSheetRange, self->hidden_rows->len - 1)
            : NULL;
  XepSheetRange range = { .first_row = first, .last_row = last };

  if (before != NULL && first <= before->last_row + 1 && first >= before->first_row)
    before->last_row = MAX (before->last_row, last);
  else
    g_array_append_val (self->hidden_rows, range);
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

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const XepSheetRange *one = a, *other = b;

  return one->first_row < other->first_row ? -1 : one->first_row > other->first_row;
}

/* The merges from @first to before @end are a tree with its root in the middle: the lowest row that
 * any of them reaches stands at the root. */
static guint
index_merges (XepSheet *self, guint first, guint end)
{
  guint middle = first + (end - first) / 2;
  guint deepest;

  if (first >= end)
    return 0;
  deepest = MAX (index_merges (self, first, middle), index_merges (self, middle + 1, end));
  deepest = MAX (deepest, g_array_index (self->merges, XepSheetRange, middle).last_row);
  g_array_index (self->deepest, guint, middle) = deepest;
  return deepest;
}

void
xep_sheet_finish (XepSheet *self)
{
  g_array_sort (self->merges, compare_ranges);
  g_array_set_size (self->deepest, self->merges->len);
  index_merges (self, 0, self->merges->len);
  g_array_sort (self->hidden_rows, compare_ranges);

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

static const XepSheetRange *
find_merge (XepSheet *self, guint first, guint end, guint row, guint column)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const XepSheetRange *range = &g_array_index (self->merges, XepSheetRange, middle);
      const XepSheetRange *found;

      if (g_array_index (self->deepest, guint, middle) < row)
        return NULL;
      found = find_merge (self, first, middle, row, column);
      if (found != NULL || row < range->first_row)
        return found;
      if (row <= range->last_row && column >= range->first_column && column <= range->last_column)
        return range;
      first = middle + 1;
    }
  return NULL;
}

const XepSheetRange *
xep_sheet_get_merge (XepSheet *self, guint row, guint column)
{
  return find_merge (self, 0, self->merges->len, row, column);
}

static int
compare_row (gconstpointer place, gconstpointer range)
{
  const guint row = ((const XepSheetRange *) place)->first_row;
  const XepSheetRange *rows = range;

  if (row > rows->last_row)
    return 1;
  return row < rows->first_row ? -1 : 0;
}

gboolean
xep_sheet_is_row_hidden (XepSheet *self, guint row)
{
  const XepSheetRange place = { .first_row = row };

  return self->hidden_rows->len > 0
         && bsearch (&place, self->hidden_rows->data, self->hidden_rows->len,
                     sizeof (XepSheetRange), compare_row)
                != NULL;
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

/* Fifteen digits are what a spreadsheet keeps; the mark is the decimal comma of the screen. No
 * person writes a power of ten: what is very long or very small is written out. */
static char *
format_number (double number)
{
  char buffer[512];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (strchr (buffer, 'e') != NULL)
    {
      g_ascii_formatd (buffer, sizeof buffer, fabs (number) >= TOO_LONG ? "%.0f" : "%.20f", number);
      if (strchr (buffer, '.') != NULL)
        {
          gsize length = strlen (buffer);

          while (buffer[length - 1] == '0')
            buffer[--length] = '\0';
          if (buffer[length - 1] == '.')
            buffer[length - 1] = '\0';
        }
    }
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
xep_sheet_dup_shown (XepSheet *self, const XepSheetCell *cell)
{
  const XepSheetLook *look;
  char *shown = NULL;

  if (cell == NULL || cell->type != XEP_SHEET_CELL_NUMBER || cell->date || cell->percent)
    return xep_sheet_dup_text (self, cell);
  if (cell->text != NULL)
    return xep_text_clean (cell->text);
  if (self->looks != NULL && cell->look < self->looks->len)
    {
      look = g_ptr_array_index (self->looks, cell->look);
      shown = xep_number_format_dup_shown (look->code, cell->number);
    }
  return shown != NULL ? shown : xep_sheet_dup_text (self, cell);
}

gboolean
xep_sheet_cell_lost_digits (const XepSheetCell *cell)
{
  return cell->type == XEP_SHEET_CELL_NUMBER && !cell->date && fabs (cell->number) >= TOO_LONG;
}

const char *
xep_sheet_get_font (XepSheet *self, const XepSheetCell *cell)
{
  const XepSheetLook *look;

  if (self->looks == NULL || cell->look >= self->looks->len)
    return NULL;
  look = g_ptr_array_index (self->looks, cell->look);
  return look->font;
}

gboolean
xep_sheet_is_error_text (const char *text)
{
  static const char *const errors[] = { "#N/A",  "#REF!",  "#VALUE!", "#NAME?",        "#DIV/0!",
                                        "#NUM!", "#NULL!", "#SPILL!", "#GETTING_DATA", "#CALC!" };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      if (g_str_equal (text, errors[i]))
        return TRUE;
    }
  return strlen (text) >= 3 && text[strspn (text, "#")] == '\0';
}

/* Days before this one are counted differently by different programs. */
#define FIRST_SERIAL 61

void
xep_sheet_cell_set_format (XepSheetCell *cell, XepNumberFormat format, gboolean date1904)
{
  g_autofree char *text = NULL;
  XepDate date;

  cell->percent = format == XEP_NUMBER_PERCENT;
  cell->date = format == XEP_NUMBER_DATE || format == XEP_NUMBER_MONTH || format == XEP_NUMBER_YEAR;
  if (cell->type != XEP_SHEET_CELL_NUMBER || !cell->date || format == XEP_NUMBER_DATE
      || !xep_date_from_serial (cell->number, date1904, &date, NULL))
    return;

  /* A cell is what it shows: the day that is in it nobody wrote. */
  cell->type = XEP_SHEET_CELL_TEXT;
  cell->date = false;
  g_clear_pointer (&cell->text, g_ref_string_release);
  text = format == XEP_NUMBER_MONTH && date.month != 0
             ? g_strdup_printf ("%d/%d", date.month, date.year)
             : g_strdup_printf ("%d", date.year);
  cell->text = g_ref_string_new (text);
}

gboolean
xep_sheet_cell_set_date (XepSheetCell *cell, const char *iso, XepNumberFormat format)
{
  g_autofree char *day = iso != NULL ? g_strndup (iso, strlen ("1980-01-05")) : NULL;
  GDate date, epoch;
  XepDate parsed;

  if (day == NULL || !xep_date_parse_iso (day, &parsed, NULL) || !xep_date_is_full (parsed))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&date, (GDateDay) parsed.day, (GDateMonth) parsed.month, (GDateYear) parsed.year);
  g_date_set_dmy (&epoch, 30, G_DATE_DECEMBER, 1899);
  cell->type = XEP_SHEET_CELL_NUMBER;
  cell->number = g_date_days_between (&epoch, &date);
  if (cell->number < FIRST_SERIAL)
    {
      cell->type = XEP_SHEET_CELL_TEXT;
      cell->date = false;
      cell->text = g_ref_string_new (day);
      return TRUE;
    }
  xep_sheet_cell_set_format (cell, format, FALSE);
  return TRUE;
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
