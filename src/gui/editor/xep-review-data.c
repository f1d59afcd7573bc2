/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-review-data.h"

XepReviewData *
xep_review_data_load (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepReviewData) self = g_new0 (XepReviewData, 1);

  if ((self->tasks = xep_review_store_list_tasks (store, assessment_id, error)) == NULL
      || (self->shortcomings = xep_review_store_list_shortcomings (store, assessment_id, error))
             == NULL
      || (self->remedies = xep_review_store_list_remedies (store, assessment_id, error)) == NULL
      || (self->prompts = xep_review_store_list_prompts (store, assessment_id, error)) == NULL
      || (self->matters = xep_review_store_list_matters (store, assessment_id, error)) == NULL
      || (self->earlier = xep_review_store_dup_earlier_shortcomings (store, assessment_id, error))
             == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_review_data_free (XepReviewData *self)
{
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->shortcomings, g_ptr_array_unref);
  g_clear_pointer (&self->remedies, g_ptr_array_unref);
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_free (self->earlier);
  g_free (self);
}
