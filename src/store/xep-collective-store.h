/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

gboolean xep_collective_store_add (XepStore *store,
                                   XepCollective *collective,
                                   GError **error) XEP_MUST_CHECK;
gboolean xep_collective_store_update (XepStore *store,
                                      const XepCollective *collective,
                                      GError **error) XEP_MUST_CHECK;
gboolean xep_collective_store_retire (XepStore *store, gint64 id, const char *date, GError **error)
    XEP_MUST_CHECK;
XepCollective *
xep_collective_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* XepCollective in the order of types, then name. (transfer full) */
GPtrArray *
xep_collective_store_list (XepStore *store, gboolean with_retired, GError **error) XEP_MUST_CHECK;

G_END_DECLS
