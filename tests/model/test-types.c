/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation.h"
#include "model/xep-review.h"
#include "model/xep-types.h"
#include "xep-test.h"

/* Every enum of the field against its nicks, both ways. The values are written out: they are stored
 * in files. */
#define DEFINE_NICK_TEST(Type, name, ...)                                           \
  static void test_##name (void)                                                    \
  {                                                                                 \
    static const struct                                                             \
    {                                                                               \
      Type value;                                                                   \
      const char *nick;                                                             \
    } pairs[] = { __VA_ARGS__ };                                                    \
    Type value = 99;                                                                \
                                                                                    \
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)                                \
      {                                                                             \
        g_assert_cmpstr (xep_##name##_to_nick (pairs[i].value), ==, pairs[i].nick); \
        g_assert_true (xep_##name##_from_nick (pairs[i].nick, &value));             \
        g_assert_cmpint (value, ==, pairs[i].value);                                \
      }                                                                             \
    value = 99;                                                                     \
    g_assert_false (xep_##name##_from_nick ("nothing", &value));                    \
    g_assert_false (xep_##name##_from_nick (NULL, &value));                         \
    g_assert_cmpint (value, ==, 99);                                                \
  }

DEFINE_NICK_TEST (XepSubjectKind,
                  kind,
                  { XEP_KIND_COLLECTIVE, "collective" },
                  { XEP_KIND_LEADER, "leader" },
                  { XEP_KIND_STAFF, "staff" },
                  { XEP_KIND_MEMBER, "member" })
DEFINE_NICK_TEST (XepStep,
                  step,
                  { XEP_STEP_SELF, "self" },
                  { XEP_STEP_APPRAISAL, "appraisal" },
                  { XEP_STEP_DECISION, "decision" })
DEFINE_NICK_TEST (XepLevel,
                  level,
                  { XEP_LEVEL_NONE, "" },
                  { XEP_LEVEL_INCOMPLETE, "incomplete" },
                  { XEP_LEVEL_COMPLETE, "complete" },
                  { XEP_LEVEL_GOOD, "good" },
                  { XEP_LEVEL_EXCELLENT, "excellent" })
DEFINE_NICK_TEST (XepPeriodCode,
                  period,
                  { XEP_PERIOD_Q1, "Q1" },
                  { XEP_PERIOD_Q2, "Q2" },
                  { XEP_PERIOD_Q3, "Q3" },
                  { XEP_PERIOD_YEAR, "YEAR" })
DEFINE_NICK_TEST (XepTier,
                  tier,
                  { XEP_TIER_NONE, "" },
                  { XEP_TIER_PROVINCE, "province" },
                  { XEP_TIER_COMMUNE, "commune" },
                  { XEP_TIER_UNIT, "unit" })
DEFINE_NICK_TEST (XepStatus,
                  status,
                  { XEP_STATUS_ACTIVE, "active" },
                  { XEP_STATUS_PROBATION, "probation" },
                  { XEP_STATUS_RELIEVED, "relieved" },
                  { XEP_STATUS_SUSPENDED, "suspended" },
                  { XEP_STATUS_LEFT, "left" })
DEFINE_NICK_TEST (XepBranch,
                  branch,
                  { XEP_BRANCH_PARTY, "party" },
                  { XEP_BRANCH_GOVERNMENT, "government" },
                  { XEP_BRANCH_UNION, "union" })
DEFINE_NICK_TEST (XepEntry,
                  entry,
                  { XEP_ENTRY_CRITERIA, "criteria" },
                  { XEP_ENTRY_GROUPS, "groups" })
DEFINE_NICK_TEST (XepAnswer,
                  answer,
                  { XEP_ANSWER_MISSING, "" },
                  { XEP_ANSWER_NO, "no" },
                  { XEP_ANSWER_YES, "yes" })
DEFINE_NICK_TEST (XepRuleColumn,
                  column,
                  { XEP_COLUMN_COLLECTIVE, "collective" },
                  { XEP_COLUMN_LEADER, "leader" },
                  { XEP_COLUMN_INDIVIDUAL, "individual" })
DEFINE_NICK_TEST (XepMeasure,
                  measure,
                  { XEP_MEASURE_DONE, "done" },
                  { XEP_MEASURE_ON_TIME, "on-time" },
                  { XEP_MEASURE_EXCEEDED, "exceeded" },
                  { XEP_MEASURE_REMEDIED, "remedied" },
                  { XEP_MEASURE_DISCIPLINE, "discipline" })

DEFINE_NICK_TEST (XepPace,
                  pace,
                  { XEP_PACE_NONE, "" },
                  { XEP_PACE_ON_TIME, "on-time" },
                  { XEP_PACE_LATE, "late" },
                  { XEP_PACE_UNDONE, "undone" })
DEFINE_NICK_TEST (XepRemedyState,
                  remedy_state,
                  { XEP_REMEDY_NONE, "" },
                  { XEP_REMEDY_DONE, "done" },
                  { XEP_REMEDY_PARTIAL, "partial" },
                  { XEP_REMEDY_OPEN, "open" })

/* Quarter IV has no record of its own, and only kinds and periods that exist have nicks. */
static void
test_refused (void)
{
  XepPeriodCode code = XEP_PERIOD_Q1;
  XepSubjectKind kind = XEP_KIND_STAFF;

  g_assert_false (xep_period_from_nick ("Q4", &code));
  g_assert_false (xep_period_from_nick ("q1", &code));
  g_assert_false (xep_kind_from_nick ("", &kind));
  g_assert_cmpint (kind, ==, XEP_KIND_STAFF);
}

int
main (int argc, char *argv[])
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/model/types/kind", test_kind);
  g_test_add_func ("/model/types/step", test_step);
  g_test_add_func ("/model/types/level", test_level);
  g_test_add_func ("/model/types/period", test_period);
  g_test_add_func ("/model/types/tier", test_tier);
  g_test_add_func ("/model/types/status", test_status);
  g_test_add_func ("/model/types/branch", test_branch);
  g_test_add_func ("/model/types/entry", test_entry);
  g_test_add_func ("/model/types/answer", test_answer);
  g_test_add_func ("/model/types/column", test_column);
  g_test_add_func ("/model/types/measure", test_measure);
  g_test_add_func ("/model/types/pace", test_pace);
  g_test_add_func ("/model/types/remedy-state", test_remedy_state);
  g_test_add_func ("/model/types/refused", test_refused);
  return g_test_run ();
}
