/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Pieces of reading an assessment that the single-field writer and the lists share. Between the
 * files of store/ only. */

#define XEP_FACT_COLUMNS \
  "tasks_assigned, tasks_done, tasks_on_time, tasks_exceeded, remedied, no_shortcomings, discipline"

/* What xep_assessment_load_subject() reads, from the first column on. */
/* clang-format off */
#define XEP_SUBJECT_COLUMNS                                                                        \
  "id, period_id, kind, person_id, collective_id, birth_date, unit_id, tier, head, leader, rank,"  \
  " party_member, state, subject_name, post_party, post_government, post_union, unit_name,"        \
  " cell_name, collective_type, criteria_set, unrated_reason, explanation, grounds, personnel, "   \
  XEP_FACT_COLUMNS
/* clang-format on */

/* Reads one row into the assessment. */
typedef void (*XepAssessmentReader) (XepStatement *row, XepAssessment *self);

/* What hangs on an assessment: a table with an "assessment_id" and the columns its reader wants. */
typedef struct
{
  const char *table;
  const char *columns;
  int n_columns;
  const char *order;
  XepAssessmentReader read;
} XepAssessmentPart;

enum
{
  XEP_PART_STEPS,
  XEP_PART_POINTS,
  XEP_PART_TICKS,
  XEP_PART_TARGETS,
  XEP_PART_NARRATIVE,
  XEP_PART_CRITERIA,
  XEP_N_ASSESSMENT_PARTS
};

extern const XepAssessmentPart xep_assessment_parts[XEP_N_ASSESSMENT_PARTS];

void xep_assessment_load_subject (XepStatement *row, XepAssessment *self);
/* Works the totals of each step out from its points. DAMAGED as xep_assessment_load_set(). */
gboolean xep_assessment_load_totals (XepAssessment *self,
                                     XepRegulation *regulation,
                                     GError **error) XEP_MUST_CHECK;
/* xep_assessment_store_load_all() without what fills pages: no points of criteria, no texts of the
 * review. Totals are those of the file, and keyed is counted where there is none. (transfer full)
 */
GPtrArray *
xep_assessment_load_outlines (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;

/* The column "state". */
XepState xep_assessment_load_state (XepStatement *row, int column);
/* XEP_FACT_COLUMNS from @column on. */
XepFacts xep_assessment_load_facts (XepStatement *row, int column);
/* rule, ticked, exception, grounds from @column on. (transfer full) */
XepDisqualifierTick *xep_assessment_load_tick (XepStatement *row, int column);
/* "A", "B" or a number of the set. */
void xep_step_points_add (XepStepPoints *points, const char *criterion, XepPoints value);
/* The set an assessment names; DAMAGED if the regulation of the period has none such. */
const XepCriteriaSet *
xep_assessment_load_set (XepRegulation *regulation, const char *id, GError **error) XEP_MUST_CHECK;
void xep_assessment_set_not_found (gint64 id, GError **error);

G_END_DECLS
