/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-step-switch.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-step-names.h"

struct _XepStepSwitch
{
  GtkWidget parent_instance;
  GtkWidget *buttons[XEP_N_STEPS]; /* GtkToggleButton */
  GtkMenuButton *menu;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (XepStepSwitch, xep_step_switch, GTK_TYPE_WIDGET)

enum
{
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const guint keys[XEP_N_STEPS] = {
  [XEP_STEP_SELF] = GDK_KEY_F7, [XEP_STEP_APPRAISAL] = GDK_KEY_F8, [XEP_STEP_DECISION] = GDK_KEY_F9
};

static gboolean
step_key_cb (GtkWidget *widget, GVariant *arguments, gpointer step)
{
  /* Each tab has an editor; the one that is seen is meant. */
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  g_signal_emit (widget, signals[WANTED], 0, GPOINTER_TO_INT (step));
  return TRUE;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  gtk_menu_button_popup (XEP_STEP_SWITCH (widget)->menu);
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc callback,
         gpointer data)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (callback, data, NULL)));
}

static void
toggled_cb (XepStepSwitch *self, GtkToggleButton *button)
{
  if (self->showing || !gtk_toggle_button_get_active (button))
    return;
  for (int step = 0; step < XEP_N_STEPS; step++)
    if (self->buttons[step] == GTK_WIDGET (button))
      g_signal_emit (self, signals[WANTED], 0, step);
}

static void
xep_step_switch_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xep_step_switch_parent_class)->dispose (object);
}

static void
xep_step_switch_class_init (XepStepSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_step_switch_dispose;
  signals[WANTED] = g_signal_new ("wanted", XEP_TYPE_STEP_SWITCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepswitch");
}

static void
xep_step_switch_init (XepStepSwitch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_box_layout_set_spacing (layout, 3);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->showing = TRUE;
  for (int step = 0; step < XEP_N_STEPS; step++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (xep_step_name (step));
      g_autofree char *key = gtk_accelerator_get_label (keys[step], 0);
      g_autofree char *tooltip
          = g_strdup_printf (_("Key the step “%s” (%s)"), xep_step_name (step), key);

      gtk_widget_set_tooltip_text (button, tooltip);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
      if (step > XEP_STEP_SELF)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     GTK_TOGGLE_BUTTON (self->buttons[XEP_STEP_SELF]));
      self->buttons[step] = button;
    }
  self->showing = FALSE;
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic",
                             "tooltip-text", _("More about this assessment (Ctrl+M)"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More about this assessment"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  /* Before a GtkPaned, which has an F8 of its own. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (int step = 0; step < XEP_N_STEPS; step++)
    add_key (controller, keys[step], 0, step_key_cb, GINT_TO_POINTER (step));
  add_key (controller, GDK_KEY_m, GDK_CONTROL_MASK, menu_key_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
xep_step_switch_show (XepStepSwitch *self, XepStep step)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[step]), TRUE);
  self->showing = FALSE;
  /* A column that was keyed into this step may belong to one of the others. */
  for (int to = 0; to < XEP_N_STEPS; to++)
    {
      g_autofree char *text = NULL;
      g_autofree char *action = NULL;

      if (to == (int) step)
        continue;
      text = g_strdup_printf (_("Move what is keyed to the step “%s”…"), xep_step_name (to));
      action = g_strdup_printf ("assessment.move-step::%s", xep_step_to_nick (to));
      g_menu_append (menu, text, action);
    }
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}
