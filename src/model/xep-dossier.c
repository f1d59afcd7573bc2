/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-model"

#include "config.h"

#include "model/xep-dossier.h"

/**
 * xep_dossier_item_new:
 *
 * A component that has not come in. Free with xep_dossier_item_free().
 */
XepDossierItem *
xep_dossier_item_new (void)
{
  XepDossierItem *self = g_new0 (XepDossierItem, 1);

  self->received_by = g_strdup ("");
  self->note = g_strdup ("");
  return self;
}

void
xep_dossier_item_free (XepDossierItem *self)
{
  if (self == NULL)
    return;
  g_free (self->received_by);
  g_free (self->note);
  g_free (self);
}

/**
 * xep_dossier_copy_new:
 *
 * A copy that has not been sent. Free with xep_dossier_copy_free().
 */
XepDossierCopy *
xep_dossier_copy_new (void)
{
  XepDossierCopy *self = g_new0 (XepDossierCopy, 1);

  self->taken_by = g_strdup ("");
  self->note = g_strdup ("");
  return self;
}

void
xep_dossier_copy_free (XepDossierCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->taken_by);
  g_free (self->note);
  g_free (self);
}

/**
 * xep_dossier_count_missing:
 * @items: (element-type XepDossierItem)
 *
 * Plan V.2: "(nếu có)" components are there only if there is something to be there.
 */
guint
xep_dossier_count_missing (GPtrArray *items)
{
  guint missing = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XepDossierItem *item = g_ptr_array_index (items, i);

      if (!xep_date_is_set (item->received_on) && !item->not_needed && !item->component->if_any)
        missing++;
    }
  return missing;
}
