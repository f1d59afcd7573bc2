/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-quota-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/fields/xep-enter-key.h"
#include "gui/shared/xep-dialogs.h"

struct _XepQuotaDialog
{
  GtkWindow parent_instance;
  GtkLabel *group_label;
  GtkCheckButton *ordinary_check;
  GtkCheckButton *raised_check;
  GtkEntry *grounds_entry;
  GtkLabel *message;
  XepStore *store;
  gint64 period_id;
  char *quota_id;
};

G_DEFINE_FINAL_TYPE (XepQuotaDialog, xep_quota_dialog, GTK_TYPE_WINDOW)

/* What is typed stays until it is accepted. */
static void
save_cb (XepQuotaDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (xep_count_store_set_quota_raised (self->store, self->period_id, self->quota_id,
                                        gtk_check_button_get_active (self->raised_check),
                                        gtk_editable_get_text (GTK_EDITABLE (self->grounds_entry)),
                                        &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grounds_entry));
}

static void
toggled_cb (XepQuotaDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->grounds_entry),
                            gtk_check_button_get_active (self->raised_check));
}

static void
xep_quota_dialog_dispose (GObject *object)
{
  XepQuotaDialog *self = XEP_QUOTA_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->quota_id, g_free);
  G_OBJECT_CLASS (xep_quota_dialog_parent_class)->dispose (object);
}

static void
xep_quota_dialog_class_init (XepQuotaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_quota_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-quota-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepQuotaDialog, grounds_entry);
  gtk_widget_class_bind_template_child (widget_class, XepQuotaDialog, group_label);
  gtk_widget_class_bind_template_child (widget_class, XepQuotaDialog, message);
  gtk_widget_class_bind_template_child (widget_class, XepQuotaDialog, ordinary_check);
  gtk_widget_class_bind_template_child (widget_class, XepQuotaDialog, raised_check);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_quota_dialog_init (XepQuotaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
  xep_enter_key_set_up (GTK_WINDOW (self));
}

XepQuotaDialog *
xep_quota_dialog_new (XepStore *store,
                      gint64 period_id,
                      const XepQuotaResult *quota,
                      GError **error)
{
  XepQuotaDialog *self;
  g_autofree char *grounds
      = xep_count_store_dup_quota_grounds (store, period_id, quota->rule->id, error);
  g_autofree char *ordinary
      = g_strdup_printf (_("%d%%, the ordinary ceiling"), quota->rule->percent);
  g_autofree char *raised = g_strdup_printf (_("%d%%, for outstanding results, with the grounds:"),
                                             quota->rule->raised_percent);

  if (grounds == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_QUOTA_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->period_id = period_id;
  self->quota_id = g_strdup (quota->rule->id);
  gtk_label_set_label (self->group_label, quota->rule->text);
  gtk_check_button_set_label (self->ordinary_check, ordinary);
  gtk_check_button_set_label (self->raised_check, raised);
  gtk_check_button_set_active (quota->raised ? self->raised_check : self->ordinary_check, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->grounds_entry), grounds);
  toggled_cb (self);
  return self;
}

/* What the button is about. The rule belongs to a regulation that the store keeps. */
typedef struct
{
  XepStore *store;
  gint64 period_id;
  XepQuotaResult quota;
} Target;

static void
target_free (Target *self)
{
  g_object_unref (self->store);
  g_free (self);
}

static void
clicked_cb (GtkWidget *button, Target *target)
{
  g_autoptr (GError) error = NULL;
  XepQuotaDialog *self
      = xep_quota_dialog_new (target->store, target->period_id, &target->quota, &error);

  xep_dialogs_present (button, GTK_WINDOW (self), _("The ceiling cannot be changed now"), error);
}

GtkWidget *
xep_quota_dialog_new_button (XepStore *store, gint64 period_id, const XepQuotaResult *quota)
{
  g_autofree char *text = g_strdup_printf ("%d%%", quota->raised ? quota->rule->raised_percent
                                                                 : quota->rule->percent);
  g_autofree char *tip = g_strdup_printf (_("%s – choose the ceiling"), quota->rule->text);
  GtkWidget *button = gtk_button_new_with_label (text);
  Target *target = g_new0 (Target, 1);

  target->store = g_object_ref (store);
  target->period_id = period_id;
  target->quota.rule = quota->rule;
  target->quota.raised = quota->raised;
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "xep-quota", target, (GDestroyNotify) target_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), target);
  return button;
}
