/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Which assessments still show a record as it was, each with old and new values, and the choice
 * whether they follow: the spelling is proposed, a move or a post only if @wanted. */
#define XEP_TYPE_FOLLOW_DIALOG (xep_follow_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepFollowDialog, xep_follow_dialog, XEP, FOLLOW_DIALOG, GtkWindow)

/* @forms: of xep_snapshot_store_list(), not empty. @wanted: somebody asked for the values of the
 * record, so that all of them are proposed. @parent (nullable): a widget of the window below. */
XepFollowDialog *
xep_follow_dialog_present (GtkWidget *parent, XepStore *store, GPtrArray *forms, gboolean wanted);

G_END_DECLS
