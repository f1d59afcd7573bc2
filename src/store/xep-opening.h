/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepOpening:
 *
 * Makes assessments in a period, each with the snapshot of its subject as of the period's end.
 * Inside a transaction of the caller, and between the files of store/ only.
 */
typedef struct _XepOpening XepOpening;

/**
 * XepOpeningSubject:
 * @posts: owned; %NULL where there is none
 * @collective_type: %NULL for a person
 *
 * What an assessment shows of its subject, without the criteria set, which is chosen once. Other
 * texts are the record's and those of its unit: valid as long as these and the opening.
 */
typedef struct
{
  const char *name;
  XepDate birth_date;
  char *posts[XEP_N_BRANCHES];
  gint64 unit_id;
  const char *unit_name;
  const char *cell_name;
  const char *collective_type;
  XepTier tier;
  gboolean head;
  gboolean deputy;
  gboolean leader;
  gboolean party_member;
} XepOpeningSubject;

XepOpening *xep_opening_new (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
void xep_opening_free (XepOpening *self);
XepPeriod *xep_opening_get_period (XepOpening *self);
XepRegulation *xep_opening_get_regulation (XepOpening *self);
/* Why the person is not rated as @kind: a sentence, or NULL if the person is. @exempt (out): by
 * one of the reasons of the regulation, and not for having left. (transfer full) (nullable) */
char *xep_opening_dup_refusal (XepOpening *self,
                               const XepPerson *person,
                               XepSubjectKind kind,
                               gboolean *exempt);
/* The subject as it is now. Free what @subject holds with xep_opening_subject_clear(). */
void xep_opening_take_person (XepOpening *self,
                              XepPerson *person,
                              XepSubjectKind kind,
                              XepOpeningSubject *subject);
void xep_opening_take_collective (XepOpening *self,
                                  const XepCollective *collective,
                                  XepOpeningSubject *subject);
void xep_opening_subject_clear (XepOpeningSubject *subject);
/* (transfer full) */
char *xep_opening_subject_dup_sort_key (const XepOpeningSubject *subject);
/* Return the id, 0 with @error. */
gint64 xep_opening_add_person (XepOpening *self,
                               XepPerson *person,
                               XepSubjectKind kind,
                               GError **error) XEP_MUST_CHECK;
gint64 xep_opening_add_collective (XepOpening *self,
                                   const XepCollective *collective,
                                   GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOpening, xep_opening_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepOpeningSubject, xep_opening_subject_clear)

G_END_DECLS
