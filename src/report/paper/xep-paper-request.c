/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/paper/xep-paper-request.h"

#include "report/paper/xep-paper-plan.h"
#include "report/shared/xep-cancel.h"

XepPaperRequest *
xep_paper_request_copy (const XepPaperRequest *self)
{
  XepPaperRequest *copy = g_memdup2 (self, sizeof *self);
  XepReportSelection *selection = &copy->selection;

  copy->forms = (const char *const *) g_strdupv ((char **) self->forms);
  /* With room for one, so that "none" is not taken for "all": the ids are not NULL. */
  if (selection->assessment_ids != NULL)
    {
      gint64 *ids = g_new0 (gint64, MAX (selection->n_assessments, 1));

      memcpy (ids, selection->assessment_ids, selection->n_assessments * sizeof *ids);
      selection->assessment_ids = ids;
    }
  if (selection->kinds != NULL)
    selection->kinds = g_memdup2 (selection->kinds, XEP_N_KINDS * sizeof *selection->kinds);
  return copy;
}

void
xep_paper_request_free (XepPaperRequest *self)
{
  g_strfreev ((char **) self->forms);
  g_free ((gpointer) self->selection.assessment_ids);
  g_free ((gpointer) self->selection.kinds);
  g_free (self);
}

/* The papers of one subject; what is told of them counts when they are all in. */
static gboolean
write_sheaf (
    XepPaperPlan *plan, guint number, XepPaperSink *sink, XepPaperReport *report, GError **error)
{
  const XepPaperSheaf *sheaf = &g_array_index (plan->sheaves, XepPaperSheaf, number);
  XepPaperSubject subject = { NULL, number, plan->sheaves->len,
                              (XepForm **) &plan->papers->pdata[sheaf->first], sheaf->count };
  g_autofree char *whose = NULL;
  XepReportNotes notes = { 0 };

  for (guint i = 0; i < sheaf->count; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (XepDocument) document = xep_paper_plan_build (plan, sheaf, i, &name, error);

      if (document == NULL)
        return FALSE;
      if (i == 0)
        {
          subject.name = whose = g_steal_pointer (&name);
          if (!xep_paper_sink_begin_subject (sink, &subject, error))
            return FALSE;
        }
      if (!xep_paper_sink_add (sink, document, error))
        return FALSE;
      xep_report_notes_add (&notes, &document->notes);
    }
  if (!xep_paper_sink_end_subject (sink, error))
    return FALSE;
  xep_report_notes_add (&report->notes, &notes);
  report->documents += sheaf->count;
  return TRUE;
}

static gboolean
write_sheaves (XepPaperPlan *plan,
               XepPaperSink *sink,
               XepPaperReport *report,
               XepReportProgress progress,
               gpointer user_data,
               GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint count = plan->sheaves->len;

  for (guint i = 0; i < count; i++)
    {
      if (!xep_cancel_check (sink->cancellable, error)
          || !write_sheaf (plan, i, sink, report, error))
        return FALSE;
      report->subjects += xep_paper_plan_is_new_subject (
          people, &g_array_index (plan->sheaves, XepPaperSheaf, i));
      if (progress != NULL)
        progress (i + 1, count, user_data);
    }
  return xep_paper_sink_end (sink, error);
}

gboolean
xep_paper_request_run (const XepPaperRequest *self,
                       XepStore *store,
                       XepPaperSink *sink,
                       const char *path,
                       XepPaperReport *report,
                       XepReportProgress progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (XepPaperPlan) plan = { 0 };
  g_autoptr (GError) problem = NULL;
  XepPaperReport made = { 0 };

  if (report != NULL)
    *report = made;
  if (!xep_paper_plan_make (&plan, store, self, sink, error)
      || !xep_paper_plan_has_any (&plan, error))
    return FALSE;
  made.notes = plan.notes;
  sink->path = path;
  sink->notes = &plan.notes;
  sink->n_subjects = plan.sheaves->len;
  sink->n_papers = plan.papers->len;
  sink->cancellable = cancellable;
  sink->files = 0;
  if (!xep_paper_sink_begin (sink, xep_form_get_title (plan.papers->pdata[0]), error))
    return FALSE;
  if (!write_sheaves (&plan, sink, &made, progress, user_data, &problem))
    {
      /* Of one file that was not finished nothing is there. */
      if (sink->class->explain != NULL)
        sink->class->explain (sink, &problem);
      else
        made = (XepPaperReport){ 0 };
    }
  made.files = sink->files;
  if (report != NULL)
    *report = made;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
xep_paper_request_count (const XepPaperRequest *self,
                         XepStore *store,
                         const XepPaperSink *sink,
                         XepPaperReport *count,
                         GError **error)
{
  g_auto (XepPaperPlan) plan = { 0 };
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  *count = (XepPaperReport){ 0 };
  if (!xep_paper_plan_make (&plan, store, self, sink, error))
    return FALSE;
  for (guint i = 0; i < plan.sheaves->len; i++)
    count->subjects
        += xep_paper_plan_is_new_subject (people, &g_array_index (plan.sheaves, XepPaperSheaf, i));
  count->documents = plan.papers->len;
  count->notes = plan.notes;
  return TRUE;
}
