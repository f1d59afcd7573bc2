/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is said and asked in the place of the main window when the data file cannot be opened. There
 * is no window that it could stand before, which GTK wants of a GtkDialog. Signal "response" with
 * the number of the button; closing it is no answer. */
#define XEP_TYPE_START_DIALOG (xep_start_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepStartDialog, xep_start_dialog, XEP, START_DIALOG, GtkWindow)

/* With one button, @close_label, which closes it and is pressed by Enter. */
XepStartDialog *xep_start_dialog_new (GtkApplication *application,
                                      const char *heading,
                                      const char *text,
                                      const char *close_label);

void xep_start_dialog_add_button (XepStartDialog *self, const char *label, int response);

void xep_start_dialog_set_sensitive (XepStartDialog *self, int response, gboolean sensitive);

/* The button that Enter presses, with the focus on it. */
void xep_start_dialog_set_default (XepStartDialog *self, int response);

/* What goes on meanwhile, below the text. */
void xep_start_dialog_set_state (XepStartDialog *self, const char *state);

G_END_DECLS
