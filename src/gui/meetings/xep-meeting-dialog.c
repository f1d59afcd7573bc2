/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-labelled-field.h"
#include "gui/fields/xep-unit-picker.h"
#include "store/xep-meeting-store.h"
#include "store/xep-unit-store.h"

/* The titles head printed minutes: text of the paper, in one language only. */
#define TITLE "Hội nghị kiểm điểm %s"
#define COMMUNE "Ban Chấp hành Đảng bộ xã"

struct _XepMeetingDialog
{
  XepRecordDialog parent_instance;
  GtkWidget *content;
  XepUnitPicker *unit_picker;
  XepLabelledField *title_field;
  GtkWidget *title_entry;
  XepStore *store;
  gint64 period_id;
  guint origin;
  gint64 id;
  char *proposed; /* title */
};

G_DEFINE_FINAL_TYPE (XepMeetingDialog, xep_meeting_dialog, XEP_TYPE_RECORD_DIALOG)

char *
xep_meeting_dialog_dup_title (const char *unit_name)
{
  return g_strdup_printf (TITLE, *unit_name != '\0' ? unit_name : COMMUNE);
}

static char *
dup_title (XepMeetingDialog *self)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->title_entry)));
}

/* A title of her own stays. */
static void
propose_title (XepMeetingDialog *self)
{
  g_autofree char *title = dup_title (self);

  if (*title != '\0' && g_strcmp0 (title, self->proposed) != 0)
    return;
  g_free (self->proposed);
  self->proposed = xep_meeting_dialog_dup_title (xep_unit_picker_get_unit_name (self->unit_picker));
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), self->proposed);
}

static GtkWidget *
xep_meeting_dialog_check (XepRecordDialog *dialog)
{
  XepMeetingDialog *self = XEP_MEETING_DIALOG (dialog);
  g_autofree char *title = dup_title (self);
  gboolean well = *title != '\0';

  xep_labelled_field_set_message (
      self->title_field, well ? NULL : _("Please write what the minutes shall be headed with."));
  return well ? NULL : self->title_entry;
}

static gboolean
xep_meeting_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepMeetingDialog *self = XEP_MEETING_DIALOG (dialog);
  g_autofree char *title = dup_title (self);
  g_auto (XepWriter) writer = xep_store_write_as (self->store, self->origin);

  self->id = xep_meeting_store_add (self->store, self->period_id,
                                    xep_unit_picker_get_unit_id (self->unit_picker), title, error);
  return self->id != 0;
}

static void
title_left_cb (XepMeetingDialog *self)
{
  xep_meeting_dialog_check (XEP_RECORD_DIALOG (self));
}

static void
xep_meeting_dialog_dispose (GObject *object)
{
  XepMeetingDialog *self = XEP_MEETING_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->proposed, g_free);
  G_OBJECT_CLASS (xep_meeting_dialog_parent_class)->dispose (object);
}

static void
xep_meeting_dialog_class_init (XepMeetingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_meeting_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_meeting_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_meeting_dialog_save;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-meeting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepMeetingDialog, content);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingDialog, title_entry);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingDialog, title_field);
  gtk_widget_class_bind_template_child (widget_class, XepMeetingDialog, unit_picker);
  gtk_widget_class_bind_template_callback (widget_class, title_left_cb);
}

static void
xep_meeting_dialog_init (XepMeetingDialog *self)
{
  g_type_ensure (XEP_TYPE_LABELLED_FIELD);
  g_type_ensure (XEP_TYPE_UNIT_PICKER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

XepMeetingDialog *
xep_meeting_dialog_new (XepStore *store, gint64 period_id, guint origin, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (store, FALSE, error);
  XepMeetingDialog *self;

  if (units == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_MEETING_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->period_id = period_id;
  self->origin = origin;
  xep_unit_picker_set_units (self->unit_picker, units, XEP_UNIT_CHOICE_ALL);
  propose_title (self);
  g_signal_connect_object (self->unit_picker, "notify::unit-id", G_CALLBACK (propose_title), self,
                           G_CONNECT_SWAPPED);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), self->content);
  gtk_widget_grab_focus (GTK_WIDGET (self->unit_picker));
  return self;
}

gint64
xep_meeting_dialog_get_id (XepMeetingDialog *self)
{
  return self->id;
}
