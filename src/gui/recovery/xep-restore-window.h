/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "gui/shared/xep-dialogs.h"

G_BEGIN_DECLS

/* The list of copies of the data: when and why each was made, what it holds, and what would be
 * missing; one of them, or a file from elsewhere, is put in the place of the data after a
 * question. */
#define XEP_TYPE_RESTORE_WINDOW (xep_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (XepRestoreWindow, xep_restore_window, XEP, RESTORE_WINDOW, GtkWindow)

/* @restore is called with the copy that is wanted; all windows may go meanwhile. */
void
xep_restore_window_present (XepContext *context, XepDialogFileCallback restore, gpointer user_data);

G_END_DECLS
