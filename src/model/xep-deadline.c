/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-deadline.h"

#include <glib/gi18n.h>

static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  const XepDeadline *first = *(const XepDeadline *const *) a;
  const XepDeadline *second = *(const XepDeadline *const *) b;

  return xep_date_compare (first->date, second->date);
}

/**
 * xep_deadlines_of:
 * @today: a full date
 *
 * Plan VI: "trước ngày 20" is kept on the 19th and missed on the 20th. Deadlines of one day are in
 * the order of the regulation, which owns the rules. (transfer full)
 */
GPtrArray *
xep_deadlines_of (XepRegulation *regulation, XepPeriodCode code, int year, XepDate today)
{
  GPtrArray *rules = xep_regulation_get_deadlines (regulation);
  GPtrArray *deadlines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDeadlineRule *rule = g_ptr_array_index (rules, i);
      XepDeadline *deadline;

      if (rule->code != code)
        continue;
      deadline = g_new0 (XepDeadline, 1);
      deadline->rule = rule;
      deadline->date = (XepDate){ year, rule->month, rule->day };
      deadline->days_left = xep_date_days_between (today, deadline->date) - 1;
      g_ptr_array_add (deadlines, deadline);
    }
  g_ptr_array_sort (deadlines, compare_deadlines);
  return deadlines;
}

char *
xep_deadline_dup_words (const XepDeadline *self)
{
  if (self->days_left == 0)
    return g_strdup (_("today is the last day"));
  if (self->days_left > 0)
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) self->days_left),
                            self->days_left);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -self->days_left),
                          -self->days_left);
}
