/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

#define XEP_TYPE_UNIT_DIALOG (xep_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepUnitDialog, xep_unit_dialog, XEP, UNIT_DIALOG, GtkWindow)

void xep_unit_dialog_present (XepWindow *window, gint64 unit_id);

G_END_DECLS
