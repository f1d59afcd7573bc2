/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-rating.h"

static XepPoints
look_up_points (GHashTable *criteria, const char *number)
{
  gpointer value = NULL;

  if (criteria == NULL || !g_hash_table_lookup_extended (criteria, number, NULL, &value))
    return XEP_POINTS_MISSING;
  return GPOINTER_TO_INT (value);
}

/* Counts one box of the form into its part. */
static void
add_box (XepTotals *totals, gboolean part_b, XepPoints points)
{
  XepPoints *sum = part_b ? &totals->part_b : &totals->part_a;
  XepPoints *running = part_b ? &totals->running_b : &totals->running_a;

  totals->expected++;
  *sum = xep_points_add (*sum, points);
  if (points == XEP_POINTS_MISSING)
    return;
  totals->keyed++;
  *running += points;
}

static void
add_group (XepTotals *totals, const XepCriteriaGroup *group, GHashTable *criteria)
{
  for (guint i = 0; i < group->criteria->len; i++)
    {
      const XepCriterion *criterion = g_ptr_array_index (group->criteria, i);

      add_box (totals, group->part_b, look_up_points (criteria, criterion->number));
    }
}

/**
 * xep_rating_total:
 * @set: the criteria set of the assessment
 * @points: what was keyed for one step, hundredths
 *
 * Điều 10: 30 + 70. A part with an empty box has no total, and a form without both parts has none
 * either.
 */
XepTotals
xep_rating_total (const XepCriteriaSet *set, const XepStepPoints *points)
{
  XepTotals totals = { 0 };

  if (points->entry == XEP_ENTRY_GROUPS)
    {
      add_box (&totals, FALSE, points->group_a);
      add_box (&totals, TRUE, points->group_b);
    }
  else
    {
      for (guint i = 0; i < set->groups->len; i++)
        add_group (&totals, g_ptr_array_index (set->groups, i), points->criteria);
    }
  totals.total = xep_points_add (totals.part_a, totals.part_b);
  return totals;
}

/**
 * xep_rating_level_of_points:
 *
 * Plan IV.2: from 90, from 70, from 50, below 50.
 */
XepLevel
xep_rating_level_of_points (XepRegulation *regulation, XepPoints total)
{
  if (total == XEP_POINTS_MISSING)
    return XEP_LEVEL_NONE;
  for (XepLevel level = XEP_LEVEL_EXCELLENT; level > XEP_LEVEL_INCOMPLETE; level--)
    if (total >= xep_regulation_get_level (regulation, level)->threshold)
      return level;
  return XEP_LEVEL_INCOMPLETE;
}

/**
 * xep_rating_wants_explanation:
 *
 * A difference between two steps is explained (DOMAIN 3.5), never refused.
 */
gboolean
xep_rating_wants_explanation (
    XepRegulation *regulation, XepPoints a, XepLevel level_a, XepPoints b, XepLevel level_b)
{
  gboolean both_points = a != XEP_POINTS_MISSING && b != XEP_POINTS_MISSING;
  gboolean both_levels = level_a != XEP_LEVEL_NONE && level_b != XEP_LEVEL_NONE;

  return (both_points && ABS (a - b) >= xep_regulation_get_explained_difference (regulation))
         || (both_levels && level_a != level_b);
}

XepDisqualifierTick *
xep_disqualifier_tick_new (
    const char *id, gboolean ticked, gboolean exception, const char *grounds, const char *authority)
{
  XepDisqualifierTick *self = g_new0 (XepDisqualifierTick, 1);

  self->id = g_strdup (id != NULL ? id : "");
  self->ticked = ticked;
  self->exception = exception;
  self->grounds = g_strdup (grounds != NULL ? grounds : "");
  self->authority = g_strdup (authority != NULL ? authority : "");
  return self;
}

void
xep_disqualifier_tick_free (XepDisqualifierTick *self)
{
  g_free (self->id);
  g_free (self->grounds);
  g_free (self->authority);
  g_free (self);
}

gboolean
xep_step_points_are_keyed (const XepStepPoints *points)
{
  if (points->entry == XEP_ENTRY_GROUPS)
    return points->group_a != XEP_POINTS_MISSING || points->group_b != XEP_POINTS_MISSING;
  return points->criteria != NULL && g_hash_table_size (points->criteria) > 0;
}
