/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-collective.h"

/**
 * xep_collective_new:
 *
 * Decided by the commune by default. Free with xep_collective_free().
 */
XepCollective *
xep_collective_new (void)
{
  XepCollective *self = g_new0 (XepCollective, 1);

  self->name = g_strdup ("");
  self->type = g_strdup ("");
  self->unit_name = g_strdup ("");
  self->tier = XEP_TIER_COMMUNE;
  self->criteria_set = g_strdup ("");
  self->retired_on = g_strdup ("");
  return self;
}

void
xep_collective_free (XepCollective *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->type);
  g_free (self->unit_name);
  g_free (self->criteria_set);
  g_free (self->retired_on);
  g_free (self);
}
