/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/paper/xep-preview-loader.h"

#include <glib/gi18n.h>

#include "report/xep-layout.h"
#include "report/xep-report-context.h"
#include "store/xep-assessment-store.h"

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
  xep_page_stack_append (stack, delivery->pages, delivery->title);
  return G_SOURCE_REMOVE;
}

static void
deliver (GTask *task, XepPages *pages, const char *title, guint expected)
{
  XepDelivery *delivery = g_new0 (XepDelivery, 1);

  delivery->task = g_object_ref (task);
  delivery->pages = xep_pages_ref (pages);
  delivery->title = g_strdup (title);
  delivery->expected = expected;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, receive, delivery,
                              (GDestroyNotify)delivery_free);
}

/* One piece of paper for all: a list, or the empty form. */
static gboolean
load_whole (GTask *task, XepStore *store, const XepPrintRequest *request, GError **error)
{
  XepReportSelection selection = xep_print_request_select (request);
  g_autoptr (XepPages) pages
      = xep_report_build_pages (store, request->form_id, request->period_id, &selection,
                                request->blank, NULL, NULL, g_task_get_cancellable (task), error);

  if (pages == NULL)
    return FALSE;
  deliver (task, pages, "", 1);
  return TRUE;
}

/* A form for one management tier passes over the others. -1 with @error. */
static int
concerns (XepStore *store, XepForm *form, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) assessment = NULL;

  if (xep_form_has_all_tiers (form))
    return TRUE;
  assessment = xep_assessment_store_load (store, id, error);
  return assessment == NULL ? -1 : xep_form_has_tier (form, assessment->tier);
}

static gboolean
load_subject (GTask *task,
              XepStore *store,
              XepForm *form,
              XepLayout *layout,
              gint64 id,
              guint expected,
              GError **error)
{
  g_autoptr (XepReportData) data = xep_report_context_subject (store, form, id, error);
  g_autoptr (XepDocument) document = NULL;
  g_autoptr (XepPages) pages = NULL;

  if (data == NULL)
    return FALSE;
  document = xep_form_build (form, data, FALSE, error);
  if (document == NULL)
    return FALSE;
  pages = xep_layout_paginate (layout, document, error);
  if (pages == NULL)
    return FALSE;
  deliver (task, pages, xep_report_data_get (data, "name").text, expected);
  return TRUE;
}

static gboolean
add_concerned (XepStore *store, XepForm *form, GArray *all, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      int concerned = concerns (store, form, id, error);

      if (concerned < 0)
        return FALSE;
      if (concerned)
        g_array_append_val (all, id);
    }
  return TRUE;
}

/* Assessments the form is about, in printing order. (transfer full) */
static GArray *
list_subjects (XepStore *store, const XepPrintRequest *request, XepForm *form, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (request->assessment_id != 0)
    {
      g_array_append_val (all, request->assessment_id);
      return g_steal_pointer (&all);
    }
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      g_autoptr (GArray) ids = NULL;

      if (!xep_form_has_kind (form, kind))
        continue;
      ids = xep_assessment_store_list_ids (store, request->period_id, kind, request->unit_id,
                                           error);
      if (ids == NULL || !add_concerned (store, form, all, ids, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}

static gboolean
load_subjects (
    GTask *task, XepStore *store, const XepPrintRequest *request, XepForm *form, GError **error)
{
  g_autoptr (GArray) ids = list_subjects (store, request, form, error);
  g_autoptr (XepLayout) layout = NULL;

  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                   _("Nobody here is assessed with the form “%s” in this period. Choose another "
                      "unit, or open the period first."),
                   request->form_title);
      return FALSE;
    }
  /* One layout for all: the labels of the form are shaped once. */
  layout = xep_layout_new (error);
  if (layout == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error)
        || !load_subject (task, store, form, layout, g_array_index (ids, gint64, i), ids->len,
                          error))
      return FALSE;
  return TRUE;
}

static gboolean
load_all (GTask *task, XepStore *store, const XepPrintRequest *request, GError **error)
{
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (error);
  XepForm *form = NULL;

  if (catalogue == NULL)
    return FALSE;
  form = xep_form_catalogue_find (catalogue, request->form_id, error);
  if (form == NULL)
    return FALSE;
  if (request->blank || xep_form_get_scope (form) == XEP_FORM_LIST)
    return load_whole (task, store, request, error);
  return load_subjects (task, store, request, form, error);
}

static void
finish (GTask *task, XepStore *store, const XepPrintRequest *request)
{
  GError *error = NULL;

  if (load_all (task, store, request, &error))
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
    finish (task, reader, load->request);
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
  g_task_set_task_data (task, load, (GDestroyNotify)load_free);
  if (load->path == NULL)
    finish (task, store, load->request);
  else
    g_task_run_in_thread (task, run);
}

gboolean
xep_preview_loader_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
