/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/subjects/xep-unit-sidebar.h"

#include <glib/gi18n.h>

#include "gui/subjects/xep-unit-count.h"
#include "store/xep-subject-list.h"
#include "store/xep-unit-store.h"

struct _XepUnitSidebar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkListView *list;
  GListStore *units;
  GtkSingleSelection *selection;
  gint64 unit_id;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (XepUnitSidebar, xep_unit_sidebar, GTK_TYPE_WIDGET)

enum
{
  UNIT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                  PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);

  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), count);
  gtk_list_item_set_child (item, line);
}

/* Most units are cells: the word they share leaves no room for what tells them apart. The tooltip
 * has the whole name. */
static char *
shorten (const char *name)
{
  static const char *const cells[] = { "Chi bộ ", "CHI BỘ " };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_has_prefix (name, cells[i]))
      return g_strconcat ("CB ", name + strlen (cells[i]), NULL);
  return g_strdup (name);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  XepUnitCount *unit = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (line);
  g_autofree char *short_name = shorten (xep_unit_count_get_name (unit));
  g_autofree char *count = g_strdup_printf ("%u", xep_unit_count_get_count (unit));

  gtk_label_set_label (GTK_LABEL (name), short_name);
  gtk_widget_set_tooltip_text (line, xep_unit_count_get_name (unit));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (line)), count);
}

static void
selected_cb (XepUnitSidebar *self)
{
  XepUnitCount *unit = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = unit != NULL ? xep_unit_count_get_id (unit) : 0;

  if (self->restoring || id == self->unit_id)
    return;
  self->unit_id = id;
  g_signal_emit (self, signals[UNIT_CHOSEN], 0);
}

static void
restore_selection (XepUnitSidebar *self)
{
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->units)); i++)
    {
      g_autoptr (XepUnitCount) unit = g_list_model_get_item (G_LIST_MODEL (self->units), i);

      if (xep_unit_count_get_id (unit) == self->unit_id)
        position = i;
    }
  /* The unit may have been retired: then all are shown. */
  if (position == 0)
    self->unit_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
}

/* Party cells belong to the members' tab and offices to the staff's, with or without people;
 * elsewhere only units that have someone are worth a line. */
static gboolean
is_listed (XepUnit *unit, XepSubjectKind kind, guint count)
{
  return count > 0 || (kind == XEP_KIND_MEMBER && unit->party_cell)
         || (kind == XEP_KIND_STAFF && !unit->party_cell);
}

static guint
count_of (GHashTable *counts, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
}

gboolean
xep_unit_sidebar_load (
    XepUnitSidebar *self, XepStore *store, XepSubjectKind kind, gint64 period_id, GError **error)
{
  g_autoptr (GPtrArray) units = xep_unit_store_list (store, FALSE, error);
  g_autoptr (GHashTable) counts
      = units != NULL ? xep_subject_list_count_units (store, kind, period_id, error) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (counts == NULL)
    return FALSE;
  g_ptr_array_add (lines, xep_unit_count_new (0, _("All"), count_of (counts, 0)));
  for (guint i = 0; i < units->len; i++)
    {
      XepUnit *unit = g_ptr_array_index (units, i);
      guint count = count_of (counts, unit->id);

      if (is_listed (unit, kind, count))
        g_ptr_array_add (lines, xep_unit_count_new (unit->id, unit->name, count));
    }
  self->restoring = TRUE;
  g_list_store_splice (self->units, 0, g_list_model_get_n_items (G_LIST_MODEL (self->units)),
                       lines->pdata, lines->len);
  restore_selection (self);
  self->restoring = FALSE;
  return TRUE;
}

static void
xep_unit_sidebar_dispose (GObject *object)
{
  XepUnitSidebar *self = XEP_UNIT_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_UNIT_SIDEBAR);
  g_clear_object (&self->units);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (xep_unit_sidebar_parent_class)->dispose (object);
}

static gboolean
xep_unit_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XEP_UNIT_SIDEBAR (widget)->list));
}

static void
xep_unit_sidebar_class_init (XepUnitSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_unit_sidebar_dispose;
  widget_class->grab_focus = xep_unit_sidebar_grab_focus;
  signals[UNIT_CHOSEN] = g_signal_new ("unit-chosen", XEP_TYPE_UNIT_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-unit-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, XepUnitSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, XepUnitSidebar, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_unit_sidebar_init (XepUnitSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->units = g_list_store_new (XEP_TYPE_UNIT_COUNT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->units)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

gint64
xep_unit_sidebar_get_unit (XepUnitSidebar *self)
{
  return self->unit_id;
}

void
xep_unit_sidebar_set_unit (XepUnitSidebar *self, gint64 unit_id)
{
  self->restoring = TRUE;
  self->unit_id = unit_id;
  restore_selection (self);
  self->restoring = FALSE;
}
