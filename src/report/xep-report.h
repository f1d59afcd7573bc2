/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/xep-form-catalogue.h"
#include "report/xep-pages.h"
#include "report/xep-report-notes.h"
#include "report/xep-report-selection.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* The one way from records to paper: the command line and the window both call these. */

/* Called after each subject; from the thread that does the work. */
typedef void (*XepReportProgress) (guint done, guint total, gpointer user_data);

/* @blank: the empty form (one copy) for the period; the selection is not looked at.
 * XEP_ERROR_NOT_FOUND in words, and no file, if the form, the period or any matching assessment
 * does not exist. XEP_ERROR_INVALID if the form is not for this period, unit or selection. @notes:
 * (out) (nullable): what whoever prints it must be told, when it was written. */
gboolean  xep_report_write_pdf   (XepStore                 *store,
                                  const char               *form_id,
                                  gint64                    period_id,
                                  const XepReportSelection *selection,
                                  gboolean                  blank,
                                  const char               *path,
                                  XepReportProgress         progress,
                                  gpointer                  user_data,
                                  XepReportNotes           *notes,
                                  GCancellable             *cancellable,
                                  GError                  **error) XEP_MUST_CHECK;
/* The same as OpenDocument text, to change a word in Word or LibreOffice: all documents in one
 * file, each beginning a page. */
gboolean  xep_report_write_odt   (XepStore                 *store,
                                  const char               *form_id,
                                  gint64                    period_id,
                                  const XepReportSelection *selection,
                                  gboolean                  blank,
                                  const char               *path,
                                  XepReportProgress         progress,
                                  gpointer                  user_data,
                                  XepReportNotes           *notes,
                                  GCancellable             *cancellable,
                                  GError                  **error) XEP_MUST_CHECK;
/* As above; XEP_ERROR_INVALID for a form that has no sheet, and for a form of one subject when the
 * selection has several: a workbook holds one document. */
gboolean  xep_report_write_xlsx  (XepStore                 *store,
                                  const char               *form_id,
                                  gint64                    period_id,
                                  const XepReportSelection *selection,
                                  gboolean                  blank,
                                  const char               *path,
                                  XepReportNotes           *notes,
                                  GCancellable             *cancellable,
                                  GError                  **error) XEP_MUST_CHECK;
/* The pages themselves, for preview and printer. (transfer full) */
XepPages *xep_report_build_pages (XepStore                 *store,
                                  const char               *form_id,
                                  gint64                    period_id,
                                  const XepReportSelection *selection,
                                  gboolean                  blank,
                                  XepReportProgress         progress,
                                  gpointer                  user_data,
                                  XepReportNotes           *notes,
                                  GCancellable             *cancellable,
                                  GError                  **error) XEP_MUST_CHECK;

G_END_DECLS
