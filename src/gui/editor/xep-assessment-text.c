/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-assessment-text.h"

/* The part of a step, of the facts or of the whole that a fixed key names. */
typedef char *(* TextOfKey) (XepAssessment *assessment, XepStepResult *step);

static char *
text_of_count (int count)
{
  return count < 0 ? g_strdup ("") : g_strdup_printf ("%d", count);
}

static char *
text_of_group_a (XepAssessment *assessment, XepStepResult *step)
{
  gboolean groups = step->points.entry == XEP_ENTRY_GROUPS;

  return xep_points_format (groups ? step->points.group_a : XEP_POINTS_MISSING);
}

static char *
text_of_group_b (XepAssessment *assessment, XepStepResult *step)
{
  gboolean groups = step->points.entry == XEP_ENTRY_GROUPS;

  return xep_points_format (groups ? step->points.group_b : XEP_POINTS_MISSING);
}

static char *
text_of_level (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (xep_level_to_nick (step->level));
}

static char *
text_of_date (XepAssessment *assessment, XepStepResult *step)
{
  return xep_date_format (step->dated_on);
}

static char *
text_of_number (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (step->document_number);
}

static char *
text_of_authority (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (step->authority);
}

static char *
text_of_assigned (XepAssessment *assessment, XepStepResult *step)
{
  return text_of_count (assessment->facts.tasks_assigned);
}

static char *
text_of_done (XepAssessment *assessment, XepStepResult *step)
{
  return text_of_count (assessment->facts.tasks_done);
}

static char *
text_of_on_time (XepAssessment *assessment, XepStepResult *step)
{
  return text_of_count (assessment->facts.tasks_on_time);
}

static char *
text_of_exceeded (XepAssessment *assessment, XepStepResult *step)
{
  return text_of_count (assessment->facts.tasks_exceeded);
}

static char *
text_of_remedied (XepAssessment *assessment, XepStepResult *step)
{
  if (assessment->facts.no_earlier_shortcomings)
    return g_strdup ("none");
  return text_of_count (assessment->facts.remedied_percent);
}

static char *
text_of_discipline (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (xep_answer_to_nick (assessment->facts.discipline));
}

static char *
text_of_explanation (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (assessment->explanation);
}

static char *
text_of_grounds (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (assessment->grounds);
}

static char *
text_of_personnel (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (assessment->personnel_proposal);
}

static char *
text_of_set (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (assessment->criteria_set);
}

static char *
text_of_unrated (XepAssessment *assessment, XepStepResult *step)
{
  return g_strdup (assessment->unrated_reason);
}

static const struct
{
  const char *key;
  TextOfKey   text;
} fixed_keys[] = {
  { "A", text_of_group_a },
  { "B", text_of_group_b },
  { "level", text_of_level },
  { "date", text_of_date },
  { "number", text_of_number },
  { "authority", text_of_authority },
  { "tasks.assigned", text_of_assigned },
  { "tasks.done", text_of_done },
  { "tasks.on_time", text_of_on_time },
  { "tasks.exceeded", text_of_exceeded },
  { "remedied", text_of_remedied },
  { "discipline", text_of_discipline },
  { "explanation", text_of_explanation },
  { "grounds", text_of_grounds },
  { "personnel", text_of_personnel },
  { "criteria_set", text_of_set },
  { "unrated", text_of_unrated },
};

static XepDisqualifierTick *
find_tick (XepAssessment *assessment, const char *id)
{
  for (guint i = 0; assessment->ticks != NULL && i < assessment->ticks->len; i++)
    {
      XepDisqualifierTick *tick = g_ptr_array_index (assessment->ticks, i);

      if (g_str_equal (tick->id, id))
        return tick;
    }
  return NULL;
}

/* @rest: "ID", "ID.exception" or "ID.grounds". */
static char *
text_of_disqualifier (XepAssessment *assessment, const char *rest)
{
  g_auto (GStrv) words = g_strsplit (rest, ".", 2);
  XepDisqualifierTick *tick = find_tick (assessment, words[0]);

  if (g_strcmp0 (words[1], "grounds") == 0)
    return g_strdup (tick != NULL && tick->grounds != NULL ? tick->grounds : "");
  if (g_strcmp0 (words[1], "exception") == 0)
    return g_strdup (tick != NULL && tick->exception ? "yes" : "no");
  return g_strdup (tick != NULL && tick->ticked ? "yes" : "no");
}

static char *
text_of_target (XepAssessment *assessment, const char *id)
{
  gpointer answer
      = assessment->targets != NULL ? g_hash_table_lookup (assessment->targets, id) : NULL;

  return g_strdup (xep_answer_to_nick (GPOINTER_TO_INT (answer)));
}

/* @number: "II.1.2", or "II.1.2.goal" for what is said of it. */
static char *
text_of_criterion (XepAssessment *assessment, XepStepResult *step, const char *number)
{
  g_autofree char *criterion = NULL;
  XepCriterionField field;
  gpointer points;

  if (xep_criterion_field_split_key (number, &criterion, &field))
    return xep_criterion_text_dup (g_hash_table_lookup (assessment->criterion_texts, criterion),
                                   field);

  if (step->points.entry != XEP_ENTRY_CRITERIA || step->points.criteria == NULL
      || !g_hash_table_lookup_extended (step->points.criteria, number, NULL, &points))
    return g_strdup ("");
  return xep_points_format (GPOINTER_TO_INT (points));
}

char *
xep_assessment_text (XepAssessment *assessment, XepStep step, const char *key)
{
  XepStepResult *result = &assessment->steps[step];

  for (guint i = 0; i < G_N_ELEMENTS (fixed_keys); i++)
    if (g_str_equal (key, fixed_keys[i].key))
      return fixed_keys[i].text (assessment, result);
  if (g_str_has_prefix (key, "disqualifier."))
    return text_of_disqualifier (assessment, key + strlen ("disqualifier."));
  if (g_str_has_prefix (key, "target."))
    return text_of_target (assessment, key + strlen ("target."));
  if (g_str_has_prefix (key, "narrative."))
    {
      const char *text = assessment->narrative != NULL
        ? g_hash_table_lookup (assessment->narrative, key + strlen ("narrative.")) : NULL;

      return g_strdup (text != NULL ? text : "");
    }
  return text_of_criterion (assessment, result, key);
}

gboolean
xep_assessment_has_points (XepAssessment *assessment, XepStep step)
{
  XepStepPoints *points = &assessment->steps[step].points;

  if (points->entry == XEP_ENTRY_GROUPS)
    return points->group_a != XEP_POINTS_MISSING || points->group_b != XEP_POINTS_MISSING;
  return points->criteria != NULL && g_hash_table_size (points->criteria) > 0;
}
