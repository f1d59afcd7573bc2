/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-layout.h"
#include "report/layout/xep-pdf.h"
#include "report/paper/xep-paper-sink.h"

/* A PDF with a bookmark for each subject. */
typedef struct
{
  XepPaperSink parent;
  XepLayout *layout; /* for all files: the labels of a form are shaped once */
  XepPdf *pdf;
  const char *bookmark; /* for the next page, or NULL */
} PdfSink;

static gboolean
begin (XepPaperSink *sink, const char *title, GError **error)
{
  PdfSink *self = (PdfSink *) sink;

  if (self->layout == NULL)
    self->layout = xep_layout_new (error);
  if (self->layout == NULL)
    return FALSE;
  self->pdf = xep_pdf_new (sink->path, title, error);
  return self->pdf != NULL;
}

static gboolean
begin_subject (XepPaperSink *sink, const XepPaperSubject *subject, GError **error)
{
  ((PdfSink *) sink)->bookmark = subject->name;
  return TRUE;
}

/* The first paper of a subject carries the bookmark. */
static gboolean
add (XepPaperSink *sink, XepDocument *document, GError **error)
{
  PdfSink *self = (PdfSink *) sink;
  const char *bookmark = g_steal_pointer (&self->bookmark);
  g_autoptr (XepPages) pages = xep_layout_paginate (self->layout, document, error);

  return pages != NULL && xep_pdf_add (self->pdf, pages, bookmark, sink->cancellable, error);
}

static gboolean
end (XepPaperSink *sink, GError **error)
{
  PdfSink *self = (PdfSink *) sink;

  if (!xep_pdf_finish (self->pdf, error))
    return FALSE;
  g_clear_pointer (&self->pdf, xep_pdf_free);
  sink->files++;
  return TRUE;
}

static void
pdf_sink_free (XepPaperSink *sink)
{
  PdfSink *self = (PdfSink *) sink;

  g_clear_pointer (&self->pdf, xep_pdf_free);
  g_clear_pointer (&self->layout, xep_layout_free);
  g_free (self);
}

XepPaperSink *
xep_pdf_sink_new (void)
{
  static const XepPaperSinkClass class = {
    .begin = begin, .begin_subject = begin_subject, .add = add, .end = end, .free = pdf_sink_free
  };
  PdfSink *self = g_new0 (PdfSink, 1);

  self->parent.class = &class;
  self->parent.format = xep_paper_format_find ("pdf");
  return &self->parent;
}
