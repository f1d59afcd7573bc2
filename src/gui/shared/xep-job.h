/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepJob:
 *
 * Long work in a thread of its own, while a small window tells how far it is and lets a person stop
 * it. Quick work never shows the window. A stop is not an error.
 */
#define XEP_TYPE_JOB (xep_job_get_type ())
G_DECLARE_FINAL_TYPE (XepJob, xep_job, XEP, JOB, GtkWindow)

/**
 * XepJobMode:
 * @XEP_JOB_READING: over a read-only store. The work looks by itself whether it was stopped: part
 * of what it has made may stay
 * @XEP_JOB_BEHIND: over a read-only store that stops by itself, and without the small window: the
 * page says that something is to come
 * @XEP_JOB_WRITING: over a second store that writes, and that stops by itself. The window it was
 * begun in takes no input meanwhile, and its store takes up what was written, so that "changed" is
 * sent
 * @XEP_JOB_ALONE: over no store; the window takes no input meanwhile
 */
typedef enum
{
  XEP_JOB_READING,
  XEP_JOB_BEHIND,
  XEP_JOB_WRITING,
  XEP_JOB_ALONE,
} XepJobMode;

/* Runs in the thread. @store is made for it. Report how far it is by xep_job_progress() with @job
 * as user_data, or give xep_job_get_watcher() to what takes one. */
typedef gboolean (*XepJobWork) (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error);
/* Runs on the main thread after success, before @data is freed. */
typedef void (*XepJobDone) (gpointer data);
/* Runs on the main thread however it ended, before @data is freed. @error: NULL after success;
 * XEP_ERROR_CANCELLED or G_IO_ERROR_CANCELLED when it was stopped. */
typedef void (*XepJobEnd) (const GError *error, gpointer data);

/* Reads. @text says what is being done; @error_title heads a message about a failure. @data is
 * freed with @free_data in any case. */
void xep_job_run (GtkWidget *parent,
                  XepStore *store,
                  const char *text,
                  const char *error_title,
                  XepJobWork work,
                  XepJobDone done,
                  gpointer data,
                  GDestroyNotify free_data) __attribute__ ((nonnull (4)));
/* @parent (nullable): gone before the end, the work goes on; who does not want that stops it.
 * @store (nullable): with ALONE. @text (nullable): with BEHIND. Returns what stops it. (transfer
 * full) */
GCancellable *xep_job_start (GtkWidget *parent,
                             XepStore *store,
                             XepJobMode mode,
                             const char *text,
                             XepJobWork work,
                             XepJobEnd end,
                             gpointer data,
                             GDestroyNotify free_data);
/* A XepReportProgress. Any thread. */
void xep_job_progress (guint done, guint total, gpointer job);
/* Who waits for the job. (transfer none) */
const XepWatcher *xep_job_get_watcher (gpointer job);
gboolean xep_job_is_stop (const GError *error);
/* Before @window closes: stops all work that is going on, and closes the window when it has
 * stopped. FALSE if there is none. */
gboolean xep_job_close_after (GtkWindow *window);
/* Whether a window waits for that: nothing new is to come up in its place. */
gboolean xep_job_is_ending (void);

G_END_DECLS
