/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-pages.h"

#include <math.h>

#include "report/layout/xep-pages-private.h"

/* Points. */
#define RULE_WIDTH 0.5
#define DOT_SIZE 0.9
#define DOT_STEP 3.0

typedef struct
{
  XepShapedText *text;
  guint line;
  double x, y;
} TextItem;

typedef struct
{
  double x1, y1, x2, y2;
} Segment;

struct _XepPage
{
  gatomicrefcount references;
  double width, height;
  GArray *texts; /* TextItem */
  GArray *rules; /* Segment */
  GArray *dots;  /* Segment */
  GArray *boxes; /* XepMeasureBox */
};

struct _XepPages
{
  gatomicrefcount references;
  GPtrArray *pages; /* XepPage */
};

XepPage *
xep_page_new (double width, double height)
{
  XepPage *self = g_new0 (XepPage, 1);

  g_atomic_ref_count_init (&self->references);
  self->width = width;
  self->height = height;
  self->texts = g_array_new (FALSE, FALSE, sizeof (TextItem));
  self->rules = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->dots = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (XepMeasureBox));
  return self;
}

static void
page_unref (gpointer data)
{
  XepPage *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->texts->len; i++)
    xep_shaped_text_unref (g_array_index (self->texts, TextItem, i).text);
  g_array_unref (self->texts);
  g_array_unref (self->rules);
  g_array_unref (self->dots);
  g_array_unref (self->boxes);
  g_free (self);
}

void
xep_page_add_text (XepPage *self, XepShapedText *text, guint line, double x, double baseline)
{
  TextItem item = { text, line, x, baseline };

  if (xep_shaped_text_line (text, line)->n_runs == 0)
    return;
  xep_shaped_text_ref (text);
  g_array_append_val (self->texts, item);
}

void
xep_page_add_rule (XepPage *self, double x1, double y1, double x2, double y2)
{
  Segment segment = { x1, y1, x2, y2 };

  g_array_append_val (self->rules, segment);
}

void
xep_page_add_dots (XepPage *self, double x1, double x2, double baseline)
{
  Segment segment = { ceil (x1 / DOT_STEP) * DOT_STEP, baseline, x2 - DOT_SIZE / 2, baseline };

  if (segment.x2 > segment.x1)
    g_array_append_val (self->dots, segment);
}

void
xep_page_add_box (XepPage *self, XepBoxKind kind, double x, double y, double width, double height)
{
  XepMeasureBox box = { kind, 0, (float) x, (float) y, (float) width, (float) height };

  g_array_append_val (self->boxes, box);
}

void
xep_page_add_block_box (XepPage *self, guint block, double x, double y, double width, double height)
{
  XepMeasureBox *last = NULL;

  if (self->boxes->len > 0)
    last = &g_array_index (self->boxes, XepMeasureBox, self->boxes->len - 1);
  if (last != NULL && last->kind == XEP_BOX_OF_BLOCK && last->block == block)
    {
      last->height = (float) (y + height - last->y);
      return;
    }
  xep_page_add_box (self, XEP_BOX_OF_BLOCK, x, y, width, height);
  g_array_index (self->boxes, XepMeasureBox, self->boxes->len - 1).block = block;
}

GArray *
xep_page_get_boxes (XepPage *self)
{
  return self->boxes;
}

XepPages *
xep_pages_new (void)
{
  XepPages *self = g_new0 (XepPages, 1);

  g_atomic_ref_count_init (&self->references);
  self->pages = g_ptr_array_new_with_free_func (page_unref);
  return self;
}

XepPages *
xep_pages_ref (XepPages *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
xep_pages_unref (XepPages *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->pages);
  g_free (self);
}

void
xep_pages_add (XepPages *self, XepPage *page)
{
  g_ptr_array_add (self->pages, page);
}

XepPage *
xep_pages_get_page (XepPages *self, guint number)
{
  return g_ptr_array_index (self->pages, number);
}

void
xep_pages_append (XepPages *self, XepPages *other)
{
  for (guint i = 0; i < other->pages->len; i++)
    {
      XepPage *page = xep_pages_get_page (other, i);

      g_atomic_ref_count_inc (&page->references);
      g_ptr_array_add (self->pages, page);
    }
}

guint
xep_pages_get_count (XepPages *self)
{
  return self->pages->len;
}

void
xep_pages_get_size (XepPages *self, guint number, double *width, double *height)
{
  XepPage *page;

  g_return_if_fail (number < self->pages->len);

  page = xep_pages_get_page (self, number);
  if (width != NULL)
    *width = page->width;
  if (height != NULL)
    *height = page->height;
}

gboolean
xep_pages_is_landscape (XepPages *self, guint number)
{
  double width = 0, height = 0;

  xep_pages_get_size (self, number, &width, &height);
  return width > height;
}

static void
draw_segments (GArray *segments, cairo_t *cr)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);

      cairo_move_to (cr, segment->x1, segment->y1);
      cairo_line_to (cr, segment->x2, segment->y2);
    }
  cairo_stroke (cr);
}

void
xep_pages_draw (XepPages *self, guint number, cairo_t *cr)
{
  static const double dashes[] = { 0, DOT_STEP };
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  XepPage *page;

  g_return_if_fail (number < self->pages->len);

  page = xep_pages_get_page (self, number);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (page->rules->len > 0)
    {
      cairo_set_line_width (cr, RULE_WIDTH);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
      draw_segments (page->rules, cr);
    }
  if (page->dots->len > 0)
    {
      cairo_set_line_width (cr, DOT_SIZE);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      draw_segments (page->dots, cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  for (guint i = 0; i < page->texts->len; i++)
    {
      const TextItem *item = &g_array_index (page->texts, TextItem, i);

      xep_shaped_text_draw (item->text, item->line, cr, item->x, item->y, scratch);
    }
  cairo_restore (cr);
}
