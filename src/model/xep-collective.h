/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* A collective that is rated. @type: id of one of the regulation's seven types. */
typedef struct
{
  gint64 id;
  char *name;
  char *type;
  gint64 unit_id;
  char *unit_name; /* filled on load */
  XepTier tier; /* who decides: PROVINCE ends in a proposal, others in a decision of the commune */
  char *criteria_set; /* "" = default */
  char *retired_on;
} XepCollective;

XepCollective *xep_collective_new (void);
void xep_collective_free (XepCollective *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepCollective, xep_collective_free)

G_END_DECLS
