/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/context/xep-report-selection.h"
#include "report/paper/xep-paper-sink.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepPaperRequest:
 * @forms: ids, ended by NULL. Several must be forms of one subject: each subject gets those that
 *   fit its kind, tier and annex, in this order
 * @blank: the empty forms for the period; the selection is not looked at
 *
 * The one way from records to paper: the command line, the windows and the preview run such a
 * request. A plain value that borrows what it points to.
 */
typedef struct
{
  const char *const *forms;
  gint64 period_id;
  XepReportSelection selection;
  gboolean blank;
} XepPaperRequest;

/**
 * XepPaperReport:
 * @subjects: that got a paper; a person with two ratings once. None of a list or an empty form
 * @files: that are whole and under their names
 * @notes: what whoever prints these papers must be told
 */
typedef struct
{
  guint subjects;
  guint documents;
  guint files;
  XepReportNotes notes;
} XepPaperReport;

/* Called after each subject; from the thread that does the work. */
typedef void (*XepReportProgress) (guint done, guint total, gpointer user_data);

/* A copy that owns all of it and may go to another thread. (transfer full) */
XepPaperRequest *xep_paper_request_copy (const XepPaperRequest *self);
/* Only of a copy. */
void xep_paper_request_free (XepPaperRequest *self);

/**
 * xep_paper_request_run:
 * @path: (nullable): the file or the folder the sink writes; a sink for pages has none
 * @report: (out) (nullable): what there is now, after a failure or a stop too: of one file nothing,
 *   of a folder the files that are whole
 *
 * Makes the papers, in the order of the plan, and puts them into @sink. Nothing is written if the
 * request is refused: %XEP_ERROR_NOT_FOUND for a form or a period that does not exist or when no
 * assessment matches; %XEP_ERROR_INVALID if a form is not for this period, unit or selection, or
 * the sink cannot hold it. Memory does not grow with the number of subjects unless the sink keeps
 * them.
 */
gboolean xep_paper_request_run (const XepPaperRequest *self,
                                XepStore *store,
                                XepPaperSink *sink,
                                const char *path,
                                XepPaperReport *report,
                                XepReportProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error) XEP_MUST_CHECK;
/* What a run would make: subjects, documents and what is known of their notes. Refused as a run is,
 * but that nothing matches is no error here. */
gboolean xep_paper_request_count (const XepPaperRequest *self,
                                  XepStore *store,
                                  const XepPaperSink *sink,
                                  XepPaperReport *count,
                                  GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPaperRequest, xep_paper_request_free)

G_END_DECLS
