/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-editor-section.h"

G_DEFINE_INTERFACE (XepEditorSection, xep_editor_section, GTK_TYPE_WIDGET)

static void
xep_editor_section_default_init (XepEditorSectionInterface *iface)
{
}

void
xep_editor_section_load (XepEditorSection *self,
                         XepAssessment *assessment,
                         XepRegulation *regulation)
{
  XepEditorSectionInterface *iface = XEP_EDITOR_SECTION_GET_IFACE (self);

  if (iface->load != NULL)
    iface->load (self, assessment, regulation);
}

void
xep_editor_section_add_fields (XepEditorSection *self, XepFieldForm *form, int step)
{
  XepEditorSectionInterface *iface = XEP_EDITOR_SECTION_GET_IFACE (self);

  if (iface->add_fields != NULL)
    iface->add_fields (self, form, step);
}

void
xep_editor_section_update (XepEditorSection *self,
                           XepAssessment *assessment,
                           XepRegulation *regulation)
{
  XepEditorSectionInterface *iface = XEP_EDITOR_SECTION_GET_IFACE (self);

  if (iface->update != NULL)
    iface->update (self, assessment, regulation);
}

void
xep_editor_section_mark_step (XepEditorSection *self, XepStep step)
{
  XepEditorSectionInterface *iface = XEP_EDITOR_SECTION_GET_IFACE (self);

  if (iface->mark_step != NULL)
    iface->mark_step (self, step);
}

void
xep_editor_section_mark (GtkWidget *widget, gboolean working)
{
  if (working)
    gtk_widget_add_css_class (widget, "working");
  else
    gtk_widget_remove_css_class (widget, "working");
}
