/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/**
 * XepUnit:
 * @party_cell: a chi bộ (people belong to it); otherwise an office, school, association (people
 * work in it)
 * @block: block id of the regulation ("SN", "HCNN", …), "" for a village: default criteria sets
 * follow it
 * @retired_on: ISO date or ""
 *
 * A plain record: strings are never NULL after xep_unit_new().
 */
typedef struct
{
  gint64 id;
  char *name;
  gboolean party_cell;
  char *block;
  gint64 parent_id; /* 0 none */
  char *retired_on;
} XepUnit;

XepUnit *xep_unit_new (void);
void xep_unit_free (XepUnit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepUnit, xep_unit_free)

G_END_DECLS
