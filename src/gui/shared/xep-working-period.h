/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-types.h"

G_BEGIN_DECLS

/* The year and period an office works on today: the last one that has begun; reviews of a year
 * go on into the first months of the next. */
int xep_working_period_get_year (void);
XepPeriodCode xep_working_period_get_code (void);

G_END_DECLS
