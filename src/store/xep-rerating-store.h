/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-rerating.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Reratings of an assessment, oldest first. (transfer full) XepRerating. */
GPtrArray *
xep_rerating_store_list (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
/* Takes the decision step's result as the former one and puts the new level, points, date, number
 * and authority there (nothing but the number, date and authority if annulled), in one transaction
 * with the audit; fills @rerating's id and former fields. Refused in words without a decided level,
 * a reason, a number or a date, or if the date is before the former decision's. */
gboolean
xep_rerating_store_add (XepStore *store, XepRerating *rerating, GError **error) XEP_MUST_CHECK;

G_END_DECLS
