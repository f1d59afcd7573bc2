/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "gui/shared/xep-record-dialog.h"

G_BEGIN_DECLS

/* Adds (@collective_id 0, proposing @unit_id) or edits a rated collective; retires it. */
#define XEP_TYPE_COLLECTIVE_DIALOG (xep_collective_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    XepCollectiveDialog, xep_collective_dialog, XEP, COLLECTIVE_DIALOG, XepRecordDialog)

void xep_collective_dialog_present (XepContext *context, gint64 collective_id, gint64 unit_id);

/* The dialog alone, over any store. NULL with @error if there is no such collective. */
XepCollectiveDialog *xep_collective_dialog_new (XepStore *store,
                                                gint64 collective_id,
                                                gint64 unit_id,
                                                GError **error) XEP_MUST_CHECK;

G_END_DECLS
