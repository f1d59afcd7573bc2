/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

#define XEP_TYPE_APPLICATION (xep_application_get_type ())
G_DECLARE_FINAL_TYPE (XepApplication, xep_application, XEP, APPLICATION, GtkApplication)

/* @database NULL: the default place. */
XepApplication *xep_application_new (const char *database);
/* The clerk's open file; NULL only while starting. */
XepStore *xep_application_get_store (XepApplication *self);
/* Opens the file, which the window asks for once it has been painted. FALSE if it could not be
 * opened: the words are on screen. */
gboolean xep_application_open (XepApplication *self);
/* Gives up the open file, whatever became of it, and opens the one that is there now, in a new
 * window. */
void xep_application_reopen (XepApplication *self);
/* Puts @copy in the place of the file: every window goes with what it shows, and another comes up
 * on what was put back, or on what was there before with the words why not. */
void xep_application_restore (XepApplication *self, const char *copy);

G_END_DECLS
