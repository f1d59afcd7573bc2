/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/paper/xep-paper-sink.h"

gboolean
xep_paper_sink_begin (XepPaperSink *self, const char *title, GError **error)
{
  return self->class->begin == NULL || self->class->begin (self, title, error);
}

gboolean
xep_paper_sink_begin_subject (XepPaperSink *self, const XepPaperSubject *subject, GError **error)
{
  return self->class->begin_subject == NULL || self->class->begin_subject (self, subject, error);
}

gboolean
xep_paper_sink_add (XepPaperSink *self, XepDocument *document, GError **error)
{
  return self->class->add (self, document, error);
}

gboolean
xep_paper_sink_end_subject (XepPaperSink *self, GError **error)
{
  return self->class->end_subject == NULL || self->class->end_subject (self, error);
}

gboolean
xep_paper_sink_end (XepPaperSink *self, GError **error)
{
  return self->class->end == NULL || self->class->end (self, error);
}

void
xep_paper_sink_free (XepPaperSink *self)
{
  if (self != NULL)
    self->class->free (self);
}
