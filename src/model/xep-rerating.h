/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/**
 * XepRerating:
 *
 * A published result annulled or rated again (Điều 13, 15; Mẫu 03): both results are kept, with the
 * decision that changed them. Strings are never NULL.
 */
typedef struct
{
  gint64 id;
  gint64 assessment_id;
  gboolean annulled; /* no new level */
  XepDate decided_on;
  char *number;
  char *authority;
  char *reason;
  XepLevel former_level;
  XepPoints former_points;
  XepDate former_date;
  char *former_number;
  XepLevel level;
  XepPoints points; /* may be missing */
} XepRerating;

XepRerating *xep_rerating_new (void);
void xep_rerating_free (XepRerating *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepRerating, xep_rerating_free)

G_END_DECLS
