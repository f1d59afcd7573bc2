/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-quota.h"

/* Điều 11 gives no rounding; the regulation file names one of these. What is added to the
 * hundredths of a seat before they are cut off. */
static const struct
{
  const char *id;
  guint addend;
} roundings[] = {
  { "down", 0 },
  { "half-up", 50 },
  { "up", 99 },
};

/* The readings of the denominator by their names in the regulation file. */
static const struct
{
  const char *id;
  gsize offset;
} readings[] = {
  { "good", G_STRUCT_OFFSET (XepQuotaResult, good) },
  { "good-and-above", G_STRUCT_OFFSET (XepQuotaResult, good_and_above) },
  { "rated", G_STRUCT_OFFSET (XepQuotaResult, rated) },
};

static guint
work_out_seats (guint denominator, guint percent, const char *rounding)
{
  for (guint i = 0; i < G_N_ELEMENTS (roundings); i++)
    if (g_strcmp0 (roundings[i].id, rounding) == 0)
      return (guint) (((guint64) denominator * percent + roundings[i].addend) / 100);
  g_return_val_if_reached (0);
}

static XepQuotaReading
read_with (const XepQuotaResult *result, guint denominator)
{
  guint percent = (guint) (result->raised ? result->rule->raised_percent : result->rule->percent);
  guint seats = work_out_seats (denominator, percent, result->rule->rounding);

  return (XepQuotaReading){ denominator, seats,
                            (int) seats - (int) result->count.levels[XEP_LEVEL_EXCELLENT] };
}

static const XepQuotaReading *
choose_reading (const XepQuotaResult *result)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (g_strcmp0 (readings[i].id, result->rule->denominator) == 0)
      return G_STRUCT_MEMBER_P (result, readings[i].offset);
  g_return_val_if_reached (&result->good);
}

/**
 * xep_quota_work_out:
 * @rule: kept in @result, which must not outlive the regulation
 * @result: (out caller-allocates): not to be copied, as it points into itself
 */
void
xep_quota_work_out (const XepQuotaRule *rule,
                    const XepCount *count,
                    gboolean raised,
                    XepQuotaResult *result)
{
  guint good = count->levels[XEP_LEVEL_GOOD];

  *result = (XepQuotaResult){ .rule = rule, .raised = raised, .count = *count };
  result->good = read_with (result, good);
  result->good_and_above = read_with (result, good + count->levels[XEP_LEVEL_EXCELLENT]);
  result->rated = read_with (result, count->rated);
  result->chosen = choose_reading (result);
}

static gboolean
answer_fits (XepAnswer wanted, gboolean given)
{
  return wanted == XEP_ANSWER_MISSING || (wanted == XEP_ANSWER_YES) == (given != FALSE);
}

/**
 * xep_quota_has_subject:
 *
 * Where heads are counted apart (DOMAIN 1.4), a group that does not speak of them has none.
 */
gboolean
xep_quota_has_subject (const XepQuotaRule *rule,
                       XepSubjectKind kind,
                       gboolean committee,
                       gboolean head)
{
  if (rule->kind != kind || !answer_fits (rule->committee, committee)
      || !answer_fits (rule->heads, head))
    return FALSE;
  return !(rule->heads_apart && rule->heads == XEP_ANSWER_MISSING && head);
}
