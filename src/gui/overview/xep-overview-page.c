/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-overview-page.h"

#include <glib/gi18n.h>

#include "gui/overview/xep-figure.h"
#include "gui/overview/xep-overview-boards.h"
#include "gui/shared/xep-dialogs.h"

/* Of box.overview in the style. */
#define SIDE_PADDING 12

struct _XepOverviewPage
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *upper_row, *lower_row;
  GtkLabel *empty_label;
  GtkWidget *progress, *levels, *quota, *deadlines, *units; /* what the boards fill */
  XepContext *context;
  guint units_source;
  guint fit_source;
  XepOverviewData *data; /* until the units are shown */
  char *focus_id;        /* of the figure that had the focus and is not there again yet, or NULL */
  guint focus_place;     /* among those of this id */
};

static void xep_overview_page_tab_init (XepTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepOverviewPage,
                               xep_overview_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_TAB, xep_overview_page_tab_init))

/* Side by side where the window is wide enough for it, else one below the other: on a small screen
 * and with large text no board stands outside. */
static void
fit_row (GtkWidget *row, int width)
{
  int needed = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      needed += minimum + (needed > 0 ? gtk_box_get_spacing (GTK_BOX (row)) : 0);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row), needed <= width ? GTK_ORIENTATION_HORIZONTAL
                                                                        : GTK_ORIENTATION_VERTICAL);
}

static gboolean
fit_cb (gpointer data)
{
  XepOverviewPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * SIDE_PADDING;

  self->fit_source = 0;
  if (width <= 0)
    return G_SOURCE_REMOVE;
  fit_row (self->upper_row, width);
  fit_row (self->levels, width);
  fit_row (self->lower_row, width);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (XepOverviewPage *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

static void
clear (XepOverviewPage *self)
{
  g_clear_handle_id (&self->units_source, g_source_remove);
  g_clear_pointer (&self->data, xep_overview_data_free);
  xep_figure_clear (self->progress);
  xep_figure_clear (self->levels);
  xep_figure_clear (self->quota);
  xep_figure_clear (self->deadlines);
  xep_figure_clear (self->units);
}

/* The figures that ask for the same as the one with the focus. (transfer container) */
static GPtrArray *
list_alike (XepOverviewPage *self, GtkWidget *widget, GPtrArray *alike)
{
  if (g_strcmp0 (xep_figure_get_id (widget), self->focus_id) == 0)
    g_ptr_array_add (alike, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_alike (self, child, alike);
  return alike;
}

/* Which figure has the focus, before it is made anew. */
static void
note_focus (XepOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      || xep_figure_get_id (focus) == NULL)
    return;
  g_free (self->focus_id);
  self->focus_id = g_strdup (xep_figure_get_id (focus));
  g_ptr_array_find (list_alike (self, GTK_WIDGET (self), alike), focus, &self->focus_place);
}

/* The units may be still to come. */
static void
restore_focus (XepOverviewPage *self)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();

  if (self->focus_id == NULL
      || list_alike (self, GTK_WIDGET (self), alike)->len <= self->focus_place)
    return;
  gtk_widget_grab_focus (g_ptr_array_index (alike, self->focus_place));
  g_clear_pointer (&self->focus_id, g_free);
}

static gboolean
fill_units_cb (gpointer data)
{
  XepOverviewPage *self = data;

  self->units_source = 0;
  xep_unit_board_fill (GTK_GRID (self->units), self->data);
  g_clear_pointer (&self->data, xep_overview_data_free);
  queue_fit (self);
  restore_focus (self);
  g_clear_pointer (&self->focus_id, g_free);
  return G_SOURCE_REMOVE;
}

/* The units are the longest part: the others are painted first. Takes @data. */
static void
fill (XepOverviewPage *self, XepOverviewData *data)
{
  xep_progress_board_fill (GTK_GRID (self->progress), data);
  xep_level_board_fill (GTK_BOX (self->levels), data);
  xep_quota_board_fill (GTK_GRID (self->quota), data);
  xep_deadline_board_fill (GTK_BOX (self->deadlines), data);
  self->data = data;
  self->units_source = g_idle_add_full (G_PRIORITY_LOW, fill_units_cb, self, NULL);
}

static void
show_not_opened (XepOverviewPage *self)
{
  g_autofree char *text = xep_context_dup_not_opened (self->context);

  gtk_label_set_label (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
tab_load (XepTab *tab)
{
  XepOverviewPage *self = XEP_OVERVIEW_PAGE (tab);
  g_autoptr (XepOverviewData) data = NULL;
  g_autoptr (GError) error = NULL;

  note_focus (self);
  clear (self);
  if (xep_context_get_period_id (self->context) == 0)
    {
      show_not_opened (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "boards");
  data = xep_overview_data_read (self->context, xep_context_get_period_id (self->context), &error);
  if (data == NULL)
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("The overview cannot be shown"), error);
      return;
    }
  fill (self, g_steal_pointer (&data));
  restore_focus (self);
}

static void
xep_overview_page_tab_init (XepTabInterface *iface)
{
  iface->load = tab_load;
}

static void
xep_overview_page_dispose (GObject *object)
{
  XepOverviewPage *self = XEP_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->units_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->focus_id, g_free);
  g_clear_pointer (&self->data, xep_overview_data_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_overview_page_parent_class)->dispose (object);
}

static void
xep_overview_page_class_init (XepOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_overview_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, deadlines);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, levels);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, lower_row);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, quota);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, units);
  gtk_widget_class_bind_template_child (widget_class, XepOverviewPage, upper_row);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xep_overview_page_init (XepOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
}

GtkWidget *
xep_overview_page_new (XepContext *context)
{
  XepOverviewPage *self = g_object_new (XEP_TYPE_OVERVIEW_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
