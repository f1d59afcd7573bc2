/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-rerating-words.h"

#include <glib/gi18n.h>

/* "Hoàn thành tốt nhiệm vụ (85)" */
static char *
dup_result (XepRegulation *regulation, XepLevel level, XepPoints points)
{
  const XepLevelRule *rule = xep_regulation_get_level (regulation, level);
  const char *name = rule != NULL ? rule->name : _("no level");
  g_autofree char *number = NULL;

  if (points == XEP_POINTS_MISSING)
    return g_strdup (name);
  number = xep_points_format (points);
  return g_strdup_printf ("%s (%s)", name, number);
}

static char *
dup_decision (const char *number, XepDate date)
{
  g_autofree char *day = xep_date_format (date);

  if (!xep_date_is_set (date))
    return g_strdup (number);
  return g_strdup_printf (_("%s of %s"), number, day);
}

char *
xep_rerating_words_dup (const XepRerating *self, XepRegulation *regulation)
{
  g_autofree char *former = dup_result (regulation, self->former_level, self->former_points);
  g_autofree char *former_decision = dup_decision (self->former_number, self->former_date);
  g_autofree char *result = dup_result (regulation, self->level, self->points);
  g_autofree char *decision = dup_decision (self->number, self->decided_on);

  if (self->annulled)
    return g_strdup_printf (_("Annulled by decision %s. Before: %s, decision %s. Reason: %s"),
                            decision, former, former_decision, self->reason);
  return g_strdup_printf (_("Now: %s, decision %s. Before: %s, decision %s. Reason: %s"), result,
                          decision, former, former_decision, self->reason);
}
