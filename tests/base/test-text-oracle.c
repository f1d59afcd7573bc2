/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucol.h>

#include "base/xep-text.h"
#include "xep-test.h"

static const char *const words[] = {
  "",
  "a",
  "A",
  "an",
  "An",
  "ân",
  "Ấm",
  "Ăn",
  "anh",
  "Ánh",
  "ảnh",
  "bà",
  "bá",
  "bạ",
  "Bình",
  "c 1",
  "c-1",
  "c1",
  "c10",
  "c2",
  "Cường",
  "Dung",
  "Dũng",
  "Đạt",
  "Đặng Văn Đức",
  "Đức",
  "Em",
  "Giàng A Páo",
  "Giàng Seo Páo",
  "giá",
  "hoa",
  "Hòa",
  "Hoà",
  "hoan",
  "hoàn",
  "Hoàng",
  "khỏe",
  "khoẻ",
  "kỳ",
  "La",
  "Lùng Phình",
  "Lý",
  "mà",
  "mả",
  "mã",
  "má",
  "mạ",
  "ma sát",
  "mạ kẽm",
  "nghiêng",
  "Nguyễn",
  "Nguye\u0302\u0303n",
  "Nhàn",
  "Pờ Chồ",
  "quý",
  "quí",
  "Quyết",
  "Sùng",
  "Tả Chải",
  "Tà Chải",
  "ta chai",
  "Thào",
  "Thuý",
  "thúy",
  "trà",
  "uy",
  "Ủy",
  "ư",
  "Ứng",
  "Vàng",
  "Vang A",
  "Vàng A",
  "Vừ",
  "W",
  "xã",
  "Xếp Loại",
  "ỷ",
  "y",
  "Yên",
  "z",
  "f",
  "j",
  "12",
  "2",
  " ",
};

static int
compare_keys (const char *a, const char *b)
{
  g_autofree char *first = xep_text_sort_key (a);
  g_autofree char *second = xep_text_sort_key (b);
  int order = strcmp (first, second);

  return (order > 0) - (order < 0);
}

/* Case is not compared, so the oracle stops at the second strength: letters, then tones. */
static UCollator *
open_oracle (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *oracle = ucol_open ("vi", &status);

  g_assert_true (U_SUCCESS (status));
  ucol_setStrength (oracle, UCOL_SECONDARY);
  ucol_setAttribute (oracle, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  g_assert_true (U_SUCCESS (status));
  return oracle;
}

static void
compare_all (const char *const *texts, gsize count)
{
  UCollator *oracle = open_oracle ();

  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < count; j++)
      {
        g_autofree char *first = xep_text_clean (texts[i]);
        g_autofree char *second = xep_text_clean (texts[j]);
        UErrorCode status = U_ZERO_ERROR;
        int expected = (int) ucol_strcollUTF8 (oracle, first, -1, second, -1, &status);

        g_test_message ("“%s” and “%s”", texts[i], texts[j]);
        g_assert_cmpint (compare_keys (texts[i], texts[j]), ==, expected);
      }
  ucol_close (oracle);
}

static void
test_words (void)
{
  compare_all (words, G_N_ELEMENTS (words));
}

/* The 12 vowels in six tones and the consonants, both cases: all 2 × 89 letters against each
   other. */
static void
test_letters (void)
{
  static const char *const all
      = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);

  for (const char *cursor = all; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      g_autofree char *letter = g_strndup (cursor, (gsize) (g_utf8_next_char (cursor) - cursor));

      g_ptr_array_add (letters, g_utf8_strup (letter, -1));
      g_ptr_array_add (letters, g_steal_pointer (&letter));
    }
  g_assert_cmpuint (letters->len, ==, 2 * 89);
  compare_all ((const char *const *) letters->pdata, letters->len);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/text-oracle/words", test_words);
  g_test_add_func ("/text-oracle/letters", test_letters);
  return g_test_run ();
}
