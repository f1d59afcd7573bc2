/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The note of quarter IV (plan I.2) has no heading of a review. */
#define XEP_SECTION_FOURTH_QUARTER "q4"

/* The single-field writer in parts. Between the files of store/ only. */

/* One call of xep_assessment_store_set(), inside its transaction. */
typedef struct
{
  XepStore             *store;
  gint64                id;
  gint64                period_id;
  XepPeriodCode         code;
  XepSubjectKind        kind;
  gboolean              leader;
  char                 *criteria_set;
  XepRegulation        *regulation;   /* of the period, owned by the store */
  const XepCriteriaSet *set;
  XepStep               step;
  const char           *key;          /* as given */
  const char           *argument;     /* what follows the key's prefix: "T1.grounds" */
  const char           *column;       /* of the table of keys, NULL if the handler needs none */
  const char           *text;         /* as given */
  const char           *why;
  gboolean              changed;
} XepAssessmentEdit;

/* Checks @edit->text and writes it with its audit entry; sets @edit->changed. */
typedef gboolean (*XepAssessmentHandler) (XepAssessmentEdit *edit, GError **error);

/* Sets XEP_ERROR_INVALID; @sentence may name the value typed by one %s. Returns FALSE. */
gboolean xep_assessment_edit_refuse (const char *sentence, const char *value, GError **error);
/* "" and NULL are nothing. Adds nothing if both are the same. */
gboolean xep_assessment_edit_audit (XepAssessmentEdit *edit,
                                    const char *field,
                                    const char *old_value,
                                    const char *new_value,
                                    GError **error) XEP_MUST_CHECK;
/* "self:KEY" for a field of the step. (transfer full) */
char    *xep_assessment_edit_dup_step_field (XepAssessmentEdit *edit, const char *key);
/* "yes", "no"; blank only if @blank. */
gboolean
xep_assessment_edit_check_answer (const char *text, gboolean blank, GError **error) XEP_MUST_CHECK;

/* @edit->text as it enters the store, with its newlines if @lines. NULL with @error if it is longer
 * than a text may be. (transfer full) */
char *xep_assessment_edit_dup_text (XepAssessmentEdit *edit, gboolean lines, GError **error)
    XEP_MUST_CHECK;
/* @edit->text as an ISO date, "" if blank. NULL with @error if it is no whole date. (transfer
 * full) */
char    *xep_assessment_edit_dup_date     (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
/* "85", "85 %" or blank in one spelling; NULL with @error for anything else. (transfer full) */
char    *xep_assessment_edit_dup_percent  (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
/* The key is no field; always FALSE. */
gboolean xep_assessment_edit_refuse_key   (XepAssessmentEdit *edit, GError **error);

/* xep-assessment-points.c: a criterion number, "A" or "B". */
gboolean xep_assessment_edit_points       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* The criterion with the number @key; else the only one that ends with it ("1.2" for "II.1.2");
 * else NULL. @part_b: (inout): in: look in part B only; out: whether it is of part B. */
const XepCriterion *xep_assessment_edit_find_criterion (const XepCriteriaSet *set,
                                                        const char *key,
                                                        gboolean *part_b);
/* There is no such criterion; always FALSE. */
gboolean
xep_assessment_edit_refuse_criterion (XepAssessmentEdit *edit, const char *number, GError **error);

/* xep-assessment-criteria.c: what is said of a criterion, "II.1.2.goal". */
gboolean xep_assessment_edit_criterion    (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* xep-assessment-answers.c: lists that hang on an assessment. */
gboolean xep_assessment_edit_disqualifier (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_target       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_narrative    (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_matter       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* xep-assessment-rows.c: numbered rows, "task.3.due", "task.3". */
gboolean xep_assessment_edit_task         (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_shortcoming  (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_prompt       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* xep-assessment-remedies.c: "remedy.ID.state", by the id of a shortcoming brought forward. */
gboolean xep_assessment_edit_remedy       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* xep-assessment-counts.c: facts of Điều 11 that follow from lists. */
/* While there are tasks, their numbers follow from them. */
gboolean xep_assessment_edit_count_tasks  (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean
xep_assessment_edit_has_tasks (XepAssessmentEdit *edit, gboolean *tasks, GError **error)
    XEP_MUST_CHECK;
/* Percentage of the shortcomings brought forward that are remedied, rounded down; -1 unless there
 * are some and each has a state. */
gboolean
xep_assessment_edit_count_remedies (XepAssessmentEdit *edit, int *percent, GError **error)
    XEP_MUST_CHECK;
/* Writes the percentage after @before became what it is now. */
gboolean xep_assessment_edit_update_remedied (XepAssessmentEdit *edit, int before, GError **error)
    XEP_MUST_CHECK;

/* xep-assessment-fields.c: columns of the assessment and of the step. */
gboolean xep_assessment_edit_step_level   (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_step_date    (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_step_text    (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_tasks        (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_remedied     (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_answer       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_lines        (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_set          (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_unrated      (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

G_END_DECLS
