/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/paper/xep-paper-request.h"

G_BEGIN_DECLS

/* @stopped: in words what is there after a stop, NULL when all was written. */
typedef void (*XepBatchDone) (const XepPaperReport *report,
                              const char *path,
                              const char *stopped,
                              gpointer user_data);

/* Writes the papers in a thread with progress and a way to stop. @sink: (transfer full). An error
 * is told in words over @parent. @done is called on the main thread unless @parent is gone. */
void xep_batch_job_run (GtkWidget *parent,
                        XepStore *store,
                        const XepPaperRequest *request,
                        XepPaperSink *sink,
                        const char *path,
                        XepBatchDone done,
                        gpointer user_data);

G_END_DECLS
