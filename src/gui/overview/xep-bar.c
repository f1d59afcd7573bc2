/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/overview/xep-bar.h"

#define FULL_SHADE 0.75
#define LINE_SHADE 0.55
#define HATCH_STEP 4.0

typedef enum
{
  BAR_PART,   /* with an outline around the whole scale */
  BAR_SINGLE, /* this year alone */
  BAR_BEFORE, /* the year before alone */
  BAR_PAIR,   /* one above the other */
} BarStyle;

typedef struct
{
  guint now;
  guint before;
  guint maximum;
  BarStyle style;
} Bar;

static void
set_shade (GtkWidget *widget, cairo_t *cr, double shade)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * shade);
}

/* Nobody sees a bar narrower than this: something is not nothing. */
static double
get_length (guint number, guint maximum, int width)
{
  if (number == 0 || maximum == 0)
    return 0;
  return MAX (2.0, (double) width * MIN (number, maximum) / maximum);
}

static void
draw_outline (GtkWidget *widget, cairo_t *cr, double y, double width, double height)
{
  set_shade (widget, cr, LINE_SHADE);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, y + 0.5, MAX (1, width - 1), MAX (1, height - 1));
  cairo_stroke (cr);
}

static void
draw_hatched (GtkWidget *widget, cairo_t *cr, double y, double length, double height)
{
  if (length <= 0)
    return;
  draw_outline (widget, cr, y, length, height);
  cairo_save (cr);
  cairo_rectangle (cr, 0, y, length, height);
  cairo_clip (cr);
  for (double x = 0; x < length + height; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x - height, y + height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Bar *bar = data;
  GtkWidget *widget = GTK_WIDGET (area);
  double thick = bar->style == BAR_PAIR ? (height - 2) / 2.0 : height;

  if (bar->style != BAR_BEFORE)
    {
      set_shade (widget, cr, FULL_SHADE);
      cairo_rectangle (cr, 0, 0, get_length (bar->now, bar->maximum, width), thick);
      cairo_fill (cr);
    }
  if (bar->style == BAR_PART)
    draw_outline (widget, cr, 0, width, height);
  if (bar->style == BAR_BEFORE || bar->style == BAR_PAIR)
    draw_hatched (widget, cr, height - thick, get_length (bar->before, bar->maximum, width), thick);
}

static GtkWidget *
new_bar (const Bar *bar, int width, int height, const char *description)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  "valign", GTK_ALIGN_CENTER, NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, g_memdup2 (bar, sizeof *bar),
                                  g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  return area;
}

GtkWidget *
xep_bar_new_part (guint part, guint whole, const char *description)
{
  return new_bar (&(Bar){ part, 0, whole, BAR_PART }, 72, 10, description);
}

GtkWidget *
xep_bar_new_pair (guint now, guint before, guint maximum, const char *description)
{
  GtkWidget *bar = new_bar (&(Bar){ now, before, maximum, BAR_PAIR }, 60, 18, description);

  gtk_widget_set_hexpand (bar, TRUE);
  return bar;
}

GtkWidget *
xep_bar_new_single (guint now, guint maximum, const char *description)
{
  GtkWidget *bar = new_bar (&(Bar){ now, 0, maximum, BAR_SINGLE }, 60, 10, description);

  gtk_widget_set_hexpand (bar, TRUE);
  return bar;
}

GtkWidget *
xep_bar_new_sample (gboolean before)
{
  GtkWidget *sample = new_bar (&(Bar){ 1, 1, 1, before ? BAR_BEFORE : BAR_SINGLE }, 18, 8, "");

  gtk_accessible_update_state (GTK_ACCESSIBLE (sample), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return sample;
}
