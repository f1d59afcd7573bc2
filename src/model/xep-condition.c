/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-condition.h"

#include "model/xep-sentence.h"

/* The measures that are a number of tasks among those assigned. */
static const struct
{
  gsize count;
  XepSentence detail;
} task_measures[] = {
  [XEP_MEASURE_DONE] = { G_STRUCT_OFFSET (XepFacts, tasks_done), XEP_SENTENCE_DETAIL_DONE },
  [XEP_MEASURE_ON_TIME]
  = { G_STRUCT_OFFSET (XepFacts, tasks_on_time), XEP_SENTENCE_DETAIL_ON_TIME },
  [XEP_MEASURE_EXCEEDED]
  = { G_STRUCT_OFFSET (XepFacts, tasks_exceeded), XEP_SENTENCE_DETAIL_EXCEEDED },
};

static int
get_count (XepMeasure measure, const XepFacts *facts)
{
  return G_STRUCT_MEMBER (int, facts, task_measures[measure].count);
}

static gboolean
tasks_known (const XepFacts *facts, int count)
{
  return facts->tasks_assigned > 0 && count >= 0;
}

/* Exact: 799 of 1000 is not 80 %. */
static gboolean
reaches (const XepFacts *facts, int count, int percent)
{
  return (gint64) count * 100 >= (gint64) percent * facts->tasks_assigned;
}

static XepConditionState
judge_tasks (const XepConditionRule *rule, const XepFacts *facts)
{
  int count = get_count (rule->measure, facts);

  if (!tasks_known (facts, count))
    return XEP_CONDITION_MISSING;
  return reaches (facts, count, rule->at_least) ? XEP_CONDITION_MET : XEP_CONDITION_NOT_MET;
}

static XepConditionState
judge_remedied (const XepConditionRule *rule, const XepFacts *facts)
{
  if (facts->no_earlier_shortcomings)
    return XEP_CONDITION_NOT_APPLICABLE;
  if (facts->remedied_percent < 0)
    return XEP_CONDITION_MISSING;
  return facts->remedied_percent >= rule->at_least ? XEP_CONDITION_MET : XEP_CONDITION_NOT_MET;
}

static XepConditionState
judge_discipline (const XepConditionRule *rule, const XepFacts *facts)
{
  static const XepConditionState states[] = {
    [XEP_ANSWER_MISSING] = XEP_CONDITION_MISSING,
    [XEP_ANSWER_NO] = XEP_CONDITION_MET,
    [XEP_ANSWER_YES] = XEP_CONDITION_NOT_MET,
  };

  return states[facts->discipline];
}

/* The percentage is cut after two places, so that 99,999 % never reads as 100 %. */
static char *
describe_tasks (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts)
{
  int count = get_count (measure, facts);
  g_autofree char *count_text = g_strdup_printf ("%d", count);
  g_autofree char *assigned = g_strdup_printf ("%d", facts->tasks_assigned);
  g_autofree char *percent = NULL;

  if (!tasks_known (facts, count))
    return xep_sentence_fill (regulation, XEP_SENTENCE_DETAIL_MISSING, NULL);
  percent = xep_points_format ((XepPoints) ((gint64) count * 10000 / facts->tasks_assigned));
  return xep_sentence_fill (regulation, task_measures[measure].detail, "count", count_text,
                            "assigned", assigned, "percent", percent, NULL);
}

static char *
describe_remedied (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts)
{
  g_autofree char *percent = g_strdup_printf ("%d", facts->remedied_percent);

  if (facts->no_earlier_shortcomings)
    return xep_sentence_fill (regulation, XEP_SENTENCE_DETAIL_NO_SHORTCOMINGS, NULL);
  if (facts->remedied_percent < 0)
    return xep_sentence_fill (regulation, XEP_SENTENCE_DETAIL_MISSING, NULL);
  return xep_sentence_fill (regulation, XEP_SENTENCE_DETAIL_REMEDIED, "percent", percent, NULL);
}

static char *
describe_discipline (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts)
{
  static const XepSentence sentences[] = {
    [XEP_ANSWER_MISSING] = XEP_SENTENCE_DETAIL_MISSING,
    [XEP_ANSWER_NO] = XEP_SENTENCE_DETAIL_DISCIPLINE_NO,
    [XEP_ANSWER_YES] = XEP_SENTENCE_DETAIL_DISCIPLINE_YES,
  };

  return xep_sentence_fill (regulation, sentences[facts->discipline], NULL);
}

static const struct
{
  XepConditionState (*judge) (const XepConditionRule *rule, const XepFacts *facts);
  char *(*describe) (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts);
} measures[] = {
  [XEP_MEASURE_DONE] = { judge_tasks, describe_tasks },
  [XEP_MEASURE_ON_TIME] = { judge_tasks, describe_tasks },
  [XEP_MEASURE_EXCEEDED] = { judge_tasks, describe_tasks },
  [XEP_MEASURE_REMEDIED] = { judge_remedied, describe_remedied },
  [XEP_MEASURE_DISCIPLINE] = { judge_discipline, describe_discipline },
};

XepConditionResult *
xep_condition_evaluate (XepRegulation *regulation,
                        const XepConditionRule *rule,
                        const XepFacts *facts)
{
  XepConditionResult *self = g_new0 (XepConditionResult, 1);

  self->rule = rule;
  self->state = measures[rule->measure].judge (rule, facts);
  self->detail = xep_condition_describe (regulation, rule->measure, facts);
  return self;
}

void
xep_condition_result_free (XepConditionResult *self)
{
  g_free (self->detail);
  g_free (self);
}

gboolean
xep_condition_done_below (const XepFacts *facts, int percent)
{
  return tasks_known (facts, facts->tasks_done) && !reaches (facts, facts->tasks_done, percent);
}

char *
xep_condition_describe (XepRegulation *regulation, XepMeasure measure, const XepFacts *facts)
{
  return measures[measure].describe (regulation, measure, facts);
}
