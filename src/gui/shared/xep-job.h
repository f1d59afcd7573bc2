/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepJob:
 *
 * Long work in a thread of its own, over a read-only store, while a small window tells how far it
 * is and lets a person stop it. Quick work never shows the window. An error is told in words; a
 * stop is not an error.
 */
#define XEP_TYPE_JOB (xep_job_get_type ())
G_DECLARE_FINAL_TYPE (XepJob, xep_job, XEP, JOB, GtkWindow)

/* Runs in the thread. Report how far it is by xep_job_progress() with @job as user_data. */
typedef gboolean (*XepJobWork) (
    XepStore *reader, gpointer job, gpointer data, GCancellable *cancellable, GError **error);
/* Runs on the main thread after success, before @data is freed. */
typedef void     (*XepJobDone) (gpointer data);

/* @text says what is being done; @error_title heads a message about a failure. @data is freed
 * with @free_data in any case. */
void xep_job_run (GtkWidget *parent,
                  XepStore *store,
                  const char *text,
                  const char *error_title,
                  XepJobWork work,
                  XepJobDone done,
                  gpointer data,
                  GDestroyNotify free_data) __attribute__ ((nonnull (4)));
/* A XepReportProgress. Any thread. */
void xep_job_progress (guint done, guint total, gpointer job);

G_END_DECLS
