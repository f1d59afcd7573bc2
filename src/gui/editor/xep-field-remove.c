/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-field-remove.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"

struct _XepFieldRemove
{
  GtkButton parent_instance;
  char *title;
};

static void xep_field_remove_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepFieldRemove,
                               xep_field_remove,
                               GTK_TYPE_BUTTON,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT, xep_field_remove_input_init))

static void
xep_field_remove_show (XepInput *field, const char *text)
{
}

static void
xep_field_remove_input_init (XepInputInterface *iface)
{
  iface->show = xep_field_remove_show;
}

static void
agreed_cb (gpointer user_data)
{
  XepInput *field = user_data;
  XepFieldForm *form = xep_input_get_form (field);

  if (form != NULL)
    xep_field_form_save (form, field, "");
}

static void
clicked_cb (XepFieldRemove *self)
{
  g_autofree char *question = g_strdup_printf (_("Remove “%s”?"), self->title);

  xep_dialogs_confirm_loss (GTK_WIDGET (self), question,
                            _("The row goes with all that is written in it, and the later ones "
                              "move up. The log of changes keeps what it held."),
                            _("_Remove"), agreed_cb, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepFieldRemove *self)
{
  return xep_input_move_on_key (XEP_INPUT (self), keyval, state);
}

static void
xep_field_remove_finalize (GObject *object)
{
  g_free (XEP_FIELD_REMOVE (object)->title);
  G_OBJECT_CLASS (xep_field_remove_parent_class)->finalize (object);
}

static void
xep_field_remove_class_init (XepFieldRemoveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_field_remove_finalize;
}

static void
xep_field_remove_init (XepFieldRemove *self)
{
  self->title = g_strdup ("");
  gtk_button_set_label (GTK_BUTTON (self), _("Remove"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb), NULL);
  g_signal_connect (self, "clicked", G_CALLBACK (clicked_cb), NULL);
}

GtkWidget *
xep_field_remove_new (void)
{
  return g_object_new (XEP_TYPE_FIELD_REMOVE, NULL);
}

void
xep_field_remove_set_title (XepFieldRemove *self, const char *title)
{
  g_autofree char *name = g_strdup_printf (_("%s: Remove"), title);

  g_free (self->title);
  self->title = g_strdup (title);
  xep_input_set_name (XEP_INPUT (self), name);
}
