/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/* The few GTK 4.8 dialogs in one place, so that a later GTK touches one file. Callbacks run on
 * the main loop. */

typedef void (*XepDialogCallback) (gpointer user_data);
typedef void (*XepDialogFileCallback) (const char *path, gpointer user_data);

/* An error in words with a Close button. @title says what was not done or cannot be shown: without
 * one GTK would head the dialog "(null)". */
void xep_dialogs_show_error (GtkWidget *parent, const char *title, const GError *error)
    __attribute__ ((nonnull (2)));
void xep_dialogs_show_text (GtkWidget *parent, const char *title, const char *text)
    __attribute__ ((nonnull (2)));
/* Shows @dialog above the window of @parent (nullable). Where it could not be made (NULL), @error
 * under @title instead, and FALSE. */
gboolean
xep_dialogs_present (GtkWidget *parent, GtkWindow *dialog, const char *title, const GError *error)
    __attribute__ ((nonnull (3)));
/* Asks a question; @confirm is called if the person agrees (@accept_label is the button's text). */
void xep_dialogs_confirm (GtkWidget *parent,
                          const char *title,
                          const char *text,
                          const char *accept_label,
                          XepDialogCallback confirm,
                          gpointer user_data);
/* The same where agreeing loses something: Enter means Cancel. */
void xep_dialogs_confirm_loss (GtkWidget *parent,
                               const char *title,
                               const char *text,
                               const char *accept_label,
                               XepDialogCallback confirm,
                               gpointer user_data);
/* File choosers; @callback is not called on cancel. @pattern like "*.xlsx *.ods" with its
 * Vietnamese
 * @pattern_name. */
void xep_dialogs_open_file (GtkWidget *parent,
                            const char *title,
                            const char *pattern_name,
                            const char *pattern,
                            XepDialogFileCallback callback,
                            gpointer user_data);
void xep_dialogs_save_file (GtkWidget *parent,
                            const char *title,
                            const char *suggested_name,
                            const char *pattern_name,
                            const char *pattern,
                            XepDialogFileCallback callback,
                            gpointer user_data);
void xep_dialogs_choose_folder (GtkWidget *parent,
                                const char *title,
                                XepDialogFileCallback callback,
                                gpointer user_data);

G_END_DECLS
