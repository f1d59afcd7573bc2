/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "model/xep-rating.h"
#include "xep-test.h"

/* Điều 11 at every boundary. The sentences have their own tests: test-suggestion-text. */

#define C XEP_COLUMN_COLLECTIVE
#define L XEP_COLUMN_LEADER
#define I XEP_COLUMN_INDIVIDUAL
#define NONE XEP_LEVEL_NONE
#define KHT XEP_LEVEL_INCOMPLETE
#define HT XEP_LEVEL_COMPLETE
#define TOT XEP_LEVEL_GOOD
#define XS XEP_LEVEL_EXCELLENT
#define GAP TRUE

/* Tasks assigned, done, on time, exceeded; percent remedied; disciplined? */
#define FACTS(assigned, done, on_time, exceeded, remedied, discipline)                         \
  {                                                                                            \
    assigned, done, on_time, exceeded, remedied, FALSE, XEP_ANSWER_##discipline, FALSE, -1, -1 \
  }
#define NOTHING_KNOWN                                            \
  {                                                              \
    -1, -1, -1, -1, -1, FALSE, XEP_ANSWER_MISSING, FALSE, -1, -1 \
  }
#define ALL_WELL FACTS (10, 10, 10, 3, 100, NO)

static XepRegulation *regulation;

typedef struct
{
  const char *name;
  XepRuleColumn column;
  XepPoints points;
  XepFacts facts;
  XepLevel level;
  gboolean gap;
} Case;

static const Case cases[] = {
  /* Points alone, everything known and well. */
  { "points/0", I, 0, ALL_WELL, KHT, FALSE },
  { "points/49,99", I, 4999, ALL_WELL, KHT, FALSE },
  { "points/50", I, 5000, ALL_WELL, HT, FALSE },
  { "points/69,99", I, 6999, ALL_WELL, HT, FALSE },
  { "points/70", I, 7000, ALL_WELL, TOT, FALSE },
  { "points/89,99", I, 8999, ALL_WELL, TOT, FALSE },
  { "points/90", I, 9000, ALL_WELL, XS, FALSE },
  { "points/100", I, 10000, ALL_WELL, XS, FALSE },
  { "points/missing", I, XEP_POINTS_MISSING, ALL_WELL, NONE, FALSE },
  { "points/missing-with-nothing", C, XEP_POINTS_MISSING, NOTHING_KNOWN, NONE, FALSE },
  { "points/leader-90", L, 9000, ALL_WELL, XS, FALSE },
  { "points/collective-90", C, 9000, ALL_WELL, XS, FALSE },
  { "points/collective-89,99", C, 8999, ALL_WELL, TOT, FALSE },
  /* 100 % done, 99 % done: no level fits below 100 %. */
  { "done/collective-99", C, 9500, FACTS (100, 99, 99, 40, 100, NO), NONE, GAP },
  { "done/leader-99", L, 9500, FACTS (100, 99, 99, 40, 100, NO), NONE, GAP },
  { "done/individual-99", I, 9500, FACTS (100, 99, 99, 40, 100, NO), NONE, GAP },
  { "done/good-99", I, 7500, FACTS (100, 99, 99, 40, 100, NO), NONE, GAP },
  { "done/complete-99", I, 5500, FACTS (100, 99, 99, 40, 100, NO), NONE, GAP },
  { "done/incomplete-99", I, 4500, FACTS (100, 99, 99, 40, 100, NO), KHT, FALSE },
  { "done/collective-69", C, 9500, FACTS (100, 69, 69, 40, 100, NO), NONE, GAP },
  { "done/none", I, 9500, FACTS (10, 0, 0, 0, 100, NO), NONE, GAP },
  /* All on time, one late; leaders are only warned (G3). */
  { "on-time/collective-100", C, 9000, FACTS (100, 100, 100, 30, 100, NO), XS, FALSE },
  { "on-time/collective-99", C, 9000, FACTS (100, 100, 99, 30, 100, NO), HT, FALSE },
  { "on-time/individual-99", I, 9000, FACTS (100, 100, 99, 30, 100, NO), HT, FALSE },
  { "on-time/leader-99", L, 9000, FACTS (100, 100, 99, 30, 100, NO), XS, FALSE },
  { "on-time/leader-0", L, 9000, FACTS (100, 100, 0, 30, 100, NO), XS, FALSE },
  { "on-time/leader-good-99", L, 8000, FACTS (100, 100, 99, 30, 100, NO), HT, FALSE },
  { "on-time/leader-good-100", L, 8000, FACTS (100, 100, 100, 30, 100, NO), TOT, FALSE },
  /* 80 % on time, 79 %, and just below 80 %, which no rounding may lift. */
  { "on-time/complete-80", I, 6000, FACTS (100, 100, 80, 0, 100, NO), HT, FALSE },
  { "on-time/complete-79", I, 6000, FACTS (100, 100, 79, 0, 100, NO), NONE, GAP },
  { "on-time/complete-79,9", I, 6000, FACTS (1000, 1000, 799, 0, 100, NO), NONE, GAP },
  { "on-time/complete-4-of-5", C, 6000, FACTS (5, 5, 4, 0, 100, NO), HT, FALSE },
  { "on-time/complete-3-of-4", L, 6000, FACTS (4, 4, 3, 0, 100, NO), NONE, GAP },
  { "on-time/huge", I, 6000, FACTS (2000000000, 2000000000, 1599999999, 0, 100, NO), NONE, GAP },
  { "on-time/huge-80", I, 6000, FACTS (2000000000, 2000000000, 1600000000, 0, 100, NO), HT, FALSE },
  /* 30 % exceeded, 29 %. */
  { "exceeded/collective-30", C, 9000, FACTS (100, 100, 100, 30, 100, NO), XS, FALSE },
  { "exceeded/collective-29", C, 9000, FACTS (100, 100, 100, 29, 100, NO), TOT, FALSE },
  { "exceeded/leader-30", L, 9000, FACTS (100, 100, 100, 30, 100, NO), XS, FALSE },
  { "exceeded/leader-29", L, 9000, FACTS (100, 100, 100, 29, 100, NO), TOT, FALSE },
  { "exceeded/individual-30", I, 9000, FACTS (100, 100, 100, 30, 100, NO), XS, FALSE },
  { "exceeded/individual-29", I, 9000, FACTS (100, 100, 100, 29, 100, NO), TOT, FALSE },
  { "exceeded/3-of-10", I, 9000, FACTS (10, 10, 10, 3, 100, NO), XS, FALSE },
  { "exceeded/2-of-7", I, 9000, FACTS (7, 7, 7, 2, 100, NO), TOT, FALSE },
  { "exceeded/299-of-1000", I, 9000, FACTS (1000, 1000, 1000, 299, 100, NO), TOT, FALSE },
  { "exceeded/not-asked-for-good", I, 8000, FACTS (10, 10, 10, 0, 100, NO), TOT, FALSE },
  /* G2: both XS and Tốt fail for a leader who is late and has not exceeded. */
  { "exceeded/leader-late", L, 9500, FACTS (10, 10, 9, 2, 100, NO), HT, FALSE },
  /* Everything remedied, nearly everything. */
  { "remedied/collective-99", C, 9000, FACTS (10, 10, 10, 3, 99, NO), TOT, FALSE },
  { "remedied/leader-99", L, 9000, FACTS (10, 10, 10, 3, 99, NO), TOT, FALSE },
  { "remedied/individual-99", I, 9000, FACTS (10, 10, 10, 3, 99, NO), TOT, FALSE },
  { "remedied/individual-0", I, 9000, FACTS (10, 10, 10, 3, 0, NO), TOT, FALSE },
  { "remedied/not-asked-for-good", I, 8999, FACTS (10, 10, 10, 3, 0, NO), TOT, FALSE },
  /* "nếu có": with no earlier shortcomings a percentage says nothing. */
  { "remedied/none-to-remedy",
    I,
    9000,
    { 10, 10, 10, 3, 0, TRUE, XEP_ANSWER_NO, FALSE, -1, -1 },
    XS,
    FALSE },
  /* Discipline counts for collectives only. */
  { "discipline/collective", C, 9000, FACTS (10, 10, 10, 3, 100, YES), TOT, FALSE },
  { "discipline/leader", L, 9000, FACTS (10, 10, 10, 3, 100, YES), XS, FALSE },
  { "discipline/individual", I, 9000, FACTS (10, 10, 10, 3, 100, YES), XS, FALSE },
  { "discipline/collective-good", C, 8000, FACTS (10, 10, 10, 3, 100, YES), TOT, FALSE },
  /* Missing data keeps a level. */
  { "missing/everything-collective", C, 9500, NOTHING_KNOWN, XS, FALSE },
  { "missing/everything-leader", L, 9500, NOTHING_KNOWN, XS, FALSE },
  { "missing/everything-individual", I, 7500, NOTHING_KNOWN, TOT, FALSE },
  { "missing/assigned-0", I, 9500, FACTS (0, 0, 0, 0, 100, NO), XS, FALSE },
  { "missing/assigned", I, 9500, FACTS (-1, 3, 1, 0, 100, NO), XS, FALSE },
  { "missing/discipline", C, 9500, FACTS (10, 10, 10, 3, 100, MISSING), XS, FALSE },
  { "missing/remedied", C, 9500, FACTS (10, 10, 10, 3, -1, NO), XS, FALSE },
  { "missing/exceeded", I, 9500, FACTS (10, 10, 10, -1, 100, NO), XS, FALSE },
  { "missing/exceeded-but-late", I, 9500, FACTS (10, 10, 9, -1, -1, NO), HT, FALSE },
  { "missing/on-time-but-undone", I, 9500, FACTS (10, 9, -1, 3, 100, NO), NONE, GAP },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (XepSuggestion) suggestion
      = xep_rating_suggest (regulation, expected->column, expected->points, &expected->facts, NULL);

  g_assert_cmpint (suggestion->level, ==, expected->level);
  g_assert_cmpint (suggestion->gap, ==, expected->gap);
  g_assert_cmpint (suggestion->points_level, ==,
                   xep_rating_level_of_points (regulation, expected->points));
  g_assert_false (suggestion->forced);
  g_assert_cmpuint (suggestion->reasons->len, >, 0);
}

/* Every case of every column forces, whatever the points are; a case of another column does not. */
static void
test_every_disqualifier (void)
{
  const XepFacts facts = ALL_WELL;
  GPtrArray *rules = xep_regulation_get_disqualifiers (regulation);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDisqualifierRule *rule = g_ptr_array_index (rules, i);
      g_autoptr (GPtrArray) ticks
          = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);

      g_ptr_array_add (ticks, xep_disqualifier_tick_new (rule->id, TRUE, FALSE, NULL, NULL));
      for (XepRuleColumn column = C; column <= I; column++)
        {
          g_autoptr (XepSuggestion) suggestion
              = xep_rating_suggest (regulation, column, 9500, &facts, ticks);

          g_assert_cmpint (suggestion->forced, ==, column == rule->column);
          g_assert_cmpint (suggestion->level, ==, column == rule->column ? KHT : XS);
          g_assert_cmpint (suggestion->points_level, ==, XS);
        }
    }
}

typedef struct
{
  const char *name;
  XepDisqualifierTick tick;
  XepPoints points;
  XepLevel level;
  gboolean forced;
} TickCase;

static const TickCase tick_cases[] = {
  { "not-ticked", { (char *) "L3", FALSE, FALSE, NULL, NULL }, 9500, XS, FALSE },
  { "ticked", { (char *) "L3", TRUE, FALSE, NULL, NULL }, 9500, KHT, TRUE },
  { "grounds-without-exception",
    { (char *) "L3", TRUE, FALSE, (char *) "Đã khắc phục", NULL },
    9500,
    KHT,
    TRUE },
  { "exception-without-grounds", { (char *) "L3", TRUE, TRUE, NULL, NULL }, 9500, KHT, TRUE },
  { "exception-with-empty-grounds",
    { (char *) "L3", TRUE, TRUE, (char *) "", NULL },
    9500,
    KHT,
    TRUE },
  { "exception-with-blank-grounds",
    { (char *) "L3", TRUE, TRUE, (char *) " \n\t\302\240", NULL },
    9500,
    KHT,
    TRUE },
  { "exception", { (char *) "L3", TRUE, TRUE, (char *) "Đã khắc phục", NULL }, 9500, XS, FALSE },
  { "exception-good",
    { (char *) "L3", TRUE, TRUE, (char *) "Đã khắc phục", NULL },
    7500,
    TOT,
    FALSE },
  { "exception-low-points",
    { (char *) "L3", TRUE, TRUE, (char *) "Đã khắc phục", NULL },
    4000,
    KHT,
    FALSE },
  { "exception-not-ticked",
    { (char *) "L3", FALSE, TRUE, (char *) "Đã khắc phục", NULL },
    9500,
    XS,
    FALSE },
  { "missing-points", { (char *) "L3", TRUE, FALSE, NULL, NULL }, XEP_POINTS_MISSING, KHT, TRUE },
  { "missing-points-with-exception",
    { (char *) "L3", TRUE, TRUE, (char *) "Đã khắc phục", NULL },
    XEP_POINTS_MISSING,
    NONE,
    FALSE },
  { "unknown-case", { (char *) "Z9", TRUE, FALSE, NULL, NULL }, 9500, XS, FALSE },
};

static void
test_tick (gconstpointer data)
{
  const TickCase *expected = data;
  const XepFacts facts = ALL_WELL;
  g_autoptr (GPtrArray) ticks = g_ptr_array_new ();
  g_autoptr (XepSuggestion) suggestion = NULL;

  g_ptr_array_add (ticks, (gpointer) &expected->tick);
  suggestion = xep_rating_suggest (regulation, L, expected->points, &facts, ticks);
  g_assert_cmpint (suggestion->level, ==, expected->level);
  g_assert_cmpint (suggestion->forced, ==, expected->forced);
  g_assert_false (suggestion->gap);
}

/* One lifted case does not lift another. */
static void
test_two_ticks (void)
{
  const XepFacts facts = ALL_WELL;
  g_autoptr (GPtrArray) ticks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);
  g_autoptr (XepSuggestion) suggestion = NULL;

  g_ptr_array_add (ticks, xep_disqualifier_tick_new ("L3", TRUE, TRUE, "Đã khắc phục", ""));
  g_ptr_array_add (ticks, xep_disqualifier_tick_new ("L5", TRUE, FALSE, "", ""));
  suggestion = xep_rating_suggest (regulation, L, 9500, &facts, ticks);
  g_assert_true (suggestion->forced);
  g_assert_cmpint (suggestion->level, ==, KHT);
}

/* G5: the list is headed "tập thể lãnh đạo, quản lý"; for a Party committee it warns and the
 * authority decides. */
static void
test_party_committee (void)
{
  XepFacts facts = ALL_WELL;
  g_autoptr (GPtrArray) ticks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);
  g_autoptr (XepSuggestion) suggestion = NULL;
  g_autoptr (XepSuggestion) low = NULL;
  g_autoptr (XepSuggestion) clean = NULL;

  facts.party_committee = TRUE;
  clean = xep_rating_suggest (regulation, C, 9500, &facts, ticks);
  g_assert_cmpint (clean->level, ==, XS);
  g_ptr_array_add (ticks, xep_disqualifier_tick_new ("T2", TRUE, FALSE, "", ""));
  suggestion = xep_rating_suggest (regulation, C, 9500, &facts, ticks);
  g_assert_false (suggestion->forced);
  g_assert_true (suggestion->gap);
  g_assert_cmpint (suggestion->level, ==, NONE);
  low = xep_rating_suggest (regulation, C, 4999, &facts, ticks);
  g_assert_false (low->gap);
  g_assert_cmpint (low->level, ==, KHT);
}

static gboolean
says (const XepSuggestion *suggestion, const char *words)
{
  for (guint i = 0; i < suggestion->reasons->len; i++)
    if (strstr (g_ptr_array_index (suggestion->reasons, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* T4, L1, K2: the figures bring the case to mind, they do not tick it. */
static void
test_signals (void)
{
  static const struct
  {
    XepRuleColumn column;
    int done;
    const char *id;
    gboolean told;
  } signals[] = {
    { C, 69, "T4", TRUE }, { C, 70, "T4", FALSE }, { L, 69, "L1", TRUE },  { L, 70, "L1", FALSE },
    { I, 49, "K2", TRUE }, { I, 50, "K2", FALSE }, { C, -1, "T4", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      XepFacts facts = FACTS (100, signals[i].done, 0, 0, 100, NO);
      g_autofree char *words = g_strdup_printf ("trường hợp %s", signals[i].id);
      g_autoptr (XepSuggestion) suggestion
          = xep_rating_suggest (regulation, signals[i].column, 8000, &facts, NULL);

      g_assert_cmpint (says (suggestion, words), ==, signals[i].told);
      g_assert_false (suggestion->forced);
    }
}

/* G4: targets not reached are told to collectives and leaders; a person decides. */
static void
test_targets (void)
{
  static const struct
  {
    XepRuleColumn column;
    int assigned, missed;
    gboolean told;
  } targets[] = {
    { C, 5, 1, TRUE },  { L, 5, 5, TRUE },    { I, 5, 1, FALSE },  { C, 5, 0, FALSE },
    { C, 0, 1, FALSE }, { C, -1, -1, FALSE }, { C, 5, -1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      XepFacts facts = ALL_WELL;
      g_autoptr (XepSuggestion) suggestion = NULL;

      facts.targets_assigned = targets[i].assigned;
      facts.targets_missed = targets[i].missed;
      suggestion = xep_rating_suggest (regulation, targets[i].column, 9500, &facts, NULL);
      g_assert_cmpint (says (suggestion, "chỉ tiêu kinh tế - xã hội cơ bản được giao. Quy định"),
                       ==, targets[i].told);
      g_assert_cmpint (suggestion->level, ==, XS);
    }
}

static char *
describe_conditions (const XepSuggestion *suggestion)
{
  static const char *const states[] = { "met", "not", "missing", "none" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suggestion->conditions->len; i++)
    {
      const XepConditionResult *result = g_ptr_array_index (suggestion->conditions, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", result->rule->id,
                              states[result->state]);
      g_assert_cmpstr (result->detail, !=, "");
    }
  return g_string_free (text, FALSE);
}

/* The results listed are those of the suggested level and above, in the order of the levels. */
static void
test_conditions_listed (void)
{
  static const struct
  {
    XepPoints points;
    XepFacts facts;
    const char *conditions;
  } lists[] = {
    { 9500, FACTS (10, 10, 10, 3, 100, NO),
      "1.3-done=met 1.3-on-time=met 1.3-exceeded=met 1.3-remedied=met" },
    { 9500, FACTS (10, 10, 10, 2, -1, NO),
      "1.3-done=met 1.3-on-time=met 1.3-exceeded=not 1.3-remedied=missing good-individual-done=met "
      "good-individual-on-time=met" },
    { 7500,
      { 10, 10, 10, 3, -1, TRUE, XEP_ANSWER_MISSING, FALSE, -1, -1 },
      "1.3-done=met 1.3-on-time=met 1.3-exceeded=met 1.3-remedied=none good-individual-done=met "
      "good-individual-on-time=met" },
    { XEP_POINTS_MISSING, FACTS (10, 9, -1, 3, 100, NO),
      "1.3-done=not 1.3-on-time=missing 1.3-exceeded=met 1.3-remedied=met good-individual-done=not "
      "good-individual-on-time=missing complete-individual-done=not "
      "complete-individual-on-time=missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (XepSuggestion) suggestion
          = xep_rating_suggest (regulation, I, lists[i].points, &lists[i].facts, NULL);
      g_autofree char *conditions = describe_conditions (suggestion);

      g_assert_cmpstr (conditions, ==, lists[i].conditions);
    }
}

/* The percentage shown is cut, never rounded up to a bound that was not reached. */
static void
test_detail_percent (void)
{
  const XepFacts facts = FACTS (1000000, 999999, 333333, 300000, 100, NO);
  g_autoptr (XepSuggestion) suggestion = xep_rating_suggest (regulation, I, 9500, &facts, NULL);

  g_assert_cmpstr (((XepConditionResult *) g_ptr_array_index (suggestion->conditions, 0))->detail,
                   ==, "999999/1000000 việc hoàn thành (99,99%)");
  g_assert_cmpstr (((XepConditionResult *) g_ptr_array_index (suggestion->conditions, 1))->detail,
                   ==, "333333/1000000 việc đúng hạn (33,33%)");
  g_assert_cmpstr (((XepConditionResult *) g_ptr_array_index (suggestion->conditions, 2))->detail,
                   ==, "300000/1000000 việc vượt mức (30%)");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/model/suggestion/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tick_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/model/suggestion/tick/%s", tick_cases[i].name);

      g_test_add_data_func (name, &tick_cases[i], test_tick);
    }
  g_test_add_func ("/model/suggestion/every-disqualifier", test_every_disqualifier);
  g_test_add_func ("/model/suggestion/two-ticks", test_two_ticks);
  g_test_add_func ("/model/suggestion/party-committee", test_party_committee);
  g_test_add_func ("/model/suggestion/signals", test_signals);
  g_test_add_func ("/model/suggestion/targets", test_targets);
  g_test_add_func ("/model/suggestion/conditions-listed", test_conditions_listed);
  g_test_add_func ("/model/suggestion/detail-percent", test_detail_percent);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
