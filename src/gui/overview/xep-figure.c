/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-figure.h"

#include "gui/overview/xep-name-list.h"

#define TARGET "xep-figure-target"

/* What stands behind a figure. */
typedef struct
{
  XepContext *context;
  XepNameQuery query;
  int count;
  char *quota_id;
  char *id;
  char *title;
  char *note;
} Target;

static void
target_free (Target *self)
{
  g_object_unref (self->context);
  g_free (self->quota_id);
  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

static Target *
target_new (XepContext *context, const XepNameQuery *query, const char *title, const char *note)
{
  Target *self = g_new0 (Target, 1);

  self->context = g_object_ref (context);
  self->query = *query;
  self->quota_id = g_strdup (query->quota_id);
  self->query.quota_id = self->quota_id;
  self->title = g_strdup (title);
  self->note = g_strdup (note);
  return self;
}

static char *
dup_id (const XepNameQuery *query, gboolean words)
{
  return g_strdup_printf ("%d %d %d %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d",
                          query->filter, query->kind, query->step, query->level, query->or_better,
                          query->period_id, query->unit_id,
                          query->quota_id != NULL ? query->quota_id : "", words);
}

static void
clicked_cb (GtkWidget *button, Target *target)
{
  xep_name_list_present (button, target->context, &target->query, target->title, target->note);
}

GtkWidget *
xep_figure_new (XepContext *context,
                const XepNameQuery *query,
                int count,
                const char *text,
                const char *title,
                const char *note)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  Target *target = target_new (context, query, title, note);

  target->id = dup_id (query, count == XEP_FIGURE_WORDS);
  target->count = count;
  gtk_widget_set_sensitive (button, count != 0);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  g_object_set_data_full (G_OBJECT (button), TARGET, target, (GDestroyNotify) target_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), target);
  return button;
}

GtkWidget *
xep_figure_new_count (XepContext *context,
                      const XepNameQuery *query,
                      guint count,
                      const char *title)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget *button = xep_figure_new (context, query, (int) count, text, title, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

const char *
xep_figure_get_id (GtkWidget *widget)
{
  const Target *target = g_object_get_data (G_OBJECT (widget), TARGET);

  return target != NULL ? target->id : NULL;
}

const char *
xep_figure_get_title (GtkWidget *widget)
{
  const Target *target = g_object_get_data (G_OBJECT (widget), TARGET);

  return target != NULL ? target->title : NULL;
}

int
xep_figure_get_count (GtkWidget *figure)
{
  const Target *target = g_object_get_data (G_OBJECT (figure), TARGET);

  g_return_val_if_fail (target != NULL, XEP_FIGURE_WORDS);
  return target->count;
}

const XepNameQuery *
xep_figure_get_query (GtkWidget *figure)
{
  const Target *target = g_object_get_data (G_OBJECT (figure), TARGET);

  g_return_val_if_fail (target != NULL, NULL);
  return &target->query;
}

GtkWidget *
xep_figure_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
xep_figure_clear (GtkWidget *holder)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (holder)) != NULL)
    if (GTK_IS_GRID (holder))
      gtk_grid_remove (GTK_GRID (holder), child);
    else
      gtk_box_remove (GTK_BOX (holder), child);
}
