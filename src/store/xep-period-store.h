/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

typedef struct
{
  int opened;   /* assessments made now */
  int existing; /* there already */
  int exempt;   /* left out with a reason */
} XepOpeningReport;

/* Makes the period if it is new (with a snapshot of the current regulation) and one assessment
 * for everyone it concerns by that regulation: exempt people are left out. Run again it adds the
 * late arrivals and changes nothing else. One transaction. Returns the period's id, 0 with
 * @error. */
gint64 xep_period_store_open (XepStore *store,
                              int year,
                              XepPeriodCode code,
                              XepOpeningReport *report,
                              GError **error) XEP_MUST_CHECK;
/* Makes the period without assessments (the score import and single additions use it). */
gint64 xep_period_store_ensure (XepStore *store, int year, XepPeriodCode code, GError **error)
    XEP_MUST_CHECK;
/* 0 if it was never opened; -1 with @error. */
gint64 xep_period_store_find (XepStore *store, int year, XepPeriodCode code, GError **error);
XepPeriod *xep_period_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* XepPeriod by year and code. (transfer full) */
GPtrArray *xep_period_store_list (XepStore *store, GError **error) XEP_MUST_CHECK;
/* The place to note the work of quarter IV, on the YEAR period. */
gboolean xep_period_store_set_fourth_quarter_note (XepStore *store,
                                                   gint64 id,
                                                   const char *text,
                                                   GError **error) XEP_MUST_CHECK;

G_END_DECLS
