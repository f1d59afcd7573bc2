/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-legacy-guess.h"
#include "legacy-encoder.h"
#include "xep-test.h"

static const char *const families[] = { "Nguyễn", "Trần", "Giàng", "Vàng",  "Sùng", "Thào", "Lù",
                                        "Tẩn",    "Chảo", "Lồ",    "Hoàng", "Đỗ",   "Phạm", "Lý" };
static const char *const middles[] = { "Văn", "Thị", "Seo", "A", "Đức", "Mí", "Hữu", "Ngọc" };
static const char *const givens[]
    = { "Páo",  "Dũng",  "Hương", "Chúng", "Sử",    "Dí",   "Trường", "Mỷ",   "Thắng",
        "Phìn", "Lượng", "Hằng",  "Quyết", "Nghĩa", "Khải", "Duyên",  "Bình", "Toản" };

/* Different names while they last; (transfer full) */
static char *
make_name (guint i)
{
  return g_strdup_printf ("%s %s %s", families[i % G_N_ELEMENTS (families)],
                          middles[(i * 5 + i / 7) % G_N_ELEMENTS (middles)],
                          givens[(i * 7 + i / 3) % G_N_ELEMENTS (givens)]);
}

static XepLegacyGuess *
guess_names (XepLegacyCode code, guint count, guint offset)
{
  XepLegacyGuess *guess = xep_legacy_guess_new ();

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = make_name (i + offset);
      g_autofree char *encoded = encode (code, name);

      xep_legacy_guess_add (guess, encoded, NULL);
    }
  return guess;
}

static void
check_guessed (const XepLegacyGuess *guess,
               const char *text,
               const char *font,
               const char *expected,
               XepLegacyCode expected_code)
{
  XepLegacyCode code = XEP_LEGACY_N_CODES;
  g_autofree char *decoded = xep_legacy_guess_decode (guess, text, font, &code, NULL);

  g_assert_cmpstr (decoded, ==, expected);
  g_assert_cmpint (code, ==, expected_code);
}

static void
test_guess_names (void)
{
  static const guint counts[] = { 5, 20, 200 };

  for (XepLegacyCode code = XEP_LEGACY_UNICODE; code < XEP_LEGACY_N_CODES; code++)
    for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
      for (guint offset = 0; offset < 60; offset++)
        {
          g_autoptr (XepLegacyGuess) guess = guess_names (code, counts[i], offset);

          g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, code);
          g_assert_cmpuint (xep_legacy_guess_get_confidence (guess), >=, 60);
          for (guint j = 0; j < counts[i]; j++)
            {
              g_autofree char *name = make_name (offset + j);
              g_autofree char *encoded = encode (code, name);

              check_guessed (guess, encoded, NULL, name, code);
            }
        }
}

/* Decoding what is decoded changes nothing. */
static void
test_fixed_point (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (XepLegacyGuess) first = guess_names (codes[i], 100, 3);
      g_autoptr (XepLegacyGuess) second = xep_legacy_guess_new ();
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *name = make_name (j + 3);
          g_autofree char *encoded = encode (codes[i], name);

          g_ptr_array_add (texts, xep_legacy_guess_decode (first, encoded, NULL, NULL, NULL));
          xep_legacy_guess_add (second, texts->pdata[j], NULL);
        }
      g_assert_cmpint (xep_legacy_guess_get_code (second), ==, XEP_LEGACY_UNICODE);
      for (guint j = 0; j < texts->len; j++)
        check_guessed (second, texts->pdata[j], NULL, texts->pdata[j], XEP_LEGACY_UNICODE);
    }
}

/* Columns of one and more of these cells stay as they are. */
static void
check_unicode (const char *column)
{
  g_auto (GStrv) cells = g_strsplit (column, "|", -1);

  for (guint first = 0; cells[first] != NULL; first++)
    for (guint length = 1; length <= g_strv_length (cells) - first; length++)
      {
        g_autoptr (XepLegacyGuess) guess = xep_legacy_guess_new ();

        for (guint i = first; i < first + length; i++)
          xep_legacy_guess_add (guess, cells[i], NULL);
        if (xep_legacy_guess_get_code (guess) != XEP_LEGACY_UNICODE)
          g_test_message ("%s + %u: %d", cells[first], length, xep_legacy_guess_get_code (guess));
        g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, XEP_LEGACY_UNICODE);
        for (guint i = first; i < first + length; i++)
          {
            g_autofree char *composed = g_utf8_normalize (cells[i], -1, G_NORMALIZE_NFC);

            check_guessed (guess, cells[i], NULL, composed, XEP_LEGACY_UNICODE);
          }
      }
}

static void
test_unicode_stays (void)
{
  check_unicode ("Lù A Páo|Hà|Sùng Mí Sò|Lý Thò|Vàng Lìn|Cư Hòa|Thào A Dính|Hò Và|Lò Mùa|Mã Sín");
  check_unicode ("Thaò|Haò|Baó|Laì|Taò|Vaò|Maò|Qúy|Gìa|Chaò A Páo");
  check_unicode ("XÃ LÙNG PHÌNH|“XÃ HÀ”|“HÒA”…|LÒ–TÁ|XÃ’|TÔ‰|À»|«Lan Hà»|«Tô» – «Hò»");
  check_unicode (
      "Đảng ủy|QĐ/TU|09-QĐ/TU|§ 5|Điều 11 § 2|½ ngày|¼|20°C|50 m²|10 µm|5 µg|© 2020|3×4|®");
  check_unicode ("Nguyen Van An|123|4,5|12/03/1977|TNHH|Th.|tr|UBND|a?b||-");
  check_unicode (
      "François|José|Renée|Noël|Thaï|Loïc|Zoë|Chloé|Citroën|naïve|été|où|goût|là-bas|Caïn|Haïti");
  check_unicode (
      "café|résumé|façade|Brontë|coöperate|fiancé|rôle|jalapeño|El Niño|señor|São Tomé|mañana");
  check_unicode (
      "à la carte|déjà vu|thé|dû|né|mère|pêche|maître|hôtel|forêt|sûr|île|ça va|où es-tu|aï|haï");
  check_unicode ("Müller|Köln|grün|schön|Straße|für|Süd|Öl|Hügel|Bär|Mädchen|Übung");
  check_unicode ("Ωμέγα|Αθήνα|Ελλάδα|µετρο|Київ|Москва|中文|ไทย");
  check_unicode ("Nguye\u0302\u0303n|Ði\u0323nh|Ðinh Ðào|Hà ðô|Nguyễn Văn An (Lào)|\ufffd\ufffd");
}

/* Each cell of a column that holds both goes its own way. */
static void
test_mixed (void)
{
  g_autoptr (XepLegacyGuess) guess = guess_names (XEP_LEGACY_TCVN3, 20, 0);
  XepLegacyCounts counts;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = make_name (i);

      xep_legacy_guess_add (guess, name, NULL);
    }
  xep_legacy_guess_add (guess, "Lù A Sùng", NULL);
  xep_legacy_guess_add (guess, "Páo", NULL);
  xep_legacy_guess_add (guess, "José", NULL);
  xep_legacy_guess_add (guess, "12/2025", NULL);
  g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, XEP_LEGACY_TCVN3);
  check_guessed (guess, "NguyÔn V¨n An", NULL, "Nguyễn Văn An", XEP_LEGACY_TCVN3);
  check_guessed (guess, "Nguyễn Văn An", NULL, "Nguyễn Văn An", XEP_LEGACY_UNICODE);
  check_guessed (guess, "Páo", NULL, "Páo", XEP_LEGACY_UNICODE);
  check_guessed (guess, "Q§/TU", NULL, "QĐ/TU", XEP_LEGACY_TCVN3);
  xep_legacy_guess_get_counts (guess, &counts);
  g_assert_cmpuint (counts.texts, ==, 36);
  g_assert_cmpuint (counts.plain, ==, 1);
  g_assert_cmpuint (counts.unicode, ==, 13);
  g_assert_cmpuint (counts.legacy, ==, 19);
  g_assert_cmpuint (counts.ambiguous, ==, 2);
  g_assert_cmpuint (counts.doubtful, ==, 1);
  g_assert_cmpuint (counts.damaged, ==, 0);
}

/* A few cells in a legacy code among many that are not. */
static void
test_few_among_unicode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (XepLegacyGuess) guess = guess_names (codes[i], 6, 0);

      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *name = make_name (j);

          xep_legacy_guess_add (guess, name, NULL);
        }
      g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, codes[i]);
      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *name = make_name (j);

          check_guessed (guess, name, NULL, name, XEP_LEGACY_UNICODE);
        }
      check_guessed (guess, "Loïc", NULL, "Loïc", XEP_LEGACY_UNICODE);
      check_guessed (guess, "Lù A Lý", NULL, "Lù A Lý", XEP_LEGACY_UNICODE);
    }
}

static void
test_fonts_decide (void)
{
  g_autoptr (XepLegacyGuess) one = xep_legacy_guess_new ();
  g_autoptr (XepLegacyGuess) converted = xep_legacy_guess_new ();
  g_autoptr (XepLegacyGuess) ambiguous = xep_legacy_guess_new ();
  g_autoptr (XepLegacyGuess) both = xep_legacy_guess_new ();

  /* one word is enough in a font of the code */
  xep_legacy_guess_add (one, "Hïng", ".VnTime");
  g_assert_cmpint (xep_legacy_guess_get_code (one), ==, XEP_LEGACY_TCVN3);
  g_assert_cmpuint (xep_legacy_guess_get_confidence (one), >=, 90);
  check_guessed (one, "nguyÔn V¨n an", ".VnTimeH", "NGUYỄN VĂN AN", XEP_LEGACY_TCVN3);
  check_guessed (one, "Hùng", ".VnTime", "Hựng", XEP_LEGACY_TCVN3);
  check_guessed (one, "Hà Nội", ".VnTime", "Hà Nội", XEP_LEGACY_UNICODE);
  check_guessed (one, "Páo", "Times New Roman", "Páo", XEP_LEGACY_UNICODE);

  /* the text was converted, the font was left */
  xep_legacy_guess_add (converted, "Hà", ".VnTime");
  xep_legacy_guess_add (converted, "Lù", ".VnTime");
  g_assert_cmpint (xep_legacy_guess_get_code (converted), ==, XEP_LEGACY_UNICODE);
  check_guessed (converted, "Lù", ".VnTime", "Lù", XEP_LEGACY_UNICODE);

  xep_legacy_guess_add (ambiguous, "Lù", ".VnTime");
  g_assert_cmpint (xep_legacy_guess_get_code (ambiguous), ==, XEP_LEGACY_TCVN3);
  g_assert_cmpuint (xep_legacy_guess_get_confidence (ambiguous), <, 90);
  check_guessed (ambiguous, "Lù", ".VnTime", "Lự", XEP_LEGACY_TCVN3);

  xep_legacy_guess_add (both, "NguyÔn V¨n An", ".VnTime");
  xep_legacy_guess_add (both, "NguyÔn V¨n Páo", ".VnTime");
  xep_legacy_guess_add (both, "Nguyeãn Vaên An", "VNI-Times");
  check_guessed (both, "TrÇn", ".VnTime", "Trần", XEP_LEGACY_TCVN3);
  check_guessed (both, "Traàn", "VNI-Times", "Trần", XEP_LEGACY_VNI);
}

/* A column of few words is known by those beside it. */
static void
test_neighbours (void)
{
  g_autoptr (XepLegacyGuess) guess = xep_legacy_guess_new ();
  g_autoptr (XepLegacyGuess) unicode = xep_legacy_guess_new ();

  xep_legacy_guess_add (guess, "Nam/N÷", NULL);
  xep_legacy_guess_add (guess, "N÷", NULL);
  g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, XEP_LEGACY_UNICODE);
  xep_legacy_guess_set_neighbours (guess, XEP_LEGACY_TCVN3);
  g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, XEP_LEGACY_TCVN3);
  check_guessed (guess, "N÷", NULL, "Nữ", XEP_LEGACY_TCVN3);
  check_guessed (guess, "Nữ", NULL, "Nữ", XEP_LEGACY_UNICODE);

  xep_legacy_guess_set_neighbours (unicode, XEP_LEGACY_TCVN3);
  xep_legacy_guess_add (unicode, "Lù A Páo", NULL);
  g_assert_cmpint (xep_legacy_guess_get_code (unicode), ==, XEP_LEGACY_UNICODE);
}

static void
test_samples (void)
{
  g_autoptr (XepLegacyGuess) guess = guess_names (XEP_LEGACY_VNI, 20, 0);
  g_autoptr (XepLegacyGuess) plain = guess_names (XEP_LEGACY_UNICODE, 20, 0);
  const char *before = NULL;
  guint count = 0;
  char *after;

  for (; xep_legacy_guess_get_sample (guess, count, &before, &after); count++)
    {
      g_autofree char *encoded = encode (XEP_LEGACY_VNI, after);

      g_assert_cmpstr (before, ==, encoded);
      g_assert_cmpstr (before, !=, after);
      g_free (after);
    }
  g_assert_cmpuint (count, ==, 5);
  g_assert_false (xep_legacy_guess_get_sample (plain, 0, &before, &after));
}

/* TCVN3 through a program that drops soft hyphens. */
static void
test_lost_horns (void)
{
  g_autoptr (XepLegacyGuess) lost = xep_legacy_guess_new ();
  g_autoptr (XepLegacyGuess) whole = guess_names (XEP_LEGACY_TCVN3, 100, 0);
  XepLegacyCounts counts;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = make_name (i);
      g_autofree char *encoded = encode (XEP_LEGACY_TCVN3, name);
      g_auto (GStrv) parts = g_strsplit (encoded, "\u00AD", -1);
      g_autofree char *without = g_strjoinv ("", parts);

      xep_legacy_guess_add (lost, without, NULL);
    }
  g_assert_cmpint (xep_legacy_guess_get_code (lost), ==, XEP_LEGACY_TCVN3);
  g_assert_true (xep_legacy_guess_has_lost_horns (lost));
  xep_legacy_guess_get_counts (lost, &counts);
  g_assert_cmpuint (counts.damaged, >, 5);
  g_assert_false (xep_legacy_guess_has_lost_horns (whole));
  xep_legacy_guess_get_counts (whole, &counts);
  g_assert_cmpuint (counts.damaged, ==, 0);
}

static void
test_lost_controls (void)
{
  g_autoptr (XepLegacyGuess) guess = guess_names (XEP_LEGACY_UTF8, 20, 0);
  guint damaged = 0;
  XepLegacyCode code = XEP_LEGACY_UNICODE;
  g_autofree char *decoded
      = xep_legacy_guess_decode (guess, "Äinh ThÆ°á»ng", NULL, &code, &damaged);

  g_assert_cmpstr (decoded, ==, "\ufffdinh Thư\ufffdng");
  g_assert_cmpuint (damaged, ==, 2);
  g_assert_cmpint (code, ==, XEP_LEGACY_UTF8);
  check_guessed (guess, "José", NULL, "José", XEP_LEGACY_UNICODE);
  check_guessed (guess, "“abc”", NULL, "“abc”", XEP_LEGACY_UNICODE);
}

/* What no code makes Vietnamese is told as doubtful, not decoded. */
static void
test_doubtful (void)
{
  g_autoptr (XepLegacyGuess) guess = xep_legacy_guess_new ();
  XepLegacyCounts counts;

  xep_legacy_guess_add (guess, "Hïng", NULL);
  xep_legacy_guess_add (guess, "Nguy?n", NULL);
  g_assert_cmpint (xep_legacy_guess_get_code (guess), ==, XEP_LEGACY_UNICODE);
  xep_legacy_guess_get_counts (guess, &counts);
  g_assert_cmpuint (counts.doubtful, ==, 1);
  g_assert_cmpuint (counts.damaged, ==, 1);
  g_assert_cmpuint (xep_legacy_guess_get_confidence (guess), ==, 0);
}

static char *
make_noise (gboolean characters)
{
  GString *result = g_string_new (NULL);
  gint length = g_test_rand_int_range (0, 300);

  for (gint i = 0; i < length; i++)
    {
      gunichar letter = (gunichar) g_test_rand_int_range (1, 0x100);

      if (characters)
        g_string_append_unichar (result, letter);
      else
        g_string_append_c (result, (char) letter);
    }
  return g_string_free (result, FALSE);
}

static void
test_noise (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (XepLegacyGuess) guess = xep_legacy_guess_new ();
      g_autofree char *noise = make_noise (round % 2 == 0);
      g_autofree char *judged = NULL;

      xep_legacy_guess_add (guess, noise, round % 3 == 0 ? ".VnTimeH" : NULL);
      judged = xep_legacy_guess_decode (guess, noise, "VNI-Times", NULL, NULL);
      g_assert_true (g_utf8_validate (judged, -1, NULL));
      for (XepLegacyCode code = XEP_LEGACY_UNICODE; code < XEP_LEGACY_N_CODES; code++)
        {
          guint damaged = 0;
          g_autofree char *decoded = xep_legacy_text_decode (code, noise, round % 2 == 1, &damaged);
          g_autofree char *normal = NULL;
          g_autoptr (GArray) damage = xep_legacy_text_find_damage (code, noise);

          g_assert_true (g_utf8_validate (decoded, -1, NULL));
          normal = g_utf8_normalize (decoded, -1, G_NORMALIZE_NFC);
          g_assert_cmpstr (decoded, ==, normal);
          g_assert_cmpuint (damaged, ==, damage->len);
          for (guint i = 1; i < damage->len; i++)
            g_assert_cmpuint (g_array_index (damage, XepLegacyDamage, i).position, >=,
                              g_array_index (damage, XepLegacyDamage, i - 1).position);
        }
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/legacy-guess/guess-names", test_guess_names);
  g_test_add_func ("/legacy-guess/fixed-point", test_fixed_point);
  g_test_add_func ("/legacy-guess/unicode-stays", test_unicode_stays);
  g_test_add_func ("/legacy-guess/mixed", test_mixed);
  g_test_add_func ("/legacy-guess/few-among-unicode", test_few_among_unicode);
  g_test_add_func ("/legacy-guess/fonts-decide", test_fonts_decide);
  g_test_add_func ("/legacy-guess/neighbours", test_neighbours);
  g_test_add_func ("/legacy-guess/samples", test_samples);
  g_test_add_func ("/legacy-guess/lost-horns", test_lost_horns);
  g_test_add_func ("/legacy-guess/lost-controls", test_lost_controls);
  g_test_add_func ("/legacy-guess/doubtful", test_doubtful);
  g_test_add_func ("/legacy-guess/noise", test_noise);
  return g_test_run ();
}
