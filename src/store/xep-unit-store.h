/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Units: chi bộ, offices. A name is unique by xep_text_identity() among units not retired, cells
 * and offices apart. */
gboolean
xep_unit_store_add (XepStore *store, XepUnit *unit, GError **error) XEP_MUST_CHECK; /* sets id */
gboolean
xep_unit_store_update (XepStore *store, const XepUnit *unit, GError **error) XEP_MUST_CHECK;
/* Refused in words while people or collectives still belong to it. */
gboolean
xep_unit_store_retire (XepStore *store, gint64 id, const char *date, GError **error) XEP_MUST_CHECK;
XepUnit *xep_unit_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* 0 if there is none; -1 with @error. */
gint64 xep_unit_store_find (XepStore *store, const char *name, gboolean party_cell, GError **error);
/* XepUnit, in order: offices and cells as entered (sort order), not retired unless
 * @with_retired. (transfer full) */
GPtrArray *
xep_unit_store_list (XepStore *store, gboolean with_retired, GError **error) XEP_MUST_CHECK;

G_END_DECLS
