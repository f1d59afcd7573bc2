/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A column that refers to a table, as the schema has it. Between the files of store/ only.
 * @cascades: its rows go with what they refer to. */
typedef struct
{
  char *table;
  char *column;
  gboolean cascades;
} XepReference;

/* XepReference of every column of every table that refers to @table. (transfer full) */
GPtrArray *xep_reference_list (XepStore *store, const char *table, GError **error) XEP_MUST_CHECK;
gboolean xep_reference_count (XepStore *store,
                              const XepReference *self,
                              gint64 id,
                              guint *count,
                              GError **error) XEP_MUST_CHECK;
/* Lets the rows that refer to @from refer to @to. */
gboolean xep_reference_move (XepStore *store,
                             const XepReference *self,
                             gint64 from,
                             gint64 to,
                             GError **error) XEP_MUST_CHECK;
/* "3 phiếu đánh giá". (transfer full) */
char *xep_reference_dup_words (const XepReference *self, guint count);

G_END_DECLS
