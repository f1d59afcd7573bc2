/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-points.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* One rating of a subject over the years. Strings are never NULL. */
typedef struct
{
  gint64 assessment_id;
  int year;
  XepPeriodCode code;
  char *period_title;
  XepSubjectKind kind;
  char *unit_name;
  char *posts;
  XepPoints points[XEP_N_STEPS];
  XepLevel levels[XEP_N_STEPS];
  XepDate decided_on;
  char *number;
  char *unrated;      /* reason in words, "" */
  guint shortcomings; /* found then */
  guint remedied;     /* of them, reported as done since */
  guint reratings;
} XepHistoryRow;

void xep_history_row_free (XepHistoryRow *self);
/* Newest first, both ratings of a person. @subject_id "p12" or "c3". (transfer full) */
GPtrArray *
xep_history_store_list (XepStore *store, const char *subject_id, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepHistoryRow, xep_history_row_free)

G_END_DECLS
