/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

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

/* xep-assessment-points.c: a criterion number, "A" or "B". */
gboolean xep_assessment_edit_points       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

/* xep-assessment-answers.c: lists that hang on an assessment. */
gboolean xep_assessment_edit_disqualifier (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_target       (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;
gboolean xep_assessment_edit_narrative    (XepAssessmentEdit *edit, GError **error) XEP_MUST_CHECK;

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
