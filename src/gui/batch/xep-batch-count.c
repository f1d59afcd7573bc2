/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/batch/xep-batch-count.h"

#include "report/xep-report-job.h"
#include "store/xep-assessment-store.h"

XepBatchChoice *
xep_batch_choice_copy (const XepBatchChoice *choice)
{
  XepBatchChoice *copy = g_memdup2 (choice, sizeof *choice);

  copy->forms = g_strdupv (choice->forms);
  return copy;
}

void
xep_batch_choice_free (XepBatchChoice *choice)
{
  g_strfreev (choice->forms);
  g_free (choice);
}

GArray *
xep_batch_choice_list_ids (XepStore *store, const XepBatchChoice *choice, GError **error)
{
  g_autoptr (GArray) picks
      = xep_assessment_store_list_picks (store, choice->period_id, choice->unit_id, error);
  GArray *ids = NULL;

  if (picks == NULL)
    return NULL;
  /* With room for one, so that "none" is not taken for "all": the data are not NULL. */
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (picks->len, 1));
  for (guint i = 0; i < picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (picks, XepAssessmentPick, i);

      if (choice->kinds[pick->kind])
        g_array_append_val (ids, pick->id);
    }
  return ids;
}

static guint
count_papers (XepReportJob *job, GPtrArray *forms, const XepAssessmentPick *pick)
{
  guint papers = 0;

  for (guint i = 0; i < forms->len; i++)
    if (xep_report_job_takes (job, g_ptr_array_index (forms, i), pick))
      papers++;
  return papers;
}

static GPtrArray *
find_forms (XepReportJob *job, const XepBatchChoice *choice, GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; choice->forms[i] != NULL; i++)
    {
      XepForm *form = xep_report_job_find_form (job, choice->forms[i], error);

      if (form == NULL)
        return NULL;
      g_ptr_array_add (forms, form);
    }
  return g_steal_pointer (&forms);
}

gboolean
xep_batch_choice_count (XepStore *store,
                        const XepBatchChoice *choice,
                        XepBatchReport *count,
                        GError **error)
{
  g_autoptr (GArray) ids = xep_batch_choice_list_ids (store, choice, error);
  g_auto (XepReportJob) job = { 0 };
  XepReportSelection selection = { choice->unit_id, NULL, 0, 0 };
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  *count = (XepBatchReport){ 0 };
  if (ids == NULL)
    return FALSE;
  selection.assessment_ids = (const gint64 *)ids->data;
  selection.n_assessments = ids->len;
  if (!xep_report_job_prepare (&job, store, choice->period_id, &selection, FALSE, error))
    return FALSE;
  forms = find_forms (&job, choice, error);
  if (forms == NULL)
    return FALSE;
  for (guint i = 0; i < job.picks->len; i++)
    {
      XepAssessmentPick *pick = &g_array_index (job.picks, XepAssessmentPick, i);
      guint papers = count_papers (&job, forms, pick);

      count->documents += papers;
      if (papers > 0 && xep_report_job_is_new_subject (people, pick))
        count->subjects++;
    }
  return TRUE;
}
