/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-count.h"
#include "xep-test.h"

static void
check_whole (const XepCount *count)
{
  guint rated = 0;

  for (guint i = 0; i < G_N_ELEMENTS (count->levels); i++)
    rated += count->levels[i];
  g_assert_cmpuint (count->levels[XEP_LEVEL_NONE], ==, 0);
  g_assert_cmpuint (count->rated, ==, rated);
  g_assert_cmpuint (count->total, ==, count->rated + count->unrated + count->undecided);
}

static void
test_add (void)
{
  XepCount count = { 0 };

  xep_count_add (&count, XEP_LEVEL_EXCELLENT, FALSE);
  xep_count_add (&count, XEP_LEVEL_GOOD, FALSE);
  xep_count_add (&count, XEP_LEVEL_GOOD, FALSE);
  xep_count_add (&count, XEP_LEVEL_INCOMPLETE, FALSE);
  xep_count_add (&count, XEP_LEVEL_NONE, FALSE);
  xep_count_add (&count, XEP_LEVEL_NONE, TRUE);
  /* A level that was there before the subject was left unrated does not count. */
  xep_count_add (&count, XEP_LEVEL_COMPLETE, TRUE);
  check_whole (&count);
  g_assert_cmpuint (count.total, ==, 7);
  g_assert_cmpuint (count.rated, ==, 4);
  g_assert_cmpuint (count.levels[XEP_LEVEL_EXCELLENT], ==, 1);
  g_assert_cmpuint (count.levels[XEP_LEVEL_GOOD], ==, 2);
  g_assert_cmpuint (count.levels[XEP_LEVEL_COMPLETE], ==, 0);
  g_assert_cmpuint (count.levels[XEP_LEVEL_INCOMPLETE], ==, 1);
  g_assert_cmpuint (count.unrated, ==, 2);
  g_assert_cmpuint (count.undecided, ==, 1);
}

static void
test_sum (void)
{
  XepCount first = { 0 };
  XepCount second = { 0 };

  xep_count_add (&first, XEP_LEVEL_GOOD, FALSE);
  xep_count_add (&first, XEP_LEVEL_NONE, FALSE);
  for (int level = XEP_LEVEL_NONE; level <= XEP_LEVEL_EXCELLENT; level++)
    xep_count_add (&second, level, FALSE);
  xep_count_add (&second, XEP_LEVEL_NONE, TRUE);
  xep_count_sum (&first, &second);
  check_whole (&first);
  g_assert_cmpuint (first.total, ==, 8);
  g_assert_cmpuint (first.levels[XEP_LEVEL_GOOD], ==, 2);
  g_assert_cmpuint (first.levels[XEP_LEVEL_EXCELLENT], ==, 1);
  g_assert_cmpuint (first.undecided, ==, 2);
  g_assert_cmpuint (first.unrated, ==, 1);
  g_assert_cmpuint (second.total, ==, 6);
}

static void
test_percent (void)
{
  static const struct
  {
    guint part, base;
    const char *text;
  } cases[] = {
    { 0, 0, "" },       { 5, 0, "" },         { 0, 7, "0%" },           { 7, 7, "100%" },
    { 1, 8, "12,5%" },  { 1, 3, "33,33%" },   { 2, 3, "66,67%" },       { 1, 16, "6,25%" },
    { 1, 32, "3,13%" }, { 1, 400, "0,25%" },  { 1, 20000, "0,01%" },    { 1, 20001, "0%" },
    { 5, 4, "125%" },   { 1, 2500, "0,04%" }, { 2499, 2500, "99,96%" }, { 1, 11, "9,09%" },
    { 1, 10, "10%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = xep_count_percent (cases[i].part, cases[i].base);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/model/count/add", test_add);
  g_test_add_func ("/model/count/sum", test_sum);
  g_test_add_func ("/model/count/percent", test_percent);
  return g_test_run ();
}
