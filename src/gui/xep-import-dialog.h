/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import.h"

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* Picks a workbook and what it holds (roster, leaders, scores), shows what an import would do (a dry run), imports, tells the
 * counts, and saves the refused rows as a workbook. */
#define XEP_TYPE_IMPORT_DIALOG (xep_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepImportDialog, xep_import_dialog, XEP, IMPORT_DIALOG, GtkWindow)

void xep_import_dialog_present (XepWindow *window, XepImportKind kind);

G_END_DECLS
