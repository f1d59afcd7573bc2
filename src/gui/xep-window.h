/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-warning.h"
#include "gui/context/xep-context.h"
#include "gui/xep-application.h"

G_BEGIN_DECLS

#define XEP_TYPE_WINDOW (xep_window_get_type ())
G_DECLARE_FINAL_TYPE (XepWindow, xep_window, XEP, WINDOW, GtkApplicationWindow)

XepWindow *xep_window_new (XepApplication *application);
/* Shows the clerk's file, which is open now. */
void xep_window_show_store (XepWindow *self, XepStore *store);
/* What its pages and dialogs share; NULL before the file is open. */
XepContext *xep_window_get_context (XepWindow *self);
/* What went wrong beside the work, at the top until it is closed or mended. FALSE before the file
 * is open. */
gboolean xep_window_show_warning (XepWindow *self, XepWarningKind kind, const char *text);
/* Another process changed the file: shows it, without disturbing what is being typed. */
void xep_window_refresh (XepWindow *self);
/* Puts @page over everything; nothing else can be operated until it is taken off again. Closing the
 * window asks its action "cover.close". */
void xep_window_cover (XepWindow *self, GtkWidget *page);
void xep_window_uncover (XepWindow *self);

G_END_DECLS
