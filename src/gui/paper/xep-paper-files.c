/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-paper-files.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "report/xep-pdf.h"

#define PENDING_KEY "xep-paper-file"

typedef enum
{
  XEP_PAPER_PDF,
  XEP_PAPER_XLSX,
  XEP_PAPER_ODT,
  XEP_PAPER_STACK,
} XepPaperKind;

/* How each kind is asked for. */
static const struct
{
  const char *ending;
  const char *title; /* msgids */
  const char *files;
  const char *pattern;
} looks[] = {
  [XEP_PAPER_PDF] = { "pdf", N_("Save as PDF"), N_("PDF files"), "*.pdf" },
  [XEP_PAPER_XLSX] = { "xlsx", N_("Save as Excel"), N_("Excel workbooks"), "*.xlsx" },
  [XEP_PAPER_ODT] = { "odt", N_("Save as editable text"), N_("OpenDocument texts"), "*.odt" },
  [XEP_PAPER_STACK] = { "pdf", N_("Save as PDF"), N_("PDF files"), "*.pdf" },
};

/* A file that is being chosen, then written. */
typedef struct
{
  XepPaperKind kind;
  GtkWidget *parent; /* weak */
  XepStore *store;
  XepPrintRequest *request;
  GPtrArray *documents; /* XepPages, for a stack */
  GPtrArray *titles;    /* char* */
  char *path;
  XepReportNotes notes;
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
      const char *title = g_ptr_array_index (file->titles, i);

      if (!xep_pdf_add (pdf, g_ptr_array_index (file->documents, i), *title == '\0' ? NULL : title,
                        cancellable, error))
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
  const XepPrintRequest *request = file->request;
  XepReportSelection selection = xep_print_request_select (request);

  switch (file->kind)
    {
    case XEP_PAPER_PDF:
      return xep_report_write_pdf (reader, request->form_id, request->period_id, &selection,
                                   request->blank, file->path, xep_job_progress, job, &file->notes,
                                   cancellable, error);
    case XEP_PAPER_XLSX:
      return xep_report_write_xlsx (reader, request->form_id, request->period_id, &selection,
                                    request->blank, file->path, &file->notes, cancellable,
                                    error);
    case XEP_PAPER_ODT:
      return xep_report_write_odt (reader, request->form_id, request->period_id, &selection,
                                   request->blank, file->path, xep_job_progress, job, &file->notes,
                                   cancellable, error);
    case XEP_PAPER_STACK:
      return write_stack (file, job, cancellable, error);
    default:
      g_assert_not_reached ();
    }
}

static void
on_written (gpointer data)
{
  XepPaperFile *file = data;
  g_autofree char *notes = xep_report_notes_dup_text (&file->notes);

  if (file->parent == NULL)
    return;
  file->saved (file->path, file->user_data);
  /* Stays until it was read: the paper will be signed. */
  if (notes != NULL)
    xep_dialogs_show_text (file->parent, _("Saved, but look at this before it is signed"), notes);
}

static void
on_chosen (const char *path, gpointer user_data)
{
  GtkWidget *parent = user_data;
  XepPaperFile *file = g_object_steal_data (G_OBJECT (parent), PENDING_KEY);
  g_autofree char *text = g_strdup_printf (_("Writing “%s”…"), file->request->form_title);

  file->path = g_strdup (path);
  xep_job_run (file->parent, file->store, text, _("The file was not written"), write_file,
               on_written, file, (GDestroyNotify)paper_file_free);
}

/* The file waits on its window until it is chosen: a choice that is never made goes with the next
 * one or with the window. */
static void
choose (XepPaperFile *file)
{
  const char *ending = looks[file->kind].ending;
  g_autofree char *name = xep_print_request_file_name (file->request, ending);

  g_object_set_data_full (G_OBJECT (file->parent), PENDING_KEY, file,
                          (GDestroyNotify)paper_file_free);
  xep_dialogs_save_file (file->parent, _(looks[file->kind].title), name,
                         _(looks[file->kind].files), looks[file->kind].pattern, on_chosen,
                         file->parent);
}

static XepPaperFile *
paper_file_new (XepPaperKind kind,
                GtkWidget *parent,
                XepStore *store,
                const XepPrintRequest *request,
                XepPaperSaved saved,
                gpointer user_data)
{
  XepPaperFile *file = g_new0 (XepPaperFile, 1);

  file->kind = kind;
  file->store = g_object_ref (store);
  file->request = xep_print_request_copy (request);
  file->saved = saved;
  file->user_data = user_data;
  g_set_weak_pointer (&file->parent, parent);
  return file;
}

void
xep_paper_files_save_pdf (GtkWidget *parent,
                          XepStore *store,
                          const XepPrintRequest *request,
                          XepPaperSaved saved,
                          gpointer user_data)
{
  choose (paper_file_new (XEP_PAPER_PDF, parent, store, request, saved, user_data));
}

void
xep_paper_files_save_xlsx (GtkWidget *parent,
                           XepStore *store,
                           const XepPrintRequest *request,
                           XepPaperSaved saved,
                           gpointer user_data)
{
  choose (paper_file_new (XEP_PAPER_XLSX, parent, store, request, saved, user_data));
}

void
xep_paper_files_save_odt (GtkWidget *parent,
                          XepStore *store,
                          const XepPrintRequest *request,
                          XepPaperSaved saved,
                          gpointer user_data)
{
  choose (paper_file_new (XEP_PAPER_ODT, parent, store, request, saved, user_data));
}

void
xep_paper_files_save_stack (GtkWidget *parent,
                            XepStore *store,
                            const XepPrintRequest *request,
                            XepPageStack *stack,
                            XepPaperSaved saved,
                            gpointer user_data)
{
  XepPaperFile *file = paper_file_new (XEP_PAPER_STACK, parent, store, request, saved, user_data);

  file->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)xep_pages_unref);
  file->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < xep_page_stack_get_n_documents (stack); i++)
    {
      g_ptr_array_add (file->documents, xep_pages_ref (xep_page_stack_get_document (stack, i)));
      g_ptr_array_add (file->titles, g_strdup (xep_page_stack_get_title (stack, i)));
    }
  choose (file);
}
