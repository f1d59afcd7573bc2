/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-dossier-data.h"

XepDossierData *
xep_dossier_data_load (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepDossierData) self = g_new0 (XepDossierData, 1);

  if ((self->items = xep_dossier_store_list_items (store, assessment_id, error)) == NULL
      || (self->copies = xep_dossier_store_list_copies (store, assessment_id, error)) == NULL
      || (self->complaints = xep_complaint_store_list (store, assessment_id, error)) == NULL
      || (self->reratings = xep_rerating_store_list (store, assessment_id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_dossier_data_free (XepDossierData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, g_ptr_array_unref);
  g_clear_pointer (&self->reratings, g_ptr_array_unref);
  g_free (self);
}
