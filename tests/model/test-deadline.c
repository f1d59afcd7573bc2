/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "model/xep-deadline.h"
#include "xep-test.h"

static XepRegulation *
load_regulation (void)
{
  g_autofree char *path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  g_autoptr (GError) error = NULL;
  XepRegulation *regulation = xep_regulation_load (path, &error);

  g_assert_no_error (error);
  return regulation;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* "Trước ngày 20/12": the 19th is the last day in time. */
static void
test_days (void)
{
  static const struct
  {
    XepDate today;
    int left;
    const char *number; /* in the words; NULL: none */
  } days[] = {
    { { 2025, 12, 1 }, 18, "18" },    { { 2025, 12, 18 }, 1, "1" },
    { { 2025, 12, 19 }, 0, NULL },    { { 2025, 12, 20 }, -1, "1" },
    { { 2025, 12, 31 }, -12, "12" },  { { 2026, 1, 1 }, -13, "13" },
    { { 2024, 12, 19 }, 365, "365" },
  };
  g_autoptr (XepRegulation) regulation = load_regulation ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GPtrArray) deadlines
          = xep_deadlines_of (regulation, XEP_PERIOD_YEAR, 2025, days[i].today);
      const XepDeadline *units = g_ptr_array_index (deadlines, 0);
      g_autofree char *words = xep_deadline_dup_words (units);

      g_assert_cmpuint (deadlines->len, ==, 2);
      g_assert_cmpstr (units->rule->id, ==, "year-units");
      g_assert_cmpint (units->days_left, ==, days[i].left);
      g_assert_cmpint (((XepDeadline *) g_ptr_array_index (deadlines, 1))->days_left, ==,
                       days[i].left + 5);
      if (days[i].number != NULL)
        g_assert_nonnull (strstr (words, days[i].number));
      else
        g_assert_false (has_digit (words));
      g_assert_null (strchr (words, '-'));
    }
}

/* Late and in time are told by words, not by the number alone. */
static void
test_words (void)
{
  XepDeadline deadline = { NULL, { 2025, 12, 20 }, 2 };
  g_autofree char *left = xep_deadline_dup_words (&deadline);
  g_autofree char *late = NULL;

  deadline.days_left = -2;
  late = xep_deadline_dup_words (&deadline);
  g_assert_cmpstr (left, !=, late);
}

/* Each period has its own, in the order of their days. */
static void
test_periods (void)
{
  g_autoptr (XepRegulation) regulation = load_regulation ();
  guint all = 0;

  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      g_autoptr (GPtrArray) deadlines
          = xep_deadlines_of (regulation, (XepPeriodCode) code, 2026, (XepDate){ 2026, 1, 1 });

      g_assert_cmpuint (deadlines->len, >, 0);
      all += deadlines->len;
      for (guint i = 0; i < deadlines->len; i++)
        {
          const XepDeadline *deadline = g_ptr_array_index (deadlines, i);

          g_assert_cmpint (deadline->rule->code, ==, code);
          g_assert_cmpint (deadline->date.year, ==, 2026);
          g_assert_cmpint (deadline->date.month, ==, deadline->rule->month);
          if (i > 0)
            g_assert_cmpint (
                xep_date_compare (((XepDeadline *) g_ptr_array_index (deadlines, i - 1))->date,
                                  deadline->date),
                <=, 0);
        }
    }
  g_assert_cmpuint (all, ==, xep_regulation_get_deadlines (regulation)->len);
}

/* A regulation file may name them in any order. */
static void
test_order (void)
{
  g_autoptr (XepRegulation) regulation = load_regulation ();
  GPtrArray *rules = xep_regulation_get_deadlines (regulation);
  g_autoptr (GString) xml = g_string_new (xep_regulation_get_xml (regulation));
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) other = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;

  g_assert_cmpuint (rules->len, >, 2);
  g_assert_cmpuint (g_string_replace (xml, "period=\"YEAR\" month=\"12\" day=\"25\"",
                                      "period=\"YEAR\" month=\"11\" day=\"5\"", 1),
                    ==, 1);
  other = xep_regulation_parse (xml->str, -1, "changed", &error);
  g_assert_no_error (error);
  deadlines = xep_deadlines_of (other, XEP_PERIOD_YEAR, 2025, (XepDate){ 2025, 11, 4 });
  g_assert_cmpstr (((XepDeadline *) g_ptr_array_index (deadlines, 0))->rule->id, ==,
                   "year-commune");
  g_assert_cmpint (((XepDeadline *) g_ptr_array_index (deadlines, 0))->days_left, ==, 0);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/deadline/days", test_days);
  g_test_add_func ("/deadline/words", test_words);
  g_test_add_func ("/deadline/periods", test_periods);
  g_test_add_func ("/deadline/order", test_order);
  return g_test_run ();
}
