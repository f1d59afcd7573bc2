/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-row.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepOpening:
 *
 * Makes assessments in a period, each with the snapshot of its subject as of the period's end.
 * Inside a transaction of the caller, and between the files of store/ only.
 */
typedef struct _XepOpening XepOpening;

XepOpening *xep_opening_new (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
void        xep_opening_free       (XepOpening *self);
XepPeriod  *xep_opening_get_period (XepOpening *self);
XepRegulation *xep_opening_get_regulation (XepOpening *self);
/* Why the person is not rated as @kind: a sentence, or NULL if the person is. @exempt (out): by
 * one of the reasons of the regulation, and not for having left. (transfer full) (nullable) */
char *xep_opening_dup_refusal (XepOpening *self,
                               const XepPerson *person,
                               XepSubjectKind kind,
                               gboolean *exempt);
/* The columns of an assessment that hold the subject as it is now; without the criteria set, which
 * is chosen once. (transfer full) */
XepRow *xep_opening_snapshot_person (XepOpening *self, XepPerson *person, XepSubjectKind kind);
XepRow *xep_opening_snapshot_collective (XepOpening *self, const XepCollective *collective);
/* Return the id, 0 with @error. */
gint64 xep_opening_add_person (XepOpening *self,
                               XepPerson *person,
                               XepSubjectKind kind,
                               GError **error) XEP_MUST_CHECK;
gint64 xep_opening_add_collective (XepOpening *self,
                                   const XepCollective *collective,
                                   GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOpening, xep_opening_free)

G_END_DECLS
