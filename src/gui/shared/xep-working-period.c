/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-working-period.h"

#include "base/xep-date.h"

int
xep_working_period_get_year (void)
{
  XepDate today = xep_date_today ();

  return today.month <= 3 ? today.year - 1 : today.year;
}

XepPeriodCode
xep_working_period_get_code (void)
{
  XepDate today = xep_date_today ();

  /* Quarter IV has no record of its own: the year's covers it (plan I.2). Papers of a quarter come
   * after it ended. */
  if (today.month <= 3 || today.month >= 11)
    return XEP_PERIOD_YEAR;
  if (today.month <= 6)
    return XEP_PERIOD_Q1;
  return today.month <= 8 ? XEP_PERIOD_Q2 : XEP_PERIOD_Q3;
}
