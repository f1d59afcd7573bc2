/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-rating.h"

G_BEGIN_DECLS

/* One condition of Điều 11 against what is known of the work. */
XepConditionResult *xep_condition_evaluate (XepRegulation *regulation,
                                            const XepConditionRule *rule,
                                            const XepFacts *facts);
void xep_condition_result_free (XepConditionResult *self);
/* TRUE if fewer than @percent of the assigned tasks are known to be done. */
gboolean xep_condition_done_below (const XepFacts *facts, int percent);
/* What is known of the measure, in words. (transfer full) */
char *xep_condition_describe (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts);

G_END_DECLS
