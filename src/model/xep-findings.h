/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-assessment.h"
#include "model/xep-meeting.h"
#include "model/xep-person.h"

G_BEGIN_DECLS

/* What a careful reader would ask about before the lists go up. Findings tell; they never block. */

typedef enum
{
  XEP_SEVERITY_NOTE,    /* "note": something is still to be written */
  XEP_SEVERITY_WARNING, /* "warning": to be explained or put right */
  XEP_SEVERITY_ERROR,   /* "error": two records contradict each other */
} XepSeverity;

/**
 * XepFinding:
 * @rule: "level-above-points", "level-below-points", "excellent-conditions", "difference",
 * "decision-differs", "appraisal-without-self", "decision-without-appraisal",
 * "parts-missing", "decision-document", "head-above-collective", "same-person", "two-cells",
 * "two-heads", "ballots", "decision-before-meeting", "order", "unlocked", "missing-matter",
 * "prompt-unanswered", "snapshot", "date-to-come"
 * @assessment_id: 0 if the finding is about a person, not a rating
 * @subject_id: "p12" or "c3"
 * @text: one sentence for a person, beginning with the subject's name
 */
typedef struct
{
  XepSeverity severity;
  const char *rule;
  gint64 assessment_id;
  char *subject_id;
  char *text;
} XepFinding;

const char *xep_severity_to_nick (XepSeverity severity);
void xep_finding_free (XepFinding *self);
/* An array that owns its XepFinding. (transfer full) */
GPtrArray *xep_findings_new (void);
/* Appends what one assessment gives cause to: levels against points (plan IV.2), conditions of
 * Điều 11, differences between steps, steps that were passed over, missing parts, decisions without
 * number or date. */
void xep_findings_of_assessment (XepRegulation *regulation,
                                 XepAssessment *assessment,
                                 GPtrArray *findings);
/* The same for many of one period, which share @suggester; an outline is enough. */
void
xep_findings_of_outline (XepSuggester *suggester, XepAssessment *assessment, GPtrArray *findings);
/* Appends heads rated above their own collective (DOMAIN 1.5). @assessments: all XepAssessment
 * of one period. */
void xep_findings_of_heads (XepRegulation *regulation, GPtrArray *assessments, GPtrArray *findings);
/* Appends people entered twice: the same name identity and full birth date in two cells.
 * @people: XepPerson. */
void xep_findings_of_people (GPtrArray *people, GPtrArray *findings);
/* Appends people of two cells with the same number of a Party card, but those that
 * xep_findings_of_people() tells. @people: XepPerson. */
void xep_findings_of_cards (GPtrArray *people, GPtrArray *findings);

/* Takes @text. */
void xep_findings_add (GPtrArray *findings,
                       XepSeverity severity,
                       const char *rule,
                       gint64 assessment_id,
                       const char *subject_id,
                       char *text);
/* Errors, then warnings, then notes, each in the order they were found. */
void xep_findings_sort (GPtrArray *findings);

/* The year as a procedure; each appends to @findings what there is cause to ask about. */

/* Decided, with its date, and still open to changes. */
void xep_findings_of_lock (XepAssessment *assessment, GPtrArray *findings);
/* Decided before the last meeting that reviewed the subject was held (plan IV.2: step 3 comes
 * after). */
void xep_findings_of_meeting (XepAssessment *assessment, XepDate held_on, GPtrArray *findings);
/* A secret ballot whose numbers are not whole. */
void
xep_findings_of_ballot (XepAssessment *assessment, const XepBallot *ballot, GPtrArray *findings);
/* Reviewed although the order wanted something first (plan IV.1): @missing says what, in a
 * sentence; without a reason. */
void xep_findings_of_order (XepAssessment *assessment, const char *missing, GPtrArray *findings);
/* A matter of the higher body that the subject has not answered. */
void xep_findings_of_prompt (XepAssessment *assessment, const char *prompt, GPtrArray *findings);
/* A matter of Điều 6 applies, and the part of the form that must speak of it is empty. @code: of
 * the period. */
void xep_findings_of_matter (XepRegulation *regulation,
                             XepPeriodCode code,
                             XepAssessment *assessment,
                             GPtrArray *findings);
/* Two people head one unit at the end of the period. */
void xep_findings_of_two_heads (XepAssessment *assessment,
                                const char *other_name,
                                const char *unit_name,
                                GPtrArray *findings);
/* @what is said to have happened on a day that is still to come. @assessment_id: 0 of a person. */
void xep_findings_of_date (const char *subject_name,
                           gint64 assessment_id,
                           const char *subject_id,
                           const char *what,
                           XepDate date,
                           GPtrArray *findings);
/* The form shows its subject otherwise than the record does now: @changes tells how. It is a
 * warning only where the name or another spelling is printed wrong and can still be put right: a
 * later move or post is no fault. */
void xep_findings_of_snapshot (const char *subject_name,
                               gint64 assessment_id,
                               const char *subject_id,
                               const char *changes,
                               gboolean misspelt,
                               gboolean locked,
                               GPtrArray *findings);

G_END_DECLS
