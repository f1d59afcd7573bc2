/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* An assessment keeps its subject as it was when it was opened. Where the record was corrected
 * since, these tell which forms differ, and take the record's values over into those that are not
 * locked. */

/* Why a value differs. The criteria set is no part of it: points hang on it. */
typedef enum
{
  XEP_SNAPSHOT_SPELLING = 1 << 0, /* the name, the birth date, the name of the unit */
  XEP_SNAPSHOT_PLACE = 1 << 1,    /* another unit, other posts, another standing */
} XepSnapshotGroup;
#define XEP_SNAPSHOT_ALL (XEP_SNAPSHOT_SPELLING | XEP_SNAPSHOT_PLACE)

/* @label, @old_text, @new_text: for people. */
typedef struct
{
  const char *column;
  XepSnapshotGroup group;
  const char *label;
  char *old_text;
  char *new_text;
} XepSnapshotChange;

/**
 * XepSnapshotForm:
 * @place: "Quý III năm 2025, Đảng viên, assessment no. 12"
 * @changes: XepSnapshotChange, not empty
 *
 * An assessment whose snapshot is not what the record says.
 */
typedef struct
{
  gint64 assessment_id;
  gint64 period_id;
  char *subject_id;
  char *subject_name; /* as in the form */
  char *place;
  gboolean locked;
  GPtrArray *changes;
} XepSnapshotForm;

/* "họ tên: A → B; …": the changes of @groups; "" if there are none. (transfer full) */
char *xep_snapshot_form_dup_changes (const XepSnapshotForm *self, guint groups);
gboolean xep_snapshot_form_has (const XepSnapshotForm *self, guint groups);
/* Takes away the forms that differed in the same way before: what is left is news. */
void xep_snapshot_forms_drop_known (GPtrArray *forms, GPtrArray *before);
/* How many of @forms, locked or not, have changes of @groups. */
guint xep_snapshot_forms_count (GPtrArray *forms, guint groups, gboolean locked);

/* XepSnapshotForm by period and number. @period_id 0: all periods. @subject_id "p12", "c3" or
 * NULL: all. Of people who left the roster only the spelling is compared: their posts ended with
 * that. (transfer full) */
GPtrArray *xep_snapshot_store_list (XepStore *store,
                                    gint64 period_id,
                                    const char *subject_id,
                                    GError **error) XEP_MUST_CHECK;
/* The one of this assessment; an empty array if it agrees. (transfer full) */
GPtrArray *xep_snapshot_store_list_assessment (XepStore *store,
                                               gint64 assessment_id,
                                               GError **error) XEP_MUST_CHECK;
/* Writes the changes of @groups into those of @forms that are not locked, with the audit, in one
 * transaction. @n_followed (out) (optional): forms changed. */
gboolean xep_snapshot_store_follow (XepStore *store,
                                    GPtrArray *forms,
                                    guint groups,
                                    const char *why,
                                    guint *n_followed,
                                    GError **error) XEP_MUST_CHECK;

G_END_DECLS
