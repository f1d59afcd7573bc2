/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-quota.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Figures of a period, each read in one go whatever its size. */

typedef struct
{
  char *id;   /* nick of a kind, id of a collective type, id of a unit in digits */
  char *name; /* as printed */
  XepCount count;
} XepCountRow;

void xep_count_row_free (XepCountRow *self);

/* XepCountRow for each kind that the period has. (transfer full) */
GPtrArray *
xep_count_store_by_kind (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* All subjects of the period, a person with two ratings once: by the officer's. */
gboolean xep_count_store_once (XepStore *store, gint64 period_id, XepCount *count, GError **error)
    XEP_MUST_CHECK;
/* For each collective type of the regulation, in its order, empty ones too. */
GPtrArray *
xep_count_store_by_type (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* For each unit with subjects of @kind, in the order of unit lists; @kind -1: all kinds, people
 * counted once by their officer rating, else as members. */
GPtrArray *xep_count_store_by_unit (XepStore *store, gint64 period_id, int kind, GError **error)
    XEP_MUST_CHECK;
/* One count of the given subjects (gint64). */
gboolean xep_count_store_of_ids (XepStore *store, GArray *ids, XepCount *count, GError **error)
    XEP_MUST_CHECK;
/* XepQuotaResult (g_free) for each quota rule of the period's regulation. */
GPtrArray *
xep_count_store_quotas (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* Chooses the raised percentage of a quota (25 %) for the period, which wants its grounds (Điều 11,
 * 1.5), or the ordinary one again. XEP_ERROR_INVALID in words. */
gboolean xep_count_store_set_quota_raised (XepStore *store,
                                           gint64 period_id,
                                           const char *quota_id,
                                           gboolean raised,
                                           const char *grounds,
                                           GError **error) XEP_MUST_CHECK;
/* Those grounds, "" for the ordinary percentage. (transfer full); NULL with @error. */
char *xep_count_store_dup_quota_grounds (XepStore *store,
                                         gint64 period_id,
                                         const char *quota_id,
                                         GError **error) XEP_MUST_CHECK;
/* XepCountRow: people of the roster left out of the period for each exempt reason (total only), in
 * the regulation's order. */
GPtrArray *
xep_count_store_exempt (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* XepCountRow: subjects left unrated for each reason (total only), reasons that occur. */
GPtrArray *
xep_count_store_unrated (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepCountRow, xep_count_row_free)

G_END_DECLS
