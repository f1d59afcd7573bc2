/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/layout/xep-shaped-text.h"

G_BEGIN_DECLS

/* How a text is to be set. Lengths in points; @width below 0 is one endless line. */
typedef struct
{
  double size;
  double width;
  double indent;
  XepAlign align;
} XepShape;

/**
 * XepShaper:
 *
 * Shapes texts in Times New Roman and keeps what it shaped: labels that come again are not shaped
 * again. The cache is bounded: texts not used for a while are let go.
 */
typedef struct _XepShaper XepShaper;

XepShaper *xep_shaper_new (GError **error) XEP_MUST_CHECK;
void xep_shaper_free (XepShaper *self);
/* (transfer none): stays until the next few thousand texts; take a reference to keep it. */
XepShapedText *xep_shaper_get (XepShaper *self, const XepText *text, const XepShape *shape);
/* Where the baseline lies in a line of @pitch points: the same in every line of that size,
 * whatever letters it holds. */
double xep_shaper_get_baseline (XepShaper *self, double size, double pitch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepShaper, xep_shaper_free)

G_END_DECLS
