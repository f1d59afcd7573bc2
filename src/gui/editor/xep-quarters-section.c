/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-quarters-section.h"

#include <glib/gi18n.h>

#include "gui/editor/xep-section-box.h"
#include "gui/fields/xep-field-text.h"
#include "gui/shared/xep-step-names.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"

struct _XepQuartersSection
{
  GtkWidget parent_instance;
  GtkWidget *names[XEP_PERIOD_YEAR];
  GtkWidget *results[XEP_PERIOD_YEAR][XEP_N_STEPS];
  GtkWidget *fourth; /* XepFieldText */
};

static void xep_quarters_section_section_init (XepEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepQuartersSection,
                               xep_quarters_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_EDITOR_SECTION,
                                                      xep_quarters_section_section_init))

static void
xep_quarters_section_add_fields (XepEditorSection *section, XepFieldForm *form, int step)
{
  if (step < 0)
    xep_field_form_add (form, XEP_INPUT (XEP_QUARTERS_SECTION (section)->fourth), XEP_STEP_SELF,
                        "narrative.q4");
}

static void
xep_quarters_section_section_init (XepEditorSectionInterface *iface)
{
  iface->add_fields = xep_quarters_section_add_fields;
}

static void
xep_quarters_section_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_quarters_section_parent_class)->dispose (object);
}

static void
xep_quarters_section_class_init (XepQuartersSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_quarters_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
attach_label (GtkGrid *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
xep_quarters_section_init (XepQuartersSection *self)
{
  GtkWidget *box = xep_section_box_new (GTK_WIDGET (self));
  GtkGrid *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  GtkWidget *label = gtk_label_new (_("Work of quarter IV"));

  attach_label (grid, _("Quarter"), 0, 0, "column-title");
  for (int step = 0; step < XEP_N_STEPS; step++)
    attach_label (grid, xep_step_name (step), step + 1, 0, "column-title");
  for (int code = 0; code < XEP_PERIOD_YEAR; code++)
    {
      self->names[code] = attach_label (grid, "", 0, code + 1, "quarter");
      for (int step = 0; step < XEP_N_STEPS; step++)
        self->results[code][step] = attach_label (grid, "–", step + 1, code + 1, "numeric");
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->fourth = xep_field_text_new (_("Work of quarter IV"));
  gtk_box_append (GTK_BOX (box),
                  xep_section_box_heading (_("The quarters of the year, as grounds")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->fourth);
}

static gboolean
show_quarter (XepQuartersSection *self,
              XepStore *store,
              XepAssessment *year,
              int number,
              XepPeriodCode code,
              GError **error)
{
  g_autoptr (XepAssessment) quarter = NULL;
  gint64 period_id, id = 0;
  XepRegulation *regulation = NULL;

  for (int step = 0; step < XEP_N_STEPS; step++)
    gtk_label_set_label (GTK_LABEL (self->results[code][step]), "–");
  period_id = xep_period_store_find (store, number, code, error);
  if (period_id > 0)
    id = xep_assessment_store_find (store, period_id, -1, year->subject_id, error);
  if (period_id < 0 || id < 0)
    return FALSE;
  if (id == 0)
    return TRUE;
  quarter = xep_assessment_store_load (store, id, error);
  regulation = quarter != NULL ? xep_store_get_period_regulation (store, period_id, error) : NULL;
  if (regulation == NULL)
    return FALSE;
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      const XepStepResult *result = &quarter->steps[step];
      const XepLevelRule *rule = xep_regulation_get_level (regulation, result->level);
      g_autofree char *points = xep_points_format (result->totals.total);
      g_autofree char *text = NULL;

      if (rule != NULL && *points != '\0')
        text = g_strdup_printf ("%s  %s", points, rule->short_name);
      else
        text = g_strdup (rule != NULL ? rule->short_name : *points != '\0' ? points : "–");
      gtk_label_set_label (GTK_LABEL (self->results[code][step]), text);
    }
  return TRUE;
}

gboolean
xep_quarters_section_show_year (XepQuartersSection *self,
                                XepStore *store,
                                XepAssessment *assessment,
                                GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, assessment->period_id, error);
  XepRegulation *regulation;

  if (period == NULL)
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), period->code == XEP_PERIOD_YEAR);
  if (period->code != XEP_PERIOD_YEAR)
    return TRUE;
  regulation = xep_store_get_period_regulation (store, assessment->period_id, error);
  if (regulation == NULL)
    return FALSE;
  for (int code = 0; code < XEP_PERIOD_YEAR; code++)
    {
      gtk_label_set_label (GTK_LABEL (self->names[code]),
                           xep_regulation_get_period (regulation, code)->name);
      if (!show_quarter (self, store, assessment, period->year, code, error))
        return FALSE;
    }
  return TRUE;
}
