/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-accessible-names.h"

#include "gui/fields/xep-unit-picker.h"

static gboolean
shows_mnemonic (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget))
         && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

/* A check button is named by its label alone: the name is said without the underscore. */
static void
tidy_check (GtkCheckButton *check)
{
  const char *label = gtk_check_button_get_label (check);
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_check_button_get_use_underline (check))
    return;
  parts = g_strsplit (label, "_", 2);
  name = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
xep_accessible_names_tidy (GtkWidget *widget)
{
  /* The label inside the button names it all the same. */
  if (shows_mnemonic (widget))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (GTK_IS_CHECK_BUTTON (widget))
    tidy_check (GTK_CHECK_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    xep_accessible_names_tidy (child);
}

void
xep_accessible_names_set (GtkWidget *widget, const char *name)
{
  if (XEP_IS_UNIT_PICKER (widget))
    xep_unit_picker_set_label (XEP_UNIT_PICKER (widget), name);
  else if (GTK_IS_DROP_DOWN (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
