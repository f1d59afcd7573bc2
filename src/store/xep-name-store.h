/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The subjects behind a figure of the overview: as many as the figure says. */

typedef enum
{
  XEP_NAMES_ALL,
  XEP_NAMES_STEP,     /* @step is done, as xep_overview_store_progress() counts it */
  XEP_NAMES_NOT_STEP, /* to be rated, and @step is not done */
  XEP_NAMES_RATED,    /* with a decided level */
  XEP_NAMES_UNRATED,
  XEP_NAMES_LOCKED,
  XEP_NAMES_QUOTA,   /* the peer group @quota_id, in the order of points */
  XEP_NAMES_MISSING, /* components of the dossier are missing, most first */
} XepNameFilter;

typedef struct
{
  gint64 period_id;
  XepNameFilter filter;
  int kind; /* -1: all */
  XepStep step;
  XepLevel level;     /* decided; NONE: any, decided or not */
  gboolean or_better; /* @level or one above it */
  gint64 unit_id;     /* -1: all; 0: those of no unit */
  const char *quota_id;
} XepNameQuery;

#define XEP_NAME_QUERY(period, names_of) \
  ((XepNameQuery){ .period_id = (period), .filter = (names_of), .kind = -1, .unit_id = -1 })

typedef struct
{
  gint64 assessment_id;
  XepSubjectKind kind;
  char *subject_id; /* "p12" or "c3" */
  char *name;
  XepDate birth_date;
  char *unit_name;
  XepPoints points[XEP_N_STEPS];
  XepLevel levels[XEP_N_STEPS];
  gboolean unrated;
  guint missing; /* components of the dossier */
} XepName;

void xep_name_free (XepName *self);
/* XepName for each. (transfer full) */
GPtrArray *
xep_name_store_list (XepStore *store, const XepNameQuery *query, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepName, xep_name_free)

G_END_DECLS
