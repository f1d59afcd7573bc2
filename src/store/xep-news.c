/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-news-private.h"

guint
xep_news_new_origin (void)
{
  static guint last;

  return ++last;
}

void
xep_news_merge (XepNews *self, const XepNews *other)
{
  if (self->kinds == 0)
    {
      *self = *other;
      return;
    }
  self->kinds |= other->kinds;
  if (self->period_id != other->period_id)
    self->period_id = 0;
  if (self->assessment_id != other->assessment_id)
    self->assessment_id = 0;
  if (self->origin != other->origin)
    self->origin = 0;
}

gboolean
xep_news_concern (const XepNews *self, guint kinds, gint64 period_id)
{
  return (self->kinds & kinds) != 0 && (self->period_id == 0 || self->period_id == period_id);
}

void
xep_pending_news_drop (XepPendingNews *self)
{
  if (self->held == 0)
    self->news = (XepNews){ 0 };
}

gboolean
xep_pending_news_take (XepPendingNews *self, XepNews *news)
{
  if (self->news.kinds == 0 || self->held > 0)
    return FALSE;
  *news = self->news;
  self->news = (XepNews){ 0 };
  return TRUE;
}
