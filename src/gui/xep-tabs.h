/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The tabs of the window, built when they are first seen and read again when they are seen after a
 * change; the context is told which is seen. A tab is not left while a value that was refused
 * stands in it. */
#define XEP_TYPE_TABS (xep_tabs_get_type ())
G_DECLARE_FINAL_TYPE (XepTabs, xep_tabs, XEP, TABS, GtkWidget)

void xep_tabs_set_up (XepTabs *self, XepContext *context);
/* Reads the visible tab; the others when they are seen. */
void xep_tabs_show_period (XepTabs *self);
/* Searches in the visible tab, or, where that has nothing to search, in the tab of subjects seen
 * last. */
void xep_tabs_search (XepTabs *self, const char *text);
/* The tabs that the news concern are read again: the visible one now, the others when they are
 * seen. */
void xep_tabs_refresh (XepTabs *self, const XepNews *news);
/* FALSE if a value that was refused holds the visible tab. */
gboolean xep_tabs_leave (XepTabs *self);
void xep_tabs_show_kind (XepTabs *self, XepSubjectKind kind);
/* Tabs count from 1. */
void xep_tabs_show_number (XepTabs *self, int number);
void xep_tabs_turn (XepTabs *self, int direction);

G_END_DECLS
