/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-count.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Figures of the overview, each in one statement whatever the size: under 100 ms together for
 * 2 500 people. */

typedef struct
{
  XepSubjectKind kind;
  guint total;
  guint steps[XEP_N_STEPS]; /* done, see XEP_FORM_DONE in store/xep-store-private.h */
  guint unrated;
  guint locked;
  XepCount count;     /* by decided level */
  XepCount last_year; /* the same kind in the same period of the year before */
} XepProgress;

/* Units whose papers are not all in. */
typedef struct
{
  gint64 unit_id;
  char *unit_name;
  guint subjects;
  guint self_open; /* whose self-assessment is not done */
  guint lacking;   /* of whom a component of the dossier is missing … */
  guint missing;   /* … and how many components */
} XepUnitState;

void xep_unit_state_free (XepUnitState *self);
/* XepProgress (g_free) for each kind of the period. (transfer full) */
GPtrArray *
xep_overview_store_progress (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* XepUnitState for each unit with something missing, most first. (transfer full) */
GPtrArray *
xep_overview_store_units (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepUnitState, xep_unit_state_free)

G_END_DECLS
