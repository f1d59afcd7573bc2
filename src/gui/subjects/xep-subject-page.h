/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* One tab: the units, the subjects of one kind, the editor of the chosen one. */
#define XEP_TYPE_SUBJECT_PAGE (xep_subject_page_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectPage, xep_subject_page, XEP, SUBJECT_PAGE, GtkWidget)

GtkWidget  *xep_subject_page_new            (XepStore *store, XepSubjectKind kind);
/* Shows the period (@period_id 0: it was never opened); the unit and the subject stay. */
void xep_subject_page_load (XepSubjectPage *self, int year, XepPeriodCode code, gint64 period_id);
/* Searches in all units; "" ends the search and returns to the unit. */
void        xep_subject_page_search         (XepSubjectPage *self, const char *text);
/* An assessment was saved (by the editor of this page, or elsewhere). */
void        xep_subject_page_refresh        (XepSubjectPage *self, gint64 assessment_id);
/* FALSE if a value being typed was refused: the page must stay as it is. */
gboolean    xep_subject_page_leave          (XepSubjectPage *self);
gboolean    xep_subject_page_choose         (XepSubjectPage *self, const char *subject_id);
/* Lists @unit_id; 0: all. */
void        xep_subject_page_show_unit      (XepSubjectPage *self, gint64 unit_id);
/* The chosen subject's id, or NULL. */
const char *xep_subject_page_get_subject_id (XepSubjectPage *self);
gint64      xep_subject_page_get_assessment (XepSubjectPage *self);
gint64      xep_subject_page_get_unit       (XepSubjectPage *self);
/* Next or previous subject, keyed at the same step. */
void        xep_subject_page_step           (XepSubjectPage *self, int direction);
void        xep_subject_page_turn_page      (XepSubjectPage *self, int direction);
/* The first subject found, ready for keying. */
void        xep_subject_page_open_first     (XepSubjectPage *self);
void        xep_subject_page_focus_units    (XepSubjectPage *self);
void        xep_subject_page_focus_editor   (XepSubjectPage *self);

G_END_DECLS
