/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-warning.h"
#include "gui/xep-application.h"

G_BEGIN_DECLS

#define XEP_TYPE_WINDOW (xep_window_get_type ())
G_DECLARE_FINAL_TYPE (XepWindow, xep_window, XEP, WINDOW, GtkApplicationWindow)

XepWindow *xep_window_new             (XepApplication *application);
XepStore  *xep_window_get_store       (XepWindow *self);
/* The year and period chosen in the header; the period's id is 0 while it is not opened. */
int        xep_window_get_year        (XepWindow *self);
XepPeriodCode xep_window_get_period_code (XepWindow *self);
gint64     xep_window_get_period_id   (XepWindow *self);
/* Shows @subject_id (and its assessment) on its tab. */
void xep_window_show_subject (XepWindow *self, XepSubjectKind kind, const char *subject_id);
/* One calm line of text at the window's foot, gone after some seconds. */
void       xep_window_notify          (XepWindow *self, const char *text);
/* What went wrong beside the work, at the top until it is closed or mended. FALSE before the file
 * is open. */
gboolean   xep_window_show_warning (XepWindow *self, XepWarningKind kind, const char *text);
/* Rereads years, units, lists and the editor after an import or a new period. */
void       xep_window_reload          (XepWindow *self);
/* Another process changed the file: shows it, without disturbing what is being typed. */
void       xep_window_refresh         (XepWindow *self);
/* Puts @page over everything; nothing else can be operated until it is taken off again. Closing the
 * window asks its action "cover.close". */
void       xep_window_cover           (XepWindow *self, GtkWidget *page);
void       xep_window_uncover         (XepWindow *self);
/* What the visible tab has chosen: the selected assessment (0 none), the selected unit (0 all), the
 * kind of the tab (-1 none). */
gint64     xep_window_get_selected_assessment (XepWindow *self);
gint64     xep_window_get_selected_unit       (XepWindow *self);
int        xep_window_get_selected_kind       (XepWindow *self);
/* Leaves the welcome page for the tabs of @year and @code. */
void       xep_window_enter_period    (XepWindow *self, int year, XepPeriodCode code);

G_END_DECLS
