/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-syllable.h"
#include "xep-test.h"

static XepSyllableFit
get_fit (const char *word)
{
  glong length = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &length);

  return xep_syllable_get_fit (letters, (gsize) length);
}

static void
check_words (const char *text, XepSyllableFit expected)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      XepSyllableFit fit = get_fit (words[i]);

      if (fit != expected)
        g_test_message ("“%s”: %d", words[i], fit);
      g_assert_cmpint (fit, ==, expected);
    }
}

/* Names as they are met in the communes of Lào Cai, and places of other peoples. */
static void
test_names (void)
{
  check_words (
      "Giàng Seo Páo Sùng Thào Lù Vàng Cư Dí A Sử Tẩn Chảo Lồ Ma Mỷ Chúng Hảng Lừu Sẩu Dì Sín "
      "Chéng Lùng Phình Tả Chải Pờ Chồ Tráng Hầu Thền Cồ Lèng Ly Lý Vù Sìn Dín Phà Sề Mí Chứ "
      "Lềnh Sểnh Phẩy Mẩy Nông Hoàng Vương Lục Lự Hứa Đàm Triệu Bàn Phàn Lò Quàng Cà Điêu "
      "Sừ Pà Phìn Nậm Lúc Tý Trịnh Tường Mường Khương Bắc Kạn Kon Tum Thải Hoảng Séo Dìn",
      XEP_SYLLABLE_VALID);
}

static void
test_words (void)
{
  check_words (
      "nghiêng nghề ghế gì gìn giếng giữa giáo quốc quỳnh quýt quyết quyển quê quả quy khuỷu "
      "khuya thuở huơ ngoằn ngoèo hoà hòa thúy thuý khoẻ khỏe yêu yến yết ý ạ ưu ước oanh "
      "uống xoong moóc tuýp huých chuyên tuần khuâng người được đường ĐẢNG Đảng ỦY rượu hươu "
      "nguyễn Nguyễn NGUYỄN thường trực sạch đẹp mách bích ích nghỉ kỷ luật xếp loại",
      XEP_SYLLABLE_VALID);
}

static void
test_not_words (void)
{
  check_words ("José René Müller café Noël Loïc Thaï Caïn où Dupont Krông Hmông Đắklắk",
               XEP_SYLLABLE_NONE);
  check_words ("Thơng Lơng ngh Th Trờng nghà ghà ngè cế kwa zá fá Viêt bàt bảc bãch nhìĩ ááo thòá",
               XEP_SYLLABLE_NONE);
  check_words ("nguyỄn nGuyễn đA hÀ", XEP_SYLLABLE_NONE);
  check_words ("V¨n Nguy\ufffdn Hµ nghiêngh ươươ", XEP_SYLLABLE_NONE);
  g_assert_cmpint (get_fit (""), ==, XEP_SYLLABLE_NONE);
}

static void
test_astray (void)
{
  check_words ("Thaò Haì qúa Bac Dat dep sach", XEP_SYLLABLE_ASTRAY);
}

static void
test_letters (void)
{
  g_assert_true (xep_syllable_is_letter (0x01B0));
  g_assert_true (xep_syllable_is_letter (0x1EF9));
  g_assert_true (xep_syllable_is_letter ('w'));
  g_assert_false (xep_syllable_is_letter (0x00E7));
  g_assert_false (xep_syllable_is_letter (0x1EFA));
  g_assert_false (xep_syllable_is_letter (0x10FFFF));
  g_assert_true (xep_syllable_is_vowel ('Y'));
  g_assert_true (xep_syllable_is_vowel (0x1EF0));
  g_assert_false (xep_syllable_is_vowel (0x0111));
  g_assert_false (xep_syllable_is_vowel ('w'));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/syllable/names", test_names);
  g_test_add_func ("/syllable/words", test_words);
  g_test_add_func ("/syllable/not-words", test_not_words);
  g_test_add_func ("/syllable/astray", test_astray);
  g_test_add_func ("/syllable/letters", test_letters);
  return g_test_run ();
}
