/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-publish-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-date-entry.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/fields/xep-labelled-field.h"

struct _XepRegulationPublishDialog
{
  GtkWindow parent_instance;
  XepRegulationEdit *edit;
  GtkLabel *changes_label;
  XepLabelledField *date_field;
  GtkEditable *date_entry;
  GtkLabel *error_label;
  GtkWidget *publish_button;
};

G_DEFINE_FINAL_TYPE (XepRegulationPublishDialog, xep_regulation_publish_dialog, GTK_TYPE_WINDOW)

enum
{
  PUBLISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
read_date (XepRegulationPublishDialog *self, XepDate *date)
{
  g_autoptr (GError) error = NULL;

  if (!xep_date_entry_read (self->date_entry, date, &error))
    xep_labelled_field_set_message (self->date_field, error->message);
  else if (!xep_date_is_full (*date))
    xep_labelled_field_set_message (self->date_field,
                                    _("Give the day, the month and the year, such as 25/12/2025."));
  else
    {
      xep_labelled_field_set_message (self->date_field, NULL);
      return TRUE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->date_entry));
  return FALSE;
}

static void
show_error (XepRegulationPublishDialog *self, const char *words)
{
  gtk_label_set_label (self->error_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), *words != '\0');
}

static void
publish_cb (XepRegulationPublishDialog *self)
{
  XepDate effective = XEP_DATE_NONE;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_date (self, &effective))
    return;
  path = xep_regulation_edit_publish (self->edit, effective, &error);
  if (path == NULL)
    {
      show_error (self, error->message);
      return;
    }
  /* The answer may close the window below: this one must be gone from it by then. */
  g_autoptr (XepRegulationPublishDialog) kept = g_object_ref (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (kept, signals[PUBLISHED], 0, path);
}

static void
date_left_cb (XepRegulationPublishDialog *self)
{
  XepDate date = XEP_DATE_NONE;
  g_autoptr (GError) error = NULL;

  xep_labelled_field_set_message (
      self->date_field,
      xep_date_entry_read (self->date_entry, &date, &error) ? NULL : error->message);
}

static void
xep_regulation_publish_dialog_class_init (XepRegulationPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[PUBLISHED]
      = g_signal_new ("published", XEP_TYPE_REGULATION_PUBLISH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/lungphinh/XepLoai/ui/xep-regulation-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepRegulationPublishDialog, changes_label);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationPublishDialog, date_entry);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationPublishDialog, date_field);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationPublishDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, XepRegulationPublishDialog, publish_button);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_left_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_regulation_publish_dialog_init (XepRegulationPublishDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
  xep_enter_key_set_up (GTK_WINDOW (self));
}

XepRegulationPublishDialog *
xep_regulation_publish_dialog_new (GtkWindow *parent, XepRegulationEdit *edit)
{
  XepRegulationPublishDialog *self
      = g_object_new (XEP_TYPE_REGULATION_PUBLISH_DIALOG, "transient-for", parent, NULL);
  XepDate today = xep_date_today ();
  XepDate earliest = xep_regulation_get_effective (xep_regulation_edit_get_regulation (edit));
  g_autofree char *changes = xep_regulation_edit_describe_changes (edit);
  g_autoptr (GError) error = NULL;

  self->edit = edit;
  /* What cannot be put in force is told before a date is asked for. */
  if (!xep_regulation_edit_check (edit, &error))
    show_error (self, error->message);
  gtk_widget_set_sensitive (self->publish_button, error == NULL);
  gtk_label_set_label (self->changes_label, *changes != '\0' ? changes : _("Nothing is changed."));
  xep_date_entry_show (self->date_entry, xep_date_compare (today, earliest) < 0 ? earliest : today);
  return self;
}
