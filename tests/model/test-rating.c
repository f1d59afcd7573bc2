/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"
#include "model/xep-rating.h"
#include "xep-test.h"

#define MISSING XEP_POINTS_MISSING

static XepRegulation *regulation;

/* Every criterion of @set at its maximum. (transfer full) */
static GHashTable *
fill_to_maximum (const XepCriteriaSet *set)
{
  GHashTable *criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);

          g_hash_table_insert (criteria, g_strdup (criterion->number),
                               GINT_TO_POINTER (criterion->maximum));
        }
    }
  return criteria;
}

static void
assert_totals (const XepTotals *totals, XepPoints part_a, XepPoints part_b, XepPoints total)
{
  g_assert_cmpint (totals->part_a, ==, part_a);
  g_assert_cmpint (totals->part_b, ==, part_b);
  g_assert_cmpint (totals->total, ==, total);
}

static void
test_total_of_every_set (void)
{
  GPtrArray *sets = xep_regulation_get_criteria_sets (regulation);

  for (guint i = 0; i < sets->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (sets, i);
      g_autoptr (GHashTable) criteria = fill_to_maximum (set);
      XepStepPoints points = { XEP_ENTRY_CRITERIA, criteria, MISSING, MISSING };
      XepTotals totals = xep_rating_total (set, &points);

      assert_totals (&totals, 3000, 7000, 10000);
      g_assert_cmpint (totals.keyed, ==, totals.expected);
      g_assert_cmpint (totals.expected, ==, xep_criteria_set_count (set));
    }
}

/* One empty box: its part and the total are missing, the running sums go on. */
static void
test_total_with_missing (void)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL5");
  g_autoptr (GHashTable) criteria = fill_to_maximum (set);
  XepStepPoints points = { XEP_ENTRY_CRITERIA, criteria, MISSING, MISSING };
  XepTotals totals;

  g_hash_table_remove (criteria, "I.2.3");
  totals = xep_rating_total (set, &points);
  assert_totals (&totals, MISSING, 7000, MISSING);
  g_assert_cmpint (totals.running_a, ==, 2900);
  g_assert_cmpint (totals.running_b, ==, 7000);
  g_assert_cmpint (totals.keyed, ==, totals.expected - 1);

  /* A box that holds "missing" is as empty as one that is not there. */
  g_hash_table_insert (criteria, g_strdup ("I.2.3"), GINT_TO_POINTER (MISSING));
  totals = xep_rating_total (set, &points);
  assert_totals (&totals, MISSING, 7000, MISSING);
  g_assert_cmpint (totals.keyed, ==, totals.expected - 1);

  /* Zero points are points. */
  g_hash_table_insert (criteria, g_strdup ("I.2.3"), GINT_TO_POINTER (0));
  totals = xep_rating_total (set, &points);
  assert_totals (&totals, 2900, 7000, 9900);
  g_assert_cmpint (totals.keyed, ==, totals.expected);

  g_hash_table_remove (criteria, "II.6");
  totals = xep_rating_total (set, &points);
  assert_totals (&totals, 2900, MISSING, MISSING);
  g_assert_cmpint (totals.running_b, ==, 6000);
}

static void
test_total_of_nothing (void)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL10");
  XepStepPoints points = { XEP_ENTRY_CRITERIA, NULL, 3000, 7000 };
  XepTotals totals = xep_rating_total (set, &points);

  assert_totals (&totals, MISSING, MISSING, MISSING);
  g_assert_cmpint (totals.keyed, ==, 0);
  g_assert_cmpint (totals.running_a, ==, 0);
  g_assert_cmpint (totals.running_b, ==, 0);
}

/* Points of a criterion that the set does not have count for nothing. */
static void
test_total_ignores_strangers (void)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL10");
  g_autoptr (GHashTable) criteria = fill_to_maximum (set);
  XepStepPoints points = { XEP_ENTRY_CRITERIA, criteria, MISSING, MISSING };
  XepTotals totals;

  g_hash_table_insert (criteria, g_strdup ("I.9.9"), GINT_TO_POINTER (500));
  totals = xep_rating_total (set, &points);
  assert_totals (&totals, 3000, 7000, 10000);
}

static void
test_total_of_groups (void)
{
  static const struct
  {
    XepPoints a, b, total;
    int keyed;
  } cases[] = {
    { 2950, 6150, 9100, 2 },          { 0, 0, 0, 2 },
    { MISSING, 6150, MISSING, 1 },    { 2950, MISSING, MISSING, 1 },
    { MISSING, MISSING, MISSING, 0 },
  };
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL8");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XepStepPoints points = { XEP_ENTRY_GROUPS, NULL, cases[i].a, cases[i].b };
      XepTotals totals = xep_rating_total (set, &points);

      assert_totals (&totals, cases[i].a, cases[i].b, cases[i].total);
      g_assert_cmpint (totals.keyed, ==, cases[i].keyed);
      g_assert_cmpint (totals.expected, ==, 2);
    }
}

static void
test_level_of_points (void)
{
  static const struct
  {
    XepPoints points;
    XepLevel level;
  } cases[] = {
    { MISSING, XEP_LEVEL_NONE },  { 0, XEP_LEVEL_INCOMPLETE },   { 4999, XEP_LEVEL_INCOMPLETE },
    { 5000, XEP_LEVEL_COMPLETE }, { 6999, XEP_LEVEL_COMPLETE },  { 7000, XEP_LEVEL_GOOD },
    { 8999, XEP_LEVEL_GOOD },     { 9000, XEP_LEVEL_EXCELLENT }, { 10000, XEP_LEVEL_EXCELLENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (xep_rating_level_of_points (regulation, cases[i].points), ==, cases[i].level);
}

static void
test_wants_explanation (void)
{
  static const struct
  {
    XepPoints a;
    XepLevel level_a;
    XepPoints b;
    XepLevel level_b;
    gboolean wanted;
  } cases[] = {
    { 9000, XEP_LEVEL_EXCELLENT, 8500, XEP_LEVEL_EXCELLENT, TRUE },
    { 8500, XEP_LEVEL_EXCELLENT, 9000, XEP_LEVEL_EXCELLENT, TRUE },
    { 9000, XEP_LEVEL_EXCELLENT, 8501, XEP_LEVEL_EXCELLENT, FALSE },
    { 9000, XEP_LEVEL_EXCELLENT, 9499, XEP_LEVEL_EXCELLENT, FALSE },
    { 9000, XEP_LEVEL_EXCELLENT, 8999, XEP_LEVEL_GOOD, TRUE },
    { 9000, XEP_LEVEL_EXCELLENT, 9000, XEP_LEVEL_NONE, FALSE },
    { 9000, XEP_LEVEL_NONE, 9000, XEP_LEVEL_GOOD, FALSE },
    { MISSING, XEP_LEVEL_EXCELLENT, 5000, XEP_LEVEL_EXCELLENT, FALSE },
    { 9000, XEP_LEVEL_EXCELLENT, MISSING, XEP_LEVEL_EXCELLENT, FALSE },
    { MISSING, XEP_LEVEL_NONE, MISSING, XEP_LEVEL_NONE, FALSE },
    { MISSING, XEP_LEVEL_EXCELLENT, MISSING, XEP_LEVEL_GOOD, TRUE },
    { MISSING, XEP_LEVEL_NONE, 0, XEP_LEVEL_NONE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (xep_rating_wants_explanation (regulation, cases[i].a, cases[i].level_a,
                                                     cases[i].b, cases[i].level_b),
                       ==, cases[i].wanted);
    }
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
  g_test_add_func ("/model/rating/total/every-set", test_total_of_every_set);
  g_test_add_func ("/model/rating/total/missing", test_total_with_missing);
  g_test_add_func ("/model/rating/total/nothing", test_total_of_nothing);
  g_test_add_func ("/model/rating/total/strangers", test_total_ignores_strangers);
  g_test_add_func ("/model/rating/total/groups", test_total_of_groups);
  g_test_add_func ("/model/rating/level-of-points", test_level_of_points);
  g_test_add_func ("/model/rating/wants-explanation", test_wants_explanation);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
