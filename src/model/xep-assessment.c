/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-assessment.h"

static void
step_init (XepStepResult *step)
{
  step->points.entry = XEP_ENTRY_CRITERIA;
  step->points.group_a = XEP_POINTS_MISSING;
  step->points.group_b = XEP_POINTS_MISSING;
  step->totals = (XepTotals){ .part_a = XEP_POINTS_MISSING,
                              .part_b = XEP_POINTS_MISSING,
                              .total = XEP_POINTS_MISSING };
  step->document_number = g_strdup ("");
  step->authority = g_strdup ("");
}

static void
step_clear (XepStepResult *step)
{
  g_clear_pointer (&step->points.criteria, g_hash_table_unref);
  g_free (step->document_number);
  g_free (step->authority);
}

/**
 * xep_assessment_new_outline:
 *
 * As xep_assessment_new(). Free with xep_assessment_free().
 */
XepAssessment *
xep_assessment_new_outline (void)
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
  self->rank = XEP_RANK_OTHER;
  self->party_member = TRUE;
  self->facts = XEP_FACTS_MISSING;
  self->ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);
  return self;
}

/**
 * xep_assessment_new:
 *
 * An open assessment in which nothing is keyed. Free with xep_assessment_free().
 */
XepAssessment *
xep_assessment_new (void)
{
  XepAssessment *self = xep_assessment_new_outline ();

  for (int i = 0; i < XEP_N_STEPS; i++)
    self->steps[i].points.criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->narrative = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->criterion_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                 (GDestroyNotify) xep_criterion_text_free);
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
  g_free (self->unrated_reason);
  g_free (self->explanation);
  g_free (self->grounds);
  g_free (self->personnel_proposal);
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    g_free (self->posts[i]);
  for (int i = 0; i < XEP_N_STEPS; i++)
    step_clear (&self->steps[i]);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_ptr_array_unref (self->ticks);
  g_clear_pointer (&self->narrative, g_hash_table_unref);
  g_clear_pointer (&self->criterion_texts, g_hash_table_unref);
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

/* Adds to what was keyed what follows from the subject: G5 (a cấp ủy is only warned) and the
 * count of the five socio-economic targets (G4). */
static XepFacts
complete_facts (XepAssessment *self, XepRegulation *regulation)
{
  XepFacts facts = self->facts;
  GHashTableIter iter;
  gpointer answer;

  facts.party_committee = xep_regulation_is_committee (regulation, self->collective_type);
  facts.targets_assigned = 0;
  facts.targets_missed = 0;
  if (self->targets == NULL)
    return facts;
  facts.targets_assigned = (int) g_hash_table_size (self->targets);
  g_hash_table_iter_init (&iter, self->targets);
  while (g_hash_table_iter_next (&iter, NULL, &answer))
    facts.targets_missed += GPOINTER_TO_INT (answer) == XEP_ANSWER_NO;
  return facts;
}

/* G6: an exception is considered by the body that decides; before it has decided it has no name. */
static void
name_deciding_body (XepAssessment *self, const char *authority)
{
  for (guint i = 0; i < self->ticks->len; i++)
    {
      XepDisqualifierTick *tick = g_ptr_array_index (self->ticks, i);

      g_free (tick->authority);
      tick->authority = g_strdup (authority);
    }
}

static XepSuggestion *
suggest (XepAssessment *self, XepStep step, const char *authority, XepRegulation *regulation)
{
  XepRuleColumn column = xep_regulation_get_column (regulation, self->kind, self->leader);
  XepFacts facts = complete_facts (self, regulation);

  name_deciding_body (self, authority);
  return xep_rating_suggest (regulation, column, self->steps[step].totals.total, &facts,
                             self->ticks);
}

/**
 * xep_assessment_suggest:
 *
 * Điều 11 with the column of the subject's kind. (transfer full)
 */
XepSuggestion *
xep_assessment_suggest (XepAssessment *self, XepRegulation *regulation)
{
  return suggest (self, xep_assessment_counting_step (self),
                  self->steps[XEP_STEP_DECISION].authority, regulation);
}

/**
 * xep_assessment_suggest_at:
 *
 * The same for a paper of one step, which argues from that step's points only. (transfer full)
 */
XepSuggestion *
xep_assessment_suggest_at (XepAssessment *self, XepStep step, XepRegulation *regulation)
{
  return suggest (self, step,
                  step == XEP_STEP_DECISION ? self->steps[XEP_STEP_DECISION].authority : "",
                  regulation);
}

/**
 * xep_assessment_suggest_shared:
 *
 * Good until the next call. (transfer none)
 */
const XepSuggestion *
xep_assessment_suggest_shared (XepAssessment *self, XepStep step, XepSuggester *suggester)
{
  XepRegulation *regulation = xep_suggester_get_regulation (suggester);
  XepFacts facts = complete_facts (self, regulation);

  return xep_suggester_suggest (suggester,
                                xep_regulation_get_column (regulation, self->kind, self->leader),
                                self->steps[step].totals.total, &facts, self->ticks);
}
