/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-points.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"

/* No form goes beyond 100 points; the limit only keeps a slip of the hand out of the arithmetic. */
#define MAXIMUM XEP_POINTS (1000)
#define DIGITS "0123456789"

static gboolean
refuse (const char *sentence, const char *text, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, text);
  return FALSE;
}

/**
 * xep_points_parse:
 * @text: (nullable): what was typed
 * @points: (out): integer hundredths, or %XEP_POINTS_MISSING for a blank text; kept as it was on
 * failure
 * @error: %XEP_ERROR_INVALID with a sentence for the person who typed
 *
 * A comma or a dot is the decimal mark; there is no thousands mark, so "1.000" is refused for its
 * three decimals instead of being read as either one or a thousand.
 */
gboolean
xep_points_parse (const char *text, XepPoints *points, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  size_t whole_length = strspn (clean, DIGITS);
  gboolean has_mark = clean[whole_length] == ',' || clean[whole_length] == '.';
  const char *decimals = clean + whole_length + (has_mark ? 1 : 0);
  size_t decimals_length = strspn (decimals, DIGITS);
  guint64 value;

  if (*clean == '\0')
    {
      *points = XEP_POINTS_MISSING;
      return TRUE;
    }
  if (whole_length == 0 || decimals[decimals_length] != '\0' || (has_mark && decimals_length == 0))
    return refuse (_("“%s” is not a number of points. Type digits, such as 90 or 90,5."), clean,
                   error);
  if (decimals_length > 2)
    return refuse (_("“%s” has more than two decimals. Type points such as 90,25."), clean, error);

  /* "5" after the decimal mark is 50 hundredths, "05" is 5. */
  value = MIN (g_ascii_strtoull (clean, NULL, 10), MAXIMUM) * 100
          + g_ascii_strtoull (decimals, NULL, 10) * (decimals_length == 1 ? 10 : 1);
  if (value > MAXIMUM)
    return refuse (_("“%s” is more than 1000 points. Check the number and type it again."), clean,
                   error);

  *points = (XepPoints) value;
  return TRUE;
}

/**
 * xep_points_format:
 *
 * Decimal comma and no superfluous zeros, as the forms are written by hand.
 */
char *
xep_points_format (XepPoints points)
{
  const char *sign = points < 0 ? "-" : "";
  int size;

  if (points == XEP_POINTS_MISSING)
    return g_strdup ("");

  size = ABS (points);
  if (size % 100 == 0)
    return g_strdup_printf ("%s%d", sign, size / 100);
  if (size % 10 == 0)
    return g_strdup_printf ("%s%d,%d", sign, size / 100, size / 10 % 10);
  return g_strdup_printf ("%s%d,%02d", sign, size / 100, size % 100);
}

/**
 * xep_points_format_ascii:
 *
 * Decimal point and always two places, for CSV and other files read by programs.
 */
char *
xep_points_format_ascii (XepPoints points)
{
  if (points == XEP_POINTS_MISSING)
    return g_strdup ("");
  return g_strdup_printf ("%s%d.%02d", points < 0 ? "-" : "", ABS (points) / 100,
                          ABS (points) % 100);
}

/**
 * xep_points_add:
 *
 * A form without both of its groups has no total: missing if either is missing.
 */
XepPoints
xep_points_add (XepPoints a, XepPoints b)
{
  if (a == XEP_POINTS_MISSING || b == XEP_POINTS_MISSING)
    return XEP_POINTS_MISSING;
  return a + b;
}
