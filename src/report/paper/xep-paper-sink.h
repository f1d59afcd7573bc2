/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/document/xep-document.h"
#include "report/document/xep-report-notes.h"
#include "report/layout/xep-pages.h"
#include "report/paper/xep-paper-format.h"

G_BEGIN_DECLS

/* Whose papers come next. */
typedef struct
{
  const char *name; /* of the subject; of a list or an empty form its title */
  guint number;     /* from 0 … */
  guint total;      /* … of so many */
  XepForm **forms;  /* of the papers, in their order */
  guint n_forms;
} XepPaperSubject;

/* Where papers go. Only @add and @free must be there. */
typedef struct
{
  /* @title: of the first form. A sink may begin again when it has ended. */
  gboolean (*begin) (XepPaperSink *self, const char *title, GError **error);
  /* @subject is there until its end. */
  gboolean (*begin_subject) (XepPaperSink *self, const XepPaperSubject *subject, GError **error);
  gboolean (*add) (XepPaperSink *self, XepDocument *document, GError **error);
  gboolean (*end_subject) (XepPaperSink *self, GError **error);
  gboolean (*end) (XepPaperSink *self, GError **error);
  /* After a failure or a stop: says in @error what is there nevertheless. Without it nothing is. */
  void (*explain) (XepPaperSink *self, GError **error);
  /* What was not ended leaves no file. */
  void (*free) (XepPaperSink *self);
} XepPaperSinkClass;

/**
 * XepPaperSink:
 * @format: of the files; NULL: none are written
 * @each: a file for each subject
 * @path: the file or the folder
 * @notes: what was counted before the first paper was made
 * @n_subjects: whose papers will come; a list or an empty form counts as one
 * @n_papers: of them all together
 * @files: that are whole and under their names
 *
 * What xep_paper_request_run() puts papers into. It sets what is between @path and @cancellable
 * before it begins; that is there until it has ended.
 */
struct _XepPaperSink
{
  const XepPaperSinkClass *class;
  const XepPaperFormat *format;
  gboolean each;
  const char *path;
  const XepReportNotes *notes;
  guint n_subjects;
  guint n_papers;
  GCancellable *cancellable;
  guint files;
};

/* One file each; all (transfer full). */
XepPaperSink *xep_pdf_sink_new (void);
XepPaperSink *xep_odt_sink_new (void);
XepPaperSink *xep_worksheet_sink_new (void);
/* A folder (made if missing) with a file for each subject, named without marks; files of the same
 * name are replaced. A format that holds one paper gets a file for each paper. Stopped or failed:
 * whole files stay, and the error says how many. */
XepPaperSink *xep_folder_sink_new (const XepPaperFormat *format);

/* Laid-out pages of one paper, for preview and printer; from the thread that does the work. */
typedef void (*XepTakePages) (XepPages *pages,
                              const XepPaperSubject *subject,
                              const XepReportNotes *notes,
                              gpointer user_data);
XepPaperSink *xep_page_sink_new (XepTakePages take, gpointer user_data);

/* For the engine, and for sinks that are made of others. */
gboolean
xep_paper_sink_begin (XepPaperSink *self, const char *title, GError **error) XEP_MUST_CHECK;
gboolean xep_paper_sink_begin_subject (XepPaperSink *self,
                                       const XepPaperSubject *subject,
                                       GError **error) XEP_MUST_CHECK;
gboolean
xep_paper_sink_add (XepPaperSink *self, XepDocument *document, GError **error) XEP_MUST_CHECK;
gboolean xep_paper_sink_end_subject (XepPaperSink *self, GError **error) XEP_MUST_CHECK;
gboolean xep_paper_sink_end (XepPaperSink *self, GError **error) XEP_MUST_CHECK;
void xep_paper_sink_free (XepPaperSink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPaperSink, xep_paper_sink_free)

G_END_DECLS
