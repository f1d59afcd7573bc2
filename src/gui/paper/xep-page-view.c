/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/paper/xep-page-cache.h"
#include "gui/paper/xep-page-geometry.h"
#include "gui/paper/xep-page-view-input.h"

/* Screen pixels of a point at 100 %: GTK counts 96 to the inch, paper 72. */
#define PIXELS_PER_POINT (96.0 / 72.0)

struct _XepPageView
{
  GtkWidget parent_instance;

  XepPageStack *stack;
  XepPageCache *cache;
  XepPageGeometry *geometry;
  double zoom;
  gboolean fit_width;
  guint page;
  guint notify_source;
  GtkAdjustment *adjustments[2];
  guint policies[2]; /* GtkScrollablePolicy */
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

static GParamSpec *properties[N_PROPERTIES];

static const double zoom_ladder[] = { 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0 };

G_DEFINE_FINAL_TYPE_WITH_CODE (XepPageView,
                               xep_page_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
count_pages (XepPageView *self)
{
  return xep_page_geometry_get_count (self->geometry);
}

static double
get_scale (XepPageView *self)
{
  return self->zoom * PIXELS_PER_POINT;
}

static double
get_top (XepPageView *self, guint page)
{
  return xep_page_geometry_get_top (self->geometry, page, get_scale (self));
}

static guint
find_page_at (XepPageView *self, double y)
{
  return xep_page_geometry_find (self->geometry, y, get_scale (self));
}

static gboolean
notify_now (gpointer user_data)
{
  XepPageView *self = user_data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  return G_SOURCE_REMOVE;
}

/* Sheet and zoom change while sizes are being given out too; whoever shows them may not change a
 * label just then. */
static void
queue_notify (XepPageView *self)
{
  if (self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_now, self, NULL);
}

static double
get_content_width (XepPageView *self)
{
  return xep_page_geometry_get_widest (self->geometry) * get_scale (self) + 2 * XEP_PAGE_GAP;
}

static void
configure_adjustment (XepPageView *self, GtkOrientation orientation, double content)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  int size = gtk_widget_get_size (GTK_WIDGET (self), orientation);
  double upper = MAX (content, size);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - size), 0,
                              upper, size * 0.1, size * 0.9, size);
}

static void
fit_width (XepPageView *self)
{
  double widest = xep_page_geometry_get_widest (self->geometry);
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * XEP_PAGE_GAP;
  double zoom = 0;

  if (widest <= 0 || room <= 0)
    return;
  zoom = CLAMP (room / (widest * PIXELS_PER_POINT), 0.1, XEP_PAGE_VIEW_LARGEST_ZOOM);
  if (fabs (zoom - self->zoom) < 0.0005)
    return;
  self->zoom = zoom;
  xep_page_cache_clear (self->cache);
  queue_notify (self);
}

static void
configure (XepPageView *self)
{
  if (self->fit_width)
    fit_width (self);
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL, get_content_width (self));
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, get_top (self, count_pages (self)));
}

static double
get_offset (XepPageView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment == NULL ? 0 : gtk_adjustment_get_value (adjustment);
}

static void
set_offset (XepPageView *self, GtkOrientation orientation, double offset)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], offset);
}

/* The sheet in sight is the one that holds the upper third of what is seen. */
static void
notice_page (XepPageView *self)
{
  double below = MAX (gtk_widget_get_height (GTK_WIDGET (self)) / 3.0, XEP_PAGE_GAP);
  double y = get_offset (self, GTK_ORIENTATION_VERTICAL) + below;
  guint page = find_page_at (self, y);

  if (page == self->page)
    return;
  self->page = page;
  queue_notify (self);
}

static void
scrolled_cb (XepPageView *self)
{
  notice_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stack_changed_cb (XepPageView *self)
{
  if (xep_page_stack_get_n_pages (self->stack) < count_pages (self))
    xep_page_cache_clear (self->cache);
  xep_page_geometry_update (self->geometry, self->stack);
  configure (self);
  scrolled_cb (self);
}

void
xep_page_view_set_stack (XepPageView *self, XepPageStack *stack)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  if (!g_set_object (&self->stack, stack))
    return;
  xep_page_cache_set_stack (self->cache, stack);
  xep_page_geometry_clear (self->geometry);
  g_signal_connect_object (stack, "changed", G_CALLBACK (stack_changed_cb), self,
                           G_CONNECT_SWAPPED);
  stack_changed_cb (self);
}

guint
xep_page_view_get_page (XepPageView *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_VIEW (self), 0);

  return self->page;
}

void
xep_page_view_show_page (XepPageView *self, guint page)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  if (page < count_pages (self))
    set_offset (self, GTK_ORIENTATION_VERTICAL, get_top (self, page) - XEP_PAGE_GAP);
}

void
xep_page_view_scroll_by (XepPageView *self, GtkOrientation orientation, double pixels)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  set_offset (self, orientation, get_offset (self, orientation) + pixels);
}

void
xep_page_view_go_by (XepPageView *self, int sheets)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  xep_page_view_show_page (
      self, (guint) CLAMP ((int) self->page + sheets, 0, MAX ((int) count_pages (self), 1) - 1));
}

double
xep_page_view_get_zoom (XepPageView *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_VIEW (self), 1);

  return self->zoom;
}

/* The part of the whole width that is in the middle of what is seen. */
static double
get_middle (XepPageView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return (get_offset (self, GTK_ORIENTATION_HORIZONTAL) + width / 2.0)
         / MAX (get_content_width (self), width);
}

/* Zooms so that the upper edge of what is seen, and its middle, stay where they are. */
static void
change_zoom (XepPageView *self, double zoom)
{
  guint page = find_page_at (self, get_offset (self, GTK_ORIENTATION_VERTICAL));
  double within
      = (get_offset (self, GTK_ORIENTATION_VERTICAL) - get_top (self, page)) / get_scale (self);
  double middle = get_middle (self);

  self->zoom = zoom;
  xep_page_cache_clear (self->cache);
  configure (self);
  if (count_pages (self) > 0)
    {
      set_offset (self, GTK_ORIENTATION_VERTICAL, get_top (self, page) + within * get_scale (self));
      set_offset (self, GTK_ORIENTATION_HORIZONTAL,
                  middle * get_content_width (self)
                      - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0);
    }
  queue_notify (self);
  scrolled_cb (self);
}

void
xep_page_view_set_zoom (XepPageView *self, double zoom)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  self->fit_width = FALSE;
  change_zoom (self, CLAMP (zoom, XEP_PAGE_VIEW_SMALLEST_ZOOM, XEP_PAGE_VIEW_LARGEST_ZOOM));
}

void
xep_page_view_step_zoom (XepPageView *self, int step)
{
  double zoom = 0;

  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  zoom = step > 0 ? XEP_PAGE_VIEW_LARGEST_ZOOM : XEP_PAGE_VIEW_SMALLEST_ZOOM;
  for (guint i = 0; i < G_N_ELEMENTS (zoom_ladder); i++)
    {
      if (step > 0 && zoom_ladder[i] > self->zoom + 0.01)
        zoom = MIN (zoom, zoom_ladder[i]);
      else if (step < 0 && zoom_ladder[i] < self->zoom - 0.01)
        zoom = MAX (zoom, zoom_ladder[i]);
    }
  xep_page_view_set_zoom (self, zoom);
}

void
xep_page_view_set_fit_width (XepPageView *self, gboolean fit_width)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  if (self->fit_width == fit_width)
    return;
  self->fit_width = fit_width;
  configure (self);
  queue_notify (self);
  scrolled_cb (self);
}

gboolean
xep_page_view_get_fit_width (XepPageView *self)
{
  g_return_val_if_fail (XEP_IS_PAGE_VIEW (self), FALSE);

  return self->fit_width;
}

void
xep_page_view_set_measures (XepPageView *self, gboolean measures)
{
  g_return_if_fail (XEP_IS_PAGE_VIEW (self));

  xep_page_cache_set_measures (self->cache, measures);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_sheet (XepPageView *self, GtkSnapshot *snapshot, guint page)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.25 };
  double width = 0;
  double height = 0;
  double scale = get_scale (self);
  double middle = MAX (get_content_width (self), gtk_widget_get_width (GTK_WIDGET (self))) / 2;
  graphene_rect_t area;
  GskRoundedRect outline;

  xep_page_stack_get_size (self->stack, page, &width, &height);
  graphene_rect_init (
      &area, floor (middle - width * scale / 2 - get_offset (self, GTK_ORIENTATION_HORIZONTAL)),
      floor (get_top (self, page) - get_offset (self, GTK_ORIENTATION_VERTICAL)),
      ceil (width * scale), ceil (height * scale));
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 6);
  gtk_snapshot_append_color (snapshot, &white, &area);
  gtk_snapshot_append_texture (snapshot,
                               xep_page_cache_get (self->cache, page, scale,
                                                   gtk_widget_get_scale_factor (GTK_WIDGET (self))),
                               &area);
}

static void
xep_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XepPageView *self = XEP_PAGE_VIEW (widget);
  double top = get_offset (self, GTK_ORIENTATION_VERTICAL);
  double bottom = top + gtk_widget_get_height (widget);

  if (count_pages (self) == 0)
    return;
  for (guint page = find_page_at (self, top);
       page < count_pages (self) && get_top (self, page) < bottom; page++)
    snapshot_sheet (self, snapshot, page);
}

static void
xep_page_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 860 : 640;
}

static void
xep_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XepPageView *self = XEP_PAGE_VIEW (widget);
  guint page = self->page;
  double before = self->zoom;

  configure (self);
  /* Another width under "fit width" is another zoom: stay on the sheet. */
  if (before != self->zoom && page > 0)
    xep_page_view_show_page (self, page);
}

static void
set_adjustment (XepPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  configure (self);
}

static void
xep_page_view_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  XepPageView *self = XEP_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_PAGE:
      xep_page_view_show_page (self, g_value_get_uint (value));
      break;
    case PROP_ZOOM:
      xep_page_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, property_id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[property_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xep_page_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  XepPageView *self = XEP_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[property_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[property_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xep_page_view_dispose (GObject *object)
{
  XepPageView *self = XEP_PAGE_VIEW (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->stack);
  g_clear_pointer (&self->cache, xep_page_cache_free);
  G_OBJECT_CLASS (xep_page_view_parent_class)->dispose (object);
}

static void
xep_page_view_finalize (GObject *object)
{
  xep_page_geometry_free (XEP_PAGE_VIEW (object)->geometry);
  G_OBJECT_CLASS (xep_page_view_parent_class)->finalize (object);
}

static void
xep_page_view_class_init (XepPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xep_page_view_set_property;
  object_class->get_property = xep_page_view_get_property;
  object_class->dispose = xep_page_view_dispose;
  object_class->finalize = xep_page_view_finalize;
  widget_class->snapshot = xep_page_view_snapshot;
  widget_class->measure = xep_page_view_measure;
  widget_class->size_allocate = xep_page_view_size_allocate;
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.1, XEP_PAGE_VIEW_LARGEST_ZOOM,
                                               1.0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
xep_page_view_init (XepPageView *self)
{
  self->zoom = 1;
  self->geometry = xep_page_geometry_new ();
  self->cache = xep_page_cache_new ();
  xep_page_view_add_controllers (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
