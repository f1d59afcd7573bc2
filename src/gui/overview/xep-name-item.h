/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "store/xep-name-store.h"

G_BEGIN_DECLS

/* A XepName in a list model. */
#define XEP_TYPE_NAME_ITEM (xep_name_item_get_type ())
G_DECLARE_FINAL_TYPE (XepNameItem, xep_name_item, XEP, NAME_ITEM, GObject)

/* Takes @name. @regulation gives the levels their words. */
XepNameItem *xep_name_item_new (XepName *name, XepRegulation *regulation);
const XepName *xep_name_item_get_name (XepNameItem *self);
/* The decided level, else the word for one not rated, else "". */
const char *xep_name_item_get_level_text (XepNameItem *self);

G_END_DECLS
