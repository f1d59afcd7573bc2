/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"
#include "import/xep-import.h"

G_BEGIN_DECLS

/* Picks a workbook and what it holds (roster, leaders, scores), shows what an import would do (a
 * dry run), imports, tells the counts, and saves the refused rows as a workbook. */
#define XEP_TYPE_IMPORT_DIALOG (xep_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepImportDialog, xep_import_dialog, XEP, IMPORT_DIALOG, GtkWindow)

void xep_import_dialog_present (XepContext *context, XepImportKind kind);

/* The dialog alone, over any store; @year and @period are proposed for scores. Signal "imported"
 * after an import that wrote. */
XepImportDialog *
xep_import_dialog_new (XepStore *store, XepImportKind kind, int year, XepPeriodCode period);
/* What choosing a file does: reads it (on the next idle) and shows what an import would do. */
void xep_import_dialog_set_file (XepImportDialog *self, const char *path);

G_END_DECLS
