/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context-private.h"
#include "store/xep-assessment-store.h"
#include "store/xep-meeting-store.h"
#include "store/xep-period-store.h"
#include "store/xep-review-store.h"

/* Fields that a step's result fills. */
static const struct
{
  const char *a, *b, *total, *level, *level_name, *level_short, *date, *number, *authority;
  const char *points, *group;
} step_fields[XEP_N_STEPS] = {
  { "self_a", "self_b", "self_total", "self_level", "self_level_name", "self_level_short",
    "self_date", "self_number", "self_authority", "self_points", "group_self" },
  { "appraisal_a", "appraisal_b", "appraisal_total", "appraisal_level", "appraisal_level_name",
    "appraisal_level_short", "appraisal_date", "appraisal_number", "appraisal_authority",
    "appraisal_points", "group_appraisal" },
  { "decision_a", "decision_b", "decision_total", "decision_level", "decision_level_name",
    "decision_level_short", "decision_date", "decision_number", "decision_authority",
    "decision_points", "group_decision" },
};

/* Fields of the two ratings that one person may have, each with its three steps. */
typedef struct
{
  const char *level, *level_name, *total;
} RatingFields;

static const RatingFields officer_fields[XEP_N_STEPS] = {
  { "officer_self_level", "officer_self_level_name", "officer_self_total" },
  { "officer_appraisal_level", "officer_appraisal_level_name", "officer_appraisal_total" },
  { "officer_decision_level", "officer_decision_level_name", "officer_decision_total" },
};
static const RatingFields member_fields[XEP_N_STEPS] = {
  { "member_self_level", "member_self_level_name", "member_self_total" },
  { "member_appraisal_level", "member_appraisal_level_name", "member_appraisal_total" },
  { "member_decision_level", "member_decision_level_name", "member_decision_total" },
};

/* "+1,5", "-2", "0"; nothing if a side is missing. */
static void
set_difference (XepReportData *data, const char *field, XepPoints self, XepPoints appraisal)
{
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (self != XEP_POINTS_MISSING && appraisal != XEP_POINTS_MISSING)
    {
      size = xep_points_format (ABS (appraisal - self));
      text = g_strconcat (appraisal > self ? "+" : appraisal < self ? "-" : "", size, NULL);
    }
  xep_report_data_set_text (data, field, text);
}

static void
set_step (XepReportContext *self, XepReportData *data, const XepAssessment *assessment, int step)
{
  const XepStepResult *result = &assessment->steps[step];
  const XepLevelRule *level = xep_regulation_get_level (self->regulation, result->level);

  xep_report_data_set_points (data, step_fields[step].a, result->totals.part_a);
  xep_report_data_set_points (data, step_fields[step].b, result->totals.part_b);
  xep_report_data_set_points (data, step_fields[step].total, result->totals.total);
  xep_report_data_set_text (data, step_fields[step].level, xep_level_to_nick (result->level));
  xep_report_data_set_text (data, step_fields[step].level_name, level != NULL ? level->name : NULL);
  xep_report_data_set_text (data, step_fields[step].level_short,
                            level != NULL ? level->short_name : NULL);
  xep_report_data_set_date (data, step_fields[step].date, result->dated_on);
  xep_report_data_set_text (data, step_fields[step].number, result->document_number);
  xep_report_data_set_text (data, step_fields[step].authority, result->authority);
}

/* A paper argues from its own step, never from one that comes after it. */
static XepSuggestion *
suggest (XepReportContext *self, XepAssessment *assessment)
{
  switch (xep_form_get_category (self->form))
    {
    case XEP_FORM_SELF:
    case XEP_FORM_REVIEW:
      return xep_assessment_suggest_at (assessment, XEP_STEP_SELF, self->regulation);
    case XEP_FORM_STEP:
      return xep_assessment_suggest_at (assessment, xep_report_context_get_printed_step (self),
                                        self->regulation);
    case XEP_FORM_MEETING:
    case XEP_FORM_SUMMARY:
    case XEP_FORM_DOSSIER:
    default:
      return xep_assessment_suggest (assessment, self->regulation);
    }
}

static void
add_suggestion (XepReportContext *self, XepReportData *data, XepAssessment *assessment)
{
  static const char *const fields[] = { "suggested_level_name", "reasons", NULL };
  g_autoptr (XepSuggestion) suggestion = NULL;

  if (!xep_report_context_uses_any (self, fields))
    return;
  suggestion = suggest (self, assessment);
  xep_report_data_set_text (data, "suggested_level_name",
                            xep_report_context_get_level_name (self, suggestion->level));
  for (guint i = 0; i < suggestion->reasons->len; i++)
    xep_report_data_set_text (xep_report_data_add_row (data, "reasons"), "reason",
                              g_ptr_array_index (suggestion->reasons, i));
}

void
xep_report_context_set_steps (XepReportContext *self,
                              XepReportData *data,
                              XepAssessment *assessment)
{
  const XepStepResult *own = &assessment->steps[XEP_STEP_SELF];
  const XepStepResult *appraisal = &assessment->steps[XEP_STEP_APPRAISAL];

  for (int step = 0; step < XEP_N_STEPS; step++)
    set_step (self, data, assessment, step);

  set_difference (data, "difference_a", own->totals.part_a, appraisal->totals.part_a);
  set_difference (data, "difference_b", own->totals.part_b, appraisal->totals.part_b);
  set_difference (data, "difference_total", own->totals.total, appraisal->totals.total);
  xep_report_data_set_flag (data, "level_changed",
                            own->level != XEP_LEVEL_NONE && appraisal->level != XEP_LEVEL_NONE
                                && own->level != appraisal->level);
  add_suggestion (self, data, assessment);
}

/* Of the rating itself, and in a list of the other rating of the person. */
static const struct
{
  const char *lowered, *from, *reason, *unexplained;
} lowered_fields[] = {
  { "lowered", "lowered_from", "lowered_reason", "lowered_unexplained" },
  { "member_lowered", "member_lowered_from", "member_lowered_reason",
    "member_lowered_unexplained" },
};

void
xep_report_context_set_lowered (XepReportContext *self,
                                XepReportData *data,
                                XepAssessment *assessment,
                                gboolean second)
{
  const char *const fields[]
      = { lowered_fields[second].lowered, lowered_fields[second].from,
          lowered_fields[second].reason, lowered_fields[second].unexplained, NULL };
  XepLevel level = assessment->steps[XEP_STEP_DECISION].level;
  /* The points a decision rests on: its own, else those of the appraisal it followed; never the
   * self-rating. */
  XepStep step = assessment->steps[XEP_STEP_DECISION].totals.total != XEP_POINTS_MISSING
                     ? XEP_STEP_DECISION
                     : XEP_STEP_APPRAISAL;
  XepLevel of_points
      = xep_rating_level_of_points (self->regulation, assessment->steps[step].totals.total);
  g_autoptr (XepSuggestion) suggestion = NULL;
  g_autoptr (GString) reason = g_string_new (NULL);

  if (!xep_report_context_uses_any (self, fields) || level == XEP_LEVEL_NONE || level >= of_points
      || *assessment->unrated_reason != '\0')
    return;
  suggestion = xep_assessment_suggest_at (assessment, step, self->regulation);
  for (guint i = 0; i < suggestion->obstacles->len; i++)
    g_string_append_printf (reason, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (suggestion->obstacles, i));
  xep_report_data_set_flag (data, lowered_fields[second].lowered, TRUE);
  xep_report_data_set_text (data, lowered_fields[second].from,
                            xep_report_context_get_level_name (self, of_points));
  xep_report_data_set_text (data, lowered_fields[second].reason, reason->str);
  xep_report_data_set_flag (data, lowered_fields[second].unexplained,
                            reason->len == 0 || suggestion->level > level);
}

static XepPoints
find_points (const XepAssessment *assessment, int step, const char *number)
{
  const XepStepPoints *points = &assessment->steps[step].points;
  gpointer value = NULL;

  if (points->entry != XEP_ENTRY_CRITERIA || points->criteria == NULL
      || !g_hash_table_lookup_extended (points->criteria, number, NULL, &value))
    return XEP_POINTS_MISSING;
  return GPOINTER_TO_INT (value);
}

/* @sums: of the group so far, by step. Part A may be "Đảm bảo or not": the most points or none. */
static void
add_criterion (XepReportData *group,
               const XepCriterion *criterion,
               const XepAssessment *assessment,
               XepPoints *sums)
{
  XepReportData *row = xep_report_data_add_row (group, "criteria");
  const XepCriterionText *text;
  XepPoints points[XEP_N_STEPS];

  xep_report_data_set_text (row, "number", criterion->number);
  xep_report_data_set_text (row, "label", criterion->label);
  xep_report_data_set_points (row, "maximum", criterion->maximum);
  if (assessment == NULL)
    return;
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      points[step] = find_points (assessment, step, criterion->number);
      sums[step] = xep_points_add (sums[step], points[step]);
      xep_report_data_set_points (row, step_fields[step].points, points[step]);
    }
  set_difference (row, "difference", points[XEP_STEP_SELF], points[XEP_STEP_APPRAISAL]);
  xep_report_data_set_flag (row, "met", points[XEP_STEP_SELF] == criterion->maximum);
  xep_report_data_set_flag (row, "not_met", points[XEP_STEP_SELF] == 0);

  /* What the self-assessment says of it beside the points. */
  text = g_hash_table_lookup (assessment->criterion_texts, criterion->number);
  if (text == NULL)
    return;
  xep_report_data_set_text (row, "goal", text->goal);
  xep_report_data_set_text (row, "result", text->result);
  xep_report_data_set_points (row, "percent", text->percent);
  xep_report_data_set_text (row, "note", text->note);
}

static void
add_group (XepReportData *data, const XepCriteriaGroup *group, const XepAssessment *assessment)
{
  XepReportData *row = xep_report_data_add_row (data, group->part_b ? "criteria_b" : "criteria_a");
  XepPoints sums[XEP_N_STEPS] = { 0 };

  xep_report_data_set_text (row, "group_number", group->number);
  xep_report_data_set_text (row, "group_name", group->name);
  xep_report_data_set_points (row, "group_maximum", group->maximum);
  for (guint i = 0; i < group->criteria->len; i++)
    add_criterion (row, g_ptr_array_index (group->criteria, i), assessment, sums);
  if (assessment == NULL)
    return;
  for (int step = 0; step < XEP_N_STEPS; step++)
    xep_report_data_set_points (row, step_fields[step].group, sums[step]);
  set_difference (row, "group_difference", sums[XEP_STEP_SELF], sums[XEP_STEP_APPRAISAL]);
}

void
xep_report_context_add_criteria (XepReportData *data,
                                 const XepCriteriaSet *set,
                                 const XepAssessment *assessment)
{
  xep_report_data_set_text (data, "criteria_set", set->id);
  xep_report_data_set_text (data, "criteria_set_name", set->name);
  xep_report_data_set_points (data, "maximum_a", set->maximum_a);
  xep_report_data_set_points (data, "maximum_b", set->maximum_b);
  xep_report_data_set_points (data, "maximum_total",
                              xep_points_add (set->maximum_a, set->maximum_b));
  for (guint i = 0; i < set->groups->len; i++)
    add_group (data, g_ptr_array_index (set->groups, i), assessment);
}

static void
set_rating (XepReportContext *self, XepReportData *data, const XepAssessment *assessment)
{
  const RatingFields *fields = assessment->kind == XEP_KIND_MEMBER ? member_fields : officer_fields;

  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      const XepStepResult *result = &assessment->steps[step];

      xep_report_data_set_text (data, fields[step].level, xep_level_to_nick (result->level));
      xep_report_data_set_text (data, fields[step].level_name,
                                xep_report_context_get_level_name (self, result->level));
      xep_report_data_set_points (data, fields[step].total, result->totals.total);
    }
}

static gboolean
uses_rating (XepReportContext *self, const RatingFields *fields)
{
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      const char *const names[]
          = { fields[step].level, fields[step].level_name, fields[step].total, NULL };

      if (xep_report_context_uses_any (self, names))
        return TRUE;
    }
  return FALSE;
}

/* What the unit's meetings concluded on the rating. */
static void
set_conclusion (XepReportContext *self,
                XepReportData *data,
                const char *field,
                const XepAssessment *assessment)
{
  gpointer level = NULL;

  if (self->concluded != NULL)
    level = g_hash_table_lookup (self->concluded, &assessment->id);
  xep_report_data_set_text (data, field,
                            xep_report_context_get_level_name (self, GPOINTER_TO_INT (level)));
}

gboolean
xep_report_context_load_conclusions (XepReportContext *self, GError **error)
{
  static const char *const fields[]
      = { "concluded_level_name", "member_concluded_level_name", NULL };

  if (!xep_report_context_uses_any (self, fields))
    return TRUE;
  self->concluded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return xep_meeting_store_list_conclusions (self->store, self->period->id,
                                             self->selection != NULL ? self->selection->unit_id : 0,
                                             self->concluded, error);
}

/* In a list each person stands once: what the other rating, if it is in the list too, was. */
static void
set_second_rating (XepReportContext *self, XepReportData *data, const XepAssessment *assessment)
{
  XepAssessment *second = g_hash_table_lookup (self->seconds, &assessment->person_id);
  gboolean unrated = second != NULL && *second->unrated_reason != '\0';

  set_rating (self, data, assessment);
  xep_report_data_set_flag (data, "two_ratings", second != NULL);
  xep_report_data_set_flag (data, "second_rating", second != NULL && !unrated);
  xep_report_data_set_flag (data, "second_unrated", unrated);
  if (second == NULL)
    return;
  set_rating (self, data, second);
  set_conclusion (self, data, "member_concluded_level_name", second);
  xep_report_context_set_lowered (self, data, second, TRUE);
}

/* One person is rated as an officer and, beside it, as a Party member. */
static gboolean
add_two_ratings (XepReportContext *self,
                 XepReportData *data,
                 const XepAssessment *assessment,
                 GError **error)
{
  g_autoptr (XepAssessment) sibling = NULL;
  gint64 sibling_id;

  set_conclusion (self, data, "concluded_level_name", assessment);
  if (self->seconds != NULL)
    {
      if (assessment->kind != XEP_KIND_COLLECTIVE)
        set_second_rating (self, data, assessment);
      return TRUE;
    }
  if (assessment->kind == XEP_KIND_COLLECTIVE
      || (!xep_form_uses (self->form, "two_ratings") && !uses_rating (self, officer_fields)
          && !uses_rating (self, member_fields)))
    return TRUE;
  set_rating (self, data, assessment);
  sibling_id = xep_review_store_find_sibling (self->store, assessment->id, error);
  if (sibling_id < 0)
    return FALSE;
  xep_report_data_set_flag (data, "two_ratings", sibling_id != 0);
  if (sibling_id == 0)
    return TRUE;
  sibling = xep_assessment_store_load (self->store, sibling_id, error);
  if (sibling == NULL)
    return FALSE;
  set_rating (self, data, sibling);
  return TRUE;
}

static gboolean
add_quarter (
    XepReportContext *self, XepReportData *data, XepPeriodCode code, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) quarter = xep_assessment_store_load (self->store, id, error);
  const XepStepResult *result;
  XepReportData *row;
  XepStep step;

  if (quarter == NULL)
    return FALSE;
  row = xep_report_data_add_row (data, "quarters");
  /* A decided level is the result; in quarters a level may stay proposed (plan I.2). A person's own
   * rating is never a result. */
  step = quarter->steps[XEP_STEP_DECISION].level != XEP_LEVEL_NONE ? XEP_STEP_DECISION
                                                                   : XEP_STEP_APPRAISAL;
  result = &quarter->steps[step];
  xep_report_data_set_text (row, "quarter_name",
                            xep_regulation_get_period (self->regulation, code)->name);
  xep_report_data_set_points (row, "quarter_total",
                              result->totals.total != XEP_POINTS_MISSING
                                      || step == XEP_STEP_APPRAISAL
                                  ? result->totals.total
                                  : quarter->steps[XEP_STEP_APPRAISAL].totals.total);
  xep_report_data_set_text (row, "quarter_level_name",
                            xep_report_context_get_level_name (self, result->level));
  xep_report_data_set_flag (row, "quarter_proposed",
                            step == XEP_STEP_APPRAISAL && result->level != XEP_LEVEL_NONE);
  return TRUE;
}

/* Quarters I to III are grounds of the year's rating (plan I.2); no formula joins them. */
static gboolean
add_quarters (XepReportContext *self,
              XepReportData *data,
              const XepAssessment *assessment,
              GError **error)
{
  if (self->period->code != XEP_PERIOD_YEAR || !xep_form_uses (self->form, "quarters"))
    return TRUE;
  for (int code = XEP_PERIOD_Q1; code <= XEP_PERIOD_Q3; code++)
    {
      gint64 period_id
          = xep_period_store_find (self->store, self->period->year, (XepPeriodCode) code, error);
      gint64 id = period_id;

      if (period_id > 0)
        id = xep_assessment_store_find (self->store, period_id, (int) assessment->kind,
                                        assessment->subject_id, error);
      /* No rating in that quarter is no error. */
      if (id < 0 || (id > 0 && !add_quarter (self, data, (XepPeriodCode) code, id, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_report_context_add_other_ratings (XepReportContext *self,
                                      XepReportData *data,
                                      const XepAssessment *assessment,
                                      GError **error)
{
  return add_two_ratings (self, data, assessment, error)
         && add_quarters (self, data, assessment, error);
}
