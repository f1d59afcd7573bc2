/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-order-store.h"

G_BEGIN_DECLS

/* What is to be reviewed next in the commune (plan IV.1), and what waits for it.
 *
 * Signals: "open-wanted": the chosen subject's assessment; "meeting-wanted": a meeting for it. */
#define XEP_TYPE_DUE_LIST (xep_due_list_get_type ())
G_DECLARE_FINAL_TYPE (XepDueList, xep_due_list, XEP, DUE_LIST, GtkWidget)

/* Reads it again. */
gboolean xep_due_list_load (XepDueList *self, XepStore *store, gint64 period_id, GError **error)
    XEP_MUST_CHECK;
/* What is chosen, or NULL. */
const XepDue *xep_due_list_get (XepDueList *self);

G_END_DECLS
