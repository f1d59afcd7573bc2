/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-order-store.h"

G_BEGIN_DECLS

/**
 * XepOrder:
 *
 * Who is reviewed where and what comes first, of a whole period read at once: subjects, posts held
 * at the period's end, meetings and their agendas. Between the files of store/ only.
 */
typedef struct _XepOrder XepOrder;

/* Something on an agenda before what the order wants first, and no reason for it. */
typedef struct
{
  gint64 assessment_id;
  char *missing; /* a sentence */
} XepOrderBreach;

/* Two people who head one unit. */
typedef struct
{
  gint64 assessment_id;
  const char *other_name;
  const char *unit_name;
} XepOrderRival;

XepOrder *xep_order_load (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
XepOrder *xep_order_load_of (XepStore *store,
                             gint64 period_id,
                             GPtrArray *assessments,
                             GError **error) XEP_MUST_CHECK;
void xep_order_free (XepOrder *self);
/* FALSE if the period has no such assessment. */
gboolean xep_order_has (XepOrder *self, gint64 assessment_id);
/* As the functions of xep-order-store.h that end alike. (transfer full) */
GPtrArray *xep_order_list_places (XepOrder *self, gint64 assessment_id);
GPtrArray *xep_order_list_due (XepOrder *self, gint64 unit_id, guint limit);
char *xep_order_dup_missing (XepOrder *self, gint64 meeting_id, gint64 assessment_id);
/* XepOrderBreach of all meetings. (transfer full) */
GPtrArray *xep_order_list_breaches (XepOrder *self);
/* XepOrderRival; its texts are the order's. (transfer full) */
GPtrArray *xep_order_list_rivals (XepOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOrder, xep_order_free)

G_END_DECLS
