/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-model"

#include "config.h"

#include "model/xep-assessment.h"

static void
step_init (XepStepResult *step)
{
  step->points.entry = XEP_ENTRY_CRITERIA;
  step->points.criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  step->points.group_a = XEP_POINTS_MISSING;
  step->points.group_b = XEP_POINTS_MISSING;
  step->totals = (XepTotals) { .part_a = XEP_POINTS_MISSING,
                              .part_b = XEP_POINTS_MISSING,
                              .total = XEP_POINTS_MISSING };
  step->document_number = g_strdup ("");
  step->authority = g_strdup ("");
}

static void
step_clear (XepStepResult *step)
{
  g_hash_table_unref (step->points.criteria);
  g_free (step->document_number);
  g_free (step->authority);
}

static void
tick_free (XepDisqualifierTick *tick)
{
  g_free (tick->id);
  g_free (tick->grounds);
  g_free (tick);
}

/**
 * xep_assessment_new:
 *
 * An open assessment in which nothing is keyed. Free with xep_assessment_free().
 */
XepAssessment *
xep_assessment_new (void)
{
  XepAssessment *self = g_new0 (XepAssessment, 1);
  char **texts[] = { &self->subject_id,        &self->subject_name,    &self->unit_name,
                     &self->cell_name,         &self->collective_type, &self->criteria_set,
                     &self->unrated_reason,    &self->explanation,     &self->grounds,
                     &self->personnel_proposal };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    self->posts[i] = g_strdup ("");
  for (int i = 0; i < XEP_N_STEPS; i++)
    step_init (&self->steps[i]);
  self->state = g_strdup ("open");
  self->facts = XEP_FACTS_MISSING;
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) tick_free);
  self->narrative = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
xep_assessment_free (XepAssessment *self)
{
  if (self == NULL)
    return;
  g_free (self->subject_id);
  g_free (self->subject_name);
  g_free (self->unit_name);
  g_free (self->cell_name);
  g_free (self->collective_type);
  g_free (self->criteria_set);
  g_free (self->state);
  g_free (self->unrated_reason);
  g_free (self->explanation);
  g_free (self->grounds);
  g_free (self->personnel_proposal);
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    g_free (self->posts[i]);
  for (int i = 0; i < XEP_N_STEPS; i++)
    step_clear (&self->steps[i]);
  g_hash_table_unref (self->targets);
  g_ptr_array_unref (self->ticks);
  g_hash_table_unref (self->narrative);
  g_free (self);
}

/**
 * xep_assessment_counting_step:
 *
 * The latest step whose points are keyed whole: decision, else appraisal, else self (also when
 * nothing is whole).
 */
XepStep
xep_assessment_counting_step (XepAssessment *self)
{
  for (int step = XEP_STEP_DECISION; step > XEP_STEP_SELF; step--)
    if (self->steps[step].totals.total != XEP_POINTS_MISSING)
      return (XepStep) step;
  return XEP_STEP_SELF;
}

/**
 * xep_assessment_suggest:
 *
 * Điều 11 with the column of the subject's kind. (transfer full)
 */
XepSuggestion *
xep_assessment_suggest (XepAssessment *self, XepRegulation *regulation)
{
  XepStep step = xep_assessment_counting_step (self);
  XepRuleColumn column = xep_regulation_get_column (regulation, self->kind, self->leader);

  return xep_rating_suggest (regulation, column, self->steps[step].totals.total, &self->facts,
                             self->ticks);
}
