/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-criterion-text.h"
#include "model/xep-suggester.h"

G_BEGIN_DECLS

/* Printing order within a unit: the head, the deputies, the others. */
#define XEP_RANK_HEAD 0
#define XEP_RANK_DEPUTY 1
#define XEP_RANK_OTHER 2

/* One step of an assessment as keyed. */
typedef struct
{
  XepStepPoints points;
  XepTotals totals; /* worked out on load */
  XepLevel level;   /* as written on the paper or keyed */
  XepDate dated_on;
  char *document_number;
  char *authority; /* body that appraised or decided */
} XepStepResult;

/**
 * XepAssessment:
 * @id: the subject number printed on forms
 * @subject_id: "p12" or "c3"
 * @subject_name … @party_member: snapshot of the subject as it was when the assessment was opened
 *
 * One whole assessment with its three steps. Strings are never NULL.
 */
typedef struct
{
  gint64 id;
  gint64 period_id;
  XepSubjectKind kind;
  gint64 person_id;     /* 0 for a collective */
  gint64 collective_id; /* 0 for a person */
  char *subject_id;
  char *subject_name;
  XepDate birth_date;
  char *posts[XEP_N_BRANCHES];
  gint64 unit_id; /* where it is listed: cell of a member, workplace (else cell) of others */
  char *unit_name;
  char *cell_name;
  char *collective_type;
  XepTier tier;
  gboolean head;
  int rank;              /* XEP_RANK_HEAD, _DEPUTY or _OTHER */
  gboolean party_member; /* was one; FALSE of leaders and staff alone */
  gboolean leader;       /* rated by the leader's column of Điều 11 */
  char *criteria_set;
  XepState state;
  char *unrated_reason; /* id of the regulation, "" */
  XepStepResult steps[XEP_N_STEPS];
  XepFacts facts;
  GHashTable *targets;         /* char* target id → GINT_TO_POINTER(XepAnswer) */
  GPtrArray *ticks;            /* XepDisqualifierTick */
  GHashTable *narrative;       /* char* section → char* text */
  GHashTable *criterion_texts; /* char* number → XepCriterionText; those that say something */
  char *explanation;           /* for a difference between steps or from the suggestion */
  char *grounds;               /* summary column of PL 13/14 */
  char *personnel_proposal;    /* last column of PL 13/14 */
} XepAssessment;

XepAssessment *xep_assessment_new (void);
/* Without @targets, @narrative, @criterion_texts and the points of criteria, which are NULL: for a
 * whole period at once, where few have any. */
XepAssessment *xep_assessment_new_outline (void);
void xep_assessment_free (XepAssessment *self);
/* Suggests from the step that counts: decision's points if keyed whole, else appraisal's, else
 * self's. */
XepSuggestion *xep_assessment_suggest (XepAssessment *self, XepRegulation *regulation);
/* Suggests from the points of this step, and knows nothing of the steps after it. */
XepSuggestion *
xep_assessment_suggest_at (XepAssessment *self, XepStep step, XepRegulation *regulation);
/* The same for many: level and conditions of the suggestion, see xep_suggester_suggest(). */
const XepSuggestion *
xep_assessment_suggest_shared (XepAssessment *self, XepStep step, XepSuggester *suggester);
/* Which step xep_assessment_suggest() used. */
XepStep xep_assessment_counting_step (XepAssessment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepAssessment, xep_assessment_free)

G_END_DECLS
