/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/paper/xep-paper-plan.h"

#include <glib/gi18n.h>

#include "report/context/xep-report-context.h"
#include "store/xep-period-store.h"

void
xep_paper_plan_clear (XepPaperPlan *self)
{
  g_clear_pointer (&self->catalogue, xep_form_catalogue_unref);
  g_clear_pointer (&self->period, xep_period_free);
  g_clear_pointer (&self->picks, g_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->chosen_people, g_hash_table_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->sheaves, g_array_unref);
  g_clear_pointer (&self->listed, g_array_unref);
}

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* The assessments asked for, by name or by their kind, and the people they are of. */
static void
choose (XepPaperPlan *self)
{
  const XepReportSelection *selection = &self->request->selection;

  if (selection->assessment_ids == NULL && selection->kinds == NULL)
    return;
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen_people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; i < selection->n_assessments; i++)
    add_id (self->chosen, selection->assessment_ids[i]);
  for (guint i = 0; i < self->picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (self->picks, XepAssessmentPick, i);

      if (selection->kinds != NULL && !selection->kinds[pick->kind])
        g_hash_table_remove (self->chosen, &pick->id);
      else if (selection->assessment_ids == NULL)
        add_id (self->chosen, pick->id);
      if (pick->person_id != 0 && g_hash_table_contains (self->chosen, &pick->id))
        add_id (self->chosen_people, pick->person_id);
    }
}

static gboolean
prepare (XepPaperPlan *self, XepStore *store, const XepPaperRequest *request, GError **error)
{
  self->store = store;
  self->request = request;
  self->forms = g_ptr_array_new ();
  self->papers = g_ptr_array_new ();
  self->sheaves = g_array_new (FALSE, FALSE, sizeof (XepPaperSheaf));
  self->listed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->catalogue = xep_form_catalogue_load (error);
  if (self->catalogue == NULL)
    return FALSE;
  self->period = xep_period_store_load (store, request->period_id, error);
  if (self->period == NULL)
    return FALSE;
  self->regulation = xep_store_get_period_regulation (store, request->period_id, error);
  if (self->regulation == NULL)
    return FALSE;
  if (request->blank)
    return TRUE;
  self->picks = xep_assessment_store_list_picks (store, request->period_id,
                                                 request->selection.unit_id, error);
  if (self->picks == NULL)
    return FALSE;
  choose (self);
  return TRUE;
}

/* A paper of the commune does not become a unit's by a narrower choice. */
static gboolean
check_extent (XepPaperPlan *self, XepForm *form, GError **error)
{
  const XepReportSelection *selection = &self->request->selection;
  XepFormForUnit for_unit = xep_form_get_for_unit (form);

  if (self->request->blank || xep_form_get_scope (form) != XEP_FORM_LIST)
    return TRUE;
  if (selection->unit_id != 0 && for_unit <= XEP_FOR_UNIT_WHOLE)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("“%s” is a paper of the whole commune and cannot be made for one unit: a unit "
                   "does not speak in its place. No file was written; make it for the whole "
                   "period, or choose a paper of the unit."),
                 xep_form_get_title (form));
  else if (self->chosen != NULL && for_unit == XEP_FOR_UNIT_WHOLE)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("The figures of “%s” are of all subjects: it cannot be made for some of them. "
                   "No file was written; make it for the whole period."),
                 xep_form_get_title (form));
  else
    return TRUE;
  return FALSE;
}

/* A form of the catalogue that is for the period, and for a unit or for some subjects if the
 * selection wants that; else NULL with the reason. (transfer none) */
static XepForm *
find_form (XepPaperPlan *self, const char *form_id, GError **error)
{
  XepForm *form = xep_form_catalogue_find (self->catalogue, form_id, error);

  if (form == NULL)
    return NULL;
  if (xep_form_has_period (form, self->period->code))
    return check_extent (self, form, error) ? form : NULL;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The form “%s” is not used for the period “%s”. No file was written; choose "
                 "another form or period."),
               form_id, xep_regulation_get_period (self->regulation, self->period->code)->name);
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
is_chosen (XepPaperPlan *self, XepForm *form, const XepAssessmentPick *pick)
{
  if (self->chosen == NULL || g_hash_table_contains (self->chosen, &pick->id))
    return TRUE;
  return is_one_paper (form) && pick->kind != XEP_KIND_MEMBER && pick->person_id != 0
         && g_hash_table_contains (self->chosen_people, &pick->person_id);
}

/* A subject asked for by name gets the paper in any case, as a draft to be filled in by hand; but
 * nothing is told to others before its decision is issued. */
static gboolean
has_what_it_needs (XepPaperPlan *self, XepForm *form, const XepAssessmentPick *pick)
{
  const gboolean has[XEP_N_FORM_NEEDS] = {
    [XEP_NEED_NOTHING] = TRUE,           [XEP_NEED_APPRAISAL] = pick->proposed,
    [XEP_NEED_DECISION] = pick->decided, [XEP_NEED_ISSUED] = pick->issued,
    [XEP_NEED_RERATING] = pick->rerated, [XEP_NEED_PROMPT] = pick->prompted,
  };

  return has[xep_form_get_need (form)]
         || (self->chosen != NULL && xep_form_get_need (form) != XEP_NEED_ISSUED);
}

/* Whether @form is a paper for the assessment: its kind, tier and annex, the choice of the
 * selection, and one paper for a person with two ratings. */
static gboolean
concerns (XepPaperPlan *self, XepForm *form, const XepAssessmentPick *pick)
{
  const XepCriteriaSet *set = xep_regulation_find_set (self->regulation, pick->criteria_set);
  if (is_one_paper (form) && pick->kind == XEP_KIND_MEMBER && pick->has_officer)
    return FALSE;
  return xep_form_has_kind (form, pick->kind) && xep_form_has_tier (form, pick->tier)
         && xep_form_has_annex (form, set != NULL ? set->annex : "")
         && is_chosen (self, form, pick);
}

/* Figures and lists of results go out as published. */
static gboolean
publishes (XepForm *form)
{
  static const char *const fields[]
      = { "counts_by_kind", "counts_by_type", "counts_by_unit", "quotas", "decision_level_name" };

  for (gsize i = 0; xep_form_get_category (form) == XEP_FORM_SUMMARY && i < G_N_ELEMENTS (fields);
       i++)
    if (xep_form_uses (form, fields[i]))
      return TRUE;
  return FALSE;
}

/* Whether the assessment gets @form; counts what is to be told about it. */
static gboolean
choose_paper (XepPaperPlan *self, XepForm *form, const XepAssessmentPick *pick)
{
  gboolean unissued = pick->decided && !pick->issued;

  if (!concerns (self, form, pick))
    return FALSE;
  if (!has_what_it_needs (self, form, pick))
    {
      /* What is not issued is not told: it waits for the number and date of its decision. */
      self->notes.counts[XEP_NOTE_UNPUBLISHED]
          += xep_form_get_need (form) == XEP_NEED_ISSUED && unissued;
      return FALSE;
    }
  self->notes.counts[XEP_NOTE_UNISSUED] += unissued && publishes (form);
  return TRUE;
}

/* Whether the form can go where the papers go. */
static gboolean
check_sink (XepPaperPlan *self, const XepPaperSink *sink, XepForm *form, GError **error)
{
  const char *id = xep_form_get_id (form);

  if (sink->format != NULL && !xep_paper_format_takes (sink->format, form))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("The form “%s” cannot be written as an Excel file. Print it to PDF instead."),
                 id);
  else if (!self->request->blank && xep_form_get_scope (form) == XEP_FORM_LIST
           && (sink->each || self->request->forms[1] != NULL))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("The form “%s” is one list of all subjects and cannot be printed for each "
                   "of them. No file was written; print it by itself."),
                 id);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_room (const XepPaperSink *sink, guint n_papers, GError **error)
{
  if (n_papers <= 1 || sink->format == NULL || sink->each || sink->format->holds_many)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("A file of the kind “%s” holds one paper, not %u. No file was written; choose "
                 "one form and one subject, or a folder with a file for each."),
               _ (sink->format->name), n_papers);
  return FALSE;
}

static gboolean
find_forms (XepPaperPlan *self, const XepPaperSink *sink, GError **error)
{
  for (guint i = 0; self->request->forms[i] != NULL; i++)
    {
      XepForm *form = find_form (self, self->request->forms[i], error);

      if (form == NULL)
        return FALSE;
      g_ptr_array_add (self->forms, form);
    }
  if (!check_room (sink, self->forms->len, error))
    return FALSE;
  for (guint i = 0; i < self->forms->len; i++)
    if (!check_sink (self, sink, self->forms->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
add_sheaf (XepPaperPlan *self, const XepAssessmentPick *pick)
{
  XepPaperSheaf sheaf = { pick, self->papers->len, 0 };

  for (guint i = 0; i < self->forms->len; i++)
    if (choose_paper (self, self->forms->pdata[i], pick))
      g_ptr_array_add (self->papers, self->forms->pdata[i]);
  sheaf.count = self->papers->len - sheaf.first;
  if (sheaf.count > 0)
    g_array_append_val (self->sheaves, sheaf);
}

/* A paper of nobody in particular. */
static void
add_single (XepPaperPlan *self, XepForm *form)
{
  XepPaperSheaf sheaf = { NULL, self->papers->len, 1 };

  g_ptr_array_add (self->papers, form);
  g_array_append_val (self->sheaves, sheaf);
}

static void
list_subjects (XepPaperPlan *self, XepForm *form)
{
  for (guint i = 0; i < self->picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (self->picks, XepAssessmentPick, i);

      if (choose_paper (self, form, pick))
        g_array_append_val (self->listed, pick->id);
    }
  if (self->listed->len > 0)
    add_single (self, form);
}

gboolean
xep_paper_plan_make (XepPaperPlan *self,
                     XepStore *store,
                     const XepPaperRequest *request,
                     const XepPaperSink *sink,
                     GError **error)
{
  if (!prepare (self, store, request, error) || !find_forms (self, sink, error))
    return FALSE;
  if (request->blank)
    for (guint i = 0; i < self->forms->len; i++)
      add_single (self, self->forms->pdata[i]);
  else if (self->forms->len == 1 && xep_form_get_scope (self->forms->pdata[0]) == XEP_FORM_LIST)
    list_subjects (self, self->forms->pdata[0]);
  else
    for (guint i = 0; i < self->picks->len; i++)
      add_sheaf (self, &g_array_index (self->picks, XepAssessmentPick, i));
  return check_room (sink, self->papers->len, error);
}

gboolean
xep_paper_plan_has_any (XepPaperPlan *self, GError **error)
{
  guint waiting = self->notes.counts[XEP_NOTE_UNPUBLISHED];
  g_autofree char *ids = NULL;

  if (self->sheaves->len > 0)
    return TRUE;
  ids = g_strjoinv (", ", (char **) self->request->forms);
  if (waiting > 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _("There is nothing to tell with the form “%s”: %u decided levels have no number "
                   "or date of their decision yet. No file was written; key both in the decision "
                   "step and print again."),
                 ids, waiting);
  else
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _("There is nothing to put into the form “%s” for this period and selection: no "
                   "assessment it concerns. No file was written. Open the period first, or choose "
                   "other subjects."),
                 ids);
  return FALSE;
}

gboolean
xep_paper_plan_is_new_subject (GHashTable *people, const XepPaperSheaf *sheaf)
{
  const XepAssessmentPick *pick = sheaf->pick;

  return pick != NULL
         && (pick->person_id == 0 || g_hash_table_add (people, (gpointer) &pick->person_id));
}

XepDocument *
xep_paper_plan_build (
    XepPaperPlan *self, const XepPaperSheaf *sheaf, guint number, char **name, GError **error)
{
  XepForm *form = self->papers->pdata[sheaf->first + number];
  const XepPaperRequest *request = self->request;
  g_autoptr (XepReportData) data = NULL;

  if (request->blank)
    data = xep_report_context_blank_period (self->store, form, request->period_id, error);
  else if (sheaf->pick == NULL)
    data = xep_report_context_list (self->store, form, request->period_id, &request->selection,
                                    self->listed, error);
  else
    data = xep_report_context_subject (self->store, form, sheaf->pick->id, error);
  if (data == NULL)
    return NULL;
  *name = g_strdup (sheaf->pick != NULL ? xep_report_data_get (data, "name").text
                                        : xep_form_get_title (form));
  return xep_form_build (form, data, request->blank, error);
}
