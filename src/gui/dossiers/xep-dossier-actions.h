/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* Adds the actions for what comes after the points to a window: "win.lock-decided" locks every
 * decided result of the period, "win.remedies" lists shortcomings still open, "win.history" shows
 * the selected subject's ratings over the years. */
void xep_dossier_actions_install (GActionMap *window, XepContext *context);

G_END_DECLS
