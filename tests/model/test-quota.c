/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"
#include "model/xep-quota.h"
#include "xep-test.h"

/* A peer group with only these decided levels. */
static XepCount
make_count (guint excellent, guint good, guint complete)
{
  XepCount count = { .levels = { [XEP_LEVEL_EXCELLENT] = excellent,
                                 [XEP_LEVEL_GOOD] = good,
                                 [XEP_LEVEL_COMPLETE] = complete } };

  count.rated = excellent + good + complete;
  count.total = count.rated;
  return count;
}

static XepQuotaRule
make_rule (const char *denominator, const char *rounding)
{
  return (XepQuotaRule){ .id = (char *) "group",
                         .text = (char *) "Group",
                         .percent = 20,
                         .raised_percent = 25,
                         .denominator = (char *) denominator,
                         .rounding = (char *) rounding };
}

static void
check_reading (const XepQuotaReading *reading, guint denominator, guint seats, int left)
{
  g_assert_cmpuint (reading->denominator, ==, denominator);
  g_assert_cmpuint (reading->seats, ==, seats);
  g_assert_cmpint (reading->left, ==, left);
}

/* DOMAIN 1.4: one excellent beside four good is over in the first reading and fits the second;
 * rounding half up gives it a seat in either. */
static void
test_readings (void)
{
  XepQuotaRule rule = make_rule ("good", "down");
  XepCount count = make_count (1, 4, 5);
  XepQuotaResult result;

  xep_quota_work_out (&rule, &count, FALSE, &result);
  check_reading (&result.good, 4, 0, -1);
  check_reading (&result.good_and_above, 5, 1, 0);
  check_reading (&result.rated, 10, 2, 1);
  g_assert_true (result.chosen == &result.good);
  g_assert_true (result.rule == &rule);
  g_assert_false (result.raised);
  g_assert_cmpuint (result.count.rated, ==, 10);

  xep_quota_work_out (&rule, &count, TRUE, &result);
  g_assert_true (result.raised);
  check_reading (&result.good, 4, 1, 0);
  check_reading (&result.good_and_above, 5, 1, 0);

  rule.rounding = (char *) "half-up";
  xep_quota_work_out (&rule, &count, FALSE, &result);
  check_reading (&result.good, 4, 1, 0);
}

static void
test_chosen (void)
{
  XepQuotaRule good = make_rule ("good", "half-up");
  XepQuotaRule above = make_rule ("good-and-above", "half-up");
  XepQuotaRule rated = make_rule ("rated", "half-up");
  XepCount count = make_count (3, 10, 30);
  XepQuotaResult result;

  xep_quota_work_out (&good, &count, FALSE, &result);
  check_reading (result.chosen, 10, 2, -1);
  xep_quota_work_out (&above, &count, FALSE, &result);
  check_reading (result.chosen, 13, 3, 0);
  xep_quota_work_out (&rated, &count, FALSE, &result);
  check_reading (result.chosen, 43, 9, 6);
}

/* Seats for a number rated good, around every edge. */
static void
test_rounding (void)
{
  static const struct
  {
    guint good;
    guint down, half_up, up;                      /* of 20 % */
    guint raised_down, raised_half_up, raised_up; /* of 25 % */
  } cases[] = {
    { 0, 0, 0, 0, 0, 0, 0 },
    { 1, 0, 0, 1, 0, 0, 1 },
    { 2, 0, 0, 1, 0, 1, 1 },
    { 3, 0, 1, 1, 0, 1, 1 },
    { 4, 0, 1, 1, 1, 1, 1 },
    { 5, 1, 1, 1, 1, 1, 2 },
    { 6, 1, 1, 2, 1, 2, 2 },
    { 7, 1, 1, 2, 1, 2, 2 },
    { 8, 1, 2, 2, 2, 2, 2 },
    { 10, 2, 2, 2, 2, 3, 3 },
    { 12, 2, 2, 3, 3, 3, 3 },
    { 13, 2, 3, 3, 3, 3, 4 },
    { 99, 19, 20, 20, 24, 25, 25 },
    { 100, 20, 20, 20, 25, 25, 25 },
    { 2500, 500, 500, 500, 625, 625, 625 },
  };
  static const char *const roundings[] = { "down", "half-up", "up" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint ordinary[] = { cases[i].down, cases[i].half_up, cases[i].up };
      const guint raised[] = { cases[i].raised_down, cases[i].raised_half_up, cases[i].raised_up };

      for (guint j = 0; j < G_N_ELEMENTS (roundings); j++)
        {
          XepQuotaRule rule = make_rule ("good", roundings[j]);
          XepCount count = make_count (0, cases[i].good, 0);
          XepQuotaResult result;

          xep_quota_work_out (&rule, &count, FALSE, &result);
          g_assert_cmpuint (result.good.seats, ==, ordinary[j]);
          xep_quota_work_out (&rule, &count, TRUE, &result);
          g_assert_cmpuint (result.good.seats, ==, raised[j]);
        }
    }
}

/* Unrated and undecided subjects take and give no seats. */
static void
test_others (void)
{
  XepQuotaRule rule = make_rule ("rated", "half-up");
  XepCount count = make_count (1, 5, 4);
  XepQuotaResult result;

  count.unrated = 10;
  count.undecided = 20;
  count.total += 30;
  xep_quota_work_out (&rule, &count, FALSE, &result);
  check_reading (result.chosen, 10, 2, 1);
}

/* The shipped groups: every kind of subject is in one group at most, by what it is. */
static void
test_groups (void)
{
  static const struct
  {
    XepSubjectKind kind;
    gboolean committee, head;
    const char *group;
  } cases[] = {
    { XEP_KIND_COLLECTIVE, FALSE, FALSE, "collectives" },
    { XEP_KIND_COLLECTIVE, TRUE, FALSE, "party-organisations" },
    { XEP_KIND_LEADER, FALSE, TRUE, "heads" },
    { XEP_KIND_LEADER, FALSE, FALSE, "leaders" },
    { XEP_KIND_STAFF, FALSE, FALSE, "staff" },
    { XEP_KIND_STAFF, FALSE, TRUE, NULL },
    { XEP_KIND_MEMBER, FALSE, FALSE, "members" },
    { XEP_KIND_MEMBER, FALSE, TRUE, NULL },
  };
  g_autofree char *path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) regulation = xep_regulation_load (path, &error);
  GPtrArray *rules;

  g_assert_no_error (error);
  rules = xep_regulation_get_quota (regulation);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = NULL;

      for (guint j = 0; j < rules->len; j++)
        {
          const XepQuotaRule *rule = g_ptr_array_index (rules, j);

          if (!xep_quota_has_subject (rule, cases[i].kind, cases[i].committee, cases[i].head))
            continue;
          g_assert_null (found);
          found = rule->id;
        }
      g_assert_cmpstr (found, ==, cases[i].group);
    }
}

/* A group that does not set heads apart holds them. */
static void
test_heads_together (void)
{
  XepQuotaRule rule = make_rule ("good", "half-up");

  rule.kind = XEP_KIND_LEADER;
  g_assert_true (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, TRUE));
  g_assert_true (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, FALSE));
  rule.heads_apart = TRUE;
  g_assert_false (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, TRUE));
  g_assert_true (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, FALSE));
  rule.heads = XEP_ANSWER_YES;
  g_assert_true (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, TRUE));
  g_assert_false (xep_quota_has_subject (&rule, XEP_KIND_LEADER, FALSE, FALSE));
  g_assert_false (xep_quota_has_subject (&rule, XEP_KIND_STAFF, FALSE, TRUE));
}

int
main (int argc, char *argv[])
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/model/quota/readings", test_readings);
  g_test_add_func ("/model/quota/chosen", test_chosen);
  g_test_add_func ("/model/quota/rounding", test_rounding);
  g_test_add_func ("/model/quota/others", test_others);
  g_test_add_func ("/model/quota/groups", test_groups);
  g_test_add_func ("/model/quota/heads-together", test_heads_together);
  return g_test_run ();
}
