/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/xep-window.h"

G_BEGIN_DECLS

/* Looks after the file under a window: each time the window gets the focus, and when a change could
 * not be saved because the file is gone. What another process wrote is shown; a file that was
 * replaced or removed stops the work, with a page that tells the ways out. Lives as long as the
 * window. */
#define XEP_TYPE_FILE_WATCH (xep_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (XepFileWatch, xep_file_watch, XEP, FILE_WATCH, GObject)

XepFileWatch *xep_file_watch_new (XepWindow *window, XepStore *store);

G_END_DECLS
