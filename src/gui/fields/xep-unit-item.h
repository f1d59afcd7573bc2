/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A unit as a line of a list: properties "id" (0: none) and "name", fixed when made. */
#define XEP_TYPE_UNIT_ITEM (xep_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitItem, xep_unit_item, XEP, UNIT_ITEM, GObject)

XepUnitItem *xep_unit_item_new (gint64 id, const char *name);
gint64 xep_unit_item_get_id (XepUnitItem *self);
const char *xep_unit_item_get_name (XepUnitItem *self);

G_END_DECLS
