/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-findings.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"

/* One assessment under examination. Most rules do without the suggestion. */
typedef struct
{
  XepRegulation *regulation;
  XepSuggester *suggester;
  XepAssessment *assessment;
  GPtrArray *findings;
} Examination;

const char *
xep_severity_to_nick (XepSeverity severity)
{
  static const char *const nicks[] = {
    [XEP_SEVERITY_NOTE] = "note",
    [XEP_SEVERITY_WARNING] = "warning",
    [XEP_SEVERITY_ERROR] = "error",
  };

  return nicks[severity];
}

void
xep_finding_free (XepFinding *self)
{
  g_free (self->subject_id);
  g_free (self->text);
  g_free (self);
}

GPtrArray *
xep_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xep_finding_free);
}

void
xep_findings_add (GPtrArray *findings,
                  XepSeverity severity,
                  const char *rule,
                  gint64 assessment_id,
                  const char *subject_id,
                  char *text)
{
  XepFinding *finding = g_new0 (XepFinding, 1);

  finding->severity = severity;
  finding->rule = rule;
  finding->assessment_id = assessment_id;
  finding->subject_id = g_strdup (subject_id);
  finding->text = text;
  g_ptr_array_add (findings, finding);
}

static void
report (Examination *self, XepSeverity severity, const char *rule, char *text)
{
  xep_findings_add (self->findings, severity, rule, self->assessment->id,
                    self->assessment->subject_id, text);
}

/* What the rules suggest. */
static const XepSuggestion *
suggest (Examination *self)
{
  return xep_assessment_suggest_shared (
      self->assessment, xep_assessment_counting_step (self->assessment), self->suggester);
}

static const char *
level_name (XepRegulation *regulation, XepLevel level)
{
  const XepLevelRule *rule = xep_regulation_get_level (regulation, level);

  return rule != NULL ? rule->name : "";
}

static void
examine_level_above_points (Examination *self)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      const XepStepResult *step = &self->assessment->steps[i];
      XepLevel reached = xep_rating_level_of_points (self->regulation, step->totals.total);
      g_autofree char *points = NULL;

      if (reached == XEP_LEVEL_NONE || step->level <= reached)
        continue;
      points = xep_points_format (step->totals.total);
      report (self, XEP_SEVERITY_WARNING, "level-above-points",
              g_strdup_printf (_("%s: the level of the %s is “%s”, but %s points reach only “%s”."),
                               self->assessment->subject_name, xep_step_word ((XepStep) i),
                               level_name (self->regulation, step->level), points,
                               level_name (self->regulation, reached)));
    }
}

/* The authority may go below the points, but not without a word: a condition that does not hold, or
 * an explanation. What the rule leaves open (a gap) is hers. */
static void
examine_level_below_points (Examination *self)
{
  for (int i = 0; i < XEP_N_STEPS && self->assessment->explanation[0] == '\0'; i++)
    {
      const XepStepResult *step = &self->assessment->steps[i];
      XepLevel reached = xep_rating_level_of_points (self->regulation, step->totals.total);
      const XepSuggestion *suggestion;
      g_autofree char *points = NULL;

      if (step->level == XEP_LEVEL_NONE || step->level >= reached)
        continue;
      suggestion = xep_assessment_suggest_shared (self->assessment, (XepStep) i, self->suggester);
      if (step->level >= suggestion->level)
        continue;
      points = xep_points_format (step->totals.total);
      report (self, XEP_SEVERITY_WARNING, "level-below-points",
              g_strdup_printf (
                  _("%s: the level of the %s is “%s”, but %s points give “%s”, and no condition "
                    "that fails is stated."),
                  self->assessment->subject_name, xep_step_word ((XepStep) i),
                  level_name (self->regulation, step->level), points,
                  level_name (self->regulation, suggestion->level)));
    }
}

/* The latest step that names a level; XEP_N_STEPS if none does. */
static int
last_level_step (XepAssessment *assessment)
{
  for (int i = XEP_N_STEPS - 1; i >= 0; i--)
    if (assessment->steps[i].level != XEP_LEVEL_NONE)
      return i;
  return XEP_N_STEPS;
}

/* Điều 11: excellent wants the points and the conditions. */
static void
examine_excellent_conditions (Examination *self)
{
  int step = last_level_step (self->assessment);
  GPtrArray *conditions;

  if (step == XEP_N_STEPS || self->assessment->steps[step].level != XEP_LEVEL_EXCELLENT)
    return;
  conditions = suggest (self)->conditions;
  for (guint i = 0; i < conditions->len; i++)
    {
      const XepConditionResult *condition = g_ptr_array_index (conditions, i);

      if (condition->rule->level == XEP_LEVEL_EXCELLENT && !condition->rule->warns_only
          && condition->state == XEP_CONDITION_NOT_MET)
        report (
            self, XEP_SEVERITY_WARNING, "excellent-conditions",
            g_strdup_printf (
                _("%s: the level of the %s is “%s”, but a condition does not hold: %s – %s (%s)."),
                self->assessment->subject_name, xep_step_word ((XepStep) step),
                level_name (self->regulation, XEP_LEVEL_EXCELLENT), condition->rule->text,
                condition->detail, condition->rule->article));
    }
}

static gboolean
says_something (const XepStepResult *step)
{
  return step->level != XEP_LEVEL_NONE || step->totals.total != XEP_POINTS_MISSING;
}

static void
compare_steps (Examination *self, int earlier, int later)
{
  const XepStepResult *a = &self->assessment->steps[earlier];
  const XepStepResult *b = &self->assessment->steps[later];

  if (xep_rating_wants_explanation (self->regulation, a->totals.total, a->level, b->totals.total,
                                    b->level))
    report (self, XEP_SEVERITY_WARNING, "difference",
            g_strdup_printf (_("%s: the %s and the %s differ in level or by many points, and no "
                               "explanation is written."),
                             self->assessment->subject_name, xep_step_word ((XepStep) earlier),
                             xep_step_word ((XepStep) later)));
}

/* Each step is compared with the one before it that says something. */
static void
examine_difference (Examination *self)
{
  int earlier = XEP_N_STEPS;

  if (self->assessment->explanation[0] != '\0')
    return;
  for (int i = 0; i < XEP_N_STEPS; i++)
    if (says_something (&self->assessment->steps[i]))
      {
        if (earlier != XEP_N_STEPS)
          compare_steps (self, earlier, i);
        earlier = i;
      }
}

/* Plan IV.2: each step rests on the one before it. Points in a step whose forerunner is empty were
 * perhaps keyed into the wrong column. */
static void
examine_steps_passed_over (Examination *self)
{
  static const struct
  {
    XepStep step, before;
    XepSeverity severity;
    const char *rule, *sentence;
  } pairs[] = {
    { XEP_STEP_APPRAISAL, XEP_STEP_SELF, XEP_SEVERITY_WARNING, "appraisal-without-self",
      N_("%s: the appraisal is keyed, and there is no self-assessment. Key it, or move what was "
         "keyed into the wrong step.") },
    { XEP_STEP_DECISION, XEP_STEP_APPRAISAL, XEP_SEVERITY_NOTE, "decision-without-appraisal",
      N_("%s: the decision is keyed, and there is no appraisal. Key it, or move what was keyed "
         "into the wrong step.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const XepStepResult *step = &self->assessment->steps[pairs[i].step];
      const XepStepResult *before = &self->assessment->steps[pairs[i].before];

      if ((says_something (step) || step->totals.keyed > 0) && !says_something (before)
          && before->totals.keyed == 0)
        report (self, pairs[i].severity, pairs[i].rule,
                g_strdup_printf (_ (pairs[i].sentence), self->assessment->subject_name));
    }
}

static void
examine_decision_differs (Examination *self)
{
  XepLevel decided = self->assessment->steps[XEP_STEP_DECISION].level;
  XepLevel suggested;

  if (decided == XEP_LEVEL_NONE || self->assessment->explanation[0] != '\0')
    return;
  suggested = suggest (self)->level;
  if (suggested == XEP_LEVEL_NONE || decided == suggested)
    return;
  report (self, XEP_SEVERITY_WARNING, "decision-differs",
          g_strdup_printf (
              _("%s: “%s” was decided, the rules suggest “%s”, and no explanation is written."),
              self->assessment->subject_name, level_name (self->regulation, decided),
              level_name (self->regulation, suggested)));
}

static void
examine_parts_missing (Examination *self)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      const XepTotals *totals = &self->assessment->steps[i].totals;

      if (totals->keyed > 0 && totals->total == XEP_POINTS_MISSING)
        report (self, XEP_SEVERITY_WARNING, "parts-missing",
                g_strdup_printf (_("%s: the points of the %s are not whole, %d of %d are keyed: "
                                   "there is no total."),
                                 self->assessment->subject_name, xep_step_word ((XepStep) i),
                                 totals->keyed, totals->expected));
    }
}

static void
examine_decision_document (Examination *self)
{
  const XepStepResult *decision = &self->assessment->steps[XEP_STEP_DECISION];

  if (decision->level == XEP_LEVEL_NONE
      || (decision->document_number[0] != '\0' && xep_date_is_set (decision->dated_on)))
    return;
  report (self, XEP_SEVERITY_NOTE, "decision-document",
          g_strdup_printf (_("%s: the decision has no number or no date."),
                           self->assessment->subject_name));
}

void
xep_findings_of_assessment (XepRegulation *regulation,
                            XepAssessment *assessment,
                            GPtrArray *findings)
{
  g_autoptr (XepSuggester) suggester = xep_suggester_new (regulation);

  xep_findings_of_outline (suggester, assessment, findings);
}

void
xep_findings_of_outline (XepSuggester *suggester, XepAssessment *assessment, GPtrArray *findings)
{
  static void (*const rules[]) (Examination *) = {
    examine_level_above_points, examine_level_below_points, examine_excellent_conditions,
    examine_difference,         examine_steps_passed_over,  examine_decision_differs,
    examine_parts_missing,      examine_decision_document,
  };
  Examination self = { xep_suggester_get_regulation (suggester), suggester, assessment, findings };

  if (assessment->state == XEP_STATE_UNRATED)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](&self);
}

static XepLevel
decided_level (XepAssessment *assessment)
{
  return assessment->steps[XEP_STEP_DECISION].level;
}

/* The collective of a unit that was decided lowest: a head stands above none of them. */
static GHashTable *
index_collectives (GPtrArray *assessments)
{
  GHashTable *lowest = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *candidate = g_ptr_array_index (assessments, i);
      XepAssessment *known = g_hash_table_lookup (lowest, &candidate->unit_id);

      if (candidate->kind != XEP_KIND_COLLECTIVE || candidate->unit_id == 0
          || decided_level (candidate) == XEP_LEVEL_NONE)
        continue;
      if (known == NULL || decided_level (candidate) < decided_level (known))
        g_hash_table_insert (lowest, &candidate->unit_id, candidate);
    }
  return lowest;
}

void
xep_findings_of_heads (XepRegulation *regulation, GPtrArray *assessments, GPtrArray *findings)
{
  g_autoptr (GHashTable) collectives = index_collectives (assessments);

  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *head = g_ptr_array_index (assessments, i);
      XepAssessment *collective = NULL;

      if (head->kind != XEP_KIND_COLLECTIVE && head->head)
        collective = g_hash_table_lookup (collectives, &head->unit_id);
      if (collective == NULL || decided_level (head) <= decided_level (collective))
        continue;
      xep_findings_add (
          findings, XEP_SEVERITY_WARNING, "head-above-collective", head->id, head->subject_id,
          g_strdup_printf (_("%s: “%s” was decided for the head, above “%s” of the collective %s."),
                           head->subject_name, level_name (regulation, decided_level (head)),
                           level_name (regulation, decided_level (collective)),
                           collective->subject_name));
    }
}

/* Name and full birth date as one text; NULL when the date is not full. (transfer full) */
static char *
identity_of (XepPerson *person)
{
  g_autofree char *name = xep_text_identity (person->name);
  g_autofree char *birth = xep_date_format_iso (person->birth_date);

  return xep_date_is_full (person->birth_date) ? g_strdup_printf ("%s %s", birth, name) : NULL;
}

void
xep_findings_of_people (GPtrArray *people, GPtrArray *findings)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);
      g_autofree char *identity = identity_of (person);
      XepPerson *first = identity != NULL ? g_hash_table_lookup (known, identity) : NULL;
      g_autofree char *subject_id = NULL;
      g_autofree char *birth = NULL;

      if (identity != NULL && first == NULL)
        g_hash_table_insert (known, g_steal_pointer (&identity), person);
      if (first == NULL || first->unit_id == person->unit_id)
        continue;
      subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, person->id);
      birth = xep_date_format (person->birth_date);
      xep_findings_add (findings, XEP_SEVERITY_ERROR, "same-person", 0, subject_id,
                        g_strdup_printf (_("%s, born %s, is entered twice: in %s and in %s."),
                                         person->name, birth, first->unit_name, person->unit_name));
    }
}
