/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-subject-list.h"

G_BEGIN_DECLS

/* The SQL of the lists of subjects. Between the files of store/ only. */

/* Columns of the statement of xep_subject_query_prepare(). */
typedef enum
{
  XEP_SUBJECT_COLUMN_ID,
  XEP_SUBJECT_COLUMN_ASSESSMENT,
  XEP_SUBJECT_COLUMN_NAME,
  XEP_SUBJECT_COLUMN_BIRTH_DATE,
  XEP_SUBJECT_COLUMN_UNIT,
  XEP_SUBJECT_COLUMN_UNIT_NAME,
  XEP_SUBJECT_COLUMN_POSTS,      /* current posts, or the id of the collective's type */
  XEP_SUBJECT_COLUMN_POST_PARTY, /* of the assessment, NULL if there is none */
  XEP_SUBJECT_COLUMN_POST_GOVERNMENT,
  XEP_SUBJECT_COLUMN_POST_UNION,
  XEP_SUBJECT_COLUMN_HEAD,
  XEP_SUBJECT_COLUMN_STATE,
  XEP_SUBJECT_COLUMN_STATUS,
  XEP_SUBJECT_COLUMN_ADMITTED_ON,
  XEP_SUBJECT_COLUMN_STEPS, /* total and level of each step */
} XepSubjectColumn;

/* One row for each subject of the page, in the order of the list. */
XepStatement *xep_subject_query_prepare (XepStore *store,
                                         const XepSubjectQuery *query,
                                         GError **error) XEP_MUST_CHECK;
/* How many there are on all pages. */
gboolean xep_subject_query_count (XepStore *store,
                                  const XepSubjectQuery *query,
                                  guint *count,
                                  GError **error) XEP_MUST_CHECK;
/* The row of the subject of one assessment. */
XepStatement *xep_subject_query_prepare_one (XepStore *store,
                                             gint64 period_id,
                                             XepSubjectKind kind,
                                             gint64 assessment_id,
                                             GError **error) XEP_MUST_CHECK;
/* Unit id (0 for none) and number of subjects. */
XepStatement *xep_subject_query_prepare_units (XepStore *store,
                                               XepSubjectKind kind,
                                               gint64 period_id,
                                               GError **error) XEP_MUST_CHECK;

G_END_DECLS
