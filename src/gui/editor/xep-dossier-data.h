/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-complaint-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-rerating-store.h"

#include "gui/editor/xep-row-table.h"

G_BEGIN_DECLS

/* The dossier of an assessment with what came after the result, read together. Keys of its fields:
 * "component.NUMBER.received|not_needed|by|note", "copy.ID.sent|by|note",
 * "complaint.ROW.content|received|sender|answered|number|outcome", "complaint.ROW" with "" takes a
 * complaint away. */
typedef struct
{
  GPtrArray *items;        /* XepDossierItem */
  GPtrArray *copies;       /* XepDossierCopy */
  GPtrArray *complaints;   /* XepComplaint */
  GPtrArray *reratings;    /* XepRerating */
} XepDossierData;

extern const XepRowTable xep_complaint_table;

XepDossierData *
xep_dossier_data_load (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
void            xep_dossier_data_free  (XepDossierData *self);
/* What stands for @key on screen, "" if its row is not stored; NULL if it is no key of these.
 * (transfer full) */
char           *xep_dossier_data_text  (XepDossierData *self, const char *key);
/* TRUE if @key is one of these. */
gboolean        xep_dossier_data_takes (const char *key);
/* Writes one field; words typed into the row after the last complaint add one that came in
 * today. */
gboolean        xep_dossier_data_save  (XepDossierData *self,
                                        XepStore       *store,
                                        gint64          assessment_id,
                                        const char     *key,
                                        const char     *text,
                                        GError        **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDossierData, xep_dossier_data_free)

G_END_DECLS
