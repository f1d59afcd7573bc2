/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation.h"

/**
 * xep_criteria_set_find:
 * @number: as printed, "I.1.2"
 *
 * Returns: (transfer none) (nullable): the criterion, %NULL if the set has none of that number
 */
const XepCriterion *
xep_criteria_set_find (const XepCriteriaSet *self, const char *number)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);

          if (g_strcmp0 (criterion->number, number) == 0)
            return criterion;
        }
    }
  return NULL;
}

/**
 * xep_criteria_set_count:
 *
 * Returns: how many criteria the set has, which is how many boxes a form of it has
 */
int
xep_criteria_set_count (const XepCriteriaSet *self)
{
  int count = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (self->groups, i);

      count += (int) group->criteria->len;
    }
  return count;
}
