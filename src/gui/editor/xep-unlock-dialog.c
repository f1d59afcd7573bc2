/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-unlock-dialog.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-labelled-field.h"
#include "store/xep-assessment-lock.h"

struct _XepUnlockDialog
{
  XepRecordDialog parent_instance;
  XepLabelledField *field;
  GtkWidget *entry;
  XepStore *store;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (XepUnlockDialog, xep_unlock_dialog, XEP_TYPE_RECORD_DIALOG)

static char *
dup_reason (XepUnlockDialog *self)
{
  return xep_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static GtkWidget *
xep_unlock_dialog_check (XepRecordDialog *dialog)
{
  XepUnlockDialog *self = XEP_UNLOCK_DIALOG (dialog);
  g_autofree char *reason = dup_reason (self);

  xep_labelled_field_set_message (
      self->field, *reason == '\0' ? _("Please write why the result is unlocked.") : NULL);
  return *reason == '\0' ? self->entry : NULL;
}

static gboolean
xep_unlock_dialog_save (XepRecordDialog *dialog, GError **error)
{
  XepUnlockDialog *self = XEP_UNLOCK_DIALOG (dialog);
  g_autofree char *reason = dup_reason (self);

  return xep_assessment_store_unlock (self->store, self->id, reason, error);
}

static void
xep_unlock_dialog_dispose (GObject *object)
{
  g_clear_object (&XEP_UNLOCK_DIALOG (object)->store);
  G_OBJECT_CLASS (xep_unlock_dialog_parent_class)->dispose (object);
}

static void
xep_unlock_dialog_class_init (XepUnlockDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_unlock_dialog_dispose;
  XEP_RECORD_DIALOG_CLASS (klass)->check = xep_unlock_dialog_check;
  XEP_RECORD_DIALOG_CLASS (klass)->save = xep_unlock_dialog_save;
}

static void
xep_unlock_dialog_init (XepUnlockDialog *self)
{
  GtkWidget *box
      = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-start", 18,
                      "margin-end", 18, "margin-top", 18, "margin-bottom", 12, "spacing", 6, NULL);
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "label",
                                  _("The reason is kept with every change that follows. Lock the "
                                    "result again when it is corrected."),
                                  NULL);

  gtk_widget_add_css_class (box, "record");
  self->entry = gtk_entry_new ();
  self->field = g_object_new (XEP_TYPE_LABELLED_FIELD, "label", _("_Reason"), "label-chars", 8,
                              "child", self->entry, NULL);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  g_object_set (self, "content", box, "default-width", 560, "title", _("Unlock the result"), NULL);
  xep_record_dialog_watch (XEP_RECORD_DIALOG (self), box);
}

XepRecordDialog *
xep_unlock_dialog_present (GtkWidget *parent, XepStore *store, gint64 assessment_id)
{
  XepUnlockDialog *self = g_object_new (XEP_TYPE_UNLOCK_DIALOG, "modal", TRUE, "transient-for",
                                        GTK_WINDOW (gtk_widget_get_root (parent)), NULL);

  self->store = g_object_ref (store);
  self->id = assessment_id;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->entry);
  return XEP_RECORD_DIALOG (self);
}
