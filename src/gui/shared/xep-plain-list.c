/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-plain-list.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-text-scale.h"
#include "gui/shared/xep-pager.h"

struct _XepPlainList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkColumnView *view;
  XepPager *pager;
  GListStore *page;
  GtkSingleSelection *selection;
  GPtrArray *rows;   /* XepPlainRow of all pages */
  gboolean changing; /* lines are being changed by code */
};

enum
{
  CHOSEN,
  OPENED,
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepPlainList, xep_plain_list, GTK_TYPE_WIDGET)

/* What a column is made of, for its factory. */
typedef struct
{
  const XepPlainColumn *column;
  guint number;
} ColumnPlace;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const XepPlainColumn *column = ((ColumnPlace *) data)->column;
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "xalign", column->number ? 1.0 : 0.0, "yalign", 0.5, "wrap",
                      column->wraps, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize",
                      column->wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END, NULL);

  if (column->number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const ColumnPlace *place = data;
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = xep_plain_row_get_text (gtk_list_item_get_item (item), place->number);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, place->column->wraps || place->column->number ? NULL : text);
}

static void
setup_tick_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_list_item_set_child (item, check);
}

static void
bind_tick_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  XepPlainRow *row = gtk_list_item_get_item (item);
  GBinding *binding = g_object_bind_property (row, "ticked", check, "active",
                                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  xep_plain_row_get_text (row, 0), -1);
  g_object_set_data (G_OBJECT (check), "xep-binding", binding);
  gtk_widget_set_visible (check, !xep_plain_row_is_fixed (row));
}

static void
unbind_tick_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  GBinding *binding = g_object_steal_data (G_OBJECT (check), "xep-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

static void
append (XepPlainList *self, const char *title, GtkListItemFactory *factory, int width)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  xep_text_scale_column (column, width);
  gtk_column_view_append_column (self->view, column);
}

static void
free_place (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_column (XepPlainList *self, const XepPlainColumn *column, guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  ColumnPlace *place = g_new (ColumnPlace, 1);

  *place = (ColumnPlace){ column, number };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), place);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), place, free_place, 0);
  append (self, _ (column->title), factory, column->width);
}

static void
add_ticks (XepPlainList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_tick_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_tick_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_tick_cb), NULL);
  append (self, "", factory, 40);
}

static void
show_page (XepPlainList *self)
{
  gboolean changing = self->changing;

  self->changing = TRUE;
  g_list_store_splice (
      self->page, 0, g_list_model_get_n_items (G_LIST_MODEL (self->page)),
      self->rows->pdata != NULL ? self->rows->pdata + xep_pager_get_offset (self->pager) : NULL,
      xep_pager_get_count (self->pager));
  self->changing = changing;
}

/* The first line of the page if @line is on no page. */
static void
show_line (XepPlainList *self, guint line)
{
  guint offset;

  if (line < self->rows->len)
    xep_pager_show_line (self->pager, line);
  offset = xep_pager_get_offset (self->pager);
  show_page (self);
  gtk_single_selection_set_selected (self->selection, self->rows->len > 0
                                                          ? MAX (line, offset) - offset
                                                          : GTK_INVALID_LIST_POSITION);
}

static void
turned_cb (XepPlainList *self)
{
  show_line (self, xep_pager_get_offset (self->pager));
}

static void
selected_cb (XepPlainList *self)
{
  if (!self->changing)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activate_cb (XepPlainList *self, guint position)
{
  g_autoptr (XepPlainRow) row = g_list_model_get_item (G_LIST_MODEL (self->page), position);

  if (row != NULL)
    g_signal_emit (self, signals[OPENED], 0, row);
}

static void
ticked_cb (XepPlainList *self)
{
  if (!self->changing)
    g_signal_emit (self, signals[TICKED], 0);
}

static gboolean
space_cb (XepPlainList *self, guint keyval, guint keycode, GdkModifierType state)
{
  XepPlainRow *row = xep_plain_list_get_selected (self);

  if (keyval != GDK_KEY_space || row == NULL)
    return GDK_EVENT_PROPAGATE;
  xep_plain_row_set_ticked (row, !xep_plain_row_is_ticked (row));
  return GDK_EVENT_STOP;
}

static void
xep_plain_list_dispose (GObject *object)
{
  XepPlainList *self = XEP_PLAIN_LIST (object);

  self->changing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->page);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (xep_plain_list_parent_class)->dispose (object);
}

static void
xep_plain_list_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_PLAIN_LIST (object)->rows);
  G_OBJECT_CLASS (xep_plain_list_parent_class)->finalize (object);
}

static gboolean
xep_plain_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XEP_PLAIN_LIST (widget)->view));
}

static void
xep_plain_list_class_init (XepPlainListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_plain_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_plain_list_finalize;
  widget_class->grab_focus = xep_plain_list_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", XEP_TYPE_PLAIN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", XEP_TYPE_PLAIN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, XEP_TYPE_PLAIN_ROW);
  signals[TICKED] = g_signal_new ("ticked", XEP_TYPE_PLAIN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_plain_list_init (XepPlainList *self)
{
  GtkWidget *scroller
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "hexpand", TRUE, NULL);

  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->page = g_list_store_new (XEP_TYPE_PLAIN_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->page)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "subjects");
  self->pager = g_object_new (XEP_TYPE_PAGER, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pager));
  g_signal_connect_swapped (self->pager, "turned", G_CALLBACK (turned_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
xep_plain_list_new (const XepPlainColumn *columns,
                    guint n_columns,
                    gboolean ticks,
                    const char *name)
{
  XepPlainList *self = g_object_new (XEP_TYPE_PLAIN_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (ticks)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (space_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
      add_ticks (self);
    }
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i], i);
  return GTK_WIDGET (self);
}

void
xep_plain_list_set_rows (XepPlainList *self, GPtrArray *rows)
{
  XepPlainRow *selected = xep_plain_list_get_selected (self);
  g_autofree char *id = selected != NULL ? g_strdup (xep_plain_row_get_id (selected)) : NULL;
  guint line = 0;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      XepPlainRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (xep_plain_row_get_id (row), id) == 0)
        line = i;
      g_ptr_array_add (self->rows, g_object_ref (row));
      g_signal_connect_object (row, "notify::ticked", G_CALLBACK (ticked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  xep_pager_set_total (self->pager, self->rows->len);
  self->changing = TRUE;
  show_line (self, line);
  self->changing = FALSE;
}

guint
xep_plain_list_get_count (XepPlainList *self)
{
  return self->rows->len;
}

XepPlainRow *
xep_plain_list_get_selected (XepPlainList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
xep_plain_list_tick_all (XepPlainList *self, gboolean ticked)
{
  self->changing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    xep_plain_row_set_ticked (g_ptr_array_index (self->rows, i), ticked);
  self->changing = FALSE;
  ticked_cb (self);
}

GPtrArray *
xep_plain_list_get_ticked (XepPlainList *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (xep_plain_row_is_ticked (g_ptr_array_index (self->rows, i)))
      g_ptr_array_add (ticked, g_ptr_array_index (self->rows, i));
  return ticked;
}
