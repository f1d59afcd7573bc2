/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-field-choice.h"

#include "gui/fields/xep-drop-down.h"

struct _XepFieldChoice
{
  GtkWidget parent_instance;
  GtkWidget *drop_down;
  GPtrArray *values;      /* char* */
  GtkStringList *texts;   /* what the list shows */
  GPtrArray *short_texts; /* char*: what the button shows */
  guint stored;
  gboolean showing;
};

static void xep_field_choice_input_init (XepInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepFieldChoice,
                               xep_field_choice,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_INPUT, xep_field_choice_input_init))

static void
set_selected (XepFieldChoice *self, guint position)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->showing = FALSE;
}

static void
xep_field_choice_show (XepInput *field, const char *text)
{
  XepFieldChoice *self = XEP_FIELD_CHOICE (field);

  self->stored = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (g_ptr_array_index (self->values, i), text))
      self->stored = i;
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)) != self->stored)
    set_selected (self, self->stored);
}

static GtkWidget *
xep_field_choice_get_control (XepInput *field)
{
  return XEP_FIELD_CHOICE (field)->drop_down;
}

static void
xep_field_choice_input_init (XepInputInterface *iface)
{
  iface->show = xep_field_choice_show;
  iface->get_control = xep_field_choice_get_control;
}

static void
selected_cb (XepFieldChoice *self)
{
  XepFieldForm *form = xep_input_get_form (XEP_INPUT (self));
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->showing || form == NULL || position == self->stored || position >= self->values->len)
    return;
  if (!xep_field_form_save (form, XEP_INPUT (self), g_ptr_array_index (self->values, position)))
    set_selected (self, self->stored);
}

/* Keys of the open list are its own. */
static gboolean
is_open (XepFieldChoice *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
opens_list (guint keyval, GdkModifierType state)
{
  return (state & GDK_ALT_MASK) != 0 && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                XepFieldChoice *self)
{
  if (is_open (self))
    return GDK_EVENT_PROPAGATE;
  if (opens_list (keyval, state))
    {
      g_signal_emit_by_name (self->drop_down, "activate");
      return GDK_EVENT_STOP;
    }
  return xep_input_move_on_key (XEP_INPUT (self), keyval, state);
}

static gboolean
xep_field_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XEP_FIELD_CHOICE (widget)->drop_down);
}

static gboolean
xep_field_choice_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (XEP_FIELD_CHOICE (widget)->drop_down, direction);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_short_cb (GtkSignalListItemFactory *factory, GtkListItem *item, XepFieldChoice *self)
{
  guint position = gtk_list_item_get_position (item);
  GtkStringObject *string = gtk_list_item_get_item (item);
  const char *text = gtk_string_object_get_string (string);

  /* The button's own item always stands at position 0: found by its text. */
  for (guint i = 0; i < self->short_texts->len; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->texts, i), text) == 0)
      position = i;
  gtk_label_set_label (
      GTK_LABEL (gtk_list_item_get_child (item)),
      position < self->short_texts->len ? g_ptr_array_index (self->short_texts, position) : text);
}

static void
bind_long_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_list_item_get_child (item)), PANGO_ELLIPSIZE_NONE);
}

static void
add_factories (XepFieldChoice *self)
{
  g_autoptr (GtkListItemFactory) button_factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (button_factory, "setup", G_CALLBACK (setup_item_cb), NULL);
  g_signal_connect (button_factory, "bind", G_CALLBACK (bind_short_cb), self);
  g_signal_connect (list_factory, "setup", G_CALLBACK (setup_item_cb), NULL);
  g_signal_connect (list_factory, "bind", G_CALLBACK (bind_long_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), button_factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), list_factory);
}

static void
xep_field_choice_dispose (GObject *object)
{
  XepFieldChoice *self = XEP_FIELD_CHOICE (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (xep_field_choice_parent_class)->dispose (object);
}

static void
xep_field_choice_finalize (GObject *object)
{
  XepFieldChoice *self = XEP_FIELD_CHOICE (object);

  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->short_texts);
  G_OBJECT_CLASS (xep_field_choice_parent_class)->finalize (object);
}

static void
xep_field_choice_class_init (XepFieldChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_field_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_field_choice_finalize;
  widget_class->grab_focus = xep_field_choice_grab_focus;
  widget_class->focus = xep_field_choice_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_field_choice_init (XepFieldChoice *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->short_texts = g_ptr_array_new_with_free_func (g_free);
  self->stored = GTK_INVALID_LIST_POSITION;
  self->texts = gtk_string_list_new (NULL);
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  add_factories (self);
  /* Before the button's own Enter, which would open the list. */
  xep_input_watch (XEP_INPUT (self), GTK_PHASE_CAPTURE, G_CALLBACK (key_pressed_cb), NULL);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

GtkWidget *
xep_field_choice_new (void)
{
  return g_object_new (XEP_TYPE_FIELD_CHOICE, NULL);
}

void
xep_field_choice_clear (XepFieldChoice *self)
{
  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_set_size (self->short_texts, 0);
  g_set_object (&self->texts, NULL);
  self->texts = gtk_string_list_new (NULL);
  self->stored = GTK_INVALID_LIST_POSITION;
}

void
xep_field_choice_append (XepFieldChoice *self,
                         const char *value,
                         const char *text,
                         const char *short_text)
{
  g_ptr_array_add (self->values, g_strdup (value));
  g_ptr_array_add (self->short_texts, g_strdup (short_text));
  gtk_string_list_append (self->texts, text);
}

void
xep_field_choice_finish (XepFieldChoice *self)
{
  g_ptr_array_add (self->values, NULL);
  self->showing = TRUE;
  xep_drop_down_fill (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (self->texts),
                      (const char *const *) self->values->pdata, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  g_ptr_array_set_size (self->values, self->values->len - 1);
}

const char *
xep_field_choice_get_value (XepFieldChoice *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return position < self->values->len ? g_ptr_array_index (self->values, position) : "";
}
