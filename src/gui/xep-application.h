/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XEP_TYPE_APPLICATION (xep_application_get_type ())
G_DECLARE_FINAL_TYPE (XepApplication, xep_application, XEP, APPLICATION, GtkApplication)

/* xep-window.h */
typedef struct _XepWindow XepWindow;

/* @database NULL: the default place. */
XepApplication *xep_application_new (const char *database);
/* Opens the file for @window, which asks for it once it has been painted: xep_window_show_store()
 * when it is open. If it could not be opened, the words come up in the place of the window. */
void xep_application_open (XepApplication *self, XepWindow *window);
/* Gives up the open file, whatever became of it, and opens the one that is there now, in a new
 * window. */
void xep_application_reopen (XepApplication *self);
/* Puts @copy in the place of the file: every window goes with what it shows, and another comes up
 * on what was put back, or on what was there before with the words why not. */
void xep_application_restore (XepApplication *self, const char *copy);

G_END_DECLS
