/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/xep-report.h"

#include "report/xep-cancel.h"
#include "report/xep-layout.h"
#include "report/xep-odt.h"
#include "report/xep-pdf.h"
#include "report/xep-report-context.h"
#include "report/xep-report-job.h"
#include "report/xep-worksheet.h"

#include <glib/gi18n.h>

/* One form of a request, and who hears how far it is. */
typedef struct
{
  XepReportJob job;
  XepForm *form; /* of the job's catalogue */
  GArray *ids;   /* gint64, in printing order */
  gboolean blank;
  XepReportNotes notes;
  XepReportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Printing;

/* What is done with each document. */
typedef gboolean (*TakeDocument) (XepDocument *document,
                                  const char *name,
                                  gpointer target,
                                  GError **error);

static void
printing_clear (Printing *printing)
{
  xep_report_job_clear (&printing->job);
  g_clear_pointer (&printing->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printing, printing_clear)

/* Figures and lists of results go out as published. */
static gboolean
publishes (XepForm *form)
{
  static const char *const fields[]
      = { "counts_by_kind", "counts_by_type", "counts_by_unit", "quotas", "decision_level_name" };

  for (gsize i = 0; xep_form_get_category (form) == XEP_FORM_SUMMARY && i < G_N_ELEMENTS (fields);
       i++)
    if (xep_form_uses (form, fields[i]))
      return TRUE;
  return FALSE;
}

static gboolean
find_ids (Printing *printing, GError **error)
{
  GArray *picks = printing->job.picks;
  gboolean published = publishes (printing->form);

  for (guint i = 0; i < picks->len; i++)
    {
      const XepAssessmentPick *pick = &g_array_index (picks, XepAssessmentPick, i);

      if (xep_report_job_takes (&printing->job, printing->form, pick))
        {
          g_array_append_val (printing->ids, pick->id);
          printing->notes.counts[XEP_NOTE_UNISSUED] += published && pick->decided && !pick->issued;
        }
      else if (xep_report_job_awaits_issue (&printing->job, printing->form, pick))
        printing->notes.counts[XEP_NOTE_UNPUBLISHED]++;
    }
  if (printing->ids->len > 0)
    return TRUE;
  if (printing->notes.counts[XEP_NOTE_UNPUBLISHED] > 0)
    {
      xep_report_job_set_unissued (xep_form_get_id (printing->form),
                                   printing->notes.counts[XEP_NOTE_UNPUBLISHED], error);
      return FALSE;
    }
  xep_report_job_set_nothing (xep_form_get_id (printing->form), error);
  return FALSE;
}

static gboolean
prepare (Printing *printing,
         XepStore *store,
         const char *form_id,
         gint64 period_id,
         const XepReportSelection *selection,
         gboolean blank,
         GError **error)
{
  printing->blank = blank;
  printing->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!xep_report_job_prepare (&printing->job, store, period_id, selection, blank, error))
    return FALSE;
  printing->form = xep_report_job_find_form (&printing->job, form_id, error);
  if (printing->form == NULL)
    return FALSE;
  return blank || find_ids (printing, error);
}

/* The only document of a list form or of an empty one. */
static XepDocument *
build_single (Printing *printing, GError **error)
{
  XepReportJob *job = &printing->job;
  g_autoptr (XepReportData) data = NULL;
  XepDocument *document;

  if (printing->blank)
    data = xep_report_context_blank_period (job->store, printing->form, job->period->id, error);
  else
    data = xep_report_context_list (job->store, printing->form, job->period->id, job->selection,
                                    printing->ids, error);
  if (data == NULL)
    return NULL;
  document = xep_form_build (printing->form, data, printing->blank, error);
  if (document != NULL)
    xep_report_notes_add (&printing->notes, &document->notes);
  return document;
}

static XepDocument *
build_subject (Printing *printing, gint64 id, char **name, GError **error)
{
  XepDocument *document
      = xep_report_job_build_subject (&printing->job, printing->form, id, name, error);

  if (document != NULL)
    xep_report_notes_add (&printing->notes, &document->notes);
  return document;
}

/* The document of a list form, or of the only subject of another one. */
static XepDocument *
build_sheet (Printing *printing, GError **error)
{
  g_autofree char *name = NULL;

  if (printing->blank || xep_form_get_scope (printing->form) == XEP_FORM_LIST)
    return build_single (printing, error);
  if (printing->ids->len == 1)
    return build_subject (printing, g_array_index (printing->ids, gint64, 0), &name, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _ ("An Excel file of the form “%s” holds one subject. No file was written; choose "
                  "one subject."),
               xep_form_get_id (printing->form));
  return NULL;
}

static gboolean
take_subject (Printing *printing, gint64 id, TakeDocument take, gpointer target, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (XepDocument) document = build_subject (printing, id, &name, error);

  return document != NULL && take (document, name, target, error);
}

static gboolean
take_subjects (Printing *printing, TakeDocument take, gpointer target, GError **error)
{
  GArray *ids = printing->ids;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!xep_cancel_check (printing->cancellable, error)
          || !take_subject (printing, g_array_index (ids, gint64, i), take, target, error))
        return FALSE;
      if (printing->progress != NULL)
        printing->progress (i + 1, ids->len, printing->user_data);
    }
  return TRUE;
}

static gboolean
take_documents (Printing *printing, TakeDocument take, gpointer target, GError **error)
{
  g_autoptr (XepDocument) document = NULL;

  if (!printing->blank && xep_form_get_scope (printing->form) == XEP_FORM_SUBJECT)
    return take_subjects (printing, take, target, error);

  if (!xep_cancel_check (printing->cancellable, error))
    return FALSE;
  document = build_single (printing, error);
  if (document == NULL || !take (document, xep_form_get_title (printing->form), target, error))
    return FALSE;
  if (printing->progress != NULL)
    printing->progress (1, 1, printing->user_data);
  return TRUE;
}

static void
give_notes (const Printing *printing, XepReportNotes *notes)
{
  if (notes != NULL)
    *notes = printing->notes;
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
                      XepReportNotes *notes,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Printing) printing
      = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autoptr (XepLayout) layout = NULL;
  g_autoptr (XepPdf) pdf = NULL;
  PdfTarget target;

  if (!prepare (&printing, store, form_id, period_id, selection, blank, error))
    return FALSE;
  layout = xep_layout_new (error);
  if (layout == NULL)
    return FALSE;
  pdf = xep_pdf_new (path, xep_form_get_title (printing.form), error);
  if (pdf == NULL)
    return FALSE;
  target = (PdfTarget){ layout, pdf, cancellable };
  if (!take_documents (&printing, take_into_pdf, &target, error) || !xep_pdf_finish (pdf, error))
    return FALSE;
  give_notes (&printing, notes);
  return TRUE;
}

static gboolean
take_into_odt (XepDocument *document, const char *name, gpointer target, GError **error)
{
  return xep_odt_add (target, document, error);
}

gboolean
xep_report_write_odt (XepStore *store,
                      const char *form_id,
                      gint64 period_id,
                      const XepReportSelection *selection,
                      gboolean blank,
                      const char *path,
                      XepReportProgress progress,
                      gpointer user_data,
                      XepReportNotes *notes,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Printing) printing
      = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autoptr (XepOdt) odt = NULL;

  if (!prepare (&printing, store, form_id, period_id, selection, blank, error))
    return FALSE;
  odt = xep_odt_new (path, xep_form_get_title (printing.form), error);
  if (odt == NULL || !take_documents (&printing, take_into_odt, odt, error)
      || !xep_odt_finish (odt, cancellable, error))
    return FALSE;
  give_notes (&printing, notes);
  return TRUE;
}

gboolean
xep_report_write_xlsx (XepStore *store,
                       const char *form_id,
                       gint64 period_id,
                       const XepReportSelection *selection,
                       gboolean blank,
                       const char *path,
                       XepReportNotes *notes,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Printing) printing = { .cancellable = cancellable };
  g_autoptr (XepDocument) document = NULL;

  if (!prepare (&printing, store, form_id, period_id, selection, blank, error))
    return FALSE;
  if (!xep_form_has_sheet (printing.form))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _ ("The form “%s” cannot be written as an Excel file. Print it to PDF instead."),
                   form_id);
      return FALSE;
    }
  document = build_sheet (&printing, error);
  if (document == NULL || !xep_worksheet_write (document, path, cancellable, error))
    return FALSE;
  give_notes (&printing, notes);
  return TRUE;
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
                        XepReportNotes *notes,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Printing) printing
      = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autoptr (XepLayout) layout = NULL;
  g_autoptr (XepPages) pages = xep_pages_new ();
  PagesTarget target;

  if (!prepare (&printing, store, form_id, period_id, selection, blank, error))
    return NULL;
  layout = xep_layout_new (error);
  if (layout == NULL)
    return NULL;
  target = (PagesTarget){ layout, pages };
  if (!take_documents (&printing, take_into_pages, &target, error))
    return NULL;
  give_notes (&printing, notes);
  return g_steal_pointer (&pages);
}
