/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-meeting.h"
#include "model/xep-review.h"
#include "report/context/xep-report-context.h"

G_BEGIN_DECLS

/* Between the files of the report context only: from records to the values that fill a form. What
 * costs a query is read only if the form asks for it (xep_form_uses()). Words that come out on
 * paper are data like those of the forms (xep_form_get_words()) and are not translated. */

/**
 * XepReportContext:
 *
 * What all values of one document are taken from. Borrowed but for what xep_report_context_clear()
 * frees.
 */
typedef struct
{
  XepStore *store; /* NULL on a blank form */
  XepForm *form;
  XepPeriod *period;                   /* owned */
  XepRegulation *regulation;           /* of the period */
  const XepReportSelection *selection; /* of a list; nullable */
  XepMeeting *meeting;                 /* owned; NULL: none */
  GHashTable *ballots; /* owned: gint64* assessment → XepBallot; NULL: no meeting */
  /* owned: gint64* assessment → XepLevel that the unit's meetings concluded; NULL: not asked for */
  GHashTable *concluded;
  /* owned: gint64* person → XepAssessment, the member's rating of who stands in a list once, by the
   * officer's; NULL: not such a list */
  GHashTable *seconds;
  GHashTable *twice; /* owned: gint64* people who stand in a list twice; NULL: not a list */
} XepReportContext;

void xep_report_context_clear (XepReportContext *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepReportContext, xep_report_context_clear)

/* Whether the form uses one of the fields, ended by NULL. */
gboolean xep_report_context_uses_any (XepReportContext *self, const char *const *fields);
/* Some of the subjects were selected, not all that the form concerns. */
gboolean xep_report_context_is_partial (XepReportContext *self);
/* Level in full, NULL for none. */
const char *xep_report_context_get_level_name (XepReportContext *self, XepLevel level);

/* Heading for subjects that belong to no unit. */
const char *xep_report_context_get_no_unit (XepReportContext *self);

/* Bodies, period, code and sources; @number of the assessment, 0 for a list. */
void xep_report_context_set_document (XepReportContext *self, XepReportData *data, gint64 number);
/* The unit of the selection or of the meeting issues the paper, if it is one that units issue. */
gboolean xep_report_context_set_unit (XepReportContext *self,
                                      XepReportData *data,
                                      GError **error) XEP_MUST_CHECK;
/* The step that a paper of steps is about: the last one it prints. */
XepStep xep_report_context_get_printed_step (XepReportContext *self);
/* Number line and date of the paper of one subject: of the step it is about. */
void xep_report_context_set_signing (XepReportContext *self,
                                     XepReportData *data,
                                     const XepAssessment *assessment);
/* "Số 05-BB/ĐU" and "ngày 05 tháng 02 năm 2026"; nothing for what is not known. */
void xep_report_context_set_number_line (XepReportContext *self,
                                         XepReportData *data,
                                         const char *number,
                                         XepDate date);

/* Everything of one subject but its criteria: on the document's own @data or on its row. */
gboolean xep_report_context_fill_subject (XepReportContext *self,
                                          XepReportData *data,
                                          XepAssessment *assessment,
                                          GError **error) XEP_MUST_CHECK;

/* Totals and levels of the three steps, their differences, the suggestion. */
void xep_report_context_set_steps (XepReportContext *self,
                                   XepReportData *data,
                                   XepAssessment *assessment);
/* Criteria with the points of each step; @assessment: NULL on a blank form. */
void xep_report_context_add_criteria (XepReportData *data,
                                      const XepCriteriaSet *set,
                                      const XepAssessment *assessment);
/* What the meetings of the unit concluded, if the form asks for it. */
gboolean
xep_report_context_load_conclusions (XepReportContext *self, GError **error) XEP_MUST_CHECK;
/* Why a decided level is below that of its points; @second: in the fields of the other rating of
 * the person. */
void xep_report_context_set_lowered (XepReportContext *self,
                                     XepReportData *data,
                                     XepAssessment *assessment,
                                     gboolean second);
/* Both ratings of a person, and the quarters before a year's rating. */
gboolean xep_report_context_add_other_ratings (XepReportContext *self,
                                               XepReportData *data,
                                               const XepAssessment *assessment,
                                               GError **error) XEP_MUST_CHECK;

/* Parts of the review, tasks, shortcomings, remedies and prompts. */
gboolean xep_report_context_add_review (XepReportContext *self,
                                        XepReportData *data,
                                        const XepAssessment *assessment,
                                        GError **error) XEP_MUST_CHECK;
/* The headings of the blank form. */
void xep_report_context_add_blank_review (XepReportContext *self, XepReportData *data);

/* Finds the meeting that the paper is about, if the form asks for one: that of the selection, else
 * the last one of the unit; @assessment: of a subject's paper, the meeting has it on its agenda. */
gboolean xep_report_context_find_meeting (XepReportContext *self,
                                          const XepAssessment *assessment,
                                          GError **error) XEP_MUST_CHECK;
/* The subjects a list is of: @ids (gint64), or the agenda of the meeting. (transfer full) */
GArray *
xep_report_context_list_agenda (XepReportContext *self, GArray *ids, GError **error) XEP_MUST_CHECK;
void xep_report_context_set_meeting (XepReportContext *self, XepReportData *data);
/* The ballot on one subject; nothing if it is not on the agenda. */
void
xep_report_context_set_ballot (XepReportContext *self, XepReportData *row, gint64 assessment_id);

/* Components, copies and the rating that was changed. */
gboolean xep_report_context_add_dossier (XepReportContext *self,
                                         XepReportData *data,
                                         const XepAssessment *assessment,
                                         GError **error) XEP_MUST_CHECK;
gboolean xep_report_context_set_rerating (XepReportContext *self,
                                          XepReportData *data,
                                          const XepAssessment *assessment,
                                          GError **error) XEP_MUST_CHECK;
void xep_report_context_add_blank_dossier (XepReportContext *self, XepReportData *data);
void xep_report_context_set_deadlines (XepReportContext *self, XepReportData *data);

/* xep-report-context-history.c: who of @ids (gint64) has papers missing, unit by unit. */
gboolean xep_report_context_add_missing (XepReportContext *self,
                                         XepReportData *data,
                                         GArray *ids,
                                         GError **error) XEP_MUST_CHECK;
/* All ratings of the subject over the years. */
gboolean xep_report_context_add_history (XepReportContext *self,
                                         XepReportData *data,
                                         const XepAssessment *assessment,
                                         GError **error) XEP_MUST_CHECK;

/* Figures: of the whole period, or of @assessments (XepAssessment) if some were selected. */
gboolean xep_report_context_add_counts (XepReportContext *self,
                                        XepReportData *data,
                                        GPtrArray *assessments,
                                        GError **error) XEP_MUST_CHECK;

/* Lists "groups" and "subjects"; @assessments: XepAssessment in printing order. */
gboolean xep_report_context_add_subjects (XepReportContext *self,
                                          XepReportData *data,
                                          GPtrArray *assessments,
                                          GError **error) XEP_MUST_CHECK;

G_END_DECLS
