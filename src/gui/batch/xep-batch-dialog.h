/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* Papers of many subjects in one go: whose, which, into one PDF or a file each; then what was
 * written and where. */
#define XEP_TYPE_BATCH_DIALOG (xep_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepBatchDialog, xep_batch_dialog, XEP, BATCH_DIALOG, GtkWindow)

/* For the period that is shown; a selected unit is proposed. */
void xep_batch_dialog_present (XepContext *context);
/* The dialog alone, over any store. @unit_id 0: the whole period. NULL with @error when forms or
 * units cannot be read. */
XepBatchDialog *xep_batch_dialog_new (XepStore *store,
                                      gint64 period_id,
                                      gint64 unit_id,
                                      GError **error) XEP_MUST_CHECK;

G_END_DECLS
