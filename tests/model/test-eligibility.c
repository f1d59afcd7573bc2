/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"
#include "model/xep-eligibility.h"
#include "xep-test.h"

static XepRegulation *regulation;

static void
test_period_ends (void)
{
  static const struct
  {
    XepPeriodCode code;
    int month, day;
  } ends[] = { { XEP_PERIOD_Q1, 3, 31 },
               { XEP_PERIOD_Q2, 6, 30 },
               { XEP_PERIOD_Q3, 9, 30 },
               { XEP_PERIOD_YEAR, 12, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      XepDate end = xep_eligibility_period_end (regulation, ends[i].code, 2025);

      g_assert_cmpint (end.year, ==, 2025);
      g_assert_cmpint (end.month, ==, ends[i].month);
      g_assert_cmpint (end.day, ==, ends[i].day);
    }
}

/* Plan II.2, to the day: six months are complete on the same day of the sixth month. */
static void
test_reasons (void)
{
  static const struct
  {
    XepStatus status;
    XepDate admitted_on;
    XepPeriodCode code;
    const char *reason;
  } cases[] = {
    { XEP_STATUS_ACTIVE, { 0, 0, 0 }, XEP_PERIOD_YEAR, NULL },
    { XEP_STATUS_ACTIVE, { 2001, 5, 19 }, XEP_PERIOD_YEAR, NULL },
    { XEP_STATUS_RELIEVED, { 2001, 5, 19 }, XEP_PERIOD_YEAR, "relieved" },
    { XEP_STATUS_SUSPENDED, { 2001, 5, 19 }, XEP_PERIOD_YEAR, "suspended" },
    { XEP_STATUS_RELIEVED, { 2025, 12, 1 }, XEP_PERIOD_YEAR, "relieved" },
    /* 30/06 + 6 months = 30/12; 01/07 + 6 months = 01/01 of the next year. */
    { XEP_STATUS_ACTIVE, { 2025, 6, 30 }, XEP_PERIOD_YEAR, NULL },
    { XEP_STATUS_PROBATION, { 2025, 6, 30 }, XEP_PERIOD_YEAR, NULL },
    { XEP_STATUS_ACTIVE, { 2025, 7, 1 }, XEP_PERIOD_YEAR, "newly-admitted" },
    { XEP_STATUS_PROBATION, { 2025, 7, 1 }, XEP_PERIOD_YEAR, "newly-admitted" },
    /* The last day of quarter III: 30/03 and 31/03 both reach 30/09. */
    { XEP_STATUS_ACTIVE, { 2025, 3, 30 }, XEP_PERIOD_Q3, NULL },
    { XEP_STATUS_ACTIVE, { 2025, 3, 31 }, XEP_PERIOD_Q3, NULL },
    { XEP_STATUS_ACTIVE, { 2025, 4, 1 }, XEP_PERIOD_Q3, "newly-admitted" },
    { XEP_STATUS_ACTIVE, { 2024, 9, 30 }, XEP_PERIOD_Q1, NULL },
    { XEP_STATUS_ACTIVE, { 2024, 10, 1 }, XEP_PERIOD_Q1, "newly-admitted" },
    /* Admitted after the period. */
    { XEP_STATUS_ACTIVE, { 2026, 2, 3 }, XEP_PERIOD_YEAR, "newly-admitted" },
    /* A bare year says too little to exempt anybody. */
    { XEP_STATUS_ACTIVE, { 2025, 0, 0 }, XEP_PERIOD_YEAR, NULL },
    { XEP_STATUS_LEFT, { 2001, 5, 19 }, XEP_PERIOD_YEAR, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XepDate end = xep_eligibility_period_end (regulation, cases[i].code, 2025);

      g_test_message ("case %u", i);
      g_assert_cmpstr (
          xep_eligibility_exempt_reason (regulation, cases[i].status, cases[i].admitted_on, end),
          ==, cases[i].reason);
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
  g_test_add_func ("/model/eligibility/period-ends", test_period_ends);
  g_test_add_func ("/model/eligibility/reasons", test_reasons);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
