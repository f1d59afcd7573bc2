/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "report/document/xep-document.h"

G_BEGIN_DECLS

/* Glyphs of one font, placed from the line's origin on its baseline. */
typedef struct
{
  cairo_scaled_font_t *font;
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;
  const char *text;
  int n_glyphs;
  int n_clusters;
  int length;
  double start; /* of the run, for the underline */
  double width;
  double underline; /* below the baseline; 0: none */
  double thickness;
  cairo_text_cluster_flags_t flags;
} XepGlyphRun;

typedef struct
{
  double x; /* of the first glyph, from the left of the text's width */
  double width;
  guint first_run;
  guint n_runs;
} XepShapedLine;

/**
 * XepShapedText:
 *
 * A text broken into lines and turned into glyphs: all that is needed to draw it, without Pango.
 * Immutable, reference-counted, shared by the cache of the shaper and the pages.
 */
typedef struct
{
  gatomicrefcount references;
  GArray *lines; /* XepShapedLine */
  GArray *runs;  /* XepGlyphRun */
  XepArena *arena;
} XepShapedText;

XepShapedText *xep_shaped_text_new (PangoLayout *layout);
XepShapedText *xep_shaped_text_ref (XepShapedText *self);
void xep_shaped_text_unref (XepShapedText *self);
/* Draws line @number with its text box's left edge at @x and its baseline at @y. @scratch holds
 * glyphs between calls. */
void xep_shaped_text_draw (
    XepShapedText *self, guint number, cairo_t *cr, double x, double y, GArray *scratch);

static inline const XepShapedLine *
xep_shaped_text_line (const XepShapedText *self, guint number)
{
  return &g_array_index (self->lines, XepShapedLine, number);
}

G_END_DECLS
