/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/xep-field.h"

#include "gui/xep-unit-picker.h"

#include "gui/xep-field-form.h"

G_DEFINE_INTERFACE (XepField, xep_field, GTK_TYPE_WIDGET)

typedef struct
{
  XepFieldForm *form;   /* weak */
  XepStep       step;
  char         *key;
} XepFieldAddress;

static GQuark
address_quark (void)
{
  return g_quark_from_static_string ("xep-field-address");
}

static void
xep_field_address_free (gpointer data)
{
  XepFieldAddress *address = data;

  g_clear_weak_pointer (&address->form);
  g_free (address->key);
  g_free (address);
}

static XepFieldAddress *
get_address (XepField *self)
{
  return g_object_get_qdata (G_OBJECT (self), address_quark ());
}

static void
xep_field_default_init (XepFieldInterface *iface)
{
}

void
xep_field_bind (XepField *self, XepFieldForm *form, XepStep step, const char *key)
{
  XepFieldAddress *address = g_new0 (XepFieldAddress, 1);

  g_set_weak_pointer (&address->form, form);
  address->step = step;
  address->key = g_strdup (key);
  g_object_set_qdata_full (G_OBJECT (self), address_quark (), address, xep_field_address_free);
}

XepFieldForm *
xep_field_get_form (XepField *self)
{
  XepFieldAddress *address = get_address (self);

  return address != NULL ? address->form : NULL;
}

XepStep
xep_field_get_step (XepField *self)
{
  XepFieldAddress *address = get_address (self);

  return address != NULL ? address->step : XEP_STEP_SELF;
}

const char *
xep_field_get_key (XepField *self)
{
  XepFieldAddress *address = get_address (self);

  return address != NULL ? address->key : "";
}

void
xep_field_show (XepField *self, const char *text)
{
  XEP_FIELD_GET_IFACE (self)->show (self, text);
}

gboolean
xep_field_commit (XepField *self)
{
  XepFieldInterface *iface = XEP_FIELD_GET_IFACE (self);

  return iface->commit == NULL || iface->commit (self);
}

void
xep_field_refuse (XepField *self, gboolean refused)
{
  XepFieldInterface *iface = XEP_FIELD_GET_IFACE (self);

  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (iface->refuse != NULL)
    iface->refuse (self, refused);
}

gboolean
xep_field_is_open (XepField *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_is_sensitive (GTK_WIDGET (self));
}

void
xep_field_set_name (XepField *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
xep_field_move_on_key (XepField *self, guint keyval, GdkModifierType state)
{
  XepFieldForm *form = xep_field_get_form (self);
  int direction = direction_of_key (keyval, state);

  if (direction == 0 || form == NULL)
    return FALSE;
  /* A refused value keeps the focus: the key is used up all the same. */
  return !xep_field_commit (self) || xep_field_form_move (form, self, direction);
}
