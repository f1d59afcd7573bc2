/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-text.h"
#include "xep-test.h"

typedef char *(*KeyFunction) (const char *text);

/* Each text comes strictly before the next. */
static void
check_order (KeyFunction function, const char *const *texts, gsize count)
{
  for (gsize i = 0; i + 1 < count; i++)
    {
      g_autofree char *key = function (texts[i]);
      g_autofree char *next = function (texts[i + 1]);

      g_test_message ("“%s” before “%s”", texts[i], texts[i + 1]);
      g_assert_cmpint (strcmp (key, next), <, 0);
    }
}

static void
test_letters (void)
{
  static const char *const letters[] = {
    "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m",
    "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z",
  };

  check_order (xep_text_sort_key, letters, G_N_ELEMENTS (letters));
}

static void
test_tones (void)
{
  static const char *const tones[] = { "ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bằ", "bẳ", "bẵ",
                                       "bắ", "bặ", "bâ", "bầ", "bẩ", "bẫ", "bấ", "bậ", "be" };

  check_order (xep_text_sort_key, tones, G_N_ELEMENTS (tones));
}

static void
test_words (void)
{
  static const char *const words[] = {
    "",    " 1",  "2",   "A",    "an",     "an b",    "àn b", "anh", "ánh",
    "Ăn",  "Ấm",  "Ân",  "Bình", "Dung",   "Dũng",    "Đạt",  "Đức", "Em",
    "Hoa", "Hoà", "Hòa", "Hoan", "Nguyễn", "Tả Chải", "Vàng", "Ж",
  };

  check_order (xep_text_sort_key, words, G_N_ELEMENTS (words));
}

static void
test_equal (void)
{
  static const char *const pairs[][2] = {
    { "ĐẶNG", "đặng" },
    { "Nguyễn", "Nguye\u0302\u0303n" },
    { " Hà  Nội", "hà nội" },
    { "Ðức", "Đức" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *first = xep_text_sort_key (pairs[i][0]);
      g_autofree char *second = xep_text_sort_key (pairs[i][1]);

      g_assert_cmpstr (first, ==, second);
    }
}

/* The order of a person list: given name, then family, then middle names. */
static void
test_names (void)
{
  static const char *const ordered[] = {
    "An",        "Giàng A An", "Giàng Seo An", "Vàng An",  "Vàng A An", "Giàng Ánh",
    "Lù Thị Ân", "Sùng Bình",  "Vàng Ha",      "Giàng Hà", "Lù Hà",     "Thào Thị Páo",
  };

  check_order (xep_text_name_sort_key, ordered, G_N_ELEMENTS (ordered));
}

/* Keys are stored: what is written here must stay so for ever, or old files would sort wrongly. */
static void
test_stored_form (void)
{
  static const char *const texts[][2] = {
    { "Đặng Văn Đức", "GBRK#cBR#GbE!050000000040" },
    { "Tổ 1-2", "ZT#1$00002d2!020000" },
    { "Ж", "~000436!0" },
    { "ñ", "R!3" },
    { "ç", "E!6" },
    { "", "!" },
  };
  g_autofree char *name = xep_text_name_sort_key ("Đặng Văn Đức");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = xep_text_sort_key (texts[i][0]);

      g_assert_cmpstr (key, ==, texts[i][1]);
    }
  g_assert_cmpstr (name, ==, "GbE!040!GBRK!0500!cBR!000");
}

static void
test_printable (void)
{
  static const char *const texts[]
      = { "Đặng (A) – 12/3 'x' \"y\"", "Ж漢字", "é ñ ç ß", "\xff", "😀" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = xep_text_name_sort_key (texts[i]);

      for (const char *cursor = key; *cursor != '\0'; cursor++)
        g_assert_true (g_ascii_isgraph (*cursor) && *cursor != '\'' && *cursor != '"');
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/text-sort/letters", test_letters);
  g_test_add_func ("/text-sort/tones", test_tones);
  g_test_add_func ("/text-sort/words", test_words);
  g_test_add_func ("/text-sort/equal", test_equal);
  g_test_add_func ("/text-sort/names", test_names);
  g_test_add_func ("/text-sort/stored-form", test_stored_form);
  g_test_add_func ("/text-sort/printable", test_printable);
  return g_test_run ();
}
