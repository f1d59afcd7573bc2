/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-types.h"

G_BEGIN_DECLS

/* Says which of the three steps is being keyed, and changes it: a button a step with a key that
 * does the same (F7, F8, F9), and a menu of what can be done with the column (Ctrl+M). The keys
 * work in the whole window while the switch is seen.
 *
 * Signal "wanted" (int step): the clerk chose a step; it is shown when it is taken. */
#define XEP_TYPE_STEP_SWITCH (xep_step_switch_get_type ())
G_DECLARE_FINAL_TYPE (XepStepSwitch, xep_step_switch, XEP, STEP_SWITCH, GtkWidget)

void xep_step_switch_show (XepStepSwitch *self, XepStep step);

G_END_DECLS
