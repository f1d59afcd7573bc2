/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/subjects/xep-subject-page.h"

G_BEGIN_DECLS

/* The tabs of the window: one page for each subject kind, built when it is first seen and read
 * again when it is seen after a change. A tab is not left while a value that was refused stands in
 * it. */
#define XEP_TYPE_SUBJECT_TABS (xep_subject_tabs_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectTabs, xep_subject_tabs, XEP, SUBJECT_TABS, GtkWidget)

void            xep_subject_tabs_set_up      (XepSubjectTabs *self, XepStore *store);
/* Reads the visible page; the others when they are seen. */
void
xep_subject_tabs_show_period (XepSubjectTabs *self, int year, XepPeriodCode code, gint64 period_id);
void            xep_subject_tabs_search      (XepSubjectTabs *self, const char *text);
/* An assessment was saved. */
void            xep_subject_tabs_refresh     (XepSubjectTabs *self, gint64 assessment_id);
/* The visible page; NULL before the first xep_subject_tabs_show_period(). */
XepSubjectPage *xep_subject_tabs_get_page    (XepSubjectTabs *self);
XepSubjectKind  xep_subject_tabs_get_kind    (XepSubjectTabs *self);
/* FALSE if a value that was refused holds the visible tab. */
gboolean        xep_subject_tabs_leave       (XepSubjectTabs *self);
void            xep_subject_tabs_show_kind   (XepSubjectTabs *self, XepSubjectKind kind);
/* Tabs count from 1. */
void            xep_subject_tabs_show_tab    (XepSubjectTabs *self, int number);
void            xep_subject_tabs_turn        (XepSubjectTabs *self, int direction);

G_END_DECLS
