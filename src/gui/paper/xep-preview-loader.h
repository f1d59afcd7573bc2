/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gui/paper/xep-page-stack.h"
#include "gui/paper/xep-print-request.h"

G_BEGIN_DECLS

/* Lays out what @request asks for, in a thread over a read-only store, and puts each document on
 * @stack (on the main thread) as soon as it is ready: the first page is there at once, however
 * many follow. A store in memory is read right here. */
void xep_preview_loader_load_async (XepStore *store,
                                    const XepPrintRequest *request,
                                    XepPageStack *stack,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Refused as xep_paper_request_run() refuses. What is on the stack stays there. */
gboolean xep_preview_loader_load_finish (GAsyncResult *result, GError **error) XEP_MUST_CHECK;

G_END_DECLS
