/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-subject-list.h"

G_BEGIN_DECLS

/* The list in the middle of a tab: one page of at most 200 subjects, with the pager and the buttons
 * under it. The choice is kept by subject, never by position.
 *
 * Signals: "subject-chosen": another subject (or none) is chosen. "leaving" (returns gboolean):
 * another is about to be chosen; TRUE refuses. "subject-opened": Enter or a double click on the
 * chosen one. */
#define XEP_TYPE_SUBJECT_VIEW (xep_subject_view_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectView, xep_subject_view, XEP, SUBJECT_VIEW, GtkWidget)

void xep_subject_view_set_up (XepSubjectView *self, XepStore *store, XepSubjectKind kind);
/* What to list, from its first page on. */
gboolean xep_subject_view_load (XepSubjectView *self,
                                gint64 period_id,
                                gint64 unit_id,
                                const char *text,
                                GError **error) XEP_MUST_CHECK;
/* The page that is shown read again, what is chosen kept. */
gboolean xep_subject_view_reload (XepSubjectView *self, GError **error) XEP_MUST_CHECK;
/* One line of the page read again. */
gboolean xep_subject_view_refresh_row (XepSubjectView *self,
                                       gint64 assessment_id,
                                       GError **error) XEP_MUST_CHECK;
/* The chosen subject, or NULL. */
XepSubjectRow *xep_subject_view_get_row (XepSubjectView *self);
/* Chooses a subject, on whichever page it is; FALSE if it is not in the list. */
gboolean xep_subject_view_choose (XepSubjectView *self, const char *subject_id);
/* Chooses the next (+1) or previous (-1) subject, turning the page if need be. */
void xep_subject_view_step (XepSubjectView *self, int direction);
void xep_subject_view_turn_page (XepSubjectView *self, int direction);
void xep_subject_view_choose_first (XepSubjectView *self);
guint xep_subject_view_get_total (XepSubjectView *self);

G_END_DECLS
