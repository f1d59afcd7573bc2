/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Ids (char*, a set) of the quotas whose raised percentage was chosen for the period. Between the
 * files of store/ only. (transfer full) */
GHashTable *
xep_count_quota_load_raised (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;

G_END_DECLS
