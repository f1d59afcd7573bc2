/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/paper/xep-paper-sink.h"
#include "report/sheet/xep-worksheet.h"

/* A workbook of one sheet: it is whole with its paper. */
static gboolean
add (XepPaperSink *self, XepDocument *document, GError **error)
{
  if (!xep_worksheet_write (document, self->path, self->cancellable, error))
    return FALSE;
  self->files++;
  return TRUE;
}

static void
worksheet_sink_free (XepPaperSink *self)
{
  g_free (self);
}

XepPaperSink *
xep_worksheet_sink_new (void)
{
  static const XepPaperSinkClass class = { .add = add, .free = worksheet_sink_free };
  XepPaperSink *self = g_new0 (XepPaperSink, 1);

  self->class = &class;
  self->format = xep_paper_format_find ("xlsx");
  return self;
}
