/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* Installs the window's actions for what comes after the points: "win.lock-decided" locks every
 * decided result of the period, "win.remedies" lists shortcomings still open, "win.history" shows
 * the selected subject's ratings over the years. */
void xep_dossier_actions_install (XepWindow *window);

G_END_DECLS
