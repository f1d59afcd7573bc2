/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The units at the left of a tab, with how many subjects each has; "Tất cả" first.
 *
 * Signal "unit-chosen": the clerk chose another unit. */
#define XEP_TYPE_UNIT_SIDEBAR (xep_unit_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitSidebar, xep_unit_sidebar, XEP, UNIT_SIDEBAR, GtkWidget)

/* Reads the units again; the choice stays with its unit. */
gboolean xep_unit_sidebar_load (XepUnitSidebar *self,
                                XepStore *store,
                                XepSubjectKind kind,
                                gint64 period_id,
                                GError **error) XEP_MUST_CHECK;
/* 0: all. */
gint64 xep_unit_sidebar_get_unit (XepUnitSidebar *self);
/* Chooses without a signal. */
void xep_unit_sidebar_set_unit (XepUnitSidebar *self, gint64 unit_id);

G_END_DECLS
