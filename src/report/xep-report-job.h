/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/xep-report.h"
#include "store/xep-assessment-store.h"

G_BEGIN_DECLS

/* What the ways of printing share: a request, checked, with the assessments it may print. */
typedef struct
{
  XepStore                 *store;
  XepFormCatalogue         *catalogue;
  XepPeriod                *period;
  XepRegulation            *regulation;    /* of the store */
  GArray                   *picks;         /* XepAssessmentPick, in printing order; NULL: blank */
  GHashTable               *chosen;        /* gint64* ids asked for, or NULL for all … */
  GHashTable               *chosen_people; /* … and the gint64* ids of the people they are of */
  const XepReportSelection *selection;
} XepReportJob;

/* Finds period, forms and, unless @blank, the assessments of the selection. Clear it in any case.
 */
gboolean xep_report_job_prepare (XepReportJob *job,
                                 XepStore *store,
                                 gint64 period_id,
                                 const XepReportSelection *selection,
                                 gboolean blank,
                                 GError **error) XEP_MUST_CHECK;
void     xep_report_job_clear   (XepReportJob *job);
/* A form of the catalogue that is for the job's period, and for a unit or for some subjects if the
 * selection wants that; else NULL with the reason. (transfer none) */
XepForm *
xep_report_job_find_form (XepReportJob *job, const char *form_id, GError **error) XEP_MUST_CHECK;
/* Whether @form is a paper for the assessment: its kind, tier and annex, the choice of the
 * selection, and one paper for a person with two ratings. */
gboolean xep_report_job_takes   (XepReportJob *job, XepForm *form, const XepAssessmentPick *pick);
/* Whether it would be, if its decision had its number and date: what is not issued is not told. */
gboolean xep_report_job_awaits_issue (XepReportJob            *job,
                                      XepForm                 *form,
                                      const XepAssessmentPick *pick);
/* Whether the subject of @pick is one not met yet: a person with two ratings is one. @people:
 * gint64* ids of the people met, which point into the job's picks; the person is added. */
gboolean xep_report_job_is_new_subject (GHashTable *people, const XepAssessmentPick *pick);
/* Error for a form without any assessment. */
void     xep_report_job_set_nothing (const char *form_ids, GError **error);
/* An error for a form that waits for decisions to be issued. */
void     xep_report_job_set_unissued (const char *form_id, guint count, GError **error);
/* The filled form of one assessment. @name: of the subject, on the document. (transfer full) */
XepDocument *xep_report_job_build_subject (XepReportJob *job,
                                           XepForm *form,
                                           gint64 assessment_id,
                                           char **name,
                                           GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepReportJob, xep_report_job_clear)

G_END_DECLS
