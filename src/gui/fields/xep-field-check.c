/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-field-check.h"

struct _XepFieldCheck
{
  GtkCheckButton parent_instance;
  char *on, *off;
  gboolean showing;
};

static void xep_field_check_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepFieldCheck,
                               xep_field_check,
                               GTK_TYPE_CHECK_BUTTON,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT, xep_field_check_input_init))

static void
set_active (XepFieldCheck *self, gboolean active)
{
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self), active);
  self->showing = FALSE;
}

static void
xep_field_check_show (XepInput *field, const char *text)
{
  XepFieldCheck *self = XEP_FIELD_CHECK (field);

  set_active (self, g_str_equal (text, self->on));
}

static void
xep_field_check_input_init (XepInputInterface *iface)
{
  iface->show = xep_field_check_show;
}

static void
toggled_cb (XepFieldCheck *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self));

  if (self->showing || form == NULL)
    return;
  if (!xep_field_form_save (form, XEP_INPUT (self), active ? self->on : self->off))
    set_active (self, !active);
}

/* The words of a refused tick have been read when it is left: the tick is back where it was. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepFieldCheck *self)
{
  return xep_input_move_on_key (XEP_INPUT (self), keyval, state);
}

static void
xep_field_check_finalize (GObject *object)
{
  XepFieldCheck *self = XEP_FIELD_CHECK (object);

  g_free (self->on);
  g_free (self->off);
  G_OBJECT_CLASS (xep_field_check_parent_class)->finalize (object);
}

static void
xep_field_check_class_init (XepFieldCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_field_check_finalize;
}

static void
xep_field_check_init (XepFieldCheck *self)
{
  /* Before the button's own Enter, which would toggle: Space ticks, Enter moves on. */
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb), NULL);
  g_signal_connect (self, "toggled", G_CALLBACK (toggled_cb), NULL);
}

GtkWidget *
xep_field_check_new (const char *text, const char *on, const char *off)
{
  XepFieldCheck *self = g_object_new (XEP_TYPE_FIELD_CHECK, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self), label);
  self->on = g_strdup (on);
  self->off = g_strdup (off);
  xep_input_set_name (XEP_INPUT (self), text);
  return GTK_WIDGET (self);
}
