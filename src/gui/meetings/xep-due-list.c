/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-due-list.h"

#include <glib/gi18n.h>

#include "gui/meetings/xep-due-item.h"

/* GtkListView scrolls wrongly above some 200 rows (GTK 4.8). */
#define LONGEST_LIST 200

struct _XepDueList
{
  GtkWidget parent_instance;
  GtkWidget *box, *open_button, *meeting_button;
  GtkLabel *count;
  GtkListView *list;
  GListStore *shown;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (XepDueList, xep_due_list, GTK_TYPE_WIDGET)

enum
{
  OPEN_WANTED,
  MEETING_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *place
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const XepDue *due = xep_due_item_get (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (box);
  gboolean waits = *due->waits_for != '\0';

  gtk_label_set_label (GTK_LABEL (name), due->subject_name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       waits ? due->waits_for : due->unit_name);
  gtk_widget_set_tooltip_text (box, waits ? due->waits_for : due->unit_name);
  if (waits)
    gtk_widget_add_css_class (name, "dim-label");
  else
    gtk_widget_remove_css_class (name, "dim-label");
}

static void
show_buttons (XepDueList *self)
{
  gboolean chosen = xep_due_list_get (self) != NULL;

  gtk_widget_set_sensitive (self->open_button, chosen);
  gtk_widget_set_sensitive (self->meeting_button, chosen);
}

static void
open_cb (XepDueList *self)
{
  if (xep_due_list_get (self) != NULL)
    g_signal_emit (self, signals[OPEN_WANTED], 0);
}

static void
meeting_cb (XepDueList *self)
{
  if (xep_due_list_get (self) != NULL)
    g_signal_emit (self, signals[MEETING_WANTED], 0);
}

static void
xep_due_list_dispose (GObject *object)
{
  XepDueList *self = XEP_DUE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_DUE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (xep_due_list_parent_class)->dispose (object);
}

static void
xep_due_list_class_init (XepDueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_due_list_dispose;
  signals[OPEN_WANTED] = g_signal_new ("open-wanted", XEP_TYPE_DUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[MEETING_WANTED] = g_signal_new ("meeting-wanted", XEP_TYPE_DUE_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-due-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XepDueList, box);
  gtk_widget_class_bind_template_child (widget_class, XepDueList, count);
  gtk_widget_class_bind_template_child (widget_class, XepDueList, list);
  gtk_widget_class_bind_template_child (widget_class, XepDueList, meeting_button);
  gtk_widget_class_bind_template_child (widget_class, XepDueList, open_button);
  gtk_widget_class_bind_template_callback (widget_class, meeting_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_due_list_init (XepDueList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->shown = g_list_store_new (XEP_TYPE_DUE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_buttons),
                           self, G_CONNECT_SWAPPED);
  show_buttons (self);
}

gboolean
xep_due_list_load (XepDueList *self, XepStore *store, gint64 period_id, GError **error)
{
  g_autofree char *text = NULL;
  guint ready = 0;

  g_autoptr (GPtrArray) dues = xep_order_store_list_due (store, period_id, 0, 0, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const XepDue *chosen = xep_due_list_get (self);
  guint position = GTK_INVALID_LIST_POSITION;

  if (dues == NULL)
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    ready += *((const XepDue *) g_ptr_array_index (dues, i))->waits_for == '\0';
  text = dues->len > LONGEST_LIST
             ? g_strdup_printf (_("%u now, %u later; the first %u are listed"), ready,
                                dues->len - ready, (guint) LONGEST_LIST)
             : g_strdup_printf (_("%u now, %u later"), ready, dues->len - ready);
  gtk_label_set_label (self->count, text);
  g_ptr_array_set_free_func (dues, NULL);
  for (guint i = 0; i < dues->len; i++)
    {
      XepDue *due = g_ptr_array_index (dues, i);

      if (i >= LONGEST_LIST)
        {
          xep_due_free (due);
          continue;
        }
      if (chosen != NULL && due->assessment_id == chosen->assessment_id
          && due->unit_id == chosen->unit_id)
        position = i;
      g_ptr_array_add (items, xep_due_item_new (due));
    }
  /* The choice stays with its subject: another would stand at its place. */
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

const XepDue *
xep_due_list_get (XepDueList *self)
{
  XepDueItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? xep_due_item_get (item) : NULL;
}
