/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* A deadline of the regulation in a year (plan VI): "before" its day, so the day itself is late. */
typedef struct
{
  const XepDeadlineRule *rule;
  XepDate date;
  int days_left; /* to the last day that is in time; negative: late */
} XepDeadline;

/* XepDeadline (g_free) of the period, nearest first. (transfer full) */
GPtrArray *
xep_deadlines_of (XepRegulation *regulation, XepPeriodCode code, int year, XepDate today);
/* "còn 5 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày" as translated text. (transfer full) */
char *xep_deadline_dup_words (const XepDeadline *self);

G_END_DECLS
