/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* Adds the actions for paper and files to a window: "win.preview" (s: form id),
 * "win.preview-blank" (s), "win.save-FORMAT" (s) for each XepPaperFormat, "win.batch",
 * "win.import-roster|import-leaders|import-scores", "win.open-period", "win.backup".
 * @scope: the selected subject or unit.
 *
 * A form id alone is for the selected subject, or for the selected unit when nobody is selected
 * or the form is a list; "ID:subject", "ID:unit" and "ID:period" say which. */
void xep_export_actions_install (GActionMap *window, XepContext *context);
/* Menus of the forms that fit the period that is shown, from the form catalogue. (transfer full) */
GMenuModel *xep_export_actions_print_menu (XepContext *context);
GMenuModel *xep_export_actions_export_menu (XepContext *context);

G_END_DECLS
