/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

#define XEP_TYPE_COLLECTIVE_DIALOG (xep_collective_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepCollectiveDialog, xep_collective_dialog, XEP, COLLECTIVE_DIALOG, GtkWindow)

void xep_collective_dialog_present (XepWindow *window, gint64 collective_id, gint64 unit_id);

G_END_DECLS
