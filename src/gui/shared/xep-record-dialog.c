/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-record-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/fields/xep-unit-picker.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-follow-dialog.h"
#include "store/xep-snapshot-store.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *message;
  GtkWidget *content;
  GtkWidget *save_button;
  gboolean changed;
  gboolean gone;
  XepStore *store; /* NULL: no record of the file */
  XepRecordKind kind;
  gint64 id;
  GPtrArray *forms; /* that show the record as it was before the last save */
} XepRecordDialogPrivate;

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPERTIES
};

enum
{
  SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (XepRecordDialog, xep_record_dialog, GTK_TYPE_WINDOW)

static XepRecordDialogPrivate *
get_private (XepRecordDialog *self)
{
  return xep_record_dialog_get_instance_private (self);
}

void
xep_record_dialog_mark_changed (XepRecordDialog *self)
{
  g_return_if_fail (XEP_IS_RECORD_DIALOG (self));

  get_private (self)->changed = TRUE;
}

void
xep_record_dialog_mark_clean (XepRecordDialog *self)
{
  g_return_if_fail (XEP_IS_RECORD_DIALOG (self));

  get_private (self)->changed = FALSE;
}

gboolean
xep_record_dialog_is_changed (XepRecordDialog *self)
{
  g_return_val_if_fail (XEP_IS_RECORD_DIALOG (self), FALSE);

  return get_private (self)->changed;
}

void
xep_record_dialog_set_message (XepRecordDialog *self, const char *message)
{
  GtkWidget *label = NULL;

  g_return_if_fail (XEP_IS_RECORD_DIALOG (self));

  label = get_private (self)->message;
  gtk_label_set_text (GTK_LABEL (label), message == NULL ? "" : message);
  gtk_widget_set_visible (label, message != NULL);
}

const char *
xep_record_dialog_get_message (XepRecordDialog *self)
{
  g_return_val_if_fail (XEP_IS_RECORD_DIALOG (self), "");

  return gtk_label_get_text (GTK_LABEL (get_private (self)->message));
}

void
xep_record_dialog_finish (XepRecordDialog *self)
{
  XepRecordDialogPrivate *private = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (XepStore) store = NULL;
  g_autoptr (XepRecordDialog) alive = NULL;
  g_autoptr (GtkWindow) below = NULL;
  g_autoptr (GtkWindow) lowest = NULL;

  g_return_if_fail (XEP_IS_RECORD_DIALOG (self));

  /* Whoever listens may close the window below, and with it this one. */
  alive = g_object_ref (self);
  private = get_private (self);
  forms = g_steal_pointer (&private->forms);
  store = private->store != NULL ? g_object_ref (private->store) : NULL;
  g_set_object (&below, gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (below != NULL)
    g_set_object (&lowest, gtk_window_get_transient_for (below));
  private->changed = FALSE;
  /* … and is not looked for any more by a window that goes after it. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
  if (forms == NULL || forms->len == 0)
    return;
  /* A dialog below that showed the same record has closed too. */
  if (below != NULL && !gtk_widget_get_visible (GTK_WIDGET (below)))
    g_set_object (&below, lowest);
  xep_follow_dialog_present (GTK_WIDGET (below), store, forms, FALSE);
}

void
xep_record_dialog_set_record (XepRecordDialog *self, XepStore *store, XepRecordKind kind, gint64 id)
{
  XepRecordDialogPrivate *private = get_private (self);

  g_set_object (&private->store, store);
  private->kind = kind;
  private->id = id;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", id != 0);
}

gboolean
xep_record_dialog_is_gone (XepRecordDialog *self)
{
  return get_private (self)->gone;
}

void
xep_record_dialog_set_gone (XepRecordDialog *self)
{
  get_private (self)->gone = TRUE;
}

/* The assessments that show the record otherwise than it is now; of a unit those of everybody in
 * it. An empty array for a new record. NULL with @error. */
static GPtrArray *
list_forms (XepRecordDialogPrivate *private, GError **error)
{
  g_autofree char *subject_id = NULL;

  if (private->store == NULL || private->id == 0)
    return g_ptr_array_new ();
  if (private->kind != XEP_RECORD_UNIT)
    subject_id = g_strdup_printf ("%c%" G_GINT64_FORMAT,
                                  private->kind == XEP_RECORD_PERSON ? 'p' : 'c', private->id);
  return xep_snapshot_store_list (private->store, 0, subject_id, error);
}

gboolean
xep_record_dialog_save (XepRecordDialog *self)
{
  XepRecordDialogClass *klass = XEP_RECORD_DIALOG_GET_CLASS (self);
  XepRecordDialogPrivate *private = get_private (self);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *wrong = klass->check (self);

  if (wrong != NULL)
    {
      xep_record_dialog_set_message (self,
                                     _("Nothing is saved yet: please correct the marked field."));
      gtk_widget_grab_focus (wrong);
      return FALSE;
    }
  if (klass->ask != NULL && klass->ask (self))
    return FALSE;
  before = list_forms (private, &error);
  if (before == NULL || !klass->save (self, &error))
    {
      xep_record_dialog_set_message (self, error->message);
      return FALSE;
    }
  /* What was saved is not told as refused: the checks name the forms too. */
  g_clear_pointer (&private->forms, g_ptr_array_unref);
  private->forms = list_forms (private, NULL);
  if (private->forms != NULL)
    xep_snapshot_forms_drop_known (private->forms, before);
  xep_record_dialog_finish (self);
  return TRUE;
}

static void
delete_confirmed (gpointer user_data)
{
  XepRecordDialog *self = user_data;
  XepRecordDialogPrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;

  if (!xep_record_store_delete (private->store, private->kind, private->id, &error))
    {
      xep_record_dialog_set_message (self, error->message);
      return;
    }
  private->gone = TRUE;
  xep_record_dialog_finish (self);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  xep_dialogs_confirm_loss (
      widget, _("Delete this record for good?"),
      _("Only a record nothing hangs on can be deleted: one that was made by mistake. Others are "
        "taken out of the list, and can come back."),
      _("_Delete"), delete_confirmed, widget);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  XepRecordDialog *self = XEP_RECORD_DIALOG (widget);

  /* The field being typed in is left first, so that its value is checked and shown as it will be
   * stored. */
  gtk_widget_grab_focus (get_private (self)->save_button);
  xep_record_dialog_save (self);
}

static void
watch_one (XepRecordDialog *self, GtkWidget *widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (xep_record_dialog_mark_changed), self,
                           G_CONNECT_SWAPPED);
}

void
xep_record_dialog_watch (XepRecordDialog *self, GtkWidget *widget)
{
  g_return_if_fail (XEP_IS_RECORD_DIALOG (self));

  if (GTK_IS_ENTRY (widget))
    watch_one (self, widget, "changed");
  else if (GTK_IS_DROP_DOWN (widget))
    watch_one (self, widget, "notify::selected");
  else if (GTK_IS_CHECK_BUTTON (widget))
    watch_one (self, widget, "notify::active");
  else if (XEP_IS_UNIT_PICKER (widget))
    watch_one (self, widget, "notify::unit-id");
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      xep_record_dialog_watch (self, child);
}

static void
close_unsaved (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
}

static gboolean
xep_record_dialog_close_request (GtkWindow *window)
{
  if (!xep_record_dialog_is_changed (XEP_RECORD_DIALOG (window)))
    return GTK_WINDOW_CLASS (xep_record_dialog_parent_class)->close_request (window);
  xep_dialogs_confirm_loss (GTK_WIDGET (window), _("Leave without saving?"),
                            _("What you changed here has not been saved and will be lost."),
                            _("_Leave without saving"), close_unsaved, window);
  return TRUE;
}

static void
xep_record_dialog_map (GtkWidget *widget)
{
  xep_accessible_names_tidy (widget);
  xep_accessible_names_tidy (gtk_window_get_titlebar (GTK_WINDOW (widget)));
  GTK_WIDGET_CLASS (xep_record_dialog_parent_class)->map (widget);
}

static void
set_content (XepRecordDialog *self, GtkWidget *content)
{
  XepRecordDialogPrivate *private = get_private (self);

  if (content == NULL)
    return;
  private->content = content;
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_prepend (GTK_BOX (private->box), content);
}

static void
xep_record_dialog_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_CONTENT)
    set_content (XEP_RECORD_DIALOG (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_record_dialog_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_CONTENT)
    g_value_set_object (value, get_private (XEP_RECORD_DIALOG (object))->content);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_record_dialog_dispose (GObject *object)
{
  XepRecordDialogPrivate *private = get_private (XEP_RECORD_DIALOG (object));

  g_clear_pointer (&private->forms, g_ptr_array_unref);
  g_clear_object (&private->store);
  G_OBJECT_CLASS (xep_record_dialog_parent_class)->dispose (object);
}

static void
xep_record_dialog_class_init (XepRecordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xep_record_dialog_dispose;
  object_class->set_property = xep_record_dialog_set_property;
  object_class->get_property = xep_record_dialog_get_property;
  widget_class->map = xep_record_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = xep_record_dialog_close_request;
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-record-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, XepRecordDialog, box);
  gtk_widget_class_bind_template_child_private (widget_class, XepRecordDialog, message);
  gtk_widget_class_bind_template_child_private (widget_class, XepRecordDialog, save_button);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_record_dialog_init (XepRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", FALSE);
  xep_enter_key_set_up (GTK_WINDOW (self));
}
