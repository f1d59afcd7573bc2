/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "model/xep-assessment.h"

G_BEGIN_DECLS

/* A part of the assessment editor: fields of one matter under one heading. The editor loads each
 * section with the assessment, asks it for its fields in the order they are gone through, and shows
 * it again after each save. */
#define XEP_TYPE_EDITOR_SECTION (xep_editor_section_get_type ())
G_DECLARE_INTERFACE (XepEditorSection, xep_editor_section, XEP, EDITOR_SECTION, GtkWidget)

struct _XepEditorSectionInterface
{
  GTypeInterface parent_iface;

  /* Another subject: choose what the section offers. */
  void (*load) (XepEditorSection *self, XepAssessment *assessment, XepRegulation *regulation);
  /* Adds the fields that belong to @step, or, with -1, those that belong to no step. */
  void (*add_fields) (XepEditorSection *self, XepFieldForm *form, int step);
  /* The same subject after a save: what follows from the stored values. */
  void (*update) (XepEditorSection *self, XepAssessment *assessment, XepRegulation *regulation);
  /* Marks what belongs to the step that is being keyed. */
  void (*mark_step) (XepEditorSection *self, XepStep step);
};

void xep_editor_section_load (XepEditorSection *self,
                              XepAssessment *assessment,
                              XepRegulation *regulation);
void xep_editor_section_add_fields (XepEditorSection *self, XepFieldForm *form, int step);
void xep_editor_section_update (XepEditorSection *self,
                                XepAssessment *assessment,
                                XepRegulation *regulation);
void xep_editor_section_mark_step (XepEditorSection *self, XepStep step);
/* How a widget of the step that is being keyed is marked, or that of another is not. */
void xep_editor_section_mark (GtkWidget *widget, gboolean working);

G_END_DECLS
