/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/xep-report-batch.h"

#include "base/xep-safe-file.h"
#include "report/xep-cancel.h"
#include "report/xep-layout.h"
#include "report/xep-pdf.h"
#include "report/xep-report-job.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Bytes of a file name: what every disk, archive and mail program takes. */
#define LONGEST_NAME 100
/* Of it, for the subject's name. */
#define LONGEST_SUBJECT 60
#define FOLDER_MODE 0700 /* of personal papers */
#define EXTENSION ".pdf"

/* A subject and the forms that are for it: from @first, @count of the batch's forms. */
typedef struct
{
  const XepAssessmentPick *pick; /* of the job */
  guint first;
  guint count;
} Sheaf;

typedef struct
{
  XepReportJob job;
  GPtrArray *forms;  /* XepForm of the job's catalogue, in the order asked for */
  GPtrArray *papers; /* XepForm, those of each sheaf after each other */
  GArray *sheaves;   /* Sheaf, in printing order */
  GHashTable *people; /* gint64* of the picks whose papers are written */
  XepLayout *layout;
  XepPdf *pdf; /* being written */
  const char *path;
  XepBatchMode mode;
  XepBatchReport report;
  GCancellable *cancellable;
} Batch;

static void
batch_clear (Batch *batch)
{
  xep_report_job_clear (&batch->job);
  g_clear_pointer (&batch->forms, g_ptr_array_unref);
  g_clear_pointer (&batch->papers, g_ptr_array_unref);
  g_clear_pointer (&batch->sheaves, g_array_unref);
  g_clear_pointer (&batch->people, g_hash_table_unref);
  g_clear_pointer (&batch->pdf, xep_pdf_free);
  g_clear_pointer (&batch->layout, xep_layout_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static gboolean
find_forms (Batch *batch, const char *const *form_ids, GError **error)
{
  for (guint i = 0; form_ids[i] != NULL; i++)
    {
      XepForm *form = xep_report_job_find_form (&batch->job, form_ids[i], error);

      if (form == NULL)
        return FALSE;
      if (xep_form_get_scope (form) != XEP_FORM_SUBJECT)
        {
          g_set_error (
              error, XEP_ERROR, XEP_ERROR_INVALID,
              _ ("The form “%s” is one list of all subjects and cannot be printed for each "
                 "of them. No file was written; print it by itself."),
              form_ids[i]);
          return FALSE;
        }
      g_ptr_array_add (batch->forms, form);
    }
  return TRUE;
}

static void
add_sheaf (Batch *batch, const XepAssessmentPick *pick)
{
  Sheaf sheaf = { pick, batch->papers->len, 0 };

  for (guint i = 0; i < batch->forms->len; i++)
    if (xep_report_job_takes (&batch->job, batch->forms->pdata[i], pick))
      {
        g_ptr_array_add (batch->papers, batch->forms->pdata[i]);
        sheaf.count++;
      }
  if (sheaf.count > 0)
    g_array_append_val (batch->sheaves, sheaf);
}

static gboolean
find_sheaves (Batch *batch, const char *const *form_ids, GError **error)
{
  GArray *picks = batch->job.picks;
  g_autofree char *ids = NULL;

  for (guint i = 0; i < picks->len; i++)
    add_sheaf (batch, &g_array_index (picks, XepAssessmentPick, i));
  if (batch->sheaves->len > 0)
    return TRUE;
  ids = g_strjoinv (", ", (char **)form_ids);
  xep_report_job_set_nothing (ids, error);
  return FALSE;
}

/* Letters without marks and digits of @text; one '-' for anything else between them. */
static void
append_plain (GString *name, const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  gboolean gap = FALSE;
  gsize begin = name->len;

  for (const char *at = decomposed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* đ has no decomposition. */
      if (letter == 0x0111 || letter == 0x0110)
        letter = letter == 0x0111 ? 'd' : 'D';
      if (letter < 0x80 && g_ascii_isalnum ((char)letter))
        {
          if (gap && name->len > begin)
            g_string_append_c (name, '-');
          g_string_append_c (name, (char)letter);
          gap = FALSE;
        }
      else if (!g_unichar_ismark (letter))
        gap = TRUE;
    }
}

/* "001_Giang-Seo-Pao_PL8.pdf": the number, as wide as the last one, keeps the order of the plan
 * and makes two people of one name two files. */
static char *
name_file (Batch *batch, guint number, const char *subject)
{
  const Sheaf *sheaf = &g_array_index (batch->sheaves, Sheaf, number);
  g_autofree char *last = g_strdup_printf ("%u", batch->sheaves->len);
  g_autoptr (GString) name = g_string_new (NULL);
  gsize begin;

  g_string_printf (name, "%0*u_", (int)MAX (strlen (last), 3), number + 1);
  begin = name->len;
  append_plain (name, subject);
  if (name->len - begin > LONGEST_SUBJECT)
    g_string_truncate (name, begin + LONGEST_SUBJECT);
  for (guint i = 0; i < sheaf->count; i++)
    {
      g_string_append_c (name, '_');
      append_plain (name, xep_form_get_name (batch->papers->pdata[sheaf->first + i]));
    }
  if (name->len > LONGEST_NAME - strlen (EXTENSION))
    g_string_truncate (name, LONGEST_NAME - strlen (EXTENSION));
  g_string_append (name, EXTENSION);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
open_file (Batch *batch, guint number, const char *subject, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (batch->mode == XEP_BATCH_ONE_FILE)
    return TRUE;
  name = name_file (batch, number, subject);
  path = g_build_filename (batch->path, name, NULL);
  batch->pdf = xep_pdf_new (path, subject, error);
  return batch->pdf != NULL;
}

static gboolean
close_file (Batch *batch, GError **error)
{
  if (batch->mode == XEP_BATCH_ONE_FILE)
    return TRUE;
  if (!xep_pdf_finish (batch->pdf, error))
    return FALSE;
  g_clear_pointer (&batch->pdf, xep_pdf_free);
  batch->report.files++;
  return TRUE;
}

static gboolean
add_document (Batch *batch, XepDocument *document, const char *bookmark, GError **error)
{
  g_autoptr (XepPages) pages = xep_layout_paginate (batch->layout, document, error);

  if (pages == NULL || !xep_pdf_add (batch->pdf, pages, bookmark, batch->cancellable, error))
    return FALSE;
  batch->report.documents++;
  return TRUE;
}

/* The papers of one subject; the first of them carries the bookmark. */
static gboolean
write_sheaf (Batch *batch, guint number, GError **error)
{
  const Sheaf *sheaf = &g_array_index (batch->sheaves, Sheaf, number);

  for (guint i = 0; i < sheaf->count; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (XepDocument) document = xep_report_job_build_subject (
          &batch->job, batch->papers->pdata[sheaf->first + i], sheaf->pick->id, &name, error);

      if (document == NULL || (i == 0 && !open_file (batch, number, name, error))
          || !add_document (batch, document, i == 0 ? name : NULL, error))
        return FALSE;
      xep_report_notes_add (&batch->report.notes, &document->notes);
    }
  return close_file (batch, error);
}

/* Whole files of a folder are kept, and the person must know it. */
static gboolean
check_cancelled (Batch *batch, GError **error)
{
  if (batch->mode == XEP_BATCH_ONE_FILE || !g_cancellable_is_cancelled (batch->cancellable))
    return xep_cancel_check (batch->cancellable, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_CANCELLED,
               _ ("The work was stopped. %u of %u files are in the folder and whole."),
               batch->report.files, batch->sheaves->len);
  return FALSE;
}

static gboolean
write_sheaves (Batch *batch, XepReportProgress progress, gpointer user_data, GError **error)
{
  for (guint i = 0; i < batch->sheaves->len; i++)
    {
      guint documents = batch->report.documents;

      if (!check_cancelled (batch, error))
        return FALSE;
      if (!write_sheaf (batch, i, error))
        {
          /* Papers of the unfinished file are not on disk. */
          batch->report.documents = documents;
          return FALSE;
        }
      if (xep_report_job_is_new_subject (batch->people,
                                         g_array_index (batch->sheaves, Sheaf, i).pick))
        batch->report.subjects++;
      if (progress != NULL)
        progress (i + 1, batch->sheaves->len, user_data);
    }
  return TRUE;
}

/* Cancelled in the middle of a subject's pages: the same words as between two subjects. Failed:
 * what is in the folder nevertheless. */
static void
explain_stop (Batch *batch, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (error == NULL)
    return;
  if (g_error_matches (*error, XEP_ERROR, XEP_ERROR_CANCELLED))
    {
      g_clear_error (error);
      if (check_cancelled (batch, error))
        g_assert_not_reached ();
      return;
    }
  if (batch->mode == XEP_BATCH_ONE_FILE)
    return;
  reason = g_steal_pointer (error);
  g_set_error (error, reason->domain, reason->code,
               _ ("%s %u of %u files are in the folder and whole; the others were not written."),
               reason->message, batch->report.files, batch->sheaves->len);
}

static gboolean
make_folder (const char *path, GError **error)
{
  int problem;

  if (g_mkdir_with_parents (path, FOLDER_MODE) == 0)
    return TRUE;
  problem = errno;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _ ("“%s” is a file, not a folder. Nothing was changed; choose a folder."), path);
  else
    xep_set_error_from_errno (error, problem, path);
  return FALSE;
}

static gboolean
open_output (Batch *batch, GError **error)
{
  batch->layout = xep_layout_new (error);
  if (batch->layout == NULL)
    return FALSE;
  if (batch->mode == XEP_BATCH_ONE_FILE)
    {
      batch->pdf = xep_pdf_new (batch->path, xep_form_get_title (batch->papers->pdata[0]), error);
      return batch->pdf != NULL;
    }
  return make_folder (batch->path, error);
}

static gboolean
close_output (Batch *batch, GError **error)
{
  if (batch->mode == XEP_BATCH_FILE_EACH)
    return TRUE;
  if (!xep_pdf_finish (batch->pdf, error))
    return FALSE;
  batch->report.files = 1;
  return TRUE;
}

static gboolean
run (Batch *batch, XepReportProgress progress, gpointer user_data, GError **error)
{
  if (!open_output (batch, error))
    return FALSE;
  if (write_sheaves (batch, progress, user_data, error) && close_output (batch, error))
    return TRUE;
  explain_stop (batch, error);
  /* Of one file that was not finished nothing is there. */
  if (batch->mode == XEP_BATCH_ONE_FILE)
    batch->report = (XepBatchReport){ 0 };
  return FALSE;
}

gboolean
xep_report_write_batch (XepStore *store,
                        const char *const *forms,
                        gint64 period_id,
                        const XepReportSelection *selection,
                        XepBatchMode mode,
                        const char *path,
                        XepBatchReport *report,
                        XepReportProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Batch) batch = { .path = path, .mode = mode, .cancellable = cancellable };
  gboolean done;

  batch.forms = g_ptr_array_new ();
  batch.papers = g_ptr_array_new ();
  batch.sheaves = g_array_new (FALSE, FALSE, sizeof (Sheaf));
  batch.people = g_hash_table_new (g_int64_hash, g_int64_equal);
  done = xep_report_job_prepare (&batch.job, store, period_id, selection, FALSE, error)
         && find_forms (&batch, forms, error) && find_sheaves (&batch, forms, error)
         && run (&batch, progress, user_data, error);
  if (report != NULL)
    *report = batch.report;
  return done;
}
