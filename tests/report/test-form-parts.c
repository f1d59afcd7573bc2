/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "report-fixture.h"
#include "report/form/xep-form-catalogue.h"
#include "xep-test.h"

/* What forms share (parts.xml) and how fields are written. */

#define HEAD                                                                                 \
  "<form id=\"t\" name=\"T\" title=\"T\" category=\"self\" scope=\"list\" kinds=\"leader\" " \
  "periods=\"Q1\""

static void
write_file (const char *dir, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const XepParagraph *
nth_paragraph (XepDocument *document, guint number)
{
  XepBlock *block = g_ptr_array_index (document->blocks, number);

  g_assert_cmpint (block->kind, ==, XEP_BLOCK_PARAGRAPH);
  return (const XepParagraph *) block;
}

static void
assert_paragraph (XepDocument *document, guint number, const char *wanted)
{
  g_assert_cmpstr (nth_paragraph (document, number)->text.text, ==, wanted);
}

#define PARTS                                                                         \
  "<parts>\n"                                                                         \
  "<style id=\"shared\" size=\"11\" pitch=\"13\"/><style id=\"both\" size=\"12\"/>\n" \
  "<footer><right>chung {page}</right></footer>\n"                                    \
  "<part id=\"inner\"><p style=\"both\">trong {name}</p></part>\n"                    \
  "<part id=\"outer\"><p style=\"shared\">ngoài</p><use part=\"inner\"/></part>\n"   \
  "</parts>"

/* A part's blocks stand where it is used, in the form's styles first; a part can use another. */
static void
test_use (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = NULL;
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;

  write_file (dir, "parts.xml", PARTS);
  form = fixture_form_from_text (
      dir, "<style id=\"both\" size=\"16\"/><p>đầu</p><use part=\"outer\"/>"
           "<use part=\"inner\" when=\"unit\"/><each list=\"subjects\"><use part=\"inner\"/></each>"
           "<p style=\"shared\">cuối</p>");
  xep_report_data_set_text (data, "name", "Páo");
  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", "Mỷ");
  document = fixture_build (form, data, FALSE);
  g_assert_cmpuint (document->blocks->len, ==, 5);
  assert_paragraph (document, 0, "đầu");
  assert_paragraph (document, 1, "ngoài");
  assert_paragraph (document, 2, "trong Páo");
  assert_paragraph (document, 3, "trong Mỷ");
  assert_paragraph (document, 4, "cuối");
  g_assert_cmpfloat (nth_paragraph (document, 1)->style.size, ==, 11);
  g_assert_cmpfloat (nth_paragraph (document, 2)->style.size, ==, 16);
  g_assert_cmpfloat (nth_paragraph (document, 4)->style.pitch, ==, 13);
  g_assert_cmpstr (document->footer_right.text, ==, "chung {page}");
}

static const char *
build_footer (const char *dir, const char *body, XepDocument **document)
{
  g_autoptr (XepForm) form = fixture_form_from_text (dir, body);
  g_autoptr (XepReportData) data = xep_report_data_new ();

  *document = fixture_build (form, data, FALSE);
  return (*document)->footer_right.text;
}

/* A form's own footer goes before the shared one, even when it is empty. */
static void
test_footer (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepDocument) shared = NULL;
  g_autoptr (XepDocument) own = NULL;
  g_autoptr (XepDocument) none = NULL;

  write_file (dir, "parts.xml", PARTS);
  g_assert_cmpstr (build_footer (dir, "<p>x</p>", &shared), ==, "chung {page}");
  g_assert_cmpstr (build_footer (dir, "<footer><right>riêng</right></footer><p>x</p>", &own), ==,
                   "riêng");
  g_assert_cmpstr (build_footer (dir, "<footer/><p>x</p>", &none), ==, "");
}

/* What is wrong, in which file and line it must be reported, and a word of the message. */
static const struct
{
  const char *name;
  const char *parts;
  const char *form;
  const char *place;
  const char *word;
} broken[] = {
  { "unknown-part", "<parts/>", HEAD ">\n<use part=\"none\"/></form>", "trial.xml:2: ", "none" },
  { "unknown-inside", "<parts>\n<part id=\"a\">\n<use part=\"none\"/></part></parts>",
    HEAD ">\n<use part=\"a\"/></form>", "parts.xml:3: ", "none" },
  { "itself", "<parts>\n<part id=\"a\"><use part=\"a\"/></part></parts>",
    HEAD ">\n<use part=\"a\"/></form>", "parts.xml:2: ", "a" },
  { "loop",
    "<parts>\n<part id=\"a\"><use part=\"b\"/></part>\n<part id=\"b\"><use part=\"a\"/></part>\n"
    "</parts>",
    HEAD "><use part=\"b\"/></form>", "parts.xml:2: ", "b" },
  { "field", "<parts>\n<part id=\"a\"><p>{nobody}</p></part></parts>",
    HEAD ">\n<use part=\"a\"/></form>", "parts.xml:2: ", "nobody" },
  { "style", "<parts>\n<part id=\"a\"><p style=\"none\">x</p></part></parts>",
    HEAD ">\n<use part=\"a\"/></form>", "parts.xml:2: ", "none" },
  { "style-twice", "<parts>\n<style id=\"a\"/>\n<style id=\"a\"/></parts>", HEAD "><p/></form>",
    "parts.xml:3: ", "a" },
  { "part-twice", "<parts>\n<part id=\"a\"><p/></part>\n<part id=\"a\"><p/></part></parts>",
    HEAD "><p/></form>", "parts.xml:3: ", "a" },
  { "words", "<parts>\n<words>\n<text id=\"none\">x</text></words></parts>", HEAD "><p/></form>",
    "parts.xml:3: ", "none" },
  { "grammar", "<parts>\n<para/></parts>", HEAD "><p/></form>", "parts.xml:2: ", "para" },
  { "form-as-parts", HEAD "><p/></form>", HEAD "><p/></form>", "parts.xml:1: ", "" },
  { "parts-as-form", "<parts/>", "<parts/>", "trial.xml:1: ", "parts.xml" },
  { "footer", "<parts>\n<footer><left>{nobody}</left></footer></parts>", HEAD "><p/></form>",
    "parts.xml:2: ", "nobody" },
  { "no-category", "<parts/>",
    "<form id=\"t\" name=\"T\" title=\"T\" scope=\"list\" kinds=\"leader\" periods=\"Q1\"><p/>"
    "</form>",
    "trial.xml:1: ", "" },
  { "category", "<parts/>",
    "<form id=\"t\" name=\"T\" title=\"T\" category=\"other\" scope=\"list\" kinds=\"leader\""
    " periods=\"Q1\"><p/></form>",
    "trial.xml:1: ", "" },
  { "annexes", "<parts/>", HEAD " annexes=\"pl8\"><p/></form>", "trial.xml:1: ", "" },
  { "group", "<parts/>", HEAD " group=\"name\"><p/></form>", "trial.xml:1: ", "" },
  { "words-of-text", "<parts/>", HEAD ">\n<p>{name:words}</p></form>", "trial.xml:2: ", "words" },
  { "long-of-points", "<parts/>", HEAD ">\n<p>{self_total:long}</p></form>",
    "trial.xml:2: ", "long" },
  { "upper-of-date", "<parts/>", HEAD ">\n<p>{birth_date:upper}</p></form>",
    "trial.xml:2: ", "upper" },
  { "unknown-writing", "<parts/>", HEAD ">\n<p>{name:title}</p></form>", "trial.xml:2: ", "title" },
};

static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();

  write_file (dir, "parts.xml", broken[i].parts);
  g_assert_null (fixture_try_form (dir, broken[i].form, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, broken[i].place));
  g_assert_nonnull (strstr (error->message + strlen (broken[i].place), broken[i].word));
}

static void
test_attributes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) all = fixture_try_form (dir, HEAD "><p/></form>", &error);
  g_autoptr (XepForm) some = NULL;

  g_assert_no_error (error);
  some = fixture_try_form (
      dir, HEAD " annexes=\"PL8 PL10\" person-once=\"yes\" group=\"level\"><p/></form>", &error);
  g_assert_no_error (error);
  g_assert_cmpint (xep_form_get_category (all), ==, XEP_FORM_SELF);
  g_assert_true (xep_form_has_annex (all, "PL9"));
  g_assert_false (xep_form_is_person_once (all));
  g_assert_cmpstr (xep_form_get_group (all), ==, "");
  g_assert_true (xep_form_has_annex (some, "PL8"));
  g_assert_true (xep_form_has_annex (some, "PL10"));
  g_assert_false (xep_form_has_annex (some, "PL1"));
  g_assert_false (xep_form_has_annex (some, ""));
  g_assert_true (xep_form_is_person_once (some));
  g_assert_cmpstr (xep_form_get_group (some), ==, "level");
}

static void
test_categories (void)
{
  static const char *const nicks[XEP_N_FORM_CATEGORIES]
      = { "self", "review", "step", "meeting", "summary", "dossier" };
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();

  for (guint i = 0; i < XEP_N_FORM_CATEGORIES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf (
          "<form id=\"t\" name=\"T\" title=\"T\" category=\"%s\" scope=\"list\" kinds=\"leader\""
          " periods=\"Q1\"><p/></form>",
          nicks[i]);
      g_autoptr (XepForm) form = fixture_try_form (dir, text, &error);

      g_assert_no_error (error);
      g_assert_cmpint (xep_form_get_category (form), ==, i);
    }
}

/* A form uses what it prints, lists, asks for, and what its parts do. */
static void
test_uses (void)
{
  static const char *const used[]
      = { "name",    "unit",       "note",        "self_level", "subjects",
          "grounds", "birth_date", "explanation", "code",       "quarter" };
  static const char *const unused[] = { "posts", "criteria_a", "place", "nobody" };
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = NULL;

  write_file (dir, "parts.xml",
              "<parts><footer><left when=\"quarter\">{code}</left></footer>"
              "<part id=\"a\"><p>{explanation}</p></part><part id=\"b\"><p>{place}</p></part>"
              "</parts>");
  form = fixture_form_from_text (
      dir, "<p when=\"name\">x<span when=\"unit\">y</span></p><lines field=\"note\" count=\"1\"/>"
           "<choice field=\"self_level\"><option value=\"good\">A</option></choice>"
           "<table><column width=\"*\"/><each list=\"subjects\"><row><cell>{grounds}</cell></row>"
           "</each></table><leaders><leader label=\"Sinh\">{birth_date:long}</leader></leaders>"
           "<use part=\"a\"/>");
  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    g_assert_true (xep_form_uses (form, used[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    g_assert_false (xep_form_uses (form, unused[i]));
}

static void
test_writings (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<p>{name:upper}|{year:words}|{self_total:words}|{self_date:long}</p>"
           "<p>{unit:upper:6}|{unit:4}|{decision_date:3:long}|{unit:upper}</p>"
           "<table><column width=\"*\"/><row><cell>{year:words}</cell></row></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  const XepRow *row;

  xep_report_data_set_text (data, "name", "Vàng Thị Mỷ, ủy ban đ");
  xep_report_data_set_integer (data, "year", 15);
  xep_report_data_set_points (data, "self_total", 9050);
  xep_report_data_set_date (data, "self_date", (XepDate){ 2026, 2, 5 });
  document = fixture_build (form, data, FALSE);
  assert_paragraph (document, 0,
                    "VÀNG THỊ MỶ, ỦY BAN Đ|mười lăm|chín mươi phẩy năm|ngày 05 tháng 02 năm 2026");
  assert_paragraph (document, 1, "......|....|...|");
  /* In words it is a text for the sheet too. */
  row = &g_array_index (xep_document_find_table (document)->rows, XepRow, 0);
  g_assert_cmpint (row->cells[0].value.kind, ==, XEP_VALUE_NONE);
  g_assert_cmpstr (row->cells[0].text.text, ==, "mười lăm");
}

/* Conditions look at the row they stand in: of rows, cells, words and blocks. */
static void
test_row_conditions (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<each list=\"counts_by_kind\"><p unless=\"is_total\">{count_name}</p></each>"
           "<table><column width=\"30\"/><column width=\"*\"/><each list=\"counts_by_kind\">"
           "<row unless=\"is_total\"><cell>{row}</cell><cell>{count_name}</cell></row>"
           "<row kind=\"total\" when=\"is_total\"><cell unless=\"is_total\">không</cell>"
           "<cell>TỔNG<span when=\"is_total\"> CỘNG</span></cell></row></each></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  XepReportData *total;
  GArray *rows;

  xep_report_data_set_text (xep_report_data_add_row (data, "counts_by_kind"), "count_name",
                            "Tập thể");
  total = xep_report_data_add_row (data, "counts_by_kind");
  xep_report_data_set_text (total, "count_name", "Tổng");
  xep_report_data_set_flag (total, "is_total", TRUE);
  document = fixture_build (form, data, FALSE);
  g_assert_cmpuint (document->blocks->len, ==, 2);
  assert_paragraph (document, 0, "Tập thể");
  rows = xep_document_find_table (document)->rows;
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (g_array_index (rows, XepRow, 0).cells[1].text.text, ==, "Tập thể");
  g_assert_cmpint (g_array_index (rows, XepRow, 1).kind, ==, XEP_ROW_TOTAL);
  g_assert_cmpstr (g_array_index (rows, XepRow, 1).cells[0].text.text, ==, "");
  g_assert_cmpstr (g_array_index (rows, XepRow, 1).cells[1].text.text, ==, "TỔNG CỘNG");
}

/* A condition may be a list: whether it has rows, on a blank form too. */
static void
test_list_conditions (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<p when=\"remedies\">có</p><p unless=\"remedies\">không</p>"
           "<each list=\"subjects\"><p unless=\"tasks\">{name}</p></each>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) without = fixture_build (form, data, FALSE);
  g_autoptr (XepDocument) with = NULL;
  XepReportData *busy;

  g_assert_cmpuint (without->blocks->len, ==, 1);
  assert_paragraph (without, 0, "không");
  xep_report_data_add_row (data, "remedies");
  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", "Páo");
  busy = xep_report_data_add_row (data, "subjects");
  xep_report_data_set_text (busy, "name", "Mỷ");
  xep_report_data_add_row (busy, "tasks");
  with = fixture_build (form, data, FALSE);
  g_assert_cmpuint (with->blocks->len, ==, 2);
  assert_paragraph (with, 0, "có");
  assert_paragraph (with, 1, "Páo");
  g_assert_true (xep_form_uses (form, "remedies"));
  g_assert_true (xep_form_uses (form, "tasks"));
}

static void
write_form (const char *dir, const char *id, const char *body)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *text = g_strdup_printf (
      "<form id=\"%s\" name=\"%s\" title=\"%s\" category=\"self\" scope=\"list\" kinds=\"leader\""
      " periods=\"Q1\">%s</form>",
      id, id, id, body);

  write_file (dir, name, text);
}

static const char *
first_words (XepFormCatalogue *catalogue, const char *id, XepDocument **document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) data = xep_report_data_new ();
  XepForm *form = xep_form_catalogue_find (catalogue, id, &error);

  g_assert_no_error (error);
  *document = fixture_build (form, data, FALSE);
  return nth_paragraph (*document, 0)->text.text;
}

/* Own forms take the shipped parts, or those of their own folder, which concern no shipped form. */
static void
check_catalogue (const char *own_parts, const char *shipped_words, const char *own_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autoptr (FixtureDir) own = xep_test_make_dir ();
  g_autoptr (XepFormCatalogue) catalogue = NULL;
  g_autoptr (XepDocument) one = NULL;
  g_autoptr (XepDocument) two = NULL;

  write_file (shipped, "parts.xml", "<parts><part id=\"a\"><p>phát hành</p></part></parts>");
  write_form (shipped, "one", "<use part=\"a\"/>");
  write_form (shipped, "two", "<p>cũ</p>");
  write_form (own, "two", "<use part=\"a\"/>");
  if (own_parts != NULL)
    write_file (own, "parts.xml", own_parts);
  catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xep_form_catalogue_get_forms (catalogue)->len, ==, 2);
  g_assert_cmpstr (first_words (catalogue, "one", &one), ==, shipped_words);
  g_assert_cmpstr (first_words (catalogue, "two", &two), ==, own_words);
}

static void
test_catalogue_parts (void)
{
  check_catalogue (NULL, "phát hành", "phát hành");
  check_catalogue ("<parts><part id=\"a\"><p>riêng</p></part></parts>", "phát hành", "riêng");
}

/* What the program itself puts on paper is all in the shipped parts; the clerk's own go before, and
 * what they do not say is not lost. */
static void
test_words (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) shipped = fixture_load_form ("pl5");
  g_autoptr (XepForm) own = NULL;
  g_autofree char *number = NULL;

  for (guint i = XEP_WORDS_NOTHING + 1; i < XEP_N_WORDS; i++)
    g_assert_cmpstr (xep_paper_words_get (xep_form_get_words (shipped), i), !=, "");
  g_assert_cmpstr (xep_paper_words_get (xep_form_get_words (shipped), XEP_WORDS_NOTHING), ==, "");
  write_file (
      dir, "parts.xml",
      "<parts><words><text id=\"subject-number\">phiếu {number}/{x}</text></words></parts>");
  own = fixture_form_from_text (dir, "<p>x</p>");
  number = xep_paper_words_fill (xep_form_get_words (own), XEP_WORDS_SUBJECT_NUMBER, "number", "12",
                                 NULL);
  g_assert_cmpstr (number, ==, "phiếu 12/{x}");
  g_assert_cmpstr (xep_paper_words_get (xep_form_get_words (own), XEP_WORDS_LATE), ==,
                   xep_paper_words_get (xep_form_get_words (shipped), XEP_WORDS_LATE));
}

/* Broken parts are one problem, however many forms wanted them, and the shipped forms stay. */
static void
test_catalogue_broken_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autoptr (FixtureDir) own = xep_test_make_dir ();
  g_autoptr (XepFormCatalogue) catalogue = NULL;
  g_autoptr (XepDocument) document = NULL;
  GPtrArray *problems;

  write_form (shipped, "one", "<p>cũ</p>");
  write_form (own, "one", "<p>mới</p>");
  write_form (own, "two", "<p>mới</p>");
  write_file (own, "parts.xml", "<parts>\n<part/></parts>");
  catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_assert_no_error (error);
  problems = xep_form_catalogue_get_problems (catalogue);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], "parts.xml:2: "));
  g_assert_cmpuint (xep_form_catalogue_get_forms (catalogue)->len, ==, 1);
  g_assert_cmpstr (first_words (catalogue, "one", &document), ==, "cũ");
  g_clear_pointer (&catalogue, xep_form_catalogue_unref);

  /* A field that does not exist is found with each form that uses the part, and said once. */
  write_file (own, "parts.xml", "<parts>\n<part id=\"a\"><p>{nobody}</p></part></parts>");
  write_form (own, "one", "<use part=\"a\"/>");
  write_form (own, "two", "<use part=\"a\"/>");
  catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_assert_no_error (error);
  problems = xep_form_catalogue_get_problems (catalogue);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], "parts.xml:2: "));
}

static void
load_words (const char *shipped, const char *own, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_autoptr (XepDocument) document = NULL;

  g_assert_no_error (error);
  g_free (*words);
  *words = g_strdup_printf ("%s, %u", first_words (catalogue, "one", &document),
                            xep_form_catalogue_get_problems (catalogue)->len);
}

/* A form is read again when it or its parts are saved, and at no other time is anything old
 * printed. */
static void
test_reload (void)
{
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autoptr (FixtureDir) own = xep_test_make_dir ();
  g_autofree char *parts = g_build_filename (own, "parts.xml", NULL);
  g_autofree char *words = NULL;

  write_form (shipped, "one", "<p>phát hành</p>");
  write_file (shipped, "parts.xml", "<parts><part id=\"a\"><p>phần 1</p></part></parts>");
  write_form (own, "one", "<p>bản 1</p>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "bản 1, 0");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "bản 1, 0");
  write_form (own, "one", "<p>bản 2</p>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "bản 2, 0");
  write_form (own, "one", "<use part=\"a\"/>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phần 1, 0");
  write_file (shipped, "parts.xml", "<parts><part id=\"a\"><p>phần 2</p></part></parts>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phần 2, 0");
  write_file (own, "parts.xml", "<parts><part id=\"a\"><p>riêng</p></part></parts>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "riêng, 0");
  write_file (own, "parts.xml", "<parts><part/></parts>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phát hành, 1");
  g_assert_cmpint (g_remove (parts), ==, 0);
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phần 2, 0");
  write_form (own, "one", "<p>{nobody}</p>");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phát hành, 1");
  load_words (shipped, own, &words);
  g_assert_cmpstr (words, ==, "phát hành, 1");
}

/* Parts are looked at when there is no form beside them yet. */
static void
test_parts_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autoptr (FixtureDir) own = xep_test_make_dir ();
  g_autoptr (XepFormCatalogue) catalogue = NULL;

  write_form (shipped, "one", "<p>x</p>");
  write_file (own, "parts.xml", "<parts><part/></parts>");
  catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xep_form_catalogue_get_problems (catalogue)->len, ==, 1);
}

/* A sheet's one table may stand in a part. */
static void
test_sheet_in_part (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = NULL;

  write_file (dir, "parts.xml",
              "<parts><part id=\"a\"><table><column width=\"*\"/><row><cell/></row></table></part>"
              "</parts>");
  form = fixture_try_form (dir, HEAD " sheet=\"yes\"><use part=\"a\"/></form>", &error);
  g_assert_no_error (error);
  g_assert_nonnull (form);
  g_assert_null (fixture_try_form (
      dir, HEAD " sheet=\"yes\"><use part=\"a\"/><use part=\"a\"/></form>", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/form-parts/use", test_use);
  g_test_add_func ("/form-parts/footer", test_footer);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *name = g_strconcat ("/form-parts/broken/", broken[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/form-parts/attributes", test_attributes);
  g_test_add_func ("/form-parts/categories", test_categories);
  g_test_add_func ("/form-parts/uses", test_uses);
  g_test_add_func ("/form-parts/writings", test_writings);
  g_test_add_func ("/form-parts/row-conditions", test_row_conditions);
  g_test_add_func ("/form-parts/list-conditions", test_list_conditions);
  g_test_add_func ("/form-parts/catalogue-parts", test_catalogue_parts);
  g_test_add_func ("/form-parts/words", test_words);
  g_test_add_func ("/form-parts/catalogue-broken-parts", test_catalogue_broken_parts);
  g_test_add_func ("/form-parts/reload", test_reload);
  g_test_add_func ("/form-parts/parts-alone", test_parts_alone);
  g_test_add_func ("/form-parts/sheet-in-part", test_sheet_in_part);
  return g_test_run ();
}
