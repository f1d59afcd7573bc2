/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-rerating.h"

/**
 * xep_rerating_new:
 *
 * Without points, dates or levels. Free with xep_rerating_free().
 */
XepRerating *
xep_rerating_new (void)
{
  XepRerating *self = g_new0 (XepRerating, 1);

  self->number = g_strdup ("");
  self->authority = g_strdup ("");
  self->reason = g_strdup ("");
  self->former_number = g_strdup ("");
  self->former_points = XEP_POINTS_MISSING;
  self->points = XEP_POINTS_MISSING;
  return self;
}

void
xep_rerating_free (XepRerating *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->authority);
  g_free (self->reason);
  g_free (self->former_number);
  g_free (self);
}
