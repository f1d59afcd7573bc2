/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-number-words.h"
#include "xep-test.h"

static void
test_numbers (void)
{
  static const struct
  {
    int number;
    const char *words;
  } cases[] = {
    { 0, "không" },
    { 1, "một" },
    { 4, "bốn" },
    { 5, "năm" },
    { 9, "chín" },
    { 10, "mười" },
    { 11, "mười một" },
    { 14, "mười bốn" },
    { 15, "mười lăm" },
    { 19, "mười chín" },
    { 20, "hai mươi" },
    { 21, "hai mươi mốt" },
    { 24, "hai mươi tư" },
    { 25, "hai mươi lăm" },
    { 26, "hai mươi sáu" },
    { 30, "ba mươi" },
    { 55, "năm mươi lăm" },
    { 91, "chín mươi mốt" },
    { 99, "chín mươi chín" },
    { 100, "một trăm" },
    { 101, "một trăm linh một" },
    { 104, "một trăm linh bốn" },
    { 105, "một trăm linh năm" },
    { 110, "một trăm mười" },
    { 111, "một trăm mười một" },
    { 115, "một trăm mười lăm" },
    { 121, "một trăm hai mươi mốt" },
    { 124, "một trăm hai mươi tư" },
    { 205, "hai trăm linh năm" },
    { 555, "năm trăm năm mươi lăm" },
    { 999, "chín trăm chín mươi chín" },
    { 1000, "một nghìn" },
    { 1001, "một nghìn không trăm linh một" },
    { 1005, "một nghìn không trăm linh năm" },
    { 1010, "một nghìn không trăm mười" },
    { 1015, "một nghìn không trăm mười lăm" },
    { 1021, "một nghìn không trăm hai mươi mốt" },
    { 1100, "một nghìn một trăm" },
    { 2025, "hai nghìn không trăm hai mươi lăm" },
    { 2115, "hai nghìn một trăm mười lăm" },
    { 2500, "hai nghìn năm trăm" },
    { 10000, "mười nghìn" },
    { 21000, "hai mươi mốt nghìn" },
    { 24315, "hai mươi tư nghìn ba trăm mười lăm" },
    { 100000, "một trăm nghìn" },
    { 100005, "một trăm nghìn không trăm linh năm" },
    { 105001, "một trăm linh năm nghìn không trăm linh một" },
    { 1000000, "một triệu" },
    { 1000005, "một triệu không trăm linh năm" },
    { 1005000, "một triệu không trăm linh năm nghìn" },
    { 1015015, "một triệu không trăm mười lăm nghìn không trăm mười lăm" },
    { 20000000, "hai mươi triệu" },
    { 999999999,
      "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi "
      "chín" },
    { 1000000000, "một tỷ" },
    { -1, "âm một" },
    { -15, "âm mười lăm" },
    { G_MAXINT, "hai tỷ một trăm bốn mươi bảy triệu bốn trăm tám mươi ba nghìn sáu trăm bốn mươi "
                "bảy" },
    { G_MININT, "âm hai tỷ một trăm bốn mươi bảy triệu bốn trăm tám mươi ba nghìn sáu trăm bốn "
                "mươi tám" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = xep_number_words (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_points (void)
{
  static const struct
  {
    XepPoints points;
    const char *words;
  } cases[] = {
    { XEP_POINTS_MISSING, "" },
    { 0, "không" },
    { 5, "không phẩy không năm" },
    { 25, "không phẩy hai mươi lăm" },
    { 50, "không phẩy năm" },
    { 100, "một" },
    { 2950, "hai mươi chín phẩy năm" },
    { 6175, "sáu mươi mốt phẩy bảy mươi lăm" },
    { 8999, "tám mươi chín phẩy chín mươi chín" },
    { 9000, "chín mươi" },
    { 9005, "chín mươi phẩy không năm" },
    { 9010, "chín mươi phẩy một" },
    { 9011, "chín mươi phẩy mười một" },
    { 9025, "chín mươi phẩy hai mươi lăm" },
    { 9050, "chín mươi phẩy năm" },
    { 10000, "một trăm" },
    { -25, "âm không phẩy hai mươi lăm" },
    { -150, "âm một phẩy năm" },
    { -500, "âm năm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = xep_number_words_points (cases[i].points);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* No two numbers read the same, and none leaves a blank where words are joined. */
static void
test_distinct (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int number = -1200; number <= 12000; number++)
    {
      char *words = xep_number_words (number);

      g_assert_null (strstr (words, "  "));
      g_assert_false (g_str_has_suffix (words, " "));
      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

int
main (int argc, char *argv[])
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/base/number-words/numbers", test_numbers);
  g_test_add_func ("/base/number-words/points", test_points);
  g_test_add_func ("/base/number-words/distinct", test_distinct);
  return g_test_run ();
}
