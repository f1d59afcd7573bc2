/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/list/xep-list-table.h"

G_BEGIN_DECLS

struct _XepListTable
{
  char *title;
  const XepListColumn *columns;
  guint n_columns;
  GPtrArray *cells; /* char* */
};

/* (transfer none) */
const char *xep_list_table_get (XepListTable *self, guint row, guint column);

gboolean xep_list_csv_write (XepListTable *self, const char *path, GError **error) XEP_MUST_CHECK;
gboolean xep_list_ods_write (XepListTable *self, const char *path, GError **error) XEP_MUST_CHECK;
gboolean xep_list_xlsx_write (XepListTable *self, const char *path, GError **error) XEP_MUST_CHECK;

G_END_DECLS
