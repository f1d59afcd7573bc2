/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-tab.h"
#include "gui/shared/xep-job.h"
#include "model/xep-findings.h"

G_BEGIN_DECLS

/* What pages and dialogs share: the file, the year and period that are shown, what is chosen, and
 * the ways to ask for something else to be shown, told or done. It knows nothing of the window,
 * which listens; without one (tests) nobody does.
 *
 * Signals: "enter-period" (int year, int code), "show-subject" (int kind, string id), "reload",
 * "notice" (string): see the functions that emit them. */
#define XEP_TYPE_CONTEXT (xep_context_get_type ())
G_DECLARE_FINAL_TYPE (XepContext, xep_context, XEP, CONTEXT, GObject)

/* @window: (nullable): over which dialogs stand. */
XepContext *xep_context_new (XepStore *store, GtkWidget *window);
XepStore *xep_context_get_store (XepContext *self);
/* NULL if there is none any more. */
GtkWidget *xep_context_get_window (XepContext *self);

/* The year and period that are shown; the period's id is 0 while it is not opened. */
int xep_context_get_year (XepContext *self);
XepPeriodCode xep_context_get_period_code (XepContext *self);
gint64 xep_context_get_period_id (XepContext *self);
/* Only by who listens. FALSE with @error if it cannot be read whether it was opened: it is taken as
 * if it was not. */
gboolean xep_context_set_period (XepContext *self, int year, XepPeriodCode code, GError **error)
    XEP_MUST_CHECK;
/* "Quý III năm 2025". (transfer full) */
char *xep_context_dup_period_title (XepContext *self);
/* What is said of the period while it is not opened. (transfer full) */
char *xep_context_dup_not_opened (XepContext *self);
/* What is chosen in the tab that is seen; the strings belong to that tab. */
XepSelection xep_context_get_selection (XepContext *self);
/* The tab that is seen; NULL before there is any. */
XepTab *xep_context_get_tab (XepContext *self);
void xep_context_set_tab (XepContext *self, XepTab *tab);

/* Shows the tabs of that period, unless they are there already. */
void xep_context_enter_period (XepContext *self, int year, XepPeriodCode code);
/* Shows a subject of the period on the tab of @kind. */
void xep_context_show_subject (XepContext *self, XepSubjectKind kind, const char *subject_id);
/* Shows an assessment in its period and on its tab; if it cannot be read, that is told. */
void xep_context_show_assessment (XepContext *self, gint64 assessment_id);
/* Shows a person "p12" or a collective "c3" on the tab that lists it, whether rated or not. */
void xep_context_show_record (XepContext *self, const char *subject_id);
/* The assessment a finding is about, or where there is none, its subject. */
void xep_context_show_finding (XepContext *self, const XepFinding *finding);
/* Years, units, lists and the editor are read again, after an import or a new period. */
void xep_context_reload (XepContext *self);
/* As xep_dialogs_show_error(), over the window. */
void xep_context_show_error (XepContext *self, const char *title, const GError *error)
    __attribute__ ((nonnull (2)));
/* One calm line of text at the window's foot, gone after some seconds. */
void xep_context_notify (XepContext *self, const char *text);
/* The same: that the file @path was written. @context: XepContext. */
void xep_context_notify_saved (const char *path, gpointer context);
/* As xep_job_run(), on the file and over the window. */
void xep_context_run_job (XepContext *self,
                          const char *text,
                          const char *error_title,
                          XepJobWork work,
                          XepJobDone done,
                          gpointer data,
                          GDestroyNotify free_data);

G_END_DECLS
