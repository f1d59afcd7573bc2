/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calls @asked from the main loop each time the system or a person at the terminal asks the program
 * to end (SIGTERM, SIGHUP, SIGINT), which then does not end by itself. */
void xep_end_signal_watch (void (*asked) (gpointer user_data), gpointer user_data);

G_END_DECLS
