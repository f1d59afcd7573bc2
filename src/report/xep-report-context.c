/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-report-context.h"

#include "base/xep-text.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* Words printed on paper here are data like those of the forms and are not translated. */

/* Fields that a step's result fills. */
static const struct
{
  const char *a, *b, *total, *level, *level_name, *points;
} step_fields[XEP_N_STEPS] = {
  { "self_a", "self_b", "self_total", "self_level", "self_level_name", "self_points" },
  { "appraisal_a", "appraisal_b", "appraisal_total", "appraisal_level", "appraisal_level_name",
    "appraisal_points" },
  { "decision_a", "decision_b", "decision_total", "decision_level", "decision_level_name",
    "decision_points" },
};

static void
set_bodies (XepReportData *data, XepRegulation *regulation)
{
  static const struct
  {
    const char *field, *key;
  } bodies[] = {
    { "party", "party" },        { "superior", "superior" },           { "issuer", "issuer" },
    { "signer_body", "issuer" }, { "commune_party", "commune-party" }, { "place", "place" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    xep_report_data_set_text (data, bodies[i].field,
                              xep_regulation_get_body (regulation, bodies[i].key));
}

static void
set_period (XepReportData *data, XepRegulation *regulation, XepPeriodCode code, int year)
{
  const XepPeriodRule *rule = xep_regulation_get_period (regulation, code);
  g_autofree char *title = xep_regulation_dup_period_title (regulation, code, year);
  g_autofree char *upper = g_utf8_strup (title, -1);

  xep_report_data_set_text (data, "period_name", rule->name);
  xep_report_data_set_text (data, "period_title", title);
  xep_report_data_set_text (data, "period_upper", upper);
  xep_report_data_set_integer (data, "year", year);
}

/* "PL5 · QIII/2025", with the subject's number "PL5 · QIII/2025 · số 123". */
static void
set_code (XepReportData *data, XepForm *form, XepPeriodCode code, int year, gint64 number)
{
  static const char *const quarters[XEP_N_PERIODS] = { "QI/", "QII/", "QIII/", "" };
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s · %s%d", xep_form_get_name (form), quarters[code], year);
  if (number != 0)
    g_string_append_printf (text, " · số %" G_GINT64_FORMAT, number);
  xep_report_data_set_text (data, "code", text->str);
}

static void
set_maxima (XepReportData *data, const XepCriteriaSet *set)
{
  xep_report_data_set_points (data, "maximum_a", set->maximum_a);
  xep_report_data_set_points (data, "maximum_b", set->maximum_b);
  xep_report_data_set_points (data, "maximum_total",
                              xep_points_add (set->maximum_a, set->maximum_b));
}

static XepPoints
find_points (const XepAssessment *assessment, XepStep step, const char *number)
{
  const XepStepPoints *points = &assessment->steps[step].points;
  gpointer value = NULL;

  if (points->entry != XEP_ENTRY_CRITERIA || points->criteria == NULL
      || !g_hash_table_lookup_extended (points->criteria, number, NULL, &value))
    return XEP_POINTS_MISSING;
  return GPOINTER_TO_INT (value);
}

/* Part A of a set that is "Đảm bảo or not": the most points or none. */
static void
set_met (XepReportData *row, const XepCriterion *criterion, XepPoints points)
{
  xep_report_data_set_flag (row, "met", points == criterion->maximum);
  xep_report_data_set_flag (row, "not_met", points == 0);
}

/* @assessment: NULL on a blank form. Returns the points of the self-assessment. */
static XepPoints
add_criterion (XepReportData *group, const XepCriterion *criterion, const XepAssessment *assessment)
{
  XepReportData *row = xep_report_data_add_row (group, "criteria");
  XepPoints self = XEP_POINTS_MISSING;

  xep_report_data_set_text (row, "number", criterion->number);
  xep_report_data_set_text (row, "label", criterion->label);
  xep_report_data_set_points (row, "maximum", criterion->maximum);
  if (assessment == NULL)
    return self;
  for (guint step = 0; step < XEP_N_STEPS; step++)
    xep_report_data_set_points (row, step_fields[step].points,
                                find_points (assessment, (XepStep)step, criterion->number));
  self = find_points (assessment, XEP_STEP_SELF, criterion->number);
  set_met (row, criterion, self);
  return self;
}

static void
add_group (XepReportData *data, const XepCriteriaGroup *group, const XepAssessment *assessment)
{
  XepReportData *row = xep_report_data_add_row (data, group->part_b ? "criteria_b" : "criteria_a");
  XepPoints sum = 0;

  xep_report_data_set_text (row, "group_number", group->number);
  xep_report_data_set_text (row, "group_name", group->name);
  xep_report_data_set_points (row, "group_maximum", group->maximum);
  for (guint i = 0; i < group->criteria->len; i++)
    sum = xep_points_add (sum,
                          add_criterion (row, g_ptr_array_index (group->criteria, i), assessment));
  xep_report_data_set_points (row, "group_self", sum);
}

static void
add_criteria (XepReportData *data, const XepCriteriaSet *set, const XepAssessment *assessment)
{
  set_maxima (data, set);
  xep_report_data_set_text (data, "criteria_set", set->id);
  for (guint i = 0; i < set->groups->len; i++)
    add_group (data, g_ptr_array_index (set->groups, i), assessment);
}

static void
set_step (XepReportData *data,
          XepRegulation *regulation,
          const XepAssessment *assessment,
          XepStep step)
{
  const XepStepResult *result = &assessment->steps[step];
  const XepLevelRule *level = xep_regulation_get_level (regulation, result->level);

  xep_report_data_set_points (data, step_fields[step].a, result->totals.part_a);
  xep_report_data_set_points (data, step_fields[step].b, result->totals.part_b);
  xep_report_data_set_points (data, step_fields[step].total, result->totals.total);
  xep_report_data_set_text (data, step_fields[step].level, xep_level_to_nick (result->level));
  xep_report_data_set_text (data, step_fields[step].level_name, level != NULL ? level->name : NULL);
}

/* "Bí thư Đảng ủy; Chủ tịch HĐND", each post as it was when the period was opened. */
static char *
join_posts (const XepAssessment *assessment)
{
  g_autoptr (GString) posts = g_string_new (NULL);

  for (guint i = 0; i < XEP_N_BRANCHES; i++)
    if (*assessment->posts[i] != '\0')
      g_string_append_printf (posts, "%s%s", posts->len > 0 ? "; " : "", assessment->posts[i]);
  return g_string_free (g_steal_pointer (&posts), FALSE);
}

/* Posts and unit; a unit that the posts name already is not said twice. */
static char *
join_posts_unit (const char *posts, const char *unit)
{
  g_autofree char *folded_posts = xep_text_identity (posts);
  g_autofree char *folded_unit = xep_text_identity (unit);

  if (*posts == '\0' || *unit == '\0')
    return g_strconcat (posts, unit, NULL);
  if (strstr (folded_posts, folded_unit) != NULL)
    return g_strdup (posts);
  return g_strconcat (posts, ", ", unit, NULL);
}

static void
set_posts (XepReportData *data, const XepAssessment *assessment)
{
  static const char *const fields[XEP_N_BRANCHES]
      = { "post_party", "post_government", "post_union" };
  g_autofree char *posts = join_posts (assessment);
  g_autofree char *posts_unit = join_posts_unit (posts, assessment->unit_name);

  for (guint i = 0; i < XEP_N_BRANCHES; i++)
    xep_report_data_set_text (data, fields[i], assessment->posts[i]);
  xep_report_data_set_text (data, "posts", posts);
  xep_report_data_set_text (data, "posts_unit", posts_unit);
}

/* A subject not rated this period stays in its list, with the reason where the grounds stand. */
static void
set_grounds (XepReportData *data, XepRegulation *regulation, const XepAssessment *assessment)
{
  const XepNamedItem *reason = xep_named_items_find (
      xep_regulation_get_unrated_reasons (regulation), assessment->unrated_reason);
  const char *remark = reason != NULL ? reason->text : "";
  gboolean both = *remark != '\0' && *assessment->grounds != '\0';
  g_autofree char *grounds = g_strconcat (remark, both ? ". " : "", assessment->grounds, NULL);

  xep_report_data_set_text (data, "remark", remark);
  xep_report_data_set_text (data, "grounds", grounds);
  xep_report_data_set_text (data, "personnel", assessment->personnel_proposal);
}

static void
set_subject (XepReportData *data, XepRegulation *regulation, const XepAssessment *assessment)
{
  xep_report_data_set_integer (data, "subject_number", (int)assessment->id);
  xep_report_data_set_text (data, "name", assessment->subject_name);
  xep_report_data_set_date (data, "birth_date", assessment->birth_date);
  xep_report_data_set_text (data, "unit", assessment->unit_name);
  set_posts (data, assessment);
  set_grounds (data, regulation, assessment);
  for (guint step = 0; step < XEP_N_STEPS; step++)
    set_step (data, regulation, assessment, (XepStep)step);
  xep_report_data_set_text (data, "decision_number",
                            assessment->steps[XEP_STEP_DECISION].document_number);
  xep_report_data_set_date (data, "decision_date", assessment->steps[XEP_STEP_DECISION].dated_on);
}

/* Letterhead and date of the paper a subject signs. */
static void
set_signing (XepReportData *data, const XepAssessment *assessment)
{
  XepDate date = assessment->steps[XEP_STEP_SELF].dated_on;
  const char *cell = *assessment->cell_name != '\0' ? assessment->cell_name : assessment->unit_name;
  g_autofree char *heading = g_utf8_strup (cell, -1);

  xep_report_data_set_text (data, "cell_heading", heading);
  if (xep_date_is_full (date))
    {
      g_autofree char *text = xep_date_format_long (date);

      xep_report_data_set_text (data, "date_long", text);
    }
}

static XepReportData *
context_new (XepRegulation *regulation, XepForm *form, XepPeriodCode code, int year, gint64 number)
{
  XepReportData *data = xep_report_data_new ();

  set_bodies (data, regulation);
  set_period (data, regulation, code, year);
  set_code (data, form, code, year, number);
  xep_report_data_set_flag (data, "provisional", xep_regulation_is_provisional (regulation));
  return data;
}

static gboolean
add_own_criteria (XepReportData *data,
                  XepRegulation *regulation,
                  const XepAssessment *assessment,
                  GError **error)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, assessment->criteria_set);

  if (set == NULL)
    {
      g_set_error (
          error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
          _ ("The regulation of this period has no criteria set “%s”, which the assessment "
             "of %s uses. Choose another set for it and print again."),
          assessment->criteria_set, assessment->subject_name);
      return FALSE;
    }
  add_criteria (data, set, assessment);
  if (set->provisional)
    xep_report_data_set_flag (data, "provisional", TRUE);
  return TRUE;
}

XepReportData *
xep_report_context_subject (XepStore *store, XepForm *form, gint64 assessment_id, GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (store, assessment_id, error);
  g_autoptr (XepPeriod) period = NULL;
  g_autoptr (XepReportData) data = NULL;
  XepRegulation *regulation;

  if (assessment == NULL)
    return NULL;
  period = xep_period_store_load (store, assessment->period_id, error);
  if (period == NULL)
    return NULL;
  regulation = xep_store_get_period_regulation (store, assessment->period_id, error);
  if (regulation == NULL)
    return NULL;

  data = context_new (regulation, form, period->code, period->year, assessment->id);
  set_subject (data, regulation, assessment);
  set_signing (data, assessment);
  if (!add_own_criteria (data, regulation, assessment, error))
    return NULL;
  return g_steal_pointer (&data);
}

static gboolean
add_subject (
    XepReportData *data, XepStore *store, XepRegulation *regulation, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (store, id, error);

  if (assessment == NULL)
    return FALSE;
  set_subject (xep_report_data_add_row (data, "subjects"), regulation, assessment);
  return TRUE;
}

XepReportData *
xep_report_context_list (XepStore *store,
                         XepForm *form,
                         gint64 period_id,
                         const XepReportSelection *selection,
                         GArray *ids,
                         GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  g_autoptr (XepReportData) data = NULL;
  XepRegulation *regulation;

  if (period == NULL)
    return NULL;
  regulation = xep_store_get_period_regulation (store, period_id, error);
  if (regulation == NULL)
    return NULL;

  data = context_new (regulation, form, period->code, period->year, 0);
  for (guint i = 0; i < ids->len; i++)
    if (!add_subject (data, store, regulation, g_array_index (ids, gint64, i), error))
      return NULL;
  return g_steal_pointer (&data);
}

/* The set most subjects of the form's first kind get: diện Đảng ủy xã, no block. */
static const XepCriteriaSet *
find_default_set (XepRegulation *regulation, XepForm *form, XepPeriodCode code)
{
  XepSetQuery query
      = { .period = code, .tier = XEP_TIER_COMMUNE, .collective_type = "", .block = "" };

  for (guint kind = 0; kind < XEP_N_KINDS; kind++)
    if (xep_form_has_kind (form, (XepSubjectKind)kind))
      {
        query.kind = (XepSubjectKind)kind;
        query.person_kind = query.kind;
        return xep_regulation_default_set (regulation, &query);
      }
  return NULL;
}

XepReportData *
xep_report_context_blank (XepRegulation *regulation, XepForm *form, XepPeriodCode code, int year)
{
  XepReportData *data = context_new (regulation, form, code, year, 0);
  const XepCriteriaSet *set = NULL;

  if (xep_form_get_scope (form) == XEP_FORM_SUBJECT)
    set = find_default_set (regulation, form, code);
  if (set != NULL)
    add_criteria (data, set, NULL);
  return data;
}
