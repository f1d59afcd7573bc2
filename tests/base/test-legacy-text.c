/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-legacy-text.h"
#include "base/xep-syllable.h"
#include "legacy-encoder.h"
#include "xep-test.h"

static void
check_decoded (XepLegacyCode code, const char *text, gboolean capitals, const char *expected)
{
  guint damaged = 99;
  g_autofree char *decoded = xep_legacy_text_decode (code, text, capitals, &damaged);

  if (g_strcmp0 (decoded, expected) != 0 || damaged != 0)
    g_test_message ("code %d: “%s”", code, text);
  g_assert_cmpstr (decoded, ==, expected);
  g_assert_cmpuint (damaged, ==, 0);
}

static void
check_round_trip (XepLegacyCode code, const char *text, gboolean capitals)
{
  g_autofree char *encoded = encode (code, text);

  check_decoded (code, encoded, capitals, text);
}

static void
test_letters (void)
{
  g_autofree char *capitals = g_utf8_strup (small_letters, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      for (const char *cursor = small_letters; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
        {
          g_autofree char *small = g_strndup (cursor, (gsize) (g_utf8_next_char (cursor) - cursor));
          g_autofree char *capital = g_utf8_strup (small, -1);

          check_round_trip (codes[i], small, FALSE);
          check_round_trip (codes[i], capital, codes[i] == XEP_LEGACY_TCVN3);
        }
      check_round_trip (codes[i], small_letters, FALSE);
      check_round_trip (codes[i], capitals, codes[i] == XEP_LEGACY_TCVN3);
    }
  check_round_trip (XEP_LEGACY_TCVN3, "ĂÂĐÊÔƠƯ", FALSE);
}

/* The C library knows VN1, of which VN3 has the small letters. */
static void
test_tcvn3_of_system (void)
{
  for (const char *cursor = small_letters; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      g_autofree char *letter = g_strndup (cursor, (gsize) (g_utf8_next_char (cursor) - cursor));
      g_autofree char *bytes = g_convert (letter, -1, "TCVN5712-1", "UTF-8", NULL, NULL, NULL);
      g_autofree char *shown = NULL;

      if (bytes == NULL)
        {
          g_test_skip ("the C library has no TCVN5712-1");
          return;
        }
      shown = show_bytes (bytes, TRUE);
      check_decoded (XEP_LEGACY_TCVN3, shown, FALSE, letter);
    }
}

static void
test_known (void)
{
  static const struct
  {
    XepLegacyCode code;
    const char *text;
    const char *expected;
  } cases[] = {
    { XEP_LEGACY_TCVN3, "NguyÔn V¨n An", "Nguyễn Văn An" },
    { XEP_LEGACY_TCVN3, "Tr\u00ADêng THCS Lïng Ph×nh", "Trường THCS Lùng Phình" },
    { XEP_LEGACY_TCVN3, "Q§/TU – 12/03/1977 “a”", "QĐ/TU – 12/03/1977 “a”" },
    { XEP_LEGACY_TCVN3, "Lß A", "Lò A" },
    { XEP_LEGACY_TCVN3, "Tæ PCCC", "Tổ PCCC" },
    { XEP_LEGACY_TCVN3, "PH¹M V¡N AN", "PHẠM VĂN AN" },
    { XEP_LEGACY_TCVN3, "Vâ NGUYÔN", "VÕ NGUYỄN" },
    { XEP_LEGACY_TCVN3, "¤ng NGUYÔN V¡N AN", "Ông NGUYỄN VĂN AN" },
    { XEP_LEGACY_TCVN3, "Tr×nh ộ", "Trình ộ" },
    { XEP_LEGACY_VNI, "Nguyeãn Vaên An", "Nguyễn Văn An" },
    { XEP_LEGACY_VNI, "NGUYEÃN VAÊN AN", "NGUYỄN VĂN AN" },
    { XEP_LEGACY_VNI, "Traàn Thò Mô, Ñôøi soáng, öùng", "Trần Thị Mơ, Đời sống, ứng" },
    { XEP_LEGACY_VNI, "AØo", "Ào" },
    { XEP_LEGACY_VNI, "Aøo", "Ào" },
    { XEP_LEGACY_CP1258, "Nguyê\u00DEn Vãn An", "Nguyễn Văn An" },
    { XEP_LEGACY_CP1258, "hoàng", "hoàng" },
    { XEP_LEGACY_UTF8, "Nguyá»…n VÄƒn An", "Nguyễn Văn An" },
    { XEP_LEGACY_UTF8, "Nguy\u00E1\u00BB\xC2\x85n V\u00C4\xC2\x83n An", "Nguyễn Văn An" },
    { XEP_LEGACY_UTF8, "â€œÃ\u00A0â€\xC2\x9D", "“à”" },
    { XEP_LEGACY_UNICODE, "Nguye\u0302\u0303n", "Nguyễn" },
    { XEP_LEGACY_UNICODE, "Nguyê\u0303n e\u0301\u0302 o\u0323\u031B", "Nguyễn ế ợ" },
    { XEP_LEGACY_UNICODE, "José, François, Ωμέγα, Ðinh", "José, François, Ωμέγα, Ðinh" },
    { XEP_LEGACY_UNICODE, "Vì sao? Ai? http://a.vn/?x=1", "Vì sao? Ai? http://a.vn/?x=1" },
    { XEP_LEGACY_UNICODE, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_decoded (cases[i].code, cases[i].text, FALSE, cases[i].expected);
}

static void
test_capitals (void)
{
  check_decoded (XEP_LEGACY_TCVN3, "nguyÔn V¨n an", TRUE, "NGUYỄN VĂN AN");
  check_decoded (XEP_LEGACY_TCVN3, "§¶ng uû x·", TRUE, "ĐẢNG UỶ XÃ");
}

static void
test_fonts (void)
{
  static const struct
  {
    const char *font;
    XepLegacyCode code;
    gboolean capitals;
  } cases[] = {
    { ".VnTime", XEP_LEGACY_TCVN3, FALSE },     { ".VnTimeH", XEP_LEGACY_TCVN3, TRUE },
    { ".VnArialH", XEP_LEGACY_TCVN3, TRUE },    { ".VNARIAL NARROW", XEP_LEGACY_TCVN3, FALSE },
    { "VNI-Times", XEP_LEGACY_VNI, FALSE },     { "VNI-HelveH", XEP_LEGACY_VNI, FALSE },
    { "VPS Times", XEP_LEGACY_VPS, FALSE },     { "Times New Roman", XEP_LEGACY_UNICODE, FALSE },
    { "Vnu Serif", XEP_LEGACY_UNICODE, FALSE }, { "BLACKH", XEP_LEGACY_UNICODE, FALSE },
    { "", XEP_LEGACY_UNICODE, FALSE },          { NULL, XEP_LEGACY_UNICODE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean capitals = TRUE;

      g_assert_cmpint (xep_legacy_code_of_font (cases[i].font, &capitals), ==, cases[i].code);
      g_assert_cmpint (capitals, ==, cases[i].capitals);
    }
  g_assert_cmpstr (xep_legacy_code_get_name (XEP_LEGACY_TCVN3), ==, "TCVN3 (ABC)");
  g_assert_cmpstr (xep_legacy_code_get_name (XEP_LEGACY_UTF8), ==, "UTF-8 bị đọc như chữ Tây Âu");
}

/* What is damaged, as kinds (S sign, Q question mark, H ư) with positions. */
static void
check_damage (XepLegacyCode code, const char *text, const char *expected)
{
  g_autoptr (GArray) damage = xep_legacy_text_find_damage (code, text);
  g_autoptr (GString) found = g_string_new (NULL);
  guint damaged = 99;
  g_autofree char *decoded = xep_legacy_text_decode (code, text, FALSE, &damaged);

  for (guint i = 0; i < damage->len; i++)
    {
      const XepLegacyDamage *one = &g_array_index (damage, XepLegacyDamage, i);

      g_string_append_printf (found, "%s%c%u", i > 0 ? " " : "", "SQH"[one->kind], one -> position);
    }
  g_test_message ("“%s” → “%s”", text, decoded);
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (damaged, ==, damage->len);
}

static void
test_damage (void)
{
  check_damage (XEP_LEGACY_UNICODE, "Nguy?n V?n An", "Q4 Q8");
  check_damage (XEP_LEGACY_UNICODE, "Tr?n Th? Mai", "Q2 Q7");
  check_damage (XEP_LEGACY_UNICODE, "?inh Th?", "Q0 Q7");
  check_damage (XEP_LEGACY_UNICODE, "NGUY?N ?ANG", "Q4 Q7");
  check_damage (XEP_LEGACY_UNICODE, "Ch??ng", "Q2 Q3");
  check_damage (XEP_LEGACY_UNICODE, "Th?", "Q2");
  check_damage (XEP_LEGACY_UNICODE, "Vì sao? Đúng không?Có. ? 5? QĐ 09?", "");
  check_damage (XEP_LEGACY_UNICODE, "Nguy\ufffdn", "S4");
  check_damage (XEP_LEGACY_UNICODE, "Nguy\xffn", "S4");
  check_damage (XEP_LEGACY_UNICODE, "V\xC2\x83n\xC2\x85", "S1");
  check_damage (XEP_LEGACY_TCVN3, "Nguyn V¨n Thng", "H12");
  check_damage (XEP_LEGACY_TCVN3, "Trêng Hng, L¬ng", "H2 H7 H12");
  check_damage (XEP_LEGACY_TCVN3, "BÝ th chi bé", "H5");
  check_damage (XEP_LEGACY_TCVN3, "BÝ th", "H5");
  check_damage (XEP_LEGACY_TCVN3, "PH¹M HNG", "H6");
  check_damage (XEP_LEGACY_TCVN3, "TNHH UBND BCH tr. th. TN km kg B¾c Kr«ng Seo", "");
  check_damage (XEP_LEGACY_TCVN3, "Nguy\u00C1n V?n", "S4 Q8");
  check_damage (XEP_LEGACY_VNI, "Nguyïn ùAn", "S4 S7");
  check_damage (XEP_LEGACY_CP1258, "Vãn Þ", "S4");
  check_damage (XEP_LEGACY_UTF8, "ThÆ°á»ng Äinh Ã", "S4 S9 S14");
  check_damage (XEP_LEGACY_UTF8_TWICE, "Nguyễn", "");
}

/* Nothing of the code stands in what was decoded, and nothing is invented for what was lost. */
static void
test_damage_shown (void)
{
  g_autofree char *sign = xep_legacy_text_decode (XEP_LEGACY_UTF8, "ThÆ°á»ng", FALSE, NULL);
  g_autofree char *horn = xep_legacy_text_decode (XEP_LEGACY_TCVN3, "Hng", FALSE, NULL);

  g_assert_cmpstr (sign, ==, "Thư\ufffdng");
  g_assert_cmpstr (horn, ==, "Hng");
}

static const char *const onsets[]
    = { "",   "b",  "c",   "ch", "d",  "đ", "g",  "gh", "gi", "h", "k",  "kh", "l", "m", "n",
        "ng", "nh", "ngh", "p",  "ph", "q", "qu", "r",  "s",  "t", "th", "tr", "v", "x" };
static const char *const vowels[] = { "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y" };
static const char *const endings[] = { "", "m", "n", "ng", "nh", "p", "t", "c", "ch" };
static const gunichar tones[] = { 0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323 };

static gboolean
is_syllable (const char *word)
{
  glong length = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &length);

  return xep_syllable_get_fit (letters, (gsize) length) == XEP_SYLLABLE_VALID;
}

/* The rhyme with a tone on one of its vowels, NULL if @at is none. */
static char *
put_tone (const char *onset, const char *rhyme, gunichar tone, glong at)
{
  g_autoptr (GString) result = g_string_new (onset);
  glong i = 0;

  for (const char *cursor = rhyme; *cursor != '\0'; cursor = g_utf8_next_char (cursor), i++)
    {
      g_string_append_unichar (result, g_utf8_get_char (cursor));
      if (i != at || tone == 0)
        continue;
      if (!xep_syllable_is_vowel (g_utf8_get_char (cursor)))
        return NULL;
      g_string_append_unichar (result, tone);
    }
  return g_utf8_normalize (result->str, -1, G_NORMALIZE_NFC);
}

static void
add_syllables_of_rhyme (GPtrArray *syllables, const char *rhyme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (onsets); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tones); j++)
      for (glong at = 0; at < (tones[j] == 0 ? 1 : g_utf8_strlen (rhyme, -1)); at++)
        {
          g_autofree char *word = put_tone (onsets[i], rhyme, tones[j], at);

          if (word != NULL && is_syllable (word))
            g_ptr_array_add (syllables, g_steal_pointer (&word));
        }
}

/* Every syllable that is valid: whatever can be made of up to three vowels and an ending. A rhyme
 * that is none after "h", with the acute that all of them take, is none at all. */
static GPtrArray *
make_syllables (void)
{
  GPtrArray *syllables = g_ptr_array_new_with_free_func (g_free);
  const guint n = G_N_ELEMENTS (vowels);

  for (guint i = 0; i < n + n * n + n * n * n; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (endings); j++)
      {
        g_autofree char *rhyme
            = i < n ? g_strconcat (vowels[i], endings[j], NULL)
              : i < n + n * n
                  ? g_strconcat (vowels[(i - n) / n], vowels[i % n], endings[j], NULL)
                  : g_strconcat (vowels[(i - n - n * n) / (n * n)], vowels[(i - n) / n % n],
                                 vowels[i % n], endings[j], NULL);
        gboolean found = FALSE;

        for (glong at = 0; at < 3 && !found; at++)
          {
            g_autofree char *word = put_tone ("h", rhyme, 0x0301, at);

            found = word != NULL && is_syllable (word);
          }
        if (found)
          add_syllables_of_rhyme (syllables, rhyme);
      }
  return syllables;
}

static void
test_all_syllables (void)
{
  g_autoptr (GPtrArray) syllables = make_syllables ();

  g_test_message ("%u syllables", syllables->len);
  g_assert_cmpuint (syllables->len, >, 15000);
  for (guint i = 0; i < syllables->len; i++)
    {
      const char *word = syllables->pdata[i];
      g_autofree char *upper = g_utf8_strup (word, -1);

      for (gsize j = 0; j < G_N_ELEMENTS (codes); j++)
        {
          check_round_trip (codes[j], word, FALSE);
          check_round_trip (codes[j], upper, codes[j] == XEP_LEGACY_TCVN3);
        }
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/legacy-text/letters", test_letters);
  g_test_add_func ("/legacy-text/tcvn3-of-system", test_tcvn3_of_system);
  g_test_add_func ("/legacy-text/known", test_known);
  g_test_add_func ("/legacy-text/capitals", test_capitals);
  g_test_add_func ("/legacy-text/fonts", test_fonts);
  g_test_add_func ("/legacy-text/damage", test_damage);
  g_test_add_func ("/legacy-text/damage-shown", test_damage_shown);
  g_test_add_func ("/legacy-text/all-syllables", test_all_syllables);
  return g_test_run ();
}
