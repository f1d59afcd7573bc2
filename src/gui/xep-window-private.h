/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/subjects/xep-subject-page.h"
#include "gui/xep-window.h"

G_BEGIN_DECLS

/* For xep-window-actions.c. */

/* The visible tab, NULL on the welcome page or before it is built. */
XepSubjectPage *xep_window_get_page (XepWindow *self);
void xep_window_focus_search (XepWindow *self);
/* The list of the tab; its first line is taken if none is chosen. */
void xep_window_focus_list (XepWindow *self);
void xep_window_show_tab (XepWindow *self, int number);
/* The next (+1) or previous (-1) tab. */
void xep_window_turn_tab (XepWindow *self, int direction);
/* @menu: 'p'rint, 'e'xport, 'm'ain. */
void xep_window_open_menu (XepWindow *self, char menu);

/* Saves what is being typed on the visible tab; FALSE if that was refused. */
gboolean xep_window_leave_page (XepWindow *self);

G_END_DECLS
