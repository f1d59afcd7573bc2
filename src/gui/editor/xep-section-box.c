/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-section-box.h"

GtkWidget *
xep_section_box_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "margin-top", 12, NULL);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

GtkWidget *
xep_section_box_label (const char *text, XepInput *field)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xep_input_set_name (field, text);
  return label;
}

GtkWidget *
xep_section_box_new (GtkWidget *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_parent (box, section);
  return box;
}

void
xep_section_box_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
