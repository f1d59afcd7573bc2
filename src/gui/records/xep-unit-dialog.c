/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-unit-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-unit-store.h"

struct _XepUnitDialog
{
  XepRecordDialog parent_instance;

  GtkWidget *content;
  XepLabelledField *name_field;
  GtkWidget *name_entry;
  GtkWidget *kind_choice;
  GtkWidget *block_choice;
  GtkWidget *parent_picker;
  GtkWidget *retire_button;
  GtkWidget *delete_button;
  GtkWidget *retired_label;

  XepStore *store;
  XepUnit *unit;
};

G_DEFINE_FINAL_TYPE (XepUnitDialog, xep_unit_dialog, XEP_TYPE_RECORD_DIALOG)

static char *
dup_name (XepUnitDialog *self)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
}

static gboolean
check_name (XepUnitDialog *self)
{
  g_autofree char *name = dup_name (self);
  gboolean well = *name != '\0';

  xep_labelled_field_set_message (self->name_field,
                                  well ? NULL : _("Please write the name of the unit."));
  return well;
}

static void
name_left_cb (XepUnitDialog *self)
{
  g_autofree char *name = dup_name (self);

  if (!xep_record_dialog_is_changed (XEP_RECORD_DIALOG (self)))
    return;
  check_name (self);
  /* The words of a new unit's name often tell its block ("Trường …"): proposed, never forced. */
  if (self->unit->id == 0 && *xep_choice_get_id (GTK_DROP_DOWN (self->block_choice)) == '\0')
    xep_choice_set_id (GTK_DROP_DOWN (self->block_choice),
                       xep_regulation_guess_block (xep_store_get_regulation (self->store), name));
}

static GtkWidget *
xep_unit_dialog_check (XepRecordDialog *dialog)
{
  XepUnitDialog *self = XEP_UNIT_DIALOG (dialog);

  return check_name (self) ? NULL : self->name_entry;
}

static gboolean
xep_unit_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepUnitDialog *self = XEP_UNIT_DIALOG (dialog);
  XepUnit *unit = self->unit;

  g_free (unit->name);
  unit->name = dup_name (self);
  g_free (unit->block);
  unit->block = g_strdup (xep_choice_get_id (GTK_DROP_DOWN (self->block_choice)));
  unit->party_cell = g_str_equal (xep_choice_get_id (GTK_DROP_DOWN (self->kind_choice)), "cell");
  unit->parent_id = xep_unit_picker_get_unit_id (XEP_UNIT_PICKER (self->parent_picker));
  if (unit->id == 0)
    return xep_unit_store_add (self->store, unit, error);
  return xep_unit_store_update (self->store, unit, error);
}

static void
retire (gpointer user_data)
{
  XepUnitDialog *self = user_data;
  g_autofree char *today = xep_date_format_iso (xep_date_today ());
  g_autoptr (GError) error = NULL;

  if (xep_unit_store_retire (self->store, self->unit->id, today, &error))
    xep_record_dialog_finish (XEP_RECORD_DIALOG (self));
  else
    xep_record_dialog_set_message (XEP_RECORD_DIALOG (self), error->message);
}

static void
retire_clicked_cb (XepUnitDialog *self)
{
  xep_dialogs_confirm (GTK_WIDGET (self), _("Take this unit out of the list?"),
                       _("Earlier assessments keep its name. A unit that still has people or "
                         "collectives cannot be taken out."),
                       _("Take _out"), retire, self);
}

static gboolean
load_unit (XepUnitDialog *self, gint64 unit_id, GError **error)
{
  const char *const ids[] = { "cell", "office", NULL };
  const char *const texts[] = { _("Party cell"), _("Office, school, organization"), NULL };
  g_autoptr (GPtrArray) units = xep_unit_store_list (self->store, FALSE, error);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  const XepUnit *unit = NULL;
  gboolean retired;

  if (units == NULL)
    return FALSE;
  if (unit_id != 0)
    {
      self->unit = xep_unit_store_load (self->store, unit_id, error);
      xep_record_dialog_set_record (XEP_RECORD_DIALOG (self), self->store, XEP_RECORD_UNIT,
                                    unit_id);
    }
  else
    {
      self->unit = xep_unit_new ();
      self->unit->party_cell = TRUE;
    }
  unit = self->unit;
  if (unit == NULL)
    return FALSE;
  retired = *unit->retired_on != '\0';
  gtk_window_set_title (GTK_WINDOW (self), unit->id == 0 ? _("New unit") : unit->name);
  xep_choice_fill (GTK_DROP_DOWN (self->kind_choice), ids, texts);
  xep_choice_fill_items (GTK_DROP_DOWN (self->block_choice), _("Village (no block)"),
                         xep_regulation_get_blocks (xep_store_get_regulation (self->store)));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), unit->name);
  xep_choice_set_id (GTK_DROP_DOWN (self->kind_choice), unit->party_cell ? "cell" : "office");
  xep_choice_set_id (GTK_DROP_DOWN (self->block_choice), unit->block);
  /* Every unit but itself may stand above it. */
  for (guint i = 0; i < units->len; i++)
    {
      XepUnit *other = g_ptr_array_index (units, i);

      if (other->id != unit->id || other->id == 0)
        g_ptr_array_add (others, other);
    }
  xep_unit_picker_set_units (XEP_UNIT_PICKER (self->parent_picker), others, XEP_UNIT_CHOICE_ALL);
  xep_unit_picker_set_unit (XEP_UNIT_PICKER (self->parent_picker), unit->parent_id, NULL);
  gtk_widget_set_visible (self->retire_button, unit->id != 0 && !retired);
  gtk_widget_set_visible (self->delete_button, unit->id != 0);
  gtk_widget_set_visible (self->retired_label, retired);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), self->content);
  xep_record_dialog_mark_clean (XEP_RECORD_DIALOG (self));
  return TRUE;
}

XepUnitDialog *
xep_unit_dialog_new (XepStore *store, gint64 unit_id, GError **error)
{
  XepUnitDialog *self = g_object_new (XEP_TYPE_UNIT_DIALOG, NULL);

  self->store = g_object_ref (store);
  if (load_unit (self, unit_id, error))
    return self;
  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}

void
xep_unit_dialog_present (XepContext *context, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  XepUnitDialog *self = xep_unit_dialog_new (xep_context_get_store (context), unit_id, &error);

  if (!xep_dialogs_present (xep_context_get_window (context), GTK_WINDOW (self),
                            _("The unit cannot be shown"), error))
    return;
  g_signal_connect_object (self, "saved", G_CALLBACK (xep_context_reload), context,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->name_entry);
}

static void
xep_unit_dialog_dispose (GObject *object)
{
  XepUnitDialog *self = XEP_UNIT_DIALOG (object);

  g_clear_pointer (&self->unit, xep_unit_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_unit_dialog_parent_class)->dispose (object);
}

static void
xep_unit_dialog_class_init (XepUnitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_unit_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_unit_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_unit_dialog_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-unit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, content);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, block_choice);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, parent_picker);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, retire_button);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, XepUnitDialog, retired_label);
  gtk_widget_class_bind_template_callback (widget_class, name_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_clicked_cb);
}

static void
xep_unit_dialog_init (XepUnitDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_init_template (GTK_WIDGET (self));
}
