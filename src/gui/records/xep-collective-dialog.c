/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-collective-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-collective-store.h"
#include "store/xep-unit-store.h"

struct _XepCollectiveDialog
{
  XepRecordDialog parent_instance;

  GtkWidget *content;
  XepLabelledField *name_field;
  GtkWidget *name_entry;
  GtkWidget *type_choice;
  XepLabelledField *unit_field;
  GtkWidget *unit_picker;
  GtkWidget *tier_choice;
  GtkWidget *set_choice;
  GtkWidget *retire_button;
  GtkWidget *delete_button;
  GtkWidget *retired_label;

  XepStore *store;
  XepCollective *collective;
};

G_DEFINE_FINAL_TYPE (XepCollectiveDialog, xep_collective_dialog, XEP_TYPE_RECORD_DIALOG)

static char *
dup_name (XepCollectiveDialog *self)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
}

static gboolean
check_name (XepCollectiveDialog *self)
{
  g_autofree char *name = dup_name (self);
  gboolean well = *name != '\0';

  xep_labelled_field_set_message (self->name_field,
                                  well ? NULL : _("Please write the name of the collective."));
  return well;
}

static gboolean
check_unit (XepCollectiveDialog *self)
{
  gboolean well = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->unit_picker)) != 0;

  xep_labelled_field_set_message (
      self->unit_field, well ? NULL : _("Please choose the unit the collective belongs to."));
  return well;
}

static void
name_left_cb (XepCollectiveDialog *self)
{
  if (xep_record_dialog_is_changed (XEP_RECORD_DIALOG (self)))
    check_name (self);
}

static GtkWidget *
xep_collective_dialog_check (XepRecordDialog *dialog)
{
  XepCollectiveDialog *self = XEP_COLLECTIVE_DIALOG (dialog);
  gboolean name_is_well = check_name (self);
  gboolean unit_is_well = check_unit (self);

  if (!name_is_well)
    return self->name_entry;
  return unit_is_well ? NULL : self->unit_picker;
}

static gboolean
xep_collective_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepCollectiveDialog *self = XEP_COLLECTIVE_DIALOG (dialog);
  XepCollective *collective = self->collective;

  g_free (collective->name);
  collective->name = dup_name (self);
  g_free (collective->type);
  collective->type = g_strdup (xep_choice_get_id (GTK_DROP_DOWN (self->type_choice)));
  g_free (collective->criteria_set);
  collective->criteria_set = g_strdup (xep_choice_get_id (GTK_DROP_DOWN (self->set_choice)));
  collective->unit_id = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->unit_picker));
  xep_tier_from_nick (xep_choice_get_id (GTK_DROP_DOWN (self->tier_choice)), &collective->tier);
  if (collective->id == 0)
    return xep_collective_store_add (self->store, collective, error);
  return xep_collective_store_update (self->store, collective, error);
}

static void
retire (gpointer user_data)
{
  XepCollectiveDialog *self = user_data;
  g_autofree char *today = xep_date_format_iso (xep_date_today ());
  g_autoptr (GError) error = NULL;

  if (xep_collective_store_retire (self->store, self->collective->id, today, &error))
    {
      xep_record_dialog_set_gone (XEP_RECORD_DIALOG (self));
      xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
    }
  else
    xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
}

static void
retire_clicked_cb (XepCollectiveDialog *self)
{
  xep_dialogs_confirm (
      GTK_WIDGET (self), _("Take this collective out of the list?"),
      _("Assessments made so far stay as they are. New periods leave the collective out."),
      _("Take _out"), retire, self);
}

static gboolean
load_collective (XepCollectiveDialog *self, gint64 collective_id, gint64 unit_id, GError **error)
{
  const XepSubjectKind kinds[] = { XEP_KIND_COLLECTIVE };
  XepRegulation *regulation = xep_store_get_regulation (self->store);
  g_autoptr (GPtrArray) units = xep_unit_store_list (self->store, FALSE, error);
  const XepCollective *collective = NULL;
  gboolean retired;

  if (units == NULL)
    return FALSE;
  if (collective_id != 0)
    {
      self->collective = xep_collective_store_load (self->store, collective_id, error);
      xep_record_dialog_set_record (XEP_RECORD_DIALOG (self), self->store, XEP_RECORD_COLLECTIVE,
                                    collective_id);
    }
  else
    {
      self->collective = xep_collective_new ();
      self->collective->unit_id = unit_id;
      self->collective->tier = XEP_TIER_COMMUNE;
    }
  collective = self->collective;
  if (collective == NULL)
    return FALSE;
  retired = *collective->retired_on != '\0';
  gtk_window_set_title (GTK_WINDOW (self),
                        collective->id == 0 ? _("New collective") : collective->name);
  xep_unit_picker_set_units (XEP_UNIT_PICKER (self->unit_picker), units, XEP_UNIT_CHOICE_ALL);
  xep_choice_fill_items (GTK_DROP_DOWN (self->type_choice), NULL,
                         xep_regulation_get_collective_types (regulation));
  xep_choice_fill_tiers (GTK_DROP_DOWN (self->tier_choice));
  xep_choice_fill_sets (GTK_DROP_DOWN (self->set_choice), regulation, kinds, G_N_ELEMENTS (kinds));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), collective->name);
  xep_choice_set_id (GTK_DROP_DOWN (self->type_choice), collective->type);
  xep_choice_set_id (GTK_DROP_DOWN (self->tier_choice), xep_tier_to_nick (collective->tier));
  xep_choice_set_id (GTK_DROP_DOWN (self->set_choice), collective->criteria_set);
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (self->unit_picker), collective->unit_id,
                            collective->unit_name);
  gtk_widget_set_visible (self->retire_button, collective->id != 0 && !retired);
  gtk_widget_set_visible (self->delete_button, collective->id != 0);
  gtk_widget_set_visible (self->retired_label, retired);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), self->content);
  xep_record_dialog_mark_clean (XEP_RECORD_DIALOG (self));
  return TRUE;
}

XepCollectiveDialog *
xep_collective_dialog_new (XepStore *store, gint64 collective_id, gint64 unit_id, GError **error)
{
  XepCollectiveDialog *self = g_object_new (XEP_TYPE_COLLECTIVE_DIALOG, NULL);

  self->store = g_object_ref (store);
  if (load_collective (self, collective_id, unit_id, error))
    return self;
  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}

static void
saved_cb (XepCollectiveDialog *self, XepContext *context)
{
  g_autofree char *subject_id = g_strdup_printf ("c%" G_GINT64_FORMAT, self->collective->id);

  xep_context_reload (context);
  if (!xep_record_dialog_is_gone (XEP_RECORD_DIALOG (self)))
    xep_context_show_subject (context, XEP_KIND_COLLECTIVE, subject_id);
}

void
xep_collective_dialog_present (XepContext *context, gint64 collective_id, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  XepCollectiveDialog *self
      = xep_collective_dialog_new (xep_context_get_store (context), collective_id, unit_id, &error);

  if (!xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                            _("The collective cannot be shown"), error))
    return;
  g_signal_connect_object (self, "saved", G_CALLBACK (saved_cb), context, 0);
  gtk_widget_grab_focus (self->name_entry);
}

static void
xep_collective_dialog_dispose (GObject *object)
{
  XepCollectiveDialog *self = XEP_COLLECTIVE_DIALOG (object);

  g_clear_pointer (&self->collective, xep_collective_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_collective_dialog_parent_class)->dispose (object);
}

static void
xep_collective_dialog_class_init (XepCollectiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_collective_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_collective_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_collective_dialog_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-collective-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, content);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, type_choice);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, unit_field);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, unit_picker);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, tier_choice);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, set_choice);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, retire_button);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, XepCollectiveDialog, retired_label);
  gtk_widget_class_bind_template_callback (widget_class, name_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_clicked_cb);
}

static void
xep_collective_dialog_init (XepCollectiveDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_init_template (GTK_WIDGET (self));
}
