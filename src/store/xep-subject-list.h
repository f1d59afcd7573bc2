/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A line of the middle list: a subject and, if it is rated in the period, the state of its
 * assessment. Properties (read-only but notified when refreshed): "name", "birth-date"
 * (display), "unit-name", "posts", "self-points", "appraisal-points", "decision-points",
 * "self-level", "appraisal-level", "decision-level", "suggested-level" (short names),
 * "assessment-id", "subject-id". */
#define XEP_TYPE_SUBJECT_ROW (xep_subject_row_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectRow, xep_subject_row, XEP, SUBJECT_ROW, GObject)

const char *xep_subject_row_get_subject_id (XepSubjectRow *self);
gint64 xep_subject_row_get_assessment_id (XepSubjectRow *self); /* 0 if not rated in the period */
const char *xep_subject_row_get_name (XepSubjectRow *self);
const char *xep_subject_row_get_birth_date (XepSubjectRow *self);
const char *xep_subject_row_get_unit_name (XepSubjectRow *self);
gint64 xep_subject_row_get_unit_id (XepSubjectRow *self);
const char *xep_subject_row_get_posts (XepSubjectRow *self);
XepPoints xep_subject_row_get_points (XepSubjectRow *self, XepStep step);
XepLevel xep_subject_row_get_level (XepSubjectRow *self, XepStep step);
/* NONE if nothing is suggested. */
XepLevel xep_subject_row_get_suggested (XepSubjectRow *self);
gboolean xep_subject_row_get_head (XepSubjectRow *self);
/* "" | id of exempt reason | "unrated" */
const char *xep_subject_row_get_remark (XepSubjectRow *self);

/* What a list shows. @period_id 0: subjects alone. @unit_id 0 all. @text: search with or without
 * marks; digits alone find the assessment number or Party card. */
typedef struct
{
  gint64 period_id;
  XepSubjectKind kind;
  gint64 unit_id;
  const char *text;
  int offset;
  int limit; /* at most XEP_SUBJECT_LIST_PAGE for views; -1 all for reports */
} XepSubjectQuery;

#define XEP_SUBJECT_LIST_PAGE 200

/**
 * XepSubjectList:
 *
 * A GListModel of at most 200 XepSubjectRow: one page of a query (see PITFALLS 1: GtkColumnView
 * breaks above 207 rows). Replaced by one items-changed. Properties "total", "offset".
 */
#define XEP_TYPE_SUBJECT_LIST (xep_subject_list_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectList, xep_subject_list, XEP, SUBJECT_LIST, GObject)

XepSubjectList *xep_subject_list_new (XepStore *store);
gboolean xep_subject_list_load (XepSubjectList *self,
                                const XepSubjectQuery *query,
                                GError **error) XEP_MUST_CHECK;
/* Reloads one row in place (notify, no items-changed). */
gboolean xep_subject_list_refresh_row (XepSubjectList *self,
                                       gint64 assessment_id,
                                       GError **error) XEP_MUST_CHECK;
guint xep_subject_list_get_total (XepSubjectList *self);
guint xep_subject_list_get_offset (XepSubjectList *self);
/* Position of a subject on this page, or -1. */
int xep_subject_list_find (XepSubjectList *self, const char *subject_id);

/* How many subjects of @kind each unit has: GHashTable of gint64* unit id → guint; key 0 is all.
 * (transfer full) */
GHashTable *xep_subject_list_count_units (XepStore *store,
                                          XepSubjectKind kind,
                                          gint64 period_id,
                                          GError **error) XEP_MUST_CHECK;

G_END_DECLS
