/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/context/xep-report-selection.h"
#include "report/form/xep-form.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* From records to the values that fill a form. All (transfer full). */

/* Data of a subject's form: one assessment as it was keyed, with the regulation its period was
 * opened with. */
XepReportData *xep_report_context_subject (XepStore *store,
                                           XepForm *form,
                                           gint64 assessment_id,
                                           GError **error) XEP_MUST_CHECK;
/* Data of a list form: the assessments @ids (gint64) of a period, in that order; the unit and the
 * meeting of the selection name the issuer and fill meeting papers. */
XepReportData *xep_report_context_list (XepStore *store,
                                        XepForm *form,
                                        gint64 period_id,
                                        const XepReportSelection *selection,
                                        GArray *ids,
                                        GError **error) XEP_MUST_CHECK;
/* Data of the empty form: the bodies, the period, the default criteria, the headings of the review
 * and the components of the dossier; nothing of a subject. */
XepReportData *
xep_report_context_blank (XepRegulation *regulation, XepForm *form, XepPeriodCode code, int year);
/* The same for an opened period. */
XepReportData *xep_report_context_blank_period (XepStore *store,
                                                XepForm *form,
                                                gint64 period_id,
                                                GError **error) XEP_MUST_CHECK;

G_END_DECLS
