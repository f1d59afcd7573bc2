/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The rules of Điều 11 as pure functions: nothing here reads a file, a clock or the database. */

/* Points keyed for one step. */
typedef struct
{
  XepEntry entry;
  /* char* number → GINT_TO_POINTER(XepPoints); for XEP_ENTRY_CRITERIA (nullable) */
  GHashTable *criteria;
  XepPoints group_a; /* for XEP_ENTRY_GROUPS */
  XepPoints group_b;
} XepStepPoints;

/* Totals of one step. Missing (XEP_POINTS_MISSING) as soon as a criterion of the part is
 * missing; the running sums count what is there. */
typedef struct
{
  XepPoints part_a, part_b, total;
  XepPoints running_a, running_b;
  int keyed, expected; /* boxes filled, boxes there are */
} XepTotals;

XepTotals xep_rating_total (const XepCriteriaSet *set, const XepStepPoints *points);
/* Whether there are points at all. */
gboolean xep_step_points_are_keyed (const XepStepPoints *points);
/* Level that the points alone reach (thresholds 90/70/50); NONE when missing. */
XepLevel xep_rating_level_of_points (XepRegulation *regulation, XepPoints total);

/* What is known about the work done. Counts are -1 and percent -1 when missing. */
typedef struct
{
  int tasks_assigned, tasks_done, tasks_on_time, tasks_exceeded;
  int remedied_percent;
  gboolean no_earlier_shortcomings; /* "nếu có": then the remedied condition does not apply */
  XepAnswer discipline;
  gboolean party_committee; /* the collective is a cấp ủy: disqualifiers only warn (G5) */
  int targets_assigned;     /* of the five socio-economic targets: given, -1 or 0 unknown (G4) */
  int targets_missed;       /* … and not reached; -1 missing */
} XepFacts;

#define XEP_FACTS_MISSING \
  ((XepFacts){ -1, -1, -1, -1, -1, FALSE, XEP_ANSWER_MISSING, FALSE, -1, -1 })

typedef struct
{
  char *id; /* of the XepDisqualifierRule */
  gboolean ticked;
  gboolean exception; /* the exception applies … */
  char *grounds;      /* … for this written reason ("" = none: then it does not lift) */
  char *authority; /* body that considers the exception; NULL or "": the sentence says "cấp có thẩm
                      quyền" */
} XepDisqualifierTick;

/* Takes copies; NULL texts become "". */
XepDisqualifierTick *xep_disqualifier_tick_new (const char *id,
                                                gboolean ticked,
                                                gboolean exception,
                                                const char *grounds,
                                                const char *authority);
void xep_disqualifier_tick_free (XepDisqualifierTick *self);

typedef enum
{
  XEP_CONDITION_MET,     /* Đạt */
  XEP_CONDITION_NOT_MET, /* Không đạt */
  XEP_CONDITION_MISSING, /* Thiếu dữ liệu */
  XEP_CONDITION_NOT_APPLICABLE,
} XepConditionState;

typedef struct
{
  const XepConditionRule *rule; /* of the regulation passed in */
  XepConditionState state;
  char *detail; /* "8/10 việc đúng hạn (80%)"; percent cut, never rounded up */
} XepConditionResult;

/**
 * XepSuggestion:
 * @level: suggested level, NONE if the points are missing or the rule leaves it to the authority. A
 * disqualifier speaks whatever the points are: then it is INCOMPLETE also while points are missing
 * @points_level: what the points alone reach
 * @gap: no level of the rule fits (G1), or it does not say whether it applies (G5): @level is NONE,
 * the authority decides. G2, G3, G4 and G6 are told among @reasons and leave a level
 * @forced: a ticked disqualifier forces Không hoàn thành nhiệm vụ
 * @conditions: of the suggested level and all above it, best level first; of every level when none
 * is suggested
 *
 * Holds pointers into the regulation it was made with: keep that alive.
 */
typedef struct
{
  XepLevel level;
  XepLevel points_level;
  gboolean gap;
  gboolean forced;
  GPtrArray *conditions; /* XepConditionResult of the level checked and those above it */
  GPtrArray *reasons;    /* char*: Vietnamese sentences from the regulation, in reading order */
  GPtrArray *obstacles;  /* char*: those of them that took the level of the points away */
} XepSuggestion;

/* Suggests the highest level whose points are reached and whose conditions hold, with reasons. */
XepSuggestion *xep_rating_suggest (XepRegulation *regulation,
                                   XepRuleColumn column,
                                   XepPoints total,
                                   const XepFacts *facts,
                                   GPtrArray *ticks /* XepDisqualifierTick */);
void xep_suggestion_free (XepSuggestion *self);

/* Points and level of two steps side by side: TRUE if an explanation is asked for (|a − b| ≥ 5
 * points, or another level). Missing values ask for nothing. */
gboolean xep_rating_wants_explanation (
    XepRegulation *regulation, XepPoints a, XepLevel level_a, XepPoints b, XepLevel level_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDisqualifierTick, xep_disqualifier_tick_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSuggestion, xep_suggestion_free)

G_END_DECLS
