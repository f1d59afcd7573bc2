/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* People with their posts; add and update write the posts too (those left out are removed). Name
 * is required; a second current head of a unit, a post that ends before it begins, birth after
 * admission are refused in words. */
gboolean xep_person_store_add (XepStore *store,
                               XepPerson *person,
                               GError **error) XEP_MUST_CHECK; /* sets ids */
gboolean
xep_person_store_update (XepStore *store, XepPerson *person, GError **error) XEP_MUST_CHECK;
gboolean xep_person_store_retire (XepStore *store, gint64 id, const char *date, GError **error)
    XEP_MUST_CHECK;
gboolean xep_person_store_restore (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
XepPerson *xep_person_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* People whose identity of name equals @name's and, if @birth_date is set, whose birth date
 * equals it (a bare year matches a full date of that year). (transfer full) GArray of gint64. */
GArray *xep_person_store_find (XepStore *store,
                               const char *name,
                               XepDate birth_date,
                               GError **error) XEP_MUST_CHECK;
/* XepPerson with posts, in given-name order; @unit_id 0 all. (transfer full) */
GPtrArray *xep_person_store_list (XepStore *store,
                                  gint64 unit_id,
                                  gboolean with_retired,
                                  GError **error) XEP_MUST_CHECK;

G_END_DECLS
