/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* The right side of a tab: one assessment with all that is keyed of it, saved as each field is
 * left: the points on one page, the review on the other. Or, when there is none, the reason in
 * words and what to do about it. */
#define XEP_TYPE_ASSESSMENT_EDITOR (xep_assessment_editor_get_type ())
G_DECLARE_FINAL_TYPE (XepAssessmentEditor, xep_assessment_editor, XEP, ASSESSMENT_EDITOR, GtkWidget)

void xep_assessment_editor_set_store (XepAssessmentEditor *self, XepStore *store);
/* Shows assessment @id; an error is shown in words in its place. */
void xep_assessment_editor_show (XepAssessmentEditor *self, gint64 id);
/* Words in place of an assessment; @button and @action (with its target) may be NULL. */
void xep_assessment_editor_show_message (XepAssessmentEditor *self,
                                         const char *text,
                                         const char *button,
                                         const char *action);
/* 0 if none is shown. */
gint64 xep_assessment_editor_get_id (XepAssessmentEditor *self);
/* Reads the assessment again after it was changed elsewhere. */
void xep_assessment_editor_reload (XepAssessmentEditor *self);
/* Saves what is being typed; FALSE if that was refused in words: nothing else may be shown now. */
gboolean xep_assessment_editor_leave (XepAssessmentEditor *self);
/* Of what is written in it: it has read that itself. */
guint xep_assessment_editor_get_origin (XepAssessmentEditor *self);
/* Focus to the first box of the step that was keyed last, or of the review if that is shown. */
void xep_assessment_editor_focus_points (XepAssessmentEditor *self);

G_END_DECLS
