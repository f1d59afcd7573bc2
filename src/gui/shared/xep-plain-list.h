/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/shared/xep-plain-row.h"

G_BEGIN_DECLS

/* A table of texts, at most 200 lines a page.
 *
 * Signals: "chosen": another line is selected; "opened" (XepPlainRow): Enter or a double click;
 * "ticked": a tick was set or taken away. Space ticks the selected line. */
#define XEP_TYPE_PLAIN_LIST (xep_plain_list_get_type ())
G_DECLARE_FINAL_TYPE (XepPlainList, xep_plain_list, XEP, PLAIN_LIST, GtkWidget)

typedef struct
{
  const char *title; /* msgid */
  int width;         /* 0: what is left */
  gboolean number;   /* at the right of its column */
  gboolean wraps;    /* on as many lines as it needs */
} XepPlainColumn;

/* @columns must live as long as the program. @ticks: a tick stands before each line. @name: what
 * assistive technology calls the table. */
GtkWidget *xep_plain_list_new (const XepPlainColumn *columns,
                               guint n_columns,
                               gboolean ticks,
                               const char *name);
/* Other lines, XepPlainRow; the selection stays on the line of the same id, on whatever page it is
 * now, else the first line is selected. */
void xep_plain_list_set_rows (XepPlainList *self, GPtrArray *rows);
/* All pages. */
guint xep_plain_list_get_count (XepPlainList *self);
/* (nullable) (transfer none) */
XepPlainRow *xep_plain_list_get_selected (XepPlainList *self);
/* Of all pages. */
void xep_plain_list_tick_all (XepPlainList *self, gboolean ticked);
/* XepPlainRow of all pages. (transfer container) */
GPtrArray *xep_plain_list_get_ticked (XepPlainList *self);

G_END_DECLS
