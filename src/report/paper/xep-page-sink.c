/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-layout.h"
#include "report/paper/xep-paper-sink.h"

typedef struct
{
  XepPaperSink parent;
  XepLayout *layout;
  const XepPaperSubject *subject; /* whose papers come */
  XepReportNotes notes;           /* not handed over yet */
  XepTakePages take;
  gpointer user_data;
} PageSink;

static gboolean
begin (XepPaperSink *sink, const char *title, GError **error)
{
  PageSink *self = (PageSink *) sink;

  self->notes = *sink->notes;
  if (self->layout == NULL)
    self->layout = xep_layout_new (error);
  return self->layout != NULL;
}

static gboolean
begin_subject (XepPaperSink *sink, const XepPaperSubject *subject, GError **error)
{
  ((PageSink *) sink)->subject = subject;
  return TRUE;
}

static gboolean
add (XepPaperSink *sink, XepDocument *document, GError **error)
{
  PageSink *self = (PageSink *) sink;
  g_autoptr (XepPages) pages = xep_layout_paginate (self->layout, document, error);

  if (pages == NULL)
    return FALSE;
  xep_report_notes_add (&self->notes, &document->notes);
  self->take (pages, self->subject, &self->notes, self->user_data);
  self->notes = (XepReportNotes){ 0 };
  return TRUE;
}

static void
page_sink_free (XepPaperSink *sink)
{
  PageSink *self = (PageSink *) sink;

  g_clear_pointer (&self->layout, xep_layout_free);
  g_free (self);
}

XepPaperSink *
xep_page_sink_new (XepTakePages take, gpointer user_data)
{
  static const XepPaperSinkClass class = {
    .begin = begin, .begin_subject = begin_subject, .add = add, .free = page_sink_free
  };
  PageSink *self = g_new0 (PageSink, 1);

  self->parent.class = &class;
  self->take = take;
  self->user_data = user_data;
  return &self->parent;
}
