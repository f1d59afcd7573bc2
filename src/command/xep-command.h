/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line: the same functions as the window, without it. Call xep_language_init() first.
 */

/* TRUE if the arguments ask for the window: none, or only --database FILE.
 * @database: (out) (transfer full) (nullable): the file named, %NULL for the default one. */
gboolean xep_command_wants_window (int argc, char **argv, char **database);
/* Carries out the command. Returns the exit code: 0 done; 1 refused, with one line on stderr and
 * nothing changed; 2 wrong usage. */
int xep_command_run (int argc, char **argv);

G_END_DECLS
