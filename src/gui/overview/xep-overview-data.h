/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "store/xep-count-store.h"
#include "store/xep-overview-store.h"

G_BEGIN_DECLS

/* All that the overview shows of a period, read in one go. */
typedef struct
{
  XepContext *context;
  XepStore *store;           /* of the context */
  XepRegulation *regulation; /* of the period */
  gint64 period_id;
  gint64 last_year_id; /* the same period of the year before; 0: not in the file */
  int year;
  XepPeriodCode code;
  GPtrArray *progress;  /* XepProgress */
  GPtrArray *quotas;    /* XepQuotaResult */
  GPtrArray *deadlines; /* XepDeadline */
  GPtrArray *units;     /* XepUnitState */
} XepOverviewData;

XepOverviewData *
xep_overview_data_read (XepContext *context, gint64 period_id, GError **error) XEP_MUST_CHECK;
void xep_overview_data_free (XepOverviewData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOverviewData, xep_overview_data_free)

G_END_DECLS
