/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "store/xep-name-store.h"

G_BEGIN_DECLS

/* The names behind a figure: a window of at most 200 lines a page; Enter or a double click opens
 * the assessment. */
#define XEP_TYPE_NAME_LIST (xep_name_list_get_type ())
G_DECLARE_FINAL_TYPE (XepNameList, xep_name_list, XEP, NAME_LIST, GtkWindow)

/* How many there are on all pages. */
guint xep_name_list_count (XepNameList *self);
/* Above the window of @parent; an error is told there. @note: (nullable): words above the list. */
void xep_name_list_present (GtkWidget *parent,
                            XepContext *context,
                            const XepNameQuery *query,
                            const char *title,
                            const char *note);

G_END_DECLS
