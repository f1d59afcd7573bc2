/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/xep-date.h"
#include "xep-test.h"

static void
assert_date (XepDate date, const char *expected)
{
  g_autofree char *text = xep_date_format_iso (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "12/03/1977", "1977-03-12" },
    { "1/2/1980", "1980-02-01" },
    { "12.03.1977", "1977-03-12" },
    { "12-03-1977", "1977-03-12" },
    { "12-3-1977", "1977-03-12" },
    { " 12 / 3 / 1977 ", "1977-03-12" },
    { "1977", "1977" },
    { " 1977 ", "1977" },
    { "1977-03-12", "1977-03-12" },
    { "1977-3-2", "1977-03-02" },
    { "29/02/2024", "2024-02-29" },
    { "29/02/2000", "2000-02-29" },
    { "13/12/1999", "1999-12-13" },
    { "31/12/2100", "2100-12-31" },
    { "01/01/1900", "1900-01-01" },
    { "\u00a012/03/1977", "1977-03-12" },
    { "2100", "2100" },
    { "1900", "1900" },
    { "", "" },
    { "  ", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      XepDate date = { 1, 1, 1 };

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (xep_date_parse (cases[i].text, &date, &error));
      g_assert_no_error (error);
      assert_date (date, cases[i].iso);
    }
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    "31/02/1980",   "29/02/2025",  "29/02/1900",  "12/13/1977",  "0/1/1977",     "1/0/1977",
    "32/1/1977",    "12/03/77",    "12.03.77",    "1/2/3",       "77",           "1899",
    "2101",         "12/03/1899",  "12/03/0077",  "12/03",       "03/1977",      "1977/03/12",
    "12/03/1977/1", "12//1977",    "12/03/1977.", "09-QĐ/TU",    "abc",          "12 03 1977",
    "-12/03/1977",  "12/03/19777", "123/03/1977", "12/003/1977", "tháng 3/1977", "1977-13-01",
    "1977-02-31",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      XepDate date = { 1, 1, 1 };

      g_test_message ("“%s”", texts[i]);
      g_assert_false (xep_date_parse (texts[i], &date, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, texts[i]));
      g_assert_false (xep_date_is_set (date));
    }
}

/* Each kind of mistake has its own sentence. */
static void
test_parse_sentences (void)
{
  g_autoptr (GError) two_digits = NULL;
  g_autoptr (GError) no_day = NULL;
  g_autoptr (GError) no_date = NULL;
  XepDate date;

  g_assert_false (xep_date_parse ("12/03/77", &date, &two_digits));
  g_assert_false (xep_date_parse ("31/02/1980", &date, &no_day));
  g_assert_false (xep_date_parse ("x", &date, &no_date));
  for (gsize i = 0; i < 3; i++)
    {
      const GError *errors[] = { two_digits, no_day, no_date };
      g_auto (GStrv) words = g_strsplit (errors[i]->message, "”", 2);
      g_auto (GStrv) next_words = g_strsplit (errors[(i + 1) % 3]->message, "”", 2);

      g_assert_cmpstr (words[1], !=, next_words[1]);
    }
}

static void
test_parse_iso (void)
{
  static const char *const whole[] = { "", "1977", "1977-03-12", "2024-02-29" };
  static const char *const refused[]
      = { "12/03/1977", "1977-3-12",           "1977-03", "1977-02-30", " 1977",
          "1977 ",      "1977-03-12T00:00:00", "77",      "1977/03/12", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GError) error = NULL;
      XepDate date;

      g_assert_true (xep_date_parse_iso (whole[i], &date, &error));
      assert_date (date, whole[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      XepDate date;

      g_test_message ("“%s”", refused[i]);
      g_assert_false (xep_date_parse_iso (refused[i], &date, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
    }
}

static void
test_serial (void)
{
  static const struct
  {
    double serial;
    gboolean date1904;
    const char *iso;
  } cases[] = {
    { 33810, FALSE, "1992-07-25" }, { 33810.75, FALSE, "1992-07-25" },
    { 1977, FALSE, "1977" },        { 1900, FALSE, "1900" },
    { 2100, FALSE, "2100" },        { 2101, FALSE, "1905-10-01" },
    { 1899, FALSE, "1905-03-13" },  { 1, FALSE, "1900-01-01" },
    { 59, FALSE, "1900-02-28" },    { 61, FALSE, "1900-03-01" },
    { 25569, FALSE, "1970-01-01" }, { 45658, FALSE, "2025-01-01" },
    { 32348, TRUE, "1992-07-25" },  { 0, TRUE, "1904-01-01" },
    { 1977, TRUE, "1977" },         { 73415, FALSE, "2100-12-31" },
  };
  static const double refused[] = { 60, 0, -1, 0.5, 1977.5, 73416, 99999, 1e9, 1e300, -1e300 };
  XepDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%f", cases[i].serial);
      g_assert_true (xep_date_from_serial (cases[i].serial, cases[i].date1904, &date, &error));
      assert_date (date, cases[i].iso);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%f", refused[i]);
      g_assert_false (xep_date_from_serial (refused[i], FALSE, &date, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_assert_false (xep_date_is_set (date));
    }
}

static void
test_serial_not_a_number (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) infinite = NULL;
  XepDate date;

  g_assert_false (xep_date_from_serial (NAN, FALSE, &date, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_false (xep_date_from_serial (INFINITY, TRUE, &date, &infinite));
  g_assert_error (infinite, XEP_ERROR, XEP_ERROR_INVALID);
}

static void
test_format (void)
{
  static const struct
  {
    XepDate date;
    const char *screen;
    const char *paper;
  } cases[] = {
    { { 2026, 2, 5 }, "05/02/2026", "ngày 05 tháng 02 năm 2026" },
    { { 2026, 1, 9 }, "09/01/2026", "ngày 09 tháng 01 năm 2026" },
    { { 2025, 3, 10 }, "10/03/2025", "ngày 10 tháng 3 năm 2025" },
    { { 2025, 11, 30 }, "30/11/2025", "ngày 30 tháng 11 năm 2025" },
    { { 1977, 0, 0 }, "1977", "năm 1977" },
    { { 0, 0, 0 }, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *screen = xep_date_format (cases[i].date);
      g_autofree char *paper = xep_date_format_long (cases[i].date);

      g_assert_cmpstr (screen, ==, cases[i].screen);
      g_assert_cmpstr (paper, ==, cases[i].paper);
    }
}

static void
test_compare (void)
{
  XepDate year = { 1977, 0, 0 };
  XepDate first = { 1977, 1, 1 };
  XepDate later = { 1977, 1, 2 };
  XepDate month = { 1977, 2, 1 };

  g_assert_cmpint (xep_date_compare (year, first), ==, 0);
  g_assert_cmpint (xep_date_compare (year, later), ==, -1);
  g_assert_cmpint (xep_date_compare (month, later), ==, 1);
  g_assert_cmpint (xep_date_compare (XEP_DATE_NONE, year), ==, -1);
  g_assert_cmpint (xep_date_compare (year, XEP_DATE_NONE), ==, 1);
  g_assert_cmpint (xep_date_compare (XEP_DATE_NONE, XEP_DATE_NONE), ==, 0);
}

static void
test_kinds (void)
{
  g_assert_false (xep_date_is_set (XEP_DATE_NONE));
  g_assert_true (xep_date_is_set ((XepDate){ 1977, 0, 0 }));
  g_assert_false (xep_date_is_full ((XepDate){ 1977, 0, 0 }));
  g_assert_true (xep_date_is_full ((XepDate){ 1977, 3, 12 }));
  g_assert_true (xep_date_is_valid (2024, 2, 29));
  g_assert_false (xep_date_is_valid (2025, 2, 29));
  g_assert_false (xep_date_is_valid (2025, 0, 1));
  g_assert_false (xep_date_is_valid (2025, 1, 257));
  g_assert_false (xep_date_is_valid (1899, 12, 31));
  g_assert_false (xep_date_is_valid (2101, 1, 1));
}

static void
test_add_months (void)
{
  assert_date (xep_date_add_months ((XepDate){ 2025, 8, 31 }, 6), "2026-02-28");
  assert_date (xep_date_add_months ((XepDate){ 2023, 8, 31 }, 6), "2024-02-29");
  assert_date (xep_date_add_months ((XepDate){ 2025, 11, 15 }, 12), "2026-11-15");
  assert_date (xep_date_add_months ((XepDate){ 2025, 12, 1 }, 1), "2026-01-01");
  assert_date (xep_date_add_months ((XepDate){ 2025, 3, 31 }, -1), "2025-02-28");
  assert_date (xep_date_add_months ((XepDate){ 2025, 1, 5 }, -1), "2024-12-05");
  assert_date (xep_date_add_months ((XepDate){ 2025, 1, 5 }, 0), "2025-01-05");
  assert_date (xep_date_add_months ((XepDate){ 1977, 0, 0 }, 6), "1977-07-01");
  assert_date (xep_date_add_months (XEP_DATE_NONE, 6), "");
}

static void
test_days_between (void)
{
  XepDate start = { 2024, 2, 28 };

  g_assert_cmpint (xep_date_days_between (start, (XepDate){ 2024, 3, 1 }), ==, 2);
  g_assert_cmpint (xep_date_days_between (start, start), ==, 0);
  g_assert_cmpint (xep_date_days_between (start, (XepDate){ 2024, 2, 27 }), ==, -1);
  g_assert_cmpint (xep_date_days_between ((XepDate){ 2025, 1, 1 }, (XepDate){ 2026, 1, 1 }), ==,
                   365);
}

static void
test_now (void)
{
  g_autofree char *now = xep_date_time_now_iso ();
  g_autoptr (GRegex) form = g_regex_new ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$", 0, 0, NULL);
  XepDate today = xep_date_today ();

  g_assert_true (xep_date_is_valid (today.year, today.month, today.day));
  g_assert_true (g_regex_match (form, now, 0, NULL));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse/refused", test_parse_refused);
  g_test_add_func ("/date/parse/sentences", test_parse_sentences);
  g_test_add_func ("/date/parse-iso", test_parse_iso);
  g_test_add_func ("/date/serial", test_serial);
  g_test_add_func ("/date/serial/not-a-number", test_serial_not_a_number);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/kinds", test_kinds);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/days-between", test_days_between);
  g_test_add_func ("/date/now", test_now);
  return g_test_run ();
}
