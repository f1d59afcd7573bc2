/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/sheet/xep-worksheet.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "report/sheet/xep-sheet-text.h"
#include "report/sheet/xep-sheet-writer.h"

#define PIXELS_PER_INCH 96.0
/* Width of a digit of the default font and padding of a cell, pixels: Excel's unit of width. */
#define DIGIT_PIXELS 7.0
#define CELL_PIXELS 5.0
#define LONGEST_NAME 31

/* A text over the whole width. */
static gboolean
write_line (XepSheetWriter *self,
            const XepText *text,
            const XepStyle *style,
            const char *prefix,
            GError **error)
{
  g_autofree char *words = g_strconcat (prefix, text->text, NULL);
  XepCellLook look
      = { style->size, xep_sheet_first_flags (text), style->align, FALSE, XEP_NUMBER_NONE };
  guint last = self->table->n_columns - 1;
  guint lines = xep_sheet_count_lines (words, style->size, (look.flags & XEP_RUN_BOLD) != 0,
                                       xep_sheet_writer_get_width (self, 0, last));

  if (!xep_sheet_writer_set_height (self, lines * style->pitch, error)
      || !xep_sheet_writer_write_merged (self, 0, last, words, &look, error))
    return FALSE;
  self->row++;
  return TRUE;
}

/* Before the words of a paragraph. */
static const char *const boxes[] = {
  [XEP_BOX_NONE] = "",
  [XEP_BOX_EMPTY] = "☐ ",
  [XEP_BOX_CROSSED] = "☒ ",
};

static gboolean
write_leaders (XepSheetWriter *self, const XepLeaders *leaders, GError **error)
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
find_split (XepSheetWriter *self, double share)
{
  guint n_columns = self->table->n_columns;
  double wanted = share * xep_sheet_writer_get_width (self, 0, n_columns - 1);
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
write_column_part (XepSheetWriter *self,
                   const XepColumn *column,
                   guint number,
                   guint first,
                   guint end,
                   GError **error)
{
  const XepParagraph *paragraph;
  g_autofree char *words = NULL;
  XepCellLook look;

  if (number >= column->n_paragraphs || first >= end)
    return TRUE;
  paragraph = column->paragraphs[number];
  if (*paragraph->text.text == '\0')
    return TRUE;
  look = (XepCellLook){ paragraph->style.size, xep_sheet_first_flags (&paragraph->text),
                        paragraph->style.align, FALSE, XEP_NUMBER_NONE };
  words = g_strconcat (boxes[paragraph->box], paragraph->text.text, NULL);
  return xep_sheet_writer_write_merged (self, first, end - 1, words, &look, error);
}

/* One row of the sheet for each line of the columns. */
static gboolean
write_columns_row (XepSheetWriter *self,
                   const XepColumns *columns,
                   const guint *splits,
                   guint number,
                   GError **error)
{
  double height = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const XepColumn *column = &columns->columns[i];
      const XepParagraph *paragraph;
      gboolean bold;
      guint lines;

      if (number >= column->n_paragraphs || splits[i] >= splits[i + 1])
        continue;
      paragraph = column->paragraphs[number];
      bold = (xep_sheet_first_flags (&paragraph->text) & XEP_RUN_BOLD) != 0;
      lines
          = xep_sheet_count_lines (paragraph->text.text, paragraph->style.size, bold,
                                   xep_sheet_writer_get_width (self, splits[i], splits[i + 1] - 1));
      height = MAX (height, paragraph->style.pitch * lines);
    }
  if (!xep_sheet_writer_set_height (self, MAX (height, 1), error))
    return FALSE;
  for (guint i = 0; i < columns->n_columns; i++)
    if (!write_column_part (self, &columns->columns[i], number, splits[i], splits[i + 1], error))
      return FALSE;
  self->row++;
  return TRUE;
}

static gboolean
write_columns (XepSheetWriter *self, const XepColumns *columns, GError **error)
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

static gboolean
write_block (XepSheetWriter *self, XepBlock *block, GError **error)
{
  const XepParagraph *paragraph = (const XepParagraph *) block;

  switch (block->kind)
    {
    case XEP_BLOCK_PARAGRAPH:
      if (*paragraph->text.text != '\0')
        return write_line (self, &paragraph->text, &paragraph->style, boxes[paragraph->box], error);
      self->row++;
      return TRUE;
    case XEP_BLOCK_LEADERS:
      return write_leaders (self, (XepLeaders *) block, error);
    case XEP_BLOCK_LINES:
      self->row += ((XepLines *) block)->count;
      return TRUE;
    case XEP_BLOCK_COLUMNS:
      return write_columns (self, (XepColumns *) block, error);
    case XEP_BLOCK_TABLE:
      return xep_sheet_writer_write_table (self, (XepTable *) block, error);
    case XEP_BLOCK_PAGE_BREAK:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* A name Excel takes: at most 31 characters, none of []:*?/\, no apostrophe at an end, not empty.
 */
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
  g_string_append_printf (footer, "%s&\"" XEP_SHEET_FONT ",Italic\"&9%s", side, part->str);
}

static gboolean
set_page (XepSheetWriter *self, GError **error)
{
  const XepPaper *paper = &self->document->paper;
  g_autoptr (GString) footer = g_string_new (NULL);

  worksheet_set_paper (self->sheet, 9); /* A4 */
  if (paper->width > paper->height)
    worksheet_set_landscape (self->sheet);
  else
    worksheet_set_portrait (self->sheet);
  worksheet_set_margins (self->sheet, paper->left / XEP_MM_PER_INCH, paper->right / XEP_MM_PER_INCH,
                         paper->top / XEP_MM_PER_INCH, paper->bottom / XEP_MM_PER_INCH);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  append_footer (footer, "&L", self->document->footer_left.text);
  append_footer (footer, "&R", self->document->footer_right.text);
  return footer->len == 0
         || xep_sheet_writer_check (self, worksheet_set_footer (self->sheet, footer->str), error);
}

static gboolean
fill_sheet (XepSheetWriter *self, GError **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      double pixels = self->table->columns[i].width / XEP_MM_PER_INCH * PIXELS_PER_INCH;
      double width = MAX (pixels - CELL_PIXELS, CELL_PIXELS) / DIGIT_PIXELS;

      if (!xep_sheet_writer_check (
              self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, width, NULL),
              error))
        return FALSE;
    }
  if (!set_page (self, error))
    return FALSE;
  for (guint i = 0; i < self->document->blocks->len; i++)
    if (!write_block (self, g_ptr_array_index (self->document->blocks, i), error))
      return FALSE;
  return TRUE;
}

gboolean
xep_worksheet_write (XepDocument *document,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (XepSheetWriter) self = { NULL };
  g_autofree char *name = make_sheet_name (document->title);

  xep_sheet_writer_init (&self, document, path, cancellable);
  if (self.table == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” has no table, so it cannot be written as an Excel sheet."),
                   document->title);
      return FALSE;
    }
  self.file = xep_sheet_file_new (path, TRUE, error);
  if (self.file == NULL)
    return FALSE;
  self.sheet = xep_sheet_file_add_sheet (self.file, name, error);
  return self.sheet != NULL && fill_sheet (&self, error)
         && xep_sheet_file_finish (self.file, error);
}
