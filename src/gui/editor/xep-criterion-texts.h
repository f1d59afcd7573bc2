/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* What the self-assessment says of each criterion beside its points: the columns Mục tiêu, Kết quả,
 * KPI, Ghi chú of its tables A and B. Both tables are folded until they are wanted; how many
 * criteria have something is said in any case. */
#define XEP_TYPE_CRITERION_TEXTS (xep_criterion_texts_get_type ())
G_DECLARE_FINAL_TYPE (XepCriterionTexts, xep_criterion_texts, XEP, CRITERION_TEXTS, GtkWidget)

GtkWidget *xep_criterion_texts_new (void);
/* The criteria of @set; TRUE if there are other fields than before. */
gboolean xep_criterion_texts_load (XepCriterionTexts *self, const XepCriteriaSet *set);
void xep_criterion_texts_add_fields (XepCriterionTexts *self, XepFieldForm *form);
/* What follows from the stored texts. */
void xep_criterion_texts_update (XepCriterionTexts *self, XepAssessment *assessment);
/* Unfolds the table of the criterion @number, of the first one if there is none such. (transfer
 * full): the key of its first field; NULL if there are no criteria. */
char *xep_criterion_texts_unfold (XepCriterionTexts *self, const char *number);

G_END_DECLS
