/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-news.h"

void
xep_news_add (XepNews *self, gint64 assessment_id)
{
  gboolean same = !self->some || self->assessment_id == assessment_id;

  self->assessment_id = same && self->held == 0 ? assessment_id : 0;
  self->some = TRUE;
}

void
xep_news_drop (XepNews *self)
{
  if (self->held == 0)
    self->some = FALSE;
}

void
xep_news_hold (XepNews *self)
{
  self->held++;
}

void
xep_news_let (XepNews *self)
{
  g_return_if_fail (self->held > 0);

  self->held--;
}

gboolean
xep_news_take (XepNews *self, gint64 *assessment_id)
{
  if (!self->some || self->held > 0)
    return FALSE;
  self->some = FALSE;
  *assessment_id = self->assessment_id;
  return TRUE;
}
