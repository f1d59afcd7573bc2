/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Pieces of reading an assessment that the single-field writer and the lists share. Between the
 * files of store/ only. */

#define XEP_FACT_COLUMNS \
  "tasks_assigned, tasks_done, tasks_on_time, tasks_exceeded, remedied, no_shortcomings, discipline"

/* XEP_FACT_COLUMNS from @column on. */
XepFacts             xep_assessment_load_facts (XepStatement *row, int column);
/* rule, ticked, exception, grounds from @column on. (transfer full) */
XepDisqualifierTick *xep_assessment_load_tick  (XepStatement *row, int column);
/* "A", "B" or a number of the set. */
void xep_step_points_add (XepStepPoints *points, const char *criterion, XepPoints value);
/* The set an assessment names; DAMAGED if the regulation of the period has none such. */
const XepCriteriaSet *
xep_assessment_load_set (XepRegulation *regulation, const char *id, GError **error) XEP_MUST_CHECK;
void                 xep_assessment_set_not_found (gint64 id, GError **error);

G_END_DECLS
