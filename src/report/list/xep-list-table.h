/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

typedef enum
{
  XEP_LIST_COLUMN_TEXT,
  XEP_LIST_COLUMN_DATE,   /* cells hold ISO dates, "" or a bare year */
  XEP_LIST_COLUMN_NUMBER, /* cells hold "90.00" or "" */
} XepListColumnKind;

/* @width: in characters */
typedef struct
{
  const char *heading;
  double width;
  XepListColumnKind kind;
} XepListColumn;

/**
 * XepListTable:
 *
 * A list on its way into a file: title, columns, rows in their order. What is written is chosen by
 * the suffix: .xlsx, .ods or .csv.
 */
typedef struct _XepListTable XepListTable;

/* @columns have to outlive the table. */
XepListTable *xep_list_table_new (const char *title, const XepListColumn *columns, guint n_columns);
void xep_list_table_free (XepListTable *self);
/* The next cell, from left to right and from row to row. NULL is "". */
void xep_list_table_add (XepListTable *self, const char *text);
guint xep_list_table_count_rows (XepListTable *self);
/* The list is at @path, whole, or what was there is untouched. */
gboolean xep_list_table_write (XepListTable *self, const char *path, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepListTable, xep_list_table_free)

G_END_DECLS
