/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-review.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* A shortcoming that nobody has reported as remedied yet. Strings are never NULL. */
typedef struct
{
  XepShortcoming *shortcoming; /* with its assessment */
  char *subject_id;
  char *subject_name;
  char *unit_name;
  XepSubjectKind kind;
  int year; /* of the period it was found in */
  XepPeriodCode code;
  char *found_in;       /* "Quý II, năm 2025" */
  XepRemedyState state; /* as last reported; XEP_REMEDY_NONE: not yet */
} XepOpenRemedy;

void xep_open_remedy_free (XepOpenRemedy *self);
/* XepOpenRemedy of the period and of those before it, by due date, those without one last.
 * (transfer full) */
GPtrArray *xep_remedy_store_list (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOpenRemedy, xep_open_remedy_free)

G_END_DECLS
