/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The posts of people: part of a person, written with it. Between the files of store/ only. */

/* Refuses in words a post without a title, one that ends before it begins, a head of nothing, a
 * second head of a unit. */
gboolean
xep_post_store_check (XepStore *store, const XepPerson *person, GError **error) XEP_MUST_CHECK;
/* Writes the posts of a person, sets their ids, and tells the audit if they are different. */
gboolean xep_post_store_replace (XepStore *store,
                                 gint64 person_id,
                                 GPtrArray *posts,
                                 gboolean *changed,
                                 GError **error) XEP_MUST_CHECK;
/* The posts as the audit tells them; two equal texts are the same posts. (transfer full) */
char *xep_post_store_describe (GPtrArray *posts);
/* Adds the posts of one person to @posts. */
gboolean xep_post_store_load (XepStore *store, gint64 person_id, GPtrArray *posts, GError **error)
    XEP_MUST_CHECK;
/* The posts of everybody who has any: gint64* of the person → GPtrArray of XepPost. (transfer
 * full) */
GHashTable *xep_post_store_load_table (XepStore *store, GError **error) XEP_MUST_CHECK;
/* Gives each of @people its posts with one query. */
gboolean
xep_post_store_load_all (XepStore *store, GPtrArray *people, GError **error) XEP_MUST_CHECK;

G_END_DECLS
