/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-count.h"
#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The ceiling of "Hoàn thành xuất sắc nhiệm vụ" for one peer group (Điều 11, 1.5), in both readings
 * of the denominator that offices use (DOMAIN 1.4). It warns; nobody is blocked by it. */
typedef struct
{
  guint denominator;
  guint seats; /* places there are, rounded as the rule says */
  int left;    /* seats less those rated excellent; negative: over */
} XepQuotaReading;

typedef struct
{
  const XepQuotaRule *rule; /* of the regulation */
  gboolean raised;          /* 25 % instead of 20 % */
  XepCount count;           /* of the group */
  XepQuotaReading good;     /* denominator: those rated good */
  XepQuotaReading good_and_above;
  XepQuotaReading rated;         /* denominator: all rated */
  const XepQuotaReading *chosen; /* the reading the rule names */
} XepQuotaResult;

void xep_quota_work_out (const XepQuotaRule *rule,
                         const XepCount *count,
                         gboolean raised,
                         XepQuotaResult *result);
/* Whether a subject belongs to the group. @committee: its collective type is a Party committee;
 * @head: heads its unit. */
gboolean xep_quota_has_subject (const XepQuotaRule *rule,
                                XepSubjectKind kind,
                                gboolean committee,
                                gboolean head);

G_END_DECLS
