/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepPoints:
 *
 * Points in integer hundredths: 90,5 points are 9050. A missing value is %XEP_POINTS_MISSING and
 * never zero: a paper that leaves a box empty has said nothing.
 */
typedef int XepPoints;

#define XEP_POINTS_MISSING G_MININT
#define XEP_POINTS(whole) ((whole) *100)

/* "90,5", "90.5", " 90 " (comma or dot is the decimal mark, at most two places); an empty or blank
 * text is XEP_POINTS_MISSING. Refuses signs, letters, thousands marks, more than 1000 points. */
gboolean xep_points_parse (const char *text, XepPoints *points, GError **error) XEP_MUST_CHECK;
/* For people: "90", "90,5", "89,99"; "" when missing. (transfer full) */
char *xep_points_format (XepPoints points);
/* For files: "90.00"; "" when missing. (transfer full) */
char *xep_points_format_ascii (XepPoints points);
/* Missing if either is missing. */
XepPoints xep_points_add (XepPoints a, XepPoints b);

G_END_DECLS
