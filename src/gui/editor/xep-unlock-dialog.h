/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-record-dialog.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Asks for the reason a locked result is opened for, and opens it. */
#define XEP_TYPE_UNLOCK_DIALOG (xep_unlock_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepUnlockDialog, xep_unlock_dialog, XEP, UNLOCK_DIALOG, XepRecordDialog)

/* Over the window of @parent. (transfer none): it goes when it is closed. */
XepRecordDialog *
xep_unlock_dialog_present (GtkWidget *parent, XepStore *store, gint64 assessment_id);

G_END_DECLS
