/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-dossier.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* XepDossierItem for every component that the period's regulation asks of the subject, received or
 * not, and for others that something is noted of.
 * (transfer full) */
GPtrArray *
xep_dossier_store_list_items (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
/* XepDossierCopy for every copy of the period's regulation. (transfer full) */
GPtrArray *xep_dossier_store_list_copies (XepStore *store,
                                          gint64 assessment_id,
                                          GError **error) XEP_MUST_CHECK;
/* Whether the component can be asked of the subject; also TRUE for a component that does not exist,
 * which is refused when it is keyed. */
gboolean xep_dossier_store_is_asked (XepStore *store,
                                     gint64 assessment_id,
                                     const char *component,
                                     gboolean *asked,
                                     GError **error) XEP_MUST_CHECK;

G_END_DECLS
