/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-person.h"

G_BEGIN_DECLS

/* One post of a person as a line of fields: title, branch, unit, head, from, to, and words below
 * it when something is wrong. Signal "removed": the person wants the line gone. */
#define XEP_TYPE_POST_ROW (xep_post_row_get_type ())
G_DECLARE_FINAL_TYPE (XepPostRow, xep_post_row, XEP, POST_ROW, GtkWidget)

/* The last column is the button that takes the row away. */
#define XEP_POST_ROW_COLUMNS 7

/* @units: XepUnit. */
GtkWidget *xep_post_row_new (GPtrArray *units);
void xep_post_row_show (XepPostRow *self, const XepPost *post);
/* First wrong field, told in words in the row; NULL when all is well. */
GtkWidget *xep_post_row_check (XepPostRow *self);
/* What the row holds; NULL for a row that was left blank. Call after a good check. (transfer full)
 */
XepPost *xep_post_row_dup_post (XepPostRow *self);
/* The fields in order, to line them up under their headings. */
GtkWidget *xep_post_row_get_column (XepPostRow *self, guint column);
const char *xep_post_row_get_message (XepPostRow *self);

G_END_DECLS
