/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-start-dialog.h"

#include "gui/fields/xep-accessible-names.h"

struct _XepStartDialog
{
  GtkWindow parent_instance;
  GtkLabel *heading_label, *text_label, *state_label;
  GtkBox *buttons;
  GtkWidget *close_button;
  GHashTable *answers; /* response → its button */
};

enum
{
  RESPONSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepStartDialog, xep_start_dialog, GTK_TYPE_WINDOW)

static GtkWidget *
get_button (XepStartDialog *self, int response)
{
  return g_hash_table_lookup (self->answers, GINT_TO_POINTER (response));
}

static void
set_default_button (XepStartDialog *self, GtkWidget *button)
{
  gtk_window_set_default_widget (GTK_WINDOW (self), button);
  gtk_widget_grab_focus (button);
}

static void
clicked_cb (XepStartDialog *self, GtkWidget *button)
{
  GHashTableIter iter;
  gpointer response, other;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &response, &other))
    if (other == button)
      {
        g_signal_emit (self, signals[RESPONSE], 0, GPOINTER_TO_INT (response));
        return;
      }
}

static void
xep_start_dialog_dispose (GObject *object)
{
  g_clear_pointer (&XEP_START_DIALOG (object)->answers, g_hash_table_unref);
  G_OBJECT_CLASS (xep_start_dialog_parent_class)->dispose (object);
}

static void
xep_start_dialog_class_init (XepStartDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_start_dialog_dispose;
  signals[RESPONSE] = g_signal_new ("response", XEP_TYPE_START_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-start-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepStartDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, XepStartDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, XepStartDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, XepStartDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, XepStartDialog, text_label);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_start_dialog_init (XepStartDialog *self)
{
  self->answers = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

XepStartDialog *
xep_start_dialog_new (GtkApplication *application,
                      const char *heading,
                      const char *text,
                      const char *close_label)
{
  XepStartDialog *self = g_object_new (XEP_TYPE_START_DIALOG, "application", application, NULL);

  gtk_label_set_text (self->heading_label, heading);
  gtk_label_set_text (self->text_label, text);
  gtk_button_set_label (GTK_BUTTON (self->close_button), close_label);
  xep_accessible_names_tidy (self->close_button);
  set_default_button (self, self->close_button);
  return self;
}

void
xep_start_dialog_add_button (XepStartDialog *self, const char *label, int response)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  xep_accessible_names_tidy (button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->answers, GINT_TO_POINTER (response), button);
  gtk_box_append (self->buttons, button);
}

void
xep_start_dialog_set_sensitive (XepStartDialog *self, int response, gboolean sensitive)
{
  gtk_widget_set_sensitive (get_button (self, response), sensitive);
}

void
xep_start_dialog_set_default (XepStartDialog *self, int response)
{
  set_default_button (self, get_button (self, response));
}

void
xep_start_dialog_set_state (XepStartDialog *self, const char *state)
{
  gtk_label_set_text (self->state_label, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), TRUE);
}
