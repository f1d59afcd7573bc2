/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The step the clerk is keying: one for the whole window, whatever form, tab or period is shown. It
 * is chosen by her alone; nothing moves it but xep_working_step_set().
 *
 * Signal "changed". */
#define XEP_TYPE_WORKING_STEP (xep_working_step_get_type ())
G_DECLARE_FINAL_TYPE (XepWorkingStep, xep_working_step, XEP, WORKING_STEP, GObject)

/* That of everything that works on @store. (transfer none) */
XepWorkingStep *xep_working_step_of (XepStore *store);
XepStep xep_working_step_get (XepWorkingStep *self);
void xep_working_step_set (XepWorkingStep *self, XepStep step);

G_END_DECLS
