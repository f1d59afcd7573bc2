/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-input.h"

#include "gui/fields/xep-field-form.h"
#include "gui/fields/xep-unit-picker.h"

G_DEFINE_INTERFACE (XepInput, xep_input, GTK_TYPE_WIDGET)

typedef struct
{
  XepFieldForm *form; /* weak */
  XepStep step;
  char *key;
  int part;
} XepInputAddress;

static GQuark
address_quark (void)
{
  return g_quark_from_static_string ("xep-input-address");
}

static void
xep_input_address_free (gpointer data)
{
  XepInputAddress *address = data;

  g_clear_weak_pointer (&address->form);
  g_free (address->key);
  g_free (address);
}

static XepInputAddress *
get_address (XepInput *self)
{
  return g_object_get_qdata (G_OBJECT (self), address_quark ());
}

static void
xep_input_default_init (XepInputInterface *iface)
{
}

void
xep_input_bind (XepInput *self, XepFieldForm *form, XepStep step, const char *key)
{
  XepInputAddress *address = g_new0 (XepInputAddress, 1);

  g_set_weak_pointer (&address->form, form);
  address->step = step;
  address->key = g_strdup (key);
  address->part = XEP_INPUT_COMMON;
  g_object_set_qdata_full (G_OBJECT (self), address_quark (), address, xep_input_address_free);
}

XepFieldForm *
xep_input_get_form (XepInput *self)
{
  XepInputAddress *address = get_address (self);

  return address != NULL ? address->form : NULL;
}

XepStep
xep_input_get_step (XepInput *self)
{
  XepInputAddress *address = get_address (self);

  return address != NULL ? address->step : XEP_STEP_SELF;
}

const char *
xep_input_get_key (XepInput *self)
{
  XepInputAddress *address = get_address (self);

  return address != NULL ? address->key : "";
}

void
xep_input_set_part (XepInput *self, int part)
{
  get_address (self)->part = part;
}

int
xep_input_get_part (XepInput *self)
{
  XepInputAddress *address = get_address (self);

  return address != NULL ? address->part : XEP_INPUT_COMMON;
}

void
xep_input_show (XepInput *self, const char *text)
{
  XEP_INPUT_GET_IFACE (self)->show (self, text);
}

gboolean
xep_input_commit (XepInput *self)
{
  XepInputInterface *iface = XEP_INPUT_GET_IFACE (self);

  return iface->commit == NULL || iface->commit (self);
}

static GtkWidget *
get_control (XepInput *self)
{
  XepInputInterface *iface = XEP_INPUT_GET_IFACE (self);

  return iface->get_control != NULL ? iface->get_control (self) : GTK_WIDGET (self);
}

void
xep_input_refuse (XepInput *self, const char *words)
{
  GtkWidget *control = get_control (self);

  if (words == NULL)
    {
      gtk_widget_remove_css_class (control, "error");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }
  gtk_widget_add_css_class (control, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

gboolean
xep_input_is_open (XepInput *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_is_sensitive (GTK_WIDGET (self));
}

void
xep_input_set_name (XepInput *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_control (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
xep_input_set_hint (XepInput *self, GtkWidget *label)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (get_control (self)),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static int
direction_of_key (guint keyval, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return 0;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return shift ? -1 : 1;
    case GDK_KEY_ISO_Left_Tab:
      return -1;
    default:
      return 0;
    }
}

gboolean
xep_input_move_on_key (XepInput *self, guint keyval, GdkModifierType state)
{
  XepFieldForm *form = xep_input_get_form (self);
  int direction = direction_of_key (keyval, state);

  if (direction == 0 || form == NULL)
    return FALSE;
  /* A refused value keeps the focus: the key is used up all the same. */
  if (!xep_input_commit (self))
    return TRUE;
  return direction > 0 && is_enter (keyval) ? xep_field_form_go_on (form, self)
                                            : xep_field_form_move (form, self, direction);
}

static void
entered_cb (XepInput *self)
{
  XepFieldForm *form = xep_input_get_form (self);

  if (form != NULL)
    xep_field_form_entered (form, self);
}

static void
left_cb (XepInput *self)
{
  XepFieldForm *form = xep_input_get_form (self);

  if (form != NULL)
    xep_field_form_accept (form, self);
}

void
xep_input_watch (XepInput *self, GtkPropagationPhase phase, GCallback key_pressed, GCallback left)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", key_pressed, self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", left != NULL ? left : G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
