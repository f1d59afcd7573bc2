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

/* The form laid out anew, in any format: all of a unit or period without a preview. */
void xep_paper_files_save (GtkWidget *parent,
                           XepStore *store,
                           const XepPrintRequest *request,
                           const XepPaperFormat *format,
                           XepPaperSaved saved,
                           gpointer user_data);
/* The pages that are on @stack already, drawn as the printer would, as PDF. */
void xep_paper_files_save_stack (GtkWidget *parent,
                                 XepStore *store,
                                 const XepPrintRequest *request,
                                 XepPageStack *stack,
                                 XepPaperSaved saved,
                                 gpointer user_data);

G_END_DECLS
