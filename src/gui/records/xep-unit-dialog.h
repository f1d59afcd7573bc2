/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "gui/shared/xep-record-dialog.h"

G_BEGIN_DECLS

/* Adds (@unit_id 0) or edits a unit: a Party cell, or an office where people work; retires it. */
#define XEP_TYPE_UNIT_DIALOG (xep_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitDialog, xep_unit_dialog, XEP, UNIT_DIALOG, XepRecordDialog)

void xep_unit_dialog_present (XepContext *context, gint64 unit_id);

/* The dialog alone, over any store. NULL with @error if there is no such unit. */
XepUnitDialog *xep_unit_dialog_new (XepStore *store, gint64 unit_id, GError **error) XEP_MUST_CHECK;

G_END_DECLS
