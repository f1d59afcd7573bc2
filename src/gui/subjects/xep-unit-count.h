/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A line of the unit list: a unit (id 0: all of them) and how many subjects of the tab it has. */
#define XEP_TYPE_UNIT_COUNT (xep_unit_count_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitCount, xep_unit_count, XEP, UNIT_COUNT, GObject)

XepUnitCount *xep_unit_count_new (gint64 id, const char *name, guint count);
gint64 xep_unit_count_get_id (XepUnitCount *self);
const char *xep_unit_count_get_name (XepUnitCount *self);
guint xep_unit_count_get_count (XepUnitCount *self);

G_END_DECLS
