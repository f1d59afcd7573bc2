/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-eligibility.h"

/* Standings that exempt by themselves, with the id of the reason. */
static const struct
{
  XepStatus status;
  const char *reason;
} exempt_statuses[] = {
  { XEP_STATUS_RELIEVED, "relieved" },
  { XEP_STATUS_SUSPENDED, "suspended" },
};

static const char *
get_reason (XepRegulation *regulation, const char *id)
{
  const XepNamedItem *item
      = xep_named_items_find (xep_regulation_get_exempt_reasons (regulation), id);

  return item != NULL ? item->id : NULL;
}

/* A member admitted on 1 July has six months on 1 January: at the end of 31 December they are not
 * complete. */
static gboolean
is_newly_admitted (XepRegulation *regulation, XepDate admitted_on, XepDate period_end)
{
  int months = xep_regulation_get_admission_months (regulation);

  return xep_date_is_full (admitted_on)
         && xep_date_compare (xep_date_add_months (admitted_on, months), period_end) > 0;
}

/**
 * xep_eligibility_exempt_reason:
 * @admitted_on: day of admission (ngày vào Đảng)
 * @period_end: see xep_eligibility_period_end()
 *
 * Returns: (transfer none) (nullable): id of the reason, owned by @regulation
 */
const char *
xep_eligibility_exempt_reason (XepRegulation *regulation,
                               XepStatus status,
                               XepDate admitted_on,
                               XepDate period_end)
{
  for (guint i = 0; i < G_N_ELEMENTS (exempt_statuses); i++)
    if (status == exempt_statuses[i].status)
      return get_reason (regulation, exempt_statuses[i].reason);
  if (is_newly_admitted (regulation, admitted_on, period_end))
    return get_reason (regulation, "newly-admitted");
  return NULL;
}

XepDate
xep_eligibility_period_end (XepRegulation *regulation, XepPeriodCode code, int year)
{
  const XepPeriodRule *rule = xep_regulation_get_period (regulation, code);

  return (XepDate){ year, rule->end_month, rule->end_day };
}
