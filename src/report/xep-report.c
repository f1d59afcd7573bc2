/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-report"

#include "config.h"

#include "report/xep-report.h"

#include "report/xep-layout.h"
#include "report/xep-pdf.h"
#include "report/xep-report-context.h"
#include "report/xep-worksheet.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

#include <glib/gi18n.h>

/* One request, checked and with its assessments found. */
typedef struct
{
  XepStore *store;
  XepFormCatalogue *catalogue;
  XepForm *form; /* of the catalogue */
  XepPeriod *period;
  XepRegulation *regulation; /* of the store */
  GArray *ids;               /* gint64, in printing order */
  const XepReportSelection *selection;
  gboolean blank;
} Job;

/* What is done with each document. */
typedef gboolean (*TakeDocument) (XepDocument *document,
                                  const char *name,
                                  gpointer target,
                                  GError **error);

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->catalogue, xep_form_catalogue_unref);
  g_clear_pointer (&job->period, xep_period_free);
  g_clear_pointer (&job->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
is_selected (const XepReportSelection *selection, gint64 id)
{
  if (selection == NULL || selection->assessment_ids == NULL)
    return TRUE;
  for (gsize i = 0; i < selection->n_assessments; i++)
    if (selection->assessment_ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Keeps an assessment if it was chosen and its tier belongs in the form (PL 13: province, PL 14:
 * the others). */
static gboolean
consider (Job *job, const XepReportSelection *selection, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) assessment = NULL;

  if (!is_selected (selection, id))
    return TRUE;
  if (xep_form_has_all_tiers (job->form))
    {
      g_array_append_val (job->ids, id);
      return TRUE;
    }
  assessment = xep_assessment_store_load (job->store, id, error);
  if (assessment == NULL)
    return FALSE;
  if (xep_form_has_tier (job->form, assessment->tier))
    g_array_append_val (job->ids, id);
  return TRUE;
}

static gboolean
find_ids_of_kind (Job *job,
                  const XepReportSelection *selection,
                  XepSubjectKind kind,
                  GError **error)
{
  gint64 unit_id = selection != NULL ? selection->unit_id : 0;
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (job->store, job->period->id, (int)kind, unit_id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!consider (job, selection, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
find_ids (Job *job, const XepReportSelection *selection, GError **error)
{
  for (guint kind = 0; kind < XEP_N_KINDS; kind++)
    if (xep_form_has_kind (job->form, (XepSubjectKind)kind)
        && !find_ids_of_kind (job, selection, (XepSubjectKind)kind, error))
      return FALSE;
  if (job->ids->len > 0)
    return TRUE;

  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _ ("There is nothing to put into the form “%s” for this period and selection: no "
                  "assessment it concerns. No file was written. Open the period first, or choose "
                  "other subjects."),
               xep_form_get_id (job->form));
  return FALSE;
}

static gboolean
check_period (Job *job, GError **error)
{
  const XepPeriodRule *rule;

  if (xep_form_has_period (job->form, job->period->code))
    return TRUE;
  rule = xep_regulation_get_period (job->regulation, job->period->code);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("The form “%s” is not used for the period “%s”. No file was written; choose "
                  "another form or period."),
               xep_form_get_id (job->form), rule->name);
  return FALSE;
}

static gboolean
job_prepare (Job *job,
             XepStore *store,
             const char *form_id,
             gint64 period_id,
             const XepReportSelection *selection,
             gboolean blank,
             GError **error)
{
  job->store = store;
  job->selection = selection;
  job->blank = blank;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->catalogue = xep_form_catalogue_load (error);
  if (job->catalogue == NULL)
    return FALSE;
  job->form = xep_form_catalogue_find (job->catalogue, form_id, error);
  if (job->form == NULL)
    return FALSE;
  job->period = xep_period_store_load (store, period_id, error);
  if (job->period == NULL)
    return FALSE;
  job->regulation = xep_store_get_period_regulation (store, period_id, error);
  if (job->regulation == NULL || !check_period (job, error))
    return FALSE;
  return blank || find_ids (job, selection, error);
}

static XepReportData *
create_blank (Job *job)
{
  return xep_report_context_blank (job->regulation, job->form, job->period->code,
                                   job->period->year);
}

/* The only document of a list form or of an empty one. */
static XepDocument *
build_single (Job *job, GError **error)
{
  g_autoptr (XepReportData) data = NULL;

  if (job->blank)
    data = create_blank (job);
  else
    data = xep_report_context_list (job->store, job->form, job->period->id, job->selection, job->ids,
                                    error);
  return data != NULL ? xep_form_build (job->form, data, job->blank, error) : NULL;
}

static gboolean
take_subject (Job *job, gint64 id, TakeDocument take, gpointer target, GError **error)
{
  g_autoptr (XepReportData) data = xep_report_context_subject (job->store, job->form, id, error);
  g_autoptr (XepDocument) document = NULL;

  if (data == NULL)
    return FALSE;
  document = xep_form_build (job->form, data, FALSE, error);
  return document != NULL
         && take (document, xep_report_data_get (data, "name").text, target, error);
}

static gboolean
check_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_CANCELLED,
                       _ ("The work was stopped. No file was written."));
  return FALSE;
}

static gboolean
take_subjects (Job *job,
               TakeDocument take,
               gpointer target,
               XepReportProgress progress,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  for (guint i = 0; i < job->ids->len; i++)
    {
      if (!check_cancelled (cancellable, error)
          || !take_subject (job, g_array_index (job->ids, gint64, i), take, target, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, job->ids->len, user_data);
    }
  return TRUE;
}

static gboolean
take_documents (Job *job,
                TakeDocument take,
                gpointer target,
                XepReportProgress progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (XepDocument) document = NULL;

  if (!job->blank && xep_form_get_scope (job->form) == XEP_FORM_SUBJECT)
    return take_subjects (job, take, target, progress, user_data, cancellable, error);

  if (!check_cancelled (cancellable, error))
    return FALSE;
  document = build_single (job, error);
  if (document == NULL || !take (document, xep_form_get_title (job->form), target, error))
    return FALSE;
  if (progress != NULL)
    progress (1, 1, user_data);
  return TRUE;
}

/* Where documents become pages of a file. */
typedef struct
{
  XepLayout *layout;
  XepPdf *pdf;
  GCancellable *cancellable;
} PdfTarget;

static gboolean
take_into_pdf (XepDocument *document, const char *name, gpointer target, GError **error)
{
  PdfTarget *into = target;
  g_autoptr (XepPages) pages = xep_layout_paginate (into->layout, document, error);

  return pages != NULL && xep_pdf_add (into->pdf, pages, name, into->cancellable, error);
}

gboolean
xep_report_write_pdf (XepStore *store,
                      const char *form_id,
                      gint64 period_id,
                      const XepReportSelection *selection,
                      gboolean blank,
                      const char *path,
                      XepReportProgress progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Job) job = { NULL };
  g_autoptr (XepLayout) layout = NULL;
  g_autoptr (XepPdf) pdf = NULL;
  PdfTarget target;

  if (!job_prepare (&job, store, form_id, period_id, selection, blank, error))
    return FALSE;
  layout = xep_layout_new (error);
  if (layout == NULL)
    return FALSE;
  pdf = xep_pdf_new (path, xep_form_get_title (job.form), error);
  if (pdf == NULL)
    return FALSE;
  target = (PdfTarget){ layout, pdf, cancellable };
  return take_documents (&job, take_into_pdf, &target, progress, user_data, cancellable, error)
         && xep_pdf_finish (pdf, error);
}

gboolean
xep_report_write_xlsx (XepStore *store,
                       const char *form_id,
                       gint64 period_id,
                       const XepReportSelection *selection,
                       gboolean blank,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Job) job = { NULL };
  g_autoptr (XepDocument) document = NULL;

  if (!job_prepare (&job, store, form_id, period_id, selection, blank, error))
    return FALSE;
  if (!xep_form_has_sheet (job.form))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _ ("The form “%s” cannot be written as an Excel file. Print it to PDF instead."),
                   form_id);
      return FALSE;
    }
  document = build_single (&job, error);
  return document != NULL && xep_worksheet_write (document, path, cancellable, error);
}

/* Where documents become pages in memory. */
typedef struct
{
  XepLayout *layout;
  XepPages *pages;
} PagesTarget;

static gboolean
take_into_pages (XepDocument *document, const char *name, gpointer target, GError **error)
{
  PagesTarget *into = target;
  g_autoptr (XepPages) pages = xep_layout_paginate (into->layout, document, error);

  if (pages == NULL)
    return FALSE;
  xep_pages_append (into->pages, pages);
  return TRUE;
}

XepPages *
xep_report_build_pages (XepStore *store,
                        const char *form_id,
                        gint64 period_id,
                        const XepReportSelection *selection,
                        gboolean blank,
                        XepReportProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Job) job = { NULL };
  g_autoptr (XepLayout) layout = NULL;
  g_autoptr (XepPages) pages = xep_pages_new ();
  PagesTarget target;

  if (!job_prepare (&job, store, form_id, period_id, selection, blank, error))
    return NULL;
  layout = xep_layout_new (error);
  if (layout == NULL)
    return NULL;
  target = (PagesTarget){ layout, pages };
  if (!take_documents (&job, take_into_pages, &target, progress, user_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&pages);
}
