/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* Shortcomings that are still to be remedied, by due date, with who is responsible and how far it
 * is; Enter opens the assessment they were found in, a button prints the plan of the selected
 * subject. */
#define XEP_TYPE_REMEDY_WINDOW (xep_remedy_window_get_type ())
G_DECLARE_FINAL_TYPE (XepRemedyWindow, xep_remedy_window, XEP, REMEDY_WINDOW, GtkWindow)

/* Of the period that is shown. NULL with @error. */
XepRemedyWindow *xep_remedy_window_new (XepContext *context, GError **error) XEP_MUST_CHECK;
/* Above the window, which is told of an error. */
void xep_remedy_window_present (XepContext *context);

G_END_DECLS
