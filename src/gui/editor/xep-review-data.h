/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-review-store.h"

G_BEGIN_DECLS

/* The lists that hang on an assessment's review, read together. */
typedef struct
{
  GPtrArray *tasks;        /* XepTask */
  GPtrArray *shortcomings; /* XepShortcoming */
  GPtrArray *remedies;     /* XepRemedy */
  GPtrArray *prompts;      /* XepPrompt */
  GPtrArray *matters;      /* char*: ids of the matters ticked */
  char *earlier;           /* part II of the assessment before, "" */
} XepReviewData;

XepReviewData *
xep_review_data_load (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
void xep_review_data_free (XepReviewData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepReviewData, xep_review_data_free)

G_END_DECLS
