/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/paper/xep-page-geometry.h"

struct _XepPageGeometry
{
  GArray *tops; /* double: points above each sheet, one more at the end for all of them */
  double widest;
};

XepPageGeometry *
xep_page_geometry_new (void)
{
  XepPageGeometry *self = g_new0 (XepPageGeometry, 1);

  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  xep_page_geometry_clear (self);
  return self;
}

void
xep_page_geometry_free (XepPageGeometry *self)
{
  g_array_unref (self->tops);
  g_free (self);
}

void
xep_page_geometry_clear (XepPageGeometry *self)
{
  const double nothing = 0;

  g_array_set_size (self->tops, 0);
  g_array_append_val (self->tops, nothing);
  self->widest = 0;
}

guint
xep_page_geometry_get_count (XepPageGeometry *self)
{
  return self->tops->len - 1;
}

void
xep_page_geometry_update (XepPageGeometry *self, XepPageStack *stack)
{
  guint count = xep_page_stack_get_n_pages (stack);
  double sum = 0;

  if (count < xep_page_geometry_get_count (self))
    xep_page_geometry_clear (self);
  sum = g_array_index (self->tops, double, self->tops->len - 1);
  for (guint page = xep_page_geometry_get_count (self); page < count; page++)
    {
      double width = 0;
      double height = 0;

      xep_page_stack_get_size (stack, page, &width, &height);
      self->widest = MAX (self->widest, width);
      sum += height;
      g_array_append_val (self->tops, sum);
    }
}

double
xep_page_geometry_get_widest (XepPageGeometry *self)
{
  return self->widest;
}

double
xep_page_geometry_get_top (XepPageGeometry *self, guint page, double scale)
{
  return XEP_PAGE_GAP + g_array_index (self->tops, double, page) * scale + page * XEP_PAGE_GAP;
}

guint
xep_page_geometry_find (XepPageGeometry *self, double y, double scale)
{
  guint low = 0;
  guint high = xep_page_geometry_get_count (self);

  while (high > low + 1)
    {
      guint middle = (low + high) / 2;

      if (xep_page_geometry_get_top (self, middle, scale) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}
