/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-points.h"
#include "xep-test.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    XepPoints points;
  } cases[] = {
    { "0", 0 },
    { "90", 9000 },
    { "90,5", 9050 },
    { "90.5", 9050 },
    { "89,99", 8999 },
    { "0,05", 5 },
    { "0.5", 50 },
    { " 22,5 ", 2250 },
    { "\u00a022,5\t", 2250 },
    { "007", 700 },
    { "1000", 100000 },
    { "1000,00", 100000 },
    { "100,00", 10000 },
    { "", XEP_POINTS_MISSING },
    { "   ", XEP_POINTS_MISSING },
    { NULL, XEP_POINTS_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      XepPoints points = 1;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (xep_points_parse (cases[i].text, &points, &error));
      g_assert_no_error (error);
      g_assert_cmpint (points, ==, cases[i].points);
    }
}

static void
test_parse_refused (void)
{
  static const char *const texts[] = {
    "9,999",   "1.000", "-1",      "+1",   "abc",
    "1e3",     "90,",   ",5",      ".",    "9 0",
    "1.000,5", "1,2,3", "1000,01", "1001", "99999999999999999999999",
    "0x10",    "10%",   "NaN",     "９",   "–",
    "1/2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      XepPoints points = 123;

      g_test_message ("“%s”", texts[i]);
      g_assert_false (xep_points_parse (texts[i], &points, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, texts[i]));
      g_assert_cmpint (points, ==, 123);
    }
}

static void
test_format (void)
{
  static const struct
  {
    XepPoints points;
    const char *screen;
    const char *file;
  } cases[] = {
    { 0, "0", "0.00" },
    { 9000, "90", "90.00" },
    { 9050, "90,5", "90.50" },
    { 8999, "89,99", "89.99" },
    { 5, "0,05", "0.05" },
    { 9005, "90,05", "90.05" },
    { 100000, "1000", "1000.00" },
    { -50, "-0,5", "-0.50" },
    { XEP_POINTS_MISSING, "", "" },
    { -9005, "-90,05", "-90.05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *screen = xep_points_format (cases[i].points);
      g_autofree char *file = xep_points_format_ascii (cases[i].points);

      g_assert_cmpstr (screen, ==, cases[i].screen);
      g_assert_cmpstr (file, ==, cases[i].file);
    }
}

/* Every value that can be keyed comes back as it was. */
static void
test_round_trip (void)
{
  for (XepPoints points = 0; points <= XEP_POINTS (1000); points += 7)
    {
      g_autofree char *screen = xep_points_format (points);
      g_autofree char *file = xep_points_format_ascii (points);
      g_autoptr (GError) error = NULL;
      XepPoints again = 0;

      g_assert_true (xep_points_parse (screen, &again, &error));
      g_assert_cmpint (again, ==, points);
      g_assert_true (xep_points_parse (file, &again, &error));
      g_assert_cmpint (again, ==, points);
    }
}

static void
test_add (void)
{
  g_assert_cmpint (xep_points_add (2950, 6150), ==, 9100);
  g_assert_cmpint (xep_points_add (0, 0), ==, 0);
  g_assert_cmpint (xep_points_add (XEP_POINTS_MISSING, 6150), ==, XEP_POINTS_MISSING);
  g_assert_cmpint (xep_points_add (2950, XEP_POINTS_MISSING), ==, XEP_POINTS_MISSING);
  g_assert_cmpint (xep_points_add (XEP_POINTS_MISSING, XEP_POINTS_MISSING), ==, XEP_POINTS_MISSING);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/points/parse", test_parse);
  g_test_add_func ("/points/parse/refused", test_parse_refused);
  g_test_add_func ("/points/format", test_format);
  g_test_add_func ("/points/round-trip", test_round_trip);
  g_test_add_func ("/points/add", test_add);
  return g_test_run ();
}
