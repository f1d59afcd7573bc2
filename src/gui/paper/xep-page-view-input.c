/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-page-view-input.h"

static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, XepPageView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  xep_page_view_step_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static const struct
{
  guint keyval;
  int sheets; /* by so many sheets, or … */
  GtkOrientation orientation;
  int pixels; /* … so many pixels */
} view_keys[] = {
  { GDK_KEY_Page_Down, 1, 0, 0 },
  { GDK_KEY_KP_Page_Down, 1, 0, 0 },
  { GDK_KEY_space, 1, 0, 0 },
  { GDK_KEY_Page_Up, -1, 0, 0 },
  { GDK_KEY_KP_Page_Up, -1, 0, 0 },
  { GDK_KEY_Home, -1000000, 0, 0 },
  { GDK_KEY_End, 1000000, 0, 0 },
  { GDK_KEY_Down, 0, GTK_ORIENTATION_VERTICAL, 60 },
  { GDK_KEY_Up, 0, GTK_ORIENTATION_VERTICAL, -60 },
  { GDK_KEY_Right, 0, GTK_ORIENTATION_HORIZONTAL, 60 },
  { GDK_KEY_Left, 0, GTK_ORIENTATION_HORIZONTAL, -60 },
};

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        XepPageView *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (view_keys); i++)
    {
      if (view_keys[i].keyval != keyval)
        continue;
      if (view_keys[i].sheets != 0)
        xep_page_view_go_by (self, view_keys[i].sheets);
      else
        xep_page_view_scroll_by (self, view_keys[i].orientation, view_keys[i].pixels);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

void
xep_page_view_add_controllers (XepPageView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the scrolled window, which would scroll by it. */
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
