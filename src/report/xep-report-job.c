/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/xep-report-job.h"

#include "report/xep-report-context.h"
#include "store/xep-period-store.h"

#include <glib/gi18n.h>

void
xep_report_job_clear (XepReportJob *job)
{
  g_clear_pointer (&job->catalogue, xep_form_catalogue_unref);
  g_clear_pointer (&job->period, xep_period_free);
  g_clear_pointer (&job->picks, g_array_unref);
  g_clear_pointer (&job->chosen, g_hash_table_unref);
  g_clear_pointer (&job->chosen_people, g_hash_table_unref);
}

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* The assessments asked for by name, and the people they are of. */
static void
choose (XepReportJob *job)
{
  const XepReportSelection *selection = job->selection;

  if (selection == NULL || selection->assessment_ids == NULL)
    return;
  job->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  job->chosen_people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; i < selection->n_assessments; i++)
    add_id (job->chosen, selection->assessment_ids[i]);
  for (guint i = 0; i < job->picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (job->picks, XepAssessmentPick, i);

      if (pick->person_id != 0 && g_hash_table_contains (job->chosen, &pick->id))
        add_id (job->chosen_people, pick->person_id);
    }
}

gboolean
xep_report_job_prepare (XepReportJob *job,
                        XepStore *store,
                        gint64 period_id,
                        const XepReportSelection *selection,
                        gboolean blank,
                        GError **error)
{
  job->store = store;
  job->selection = selection;
  job->catalogue = xep_form_catalogue_load (error);
  if (job->catalogue == NULL)
    return FALSE;
  job->period = xep_period_store_load (store, period_id, error);
  if (job->period == NULL)
    return FALSE;
  job->regulation = xep_store_get_period_regulation (store, period_id, error);
  if (job->regulation == NULL)
    return FALSE;
  if (blank)
    return TRUE;
  job->picks = xep_assessment_store_list_picks (store, period_id,
                                                selection != NULL ? selection->unit_id : 0, error);
  if (job->picks == NULL)
    return FALSE;
  choose (job);
  return TRUE;
}

/* A paper of the commune does not become a unit's by a narrower choice. */
static gboolean
check_extent (XepReportJob *job, XepForm *form, GError **error)
{
  const XepReportSelection *selection = job->selection;
  XepFormForUnit for_unit = xep_form_get_for_unit (form);

  if (job->picks == NULL || selection == NULL || xep_form_get_scope (form) != XEP_FORM_LIST)
    return TRUE;
  if (selection->unit_id != 0 && for_unit <= XEP_FOR_UNIT_WHOLE)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _ ("“%s” is a paper of the whole commune and cannot be made for one unit: a unit "
                    "does not speak in its place. No file was written; make it for the whole "
                    "period, or choose a paper of the unit."),
                 xep_form_get_title (form));
  else if (selection->assessment_ids != NULL && for_unit == XEP_FOR_UNIT_WHOLE)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _ ("The figures of “%s” are of all subjects: it cannot be made for some of them. "
                    "No file was written; make it for the whole period."),
                 xep_form_get_title (form));
  else
    return TRUE;
  return FALSE;
}

XepForm *
xep_report_job_find_form (XepReportJob *job, const char *form_id, GError **error)
{
  XepForm *form = xep_form_catalogue_find (job->catalogue, form_id, error);

  if (form == NULL)
    return NULL;
  if (xep_form_has_period (form, job->period->code))
    return check_extent (job, form, error) ? form : NULL;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("The form “%s” is not used for the period “%s”. No file was written; choose "
                  "another form or period."),
               form_id, xep_regulation_get_period (job->regulation, job->period->code)->name);
  return NULL;
}

/* A list has rows instead: it may hold the member's rating only. */
static gboolean
is_one_paper (XepForm *form)
{
  return xep_form_is_person_once (form) && xep_form_get_scope (form) == XEP_FORM_SUBJECT;
}

/* Of a person with two ratings the officer's paper is printed, whichever of them was asked for. */
static gboolean
is_chosen (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  if (job->chosen == NULL || g_hash_table_contains (job->chosen, &pick->id))
    return TRUE;
  return is_one_paper (form) && pick->kind != XEP_KIND_MEMBER && pick->person_id != 0
         && g_hash_table_contains (job->chosen_people, &pick->person_id);
}

static gboolean
has_annex (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  const XepCriteriaSet *set = xep_regulation_find_set (job->regulation, pick->criteria_set);

  return xep_form_has_annex (form, set != NULL ? set->annex : "");
}

/* A subject asked for by name gets the paper in any case, as a draft to be filled in by hand; but
 * nothing is told to others before its decision is issued. */
static gboolean
has_what_it_needs (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  const gboolean has[XEP_N_FORM_NEEDS] = {
    [XEP_NEED_NOTHING] = TRUE,
    [XEP_NEED_APPRAISAL] = pick->proposed,
    [XEP_NEED_DECISION] = pick->decided,
    [XEP_NEED_ISSUED] = pick->issued,
    [XEP_NEED_RERATING] = pick->rerated,
    [XEP_NEED_PROMPT] = pick->prompted,
  };

  return has[xep_form_get_need (form)]
         || (job->chosen != NULL && xep_form_get_need (form) != XEP_NEED_ISSUED);
}

static gboolean
concerns (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  if (is_one_paper (form) && pick->kind == XEP_KIND_MEMBER && pick->has_officer)
    return FALSE;
  return xep_form_has_kind (form, pick->kind) && xep_form_has_tier (form, pick->tier)
         && has_annex (job, form, pick) && is_chosen (job, form, pick);
}

gboolean
xep_report_job_takes (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  return concerns (job, form, pick) && has_what_it_needs (job, form, pick);
}

gboolean
xep_report_job_awaits_issue (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick)
{
  return xep_form_get_need (form) == XEP_NEED_ISSUED && pick->decided && !pick->issued
         && concerns (job, form, pick);
}

gboolean
xep_report_job_is_new_subject (GHashTable *people, const XepAssessmentPick *pick)
{
  return pick->person_id == 0 || g_hash_table_add (people, (gpointer)&pick->person_id);
}

void
xep_report_job_set_nothing (const char *form_ids, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("There is nothing to put into the form “%s” for this period and selection: no "
                  "assessment it concerns. No file was written. Open the period first, or choose "
                  "other subjects."),
               form_ids);
}

void
xep_report_job_set_unissued (const char *form_id, guint count, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("There is nothing to tell with the form “%s”: %u decided levels have no number "
                  "or date of their decision yet. No file was written; key both in the decision "
                  "step and print again."),
               form_id, count);
}

XepDocument *
xep_report_job_build_subject (
    XepReportJob *job, XepForm *form, gint64 assessment_id, char **name, GError **error)
{
  g_autoptr (XepReportData) data
      = xep_report_context_subject (job->store, form, assessment_id, error);

  if (data == NULL)
    return NULL;
  *name = g_strdup (xep_report_data_get (data, "name").text);
  return xep_form_build (form, data, FALSE, error);
}
