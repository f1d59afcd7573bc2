/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The tab of the review meetings: those of the period and what is due next at the left, the chosen
 * one at the right. */
#define XEP_TYPE_MEETINGS_TAB (xep_meetings_tab_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingsTab, xep_meetings_tab, XEP, MEETINGS_TAB, GtkWidget)

GtkWidget *xep_meetings_tab_new (XepContext *context);

G_END_DECLS
