/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* The stored value that stands for @key of xep_assessment_store_set(), as it is shown on screen:
 * points with a decimal comma, dates dd/mm/yyyy, answers and levels by their nicks; "" if there is
 * none. (transfer full) */
char *xep_assessment_text     (XepAssessment *assessment, XepStep step, const char *key);
/* TRUE if the step holds any points. */
gboolean xep_assessment_has_points (XepAssessment *assessment, XepStep step);

G_END_DECLS
