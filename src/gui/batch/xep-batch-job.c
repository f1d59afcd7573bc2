/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/batch/xep-batch-job.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-job.h"

typedef struct
{
  GtkWidget *parent; /* weak */
  XepPaperRequest *request;
  XepPaperSink *sink;
  char *path;
  XepPaperReport report;
  char *stopped;
  XepBatchDone done;
  gpointer user_data;
} XepBatchJob;

static void
batch_job_free (XepBatchJob *job)
{
  g_clear_weak_pointer (&job->parent);
  xep_paper_request_free (job->request);
  xep_paper_sink_free (job->sink);
  g_free (job->path);
  g_free (job->stopped);
  g_free (job);
}

static gboolean
write_papers (
    XepStore *reader, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  XepBatchJob *job = data;
  g_autoptr (GError) problem = NULL;

  if (xep_paper_request_run (job->request, reader, job->sink, job->path, &job->report,
                             xep_job_progress, progress, cancellable, &problem))
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
written_cb (gpointer data)
{
  XepBatchJob *job = data;

  if (job->parent != NULL)
    job->done (&job->report, job->path, job->stopped, job->user_data);
}

void
xep_batch_job_run (GtkWidget *parent,
                   XepStore *store,
                   const XepPaperRequest *request,
                   XepPaperSink *sink,
                   const char *path,
                   XepBatchDone done,
                   gpointer user_data)
{
  XepBatchJob *job = g_new0 (XepBatchJob, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->request = xep_paper_request_copy (request);
  job->sink = sink;
  job->path = g_strdup (path);
  job->done = done;
  job->user_data = user_data;
  xep_job_run (parent, store, _("Writing the papers…"), _("The papers were not all written"),
               write_papers, written_cb, job, (GDestroyNotify) batch_job_free);
}
