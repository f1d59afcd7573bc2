/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-dossier.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepPaperRow:
 * @missing: (element-type XepDossierComponent): components that must be there and are not, borrowed
 *   from the period's regulation, in its order
 * @received: components that are there, those "nếu có" among them
 *
 * How the dossier of one subject stands (plan V.2). Strings are never NULL.
 */
typedef struct
{
  gint64 assessment_id;
  gint64 unit_id; /* 0: none */
  char *unit_name;
  char *subject_id;
  char *subject_name;
  XepDate birth_date;
  char *posts;
  XepSubjectKind kind;
  GPtrArray *missing;
  guint received;
} XepPaperRow;

void xep_paper_row_free (XepPaperRow *self);
/* XepPaperRow for everyone who is rated in the period: unit by unit in Vietnamese order, those
 * without a unit last; within a unit in printing order. Read in one statement whatever their
 * number. (transfer full) */
GPtrArray *xep_paper_store_list (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* Notes that @component came in on @received_on for each of the assessments @ids (gint64) that does
 * not have it yet and can be asked for it, in one transaction with the audit; @by, @why: nullable.
 * @received: how many.
 * XEP_ERROR_INVALID in words for a date that is not whole and for an unknown component. */
gboolean xep_paper_store_receive (XepStore *store,
                                  GArray *ids,
                                  const char *component,
                                  XepDate received_on,
                                  const char *by,
                                  const char *why,
                                  guint *received,
                                  GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPaperRow, xep_paper_row_free)

G_END_DECLS
