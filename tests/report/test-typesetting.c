/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "xep-test.h"

/* Where the letters stand on the paper, measured in the PDF: what a secretary with a ruler would
 * look at. Millimetres. */

#define MM_PER_POINT (25.4 / 72)
#define LEFT 30.0
#define RIGHT 195.0
#define TOP 20.0
#define BOTTOM 277.0
/* Agreed closeness of margins; lines stand closer still. */
#define MARGIN 0.2
#define CLOSE 0.02

typedef struct
{
  char *dir;
  GArray *words; /* FixtureWord */
  guint pages;
} Paper;

static void
paper_clear (Paper *paper)
{
  fixture_remove_dir (paper->dir);
  g_free (paper->dir);
  g_array_unref (paper->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static Paper
print_paper (const char *body, XepReportData *data, gboolean blank)
{
  Paper paper = { xep_test_make_dir (), NULL, 0 };
  g_autoptr (XepForm) form = fixture_form_from_text (paper.dir, body);
  g_autoptr (XepDocument) document = fixture_build (form, data, blank);
  g_autoptr (XepPages) pages = fixture_paginate (document);
  g_autofree char *path = fixture_write_pdf (pages, paper.dir, "t");

  paper.pages = xep_pages_get_count (pages);
  paper.words = fixture_read_words (path);
  return paper;
}

static const FixtureWord *
word_at (Paper *paper, guint number)
{
  return &g_array_index (paper->words, FixtureWord, number);
}

/* Of the body, not the page's number above it. */
static gboolean
is_body (const FixtureWord *word)
{
  return word->top > TOP - 1 && word->bottom < BOTTOM + 1;
}

/* A text of @count lines of its own, each of one word. */
static char *
make_lines (const char *word, guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= count; i++)
    g_string_append_printf (text, "%s%s%u", i > 1 ? "\n" : "", word, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Running words that fill about @count lines of 14 points. */
static char *
make_narrative (guint count)
{
  static const char *const words[]
      = { "Đảng", "ủy",   "xã",   "lãnh",  "đạo", "thực", "hiện", "nhiệm", "vụ", "chính",
          "trị",  "được", "giao", "trong", "quý", "bảo",  "đảm",  "tiến",  "độ", "Ễ" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < count * 16; i++)
    g_string_append_printf (text, "%s ", words[(i * 7 + i / 20) % G_N_ELEMENTS (words)]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A justified narrative: every line 18 points under the last, from margin to margin, the first 10
 * mm in and the last as it comes. */
static void
test_narrative (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autofree char *text = make_narrative (8);
  double top = 0;
  guint lines = 0;

  xep_report_data_set_text (data, "note", text);
  g_auto (Paper) paper = print_paper (
      "<lines field=\"note\" count=\"3\" align=\"justify\" indent=\"10\"/>", data, FALSE);
  for (guint i = 0; i < paper.words->len; i++)
    {
      const FixtureWord *word = word_at (&paper, i);
      gboolean first = i == 0 || word->top - word_at (&paper, i - 1)->top > 1;
      gboolean last = i + 1 == paper.words->len || word_at (&paper, i + 1)->top - word->top > 1;

      if (first)
        {
          g_assert_cmpfloat_with_epsilon (word->left, lines == 0 ? LEFT + 10 : LEFT, MARGIN);
          if (lines > 0)
            g_assert_cmpfloat_with_epsilon (word->top - top, 18 * MM_PER_POINT, CLOSE);
          top = word->top;
          lines++;
        }
      if (last && i + 1 < paper.words->len)
        g_assert_cmpfloat_with_epsilon (word->right, RIGHT, MARGIN);
    }
  g_assert_cmpuint (lines, >=, 7);
  g_assert_cmpfloat (word_at (&paper, paper.words->len - 1)->right, <, RIGHT - 1);
}

/* Twenty pages of one paragraph: nothing is lost, no page is empty, none ends or begins with a line
 * alone, and none runs over its margins. */
static void
test_twenty_pages (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autofree char *text = make_narrative (20 * 40);
  g_auto (GStrv) wanted = NULL;
  guint found = 0;

  xep_report_data_set_text (data, "note", text);
  g_auto (Paper) paper = print_paper (
      "<p keep-with-next=\"yes\">ĐỀ</p><lines field=\"note\" count=\"3\" align=\"justify\""
      " indent=\"10\"/>",
      data, FALSE);
  g_assert_cmpuint (paper.pages, >=, 18);
  g_assert_cmpuint (paper.pages, <=, 24);
  wanted = g_strsplit (g_strchomp (text), " ", -1);
  g_assert_cmpstr (word_at (&paper, 0)->text, ==, "ĐỀ");
  for (guint i = 1; i < paper.words->len; i++)
    {
      const FixtureWord *word = word_at (&paper, i);

      if (!is_body (word))
        continue;
      g_assert_cmpstr (word->text, ==, wanted[found]);
      g_assert_cmpfloat (word->left, >=, LEFT - MARGIN);
      g_assert_cmpfloat (word->right, <=, RIGHT + MARGIN);
      found++;
    }
  g_assert_cmpuint (found, ==, g_strv_length (wanted));
  g_assert_cmpfloat (word_at (&paper, paper.words->len - 1)->top, >, TOP + 6);
}

/* Empty lines at the end of a text take no room; one in the middle takes a line. */
static void
test_empty_lines (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_text (data, "note", "một\n\nhai\n\n  \n");
  g_auto (Paper) paper = print_paper ("<lines field=\"note\" count=\"3\"/><p>sau</p>", data, FALSE);
  g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, "hai", 0)->top
                                      - fixture_find_word (paper.words, "một", 0)->top,
                                  36 * MM_PER_POINT, CLOSE);
  g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, "sau", 0)->top
                                      - fixture_find_word (paper.words, "hai", 0)->top,
                                  18 * MM_PER_POINT, CLOSE);
}

/* Letters of other scripts, emoji and control characters leave the lines where they are. */
static void
test_hostile_lines (void)
{
  static const char *const hostile[] = {
    "😀 👩‍👩‍👧 🇻🇳 chữ",
    "日本語 中文 한국어",
    "עברית العربية chữ",
    "a\u0301\u0302\u0303\u0304\u0323 chồng",
    "\001\002\033[31m\177 chữ",
    "\u202e ngược \u202c",
    "\u2028 gãy \u2029 gãy",
    "\t\ttab\u00a0cứng",
    "\uffff\ufffe \U0010ffff",
  };
  g_autoptr (XepReportData) plain = xep_report_data_new ();
  g_auto (Paper) right = print_paper ("<p>trên {name} đó</p><p>dưới</p>", plain, FALSE);
  double wanted = fixture_find_word (right.words, "dưới", 0)->top;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      const FixtureWord *below;
      double lines;

      xep_report_data_set_text (data, "name", hostile[i]);
      g_auto (Paper) paper = print_paper ("<p>trên {name} đó</p><p>dưới</p>", data, FALSE);
      below = fixture_find_word (paper.words, "dưới", 0);
      lines = (below->top - wanted) / (18 * MM_PER_POINT);
      g_test_message ("%u: %.3f lines", i, lines);
      g_assert_cmpfloat_with_epsilon (lines, (int) (lines + 0.5), 0.01);
      g_assert_cmpuint (paper.pages, ==, 1);
    }
}

#define LETTERHEAD                                                                                \
  "<letterhead><column share=\"45\"><p align=\"center\">{name}</p></column><column share=\"55\">" \
  "<p align=\"center\" rule=\"yes\">{unit}</p></column></letterhead>"
#define LEADERS                                                                         \
  "<leaders><leader label=\"Tên\" share=\"60\">{name}</leader><leader label=\"Sinh\" " \
  "share=\"40\">{birth_date}</leader></leaders>"
#define CELLS                                                                            \
  "<table size=\"12\" pitch=\"14\"><column width=\"12\"/><column width=\"30\"/><column " \
  "width=\"*\"/><row><cell>{row:2}</cell><cell>{name}</cell><cell>{unit}</cell></row></table>"
#define SIGNATURE                                                                                \
  "<signatures before=\"10\"><column/><column><p align=\"center\">KÝ</p><space height=\"25\"/>" \
  "<p align=\"center\" bold=\"yes\">{name}</p></column></signatures>"

/* However long a word or a name is, it is broken into lines and never clipped or over another. */
static void
check_long (const char *name, guint letters)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  guint count = 0;

  xep_report_data_set_text (data, "name", name);
  xep_report_data_set_text (data, "unit", "Chi bộ thôn");
  g_auto (Paper) paper = print_paper (LETTERHEAD LEADERS CELLS SIGNATURE, data, FALSE);
  for (guint i = 0; i < paper.words->len; i++)
    {
      const FixtureWord *word = word_at (&paper, i);

      g_assert_cmpfloat (word->left, >=, LEFT - MARGIN);
      g_assert_cmpfloat (word->right, <=, RIGHT + MARGIN);
      for (const char *at = word->text; *at != '\0'; at = g_utf8_next_char (at))
        count += g_utf8_get_char (at) == g_utf8_get_char ("Ẩ");
      for (guint other = 0; other < i; other++)
        {
          const FixtureWord *before = word_at (&paper, other);
          gboolean apart
              = before->right <= word->left + CLOSE || word->right <= before->left + CLOSE;

          /* Boxes of letters are taller than the pitch; baselines tell the lines. */
          g_assert_true (apart || before->page != word->page
                         || ABS (before->bottom - word->bottom) > 14 * MM_PER_POINT - CLOSE);
        }
    }
  g_assert_cmpuint (count, ==, 4 * letters);
}

/* A centred text does not end with a syllable alone on its line, and stands in the middle; one that
 * ends long enough breaks where it is full, and a long word is not broken for it. */
static void
test_centred_lines (void)
{
  static const struct
  {
    const char *words;
    guint first_line; /* words in it */
  } texts[] = {
    { "một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba mười-bốn mười-lăm hết",
      11 },
    { "một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba mười-bốn mười-lăm "
      "mười-sáu mười-bảy mười-tám mười-chín",
      14 },
    { "dàidàidàidàidàidàidàidàidàidàidàidàidàidàidàidàidàidàidàidài một hai ba bốn năm sáu bảy",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("<p size=\"14\" align=\"center\">%s</p>", texts[i].words);
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_auto (Paper) paper = print_paper (body, data, FALSE);
      const FixtureWord *first = word_at (&paper, 0);
      guint count = 0;

      while (count < paper.words->len && word_at (&paper, count)->top < first->top + 1)
        count++;
      g_assert_cmpuint (count, ==, texts[i].first_line);
      g_assert_cmpfloat_with_epsilon (first->left + word_at (&paper, count - 1)->right,
                                      LEFT + RIGHT, 2 * MARGIN);
      g_assert_cmpuint (paper.words->len, >, count);
    }
}

static void
test_long_names (void)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 80; i++)
    {
      g_string_append (word, "Ẩ");
      g_string_append (words, i % 5 == 4 ? " " : "Ẩ");
    }
  check_long (word->str, 80);
  check_long (words->str, 64);
}

/* A leader without a value is a label and dots; with one the dots run on from it. */
static void
test_empty_values (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_auto (Paper) paper = print_paper (LEADERS CELLS "<p>{note}</p><p>{name:30}|</p>", data, FALSE);
  const FixtureWord *label = fixture_find_word (paper.words, "Tên:", 0);
  g_autofree char *dots = g_strnfill (30, '.');
  g_autofree char *line = g_strconcat (dots, "|", NULL);

  g_assert_cmpfloat_with_epsilon (label->left, LEFT, MARGIN);
  g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, "Sinh:", 0)->left,
                                  LEFT + 0.6 * (RIGHT - LEFT), MARGIN);
  g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, line, 0)->left, LEFT, MARGIN);
  /* Two words of leaders and the dots: nothing is printed for what is not there. */
  g_assert_cmpuint (paper.words->len, ==, 3);
}

/* The line with the last word of @text on @page. */
static double
lowest (Paper *paper, guint page)
{
  double bottom = 0;

  for (guint i = 0; i < paper->words->len; i++)
    if (word_at (paper, i)->page == page && is_body (word_at (paper, i)))
      bottom = MAX (bottom, word_at (paper, i)->bottom);
  return bottom;
}

/* Whatever comes before, heading, its text, table, group, total and signature keep together as they
 * must; no page is empty and none runs below its margin. */
static void
test_kept_together (void)
{
  static const char *body
      = "<lines field=\"note\" count=\"1\"/><p keep-with-next=\"yes\">ĐỀ</p>"
        "<p>{grounds}</p><p keep-with-next=\"yes\">BẢNG</p><table size=\"12\" pitch=\"14\"><column "
        "width=\"*\"/>"
        "<header><row><cell>ĐẦU</cell></row></header><row kind=\"group\"><cell>NHÓM</cell></row>"
        "<row><cell>một</cell></row><row><cell>cuối</cell></row>"
        "<row kind=\"total\"><cell>TỔNG</cell></row><row kind=\"total\"><cell>CỘNG</cell></row>"
        "</table>" SIGNATURE;

  for (guint lines = 24; lines <= 42; lines++)
    {
      static const char *const pairs[][2] = {
        { "ĐỀ", "dòng1" }, { "dòng1", "dòng2" }, { "dòng3", "dòng4" }, { "BẢNG", "ĐẦU" },
        { "ĐẦU", "NHÓM" }, { "NHÓM", "một" },    { "cuối", "TỔNG" },   { "TỔNG", "CỘNG" },
        { "CỘNG", "KÝ" },  { "KÝ", "Páo" },
      };
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *before = make_lines ("trước", lines);

      xep_report_data_set_text (data, "note", before);
      xep_report_data_set_text (data, "grounds", "dòng1\ndòng2\ndòng3\ndòng4");
      xep_report_data_set_text (data, "name", "Páo");
      g_auto (Paper) paper = print_paper (body, data, FALSE);
      g_assert_cmpuint (paper.pages, ==, 2);
      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          guint first = fixture_find_word (paper.words, pairs[i][0], 0)->page;
          guint second = fixture_find_word (paper.words, pairs[i][1], 0)->page;

          g_test_message ("%u lines: %s on %u, %s on %u", lines, pairs[i][0], first, pairs[i][1],
                          second);
          g_assert_cmpuint (first, ==, second);
        }
      for (guint page = 1; page <= paper.pages; page++)
        {
          g_assert_cmpfloat (lowest (&paper, page), >, TOP);
          g_assert_cmpfloat (lowest (&paper, page), <=, BOTTOM + MARGIN);
        }
    }
}

/* A signature whose own text is longer than what is left goes to the next page with a line of what
 * it signs. */
static void
test_signature_whole (void)
{
  for (guint lines = 30; lines <= 41; lines++)
    {
      g_autoptr (XepReportData) data = xep_report_data_new ();
      g_autofree char *before = make_lines ("trước", lines);
      g_autofree char *last = g_strdup_printf ("trước%u", lines);

      xep_report_data_set_text (data, "note", before);
      xep_report_data_set_text (data, "name", "Páo");
      g_auto (Paper) paper
          = print_paper ("<lines field=\"note\" count=\"1\"/>" SIGNATURE SIGNATURE, data, FALSE);
      guint page = fixture_find_word (paper.words, "KÝ", 0)->page;

      g_assert_cmpuint (fixture_find_word (paper.words, "Páo", 0)->page, ==, page);
      g_assert_cmpuint (fixture_find_word (paper.words, last, 0)->page, ==, page);
      g_assert_cmpuint (fixture_find_word (paper.words, "KÝ", 1)->page, ==,
                        fixture_find_word (paper.words, "Páo", 1)->page);
      g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, "Páo", 0)->bottom
                                          - fixture_find_word (paper.words, "KÝ", 0)->bottom,
                                      25 + 18 * MM_PER_POINT, 0.1);
    }
}

/* Each page of a table begins with its header, and no row is on two pages. */
static void
test_table_pages (void)
{
  g_autoptr (XepReportData) data = xep_report_data_new ();
  guint headers = 0;

  for (guint i = 1; i <= 120; i++)
    {
      XepReportData *row = xep_report_data_add_row (data, "subjects");
      g_autofree char *text = g_strdup_printf ("a%u\nb%u\nc%u", i, i, i);

      xep_report_data_set_text (row, "name", i % 3 == 0 ? text : "x");
      xep_report_data_set_text (row, "unit", text);
    }
  g_auto (Paper) paper = print_paper (
      "<table size=\"12\" pitch=\"14\"><column width=\"40\"/><column width=\"*\"/><header>"
      "<row><cell rowspan=\"2\">ĐẦU</cell><cell>HÀNG</cell></row><row><cell>DƯỚI</cell></row>"
      "<numbers/></header><each list=\"subjects\"><row><cell>{name}</cell><cell>{unit}</cell></row>"
      "</each></table>",
      data, FALSE);
  for (guint i = 0; i < paper.words->len; i++)
    headers += g_str_equal (word_at (&paper, i)->text, "ĐẦU");
  g_assert_cmpuint (paper.pages, >=, 7);
  g_assert_cmpuint (headers, ==, paper.pages);
  for (guint page = 0; page < paper.pages; page++)
    {
      g_assert_cmpuint (fixture_find_word (paper.words, "(2)", page)->page, ==, page + 1);
      g_assert_cmpfloat_with_epsilon (fixture_find_word (paper.words, "(2)", page)->top,
                                      fixture_find_word (paper.words, "(2)", 0)->top, CLOSE);
    }
  for (guint i = 1; i <= 120; i++)
    {
      g_autofree char *first = g_strdup_printf ("a%u", i);
      g_autofree char *third = g_strdup_printf ("c%u", i);
      const FixtureWord *above = fixture_find_word (paper.words, first, 0);
      const FixtureWord *below = fixture_find_word (paper.words, third, 0);

      g_assert_cmpuint (above->page, ==, below->page);
      g_assert_cmpfloat_with_epsilon (below->top - above->top, 28 * MM_PER_POINT, CLOSE);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/typesetting/narrative", test_narrative);
  g_test_add_func ("/typesetting/twenty-pages", test_twenty_pages);
  g_test_add_func ("/typesetting/empty-lines", test_empty_lines);
  g_test_add_func ("/typesetting/hostile-lines", test_hostile_lines);
  g_test_add_func ("/typesetting/centred-lines", test_centred_lines);
  g_test_add_func ("/typesetting/long-names", test_long_names);
  g_test_add_func ("/typesetting/empty-values", test_empty_values);
  g_test_add_func ("/typesetting/kept-together", test_kept_together);
  g_test_add_func ("/typesetting/signature-whole", test_signature_whole);
  g_test_add_func ("/typesetting/table-pages", test_table_pages);
  return g_test_run ();
}
