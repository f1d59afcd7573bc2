/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-name-list.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-text-scale.h"
#include "gui/overview/xep-name-item.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-pager.h"
#include "gui/shared/xep-step-names.h"

struct _XepNameList
{
  GtkWindow parent_instance;
  GtkLabel *count_label;
  GtkLabel *note_label;
  GtkColumnView *list;
  XepPager *pager;
  GtkStack *stack;
  GListStore *items;
  GtkSingleSelection *selection;
  GPtrArray *names; /* XepNameItem, all pages */
  XepContext *context;
};

G_DEFINE_FINAL_TYPE (XepNameList, xep_name_list, GTK_TYPE_WINDOW)

typedef char *(*TextOfItem) (XepNameItem *item);

static char *
text_of_name (XepNameItem *item)
{
  return g_strdup (xep_name_item_get_name (item)->name);
}

static char *
text_of_birth (XepNameItem *item)
{
  return xep_date_format (xep_name_item_get_name (item)->birth_date);
}

static char *
text_of_unit (XepNameItem *item)
{
  return g_strdup (xep_name_item_get_name (item)->unit_name);
}

static char *
text_of_points (XepNameItem *item, XepStep step)
{
  XepPoints points = xep_name_item_get_name (item)->points[step];

  return points == XEP_POINTS_MISSING ? g_strdup ("–") : xep_points_format (points);
}

static char *
text_of_self (XepNameItem *item)
{
  return text_of_points (item, XEP_STEP_SELF);
}

static char *
text_of_appraisal (XepNameItem *item)
{
  return text_of_points (item, XEP_STEP_APPRAISAL);
}

static char *
text_of_decision (XepNameItem *item)
{
  return text_of_points (item, XEP_STEP_DECISION);
}

static char *
text_of_level (XepNameItem *item)
{
  return g_strdup (xep_name_item_get_level_text (item));
}

static char *
text_of_missing (XepNameItem *item)
{
  guint missing = xep_name_item_get_name (item)->missing;

  return missing > 0 ? g_strdup_printf ("%u", missing) : g_strdup ("–");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer text_of_item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = ((TextOfItem) text_of_item) (gtk_list_item_get_item (item));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (
      cell, text_of_item == text_of_name || text_of_item == text_of_unit ? text : NULL);
}

static void
add_column (XepNameList *self, const char *title, TextOfItem text_of_item, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), text_of_item);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  xep_text_scale_column (column, width);
  gtk_column_view_append_column (self->list, column);
}

static void
show_page (XepNameList *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       self->names->pdata + xep_pager_get_offset (self->pager),
                       xep_pager_get_count (self->pager));
  if (self->names->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
activate_cb (XepNameList *self, guint position)
{
  g_autoptr (XepNameItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;
  xep_context_show_assessment (self->context, xep_name_item_get_name (item)->assessment_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
xep_name_list_dispose (GObject *object)
{
  XepNameList *self = XEP_NAME_LIST (object);

  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (xep_name_list_parent_class)->dispose (object);
}

static void
xep_name_list_class_init (XepNameListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_name_list_dispose;
  g_type_ensure (XEP_TYPE_PAGER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-name-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XepNameList, count_label);
  gtk_widget_class_bind_template_child (widget_class, XepNameList, list);
  gtk_widget_class_bind_template_child (widget_class, XepNameList, note_label);
  gtk_widget_class_bind_template_child (widget_class, XepNameList, pager);
  gtk_widget_class_bind_template_child (widget_class, XepNameList, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_name_list_init (XepNameList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (XEP_TYPE_NAME_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  add_column (self, _("Name"), text_of_name, 0);
  add_column (self, _("Birth date"), text_of_birth, 92);
  add_column (self, _("Unit"), text_of_unit, 0);
  add_column (self, xep_step_short_name (XEP_STEP_SELF), text_of_self, 54);
  add_column (self, xep_step_short_name (XEP_STEP_APPRAISAL), text_of_appraisal, 54);
  add_column (self, xep_step_short_name (XEP_STEP_DECISION), text_of_decision, 54);
  add_column (self, _("Level"), text_of_level, 104);
  add_column (self, _("Papers missing"), text_of_missing, 112);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static XepNameList *
name_list_new (XepContext *context,
               const XepNameQuery *query,
               const char *title,
               const char *note,
               GError **error)
{
  XepStore *store = xep_context_get_store (context);
  XepRegulation *regulation = xep_store_get_period_regulation (store, query->period_id, error);
  g_autoptr (GPtrArray) names
      = regulation != NULL ? xep_name_store_list (store, query, error) : NULL;
  XepNameList *self = NULL;
  g_autofree char *count = NULL;

  if (names == NULL)
    return NULL;
  self = g_object_new (XEP_TYPE_NAME_LIST, NULL);
  self->context = g_object_ref (context);
  self->names = g_ptr_array_new_full (names->len, g_object_unref);
  while (names->len > 0)
    g_ptr_array_add (self->names,
                     xep_name_item_new (g_ptr_array_steal_index (names, 0), regulation));
  count = g_strdup_printf (ngettext ("%u line", "%u lines", self->names->len), self->names->len);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
  xep_pager_set_total (self->pager, self->names->len);
  show_page (self);
  gtk_stack_set_visible_child_name (self->stack, self->names->len > 0 ? "list" : "empty");
  return self;
}

guint
xep_name_list_count (XepNameList *self)
{
  return self->names->len;
}

void
xep_name_list_present (GtkWidget *parent,
                       XepContext *context,
                       const XepNameQuery *query,
                       const char *title,
                       const char *note)
{
  g_autoptr (GError) error = NULL;
  XepNameList *self = name_list_new (context, query, title, note, &error);

  if (xep_dialogs_present (parent, GTK_WINDOW (self), _("The list cannot be shown"), error))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
