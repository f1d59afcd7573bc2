/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-preview-loader.h"

#include <glib/gi18n.h>

#include "gui/paper/xep-form-shelf.h"
#include "gui/shared/xep-worker.h"
#include "report/xep-layout.h"
#include "report/xep-report-job.h"
#include "store/xep-period-store.h"

typedef struct
{
  char *path;
  XepPrintRequest *request;
  XepFormCatalogue *catalogue;
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
  g_clear_pointer (&load->catalogue, xep_form_catalogue_unref);
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
deliver (
    GTask *task, XepPages *pages, const XepReportNotes *notes, const char *title, guint expected)
{
  XepDelivery *delivery = g_new0 (XepDelivery, 1);

  delivery->task = g_object_ref (task);
  delivery->pages = xep_pages_ref (pages);
  delivery->notes = *notes;
  delivery->title = g_strdup (title);
  delivery->expected = expected;
  /* Not g_main_context_invoke(): when the main loop has ended it calls from this thread. */
  g_idle_add_full (G_PRIORITY_DEFAULT, receive, delivery, (GDestroyNotify)delivery_free);
}

/* One piece of paper for all: a list, or the empty form. */
static gboolean
load_whole (GTask *task, XepStore *store, const XepPrintRequest *request, GError **error)
{
  XepReportSelection selection = xep_print_request_select (request);
  XepReportNotes notes = { 0 };
  g_autoptr (XepPages) pages = xep_report_build_pages (
      store, request->form_id, request->period_id, &selection, request->blank, NULL, NULL, &notes,
      g_task_get_cancellable (task), error);

  if (pages == NULL)
    return FALSE;
  deliver (task, pages, &notes, "", 1);
  return TRUE;
}

static gboolean
load_subject (GTask *task,
              XepReportJob *job,
              XepForm *form,
              XepLayout *layout,
              gint64 id,
              guint expected,
              GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (XepDocument) document = xep_report_job_build_subject (job, form, id, &name, error);
  g_autoptr (XepPages) pages = NULL;

  if (document == NULL)
    return FALSE;
  pages = xep_layout_paginate (layout, document, error);
  if (pages == NULL)
    return FALSE;
  deliver (task, pages, &document->notes, name, expected);
  return TRUE;
}

/* Of a person with two ratings one paper is printed, from the officer's. */
static gint64
find_officer (XepReportJob *job, XepForm *form, gint64 assessment_id)
{
  gint64 person_id = 0;

  for (guint i = 0; i < job->picks->len && person_id == 0; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (job->picks, XepAssessmentPick, i);

      if (pick->id == assessment_id && pick->kind == XEP_KIND_MEMBER && pick->has_officer)
        person_id = pick->person_id;
    }
  for (guint i = 0; i < job->picks->len && person_id != 0; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (job->picks, XepAssessmentPick, i);

      if (pick->person_id == person_id && pick->kind != XEP_KIND_MEMBER
          && xep_report_job_takes (job, form, pick))
        return pick->id;
    }
  return assessment_id;
}

/* Assessments the form is about, in printing order. (transfer full) */
static GArray *
list_subjects (XepReportJob *job, const XepPrintRequest *request, XepForm *form)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (request->assessment_id != 0)
    {
      gint64 id = xep_form_is_person_once (form)
                      ? find_officer (job, form, request->assessment_id)
                      : request->assessment_id;

      g_array_append_val (ids, id);
      return ids;
    }
  for (guint i = 0; i < job->picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (job->picks, XepAssessmentPick, i);

      if (xep_report_job_takes (job, form, pick))
        g_array_append_val (ids, pick->id);
    }
  return ids;
}

/* The forms are at hand already: reading them again would cost more than the first page. */
static gboolean
prepare (XepReportJob *job,
         XepStore *store,
         const XepPrintRequest *request,
         XepFormCatalogue *catalogue,
         GError **error)
{
  gint64 unit_id = request->assessment_id != 0 ? 0 : request->unit_id;

  job->store = store;
  job->catalogue = xep_form_catalogue_ref (catalogue);
  job->period = xep_period_store_load (store, request->period_id, error);
  if (job->period == NULL)
    return FALSE;
  job->regulation = xep_store_get_period_regulation (store, request->period_id, error);
  if (job->regulation == NULL)
    return FALSE;
  job->picks = xep_assessment_store_list_picks (store, request->period_id, unit_id, error);
  return job->picks != NULL;
}

static gboolean
load_each (GTask *task, XepReportJob *job, XepForm *form, GArray *ids, GError **error)
{
  /* One layout for all: the labels of the form are shaped once. */
  g_autoptr (XepLayout) layout = xep_layout_new (error);

  if (layout == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error)
        || !load_subject (task, job, form, layout, g_array_index (ids, gint64, i), ids->len, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_subjects (GTask *task, XepStore *store, XepLoad *load, XepForm *form, GError **error)
{
  g_auto (XepReportJob) job = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (!prepare (&job, store, load->request, load->catalogue, error))
    return FALSE;
  ids = list_subjects (&job, load->request, form);
  if (ids->len > 0)
    return load_each (task, &job, form, ids, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("Nobody here is assessed with the form “%s” in this period. Choose another "
                 "unit, or open the period first."),
               load->request->form_title);
  return FALSE;
}

static gboolean
load_all (GTask *task, XepStore *store, XepLoad *load, GError **error)
{
  XepForm *form = xep_form_catalogue_find (load->catalogue, load->request->form_id, error);

  if (form == NULL)
    return FALSE;
  if (load->request->blank || xep_form_get_scope (form) == XEP_FORM_LIST)
    return load_whole (task, store, load->request, error);
  return load_subjects (task, store, load, form, error);
}

static void
finish (GTask *task, XepStore *store, XepLoad *load)
{
  GError *error = NULL;

  if (load_all (task, store, load, &error))
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
  GError *error = NULL;

  load->path = g_strdup (xep_store_get_path (store));
  load->request = xep_print_request_copy (request);
  load->catalogue = xep_form_shelf_get (&error);
  g_task_set_task_data (task, load, (GDestroyNotify)load_free);
  if (load->catalogue == NULL)
    g_task_return_error (task, error);
  else if (load->path == NULL)
    finish (task, store, load);
  else
    xep_worker_run (task, run);
}

gboolean
xep_preview_loader_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
