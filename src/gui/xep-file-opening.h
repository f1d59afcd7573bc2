/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-job.h"

G_BEGIN_DECLS

/* The clerk's file made ready on a thread: it is looked through, brought up to date and copied,
 * which takes its time with a large file or a slow disk. Meanwhile @window, which is to show it,
 * takes no input, and a small one says what is being done and lets a person stop it. */

/* @store: the open file, which belongs to the main thread (transfer none); NULL with @error. */
typedef void (*XepFileOpened) (XepStore *store, const GError *error, gpointer user_data);

/* @anew: makes a new file where one is lost of which there are copies. */
void xep_file_opening_start (
    GtkWidget *window, const char *path, gboolean anew, XepFileOpened opened, gpointer user_data);
/* Before it: closes @former (nullable), which nothing may use any more, and puts @copy (nullable)
 * in the place of the file at @path. */
void xep_file_opening_exchange (GtkWidget *window,
                                XepStore *former,
                                const char *copy,
                                const char *path,
                                XepJobEnd exchanged,
                                gpointer user_data);

G_END_DECLS
