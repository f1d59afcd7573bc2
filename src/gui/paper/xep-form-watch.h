/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tells on the main loop that files of the clerk's own forms were saved, added or taken away: once
 * for a burst of changes, when the folder has been quiet for a moment. */
typedef struct _XepFormWatch XepFormWatch;

typedef void (*XepFormWatchCallback) (gpointer user_data);

XepFormWatch *xep_form_watch_new (XepFormWatchCallback callback, gpointer user_data);
/* After the folder was made: a folder that was missing is looked at anew. */
void xep_form_watch_restart (XepFormWatch *self);
void xep_form_watch_free (XepFormWatch *self);

G_END_DECLS
