/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-suggestion-section.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-section-box.h"
#include "gui/shared/xep-step-names.h"

struct _XepSuggestionSection
{
  GtkWidget parent_instance;
  GtkWidget *level;
  GtkWidget *reasons;
  GtkGrid *conditions;
  GPtrArray *lines; /* ConditionLine, kept and used again */
  char *short_name;
};

typedef struct
{
  GtkWidget *level; /* stands over the first condition of each level */
  GtkWidget *state;
  GtkWidget *text;
} ConditionLine;

static const struct
{
  const char *words;
  const char *style;
} states[] = {
  [XEP_CONDITION_MET] = { N_("Met"), "state-met" },
  [XEP_CONDITION_NOT_MET] = { N_("Not met"), "state-not-met" },
  [XEP_CONDITION_MISSING] = { N_("Data missing"), "state-missing" },
  [XEP_CONDITION_NOT_APPLICABLE] = { N_("Does not apply"), "dim-label" },
};

static void xep_suggestion_section_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepSuggestionSection,
                               xep_suggestion_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_suggestion_section_section_init))

static ConditionLine *
get_line (XepSuggestionSection *self, guint index)
{
  while (self->lines->len <= index)
    {
      ConditionLine *line = g_new0 (ConditionLine, 1);

      line->state = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (line->state), 0);
      gtk_label_set_width_chars (GTK_LABEL (line->state), 13);
      gtk_widget_set_valign (line->state, GTK_ALIGN_START);
      line->text
          = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
      line->level = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "margin-top", 6, NULL);
      gtk_widget_add_css_class (line->level, "column-title");
      gtk_grid_attach (self->conditions, line->level, 0, self->lines->len * 2, 2, 1);
      gtk_grid_attach (self->conditions, line->state, 0, self->lines->len * 2 + 1, 1, 1);
      gtk_grid_attach (self->conditions, line->text, 1, self->lines->len * 2 + 1, 1, 1);
      g_ptr_array_add (self->lines, line);
    }
  return g_ptr_array_index (self->lines, index);
}

static void
xep_suggestion_section_update (XepEditorSection *section,
                               XepAssessment *assessment,
                               XepRegulation *regulation)
{
  XepSuggestionSection *self = XEP_SUGGESTION_SECTION (section);
  g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (assessment, regulation);
  const XepLevelRule *level = xep_regulation_get_level (regulation, suggestion->level);
  g_autofree char *words = NULL;
  g_autoptr (GString) reasons = g_string_new (NULL);
  XepLevel before = XEP_LEVEL_NONE;

  g_free (self->short_name);
  self->short_name = g_strdup (level != NULL ? level->short_name : "");
  if (level != NULL)
    words = g_strdup_printf (_("%s (from the points of: %s)"), level->name,
                             xep_step_name (xep_assessment_counting_step (assessment)));
  else if (suggestion->gap)
    words = g_strdup (_("Left to the deciding authority"));
  else
    words = g_strdup (_("None yet: the points are not complete"));
  gtk_label_set_label (GTK_LABEL (self->level), words);
  for (guint i = 0; i < suggestion->reasons->len; i++)
    g_string_append_printf (reasons, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (suggestion->reasons, i));
  gtk_label_set_label (GTK_LABEL (self->reasons), reasons->str);
  gtk_widget_set_visible (self->reasons, reasons->len > 0);
  for (guint i = 0; i < suggestion->conditions->len; i++)
    {
      const XepConditionResult *condition = g_ptr_array_index (suggestion->conditions, i);
      const XepConditionRule *rule = condition->rule;
      const XepLevelRule *of_level = xep_regulation_get_level (regulation, rule->level);
      ConditionLine *line = get_line (self, i);
      const char *style[] = { states[condition->state].style, NULL };
      g_autofree char *text = condition->detail != NULL && *condition->detail != '\0'
                                  ? g_strdup_printf ("%s – %s", rule->text, condition->detail)
                                  : g_strdup (rule->text);

      gtk_label_set_label (GTK_LABEL (line->state), _ (states[condition->state].words));
      gtk_widget_set_css_classes (line->state, style);
      gtk_label_set_label (GTK_LABEL (line->text), text);
      gtk_widget_set_visible (line->level, of_level != NULL && rule->level != before);
      if (of_level != NULL)
        gtk_label_set_label (GTK_LABEL (line->level), of_level->name);
      before = rule->level;
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      ConditionLine *line = g_ptr_array_index (self->lines, i);
      gboolean used = i < suggestion->conditions->len;

      if (!used)
        gtk_widget_set_visible (line->level, FALSE);
      gtk_widget_set_visible (line->state, used);
      gtk_widget_set_visible (line->text, used);
    }
}

static void
xep_suggestion_section_section_init (XepEditorSectionInterface *iface)
{
  iface->update = xep_suggestion_section_update;
}

static void
xep_suggestion_section_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_suggestion_section_parent_class)->dispose (object);
}

static void
xep_suggestion_section_finalize (GObject *object)
{
  XepSuggestionSection *self = XEP_SUGGESTION_SECTION (object);

  g_ptr_array_unref (self->lines);
  g_free (self->short_name);
  G_OBJECT_CLASS (xep_suggestion_section_parent_class)->finalize (object);
}

static void
xep_suggestion_section_class_init (XepSuggestionSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_suggestion_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_suggestion_section_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
xep_suggestion_section_init (XepSuggestionSection *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->level = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->level, "suggested-level");
  self->reasons
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "selectable", FALSE, NULL);
  self->conditions = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  gtk_box_append (GTK_BOX (box), xep_section_box_heading (_("Suggested level")));
  gtk_box_append (GTK_BOX (box), self->level);
  gtk_box_append (GTK_BOX (box), self->reasons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->conditions));
}

const char *
xep_suggestion_section_get_short_name (XepSuggestionSection *self)
{
  return self->short_name != NULL ? self->short_name : "";
}
