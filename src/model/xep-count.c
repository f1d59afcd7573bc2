/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-count.h"

#include "base/xep-points.h"

/**
 * xep_count_add:
 *
 * One subject more. What is unrated is so whatever level is there; without a level and a reason it
 * is undecided.
 */
void
xep_count_add (XepCount *self, XepLevel level, gboolean unrated)
{
  self->total++;
  if (unrated)
    self->unrated++;
  else if (level == XEP_LEVEL_NONE)
    self->undecided++;
  else
    {
      self->rated++;
      self->levels[level]++;
    }
}

void
xep_count_sum (XepCount *self, const XepCount *other)
{
  self->total += other->total;
  self->rated += other->rated;
  self->unrated += other->unrated;
  self->undecided += other->undecided;
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    self->levels[i] += other->levels[i];
}

/**
 * xep_count_percent:
 *
 * Rounded to hundredths of a percent, half up; decimal comma, no superfluous zeros. A sum of such
 * percentages may miss 100 by some hundredths.
 */
char *
xep_count_percent (guint part, guint base)
{
  g_autofree char *number = NULL;

  if (base == 0)
    return g_strdup ("");
  number = xep_points_format ((XepPoints) (((guint64) part * 10000 + base / 2) / base));
  return g_strconcat (number, "%", NULL);
}
