/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/fields/xep-message-overlay.h"

#define GAP 2
#define WIDEST 360

struct _XepMessageOverlay
{
  GtkWidget parent_instance;
  GtkWidget *child;
  GtkWidget *label;
  GtkWidget *field; /* weak */
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (XepMessageOverlay, xep_message_overlay, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
xep_message_overlay_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xep_message_overlay_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  XepMessageOverlay *self = XEP_MESSAGE_OVERLAY (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* How far down the clerk can see without scrolling. */
static int
get_visible_bottom (XepMessageOverlay *self, int height)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t seen;

  if (viewport == NULL || !gtk_widget_compute_bounds (viewport, GTK_WIDGET (self), &seen))
    return height;
  return MIN (height, (int) (seen.origin.y + seen.size.height));
}

static GtkAllocation
place_label (XepMessageOverlay *self, const graphene_rect_t *bounds, int width, int height)
{
  GtkAllocation place = {
    0,
  };

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
  place.width = MIN (place.width, MIN (WIDEST, width));
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                      NULL);
  /* The right edges meet, and the words stay inside. */
  place.x = CLAMP ((int) (bounds->origin.x + bounds->size.width) - place.width, 0,
                   MAX (0, width - place.width));
  place.y = bounds->origin.y + bounds->size.height + GAP;
  if (place.y + place.height > get_visible_bottom (self, height))
    place.y = MAX (0, bounds->origin.y - GAP - place.height);
  return place;
}

static void
xep_message_overlay_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XepMessageOverlay *self = XEP_MESSAGE_OVERLAY (widget);
  graphene_rect_t bounds;

  if (self->child != NULL)
    gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, width, height }, -1);
  if (!gtk_widget_should_layout (self->label))
    return;
  if (self->field == NULL || !gtk_widget_compute_bounds (self->field, widget, &bounds))
    graphene_rect_init (&bounds, 0, 0, width, 0);
  GtkAllocation place = place_label (self, &bounds, width, height);
  gtk_widget_size_allocate (self->label, &place, -1);
}

static void
xep_message_overlay_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  xep_message_overlay_set_child (XEP_MESSAGE_OVERLAY (object), g_value_get_object (value));
}

static void
xep_message_overlay_dispose (GObject *object)
{
  XepMessageOverlay *self = XEP_MESSAGE_OVERLAY (object);

  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_message_overlay_parent_class)->dispose (object);
}

static void
xep_message_overlay_class_init (XepMessageOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xep_message_overlay_set_property;
  object_class->dispose = xep_message_overlay_dispose;
  widget_class->get_request_mode = xep_message_overlay_get_request_mode;
  widget_class->measure = xep_message_overlay_measure;
  widget_class->size_allocate = xep_message_overlay_size_allocate;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "messageoverlay");
}

static void
xep_message_overlay_init (XepMessageOverlay *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap",
                              TRUE, "xalign", 0.0, "visible", FALSE, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->label, "field-message");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
xep_message_overlay_new (void)
{
  return g_object_new (XEP_TYPE_MESSAGE_OVERLAY, NULL);
}

void
xep_message_overlay_set_child (XepMessageOverlay *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  /* Before the label, so that the words are drawn over it. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->label);
}

void
xep_message_overlay_point (XepMessageOverlay *self, GtkWidget *field, const char *words)
{
  g_set_weak_pointer (&self->field, field);
  gtk_label_set_label (GTK_LABEL (self->label), words != NULL ? words : "");
  gtk_widget_set_visible (self->label, words != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
