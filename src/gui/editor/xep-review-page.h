/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-review-data.h"
#include "gui/fields/xep-field-form.h"
#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* The review beside the points: the headings of the form the subject writes, with the lists that
 * belong to them, the attachment "kết quả thực hiện nhiệm vụ", and what is said of the criteria
 * beside their points. */
#define XEP_TYPE_REVIEW_PAGE (xep_review_page_get_type ())
G_DECLARE_FINAL_TYPE (XepReviewPage, xep_review_page, XEP, REVIEW_PAGE, GtkWidget)

/* @review of @regulation, NULL if the subject writes none. The widgets stay if it is the one shown
 * already. */
void xep_review_page_load (XepReviewPage *self, XepRegulation *regulation, const XepReview *review);
/* The criteria that texts can be keyed to. */
void xep_review_page_load_criteria (XepReviewPage *self, const XepCriteriaSet *set);
/* Unfolds the texts of the criterion; see xep_criterion_texts_unfold(). (transfer full) */
char *xep_review_page_unfold (XepReviewPage *self, const char *number);
void xep_review_page_add_fields (XepReviewPage *self, XepFieldForm *form);
/* A locked assessment still takes its shortcomings: what is to be done after the result. */
void xep_review_page_set_locked (XepReviewPage *self, gboolean locked);
/* What follows from the stored values; TRUE if there are other fields than before. */
gboolean
xep_review_page_update (XepReviewPage *self, XepAssessment *assessment, XepReviewData *data);

G_END_DECLS
