/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* Installs the window's actions for paper and files: "win.preview" (s: form id),
 * "win.preview-blank" (s), "win.save-FORMAT" (s) for each XepPaperFormat, "win.batch",
 * "win.import-roster|import-leaders|import-scores", "win.open-period", "win.backup".
 * @scope: the selected subject or unit.
 *
 * A form id alone is for the selected subject, or for the selected unit when nobody is selected
 * or the form is a list; "ID:subject", "ID:unit" and "ID:period" say which. */
void        xep_export_actions_install    (XepWindow *window);
/* Menus of the forms that fit the window's period, from the form catalogue: (transfer full). */
GMenuModel *xep_export_actions_print_menu  (XepWindow *window);
GMenuModel *xep_export_actions_export_menu (XepWindow *window);

G_END_DECLS
