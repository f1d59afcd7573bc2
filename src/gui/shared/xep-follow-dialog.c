/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-follow-dialog.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "store/xep-snapshot-store.h"

/* A renamed chi bộ stands in hundreds of forms: so many are named, the others counted. */
#define FORMS_NAMED 60

struct _XepFollowDialog
{
  GtkWindow parent_instance;

  GtkWidget *forms_label;
  GtkWidget *spelling_check;
  GtkWidget *place_check;
  GtkWidget *place_note;
  GtkWidget *error_label;
  GtkWidget *close_button;
  GtkWidget *follow_button;

  XepStore *store;
  GPtrArray *forms;
};

G_DEFINE_FINAL_TYPE (XepFollowDialog, xep_follow_dialog, GTK_TYPE_WINDOW)

static guint
get_groups (XepFollowDialog *self)
{
  guint groups = 0;

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->spelling_check)))
    groups |= XEP_SNAPSHOT_SPELLING;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->place_check)))
    groups |= XEP_SNAPSHOT_PLACE;
  return groups;
}

static void
choice_changed_cb (XepFollowDialog *self)
{
  gtk_widget_set_sensitive (self->follow_button, get_groups (self) != 0);
}

static void
follow_clicked_cb (XepFollowDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (xep_snapshot_store_follow (self->store, self->forms, get_groups (self),
                                 _("Taken over from the list"), NULL, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->error_label), error->message);
  gtk_widget_set_visible (self->error_label, TRUE);
}

static void
show_forms (XepFollowDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = MIN (self->forms->len, FORMS_NAMED);

  for (guint i = 0; i < named; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (self->forms, i);
      g_autofree char *changes = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL);
      const char *line
          = form->locked ? _("%s, %s (locked, stays as it is)\n    %s\n") : _("%s, %s\n    %s\n");

      g_string_append_printf (text, line, form->subject_name, form->place, changes);
    }
  if (self->forms->len > named)
    g_string_append_printf (text, _("… and %u more assessments.\n"), self->forms->len - named);
  g_strchomp (text->str);
  gtk_label_set_text (GTK_LABEL (self->forms_label), text->str);
}

/* Shows a choice only where there is something to choose. */
static void
show_choice (XepFollowDialog *self,
             GtkWidget *check,
             XepSnapshotGroup group,
             const char *sentence,
             gboolean proposed)
{
  guint count = xep_snapshot_forms_count (self->forms, group, FALSE);
  g_autofree char *label = g_strdup_printf (sentence, count);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_visible (check, count > 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), count > 0 && proposed);
}

static void
show_choices (XepFollowDialog *self, gboolean wanted)
{
  show_choice (self, self->spelling_check, XEP_SNAPSHOT_SPELLING,
               _("Correct _name, birth date and unit name in %u assessments"), TRUE);
  show_choice (self, self->place_check, XEP_SNAPSHOT_PLACE,
               _("Take over _unit, posts and standing in %u assessments"), wanted);
  gtk_widget_set_visible (self->place_note, gtk_widget_get_visible (self->place_check));
  choice_changed_cb (self);
}

XepFollowDialog *
xep_follow_dialog_present (GtkWidget *parent, XepStore *store, GPtrArray *forms, gboolean wanted)
{
  XepFollowDialog *self = g_object_new (XEP_TYPE_FOLLOW_DIALOG, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  self->store = g_object_ref (store);
  self->forms = g_ptr_array_ref (forms);
  show_forms (self);
  show_choices (self, wanted);
  xep_accessible_names_tidy (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->follow_button) ? self->follow_button
                                                                        : self->close_button);
  /* The first thing that had the focus was the text, and all of it was marked. */
  gtk_label_select_region (GTK_LABEL (self->forms_label), 0, 0);
  return self;
}

static void
xep_follow_dialog_dispose (GObject *object)
{
  XepFollowDialog *self = XEP_FOLLOW_DIALOG (object);

  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_follow_dialog_parent_class)->dispose (object);
}

static void
xep_follow_dialog_class_init (XepFollowDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_follow_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-follow-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, forms_label);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, spelling_check);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, place_check);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, place_note);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, XepFollowDialog, follow_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_follow_dialog_init (XepFollowDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
