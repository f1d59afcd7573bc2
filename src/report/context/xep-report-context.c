/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/context/xep-report-context.h"

#include <glib/gi18n.h>

#include "report/context/xep-report-context-private.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

void
xep_report_context_clear (XepReportContext *self)
{
  g_clear_pointer (&self->period, xep_period_free);
  g_clear_pointer (&self->meeting, xep_meeting_free);
  g_clear_pointer (&self->ballots, g_hash_table_unref);
  g_clear_pointer (&self->concluded, g_hash_table_unref);
  g_clear_pointer (&self->seconds, g_hash_table_unref);
  g_clear_pointer (&self->twice, g_hash_table_unref);
}

gboolean
xep_report_context_uses_any (XepReportContext *self, const char *const *fields)
{
  for (; *fields != NULL; fields++)
    if (xep_form_uses (self->form, *fields))
      return TRUE;
  return FALSE;
}

gboolean
xep_report_context_is_partial (XepReportContext *self)
{
  const XepReportSelection *selection = self->selection;

  return selection != NULL
         && (selection->unit_id != 0 || selection->assessment_ids != NULL
             || selection->kinds != NULL);
}

const char *
xep_report_context_get_level_name (XepReportContext *self, XepLevel level)
{
  const XepLevelRule *rule = xep_regulation_get_level (self->regulation, level);

  return rule != NULL ? rule->name : NULL;
}

const char *
xep_report_context_get_no_unit (XepReportContext *self)
{
  return xep_regulation_get_sentence (self->regulation, "no-unit");
}

static gboolean
open_period (XepReportContext *self, gint64 period_id, GError **error)
{
  self->period = xep_period_store_load (self->store, period_id, error);
  if (self->period == NULL)
    return FALSE;
  self->regulation = xep_store_get_period_regulation (self->store, period_id, error);
  return self->regulation != NULL;
}

/* Errors: %XEP_ERROR_NOT_FOUND for an unknown assessment. */
XepReportData *
xep_report_context_subject (XepStore *store, XepForm *form, gint64 assessment_id, GError **error)
{
  g_autoptr (XepAssessment) assessment = xep_assessment_store_load (store, assessment_id, error);
  g_auto (XepReportContext) self = { .store = store, .form = form };
  g_autoptr (XepReportData) data = NULL;
  const XepCriteriaSet *set;

  if (assessment == NULL || !open_period (&self, assessment->period_id, error)
      || !xep_report_context_find_meeting (&self, assessment, error))
    return NULL;

  data = xep_report_data_new ();
  xep_report_context_set_document (&self, data, assessment->id);
  xep_report_context_set_signing (&self, data, assessment);
  xep_report_context_set_meeting (&self, data);
  if (!xep_report_context_set_unit (&self, data, error)
      || !xep_report_context_fill_subject (&self, data, assessment, error)
      || !xep_report_context_add_history (&self, data, assessment, error))
    return NULL;

  set = xep_regulation_find_set (self.regulation, assessment->criteria_set);
  if (set == NULL)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("The regulation of this period has no criteria set “%s”, which the assessment "
                     "of %s uses. Choose another set for it and print again."),
                   assessment->criteria_set, assessment->subject_name);
      return NULL;
    }
  xep_report_context_add_criteria (data, set, assessment);
  if (set->provisional)
    xep_report_data_set_flag (data, "provisional", TRUE);
  return g_steal_pointer (&data);
}

/* None if the form shows no subjects: figures of the whole period are read in one go. */
static GPtrArray *
load_assessments (XepReportContext *self, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) assessments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_assessment_free);
  gboolean wanted = xep_form_uses (self->form, "subjects") || xep_report_context_is_partial (self);

  for (guint i = 0; wanted && i < ids->len; i++)
    {
      XepAssessment *assessment
          = xep_assessment_store_load (self->store, g_array_index (ids, gint64, i), error);

      if (assessment == NULL)
        return NULL;
      g_ptr_array_add (assessments, assessment);
    }
  return g_steal_pointer (&assessments);
}

/* Ratings and subjects are counted apart: a person may have two ratings. */
typedef struct
{
  int collectives, people;
  GHashTable *seen;     /* gint64* people … */
  GHashTable *officers; /* … and of them those with an officer's rating among these */
} Census;

static void
census_clear (Census *census)
{
  g_clear_pointer (&census->seen, g_hash_table_unref);
  g_clear_pointer (&census->officers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Census, census_clear)

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Counts the subjects of the ratings @ids (gint64). */
static gboolean
take_census (XepReportContext *self, GArray *ids, Census *census, GError **error)
{
  g_autoptr (GArray) picks
      = xep_assessment_store_list_picks (self->store, self->period->id, 0, error);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (picks == NULL)
    return FALSE;
  census->seen = new_ids ();
  census->officers = new_ids ();
  self->twice = new_ids ();
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (picks, XepAssessmentPick, i);

      if (!g_hash_table_contains (wanted, &pick->id))
        continue;
      if (pick->person_id == 0)
        census->collectives++;
      else if (g_hash_table_add (census->seen,
                                 g_memdup2 (&pick->person_id, sizeof pick->person_id)))
        census->people++;
      else
        g_hash_table_add (self->twice, g_memdup2 (&pick->person_id, sizeof pick->person_id));
      if (pick->person_id != 0 && pick->kind != XEP_KIND_MEMBER)
        g_hash_table_add (census->officers, g_memdup2 (&pick->person_id, sizeof pick->person_id));
    }
  return TRUE;
}

/* Zero of a kind is not spoken of. */
static void
set_census (XepReportData *data, const Census *census, guint ratings)
{
  xep_report_data_set_integer (data, "subjects_count", census->collectives + census->people);
  xep_report_data_set_count (data, "collectives_count",
                             census->collectives > 0 ? census->collectives : -1);
  xep_report_data_set_count (data, "people_count", census->people > 0 ? census->people : -1);
  xep_report_data_set_flag (data, "collectives_and_people",
                            census->collectives > 0 && census->people > 0);
  xep_report_data_set_integer (data, "ratings_count", (int) ratings);
  xep_report_data_set_flag (data, "rated_twice",
                            (int) ratings > census->collectives + census->people);
}

/* The rows of a list: where a person stands once, the member's rating goes to the row of the
 * officer's. (transfer container) */
static GPtrArray *
list_rows (XepReportContext *self, GPtrArray *assessments, const Census *census)
{
  GPtrArray *rows = g_ptr_array_new ();

  if (xep_form_is_person_once (self->form))
    self->seconds = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      if (self->seconds != NULL && assessment->kind == XEP_KIND_MEMBER
          && g_hash_table_contains (census->officers, &assessment->person_id))
        g_hash_table_insert (self->seconds, &assessment->person_id, assessment);
      else
        g_ptr_array_add (rows, assessment);
    }
  return rows;
}

/* Errors: %XEP_ERROR_NOT_FOUND for an unknown period, assessment, unit or meeting;
 * %XEP_ERROR_INVALID for a meeting of another period. */
XepReportData *
xep_report_context_list (XepStore *store,
                         XepForm *form,
                         gint64 period_id,
                         const XepReportSelection *selection,
                         GArray *ids,
                         GError **error)
{
  g_auto (XepReportContext) self = { .store = store, .form = form, .selection = selection };
  g_auto (Census) census = { 0 };
  g_autoptr (GArray) agenda = NULL;
  g_autoptr (GPtrArray) assessments = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (XepReportData) data = NULL;

  if (!open_period (&self, period_id, error)
      || !xep_report_context_find_meeting (&self, NULL, error))
    return NULL;
  agenda = xep_report_context_list_agenda (&self, ids, error);
  if (agenda == NULL)
    return NULL;
  assessments = load_assessments (&self, agenda, error);
  if (assessments == NULL || !take_census (&self, agenda, &census, error)
      || !xep_report_context_load_conclusions (&self, error))
    return NULL;
  rows = list_rows (&self, assessments, &census);

  data = xep_report_data_new ();
  xep_report_context_set_document (&self, data, 0);
  xep_report_context_set_meeting (&self, data);
  set_census (data, &census, agenda->len);
  if (!xep_report_context_set_unit (&self, data, error)
      || !xep_report_context_add_counts (&self, data, assessments, error)
      || !xep_report_context_add_missing (&self, data, agenda, error)
      || !xep_report_context_add_subjects (&self, data, rows, error))
    return NULL;
  return g_steal_pointer (&data);
}

/* The set most subjects of the form's first kind get, no block: of the tier and annex that the form
 * is for. */
static const XepCriteriaSet *
find_default_set (XepRegulation *regulation, XepForm *form, XepPeriodCode code)
{
  XepTier tier = xep_form_has_tier (form, XEP_TIER_COMMUNE) ? XEP_TIER_COMMUNE : XEP_TIER_PROVINCE;
  XepSetQuery query = { .period = code, .tier = tier, .collective_type = "", .block = "" };
  GPtrArray *sets = xep_regulation_get_criteria_sets (regulation);

  for (guint kind = 0; kind < XEP_N_KINDS; kind++)
    if (xep_form_has_kind (form, (XepSubjectKind) kind))
      {
        const XepCriteriaSet *set;

        query.kind = (XepSubjectKind) kind;
        query.person_kind = query.kind;
        set = xep_regulation_default_set (regulation, &query);
        if (set != NULL && xep_form_has_annex (form, set->annex))
          return set;
      }
  for (guint i = 0; i < sets->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (sets, i);

      if (xep_form_has_annex (form, set->annex))
        return set;
    }
  return NULL;
}

static XepReportData *
fill_blank (XepReportContext *self)
{
  XepReportData *data = xep_report_data_new ();
  const XepCriteriaSet *set = NULL;
  gboolean collective = xep_form_has_kind (self->form, XEP_KIND_COLLECTIVE);
  gboolean leader = xep_form_has_kind (self->form, XEP_KIND_LEADER);
  gboolean other = xep_form_has_kind (self->form, XEP_KIND_STAFF)
                   || xep_form_has_kind (self->form, XEP_KIND_MEMBER);

  xep_report_context_set_document (self, data, 0);
  if (xep_form_get_scope (self->form) != XEP_FORM_SUBJECT)
    return data;
  /* What all subjects of the form have in common, so that words on a condition come out right. */
  xep_report_data_set_flag (data, "collective", collective && !leader && !other);
  xep_report_data_set_flag (data, "person", !collective);
  xep_report_data_set_flag (data, "leader", leader && !collective && !other);
  xep_report_data_set_flag (data, "party_member", !collective);
  /* one paper with a place for both levels */
  xep_report_data_set_flag (data, "two_ratings", xep_form_is_person_once (self->form));
  xep_report_context_add_blank_review (self, data);
  xep_report_context_add_blank_dossier (self, data);
  set = find_default_set (self->regulation, self->form, self->period->code);
  if (set != NULL)
    xep_report_context_add_criteria (data, set, NULL);
  return data;
}

XepReportData *
xep_report_context_blank (XepRegulation *regulation, XepForm *form, XepPeriodCode code, int year)
{
  g_auto (XepReportContext) self = { .form = form, .regulation = regulation };

  self.period = xep_period_new ();
  self.period->code = code;
  self.period->year = year;
  return fill_blank (&self);
}

/* Errors: %XEP_ERROR_NOT_FOUND for an unknown period. */
XepReportData *
xep_report_context_blank_period (XepStore *store, XepForm *form, gint64 period_id, GError **error)
{
  g_auto (XepReportContext) self = { .store = store, .form = form };

  return open_period (&self, period_id, error) ? fill_blank (&self) : NULL;
}
