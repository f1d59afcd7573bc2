/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A period keeps the rules it was opened with. Whom a component of the dossier is asked of can be
 * taken from the rules of today all the same, when the clerk wants it: for components whose words
 * are those of today. Nothing else of the period's rules changes. */

/* How many components of the period would be asked of others than now. */
gboolean xep_dossier_rules_count (XepStore *store,
                                  gint64 period_id,
                                  guint *components,
                                  GError **error) XEP_MUST_CHECK;
/* Takes them over, in one transaction with the audit; @components: how many. */
gboolean xep_dossier_rules_take_up (XepStore *store,
                                    gint64 period_id,
                                    guint *components,
                                    GError **error) XEP_MUST_CHECK;

G_END_DECLS
