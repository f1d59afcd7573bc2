/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"
#include "xep-test.h"

typedef char *(*TextFunction) (const char *text);

typedef struct
{
  const char *text;
  const char *expected;
} TextCase;

static void
check_cases (TextFunction function, const TextCase *cases, gsize count)
{
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *result = function (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

static void
test_clean (void)
{
  static const TextCase cases[] = {
    { "  Giàng   Seo \t Páo ", "Giàng Seo Páo" },
    { "Nguye\u0302\u0303n", "Nguyễn" },
    { "Nguyê\u0303n", "Nguyễn" },
    { "Mo\u031b\u0323", "Mợ" },
    { "a\u0323\u0302", "ậ" },
    { "a\u200bb\ufeffc\u00add\u202ae", "abcde" },
    { "u\u200b\u031b", "ư" },
    { "một\u00a0hai\u3000ba", "một hai ba" },
    { "một\r\nhai\nba", "một hai ba" },
    { "a\x01"
      "b\x7f",
      "ab" },
    { "a\ufffe"
      "b",
      "ab" },
    { "hòa HOÀ", "hòa HOÀ" },
    { "\xff"
      "a",
      "\ufffd"
      "a" },
    { "\xe1\xba", "\ufffd\ufffd" },
    { "Páo\xc3", "Páo\ufffd" },
    { "\xc3 Páo", "\ufffd Páo" },
    { "Páo ", "Páo" },
    { " Páo", "Páo" },
    { "Seo  Páo", "Seo Páo" },
    { "", "" },
    { " \n ", "" },
    { NULL, "" },
  };

  check_cases (xep_text_clean, cases, G_N_ELEMENTS (cases));
}

/* Letters by which a text is taken as it stands are none that NFC would write otherwise. */
static void
test_clean_letters (void)
{
  for (gunichar letter = 0x00C0; letter < 0x1F00; letter++)
    {
      char bytes[7] = "";
      g_autofree char *text = NULL;
      g_autofree char *clean = NULL;
      g_autofree char *expected = NULL;

      if (letter == 0x0300)
        letter = 0x1E00;
      g_unichar_to_utf8 (letter, bytes);
      text = g_strdup_printf ("a%sb", bytes);
      clean = xep_text_clean (text);
      expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (clean, ==, expected);
    }
}

static void
test_clean_multiline (void)
{
  static const TextCase cases[] = {
    { "  một  hai \r\n  ba ", "một hai\nba" },
    { "a\n\n b\n\n", "a\n\nb" },
    { "\n\n a", "a" },
    { "a\rb", "a\nb" },
    { "a\u2028b", "a\nb" },
    { "Nguye\u0302\u0303n\n", "Nguyễn" },
    { NULL, "" },
  };

  check_cases (xep_text_clean_multiline, cases, G_N_ELEMENTS (cases));
}

static void
test_fold (void)
{
  static const TextCase cases[] = {
    { "Đặng Văn Đức", "dang van duc" },
    { "ĐẶNG  VĂN\u00a0ĐỨC ", "dang van duc" },
    { "Đa\u0323\u0306ng", "dang" },
    { "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊ", "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiii" },
    { "ÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ", "ooooooooooooooooouuuuuuuuuuuyyyyy" },
    { "Ðức ðức Ɖức", "duc duc duc" },
    { "ﬁ №", "fi no" },
    { "Quý III/2025", "quy iii/2025" },
    { "", "" },
    { NULL, "" },
  };

  check_cases (xep_text_fold, cases, G_N_ELEMENTS (cases));
}

static void
assert_same (const char *a, const char *b, gboolean same)
{
  g_autofree char *first = xep_text_identity (a);
  g_autofree char *second = xep_text_identity (b);

  g_test_message ("“%s” and “%s”", a, b);
  if (same)
    g_assert_cmpstr (first, ==, second);
  else
    g_assert_cmpstr (first, !=, second);
}

static void
test_identity_same (void)
{
  static const char *const pairs[][2] = {
    { "hòa", "hoà" },
    { "HÒA", "hoà" },
    { "thúy", "thuý" },
    { "khỏe", "khoẻ" },
    { "Lý Thị Hòa Bình", "Lý Thị Hoà Bình" },
    { "hóa", "hoá" },
    { "tọa", "toạ" },
    { "lõa", "loã" },
    { "ủy ban", "uỷ ban" },
    { "Thủy", "THUỶ" },
    { "lũy", "luỹ" },
    { "tụy", "tuỵ" },
    { "xòe", "xoè" },
    { "xọe,", "xoẹ," },
    { "Ho\u0300a", "Hoà" },
    { "Đặng", "đặng" },
    { "Ðặng", "Đặng" },
    { " Giàng  Seo Páo ", "giàng seo páo" },
    { "qúy", "quý" },
    { "hòa-bình", "hoà-bình" },
    { "(hòa)", "(hoà)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_same (pairs[i][0], pairs[i][1], TRUE);
}

static void
test_identity_different (void)
{
  static const char *const pairs[][2] = {
    { "Tả Chải", "Tà Chải" }, { "quý", "quí" },     { "quả", "qủa" }, { "giá", "gía" },
    { "của", "cuả" },         { "đường", "dương" }, { "Ân", "An" },   { "mùa", "muà" },
    { "hoàn", "hòan" },       { "Dung", "Dũng" },   { "hoa", "hòa" }, { "lý", "lí" },
    { "hào", "haò" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_same (pairs[i][0], pairs[i][1], FALSE);
}

static void
test_identity_form (void)
{
  static const TextCase cases[] = {
    { "Hòa", "hoà" },       { "Quả", "quả" },     { "Giá", "giá" },
    { "QUÝ", "quý" },       { "Ngoài", "ngoài" }, { "Hoàng Thúy", "hoàng thuý" },
    { "thuyền", "thuyền" }, { "khuỷu", "khuỷu" }, { "hò", "hò" },
    { "o\u0300", "ò" },     { "", "" },           { NULL, "" },
  };

  check_cases (xep_text_identity, cases, G_N_ELEMENTS (cases));
}

static void
test_has_marks (void)
{
  static const char *const marked[]
      = { "đ", "Đ", "à", "ư", "ơ", "â", "ă", "a\u0301", "van Đức", "ỵ" };
  static const char *const plain[] = { "", "dang van duc", "D 12/3", "ABC", "…", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    g_assert_true (xep_text_has_marks (marked[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_false (xep_text_has_marks (plain[i]));
}

static void
test_matches (void)
{
  static const struct
  {
    const char *text;
    const char *query;
    gboolean expected;
  } cases[] = {
    { "Giàng Seo Vàng", "Seo", TRUE },
    { "Giàng Seo Vàng", "vang", TRUE },
    { "Giàng Seo Vàng", "vang gi", TRUE },
    { "Giàng Seo Vàng", "eo", FALSE },
    { "Giàng Seo Vàng", "vang x", FALSE },
    { "Giàng Seo Vàng", "", TRUE },
    { "Giàng Seo Vàng", "  ", TRUE },
    { "Giàng Seo Vàng", "vàng", TRUE },
    { "Giàng Seo Vàng", "VÀNG", TRUE },
    { "Giàng Seo Vàng", "váng", FALSE },
    { "Lù Thị Dương", "đường", FALSE },
    { "Lù Thị Dương", "duong", TRUE },
    { "Lù Thị Dương", "dương", TRUE },
    { "Đường", "duong", TRUE },
    { "Đặng Văn Đức", "duc", TRUE },
    { "Đặng Văn Đức", "đức dang", FALSE },
    { "Đặng Văn Đức", "đức đặng", TRUE },
    { "Thào Thị Hoà", "hòa", TRUE },
    { "Thào Thị Hòa", "hò", TRUE },
    { "Thào Thị Hòa", "hoà", TRUE },
    { "Thào Thị Hòa", "ho\u0300", TRUE },
    { "Hoàng A Páo", "hòa", TRUE },
    { "Chi bộ (Tả Chải)", "ta", TRUE },
    { "Tổ 1/Lùng Phình", "lung", TRUE },
    { "12/03/1981", "12/03", TRUE },
    { "Lý A Sì", "a\u0301", FALSE },
    { "", "a", FALSE },
    { "", "", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” in “%s”", cases[i].query, cases[i].text);
      g_assert_cmpint (xep_text_matches (cases[i].text, cases[i].query), ==, cases[i].expected);
    }
}

static void
test_slug (void)
{
  static const TextCase cases[] = {
    { "Chi bộ Tả Chải", "chi-bo-ta-chai" },
    { "  Đảng ủy – xã (2025) ", "dang-uy-xa-2025" },
    { "PL 5/Quý III", "pl-5-quy-iii" },
    { "../../x", "x" },
    { "…", "" },
    { NULL, "" },
  };

  check_cases (xep_text_slug, cases, G_N_ELEMENTS (cases));
}

static void
test_fill (void)
{
  g_autoptr (GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  static const TextCase cases[] = {
    { "{name}", "Páo" },
    { "Kính gửi {name}, {unit}.", "Kính gửi Páo, Chi bộ {name}." },
    { "{unknown} {name}", "{unknown} Páo" },
    { "{{name}}", "{Páo}" },
    { "{a{name}", "{aPáo" },
    { "{name", "{name" },
    { "name}", "name}" },
    { "{}", "{}" },
    { "{none}|", "|" },
    { "", "" },
  };

  g_hash_table_insert (arguments, (gpointer) "name", (gpointer) "Páo");
  g_hash_table_insert (arguments, (gpointer) "unit", (gpointer) "Chi bộ {name}");
  g_hash_table_insert (arguments, (gpointer) "none", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = xep_text_fill (cases[i].text, arguments);

      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-letters", test_clean_letters);
  g_test_add_func ("/text/clean-multiline", test_clean_multiline);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/identity/same", test_identity_same);
  g_test_add_func ("/text/identity/different", test_identity_different);
  g_test_add_func ("/text/identity/form", test_identity_form);
  g_test_add_func ("/text/has-marks", test_has_marks);
  g_test_add_func ("/text/matches", test_matches);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/fill", test_fill);
  return g_test_run ();
}
