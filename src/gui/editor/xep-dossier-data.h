/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-complaint-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-rerating-store.h"

G_BEGIN_DECLS

/* The dossier of an assessment with what came after the result, read together. */
typedef struct
{
  GPtrArray *items;      /* XepDossierItem */
  GPtrArray *copies;     /* XepDossierCopy */
  GPtrArray *complaints; /* XepComplaint */
  GPtrArray *reratings;  /* XepRerating */
} XepDossierData;

XepDossierData *
xep_dossier_data_load (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
void xep_dossier_data_free (XepDossierData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDossierData, xep_dossier_data_free)

G_END_DECLS
