/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Work on a thread that does not outlive the program: what ends under a running thread (fonts, the
 * libraries' own memory) ends it with a crash. */

/* As g_task_run_in_thread(). */
void xep_worker_run (GTask *task, GTaskThreadFunc work);

/* Calls all work off and waits until it has stopped. For the end of the program. */
void xep_worker_stop_all (void);

G_END_DECLS
