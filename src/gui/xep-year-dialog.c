/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-year-dialog.h"

#include "gui/fields/xep-enter-key.h"

struct _XepYearDialog
{
  GtkWindow parent_instance;
  GtkSpinButton *year;
  GtkWidget *parent; /* weak */
  XepYearCallback callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (XepYearDialog, xep_year_dialog, GTK_TYPE_WINDOW)

static void
choose_cb (XepYearDialog *self)
{
  gtk_spin_button_update (self->year);
  if (self->parent != NULL)
    self->callback (gtk_spin_button_get_value_as_int (self->year), self->user_data);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
xep_year_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&XEP_YEAR_DIALOG (object)->parent);
  G_OBJECT_CLASS (xep_year_dialog_parent_class)->dispose (object);
}

static void
xep_year_dialog_class_init (XepYearDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_year_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-year-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepYearDialog, year);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_year_dialog_init (XepYearDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_enter_key_set_up (GTK_WINDOW (self));
}

void
xep_year_dialog_present (GtkWidget *parent, int year, XepYearCallback callback, gpointer user_data)
{
  XepYearDialog *self
      = g_object_new (XEP_TYPE_YEAR_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->callback = callback;
  self->user_data = user_data;
  gtk_spin_button_set_value (self->year, year);
  gtk_window_present (GTK_WINDOW (self));
}
