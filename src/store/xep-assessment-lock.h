/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A decided assessment is locked (state "closed"): nothing in it can be keyed but what comes after
 * the result: shortcomings with their measures, dossier, complaints, reratings. */

/* Refused in words without a decided level and its date. */
gboolean xep_assessment_store_lock (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* @why must say something; it stands in the audit. */
gboolean xep_assessment_store_unlock (XepStore *store, gint64 id, const char *why, GError **error)
    XEP_MUST_CHECK;
/* How many assessments of the period xep_assessment_store_lock_decided() would lock. */
gboolean xep_assessment_store_count_lockable (XepStore *store,
                                              gint64 period_id,
                                              guint *count,
                                              GError **error) XEP_MUST_CHECK;
/* Locks every decided assessment of the period that is not locked; one transaction. */
gboolean xep_assessment_store_lock_decided (XepStore *store,
                                            gint64 period_id,
                                            guint *locked,
                                            GError **error) XEP_MUST_CHECK;

G_END_DECLS
