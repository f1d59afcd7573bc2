/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-shaped-text.h"

#include "report/layout/xep-shaped-letters.h"

#define TO_POINTS(units) ((double) (units) / PANGO_SCALE)

XepShapedText *
xep_shaped_text_ref (XepShapedText *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
xep_shaped_text_unref (XepShapedText *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->runs->len; i++)
    cairo_scaled_font_destroy (g_array_index (self->runs, XepGlyphRun, i).font);
  g_array_unref (self->runs);
  g_array_unref (self->lines);
  xep_arena_free (self->arena);
  g_free (self);
}

static gboolean
is_underlined (PangoItem *item)
{
  for (GSList *at = item->analysis.extra_attrs; at != NULL; at = at->next)
    {
      PangoAttribute *attribute = at->data;

      if (attribute->klass->type == PANGO_ATTR_UNDERLINE)
        return ((PangoAttrInt *) attribute)->value != PANGO_UNDERLINE_NONE;
    }
  return FALSE;
}

/* The glyphs in the order Pango gives them; a character no font has becomes the font's own empty
 * box. */
static void
copy_glyphs (XepShapedText *self, XepGlyphRun *run, PangoGlyphString *string, double start)
{
  double x = start;

  run->glyphs = xep_arena_alloc (self->arena, string->num_glyphs * sizeof (cairo_glyph_t));
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          cairo_glyph_t *glyph = &run->glyphs[run->n_glyphs++];

          glyph->index = (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ? 0 : info->glyph;
          glyph->x = x + TO_POINTS (info->geometry.x_offset);
          glyph->y = TO_POINTS (info->geometry.y_offset);
        }
      x += TO_POINTS (info->geometry.width);
    }
  run->start = start;
  run->width = x - start;
}

/* Which bytes each glyph stands for, so that the text of the PDF can be searched and copied. */
static void
copy_clusters (XepShapedText *self, XepGlyphRun *run, PangoGlyphItem *item, const char *text)
{
  PangoGlyphItemIter iter;
  gboolean more;

  run->text = text + item->item->offset;
  run->length = item->item->length;
  run->clusters
      = xep_arena_alloc (self->arena, item->item->num_chars * sizeof (cairo_text_cluster_t));
  if ((item->item->analysis.level & 1) != 0)
    run->flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD;

  for (more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t *cluster = &run->clusters[run->n_clusters++];
      int step = iter.start_glyph < iter.end_glyph ? 1 : -1;

      cluster->num_bytes = iter.end_index - iter.start_index;
      for (int i = iter.start_glyph; i != iter.end_glyph; i += step)
        if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
          cluster->num_glyphs++;
    }
}

static double
add_run (XepShapedText *self, PangoGlyphItem *item, const char *text, double x)
{
  XepGlyphRun run = { 0 };

  copy_glyphs (self, &run, item->glyphs, x);
  copy_clusters (self, &run, item, text);
  if (is_underlined (item->item))
    {
      PangoFontMetrics *metrics = pango_font_get_metrics (item->item->analysis.font, NULL);

      run.underline = -TO_POINTS (pango_font_metrics_get_underline_position (metrics));
      run.thickness = TO_POINTS (pango_font_metrics_get_underline_thickness (metrics));
      pango_font_metrics_unref (metrics);
    }
  run.font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
  if (run.font != NULL)
    {
      cairo_scaled_font_reference (run.font);
      g_array_append_val (self->runs, run);
    }
  return run.width;
}

static void
add_line (XepShapedText *self, PangoLayoutIter *iter, const char *text)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  XepShapedLine shaped = { .first_run = self->runs->len };
  PangoRectangle logical;
  double x = 0;

  for (GSList *at = line->runs; at != NULL; at = at->next)
    x += add_run (self, at->data, text, x);

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  shaped.x = TO_POINTS (logical.x);
  shaped.width = TO_POINTS (logical.width);
  shaped.n_runs = self->runs->len - shaped.first_run;
  g_array_append_val (self->lines, shaped);
}

/**
 * xep_shaped_text_new:
 * @layout: text, width and look set
 *
 * Returns: (transfer full): the lines of @layout, independent of it
 */
XepShapedText *
xep_shaped_text_new (PangoLayout *layout)
{
  XepShapedText *self = g_new0 (XepShapedText, 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  char *text;

  g_atomic_ref_count_init (&self->references);
  self->arena = xep_arena_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (XepShapedLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (XepGlyphRun));
  text = xep_arena_strdup (self->arena, pango_layout_get_text (layout));
  xep_shaped_letters_make_valid (text);
  do
    add_line (self, iter, text);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return self;
}

static void
draw_run (const XepGlyphRun *run, cairo_t *cr, double x, double y, GArray *scratch)
{
  cairo_glyph_t *glyphs;

  g_array_set_size (scratch, run->n_glyphs);
  glyphs = (cairo_glyph_t *) (gpointer) scratch->data;
  for (int i = 0; i < run->n_glyphs; i++)
    {
      glyphs[i].index = run->glyphs[i].index;
      glyphs[i].x = run->glyphs[i].x + x;
      glyphs[i].y = run->glyphs[i].y + y;
    }
  cairo_set_scaled_font (cr, run->font);
  cairo_show_text_glyphs (cr, run->text, run->length, glyphs, run->n_glyphs, run->clusters,
                          run->n_clusters, run->flags);
  if (run->underline != 0)
    {
      cairo_rectangle (cr, x + run->start, y + run->underline, run->width, run->thickness);
      cairo_fill (cr);
    }
}

void
xep_shaped_text_draw (
    XepShapedText *self, guint number, cairo_t *cr, double x, double y, GArray *scratch)
{
  const XepShapedLine *line = xep_shaped_text_line (self, number);

  for (guint i = 0; i < line->n_runs; i++)
    {
      const XepGlyphRun *run = &g_array_index (self->runs, XepGlyphRun, line->first_run + i);

      if (run->n_glyphs > 0)
        draw_run (run, cr, x + line->x, y, scratch);
    }
}
