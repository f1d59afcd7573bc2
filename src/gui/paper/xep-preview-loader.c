/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-preview-loader.h"

#include "gui/shared/xep-worker.h"

typedef struct
{
  char *path;
  XepPrintRequest *request;
} XepLoad;

/* A document on its way to the main thread. */
typedef struct
{
  GTask *task;
  XepPages *pages;
  XepReportNotes notes;
  char *title;
  guint expected;
} XepDelivery;

static void
load_free (XepLoad *load)
{
  g_free (load->path);
  xep_print_request_free (load->request);
  g_free (load);
}

static void
delivery_free (XepDelivery *delivery)
{
  g_object_unref (delivery->task);
  xep_pages_unref (delivery->pages);
  g_free (delivery->title);
  g_free (delivery);
}

static gboolean
receive (gpointer user_data)
{
  XepDelivery *delivery = user_data;
  XepPageStack *stack = g_task_get_source_object (delivery->task);
  GCancellable *cancellable = g_task_get_cancellable (delivery->task);

  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    return G_SOURCE_REMOVE;
  xep_page_stack_set_expected (stack, delivery->expected);
  xep_page_stack_add_notes (stack, &delivery->notes);
  xep_page_stack_append (stack, delivery->pages, delivery->title);
  return G_SOURCE_REMOVE;
}

static void
deliver (XepPages *pages,
         const XepPaperSubject *subject,
         const XepReportNotes *notes,
         gpointer user_data)
{
  XepDelivery *delivery = g_new0 (XepDelivery, 1);

  delivery->task = g_object_ref (user_data);
  delivery->pages = xep_pages_ref (pages);
  delivery->notes = *notes;
  delivery->title = g_strdup (subject->name);
  delivery->expected = subject->total;
  /* Not g_main_context_invoke(): when the main loop has ended it calls from this thread. */
  g_idle_add_full (G_PRIORITY_DEFAULT, receive, delivery, (GDestroyNotify) delivery_free);
}

static void
finish (GTask *task, XepStore *store, XepLoad *load)
{
  g_autoptr (XepPaperSink) sink = xep_page_sink_new (deliver, task);
  XepPaperRequest request = xep_print_request_get_papers (load->request);
  GError *error = NULL;

  if (xep_paper_request_run (&request, store, sink, NULL, NULL, NULL, NULL,
                             g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  XepLoad *load = task_data;
  GError *error = NULL;
  g_autoptr (XepStore) reader = xep_store_new_reader (load->path, &error);

  if (reader == NULL)
    g_task_return_error (task, error);
  else
    finish (task, reader, load);
}

void
xep_preview_loader_load_async (XepStore *store,
                               const XepPrintRequest *request,
                               XepPageStack *stack,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (stack, cancellable, callback, user_data);
  XepLoad *load = g_new0 (XepLoad, 1);

  load->path = g_strdup (xep_store_get_path (store));
  load->request = xep_print_request_copy (request);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  if (load->path == NULL)
    finish (task, store, load);
  else
    xep_worker_run (task, run);
}

gboolean
xep_preview_loader_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
