/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/layout/xep-pages-private.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define LINE_WIDTH 0.25
/* Between a label and the lines of its box, points. */
#define LABEL_GAP 0.8

/* How each kind of box is drawn: thin enough to see the form beneath it. */
static const struct
{
  double red, green, blue;
  double size;    /* of the label, points */
  gboolean place; /* the label tells where the box stands, and not only how large it is */
} looks[XEP_N_BOX_KINDS] = {
  [XEP_BOX_OF_BODY] = { 0.80, 0.00, 0.00, 6.0, TRUE },
  [XEP_BOX_OF_BLOCK] = { 0.00, 0.25, 0.80, 4.5, TRUE },
  /* inside their boxes */
  [XEP_BOX_OF_COLUMN] = { 0.00, 0.50, 0.20, 4.5, FALSE },
  [XEP_BOX_OF_CELL] = { 0.75, 0.40, 0.00, 3.5, FALSE },
};

/* "165,0": one decimal is finer than a ruler shows. */
static char *
format_mm (double points)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;

  g_ascii_formatd (text, sizeof text, "%.1f", points / POINTS_PER_MM);
  point = strchr (text, '.');
  if (point != NULL)
    *point = ',';
  return g_strdup (text);
}

/* The body's label stands above it, a block's beside it in the margin, a column's in its right
 * corner, a cell's in its left one: so none lies on another that begins at the same place. */
static void
draw_label (const XepMeasureBox *box, cairo_t *cr)
{
  g_autofree char *left = format_mm (box->x);
  g_autofree char *top = format_mm (box->y);
  g_autofree char *width = format_mm (box->width);
  g_autofree char *height = format_mm (box->height);
  /* "x 30,0 y 20,0  165,0 × 257,0", or the size alone. */
  g_autofree char *label = looks[box->kind].place
                               ? g_strdup_printf ("x %s y %s  %s × %s", left, top, width, height)
                               : g_strdup_printf ("%s × %s", width, height);
  double size = looks[box->kind].size;
  double x = box->x + LABEL_GAP;
  double y = box->y + size;
  cairo_text_extents_t extents;

  cairo_set_font_size (cr, size);
  cairo_text_extents (cr, label, &extents);
  /* A narrow cell is told by its line alone. */
  if (box->kind >= XEP_BOX_OF_COLUMN && extents.x_advance + LABEL_GAP > box->width)
    return;
  if (box->kind == XEP_BOX_OF_BODY)
    y = box->y - LABEL_GAP;
  else if (box->kind == XEP_BOX_OF_BLOCK)
    x = MAX (LABEL_GAP, box->x - extents.x_advance - LABEL_GAP);
  else if (box->kind == XEP_BOX_OF_COLUMN)
    x = box->x + box->width - extents.x_advance - LABEL_GAP;
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, label);
}

void
xep_pages_draw_measures (XepPages *self, guint number, cairo_t *cr)
{
  GArray *boxes;

  g_return_if_fail (number < xep_pages_get_count (self));

  boxes = xep_page_get_boxes (xep_pages_get_page (self, number));
  cairo_save (cr);
  cairo_set_line_width (cr, LINE_WIDTH);
  /* The plain text of Cairo will do for digits, and needs no Pango on the drawing thread. */
  cairo_select_font_face (cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  for (guint i = 0; i < boxes->len; i++)
    {
      const XepMeasureBox *box = &g_array_index (boxes, XepMeasureBox, i);

      cairo_set_source_rgb (cr, looks[box->kind].red, looks[box->kind].green,
                            looks[box->kind].blue);
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      cairo_stroke (cr);
      draw_label (box, cr);
    }
  cairo_restore (cr);
}
