/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-assessment.h"
#include "model/xep-person.h"

G_BEGIN_DECLS

/* What a careful reader would ask about before the lists go up. Findings tell; they never block. */

typedef enum
{
  XEP_SEVERITY_NOTE,      /* "note": something is still to be written */
  XEP_SEVERITY_WARNING,   /* "warning": to be explained or put right */
  XEP_SEVERITY_ERROR,     /* "error": two records contradict each other */
} XepSeverity;

/**
 * XepFinding:
 * @rule: "level-above-points", "excellent-conditions", "difference", "decision-differs",
 * "parts-missing", "decision-document", "head-above-collective", "same-person"
 * @assessment_id: 0 if the finding is about a person, not a rating
 * @subject_id: "p12" or "c3"
 * @text: one sentence for a person, beginning with the subject's name
 */
typedef struct
{
  XepSeverity  severity;
  const char  *rule;
  gint64       assessment_id;
  char        *subject_id;
  char        *text;
} XepFinding;

const char *xep_severity_to_nick      (XepSeverity severity);
void        xep_finding_free          (XepFinding *self);
/* An array that owns its XepFinding. (transfer full) */
GPtrArray  *xep_findings_new          (void);
/* Appends what one assessment gives cause to: levels against points (plan IV.2), conditions of
 * Điều 11, differences between steps, missing parts, decisions without number or date. */
void xep_findings_of_assessment (XepRegulation *regulation,
                                 XepAssessment *assessment,
                                 GPtrArray *findings);
/* Appends heads rated above their own collective (DOMAIN 1.5). @assessments: all XepAssessment
 * of one period. */
void xep_findings_of_heads (XepRegulation *regulation, GPtrArray *assessments, GPtrArray *findings);
/* Appends people entered twice: the same name identity and full birth date in two cells.
 * @people: XepPerson. */
void        xep_findings_of_people    (GPtrArray *people, GPtrArray *findings);

G_END_DECLS
