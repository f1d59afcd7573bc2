/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepPages:
 *
 * Laid-out pages, ready to be drawn on any Cairo surface: screen, printer, PDF. Immutable once laid
 * out, reference-counted, free of Pango: may be drawn on another thread than the one that laid it
 * out.
 */
typedef struct _XepPages XepPages;

XepPages *xep_pages_new (void); /* empty, to append to */
XepPages *xep_pages_ref (XepPages *self);
void xep_pages_unref (XepPages *self);
guint xep_pages_get_count (XepPages *self);
/* Size of page @number (from 0) in points: 595.28 × 841.89 for A4 portrait. */
void xep_pages_get_size (XepPages *self, guint number, double *width, double *height);
gboolean xep_pages_is_landscape (XepPages *self, guint number);
/* Draws page @number at the origin of @cr, one unit a point, with its margins; scale @cr to
 * zoom. Paints no background. */
void xep_pages_draw (XepPages *self, guint number, cairo_t *cr);
/* Draws over page @number what a form is checked by against the official sheet: the body, every
 * paragraph, cell and column as a thin box with its place and size in millimetres. */
void xep_pages_draw_measures (XepPages *self, guint number, cairo_t *cr);
/* Puts the pages of @other after those of @self, sharing them. */
void xep_pages_append (XepPages *self, XepPages *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPages, xep_pages_unref)

G_END_DECLS
