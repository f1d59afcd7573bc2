/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-person.h"

G_BEGIN_DECLS

/* The posts of a person: headings, one XepPostRow a post, a button that adds one. Signals
 * "row-added" (the new row's widget), so that its owner may watch it, and "changed" when a row
 * went. */
#define XEP_TYPE_POST_LIST (xep_post_list_get_type ())
G_DECLARE_FINAL_TYPE (XepPostList, xep_post_list, XEP, POST_LIST, GtkWidget)

/* @units: XepUnit; @posts: XepPost. */
void xep_post_list_show (XepPostList *self, GPtrArray *units, GPtrArray *posts);
/* Adds a blank row and puts the focus into it. */
void xep_post_list_add (XepPostList *self);
/* The first wrong field of any row, NULL when all is well. */
GtkWidget *xep_post_list_check (XepPostList *self);
/* XepPost; rows left blank are not in it. (transfer full) */
GPtrArray *xep_post_list_dup_posts (XepPostList *self);
guint xep_post_list_get_count (XepPostList *self);

G_END_DECLS
