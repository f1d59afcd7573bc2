/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/paper/xep-page-stack.h"
#include "gui/paper/xep-print-request.h"

G_BEGIN_DECLS

/* Told on the main thread when @path was written. */
typedef void (*XepPaperSaved) (const char *path, gpointer user_data);

/* Each asks where, then works in a thread with progress and a way to stop. Errors are told in
 * words over @parent. @user_data must be kept alive by the caller's window, @parent: when that
 * is gone, @saved is not called. */

/* The form laid out anew: all of a unit or period without a preview. */
void xep_paper_files_save_pdf (GtkWidget *parent,
                               XepStore *store,
                               const XepPrintRequest *request,
                               XepPaperSaved saved,
                               gpointer user_data);
void xep_paper_files_save_xlsx (GtkWidget *parent,
                                XepStore *store,
                                const XepPrintRequest *request,
                                XepPaperSaved saved,
                                gpointer user_data);
/* OpenDocument text, to change a word before signing. */
void xep_paper_files_save_odt (GtkWidget *parent,
                               XepStore *store,
                               const XepPrintRequest *request,
                               XepPaperSaved saved,
                               gpointer user_data);
/* The pages that are on @stack already, drawn as the printer would. */
void xep_paper_files_save_stack (GtkWidget *parent,
                                 XepStore *store,
                                 const XepPrintRequest *request,
                                 XepPageStack *stack,
                                 XepPaperSaved saved,
                                 gpointer user_data);

G_END_DECLS
