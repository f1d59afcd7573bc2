/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-points-grid.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-criterion-row.h"
#include "gui/fields/xep-drop-down.h"
#include "gui/fields/xep-field-choice.h"
#include "gui/shared/xep-step-names.h"

/* Wide enough for a level's short name in its drop-down. */
#define STEP_WIDTH 92

struct _XepPointsGrid
{
  GtkWidget parent_instance;
  GtkGrid *grid;
  GtkWidget *entry_choices[XEP_N_STEPS]; /* GtkDropDown: how a step is keyed */
  GPtrArray *headings;                   /* XepCriterionRow, kept and used again */
  GPtrArray *criteria;                   /* XepCriterionRow */
  XepCriterionRow *sum_a, *sum_b, *total;
  GtkWidget *level_text;
  GtkWidget *titles[XEP_N_STEPS]; /* labels */
  XepStep working;                /* the step that is being keyed */
  GtkWidget *levels[XEP_N_STEPS]; /* XepFieldChoice */
  XepRegulation *regulation;
  const XepCriteriaSet *set;        /* of the regulation */
  guint n_headings, n_criteria;     /* in use */
  XepEntry entries[XEP_N_STEPS];    /* how each step is keyed now */
  XepEntry preferred[XEP_N_STEPS];  /* chosen last, for steps still empty … */
  gboolean chosen[XEP_N_STEPS];     /* … if she chose at all */
  gboolean has_points[XEP_N_STEPS]; /* stored */
  gboolean showing;
};

static void xep_points_grid_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepPointsGrid,
                               xep_points_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_points_grid_section_init))

enum
{
  TOTALS_CHANGED,
  ENTRY_WANTED,
  FIELDS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static XepCriterionRow *
get_row (GPtrArray *rows, guint index, GtkGrid *grid, XepCriterionRow *(*create) (GtkGrid *grid))
{
  while (rows->len <= index)
    g_ptr_array_add (rows, create (grid));
  return g_ptr_array_index (rows, index);
}

static GHashTable *
collect_points (XepPointsGrid *self, XepStep step)
{
  GHashTable *points = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_criteria; i++)
    {
      XepCriterionRow *row = g_ptr_array_index (self->criteria, i);
      XepPoints value = xep_field_entry_get_points (XEP_FIELD_ENTRY (row->entries[step]));

      if (value != XEP_POINTS_MISSING)
        g_hash_table_insert (points, (gpointer) gtk_label_get_label (GTK_LABEL (row->number)),
                             GINT_TO_POINTER (value));
    }
  return points;
}

XepTotals
xep_points_grid_get_totals (XepPointsGrid *self, XepStep step)
{
  g_autoptr (GHashTable) criteria = collect_points (self, step);
  XepStepPoints points = {
    .entry = self->entries[step],
    .criteria = criteria,
    .group_a = xep_field_entry_get_points (XEP_FIELD_ENTRY (self->sum_a->entries[step])),
    .group_b = xep_field_entry_get_points (XEP_FIELD_ENTRY (self->sum_b->entries[step])),
  };

  return xep_rating_total (self->set, &points);
}

/* The sum of a part that is not whole yet is shown dimmed: it is no result. */
static void
show_sum (GtkWidget *label, XepPoints whole, XepPoints running)
{
  XepPoints points = whole != XEP_POINTS_MISSING ? whole : running;
  g_autofree char *text = xep_points_format (points);

  gtk_label_set_label (
      GTK_LABEL (label),
      points == XEP_POINTS_MISSING || (whole == XEP_POINTS_MISSING && points == 0) ? "–" : text);
  if (whole == XEP_POINTS_MISSING)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

void
xep_points_grid_show_totals (XepPointsGrid *self, XepStep step)
{
  XepTotals totals;

  if (self->set == NULL)
    return;
  totals = xep_points_grid_get_totals (self, step);
  show_sum (self->sum_a->sums[step], totals.part_a, totals.running_a);
  show_sum (self->sum_b->sums[step], totals.part_b, totals.running_b);
  show_sum (self->total->sums[step], totals.total, XEP_POINTS_MISSING);
  g_signal_emit (self, signals[TOTALS_CHANGED], 0, (int) step);
}

static void
mark_row (XepPointsGrid *self, XepCriterionRow *row)
{
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      if (row->entries[step] != NULL)
        xep_editor_section_mark (row->entries[step], step == (int) self->working);
      if (row->sums[step] != NULL)
        xep_editor_section_mark (row->sums[step], step == (int) self->working);
    }
}

static void
mark_columns (XepPointsGrid *self)
{
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      xep_editor_section_mark (self->titles[step], step == (int) self->working);
      xep_editor_section_mark (self->levels[step], step == (int) self->working);
    }
  for (guint i = 0; i < self->criteria->len; i++)
    mark_row (self, g_ptr_array_index (self->criteria, i));
  mark_row (self, self->sum_a);
  mark_row (self, self->sum_b);
  mark_row (self, self->total);
}

static void
xep_points_grid_mark_step (XepEditorSection *section, XepStep step)
{
  XepPointsGrid *self = XEP_POINTS_GRID (section);

  self->working = step;
  mark_columns (self);
}

static void
show_set (XepPointsGrid *self, const XepCriteriaSet *set)
{
  int line = 2;
  gboolean part_b = FALSE;

  self->set = set;
  self->n_headings = self->n_criteria = 0;
  for (guint i = 0; i < set->groups->len; i++)
    {
      XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      if (group->part_b && !part_b)
        {
          part_b = TRUE;
          xep_criterion_row_show_sum (self->sum_a, "A", set->maximum_a, line++);
        }
      xep_criterion_row_show_heading (
          get_row (self->headings, self->n_headings++, self->grid, xep_criterion_row_new_heading),
          group, line++);
      for (guint j = 0; j < group->criteria->len; j++)
        xep_criterion_row_show_criterion (get_row (self->criteria, self->n_criteria++, self->grid,
                                                   xep_criterion_row_new_criterion),
                                          g_ptr_array_index (group->criteria, j),
                                          set->binary_part_a && !group->part_b, line++);
    }
  xep_criterion_row_show_sum (self->sum_b, "B", set->maximum_b, line++);
  xep_criterion_row_show_sum (self->total, "", xep_points_add (set->maximum_a, set->maximum_b),
                              line++);
  xep_criterion_row_place (self->level_text, line);
  for (int step = 0; step < XEP_N_STEPS; step++)
    xep_criterion_row_place (self->levels[step], line);
  for (guint i = self->n_headings; i < self->headings->len; i++)
    xep_criterion_row_set_visible (g_ptr_array_index (self->headings, i), FALSE);
  for (guint i = self->n_criteria; i < self->criteria->len; i++)
    xep_criterion_row_set_visible (g_ptr_array_index (self->criteria, i), FALSE);
  mark_columns (self);
}

/* Boxes that cannot be keyed now are not there: a step has either its criteria or its two totals.
 */
static void
show_boxes (XepPointsGrid *self)
{
  gboolean criteria_used = FALSE;

  for (int step = 0; step < XEP_N_STEPS; step++)
    criteria_used |= self->entries[step] == XEP_ENTRY_CRITERIA;
  for (guint i = 0; i < self->n_headings; i++)
    xep_criterion_row_set_visible (g_ptr_array_index (self->headings, i), criteria_used);
  for (guint i = 0; i < self->n_criteria; i++)
    {
      XepCriterionRow *row = g_ptr_array_index (self->criteria, i);

      xep_criterion_row_set_visible (row, criteria_used);
      for (int step = 0; step < XEP_N_STEPS; step++)
        gtk_widget_set_visible (row->entries[step], self->entries[step] == XEP_ENTRY_CRITERIA);
    }
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      gboolean groups = self->entries[step] == XEP_ENTRY_GROUPS;

      gtk_widget_set_visible (self->sum_a->entries[step], groups);
      gtk_widget_set_visible (self->sum_b->entries[step], groups);
      gtk_widget_set_visible (self->sum_a->sums[step], !groups);
      gtk_widget_set_visible (self->sum_b->sums[step], !groups);
      self->showing = TRUE;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->entry_choices[step]), self->entries[step]);
      self->showing = FALSE;
    }
}

/* An empty step is keyed as the clerk chose last; else like the step before: such papers go on as
 * they began. */
static XepEntry
entry_of (XepPointsGrid *self, XepAssessment *assessment, XepStep step)
{
  if (self->has_points[step])
    return assessment->steps[step].points.entry;
  if (self->chosen[step] || step == XEP_STEP_SELF)
    return self->preferred[step];
  return self->entries[step - 1];
}

static void
xep_points_grid_load (XepEditorSection *section,
                      XepAssessment *assessment,
                      XepRegulation *regulation)
{
  XepPointsGrid *self = XEP_POINTS_GRID (section);
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, assessment->criteria_set);

  if (self->regulation != regulation)
    {
      g_clear_pointer (&self->regulation, xep_regulation_unref);
      self->regulation = xep_regulation_ref (regulation);
      self->set = NULL;
      for (int step = 0; step < XEP_N_STEPS; step++)
        {
          XepFieldChoice *choice = XEP_FIELD_CHOICE (self->levels[step]);

          xep_field_choice_clear (choice);
          xep_field_choice_append (choice, "", _("Not rated yet"), "–");
          for (int level = XEP_LEVEL_EXCELLENT; level > XEP_LEVEL_NONE; level--)
            {
              const XepLevelRule *rule = xep_regulation_get_level (regulation, level);

              if (rule != NULL)
                xep_field_choice_append (choice, xep_level_to_nick (level), rule->name,
                                         rule->short_name);
            }
          xep_field_choice_finish (choice);
        }
    }
  if (set != NULL && set != self->set)
    show_set (self, set);
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      self->has_points[step] = xep_step_points_are_keyed (&assessment->steps[step].points);
      self->entries[step] = entry_of (self, assessment, step);
    }
  show_boxes (self);
}

static void
xep_points_grid_add_fields (XepEditorSection *section, XepFieldForm *form, int step)
{
  XepPointsGrid *self = XEP_POINTS_GRID (section);

  if (step < 0)
    return;
  for (guint i = 0; i < self->n_criteria; i++)
    {
      XepCriterionRow *row = g_ptr_array_index (self->criteria, i);

      xep_field_form_add (form, XEP_INPUT (row->entries[step]), step,
                          gtk_label_get_label (GTK_LABEL (row->number)));
    }
  xep_field_form_add (form, XEP_INPUT (self->sum_a->entries[step]), step, "A");
  xep_field_form_add (form, XEP_INPUT (self->sum_b->entries[step]), step, "B");
  xep_field_form_add (form, XEP_INPUT (self->levels[step]), step, "level");
}

static void
xep_points_grid_update (XepEditorSection *section,
                        XepAssessment *assessment,
                        XepRegulation *regulation)
{
  XepPointsGrid *self = XEP_POINTS_GRID (section);

  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      self->has_points[step] = xep_step_points_are_keyed (&assessment->steps[step].points);
      xep_points_grid_show_totals (self, step);
    }
}

static void
xep_points_grid_section_init (XepEditorSectionInterface *iface)
{
  iface->load = xep_points_grid_load;
  iface->add_fields = xep_points_grid_add_fields;
  iface->update = xep_points_grid_update;
  iface->mark_step = xep_points_grid_mark_step;
}

static void
entry_chosen_cb (XepPointsGrid *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  XepEntry entry = gtk_drop_down_get_selected (drop_down);
  XepStep step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (drop_down), "xep-step"));

  if (self->showing || entry == self->entries[step])
    return;
  if (!self->has_points[step])
    {
      xep_points_grid_set_entry (self, step, entry);
      return;
    }
  show_boxes (self);
  g_signal_emit (self, signals[ENTRY_WANTED], 0, (int) step, (int) entry);
}

static GtkWidget *
add_title (XepPointsGrid *self, const char *text, int column, int line, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "column-title");
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
  return label;
}

static void
xep_points_grid_dispose (GObject *object)
{
  XepPointsGrid *self = XEP_POINTS_GRID (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  G_OBJECT_CLASS (xep_points_grid_parent_class)->dispose (object);
}

static void
xep_points_grid_finalize (GObject *object)
{
  XepPointsGrid *self = XEP_POINTS_GRID (object);

  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->criteria);
  g_free (self->sum_a);
  g_free (self->sum_b);
  g_free (self->total);
  G_OBJECT_CLASS (xep_points_grid_parent_class)->finalize (object);
}

static void
xep_points_grid_class_init (XepPointsGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_points_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_points_grid_finalize;
  signals[TOTALS_CHANGED] = g_signal_new ("totals-changed", XEP_TYPE_POINTS_GRID, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ENTRY_WANTED] = g_signal_new ("entry-wanted", XEP_TYPE_POINTS_GRID, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[FIELDS_CHANGED] = g_signal_new ("fields-changed", XEP_TYPE_POINTS_GRID, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pointsgrid");
}

static void
xep_points_grid_init (XepPointsGrid *self)
{
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->criteria = g_ptr_array_new_with_free_func (g_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  add_title (self, _("Criterion"), XEP_GRID_TEXT, 0, 0);
  add_title (self, _("Max"), XEP_GRID_MAXIMUM, 0, 1);
  add_title (self, _("Keyed by"), XEP_GRID_TEXT, 1, 0);
  self->level_text = add_title (self, _("Quality level"), XEP_GRID_TEXT, 2, 0);
  gtk_widget_set_css_classes (self->level_text, (const char *[]){ "sum", NULL });
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      const char *entries[] = { _("Criteria"), _("Two groups"), NULL };
      g_autoptr (GtkStringList) lines = gtk_string_list_new (entries);
      g_autofree char *entry_name = g_strdup_printf (_("Way of keying %s"), xep_step_name (step));
      g_autofree char *level_name = g_strdup_printf (_("Level %s"), xep_step_name (step));

      self->titles[step] = add_title (self, xep_step_name (step), XEP_GRID_STEPS + step, 0, 1);
      gtk_widget_set_size_request (self->titles[step], STEP_WIDTH, -1);
      self->entry_choices[step] = gtk_drop_down_new (NULL, NULL);
      xep_drop_down_fill (GTK_DROP_DOWN (self->entry_choices[step]), G_LIST_MODEL (lines), NULL, 0);
      gtk_widget_add_css_class (self->entry_choices[step], "flat-choice");
      g_object_set_data (G_OBJECT (self->entry_choices[step]), "xep-step", GINT_TO_POINTER (step));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry_choices[step]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, entry_name, -1);
      g_signal_connect_swapped (self->entry_choices[step], "notify::selected",
                                G_CALLBACK (entry_chosen_cb), self);
      gtk_grid_attach (self->grid, self->entry_choices[step], XEP_GRID_STEPS + step, 1, 1, 1);
      self->levels[step] = xep_field_choice_new ();
      xep_input_set_name (XEP_INPUT (self->levels[step]), level_name);
      gtk_grid_attach (self->grid, self->levels[step], XEP_GRID_STEPS + step, 2, 1, 1);
    }
  self->sum_a = xep_criterion_row_new_sum (self->grid, _("Sum of common criteria"), TRUE);
  self->sum_b = xep_criterion_row_new_sum (self->grid, _("Sum of task results"), TRUE);
  self->total = xep_criterion_row_new_sum (self->grid, _("Total points"), FALSE);
}

const XepCriteriaSet *
xep_points_grid_get_set (XepPointsGrid *self)
{
  return self->set;
}

void
xep_points_grid_set_entry (XepPointsGrid *self, XepStep step, XepEntry entry)
{
  self->entries[step] = entry;
  self->preferred[step] = entry;
  self->chosen[step] = TRUE;
  show_boxes (self);
  xep_points_grid_show_totals (self, step);
  g_signal_emit (self, signals[FIELDS_CHANGED], 0);
}
