/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/editor/xep-row-table.h"
#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* One row of a XepRowList: its name, its fields, and the button that takes it away. */
#define XEP_TYPE_ROW_BOX (xep_row_box_get_type ())
G_DECLARE_FINAL_TYPE (XepRowBox, xep_row_box, XEP, ROW_BOX, GtkWidget)

/* @table must live as long as the program. @number counts from 1. */
GtkWidget *xep_row_box_new (const XepRowTable *table, guint number);
/* What stands for ROW in the keys. */
/* TRUE if it was called otherwise. */
gboolean xep_row_box_set_id (XepRowBox *self, const char *id);
/* Another name than that of its number. */
void xep_row_box_set_title (XepRowBox *self, const char *title);
/* A row that is not stored yet shows its first field only. */
void xep_row_box_set_new (XepRowBox *self, gboolean is_new);
/* What is told of a row that is not typed: @text, and @note under it. */
void xep_row_box_set_heading (XepRowBox *self, const char *text, const char *note);
void xep_row_box_add_fields (XepRowBox *self, XepFieldForm *form);

G_END_DECLS
