/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* The window's own commands as "win." actions; those for paper and files are in
 * xep-export-actions.h. */
void xep_window_actions_install (XepWindow *window);
/* The keys of all actions, told to the application once. */
void xep_window_actions_set_accels (GtkApplication *application);

G_END_DECLS
