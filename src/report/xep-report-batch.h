/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/xep-report.h"

G_BEGIN_DECLS

/* Forms of many subjects in one go: a chi bộ's, or the whole period's. */

typedef enum
{
  XEP_BATCH_ONE_FILE,    /* one PDF, a bookmark for each subject */
  XEP_BATCH_FILE_EACH,   /* a folder with a PDF for each subject, named without marks */
} XepBatchMode;

typedef struct
{
  guint subjects;        /* that got a paper; a person with two ratings once */
  guint documents;
  guint files;
  XepReportNotes notes;  /* of those papers, what whoever prints them must be told */
} XepBatchReport;

/* @forms: ids of forms of one subject; each subject gets those that fit its kind, tier, annex and
 * the period, in this order. Subjects in the order of the plan. @path: the file, or the folder
 * (made if missing; files of the same name in it are replaced). Cancelled or failed: one file is
 * not written at all; of a folder, whole files stay and @report (nullable) tells how many.
 * XEP_ERROR_NOT_FOUND in words if no form fits any subject. Memory does not grow with the number
 * of subjects. */
gboolean xep_report_write_batch (XepStore                 *store,
                                 const char *const        *forms,
                                 gint64                    period_id,
                                 const XepReportSelection *selection,
                                 XepBatchMode              mode,
                                 const char               *path,
                                 XepBatchReport           *report,
                                 XepReportProgress         progress,
                                 gpointer                  user_data,
                                 GCancellable             *cancellable,
                                 GError                  **error) XEP_MUST_CHECK;

G_END_DECLS
