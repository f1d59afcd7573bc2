/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/form/xep-form-catalogue.h"
#include "report/paper/xep-paper-request.h"
#include "store/xep-assessment-store.h"

G_BEGIN_DECLS

/* The papers of one subject, in the order the forms were asked for, or one list or empty form. */
typedef struct
{
  const XepAssessmentPick *pick; /* of the plan; NULL: of nobody in particular */
  guint first;                   /* of the plan's papers … */
  guint count;                   /* … so many */
} XepPaperSheaf;

/* A request, checked, with all papers it makes. */
typedef struct
{
  XepStore *store;
  const XepPaperRequest *request;
  XepFormCatalogue *catalogue;
  XepPeriod *period;
  XepRegulation *regulation; /* of the store */
  GArray *picks;             /* XepAssessmentPick, in printing order; NULL: blank */
  GHashTable *chosen;        /* gint64* ids asked for, or NULL for all … */
  GHashTable *chosen_people; /* … and the gint64* ids of the people they are of */
  GPtrArray *forms;          /* XepForm of the catalogue, in the order asked for */
  GPtrArray *papers;         /* XepForm, those of each sheaf after each other */
  GArray *sheaves;           /* XepPaperSheaf, in printing order */
  GArray *listed;            /* gint64: the assessments of a list */
  XepReportNotes notes;      /* counted when the papers were chosen */
} XepPaperPlan;

/* Refuses what xep_paper_request_run() refuses, but that there is no paper. Clear it in any case.
 */
gboolean xep_paper_plan_make (XepPaperPlan *self,
                              XepStore *store,
                              const XepPaperRequest *request,
                              const XepPaperSink *sink,
                              GError **error) XEP_MUST_CHECK;
void xep_paper_plan_clear (XepPaperPlan *self);
/* FALSE with the reason if there is no paper. */
gboolean xep_paper_plan_has_any (XepPaperPlan *self, GError **error) XEP_MUST_CHECK;
/* Whether the subject of @sheaf is one not met yet: a person with two ratings is one. @people:
 * gint64* ids of the people met, which point into the plan; the person is added. */
gboolean xep_paper_plan_is_new_subject (GHashTable *people, const XepPaperSheaf *sheaf);
/* The paper @number (from 0) of @sheaf. @name: of the subject, as on the document, or the title of
 * a list or an empty form. (transfer full) */
XepDocument *xep_paper_plan_build (XepPaperPlan *self,
                                   const XepPaperSheaf *sheaf,
                                   guint number,
                                   char **name,
                                   GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepPaperPlan, xep_paper_plan_clear)

G_END_DECLS
