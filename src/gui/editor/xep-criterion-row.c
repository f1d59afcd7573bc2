/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-criterion-row.h"

#include "gui/shared/xep-step-names.h"

static GtkWidget *
add_label (GtkGrid *grid, int column, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, 0, 1, 1);
  return label;
}

static void
add_texts (XepCriterionRow *self, GtkGrid *grid)
{
  self->number = add_label (grid, XEP_GRID_NUMBER, 0, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (self->number), 5);
  self->text = add_label (grid, XEP_GRID_TEXT, 0, "criterion");
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->text), 16);
  gtk_widget_set_hexpand (self->text, TRUE);
  self->maximum = add_label (grid, XEP_GRID_MAXIMUM, 1, "numeric");
}

static void
add_entries (XepCriterionRow *self, GtkGrid *grid)
{
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      self->entries[step] = xep_field_entry_new (XEP_KEYED_POINTS);
      gtk_widget_set_valign (self->entries[step], GTK_ALIGN_CENTER);
      gtk_grid_attach (grid, self->entries[step], XEP_GRID_STEPS + step, 0, 1, 1);
    }
}

XepCriterionRow *
xep_criterion_row_new_heading (GtkGrid *grid)
{
  XepCriterionRow *self = g_new0 (XepCriterionRow, 1);

  add_texts (self, grid);
  gtk_widget_add_css_class (self->number, "group");
  gtk_widget_add_css_class (self->text, "group");
  gtk_widget_add_css_class (self->maximum, "group");
  return self;
}

XepCriterionRow *
xep_criterion_row_new_criterion (GtkGrid *grid)
{
  XepCriterionRow *self = g_new0 (XepCriterionRow, 1);

  add_texts (self, grid);
  add_entries (self, grid);
  return self;
}

XepCriterionRow *
xep_criterion_row_new_sum (GtkGrid *grid, const char *text, gboolean groups)
{
  XepCriterionRow *self = g_new0 (XepCriterionRow, 1);

  add_texts (self, grid);
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      self->sums[step] = add_label (grid, XEP_GRID_STEPS + step, 1, "numeric");
      gtk_widget_add_css_class (self->sums[step], "sum");
    }
  if (groups)
    add_entries (self, grid);
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_add_css_class (self->number, "sum");
  gtk_widget_add_css_class (self->text, "sum");
  gtk_widget_add_css_class (self->maximum, "sum");
  return self;
}

void
xep_criterion_row_place (GtkWidget *widget, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (widget));

  g_object_set (gtk_layout_manager_get_layout_child (layout, widget), "row", row, NULL);
}

static void
each_widget (XepCriterionRow *self, void (*visit) (GtkWidget *widget, gboolean value), int value)
{
  visit (self->number, value);
  visit (self->text, value);
  visit (self->maximum, value);
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      if (self->entries[step] != NULL)
        visit (self->entries[step], value);
      if (self->sums[step] != NULL)
        visit (self->sums[step], value);
    }
}

static void
set_row (XepCriterionRow *self, int row)
{
  self->row = row;
  if (row >= 0)
    each_widget (self, xep_criterion_row_place, row);
  each_widget (self, gtk_widget_set_visible, row >= 0);
}

void
xep_criterion_row_set_visible (XepCriterionRow *self, gboolean visible)
{
  each_widget (self, gtk_widget_set_visible, visible);
}

static void
set_maximum (XepCriterionRow *self, XepPoints maximum)
{
  g_autofree char *text = xep_points_format (maximum);

  gtk_label_set_label (GTK_LABEL (self->maximum), text);
}

static void
name_entries (XepCriterionRow *self, const char *number, XepPoints maximum, gboolean binary)
{
  for (int step = 0; step < XEP_N_STEPS && self->entries[step] != NULL; step++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", number, xep_step_name (step));

      xep_input_set_name (XEP_INPUT (self->entries[step]), name);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entries[step]),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->text, NULL, -1);
      xep_field_entry_set_maximum (XEP_FIELD_ENTRY (self->entries[step]), maximum, binary);
    }
}

void
xep_criterion_row_show_heading (XepCriterionRow *self, const XepCriteriaGroup *group, int row)
{
  gtk_label_set_label (GTK_LABEL (self->number), group->number);
  gtk_label_set_label (GTK_LABEL (self->text), group->name);
  set_maximum (self, group->maximum);
  set_row (self, row);
}

void
xep_criterion_row_show_criterion (XepCriterionRow *self,
                                  const XepCriterion *criterion,
                                  gboolean binary,
                                  int row)
{
  gtk_label_set_label (GTK_LABEL (self->number), criterion->number);
  gtk_label_set_label (GTK_LABEL (self->text), criterion->label);
  set_maximum (self, criterion->maximum);
  name_entries (self, criterion->number, criterion->maximum, binary);
  set_row (self, row);
}

void
xep_criterion_row_show_sum (XepCriterionRow *self, const char *number, XepPoints maximum, int row)
{
  gtk_label_set_label (GTK_LABEL (self->number), number);
  set_maximum (self, maximum);
  name_entries (self, number, maximum, FALSE);
  set_row (self, row);
}
