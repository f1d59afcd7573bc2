/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/sheet/xep-sheet-writer.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  XepCellLook look;
  lxw_format *format;
} Format;

void
xep_sheet_writer_init (XepSheetWriter *self,
                       XepDocument *document,
                       const char *path,
                       GCancellable *cancellable)
{
  *self = (XepSheetWriter){ .document = document, .path = path, .cancellable = cancellable };
  self->table = xep_document_find_table (document);
  self->formats = g_array_new (FALSE, FALSE, sizeof (Format));
}

void
xep_sheet_writer_clear (XepSheetWriter *self)
{
  g_clear_pointer (&self->file, xep_sheet_file_free);
  g_clear_pointer (&self->formats, g_array_unref);
}

gboolean
xep_sheet_writer_check (XepSheetWriter *self, lxw_error status, GError **error)
{
  if (status != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return xep_sheet_file_check (self->file, status, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("Row %u of the sheet holds a text longer than an Excel cell can take (32 767 "
                 "characters). The file “%s” was not written; shorten the text and try again."),
               self->row + 1, self->path);
  return FALSE;
}

static lxw_format *
create_format (XepSheetWriter *self, const XepCellLook *look)
{
  static const uint8_t alignments[] = {
    [XEP_ALIGN_LEFT] = LXW_ALIGN_LEFT,
    [XEP_ALIGN_CENTER] = LXW_ALIGN_CENTER,
    [XEP_ALIGN_RIGHT] = LXW_ALIGN_RIGHT,
    [XEP_ALIGN_JUSTIFY] = LXW_ALIGN_LEFT,
  };
  static const char *const numbers[] = {
    [XEP_NUMBER_WHOLE] = "0",
    [XEP_NUMBER_DECIMAL] = "0.0#",
    [XEP_NUMBER_DATE] = "dd/mm/yyyy",
  };
  lxw_format *format = workbook_add_format (xep_sheet_file_get_workbook (self->file));

  format_set_font_name (format, XEP_SHEET_FONT);
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
  if (look->number != XEP_NUMBER_NONE)
    format_set_num_format (format, numbers[look->number]);
  return format;
}

lxw_format *
xep_sheet_writer_get_format (XepSheetWriter *self, const XepCellLook *look)
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

guint
xep_sheet_first_flags (const XepText *text)
{
  return text->n_runs > 0 ? text->runs[0].flags : XEP_RUN_PLAIN;
}

double
xep_sheet_writer_get_width (XepSheetWriter *self, guint first, guint last)
{
  double width = 0;

  for (guint i = first; i <= last; i++)
    width += self->table->columns[i].width;
  return width;
}

gboolean
xep_sheet_writer_write_merged (XepSheetWriter *self,
                               guint first,
                               guint last,
                               const char *text,
                               const XepCellLook *look,
                               GError **error)
{
  lxw_format *format = xep_sheet_writer_get_format (self, look);

  if (first == last)
    return xep_sheet_writer_check (
        self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) first, text, format),
        error);
  return xep_sheet_writer_check (self,
                                 worksheet_merge_range (self->sheet, self->row, (lxw_col_t) first,
                                                        self->row, (lxw_col_t) last, text, format),
                                 error);
}

gboolean
xep_sheet_writer_set_height (XepSheetWriter *self, double points, GError **error)
{
  xep_sheet_file_note_row (self->file, self->row);
  return xep_sheet_writer_check (self, worksheet_set_row (self->sheet, self->row, points, NULL),
                                 error);
}
