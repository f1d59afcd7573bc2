/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/shared/xep-cancel.h"
#include "report/sheet/xep-sheet-text.h"
#include "report/sheet/xep-sheet-writer.h"

/* Rows between two looks at the cancellable. */
#define CANCEL_STEP 256
/* White above and below the words of a row, points. */
#define ROW_PADDING 4.0

static lxw_error
write_date (XepSheetWriter *self, lxw_col_t column, const XepValue *value, XepCellLook *look)
{
  lxw_datetime date = { value->date.year, value->date.month, value->date.day, 0, 0, 0 };

  if (!xep_date_is_full (value->date) || value->date.year < 1900)
    return worksheet_write_string (self->sheet, self->row, column, value->text,
                                   xep_sheet_writer_get_format (self, look));
  look->number = XEP_NUMBER_DATE;
  return worksheet_write_datetime (self->sheet, self->row, column, &date,
                                   xep_sheet_writer_get_format (self, look));
}

static lxw_error
write_value (XepSheetWriter *self, const XepCell *cell, XepCellLook *look)
{
  lxw_col_t column = (lxw_col_t) cell->column;
  XepPoints points = cell->value.points;

  switch (cell->value.kind)
    {
    case XEP_VALUE_DATE:
      return write_date (self, column, &cell->value, look);
    case XEP_VALUE_POINTS:
      look->number = points % 100 == 0 ? XEP_NUMBER_WHOLE : XEP_NUMBER_DECIMAL;
      return worksheet_write_number (self->sheet, self->row, column, points / 100.0,
                                     xep_sheet_writer_get_format (self, look));
    case XEP_VALUE_INTEGER:
      look->number = XEP_NUMBER_WHOLE;
      return worksheet_write_number (self->sheet, self->row, column, cell->value.integer,
                                     xep_sheet_writer_get_format (self, look));
    default:
      if (*cell->text.text == '\0')
        return worksheet_write_blank (self->sheet, self->row, column,
                                      xep_sheet_writer_get_format (self, look));
      return worksheet_write_string (self->sheet, self->row, column, cell->text.text,
                                     xep_sheet_writer_get_format (self, look));
    }
}

static gboolean
write_cell (XepSheetWriter *self, const XepCell *cell, GError **error)
{
  XepCellLook look = { self->table->style.size, xep_sheet_first_flags (&cell->text), cell->align,
                       TRUE, XEP_NUMBER_NONE };

  if (cell->colspan > 1 && cell->rowspan == 1)
    return xep_sheet_writer_write_merged (self, cell->column, cell->column + cell->colspan - 1,
                                          cell->text.text, &look, error);
  return xep_sheet_writer_check (self, write_value (self, cell, &look), error);
}

/* Excel fits rows of wrapped words when it opens a file, other programs do not, and none of them
 * fits merged cells: every row gets the height its words need. */
static double
get_words_height (XepSheetWriter *self, const XepRow *row)
{
  const XepStyle *style = &self->table->style;
  guint lines = 1;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepCell *cell = &row->cells[i];
      double width
          = xep_sheet_writer_get_width (self, cell->column, cell->column + cell->colspan - 1);
      gboolean bold = (xep_sheet_first_flags (&cell->text) & XEP_RUN_BOLD) != 0;
      guint needed = xep_sheet_count_lines (cell->text.text, style->size, bold, width);
      guint rows = MAX (cell->rowspan, 1);

      lines = MAX (lines, (needed + rows - 1) / rows);
    }
  return lines * style->pitch + ROW_PADDING;
}

/* Nothing but the number of the row: a row to be filled in by hand. */
static gboolean
is_blank (const XepRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i].text.text != '\0' && row->cells[i].value.kind != XEP_VALUE_INTEGER)
      return FALSE;
  return TRUE;
}

static gboolean
write_row (XepSheetWriter *self, const XepRow *row, GError **error)
{
  double height = get_words_height (self, row);

  if (is_blank (row))
    height = MAX (height, row->minimum * 72 / XEP_MM_PER_INCH);
  if (!xep_sheet_writer_set_height (self, height, error))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if (!write_cell (self, &row->cells[i], error))
      return FALSE;
  self->row++;
  return TRUE;
}

/* Cells of a row that a cell of an earlier header row reaches into get its border. */
static gboolean
write_covered (XepSheetWriter *self, guint number, GError **error)
{
  XepCellLook look
      = { self->table->style.size, XEP_RUN_PLAIN, XEP_ALIGN_CENTER, TRUE, XEP_NUMBER_NONE };

  for (guint r = 0; r < number; r++)
    for (guint i = 0; i < self->table->header[r].n_cells; i++)
      {
        const XepCell *cell = &self->table->header[r].cells[i];

        if (r + cell->rowspan <= number)
          continue;
        for (guint c = cell->column; c < cell->column + cell->colspan; c++)
          if (!xep_sheet_writer_check (
                  self,
                  worksheet_write_blank (self->sheet, self->row, (lxw_col_t) c,
                                         xep_sheet_writer_get_format (self, &look)),
                  error))
            return FALSE;
      }
  return TRUE;
}

/* A merge over several rows can only be noted when its last row is being written: rows already
 * written are on disk. */
static gboolean
merge_tall_cells (XepSheetWriter *self, guint number, lxw_row_t top, GError **error)
{
  for (guint r = 0; r <= number; r++)
    for (guint i = 0; i < self->table->header[r].n_cells; i++)
      {
        const XepCell *cell = &self->table->header[r].cells[i];
        XepCellLook look = { self->table->style.size, xep_sheet_first_flags (&cell->text),
                             cell->align, TRUE, XEP_NUMBER_NONE };

        if (cell->rowspan < 2 || r + cell->rowspan != number + 1)
          continue;
        if (!xep_sheet_writer_check (
                self,
                worksheet_merge_range (self->sheet, top + r, (lxw_col_t) cell->column, top + number,
                                       (lxw_col_t) (cell->column + cell->colspan - 1),
                                       cell->text.text, xep_sheet_writer_get_format (self, &look)),
                error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
write_header (XepSheetWriter *self, GError **error)
{
  lxw_row_t top = self->row;

  for (guint r = 0; r < self->table->n_header; r++)
    {
      if (!write_covered (self, r, error) || !write_row (self, &self->table->header[r], error)
          || !merge_tall_cells (self, r, top, error))
        return FALSE;
    }
  if (self->table->n_header == 0)
    return TRUE;
  return xep_sheet_writer_check (self, worksheet_repeat_rows (self->sheet, top, self->row - 1),
                                 error);
}

gboolean
xep_sheet_writer_write_table (XepSheetWriter *self, XepTable *table, GError **error)
{
  if (!write_header (self, error))
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    if ((i % CANCEL_STEP == 0 && !xep_cancel_check (self->cancellable, error))
        || !write_row (self, &g_array_index (table->rows, XepRow, i), error))
      return FALSE;
  return TRUE;
}
