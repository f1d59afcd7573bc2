/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* Starts GLib's test framework and GTK. FALSE when there is no display: the test has said so and
 * ends with 0. */
gboolean gui_fixture_start (int *argc, char ***argv);
/* A window that is on screen with @child in it. Destroy it with gtk_window_destroy(). */
GtkWindow *gui_fixture_present (GtkWidget *child);
/* Shows a period in a tab of that context, as the window does. */
void gui_fixture_load (GtkWidget *tab, XepContext *context, int year, XepPeriodCode code);
/* Runs the main loop until there is nothing to do. */
void gui_fixture_settle (void);
/* Runs the main loop until @done is true; the test fails if it never is. */
void gui_fixture_wait (gboolean (*done) (gpointer data), gpointer data);
/* The visible widget of @type under @root whose accessible name is @name; NULL if there is none. */
GtkWidget *gui_fixture_find (GtkWidget *root, GType type, const char *name);
/* As above; must be there. */
GtkWidget *gui_fixture_get (GtkWidget *root, GType type, const char *name);
/* The visible label or button under @root that reads @text, or NULL. */
GtkWidget *gui_fixture_find_text (GtkWidget *root, GType type, const char *text);
/* The first widget of @type under @root, seen or not. */
GtkWidget *gui_fixture_find_type (GtkWidget *root, GType type);

G_END_DECLS
