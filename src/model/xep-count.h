/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* Numbers of subjects by decided level. total = rated + unrated + undecided. */
typedef struct
{
  guint total;
  guint rated;     /* sum of @levels */
  guint levels[5]; /* by XepLevel; [XEP_LEVEL_NONE] stays 0 */
  guint unrated;   /* chưa xếp loại, with a reason */
  guint undecided; /* no decision yet */
} XepCount;

/* @unrated: state of the assessment; @level: decided, NONE if there is none. */
void xep_count_add (XepCount *self, XepLevel level, gboolean unrated);
void xep_count_sum (XepCount *self, const XepCount *other);
/* "12,5%" with at most two places; "" if @base is 0. Percentages of a list are of @rated unless a
 * heading says otherwise. (transfer full) */
char *xep_count_percent (guint part, guint base);

G_END_DECLS
