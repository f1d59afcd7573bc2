/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-criterion-text.h"

#include <string.h>

/* As in the key of a field and the name of its column. */
static const struct
{
  const char *nick;
  gboolean part_a; /* its table has the column too */
} fields[XEP_N_CRITERION_FIELDS] = {
  [XEP_CRITERION_GOAL] = { "goal", FALSE },
  [XEP_CRITERION_RESULT] = { "result", FALSE },
  [XEP_CRITERION_PERCENT] = { "percent", FALSE },
  [XEP_CRITERION_NOTE] = { "note", TRUE },
};

const char *
xep_criterion_field_to_nick (XepCriterionField field)
{
  return fields[field].nick;
}

/**
 * xep_criterion_field_split_key:
 *
 * "I.1.2" alone is the key of points.
 */
gboolean
xep_criterion_field_split_key (const char *key, char **number, XepCriterionField *field)
{
  const char *dot = strrchr (key, '.');

  for (int i = 0; dot != NULL && dot > key && i < XEP_N_CRITERION_FIELDS; i++)
    if (g_str_equal (dot + 1, fields[i].nick))
      {
        *number = g_strndup (key, (gsize) (dot - key));
        *field = (XepCriterionField) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
xep_criterion_field_is_taken (XepCriterionField field, gboolean part_b)
{
  return part_b || fields[field].part_a;
}

XepCriterionText *
xep_criterion_text_new (void)
{
  XepCriterionText *self = g_new0 (XepCriterionText, 1);

  self->goal = g_strdup ("");
  self->result = g_strdup ("");
  self->percent = XEP_POINTS_MISSING;
  self->note = g_strdup ("");
  return self;
}

void
xep_criterion_text_free (XepCriterionText *self)
{
  if (self == NULL)
    return;
  g_free (self->goal);
  g_free (self->result);
  g_free (self->note);
  g_free (self);
}

/**
 * xep_criterion_text_dup:
 * @self: (nullable): nothing is said of the criterion
 *
 * (transfer full)
 */
char *
xep_criterion_text_dup (const XepCriterionText *self, XepCriterionField field)
{
  if (self == NULL)
    return g_strdup ("");
  switch (field)
    {
    case XEP_CRITERION_GOAL:
      return g_strdup (self->goal);
    case XEP_CRITERION_RESULT:
      return g_strdup (self->result);
    case XEP_CRITERION_PERCENT:
      return xep_points_format (self->percent);
    case XEP_CRITERION_NOTE:
    default:
      return g_strdup (self->note);
    }
}
