/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-drop-down.h"

#include "model/xep-types.h"

#define IDS_KEY "xep-drop-down-ids"
#define READY_KEY "xep-drop-down-ready"

/* By rank, and by the first letter that tells the Vietnamese names apart: Xuất sắc, Tốt, Hoàn
 * thành, Không. */
static const struct
{
  guint rank, keypad, letter;
  XepLevel level;
} level_keys[] = {
  { GDK_KEY_1, GDK_KEY_KP_1, GDK_KEY_x, XEP_LEVEL_EXCELLENT },
  { GDK_KEY_2, GDK_KEY_KP_2, GDK_KEY_t, XEP_LEVEL_GOOD },
  { GDK_KEY_3, GDK_KEY_KP_3, GDK_KEY_h, XEP_LEVEL_COMPLETE },
  { GDK_KEY_4, GDK_KEY_KP_4, GDK_KEY_k, XEP_LEVEL_INCOMPLETE },
};

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);
  return found;
}

/* GTK's list keeps its own place, from which the arrow keys go: that of what was picked last, for
 * whomever it was. The row of what is shown takes the focus, and with it the place. */
static void
list_opened_cb (GtkWidget *popover, GtkDropDown *drop_down)
{
  guint position = gtk_drop_down_get_selected (drop_down);
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  if (row == NULL)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  while (position-- > 0 && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (row);
}

/* What @keyval stands for: the id of a level, "" for nothing, NULL if it is no such key. */
static const char *
id_of_key (guint keyval)
{
  guint key = gdk_keyval_to_lower (keyval);

  if (key == GDK_KEY_0 || key == GDK_KEY_KP_0 || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete
      || key == GDK_KEY_BackSpace)
    return "";
  for (gsize i = 0; i < G_N_ELEMENTS (level_keys); i++)
    if (key == level_keys[i].rank || key == level_keys[i].keypad || key == level_keys[i].letter)
      return xep_level_to_nick (level_keys[i].level);
  return NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkDropDown *drop_down)
{
  const char *const *ids = xep_drop_down_get_ids (drop_down);
  const char *id = id_of_key (keyval);
  GtkWidget *popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);

  if (ids == NULL || id == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      {
        gtk_popover_popdown (GTK_POPOVER (popover));
        gtk_drop_down_set_selected (drop_down, i);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
listen (GtkDropDown *drop_down, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), drop_down);
  gtk_widget_add_controller (widget, keys);
}

/* What is pressed in the open list does not pass the button. */
static void
make_ready (GtkDropDown *drop_down)
{
  GtkWidget *popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);

  g_object_set_data (G_OBJECT (drop_down), READY_KEY, GINT_TO_POINTER (TRUE));
  g_signal_connect_object (popover, "map", G_CALLBACK (list_opened_cb), drop_down, G_CONNECT_AFTER);
  listen (drop_down, GTK_WIDGET (drop_down));
  listen (drop_down, popover);
}

static gboolean
reads_the_same (GListModel *a, GListModel *b)
{
  guint count = g_list_model_get_n_items (b);

  if (!GTK_IS_STRING_LIST (a) || !GTK_IS_STRING_LIST (b) || g_list_model_get_n_items (a) != count)
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                      gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
      return FALSE;
  return TRUE;
}

void
xep_drop_down_fill (GtkDropDown *drop_down,
                    GListModel *lines,
                    const char *const *ids,
                    guint selected)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  if (g_object_get_data (G_OBJECT (drop_down), READY_KEY) == NULL)
    make_ready (drop_down);
  g_object_set_data_full (G_OBJECT (drop_down), IDS_KEY, g_strdupv ((char **) ids),
                          (GDestroyNotify) g_strfreev);
  /* Who goes back to what was chosen before is still being told of the choice: with another model
   * GTK would free what it is telling from. */
  if (!reads_the_same (gtk_drop_down_get_model (drop_down), lines))
    gtk_drop_down_set_model (drop_down, lines);
  gtk_drop_down_set_selected (drop_down, selected);
}

const char *const *
xep_drop_down_get_ids (GtkDropDown *drop_down)
{
  return g_object_get_data (G_OBJECT (drop_down), IDS_KEY);
}
