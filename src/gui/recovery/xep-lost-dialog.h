/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XepLostAnswer:
 * @XEP_LOST_RESTORE: bring the newest copy back
 * @XEP_LOST_NEW: begin a new file
 * @XEP_LOST_OTHER: open the file @path
 */
typedef enum
{
  XEP_LOST_RESTORE,
  XEP_LOST_NEW,
  XEP_LOST_OTHER,
} XepLostAnswer;

/* @path: the newest copy, or the file that was chosen; NULL for a new one. */
typedef void (*XepLostCallback) (XepLostAnswer answer, const char *path, gpointer user_data);

/* Asks what is to be done where the data file @database is missing although there are copies of it.
 * Nothing is called when the person closes it. */
void xep_lost_dialog_show (GtkApplication *application,
                           const char *database,
                           XepLostCallback callback,
                           gpointer user_data);

G_END_DECLS
