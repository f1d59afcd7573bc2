/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-period.h"

/**
 * xep_period_new:
 *
 * Free with xep_period_free().
 */
XepPeriod *
xep_period_new (void)
{
  XepPeriod *self = g_new0 (XepPeriod, 1);

  self->opened_on = g_strdup ("");
  self->fourth_quarter_note = g_strdup ("");
  return self;
}

void
xep_period_free (XepPeriod *self)
{
  if (self == NULL)
    return;
  g_free (self->opened_on);
  g_free (self->fourth_quarter_note);
  g_free (self);
}
