/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/document/xep-document.h"
#include "report/sheet/xep-sheet-file.h"

G_BEGIN_DECLS

#define XEP_SHEET_FONT "Times New Roman"
#define XEP_MM_PER_INCH 25.4

typedef enum
{
  XEP_NUMBER_NONE,
  XEP_NUMBER_WHOLE,
  XEP_NUMBER_DECIMAL,
  XEP_NUMBER_DATE,
} XepNumberLook;

/* What tells one cell format from another. */
typedef struct
{
  double size;
  guint flags; /* XepRunFlags */
  XepAlign align;
  gboolean border;
  XepNumberLook number;
} XepCellLook;

/* One sheet being written, rows strictly in order: a row that is left is on disk. */
typedef struct
{
  XepDocument *document;
  const char *path; /* as the person gave it */
  GCancellable *cancellable;
  XepSheetFile *file;
  lxw_worksheet *sheet;
  XepTable *table; /* whose columns are the sheet's */
  GArray *formats;
  lxw_row_t row; /* next to be written */
} XepSheetWriter;

void xep_sheet_writer_init (XepSheetWriter *self,
                            XepDocument *document,
                            const char *path,
                            GCancellable *cancellable);
void xep_sheet_writer_clear (XepSheetWriter *self);
/* Turns a result of the library into words. */
gboolean
xep_sheet_writer_check (XepSheetWriter *self, lxw_error status, GError **error) XEP_MUST_CHECK;
lxw_format *xep_sheet_writer_get_format (XepSheetWriter *self, const XepCellLook *look);
/* Millimetres from the left of column @first to the right of column @last. */
double xep_sheet_writer_get_width (XepSheetWriter *self, guint first, guint last);
/* Height of the row to be written, points. */
gboolean
xep_sheet_writer_set_height (XepSheetWriter *self, double points, GError **error) XEP_MUST_CHECK;
/* A text over columns @first to @last of the row. */
gboolean xep_sheet_writer_write_merged (XepSheetWriter *self,
                                        guint first,
                                        guint last,
                                        const char *text,
                                        const XepCellLook *look,
                                        GError **error) XEP_MUST_CHECK;
gboolean
xep_sheet_writer_write_table (XepSheetWriter *self, XepTable *table, GError **error) XEP_MUST_CHECK;
/* A cell has one look: that of its first words. */
guint xep_sheet_first_flags (const XepText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepSheetWriter, xep_sheet_writer_clear)

G_END_DECLS
