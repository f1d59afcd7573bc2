/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A line of a XepPlainList: the record it stands for, its texts, and a tick (property "ticked"). */
#define XEP_TYPE_PLAIN_ROW (xep_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (XepPlainRow, xep_plain_row, XEP, PLAIN_ROW, GObject)

/* Takes @texts, one a column. @id: of the record that the line was made of, the same whenever the
 * list is read again and of no other line; @index: where the record is. */
XepPlainRow *xep_plain_row_new (const char *id, char **texts, guint index);
/* The same where the record has a number. */
XepPlainRow *xep_plain_row_new_numbered (gint64 id, char **texts, guint index);
const char *xep_plain_row_get_id (XepPlainRow *self);
const char *xep_plain_row_get_text (XepPlainRow *self, guint column);
guint xep_plain_row_get_index (XepPlainRow *self);
gboolean xep_plain_row_is_ticked (XepPlainRow *self);
void xep_plain_row_set_ticked (XepPlainRow *self, gboolean ticked);
/* A line that is shown among those that can be ticked, and has no tick itself. */
void xep_plain_row_set_fixed (XepPlainRow *self);
gboolean xep_plain_row_is_fixed (XepPlainRow *self);

G_END_DECLS
