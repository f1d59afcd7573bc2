/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt.h"
#include "report/paper/xep-paper-sink.h"

/* An OpenDocument text, each paper beginning a page. */
typedef struct
{
  XepPaperSink parent;
  XepOdt *odt;
} OdtSink;

static gboolean
begin (XepPaperSink *sink, const char *title, GError **error)
{
  OdtSink *self = (OdtSink *) sink;

  self->odt = xep_odt_new (sink->path, title, error);
  return self->odt != NULL;
}

static gboolean
add (XepPaperSink *sink, XepDocument *document, GError **error)
{
  return xep_odt_add (((OdtSink *) sink)->odt, document, error);
}

static gboolean
end (XepPaperSink *sink, GError **error)
{
  OdtSink *self = (OdtSink *) sink;

  if (!xep_odt_finish (self->odt, sink->cancellable, error))
    return FALSE;
  g_clear_pointer (&self->odt, xep_odt_free);
  sink->files++;
  return TRUE;
}

static void
odt_sink_free (XepPaperSink *sink)
{
  g_clear_pointer (&((OdtSink *) sink)->odt, xep_odt_free);
  g_free (sink);
}

XepPaperSink *
xep_odt_sink_new (void)
{
  static const XepPaperSinkClass class = {
    .begin = begin, .add = add, .end = end, .free = odt_sink_free
  };
  OdtSink *self = g_new0 (OdtSink, 1);

  self->parent.class = &class;
  self->parent.format = xep_paper_format_find ("odt");
  return &self->parent;
}
