/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-notes-section.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-text.h"
#include "store/xep-field.h"

static const char *const texts[] = { "explanation", "grounds", "personnel" };
#define N_TEXTS G_N_ELEMENTS (texts)

struct _XepNotesSection
{
  GtkWidget parent_instance;
  GtkWidget *texts[N_TEXTS]; /* XepFieldText */
  GtkWidget *request;        /* asks for an explanation */
};

static void xep_notes_section_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepNotesSection,
                               xep_notes_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_notes_section_section_init))

static void
xep_notes_section_add_fields (XepEditorSection *section, XepFieldForm *form, int step)
{
  XepNotesSection *self = XEP_NOTES_SECTION (section);

  for (guint i = 0; step < 0 && i < N_TEXTS; i++)
    xep_field_form_add (form, XEP_INPUT (self->texts[i]), XEP_STEP_SELF, texts[i]);
}

static gboolean
steps_differ (XepAssessment *assessment, XepRegulation *regulation)
{
  for (int step = XEP_STEP_APPRAISAL; step < XEP_N_STEPS; step++)
    {
      XepStepResult *before = &assessment->steps[step - 1];
      XepStepResult *after = &assessment->steps[step];

      if (xep_rating_wants_explanation (regulation, before->totals.total, before->level,
                                        after->totals.total, after->level))
        return TRUE;
    }
  return FALSE;
}

static gboolean
decision_differs (XepAssessment *assessment, XepRegulation *regulation)
{
  g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (assessment, regulation);
  XepLevel decided = assessment->steps[XEP_STEP_DECISION].level;

  return decided != XEP_LEVEL_NONE && suggestion->level != XEP_LEVEL_NONE
         && decided != suggestion->level;
}

static const char *
request_of (XepAssessment *assessment, XepRegulation *regulation)
{
  if (*assessment->explanation != '\0')
    return "";
  if (steps_differ (assessment, regulation))
    return _("Two steps differ by 5 points or more, or in the level: please note why.");
  if (decision_differs (assessment, regulation))
    return _("The decided level is not the suggested one: please note why.");
  return "";
}

static void
xep_notes_section_update (XepEditorSection *section,
                          XepAssessment *assessment,
                          XepRegulation *regulation)
{
  gtk_label_set_label (GTK_LABEL (XEP_NOTES_SECTION (section)->request),
                       request_of (assessment, regulation));
}

static void
xep_notes_section_section_init (XepEditorSectionInterface *iface)
{
  iface->add_fields = xep_notes_section_add_fields;
  iface->update = xep_notes_section_update;
}

static void
xep_notes_section_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_notes_section_parent_class)->dispose (object);
}

static void
xep_notes_section_class_init (XepNotesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_notes_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
xep_notes_section_init (XepNotesSection *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));

  gtk_box_append (GTK_BOX (box), xep_section_box_heading (_("Explanation and proposals")));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *title = xep_field_get_label (XEP_SCOPE_ASSESSMENT, texts[i]);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      self->texts[i] = xep_field_text_new (title);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), self->texts[i]);
    }
  /* Its line is always there, so that nothing moves when it speaks. */
  self->request = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->request, "request");
  gtk_box_insert_child_after (GTK_BOX (box), self->request, self->texts[0]);
}
