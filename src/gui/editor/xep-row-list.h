/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-row-table.h"
#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* A list typed row by row. An open one ends with an empty row: typing there adds it. Widgets are
 * made for the rows there are and kept for the next subject. */
#define XEP_TYPE_ROW_LIST (xep_row_list_get_type ())
G_DECLARE_FINAL_TYPE (XepRowList, xep_row_list, XEP, ROW_LIST, GtkWidget)

/* Rows an open list takes from the keyboard. */
#define XEP_ROW_LIST_LIMIT 200

GtkWidget *xep_row_list_new (const XepRowTable *table);
/* An open list: @n_stored rows are stored, keyed 1, 2, … TRUE if other fields than before are
 * open. */
gboolean xep_row_list_set_stored (XepRowList *self, guint n_stored);
/* What the row is called in addresses, of an open list whose rows are not called by their places;
 * an index past the rows it takes does nothing. TRUE if it was called otherwise. */
gboolean xep_row_list_set_id (XepRowList *self, guint index, const char *id);
/* A list that is not open: @n_rows rows, each to be told with xep_row_list_set_row(). */
gboolean xep_row_list_set_length (XepRowList *self, guint n_rows);
void xep_row_list_set_row (
    XepRowList *self, guint index, const char *id, const char *text, const char *note);
/* A row that is not called by its place. */
void xep_row_list_set_title (XepRowList *self, guint index, const char *title);
void xep_row_list_add_fields (XepRowList *self, XepFieldForm *form);

G_END_DECLS
