/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-namesake-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/records/xep-person-lines.h"

struct _XepNamesakeDialog
{
  GtkWindow parent_instance;
  GtkWidget *use_button;
  XepPlainList *list;
  GPtrArray *people; /* XepPerson */
};

enum
{
  USE,
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepNamesakeDialog, xep_namesake_dialog, GTK_TYPE_WINDOW)

static const XepPerson *
get_selected (XepNamesakeDialog *self)
{
  XepPlainRow *row = xep_plain_list_get_selected (self->list);

  return row != NULL ? g_ptr_array_index (self->people, xep_plain_row_get_index (row)) : NULL;
}

/* The window below is handled by whoever listens: this one is out of the way first. */
static void
close_and_emit (XepNamesakeDialog *self, guint signal, gint64 id)
{
  g_object_ref (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_close (GTK_WINDOW (self));
  if (signal == USE)
    g_signal_emit (self, signals[USE], 0, id);
  else
    g_signal_emit (self, signals[ADD], 0);
  g_object_unref (self);
}

static void
use_cb (XepNamesakeDialog *self)
{
  const XepPerson *person = get_selected (self);

  if (person != NULL)
    close_and_emit (self, USE, person->id);
}

static void
add_cb (XepNamesakeDialog *self)
{
  close_and_emit (self, ADD, 0);
}

static void
chosen_cb (XepNamesakeDialog *self)
{
  const XepPerson *person = get_selected (self);

  gtk_widget_set_sensitive (self->use_button, person != NULL);
  if (person != NULL)
    gtk_button_set_label (GTK_BUTTON (self->use_button), *person->retired_on != '\0'
                                                             ? _("_Bring this one back")
                                                             : _("_Show this one"));
}

static void
xep_namesake_dialog_dispose (GObject *object)
{
  g_clear_pointer (&XEP_NAMESAKE_DIALOG (object)->people, g_ptr_array_unref);
  G_OBJECT_CLASS (xep_namesake_dialog_parent_class)->dispose (object);
}

static void
xep_namesake_dialog_class_init (XepNamesakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_namesake_dialog_dispose;
  signals[USE] = g_signal_new ("use", XEP_TYPE_NAMESAKE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ADD] = g_signal_new ("add", XEP_TYPE_NAMESAKE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-namesake-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepNamesakeDialog, use_button);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_namesake_dialog_init (XepNamesakeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = XEP_PLAIN_LIST (xep_person_lines_new (_("People of this name")));
  gtk_box_append (GTK_BOX (gtk_window_get_child (GTK_WINDOW (self))), GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
}

XepNamesakeDialog *
xep_namesake_dialog_present (GtkWindow *parent, GPtrArray *people)
{
  XepNamesakeDialog *self = g_object_new (XEP_TYPE_NAMESAKE_DIALOG, "transient-for", parent, NULL);

  self->people = g_ptr_array_ref (people);
  xep_person_lines_show (self->list, people);
  chosen_cb (self);
  xep_accessible_names_tidy (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return self;
}
