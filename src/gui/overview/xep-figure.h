/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "store/xep-name-store.h"

G_BEGIN_DECLS

/* What a figure without a number of its own says instead of one. */
#define XEP_FIGURE_WORDS (-1)

/* A number or word of the overview that opens the list behind it: a flat button, named as it is
 * seen and described by the title of its list. @count: how many lines that list has, when @text
 * says so; there is nothing to press where it is 0. @note: (nullable): words above that list. */
GtkWidget *xep_figure_new (XepContext *context,
                           const XepNameQuery *query,
                           int count,
                           const char *text,
                           const char *title,
                           const char *note);
/* The same for a number alone. */
GtkWidget *xep_figure_new_count (XepContext *context,
                                 const XepNameQuery *query,
                                 guint count,
                                 const char *title);
/* What the list of @widget is asked for, in a text that stays the same when the page is read again:
 * of no other figure on its board, but that all deadlines ask for the same. NULL if it is no
 * figure. */
const char *xep_figure_get_id (GtkWidget *widget);
/* NULL if it is no figure. */
const char *xep_figure_get_title (GtkWidget *widget);
/* How many lines the list of a figure has, or XEP_FIGURE_WORDS. */
int xep_figure_get_count (GtkWidget *figure);
/* What its list is asked for. (transfer none) */
const XepNameQuery *xep_figure_get_query (GtkWidget *figure);

/* The plain words beside figures. */
GtkWidget *xep_figure_label (const char *text, float xalign, const char *css_class);
void xep_figure_clear (GtkWidget *holder);

G_END_DECLS
