/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-paper-files.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "report/layout/xep-pdf.h"

#define PENDING_KEY "xep-paper-file"

/* A file that is being chosen, then written. */
typedef struct
{
  const XepPaperFormat *format;
  GtkWidget *parent; /* weak */
  XepStore *store;
  XepPrintRequest *request;
  GPtrArray *documents; /* XepPages of a stack, or NULL */
  GPtrArray *titles;    /* char* */
  char *path;
  XepPaperReport report;
  XepPaperSaved saved;
  gpointer user_data;
} XepPaperFile;

static void
paper_file_free (XepPaperFile *file)
{
  g_clear_weak_pointer (&file->parent);
  g_object_unref (file->store);
  xep_print_request_free (file->request);
  g_clear_pointer (&file->documents, g_ptr_array_unref);
  g_clear_pointer (&file->titles, g_ptr_array_unref);
  g_free (file->path);
  g_free (file);
}

static gboolean
write_stack (XepPaperFile *file, gpointer job, GCancellable *cancellable, GError **error)
{
  g_autoptr (XepPdf) pdf = xep_pdf_new (file->path, file->request->form_title, error);

  if (pdf == NULL)
    return FALSE;
  for (guint i = 0; i < file->documents->len; i++)
    {
      if (!xep_pdf_add (pdf, g_ptr_array_index (file->documents, i),
                        g_ptr_array_index (file->titles, i), cancellable, error))
        return FALSE;
      xep_job_progress (i + 1, file->documents->len, job);
    }
  return xep_pdf_finish (pdf, error);
}

static gboolean
write_file (
    XepStore *reader, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  XepPaperFile *file = data;
  XepPaperRequest papers = xep_print_request_get_papers (file->request);
  g_autoptr (XepPaperSink) sink = NULL;

  if (file->documents != NULL)
    return write_stack (file, job, cancellable, error);
  sink = file->format->new_sink ();
  return xep_paper_request_run (&papers, reader, sink, file->path, &file->report, xep_job_progress,
                                job, cancellable, error);
}

static void
written_cb (gpointer data)
{
  XepPaperFile *file = data;
  g_autofree char *notes = xep_report_notes_dup_text (&file->report.notes);

  if (file->parent == NULL)
    return;
  file->saved (file->path, file->user_data);
  /* Stays until it was read: the paper will be signed. */
  if (notes != NULL)
    xep_dialogs_show_text (file->parent, _("Saved, but look at this before it is signed"), notes);
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  GtkWidget *parent = user_data;
  XepPaperFile *file = g_object_steal_data (G_OBJECT (parent), PENDING_KEY);
  g_autofree char *text = g_strdup_printf (_("Writing “%s”…"), file->request->form_title);

  file->path = g_strdup (path);
  xep_job_run (file->parent, file->store, text, _("The file was not written"), write_file,
               written_cb, file, (GDestroyNotify) paper_file_free);
}

/* The file waits on its window until it is chosen: a choice that is never made goes with the next
 * one or with the window. */
static void
choose (XepPaperFile *file)
{
  const XepPaperFormat *format = file->format;
  g_autofree char *name = xep_print_request_file_name (file->request, format);

  g_object_set_data_full (G_OBJECT (file->parent), PENDING_KEY, file,
                          (GDestroyNotify) paper_file_free);
  xep_dialogs_save_file (file->parent, _ (format->title), name, _ (format->files), format->pattern,
                         chosen_cb, file->parent);
}

static XepPaperFile *
paper_file_new (GtkWidget *parent,
                XepStore *store,
                const XepPrintRequest *request,
                const XepPaperFormat *format,
                XepPaperSaved saved,
                gpointer user_data)
{
  XepPaperFile *file = g_new0 (XepPaperFile, 1);

  file->format = format;
  file->store = g_object_ref (store);
  file->request = xep_print_request_copy (request);
  file->saved = saved;
  file->user_data = user_data;
  g_set_weak_pointer (&file->parent, parent);
  return file;
}

void
xep_paper_files_save (GtkWidget *parent,
                      XepStore *store,
                      const XepPrintRequest *request,
                      const XepPaperFormat *format,
                      XepPaperSaved saved,
                      gpointer user_data)
{
  choose (paper_file_new (parent, store, request, format, saved, user_data));
}

void
xep_paper_files_save_stack (GtkWidget *parent,
                            XepStore *store,
                            const XepPrintRequest *request,
                            XepPageStack *stack,
                            XepPaperSaved saved,
                            gpointer user_data)
{
  XepPaperFile *file
      = paper_file_new (parent, store, request, xep_paper_format_find ("pdf"), saved, user_data);

  file->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_pages_unref);
  file->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < xep_page_stack_get_n_documents (stack); i++)
    {
      g_ptr_array_add (file->documents, xep_pages_ref (xep_page_stack_get_document (stack, i)));
      g_ptr_array_add (file->titles, g_strdup (xep_page_stack_get_title (stack, i)));
    }
  choose (file);
}
