/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* The rules as a copy that is edited, checked and put in force from a date: at the left the
 * sections, at the right the fields of one. Closing without putting in force asks.
 *
 * Signal "published": new rules are in force or to come, and the store has read them. */
#define XEP_TYPE_REGULATION_WINDOW (xep_regulation_window_get_type ())
G_DECLARE_FINAL_TYPE (XepRegulationWindow, xep_regulation_window, XEP, REGULATION_WINDOW, GtkWindow)

/* @period_id: the period whose sets are marked as compared with the signed annex; 0 none is open.
 * NULL with @error if the rules in force cannot be edited. */
XepRegulationWindow *
xep_regulation_window_new (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
void xep_regulation_window_present (XepContext *context);

G_END_DECLS
