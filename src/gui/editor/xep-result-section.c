/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-result-section.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/fields/xep-field-entry.h"
#include "gui/shared/xep-step-names.h"
#include "store/xep-field.h"

/* The columns: a person who rates herself signs with a date only. */
static const struct
{
  const char *key;
  int width_chars; /* -1: what is left */
  gboolean of_self;
} columns[] = {
  { "date", 10, TRUE },
  { "number", 16, FALSE },
  { "authority", -1, FALSE },
};
#define N_COLUMNS G_N_ELEMENTS (columns)

struct _XepResultSection
{
  GtkWidget parent_instance;
  GtkWidget *fields[XEP_N_STEPS][N_COLUMNS]; /* XepFieldEntry or NULL */
  GtkWidget *unrated;                        /* XepFieldChoice */
  GtkLabel *titles[XEP_N_STEPS];             /* name the steps */
  XepRegulation *regulation;
};

static void xep_result_section_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepResultSection,
                               xep_result_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_result_section_section_init))

static void
xep_result_section_load (XepEditorSection *section,
                         XepAssessment *assessment,
                         XepRegulation *regulation)
{
  XepResultSection *self = XEP_RESULT_SECTION (section);
  XepFieldChoice *choice = XEP_FIELD_CHOICE (self->unrated);
  GPtrArray *reasons = xep_regulation_get_unrated_reasons (regulation);

  /* The commune proposes; what the province decides is keyed when it has come (PL 13). */
  gtk_label_set_label (self->titles[XEP_STEP_DECISION], assessment->tier == XEP_TIER_PROVINCE
                                                            ? _("Result of the province")
                                                            : xep_step_name (XEP_STEP_DECISION));
  if (self->regulation == regulation)
    return;
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  self->regulation = xep_regulation_ref (regulation);
  xep_field_choice_clear (choice);
  xep_field_choice_append (choice, "", _("No, it is rated"), _("No, it is rated"));
  for (guint i = 0; i < reasons->len; i++)
    {
      XepNamedItem *reason = g_ptr_array_index (reasons, i);

      xep_field_choice_append (choice, reason->id, reason->text, reason->short_text);
    }
  xep_field_choice_finish (choice);
}

static void
xep_result_section_add_fields (XepEditorSection *section, XepFieldForm *form, int step)
{
  XepResultSection *self = XEP_RESULT_SECTION (section);

  if (step < 0)
    {
      xep_field_form_add (form, XEP_INPUT (self->unrated), XEP_STEP_SELF, "unrated");
      return;
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->fields[step][i] != NULL)
      xep_field_form_add (form, XEP_INPUT (self->fields[step][i]), step, columns[i].key);
}

static void
xep_result_section_mark_step (XepEditorSection *section, XepStep step)
{
  XepResultSection *self = XEP_RESULT_SECTION (section);

  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      xep_editor_section_mark (GTK_WIDGET (self->titles[i]), i == (int) step);
      for (guint column = 0; column < N_COLUMNS; column++)
        if (self->fields[i][column] != NULL)
          xep_editor_section_mark (self->fields[i][column], i == (int) step);
    }
}

static void
xep_result_section_section_init (XepEditorSectionInterface *iface)
{
  iface->mark_step = xep_result_section_mark_step;
  iface->load = xep_result_section_load;
  iface->add_fields = xep_result_section_add_fields;
}

static void
xep_result_section_dispose (GObject *object)
{
  XepResultSection *self = XEP_RESULT_SECTION (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  G_OBJECT_CLASS (xep_result_section_parent_class)->dispose (object);
}

static void
xep_result_section_class_init (XepResultSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_result_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static const char *
get_title (guint column)
{
  return xep_field_get_label (XEP_SCOPE_STEP, columns[column].key);
}

static void
add_field (XepResultSection *self, GtkGrid *grid, XepStep step, guint column)
{
  const XepField *stored
      = xep_scope_find_field (xep_scope_get (XEP_SCOPE_STEP), columns[column].key);
  GtkWidget *field = xep_field_entry_new (stored->type);
  g_autofree char *name = g_strdup_printf ("%s %s", get_title (column), xep_step_name (step));

  xep_input_set_name (XEP_INPUT (field), name);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), columns[column].width_chars);
  if (columns[column].width_chars > 0)
    gtk_editable_set_width_chars (GTK_EDITABLE (field), columns[column].width_chars);
  else
    gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (grid, field, column + 1, step + 1, 1, 1);
  self->fields[step][column] = field;
}

static GtkLabel *
add_title (GtkGrid *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
xep_result_section_init (XepResultSection *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_set_row_spacing (grid, 2);
  for (guint column = 0; column < N_COLUMNS; column++)
    add_title (grid, get_title (column), column + 1, 0, "column-title");
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      self->titles[step] = add_title (grid, xep_step_name (step), 0, step + 1, "step-title");
      for (guint column = 0; column < N_COLUMNS; column++)
        if (step != XEP_STEP_SELF || columns[column].of_self)
          add_field (self, grid, step, column);
    }
  self->unrated = xep_field_choice_new ();
  gtk_grid_attach (grid,
                   xep_section_box_label (xep_field_get_label (XEP_SCOPE_ASSESSMENT, "unrated"),
                                          XEP_INPUT (self->unrated)),
                   0, XEP_N_STEPS + 1, 1, 1);
  gtk_grid_attach (grid, self->unrated, 1, XEP_N_STEPS + 1, N_COLUMNS, 1);
  gtk_box_append (GTK_BOX (box), xep_section_box_heading (_("Dates and documents")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
}
