/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-order-store.h"

G_BEGIN_DECLS

/* A review that is due, as a line of a list. */
#define XEP_TYPE_DUE_ITEM (xep_due_item_get_type ())
G_DECLARE_FINAL_TYPE (XepDueItem, xep_due_item, XEP, DUE_ITEM, GObject)

/* @due (transfer full). */
XepDueItem *xep_due_item_new (XepDue *due);
const XepDue *xep_due_item_get (XepDueItem *self);

G_END_DECLS
