/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-unit.h"

/**
 * xep_unit_new:
 *
 * An office by default: set @party_cell for a chi bộ. Free with xep_unit_free().
 */
XepUnit *
xep_unit_new (void)
{
  XepUnit *self = g_new0 (XepUnit, 1);

  self->name = g_strdup ("");
  self->block = g_strdup ("");
  self->retired_on = g_strdup ("");
  return self;
}

void
xep_unit_free (XepUnit *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->block);
  g_free (self->retired_on);
  g_free (self);
}
