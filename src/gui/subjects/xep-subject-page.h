/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* One tab: the units, the subjects of one kind, the editor of the chosen one. */
#define XEP_TYPE_SUBJECT_PAGE (xep_subject_page_get_type ())
G_DECLARE_FINAL_TYPE (XepSubjectPage, xep_subject_page, XEP, SUBJECT_PAGE, GtkWidget)

GtkWidget *xep_subject_page_new (XepContext *context, XepSubjectKind kind);
gboolean xep_subject_page_choose (XepSubjectPage *self, const char *subject_id);
/* Lists @unit_id; 0: all. */
void xep_subject_page_show_unit (XepSubjectPage *self, gint64 unit_id);
/* Next or previous subject, keyed at the same step. */
void xep_subject_page_step (XepSubjectPage *self, int direction);
void xep_subject_page_turn_page (XepSubjectPage *self, int direction);
/* The first subject found, ready for keying. */
void xep_subject_page_open_first (XepSubjectPage *self);
void xep_subject_page_focus_units (XepSubjectPage *self);
void xep_subject_page_focus_editor (XepSubjectPage *self);

G_END_DECLS
