/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-date.h"
#include "report/list/xep-list-private.h"
#include "report/sheet/xep-sheet-file.h"

#define SHEET_NAME "Danh sách"
#define FIRST_YEAR 1900 /* of the dates a workbook knows */
#define HEADER_ROW 1

typedef struct
{
  lxw_worksheet *sheet;
  lxw_format *title, *heading, *date;
} Looks;

static lxw_error
write_cell (
    const Looks *looks, lxw_row_t row, lxw_col_t column, XepListColumnKind kind, const char *text)
{
  XepDate date = XEP_DATE_NONE;

  if (*text == '\0')
    return LXW_NO_ERROR;
  if (kind == XEP_LIST_COLUMN_NUMBER)
    return worksheet_write_number (looks->sheet, row, column, g_ascii_strtod (text, NULL), NULL);
  if (kind == XEP_LIST_COLUMN_DATE && xep_date_parse_iso (text, &date, NULL)
      && xep_date_is_full (date) && date.year > FIRST_YEAR)
    {
      lxw_datetime day = { date.year, date.month, date.day, 0, 0, 0 };

      return worksheet_write_datetime (looks->sheet, row, column, &day, looks->date);
    }
  return worksheet_write_string (looks->sheet, row, column, text, NULL);
}

static lxw_error
write_rows (XepListTable *self, XepSheetFile *file, const Looks *looks)
{
  lxw_error status = worksheet_write_string (looks->sheet, 0, 0, self->title, looks->title);

  xep_sheet_file_note_row (file, 0);
  xep_sheet_file_note_row (file, HEADER_ROW);
  for (guint i = 0; status == LXW_NO_ERROR && i < self->n_columns; i++)
    status = worksheet_write_string (looks->sheet, HEADER_ROW, (lxw_col_t) i,
                                     self->columns[i].heading, looks->heading);
  for (guint row = 0; row < xep_list_table_count_rows (self); row++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const char *text = xep_list_table_get (self, row, i);

        if (status != LXW_NO_ERROR)
          return status;
        if (*text != '\0')
          xep_sheet_file_note_row (file, row + HEADER_ROW + 1);
        status
            = write_cell (looks, row + HEADER_ROW + 1, (lxw_col_t) i, self->columns[i].kind, text);
      }
  return status;
}

gboolean
xep_list_xlsx_write (XepListTable *self, const char *path, GError **error)
{
  g_autoptr (XepSheetFile) file = xep_sheet_file_new (path, TRUE, error);
  lxw_error status = LXW_NO_ERROR;
  lxw_workbook *workbook;
  Looks looks;

  if (file == NULL)
    return FALSE;
  looks.sheet = xep_sheet_file_add_sheet (file, SHEET_NAME, error);
  if (looks.sheet == NULL)
    return FALSE;
  workbook = xep_sheet_file_get_workbook (file);
  looks.title = workbook_add_format (workbook);
  looks.heading = workbook_add_format (workbook);
  looks.date = workbook_add_format (workbook);
  format_set_bold (looks.title);
  format_set_bold (looks.heading);
  format_set_num_format (looks.date, "dd/mm/yyyy");
  for (guint i = 0; status == LXW_NO_ERROR && i < self->n_columns; i++)
    status = worksheet_set_column (looks.sheet, (lxw_col_t) i, (lxw_col_t) i,
                                   self->columns[i].width, NULL);
  worksheet_freeze_panes (looks.sheet, HEADER_ROW + 1, 0);
  if (status == LXW_NO_ERROR)
    status = write_rows (self, file, &looks);
  return xep_sheet_file_check (file, status, error) && xep_sheet_file_finish (file, error);
}
