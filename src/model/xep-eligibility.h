/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* Plan II.2: Party members are rated but for three reasons. Returns the id of the exempt reason
 * ("relieved", "suspended", "newly-admitted"), or NULL if the person is to be rated. Admission
 * counts six months to @period_end; an unknown or bare-year admission date does not exempt. */
const char *xep_eligibility_exempt_reason (XepRegulation *regulation,
                                           XepStatus status,
                                           XepDate admitted_on,
                                           XepDate period_end);
/* Last day of the period in @year. */
XepDate xep_eligibility_period_end (XepRegulation *regulation, XepPeriodCode code, int year);

G_END_DECLS
