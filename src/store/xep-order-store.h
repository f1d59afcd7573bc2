/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Where and in what order a subject is reviewed (plan IV.1): a collective at its unit; a Party
 * member in the cell first, then in each collective where a post is held; collectives before
 * people; the head before deputies and members. */

typedef struct
{
  gint64 unit_id;
  char *unit_name;
  gboolean cell;     /* the chi bộ where the member belongs */
  gint64 meeting_id; /* the meeting of that unit that has the subject on its agenda; 0 none */
  XepDate held_on;   /* of that meeting */
} XepPlace;

/* A review that can be held now, or waits for another. */
typedef struct
{
  gint64 assessment_id;
  char *subject_name;
  gint64 unit_id; /* where */
  char *unit_name;
  char *waits_for; /* "" if it is next; else a sentence */
} XepDue;

void xep_place_free (XepPlace *self);
void xep_due_free (XepDue *self);
/* XepPlace in the order they are due. (transfer full) */
GPtrArray *
xep_order_store_list_places (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
/* XepDue of the period not yet on the agenda of a meeting held, next ones first; @unit_id 0: all
 * units; at most @limit (0: all). (transfer full) */
GPtrArray *xep_order_store_list_due (
    XepStore *store, gint64 period_id, gint64 unit_id, guint limit, GError **error) XEP_MUST_CHECK;
/* What the order would want first if the subject were put on the agenda of this meeting: a
 * Vietnamese sentence, "" if the order is kept. The reason for going on is kept by
 * the ballot ("order_reason"). (transfer full), NULL with @error. */
char *xep_order_store_check (XepStore *store,
                             gint64 meeting_id,
                             gint64 assessment_id,
                             GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPlace, xep_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDue, xep_due_free)

G_END_DECLS
