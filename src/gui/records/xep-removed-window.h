/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* People, collectives and units that were taken out of the list: each can be brought back, or
 * deleted for good if nothing hangs on it.
 *
 * Signal "restored" (const char *id: "p12", "c3", "u4"): the record is in the list again. */
#define XEP_TYPE_REMOVED_WINDOW (xep_removed_window_get_type ())
G_DECLARE_FINAL_TYPE (XepRemovedWindow, xep_removed_window, XEP, REMOVED_WINDOW, GtkWindow)

XepRemovedWindow *xep_removed_window_new (XepStore *store);

G_END_DECLS
