/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/batch/xep-batch-job.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-job.h"

typedef struct
{
  GtkWidget *parent; /* weak */
  XepBatchChoice *choice;
  XepBatchMode mode;
  char *path;
  XepBatchReport report;
  char *stopped;
  XepBatchDone done;
  gpointer user_data;
} XepBatchJob;

static void
batch_job_free (XepBatchJob *job)
{
  g_clear_weak_pointer (&job->parent);
  xep_batch_choice_free (job->choice);
  g_free (job->path);
  g_free (job->stopped);
  g_free (job);
}

static gboolean
write_papers (
    XepStore *reader, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  XepBatchJob *job = data;
  g_autoptr (GArray) ids = xep_batch_choice_list_ids (reader, job->choice, error);
  XepReportSelection selection = { job->choice->unit_id, NULL, 0, 0 };
  g_autoptr (GError) problem = NULL;

  if (ids == NULL)
    return FALSE;
  selection.assessment_ids = (const gint64 *)ids->data;
  selection.n_assessments = ids->len;
  if (xep_report_write_batch (reader, (const char *const *)job->choice->forms,
                              job->choice->period_id, &selection, job->mode, job->path,
                              &job->report, xep_job_progress, progress, cancellable, &problem))
    return TRUE;
  if (!g_error_matches (problem, XEP_ERROR, XEP_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* A stop is an end too: the clerk is told what is in the folder. */
  job->stopped = g_strdup (problem->message);
  return TRUE;
}

static void
on_written (gpointer data)
{
  XepBatchJob *job = data;

  if (job->parent != NULL)
    job->done (&job->report, job->path, job->stopped, job->user_data);
}

void
xep_batch_job_run (GtkWidget *parent,
                   XepStore *store,
                   const XepBatchChoice *choice,
                   XepBatchMode mode,
                   const char *path,
                   XepBatchDone done,
                   gpointer user_data)
{
  XepBatchJob *job = g_new0 (XepBatchJob, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->choice = xep_batch_choice_copy (choice);
  job->mode = mode;
  job->path = g_strdup (path);
  job->done = done;
  job->user_data = user_data;
  xep_job_run (parent, store, _("Writing the papers…"), _("The papers were not all written"),
               write_papers, on_written, job, (GDestroyNotify)batch_job_free);
}
