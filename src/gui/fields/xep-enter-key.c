/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-enter-key.h"

#include "gui/fields/xep-unit-picker.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)

/* Of buttons that exclude each other only the chosen one is a stop, as it is for Tab. */
static gboolean
is_field (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_RADIO
           || gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT_VIEW (widget) || XEP_IS_UNIT_PICKER (widget);
}

/* In the order in which they are read; what cannot be operated now is left out. */
static void
collect_fields (GtkWidget *widget, GPtrArray *fields)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget)
      || GTK_IS_POPOVER (widget))
    return;
  if (is_field (widget))
    {
      g_ptr_array_add (fields, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_fields (child, fields);
}

/* The field that has the focus, or in which it is; NULL in an open list and elsewhere. */
static GtkWidget *
find_field (GtkWindow *dialog)
{
  GtkWidget *widget = gtk_window_get_focus (dialog);

  if (widget != NULL && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL)
    return NULL;
  while (widget != NULL && !is_field (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* The last field is left first, so that what is typed in it is checked and shown as it will be
 * stored. A default widget that is switched off is what nothing can be done with yet. */
static void
activate_default (GtkWindow *dialog, gboolean leave)
{
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    return;
  if (leave)
    gtk_widget_grab_focus (button);
  gtk_widget_activate (button);
}

static void
go_on (GtkWindow *dialog, GtkWidget *field)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint index = 0;

  if (gtk_widget_get_ancestor (field, GTK_TYPE_SEARCH_ENTRY) != NULL
      && gtk_window_get_default_widget (dialog) != NULL)
    {
      activate_default (dialog, FALSE);
      return;
    }
  collect_fields (gtk_window_get_child (dialog), fields);
  if (!g_ptr_array_find (fields, field, &index))
    return;
  for (index++; index < fields->len; index++)
    if (gtk_widget_child_focus (g_ptr_array_index (fields, index), GTK_DIR_TAB_FORWARD))
      return;
  activate_default (dialog, TRUE);
}

static void
entered_cb (GtkWidget *text, GtkWindow *dialog)
{
  if (find_field (dialog) == text)
    go_on (dialog, text);
}

/* An entry says itself that Enter was pressed: after the input method had the key. */
static void
focus_changed_cb (GtkWindow *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);

  if (GTK_IS_TEXT (focus)
      && g_signal_handler_find (focus, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                                (gpointer) entered_cb, dialog)
             == 0)
    g_signal_connect (focus, "activate", G_CALLBACK (entered_cb), dialog);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkWindow *dialog)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  GtkWidget *field = enter && (state & MODIFIERS) == 0 ? find_field (dialog) : NULL;

  if (field == NULL || GTK_IS_TEXT (field) || GTK_IS_TEXT_VIEW (field))
    return GDK_EVENT_PROPAGATE;
  go_on (dialog, field);
  return GDK_EVENT_STOP;
}

void
xep_enter_key_set_up (GtkWindow *dialog)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), dialog);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  g_signal_connect (dialog, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  focus_changed_cb (dialog);
}
