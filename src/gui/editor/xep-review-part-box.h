/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-review-data.h"
#include "gui/fields/xep-field-form.h"
#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* One part of a review (I. Ưu điểm … VI. Phương hướng): a box to write in under each heading, and
 * the list that belongs to it. */
#define XEP_TYPE_REVIEW_PART_BOX (xep_review_part_box_get_type ())
G_DECLARE_FINAL_TYPE (XepReviewPartBox, xep_review_part_box, XEP, REVIEW_PART_BOX, GtkWidget)

/* @part must live as long as the box. */
GtkWidget *xep_review_part_box_new (const XepReviewPart *part);
/* A locked part takes its list of shortcomings only. */
void xep_review_part_box_set_locked (XepReviewPartBox *self, gboolean locked);
void xep_review_part_box_add_fields (XepReviewPartBox *self, XepFieldForm *form);
/* What follows from the stored values; TRUE if there are other fields than before. */
gboolean
xep_review_part_box_update (XepReviewPartBox *self, XepAssessment *assessment, XepReviewData *data);

G_END_DECLS
