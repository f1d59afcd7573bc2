/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-page-cache.h"

#include <math.h>

/* Pixels kept: a dozen pages at 100 %, two at 300 %. Four bytes each. */
#define MOST_PIXELS (18 * 1000 * 1000)

typedef struct
{
  guint page;
  GdkTexture *texture;
} XepPagePicture;

struct _XepPageCache
{
  XepPageStack *stack;
  GQueue pictures; /* XepPagePicture, last shown first */
  double scale;
  int device_scale;
  gboolean measures;
};

static void
picture_free (XepPagePicture *picture)
{
  g_object_unref (picture->texture);
  g_free (picture);
}

XepPageCache *
xep_page_cache_new (void)
{
  XepPageCache *self = g_new0 (XepPageCache, 1);

  g_queue_init (&self->pictures);
  return self;
}

void
xep_page_cache_clear (XepPageCache *self)
{
  g_queue_clear_full (&self->pictures, (GDestroyNotify) picture_free);
}

void
xep_page_cache_free (XepPageCache *self)
{
  xep_page_cache_clear (self);
  g_clear_object (&self->stack);
  g_free (self);
}

void
xep_page_cache_set_stack (XepPageCache *self, XepPageStack *stack)
{
  xep_page_cache_clear (self);
  g_set_object (&self->stack, stack);
}

void
xep_page_cache_set_measures (XepPageCache *self, gboolean measures)
{
  self->measures = measures;
  xep_page_cache_clear (self);
}

static void
unlock_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static GdkTexture *
draw_page (XepPageCache *self, guint page)
{
  double width = 0;
  double height = 0;
  double scale = self->scale * self->device_scale;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int columns = 0;
  int rows = 0;

  xep_page_stack_get_size (self->stack, page, &width, &height);
  columns = (int) ceil (ceil (width * self->scale) * self->device_scale);
  rows = (int) ceil (ceil (height * self->scale) * self->device_scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  xep_page_stack_draw (self->stack, page, cr);
  if (self->measures)
    xep_page_stack_draw_measures (self->stack, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) rows * cairo_image_surface_get_stride (surface),
                                      unlock_surface, surface);
  return gdk_memory_texture_new (columns, rows, GDK_MEMORY_DEFAULT, bytes,
                                 cairo_image_surface_get_stride (surface));
}

static void
forget_oldest (XepPageCache *self)
{
  gsize pixels = 0;
  guint kept = 0;

  for (GList *link = self->pictures.head; link != NULL; link = link->next)
    {
      XepPagePicture *picture = link->data;

      pixels += (gsize) gdk_texture_get_width (picture->texture)
                * gdk_texture_get_height (picture->texture);
      /* Two sheets may be in sight whatever their size. */
      if (pixels > MOST_PIXELS && kept >= 2)
        break;
      kept++;
    }
  while (self->pictures.length > kept)
    picture_free (g_queue_pop_tail (&self->pictures));
}

GdkTexture *
xep_page_cache_get (XepPageCache *self, guint page, double scale, int device_scale)
{
  XepPagePicture *picture = NULL;

  if (scale != self->scale || device_scale != self->device_scale)
    xep_page_cache_clear (self);
  self->scale = scale;
  self->device_scale = device_scale;
  for (GList *link = self->pictures.head; link != NULL; link = link->next)
    {
      picture = link->data;
      if (picture->page != page)
        continue;
      g_queue_unlink (&self->pictures, link);
      g_queue_push_head_link (&self->pictures, link);
      return picture->texture;
    }
  picture = g_new0 (XepPagePicture, 1);
  picture->page = page;
  picture->texture = draw_page (self, page);
  g_queue_push_head (&self->pictures, picture);
  forget_oldest (self);
  return picture->texture;
}
