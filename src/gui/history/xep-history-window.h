/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* "Quá trình xếp loại": all ratings of a person or collective over the years; Enter opens the
 * assessment, the button prints them. */
#define XEP_TYPE_HISTORY_WINDOW (xep_history_window_get_type ())
G_DECLARE_FINAL_TYPE (XepHistoryWindow, xep_history_window, XEP, HISTORY_WINDOW, GtkWindow)

/* @subject_id "p12" or "c3", called @name. NULL with @error. */
XepHistoryWindow *xep_history_window_new (XepContext *context,
                                          const char *subject_id,
                                          const char *name,
                                          GError **error) XEP_MUST_CHECK;
/* Above the window, which is told of an error. */
void xep_history_window_present (XepContext *context, const char *subject_id, const char *name);

G_END_DECLS
