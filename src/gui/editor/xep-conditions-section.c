/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-conditions-section.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-disqualifier-row.h"
#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-check.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "store/xep-field.h"

static const char *const counts[]
    = { "tasks.assigned", "tasks.done", "tasks.on_time", "tasks.exceeded" };
#define N_COUNTS G_N_ELEMENTS (counts)

struct _XepConditionsSection
{
  GtkWidget parent_instance;
  GtkWidget *counts[N_COUNTS];
  GtkWidget *counted; /* says where the numbers come from */
  GtkWidget *remedied, *no_shortcomings;
  GtkWidget *discipline, *discipline_line;
  GtkWidget *targets_expander, *targets_grid;
  GPtrArray *targets; /* XepFieldChoice, with the id as data "xep-target" */
  GtkWidget *forced_expander, *forced_box;
  GPtrArray *forced; /* XepDisqualifierRow */
  XepRegulation *regulation;
  XepRuleColumn column;
};

static void xep_conditions_section_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepConditionsSection,
                               xep_conditions_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_conditions_section_section_init))

static void
append_answers (XepFieldChoice *choice, const char *missing, const char *yes, const char *no)
{
  xep_field_choice_append (choice, "", missing, missing);
  xep_field_choice_append (choice, xep_answer_to_nick (XEP_ANSWER_YES), yes, yes);
  xep_field_choice_append (choice, xep_answer_to_nick (XEP_ANSWER_NO), no, no);
  xep_field_choice_finish (choice);
}

static void
set_expander_title (GtkWidget *expander, const char *title)
{
  gtk_expander_set_label (GTK_EXPANDER (expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static gboolean
column_measures_discipline (XepConditionsSection *self)
{
  GPtrArray *rules = xep_regulation_get_conditions (self->regulation);

  for (guint i = 0; i < rules->len; i++)
    {
      XepConditionRule *rule = g_ptr_array_index (rules, i);

      if (rule->column == self->column && rule->measure == XEP_MEASURE_DISCIPLINE)
        return TRUE;
    }
  return FALSE;
}

static void
xep_conditions_section_load (XepEditorSection *section,
                             XepAssessment *assessment,
                             XepRegulation *regulation)
{
  XepConditionsSection *self = XEP_CONDITIONS_SECTION (section);
  XepRuleColumn column
      = xep_regulation_get_column (regulation, assessment->kind, assessment->leader);
  GPtrArray *targets = xep_regulation_get_targets (regulation);
  GPtrArray *forced = xep_regulation_get_disqualifiers (regulation);

  if (self->regulation == regulation && self->column == column)
    return;
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  self->regulation = xep_regulation_ref (regulation);
  self->column = column;
  while (gtk_widget_get_first_child (self->targets_grid) != NULL)
    gtk_grid_remove (GTK_GRID (self->targets_grid),
                     gtk_widget_get_first_child (self->targets_grid));
  g_ptr_array_set_size (self->targets, 0);
  for (guint i = 0; i < targets->len; i++)
    {
      XepNamedItem *item = g_ptr_array_index (targets, i);
      GtkWidget *choice = xep_field_choice_new ();
      GtkWidget *label = xep_section_box_label (item->text, XEP_INPUT (choice));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
      append_answers (XEP_FIELD_CHOICE (choice), _("Not assigned or not known"), _("Reached"),
                      _("Not reached"));
      g_object_set_data_full (G_OBJECT (choice), "xep-target",
                              g_strdup_printf ("target.%s", item->id), g_free);
      gtk_grid_attach (GTK_GRID (self->targets_grid), label, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->targets_grid), choice, 1, i, 1, 1);
      g_ptr_array_add (self->targets, choice);
    }
  xep_section_box_empty (self->forced_box);
  g_ptr_array_set_size (self->forced, 0);
  for (guint i = 0; i < forced->len; i++)
    {
      XepDisqualifierRule *rule = g_ptr_array_index (forced, i);
      GtkWidget *row;

      if (rule->column != column)
        continue;
      row = xep_disqualifier_row_new (rule);
      gtk_box_append (GTK_BOX (self->forced_box), row);
      g_ptr_array_add (self->forced, row);
    }
  gtk_widget_set_visible (self->discipline_line, column_measures_discipline (self));
  /* The five targets stand in the forced cases of collectives and leaders only (T4, L1). */
  gtk_widget_set_visible (self->targets_expander, column != XEP_COLUMN_INDIVIDUAL);
}

static void
xep_conditions_section_add_fields (XepEditorSection *section, XepFieldForm *form, int step)
{
  XepConditionsSection *self = XEP_CONDITIONS_SECTION (section);

  if (step >= 0)
    return;
  for (guint i = 0; i < N_COUNTS; i++)
    xep_field_form_add (form, XEP_INPUT (self->counts[i]), XEP_STEP_SELF, counts[i]);
  xep_field_form_add (form, XEP_INPUT (self->remedied), XEP_STEP_SELF, "remedied");
  xep_field_form_add (form, XEP_INPUT (self->no_shortcomings), XEP_STEP_SELF, "remedied");
  xep_field_form_add (form, XEP_INPUT (self->discipline), XEP_STEP_SELF, "discipline");
  for (guint i = 0; i < self->targets->len; i++)
    {
      GtkWidget *choice = g_ptr_array_index (self->targets, i);

      xep_field_form_add (form, XEP_INPUT (choice), XEP_STEP_SELF,
                          g_object_get_data (G_OBJECT (choice), "xep-target"));
    }
  for (guint i = 0; i < self->forced->len; i++)
    xep_disqualifier_row_add_fields (g_ptr_array_index (self->forced, i), form);
}

static void
xep_conditions_section_update (XepEditorSection *section,
                               XepAssessment *assessment,
                               XepRegulation *regulation)
{
  XepConditionsSection *self = XEP_CONDITIONS_SECTION (section);
  int ticked = 0;
  g_autofree char *title = NULL;

  gtk_widget_set_sensitive (self->remedied, !assessment->facts.no_earlier_shortcomings);
  for (guint i = 0; i < self->forced->len; i++)
    ticked += xep_disqualifier_row_get_ticked (g_ptr_array_index (self->forced, i)) ? 1 : 0;
  title = ticked == 0 ? g_strdup (_("Forced cases of Article 11: none"))
                      : g_strdup_printf (ngettext ("Forced cases of Article 11: %d case",
                                                   "Forced cases of Article 11: %d cases", ticked),
                                         ticked);
  set_expander_title (self->forced_expander, title);
  if (ticked > 0)
    gtk_expander_set_expanded (GTK_EXPANDER (self->forced_expander), TRUE);
}

static void
xep_conditions_section_section_init (XepEditorSectionInterface *iface)
{
  iface->load = xep_conditions_section_load;
  iface->add_fields = xep_conditions_section_add_fields;
  iface->update = xep_conditions_section_update;
}

static void
xep_conditions_section_dispose (GObject *object)
{
  XepConditionsSection *self = XEP_CONDITIONS_SECTION (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  G_OBJECT_CLASS (xep_conditions_section_parent_class)->dispose (object);
}

static void
xep_conditions_section_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_CONDITIONS_SECTION (object)->targets);
  g_ptr_array_unref (XEP_CONDITIONS_SECTION (object)->forced);
  G_OBJECT_CLASS (xep_conditions_section_parent_class)->finalize (object);
}

static void
xep_conditions_section_class_init (XepConditionsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_conditions_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_conditions_section_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_expander (const char *title, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (NULL);

  set_expander_title (expander, title);
  gtk_widget_set_margin_start (child, 18);
  gtk_widget_set_margin_top (child, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  return expander;
}

static void
xep_conditions_section_init (XepConditionsSection *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));
  GtkWidget *counts_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remedied_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->targets = g_ptr_array_new ();
  self->forced = g_ptr_array_new ();
  self->targets_grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  self->forced_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->targets_expander
      = build_expander (_("The five socio-economic targets"), self->targets_grid);
  self->forced_expander = build_expander ("", self->forced_box);
  gtk_box_append (GTK_BOX (box), xep_section_box_heading (_("Conditions of Article 11")));
  for (guint i = 0; i < N_COUNTS; i++)
    {
      GtkWidget *label;

      self->counts[i] = xep_field_entry_new (XEP_KEYED_COUNT);
      label = xep_section_box_label (xep_field_get_label (XEP_SCOPE_ASSESSMENT, counts[i]),
                                     XEP_INPUT (self->counts[i]));
      if (i > 0)
        gtk_widget_set_margin_start (label, 12);
      gtk_box_append (GTK_BOX (counts_line), label);
      gtk_box_append (GTK_BOX (counts_line), self->counts[i]);
    }
  gtk_box_append (GTK_BOX (box), counts_line);
  self->counted
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, "label",
                      _("Counted from the list of tasks on the page “Review”."), NULL);
  gtk_widget_add_css_class (self->counted, "hint");
  gtk_box_append (GTK_BOX (box), self->counted);
  self->remedied = xep_field_entry_new (XEP_KEYED_REMEDIED);
  self->no_shortcomings = xep_field_check_new (_("None were pointed out"), "none", "");
  gtk_widget_set_margin_start (self->no_shortcomings, 12);
  gtk_box_append (GTK_BOX (remedied_line),
                  xep_section_box_label (xep_field_get_label (XEP_SCOPE_ASSESSMENT, "remedied"),
                                         XEP_INPUT (self->remedied)));
  gtk_box_append (GTK_BOX (remedied_line), self->remedied);
  gtk_box_append (GTK_BOX (remedied_line), self->no_shortcomings);
  gtk_box_append (GTK_BOX (box), remedied_line);
  self->discipline_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->discipline = xep_field_choice_new ();
  append_answers (XEP_FIELD_CHOICE (self->discipline), _("Not known"), _("Yes"), _("No"));
  gtk_box_append (GTK_BOX (self->discipline_line),
                  xep_section_box_label (xep_field_get_label (XEP_SCOPE_ASSESSMENT, "discipline"),
                                         XEP_INPUT (self->discipline)));
  gtk_box_append (GTK_BOX (self->discipline_line), self->discipline);
  gtk_box_append (GTK_BOX (box), self->discipline_line);
  gtk_box_append (GTK_BOX (box), self->targets_expander);
  gtk_box_append (GTK_BOX (box), self->forced_expander);
}

void
xep_conditions_section_set_counted (XepConditionsSection *self, gboolean counted)
{
  for (guint i = 0; i < N_COUNTS; i++)
    gtk_widget_set_sensitive (self->counts[i], !counted);
  gtk_widget_set_visible (self->counted, counted);
}
