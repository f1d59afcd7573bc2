/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-record-dialog.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* A published result rated again or annulled: the new level and points, the decision and its
 * reason. Both results are kept. */
#define XEP_TYPE_RERATING_DIALOG (xep_rerating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepReratingDialog, xep_rerating_dialog, XEP, RERATING_DIALOG, XepRecordDialog)

/* Over the window of @parent. (transfer none): it goes when it is closed. */
XepRecordDialog *
xep_rerating_dialog_present (GtkWidget *parent, XepStore *store, gint64 assessment_id);

G_END_DECLS
