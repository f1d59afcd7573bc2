/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-worksheet.h"

#include "base/xep-safe-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#define FONT "Times New Roman"
#define MM_PER_INCH 25.4
#define PIXELS_PER_INCH 96.0
/* Width of a digit of the default font and the padding of a cell, pixels: Excel's unit of column width. */
#define DIGIT_PIXELS 7.0
#define CELL_PIXELS 5.0
/* Mean width of a letter of Times New Roman, of the type size: for the height of merged rows, which Excel does not
 * fit by itself. */
#define LETTER_WIDTH 0.46
#define LONGEST_NAME 31
/* Rows between two looks at the cancellable. */
#define CANCEL_STEP 256

/* What tells one format from another. */
typedef struct
{
  double   size;
  guint    flags;        /* XepRunFlags */
  XepAlign align;
  gboolean border;
  enum { NUMBER_NONE, NUMBER_WHOLE, NUMBER_DECIMAL, NUMBER_DATE } number;
} Look;

typedef struct
{
  Look        look;
  lxw_format *format;
} Format;

typedef struct
{
  XepDocument   *document;
  const char    *path;           /* as the person gave it */
  GCancellable  *cancellable;
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  XepTable      *table;
  GArray        *formats;        /* Format */
  lxw_row_t      row;            /* next to be written */
} Sheet;

static gboolean
check (Sheet *self, lxw_error status, GError **error)
{
  if (status == LXW_NO_ERROR)
    return TRUE;
  if (status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("Row %u of the sheet holds a text longer than an Excel cell can take (32 767 "
                   "characters). The file “%s” was not written; shorten the text and try again."),
                 self->row + 1, self->path);
  else
    g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                 _("The Excel file “%s” was not written: %s. Nothing was changed."), self->path,
                 lxw_strerror (status));
  return FALSE;
}

static void
set_format_number (lxw_format *format, const Look *look)
{
  static const char *const numbers[] = {
    [NUMBER_WHOLE] = "0",
    [NUMBER_DECIMAL] = "0.0#",
    [NUMBER_DATE] = "dd/mm/yyyy",
  };

  if (look->number != NUMBER_NONE)
    format_set_num_format (format, numbers[look->number]);
}

static lxw_format *
create_format (Sheet *self, const Look *look)
{
  static const uint8_t alignments[] = {
    [XEP_ALIGN_LEFT] = LXW_ALIGN_LEFT,
    [XEP_ALIGN_CENTER] = LXW_ALIGN_CENTER,
    [XEP_ALIGN_RIGHT] = LXW_ALIGN_RIGHT,
    [XEP_ALIGN_JUSTIFY] = LXW_ALIGN_LEFT,
  };
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_font_name (format, FONT);
  format_set_font_size (format, look->size);
  format_set_align (format, alignments[look->align]);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);
  if ((look->flags & XEP_RUN_BOLD) != 0)
    format_set_bold (format);
  if ((look->flags & XEP_RUN_ITALIC) != 0)
    format_set_italic (format);
  if ((look->flags & XEP_RUN_UNDERLINE) != 0)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if (look->border)
    format_set_border (format, LXW_BORDER_THIN);
  set_format_number (format, look);
  return format;
}

static lxw_format *
get_format (Sheet *self, const Look *look)
{
  Format made = { *look, NULL };

  for (guint i = 0; i < self->formats->len; i++)
    {
      const Format *format = &g_array_index (self->formats, Format, i);

      if (format->look.size == look->size && format->look.flags == look->flags
          && format->look.align == look->align && format->look.border == look->border
          && format->look.number == look->number)
        return format->format;
    }
  made.format = create_format (self, look);
  g_array_append_val (self->formats, made);
  return made.format;
}

/* A cell has one look: that of its first words. */
static guint
first_flags (const XepText *text)
{
  return text->n_runs > 0 ? text->runs[0].flags : XEP_RUN_PLAIN;
}

static double
width_between (Sheet *self, guint first, guint last)
{
  double width = 0;

  for (guint i = first; i <= last; i++)
    width += self->table->columns[i].width;
  return width;
}

static guint
estimate_lines (const char *text, double size, double width)
{
  double letters = width / (size * LETTER_WIDTH * MM_PER_INCH / 72);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    count += 1 + (guint) (g_utf8_strlen (lines[i], -1) / MAX (letters, 1));
  return MAX (count, 1);
}

static gboolean
write_merged (Sheet *self, guint first, guint last, const char *text, const Look *look,
              GError **error)
{
  lxw_format *format = get_format (self, look);

  if (first == last)
    return check (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) first, text,
                                                format), error);
  return check (self, worksheet_merge_range (self->sheet, self->row, (lxw_col_t) first, self->row,
                                             (lxw_col_t) last, text, format), error);
}

static gboolean
set_height (Sheet *self, double points, GError **error)
{
  return check (self, worksheet_set_row (self->sheet, self->row, points, NULL), error);
}

/* A text over the whole width. */
static gboolean
write_line (Sheet *self, const XepText *text, const XepStyle *style, const char *prefix,
            GError **error)
{
  g_autofree char *words = g_strconcat (prefix, text->text, NULL);
  Look look = { style->size, first_flags (text), style->align, FALSE, NUMBER_NONE };
  guint last = self->table->n_columns - 1;
  guint lines = estimate_lines (words, style->size, width_between (self, 0, last));

  if (!set_height (self, lines * style->pitch, error)
      || !write_merged (self, 0, last, words, &look, error))
    return FALSE;
  self->row++;
  return TRUE;
}

static gboolean
write_paragraph (Sheet *self, const XepParagraph *paragraph, GError **error)
{
  static const char *const boxes[] = {
    [XEP_BOX_NONE] = "", [XEP_BOX_EMPTY] = "☐ ", [XEP_BOX_CROSSED] = "☒ ",
  };

  if (*paragraph->text.text != '\0')
    return write_line (self, &paragraph->text, &paragraph->style, boxes[paragraph->box], error);
  self->row++;
  return TRUE;
}

static gboolean
write_leaders (Sheet *self, const XepLeaders *leaders, GError **error)
{
  for (guint i = 0; i < leaders->n_leaders; i++)
    {
      const XepLeader *leader = &leaders->leaders[i];
      g_autofree char *label = g_strconcat (leader->label.text, ": ", NULL);

      if (!write_line (self, &leader->value, &leaders->style, label, error))
        return FALSE;
    }
  return TRUE;
}

/* The table column at which a share of the width ends. */
static guint
find_split (Sheet *self, double share)
{
  guint n_columns = self->table->n_columns;
  double wanted = share * width_between (self, 0, n_columns - 1);
  double x = 0;

  for (guint i = 0; i + 1 < n_columns; i++)
    {
      double width = self->table->columns[i].width;

      if (fabs (x - wanted) <= fabs (x + width - wanted))
        return i;
      x += width;
    }
  return n_columns;
}

static gboolean
write_column_part (Sheet *self, const XepColumn *column, guint number, guint first, guint end,
                   GError **error)
{
  const XepParagraph *paragraph;
  Look look;

  if (number >= column->n_paragraphs || first >= end)
    return TRUE;
  paragraph = column->paragraphs[number];
  if (*paragraph->text.text == '\0')
    return TRUE;
  look = (Look) { paragraph->style.size, first_flags (&paragraph->text), paragraph->style.align,
                  FALSE, NUMBER_NONE };
  return write_merged (self, first, end - 1, paragraph->text.text, &look, error);
}

static double
column_part_height (Sheet *self, const XepColumn *column, guint number, guint first, guint end)
{
  const XepParagraph *paragraph;

  if (number >= column->n_paragraphs || first >= end)
    return 0;
  paragraph = column->paragraphs[number];
  return paragraph->style.pitch
         * estimate_lines (paragraph->text.text, paragraph->style.size,
                           width_between (self, first, end - 1));
}

/* One row of the sheet for each line of the columns. */
static gboolean
write_columns_row (Sheet *self, const XepColumns *columns, const guint *splits, guint number,
                   GError **error)
{
  double height = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    height = MAX (height, column_part_height (self, &columns->columns[i], number, splits[i],
                                              splits[i + 1]));
  if (!set_height (self, MAX (height, 1), error))
    return FALSE;
  for (guint i = 0; i < columns->n_columns; i++)
    if (!write_column_part (self, &columns->columns[i], number, splits[i], splits[i + 1], error))
      return FALSE;
  self->row++;
  return TRUE;
}

static gboolean
write_columns (Sheet *self, const XepColumns *columns, GError **error)
{
  g_autofree guint *splits = g_new0 (guint, columns->n_columns + 1);
  double share = 0;
  guint count = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      share += columns->columns[i].share;
      splits[i + 1] = find_split (self, share);
      count = MAX (count, columns->columns[i].n_paragraphs);
    }
  splits[columns->n_columns] = self->table->n_columns;
  if (columns->with_previous)
    self->row++;
  for (guint number = 0; number < count; number++)
    if (!write_columns_row (self, columns, splits, number, error))
      return FALSE;
  return TRUE;
}

static lxw_error
write_date (Sheet *self, lxw_col_t column, const XepValue *value, Look *look)
{
  lxw_datetime date = { value->date.year, value->date.month, value->date.day, 0, 0, 0 };

  if (!xep_date_is_full (value->date) || value->date.year < 1900)
    return worksheet_write_string (self->sheet, self->row, column, value->text,
                                   get_format (self, look));
  look->number = NUMBER_DATE;
  return worksheet_write_datetime (self->sheet, self->row, column, &date, get_format (self, look));
}

static lxw_error
write_points (Sheet *self, lxw_col_t column, XepPoints points, Look *look)
{
  look->number = points % 100 == 0 ? NUMBER_WHOLE : NUMBER_DECIMAL;
  return worksheet_write_number (self->sheet, self->row, column, points / 100.0,
                                 get_format (self, look));
}

static lxw_error
write_integer (Sheet *self, lxw_col_t column, int number, Look *look)
{
  look->number = NUMBER_WHOLE;
  return worksheet_write_number (self->sheet, self->row, column, number, get_format (self, look));
}

static lxw_error
write_value (Sheet *self, const XepCell *cell, Look *look)
{
  lxw_col_t column = (lxw_col_t) cell->column;

  switch (cell->value.kind)
    {
    case XEP_VALUE_DATE:
      return write_date (self, column, &cell->value, look);
    case XEP_VALUE_POINTS:
      return write_points (self, column, cell->value.points, look);
    case XEP_VALUE_INTEGER:
      return write_integer (self, column, cell->value.integer, look);
    default:
      if (*cell->text.text == '\0')
        return worksheet_write_blank (self->sheet, self->row, column, get_format (self, look));
      return worksheet_write_string (self->sheet, self->row, column, cell->text.text,
                                     get_format (self, look));
    }
}

static gboolean
write_cell (Sheet *self, const XepCell *cell, GError **error)
{
  Look look = { self->table->style.size, first_flags (&cell->text), cell->align, TRUE,
                NUMBER_NONE };

  if (cell->colspan > 1 && cell->rowspan == 1)
    return write_merged (self, cell->column, cell->column + cell->colspan - 1, cell->text.text,
                         &look, error);
  return check (self, write_value (self, cell, &look), error);
}

/* Excel does not fit the height of a row to merged cells. */
static gboolean
fit_merged (Sheet *self, const XepRow *row, GError **error)
{
  const XepStyle *style = &self->table->style;
  guint lines = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepCell *cell = &row->cells[i];
      double width = width_between (self, cell->column, cell->column + cell->colspan - 1);
      guint needed = estimate_lines (cell->text.text, style->size, width);

      lines = MAX (lines, needed);
    }
  return set_height (self, (lines + 0.5) * style->pitch, error);
}

static gboolean
has_merged (const XepRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].colspan > 1)
      return TRUE;
  return FALSE;
}

static gboolean
write_row (Sheet *self, const XepRow *row, GError **error)
{
  if (has_merged (row) && !fit_merged (self, row, error))
    return FALSE;
  if (row->minimum > 0 && !set_height (self, row->minimum * 72 / MM_PER_INCH, error))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if (!write_cell (self, &row->cells[i], error))
      return FALSE;
  self->row++;
  return TRUE;
}

/* Cells of a row that a cell of an earlier header row reaches into get its border. */
static gboolean
write_covered (Sheet *self, guint number, GError **error)
{
  Look look = { self->table->style.size, XEP_RUN_PLAIN, XEP_ALIGN_CENTER, TRUE, NUMBER_NONE };

  for (guint r = 0; r < number; r++)
    for (guint i = 0; i < self->table->header[r].n_cells; i++)
      {
        const XepCell *cell = &self->table->header[r].cells[i];

        if (r + cell->rowspan <= number)
          continue;
        for (guint c = cell->column; c < cell->column + cell->colspan; c++)
          if (!check (self, worksheet_write_blank (self->sheet, self->row, (lxw_col_t) c,
                                                   get_format (self, &look)), error))
            return FALSE;
      }
  return TRUE;
}

/* A merge over several rows can only be noted when its last row is being written: rows already written are on disk. */
static gboolean
merge_tall_cells (Sheet *self, guint number, lxw_row_t top, GError **error)
{
  for (guint r = 0; r <= number; r++)
    for (guint i = 0; i < self->table->header[r].n_cells; i++)
      {
        const XepCell *cell = &self->table->header[r].cells[i];
        Look look = { self->table->style.size, first_flags (&cell->text), cell->align, TRUE,
                      NUMBER_NONE };

        if (cell->rowspan < 2 || r + cell->rowspan != number + 1)
          continue;
        if (!check (self, worksheet_merge_range (self->sheet, top + r, (lxw_col_t) cell->column,
                                                 top + number,
                                                 (lxw_col_t) (cell->column + cell->colspan - 1),
                                                 cell->text.text, get_format (self, &look)), error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
write_header (Sheet *self, GError **error)
{
  lxw_row_t top = self->row;

  for (guint r = 0; r < self->table->n_header; r++)
    {
      if (!fit_merged (self, &self->table->header[r], error)
          || !write_covered (self, r, error)
          || !write_row (self, &self->table->header[r], error)
          || !merge_tall_cells (self, r, top, error))
        return FALSE;
    }
  if (self->table->n_header == 0)
    return TRUE;
  return check (self, worksheet_repeat_rows (self->sheet, top, self->row - 1), error);
}

static gboolean
check_cancelled (Sheet *self, guint number, GError **error)
{
  if (number % CANCEL_STEP != 0 || !g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                       _("The work was stopped. No file was written."));
  return FALSE;
}

static gboolean
write_table (Sheet *self, XepTable *table, GError **error)
{
  if (!write_header (self, error))
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    if (!check_cancelled (self, i, error)
        || !write_row (self, &g_array_index (table->rows, XepRow, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_block (Sheet *self, XepBlock *block, GError **error)
{
  switch (block->kind)
    {
    case XEP_BLOCK_PARAGRAPH:
      return write_paragraph (self, (XepParagraph *) block, error);
    case XEP_BLOCK_LEADERS:
      return write_leaders (self, (XepLeaders *) block, error);
    case XEP_BLOCK_LINES:
      self->row += ((XepLines *) block)->count;
      return TRUE;
    case XEP_BLOCK_COLUMNS:
      return write_columns (self, (XepColumns *) block, error);
    case XEP_BLOCK_TABLE:
      return write_table (self, (XepTable *) block, error);
    case XEP_BLOCK_PAGE_BREAK:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* A name Excel takes: at most 31 characters, none of []:*?/\, no apostrophe at an end, not empty. */
static char *
make_sheet_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint length = 0;

  for (const char *at = title; *at != '\0' && length < LONGEST_NAME; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x20 || (character < 0x80 && strchr ("[]:*?/\\'", (int) character) != NULL))
        character = ' ';
      g_string_append_unichar (name, character);
      length++;
    }
  g_strstrip (name->str);
  return g_strdup (*name->str != '\0' ? name->str : "1");
}

static gboolean
set_columns (Sheet *self, GError **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      double pixels = self->table->columns[i].width / MM_PER_INCH * PIXELS_PER_INCH;
      double width = MAX (pixels - CELL_PIXELS, CELL_PIXELS) / DIGIT_PIXELS;

      if (!check (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, width,
                                              NULL), error))
        return FALSE;
    }
  return TRUE;
}

/* The footer's words in Excel's notation: & doubled, page numbers as codes. */
static void
append_footer (GString *footer, const char *side, const char *words)
{
  g_autoptr (GString) part = g_string_new (words);

  if (part->len == 0)
    return;
  g_string_replace (part, "&", "&&", 0);
  g_string_replace (part, "{page}", "&P", 0);
  g_string_replace (part, "{pages}", "&N", 0);
  g_string_append_printf (footer, "%s&\"" FONT ",Italic\"&9%s", side, part->str);
}

static gboolean
set_page (Sheet *self, GError **error)
{
  const XepPaper *paper = &self->document->paper;
  g_autoptr (GString) footer = g_string_new (NULL);

  worksheet_set_paper (self->sheet, 9);  /* A4 */
  if (paper->width > paper->height)
    worksheet_set_landscape (self->sheet);
  else
    worksheet_set_portrait (self->sheet);
  worksheet_set_margins (self->sheet, paper->left / MM_PER_INCH, paper->right / MM_PER_INCH,
                         paper->top / MM_PER_INCH, paper->bottom / MM_PER_INCH);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  append_footer (footer, "&L", self->document->footer_left.text);
  append_footer (footer, "&R", self->document->footer_right.text);
  return footer->len == 0
         || check (self, worksheet_set_footer (self->sheet, footer->str), error);
}

static gboolean
fill_sheet (Sheet *self, GError **error)
{
  if (!set_columns (self, error) || !set_page (self, error))
    return FALSE;
  for (guint i = 0; i < self->document->blocks->len; i++)
    if (!write_block (self, g_ptr_array_index (self->document->blocks, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_sheet (Sheet *self, GError **error)
{
  g_autofree char *name = make_sheet_name (self->document->title);

  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet != NULL)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _("The Excel file “%s” was not written: %s. Nothing was changed."), self->path, name);
  return FALSE;
}

static gboolean
close_workbook (Sheet *self, GError **error)
{
  lxw_error status;

  errno = 0;
  status = workbook_close (g_steal_pointer (&self->workbook));
  if (status != LXW_NO_ERROR && errno != 0)
    {
      xep_set_error_from_errno (error, errno, self->path);
      return FALSE;
    }
  return check (self, status, error);
}

static gboolean
write_workbook (Sheet *self, const char *temporary, GError **error)
{
  g_autofree char *tmpdir = g_strdup (g_get_tmp_dir ());
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = tmpdir };
  gboolean done;

  self->workbook = workbook_new_opt (temporary, &options);
  if (self->workbook == NULL)
    return check (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  done = add_sheet (self, error) && fill_sheet (self, error) && close_workbook (self, error);
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  return done;
}

gboolean
xep_worksheet_write (XepDocument *document, const char *path, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (XepSafeFile) file = NULL;
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (Format));
  Sheet self = { document, path, cancellable, NULL, NULL, xep_document_find_table (document),
                 formats, 0 };

  if (self.table == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” has no table, so it cannot be written as an Excel sheet."),
                   document->title);
      return FALSE;
    }
  file = xep_safe_file_new (path, error);
  return file != NULL
         && write_workbook (&self, xep_safe_file_get_path (file), error)
         && xep_safe_file_commit (file, error);
}
