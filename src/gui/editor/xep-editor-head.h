/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* The pages of the editor. */
typedef enum
{
  XEP_EDITOR_POINTS,
  XEP_EDITOR_REVIEW,
  XEP_EDITOR_DOSSIER,
} XepEditorPage;
#define XEP_N_EDITOR_PAGES 3

/* The head of the assessment editor: who is rated, by which criteria set, and the switch between
 * its pages.
 *
 * Signal "page-wanted" (int page): the switch was pressed; xep_editor_head_set_page() tells it what
 * became of that. "step-wanted" (int step): the same for the step that is keyed, with
 * xep_editor_head_set_step(). "follow-wanted": the subject is to be shown as the list has it
 * now. */
#define XEP_TYPE_EDITOR_HEAD (xep_editor_head_get_type ())
G_DECLARE_FINAL_TYPE (XepEditorHead, xep_editor_head, XEP, EDITOR_HEAD, GtkWidget)

void xep_editor_head_load (XepEditorHead *self,
                           XepAssessment *assessment,
                           XepRegulation *regulation,
                           XepPeriodCode code);
void xep_editor_head_add_fields (XepEditorHead *self, XepFieldForm *form);
/* A locked assessment keeps its criteria. */
void xep_editor_head_set_locked (XepEditorHead *self, gboolean locked);
void xep_editor_head_set_page (XepEditorHead *self, XepEditorPage page);
void xep_editor_head_set_step (XepEditorHead *self, XepStep step);

G_END_DECLS
