/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-unit-picker.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/fields/xep-unit-item.h"
#include "model/xep-unit.h"

/* GtkListView scrolls wrongly above some 200 rows (GTK 4.8): the search narrows what is shown. */
#define LONGEST_LIST 200

struct _XepUnitPicker
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *name_label;
  GtkWidget *popover;
  GtkWidget *search_entry;
  GtkWidget *list_view;
  GtkWidget *nothing_label;
  GtkWidget *scroller;

  GPtrArray *items; /* XepUnitItem, all that are offered */
  GListStore *found;
  GtkSingleSelection *selection;
  gint64 unit_id;
  char *unit_name;
};

enum
{
  PROP_0,
  PROP_UNIT_ID,
  PROP_LABEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepUnitPicker, xep_unit_picker, GTK_TYPE_WIDGET)

GtkWidget *
xep_unit_picker_new (void)
{
  return g_object_new (XEP_TYPE_UNIT_PICKER, NULL);
}

static void
show_found (XepUnitPicker *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_widget_set_visible (self->nothing_label, !any);
  gtk_widget_set_visible (self->scroller, any);
}

static void
find_units (XepUnitPicker *self, const char *text)
{
  g_autoptr (GPtrArray) matching = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean all = text == NULL || *text == '\0';

  if (all)
    g_ptr_array_add (matching, xep_unit_item_new (0, _("(none)")));
  for (guint i = 0; i < self->items->len && matching->len < LONGEST_LIST; i++)
    {
      XepUnitItem *item = g_ptr_array_index (self->items, i);

      if (all || xep_text_matches (xep_unit_item_get_name (item), text))
        g_ptr_array_add (matching, g_object_ref (item));
    }
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       matching->pdata, matching->len);
  gtk_single_selection_set_selected (self->selection, 0);
  show_found (self);
}

void
xep_unit_picker_search (XepUnitPicker *self, const char *text)
{
  g_return_if_fail (XEP_IS_UNIT_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  find_units (self, text);
}

char **
xep_unit_picker_list_found (XepUnitPicker *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (XEP_IS_UNIT_PICKER (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (XepUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (xep_unit_item_get_id (item) != 0)
        g_strv_builder_add (names, xep_unit_item_get_name (item));
    }
  return g_strv_builder_end (names);
}

void
xep_unit_picker_set_units (XepUnitPicker *self, GPtrArray *units, XepUnitChoice choice)
{
  g_return_if_fail (XEP_IS_UNIT_PICKER (self));

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (units, i);

      if (choice == XEP_UNIT_CHOICE_ALL || (choice == XEP_UNIT_CHOICE_CELLS) == unit->party_cell)
        g_ptr_array_add (self->items, xep_unit_item_new (unit->id, unit->name));
    }
  find_units (self, NULL);
}

gint64
xep_unit_picker_get_unit_id (XepUnitPicker *self)
{
  g_return_val_if_fail (XEP_IS_UNIT_PICKER (self), 0);

  return self->unit_id;
}

const char *
xep_unit_picker_get_unit_name (XepUnitPicker *self)
{
  g_return_val_if_fail (XEP_IS_UNIT_PICKER (self), "");

  return self->unit_id == 0 ? "" : self->unit_name;
}

static const char *
find_name (XepUnitPicker *self, gint64 unit_id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      XepUnitItem *item = g_ptr_array_index (self->items, i);

      if (xep_unit_item_get_id (item) == unit_id)
        return xep_unit_item_get_name (item);
    }
  return NULL;
}

void
xep_unit_picker_set_unit (XepUnitPicker *self, gint64 unit_id, const char *name)
{
  const char *offered = NULL;

  g_return_if_fail (XEP_IS_UNIT_PICKER (self));

  offered = unit_id == 0 ? _("(none)") : find_name (self, unit_id);
  if (offered != NULL)
    name = offered;
  g_free (self->unit_name);
  self->unit_name = g_strdup (name == NULL ? "" : name);
  gtk_label_set_text (GTK_LABEL (self->name_label), self->unit_name);
  gtk_widget_set_tooltip_text (self->button, unit_id == 0 ? NULL : self->unit_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->unit_name, -1);
  if (self->unit_id == unit_id)
    return;
  self->unit_id = unit_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT_ID]);
}

void
xep_unit_picker_set_label (XepUnitPicker *self, const char *label)
{
  g_return_if_fail (XEP_IS_UNIT_PICKER (self));

  /* The toggle inside, which takes the focus, is named by the menu button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
choose_item (XepUnitPicker *self, XepUnitItem *item)
{
  if (item == NULL)
    return;
  xep_unit_picker_set_unit (self, xep_unit_item_get_id (item), xep_unit_item_get_name (item));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->button);
}

static void
search_changed_cb (XepUnitPicker *self)
{
  find_units (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activate_cb (XepUnitPicker *self)
{
  /* The search waits a little while typing; Enter does not. */
  choose_item (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
stop_search_cb (XepUnitPicker *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
list_activate_cb (XepUnitPicker *self, guint position)
{
  g_autoptr (XepUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  choose_item (self, item);
}

static void
move_selection (XepUnitPicker *self, int step)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (count == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else
    position = CLAMP ((int) position + step, 0, (int) count - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

/* The arrows walk through what was found while the search keeps the focus. */
static gboolean
search_key_cb (XepUnitPicker *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
select_current (XepUnitPicker *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (XepUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (xep_unit_item_get_id (item) != self->unit_id)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", i);
      return;
    }
}

static void
popover_show_cb (XepUnitPicker *self)
{
  gtk_widget_set_size_request (self->popover, MAX (gtk_widget_get_width (self->button), 240), -1);
  xep_unit_picker_search (self, "");
  select_current (self);
  gtk_widget_grab_focus (self->search_entry);
}

static void
xep_unit_picker_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_UNIT_ID)
    g_value_set_int64 (value, XEP_UNIT_PICKER (object)->unit_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
xep_unit_picker_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_UNIT_ID)
    xep_unit_picker_set_unit (XEP_UNIT_PICKER (object), g_value_get_int64 (value), NULL);
  else if (property_id == PROP_LABEL)
    xep_unit_picker_set_label (XEP_UNIT_PICKER (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static gboolean
xep_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XEP_UNIT_PICKER (widget)->button);
}

static gboolean
xep_unit_picker_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  return gtk_widget_grab_focus (XEP_UNIT_PICKER (widget)->button);
}

static void
xep_unit_picker_dispose (GObject *object)
{
  XepUnitPicker *self = XEP_UNIT_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->unit_name, g_free);
  G_OBJECT_CLASS (xep_unit_picker_parent_class)->dispose (object);
}

static void
xep_unit_picker_class_init (XepUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = xep_unit_picker_get_property;
  object_class->set_property = xep_unit_picker_set_property;
  object_class->dispose = xep_unit_picker_dispose;
  widget_class->grab_focus = xep_unit_picker_grab_focus;
  widget_class->mnemonic_activate = xep_unit_picker_mnemonic_activate;
  properties[PROP_UNIT_ID] = g_param_spec_int64 ("unit-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-unit-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, button);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, name_label);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, XepUnitPicker, scroller);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
}

/* GtkMenuButton centres what it shows; a name stands at the left, as in a drop-down. */
static void
align_name (XepUnitPicker *self)
{
  for (GtkWidget *widget = gtk_widget_get_parent (self->name_label); widget != self->button;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
}

static void
xep_unit_picker_init (XepUnitPicker *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->found = g_list_store_new (XEP_TYPE_UNIT_ITEM);
  self->unit_name = g_strdup ("");
  g_type_ensure (XEP_TYPE_UNIT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  align_name (self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  xep_unit_picker_set_unit (self, 0, NULL);
}
