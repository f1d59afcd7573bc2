/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-paths.h"
#include "report-fixture.h"
#include "report/form/xep-form-catalogue.h"
#include "xep-test.h"

#define HEAD                                                                                    \
  "<form id=\"t\" name=\"T\" title=\"T\" category=\"summary\" scope=\"list\" kinds=\"leader\" " \
  "periods=\"Q1\">\n"
#define TABLE_HEAD HEAD "<table>\n<column width=\"50\"/><column width=\"*\"/>\n"

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepFormCatalogue) catalogue = xep_form_catalogue_load (&error);
  XepForm *form;

  g_assert_no_error (error);
  g_assert_cmpuint (xep_form_catalogue_get_problems (catalogue)->len, ==, 0);

  form = xep_form_catalogue_find (catalogue, "pl5", &error);
  g_assert_no_error (error);
  g_assert_cmpint (xep_form_get_scope (form), ==, XEP_FORM_SUBJECT);
  g_assert_true (xep_form_has_kind (form, XEP_KIND_LEADER));
  g_assert_false (xep_form_has_kind (form, XEP_KIND_MEMBER));
  g_assert_true (xep_form_has_period (form, XEP_PERIOD_Q3));
  g_assert_false (xep_form_has_period (form, XEP_PERIOD_YEAR));
  g_assert_true (xep_form_has_tier (form, XEP_TIER_NONE));
  g_assert_true (xep_form_is_provisional (form));
  g_assert_false (xep_form_has_sheet (form));
  g_assert_false (xep_form_is_landscape (form));
}

/* PL 13 is for those the province manages, PL 14 for all others: nobody is in both or in neither.
 */
static void
test_tiers (void)
{
  g_autoptr (XepForm) proposed = fixture_load_form ("pl13");
  g_autoptr (XepForm) decided = fixture_load_form ("pl14");

  for (int tier = XEP_TIER_NONE; tier <= XEP_TIER_UNIT; tier++)
    g_assert_cmpint (xep_form_has_tier (proposed, tier), !=, xep_form_has_tier (decided, tier));
  g_assert_true (xep_form_has_tier (proposed, XEP_TIER_PROVINCE));
  g_assert_true (xep_form_has_sheet (proposed));
  g_assert_true (xep_form_is_landscape (decided));
}

/* What is wrong, the line it must be reported on, and a word of the message. */
static const struct
{
  const char *name;
  const char *text;
  int line;
  const char *word;
} broken[] = {
  { "not-xml", HEAD "<p>\n</form>", 3, "" },
  { "element", HEAD "<para>x</para>\n</form>", 2, "para" },
  { "attribute", HEAD "<p colour=\"red\">x</p>\n</form>", 2, "colour" },
  { "field", HEAD "\n<p>{nobody}</p>\n</form>", 3, "nobody" },
  { "field-in-condition", HEAD "<p when=\"nobody=x\">x</p>\n</form>", 2, "nobody" },
  { "field-is-list", HEAD "<p>{subjects}</p>\n</form>", 2, "subjects" },
  { "field-of-lines", HEAD "<lines field=\"nobody\" count=\"2\"/>\n</form>", 2, "nobody" },
  { "field-of-choice",
    HEAD "<choice field=\"nobody\"><option value=\"a\">A</option></choice></form>", 2, "nobody" },
  { "span-in-span", HEAD "<p><span when=\"name\"><span when=\"unit\">x</span></span></p>\n</form>",
    2, "span" },
  { "span-field", HEAD "<p><span when=\"nobody\">x</span></p>\n</form>", 2, "nobody" },
  { "page-in-text", HEAD "<p>{page}</p>\n</form>", 2, "page" },
  { "open-brace", HEAD "<p>{name</p>\n</form>", 2, "}" },
  { "no-name", HEAD "<p>{}</p>\n</form>", 2, "{}" },
  { "dots", HEAD "<p>{name:many}</p>\n</form>", 2, "many" },
  { "too-many-dots", HEAD "<p>{name:5000}</p>\n</form>", 2, "5000" },
  { "list", HEAD "<each list=\"name\"><p>x</p></each>\n</form>", 2, "name" },
  { "style", HEAD "<p style=\"none\">x</p>\n</form>", 2, "none" },
  { "style-twice", HEAD "<style id=\"a\"/>\n<style id=\"a\"/>\n<p>x</p></form>", 3, "a" },
  { "pitch", HEAD "<p size=\"14\" pitch=\"10\">x</p>\n</form>", 2, "" },
  { "margin", HEAD "<p margin=\"150\">x</p>\n</form>", 2, "" },
  { "few-cells", TABLE_HEAD "<row><cell>1</cell></row>\n</table></form>", 4, "" },
  { "many-cells", TABLE_HEAD "<row>\n<cell colspan=\"3\">1</cell></row>\n</table></form>", 5, "" },
  { "rowspan-in-body", TABLE_HEAD "<row><cell rowspan=\"2\">1</cell><cell/></row></table></form>",
    4, "" },
  { "rowspan-too-far",
    TABLE_HEAD "<header><row><cell rowspan=\"2\">1</cell><cell/></row></header>"
               "<row><cell/><cell/></row></table></form>",
    4, "" },
  { "header-field",
    TABLE_HEAD "<header><row><cell>{name}</cell><cell/></row></header>"
               "<row><cell/><cell/></row></table></form>",
    4, "" },
  { "too-wide",
    HEAD "<table>\n<column width=\"170\"/><column width=\"*\"/>"
         "<row><cell/><cell/></row></table></form>",
    2, "" },
  { "narrow-is-wider",
    HEAD "<table>\n<column width=\"20\" narrow-when-empty=\"30\"/><column width=\"*\"/>"
         "<row><cell/><cell/></row></table></form>",
    2, "" },
  { "narrow-for-nobody",
    HEAD "<table>\n<column width=\"*\" narrow-when-empty=\"30\"/><column width=\"20\"/>"
         "<row><cell/><cell/></row></table></form>",
    2, "" },
  { "filled-is-wider",
    HEAD "<table>\n<column width=\"20\" filled=\"30\"/><column width=\"*\"/>"
         "<row><cell/><cell/></row></table></form>",
    2, "" },
  { "narrow-of-nothing",
    HEAD "<table>\n<column width=\"20\" narrow-when-empty=\"x\"/><column width=\"*\"/>"
         "<row><cell/><cell/></row></table></form>",
    3, "" },
  { "margins",
    "<form id=\"t\" name=\"T\" title=\"T\" category=\"summary\" scope=\"list\" kinds=\"leader\" "
    "periods=\"Q1\" "
    "left=\"180\">\n"
    "<p>x</p></form>",
    1, "" },
  { "sheet-without-table",
    "<form id=\"t\" name=\"T\" title=\"T\" category=\"summary\" scope=\"list\" kinds=\"leader\" "
    "periods=\"Q1\" "
    "sheet=\"yes\">\n"
    "<p>x</p></form>",
    1, "" },
  { "kind",
    "<form id=\"t\" name=\"T\" title=\"T\" category=\"summary\" scope=\"list\" kinds=\"boss\" "
    "periods=\"Q1\">\n"
    "<p>x</p></form>",
    1, "" },
};

static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *place = g_strdup_printf ("trial.xml:%d: ", broken[i].line);
  XepForm *form = fixture_try_form (dir, broken[i].text, &error);

  g_assert_null (form);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message + strlen (place), broken[i].word));
  g_assert_cmpuint (strlen (error->message), >, strlen (place));
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_form_load ("/nowhere/at-all.xml", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

static void
write_form (const char *dir, const char *name, const char *id, const char *body)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = g_strdup_printf ("<form id=\"%s\" name=\"%s\" title=\"%s\" "
                                           "category=\"summary\" scope=\"list\" kinds=\"leader\""
                                           " periods=\"Q1\">\n%s\n</form>",
                                           id, name, name, body);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Own forms replace shipped ones; a broken one is reported and hides nothing. */
static void
test_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autoptr (FixtureDir) own = xep_test_make_dir ();
  g_autoptr (XepFormCatalogue) catalogue = NULL;
  XepForm *form;

  write_form (shipped, "one.xml", "pl13", "<p>x</p>");
  write_form (shipped, "two.xml", "pl5", "<p>x</p>");
  write_form (shipped, "three.xml", "pl7", "<p>x</p>");
  write_form (own, "mine.xml", "pl5", "<p>y</p>");
  write_form (own, "broken.xml", "pl7", "<p>{nobody}</p>");
  write_form (own, "notes.txt", "pl99", "<p>y</p>");
  catalogue = xep_form_catalogue_load_from (shipped, own, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (xep_form_catalogue_get_forms (catalogue)->len, ==, 3);
  form = g_ptr_array_index (xep_form_catalogue_get_forms (catalogue), 0);
  g_assert_cmpstr (xep_form_get_id (form), ==, "pl5");
  g_assert_cmpstr (xep_form_get_title (form), ==, "mine.xml");
  form = g_ptr_array_index (xep_form_catalogue_get_forms (catalogue), 2);
  g_assert_cmpstr (xep_form_get_id (form), ==, "pl13");
  form = xep_form_catalogue_find (catalogue, "pl7", &error);
  g_assert_cmpstr (xep_form_get_title (form), ==, "three.xml");

  g_assert_cmpuint (xep_form_catalogue_get_problems (catalogue)->len, ==, 1);
  g_assert_true (g_str_has_prefix (
      g_ptr_array_index (xep_form_catalogue_get_problems (catalogue), 0), "broken.xml:2: "));
}

static void
test_catalogue_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) shipped = xep_test_make_dir ();
  g_autofree char *missing = g_build_filename (shipped, "missing", NULL);
  g_autoptr (XepFormCatalogue) catalogue = NULL;

  write_form (shipped, "one.xml", "pl13", "<p>x</p>");
  catalogue = xep_form_catalogue_load_from (shipped, missing, &error);
  g_assert_no_error (error);
  g_assert_null (xep_form_catalogue_find (catalogue, "pl99", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "pl13"));
  g_clear_error (&error);
  g_assert_null (xep_form_catalogue_load_from (missing, NULL, &error));
  g_assert_nonnull (error);
}

static const XepParagraph *
nth_paragraph (XepDocument *document, guint number)
{
  XepBlock *block = g_ptr_array_index (document->blocks, number);

  g_assert_cmpint (block->kind, ==, XEP_BLOCK_PARAGRAPH);
  return (const XepParagraph *) block;
}

static void
test_text (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form
      = fixture_form_from_text (dir, "<p bold=\"yes\">  Ông\n  {name} <i>ở\n {unit}</i>, <u>số</u>"
                                     "<br/> {row:3}.</p>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  const XepParagraph *paragraph;

  xep_report_data_set_text (data, "name", "Páo");
  xep_report_data_set_text (data, "unit", "Tả Chải");
  document = fixture_build (form, data, FALSE);
  paragraph = nth_paragraph (document, 0);
  g_assert_cmpstr (paragraph->text.text, ==, "Ông Páo ở Tả Chải, số\n....");
  g_assert_cmpuint (paragraph->text.runs[0].flags, ==, XEP_RUN_BOLD);
  g_assert_cmpuint (paragraph->text.runs[1].flags, ==, XEP_RUN_BOLD | XEP_RUN_ITALIC);
  g_assert_cmpuint (paragraph->text.runs[3].flags, ==, XEP_RUN_BOLD | XEP_RUN_UNDERLINE);
}

/* Words on a condition; a cell of such words alone is a text, not a value. */
static void
test_span (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<p>a<span when=\"name\"> b <i>{name}</i></span><span unless=\"name\"> c</span></p>"
           "<table><column width=\"20\"/><each list=\"subjects\"><row><cell><span "
           "when=\"name\">có</span>"
           "</cell></row></each></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) with = NULL;
  g_autoptr (XepDocument) without = NULL;
  const XepRow *row;

  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "name", "Páo");
  without = fixture_build (form, data, FALSE);
  g_assert_cmpstr (nth_paragraph (without, 0)->text.text, ==, "a c");
  row = &g_array_index (xep_document_find_table (without)->rows, XepRow, 0);
  g_assert_cmpstr (row->cells[0].text.text, ==, "có");
  xep_report_data_set_text (data, "name", "Mỷ");
  with = fixture_build (form, data, FALSE);
  g_assert_cmpstr (nth_paragraph (with, 0)->text.text, ==, "a b Mỷ");
}

/* The runs cover their text exactly: what is drawn is what was written. */
static void
test_runs_cover_text (void)
{
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  g_autoptr (XepReportData) data = fixture_pl5 (TRUE);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  XepTable *table = xep_document_find_table (document);

  g_assert_cmpuint (table->rows->len, >, 20);
  for (guint r = 0; r < table->rows->len; r++)
    {
      const XepRow *row = &g_array_index (table->rows, XepRow, r);

      for (guint c = 0; c < row->n_cells; c++)
        {
          gsize length = 0;

          for (guint i = 0; i < row->cells[c].text.n_runs; i++)
            length += row->cells[c].text.runs[i].length;
          g_assert_cmpuint (length, ==, strlen (row->cells[c].text.text));
        }
    }
}

static void
test_conditions (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form
      = fixture_form_from_text (dir, "<p when=\"name\">a</p><p unless=\"name\">b</p>"
                                     "<p when=\"self_level=good\">c</p>"
                                     "<p unless=\"self_level=good\">d</p><p>e</p>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;

  xep_report_data_set_text (data, "self_level", "good");
  document = fixture_build (form, data, FALSE);
  g_assert_cmpuint (document->blocks->len, ==, 3);
  g_assert_cmpstr (nth_paragraph (document, 0)->text.text, ==, "b");
  g_assert_cmpstr (nth_paragraph (document, 1)->text.text, ==, "c");
  g_assert_cmpstr (nth_paragraph (document, 2)->text.text, ==, "e");
}

static void
test_blank (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir,
      "<p>{name:5}|{unit}</p>"
      "<table><column width=\"20\"/><column width=\"20\"/>"
      "<each list=\"subjects\" blank=\"3\"><row><cell>{row}</cell><cell>{name}</cell></row></each>"
      "</table><lines field=\"note\" count=\"4\"/>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) blank = fixture_build (form, data, TRUE);
  g_autoptr (XepDocument) filled = fixture_build (form, data, FALSE);
  const XepRow *row = &g_array_index (xep_document_find_table (blank)->rows, XepRow, 2);
  const XepLines *lines = g_ptr_array_index (blank->blocks, 2);

  g_assert_cmpstr (nth_paragraph (blank, 0)->text.text, ==, ".....|....................");
  g_assert_cmpstr (nth_paragraph (filled, 0)->text.text, ==, ".....|");
  g_assert_cmpuint (xep_document_find_table (blank)->rows->len, ==, 3);
  g_assert_cmpstr (row->cells[0].text.text, ==, "3");
  g_assert_cmpstr (row->cells[1].text.text, ==, "");
  g_assert_cmpuint (xep_document_find_table (filled)->rows->len, ==, 0);
  g_assert_cmpint (lines->block.kind, ==, XEP_BLOCK_LINES);
  g_assert_cmpuint (lines->count, ==, 4);
}

static void
test_lines_with_text (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (dir, "<lines field=\"note\" count=\"4\"/>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;

  xep_report_data_set_text (data, "note", "Một.\nHai.");
  document = fixture_build (form, data, FALSE);
  g_assert_cmpuint (document->blocks->len, ==, 2);
  g_assert_cmpstr (nth_paragraph (document, 1)->text.text, ==, "Hai.");
}

/* Lines to be written on by hand whatever is known. */
static void
test_lines_without_field (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (dir, "<lines count=\"3\"/>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  const XepLines *lines = g_ptr_array_index (document->blocks, 0);

  g_assert_cmpint (lines->block.kind, ==, XEP_BLOCK_LINES);
  g_assert_cmpuint (lines->count, ==, 3);
}

/* A choice stands among the blocks or, beside a signature, in a column. */
static void
count_box (const XepParagraph *paragraph, guint *boxes, guint *crossed)
{
  if (paragraph->box == XEP_BOX_NONE)
    return;
  (*boxes)++;
  if (paragraph->box == XEP_BOX_CROSSED)
    {
      (*crossed)++;
      g_assert_cmpstr (paragraph->text.text, ==, "Hoàn thành tốt nhiệm vụ");
    }
}

static void
test_choice (void)
{
  g_autoptr (XepForm) form = fixture_load_form ("pl5");
  g_autoptr (XepReportData) data = fixture_pl5 (TRUE);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  guint boxes = 0, crossed = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const XepBlock *block = g_ptr_array_index (document->blocks, i);
      const XepColumns *columns = (const XepColumns *) block;

      if (block->kind == XEP_BLOCK_PARAGRAPH)
        count_box ((const XepParagraph *) block, &boxes, &crossed);
      for (guint j = 0; block->kind == XEP_BLOCK_COLUMNS && j < columns->n_columns; j++)
        for (guint n = 0; n < columns->columns[j].n_paragraphs; n++)
          count_box (columns->columns[j].paragraphs[n], &boxes, &crossed);
    }
  g_assert_cmpuint (boxes, ==, 4);
  g_assert_cmpuint (crossed, ==, 1);
}

/* A cell of one field carries the value itself, for the sheet. */
static void
test_cell_values (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<table><column width=\"20\"/><column width=\"20\"/><column width=\"20\"/>"
           "<column width=\"20\"/><each "
           "list=\"subjects\"><row><cell>{row}</cell><cell>{self_total}</cell>"
           "<cell>{birth_date}</cell><cell>{row}.</cell></row></each></table>");
  g_autoptr (XepReportData) data = fixture_list (2);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  const XepRow *row = &g_array_index (xep_document_find_table (document)->rows, XepRow, 1);

  g_assert_cmpint (row->cells[0].value.kind, ==, XEP_VALUE_INTEGER);
  g_assert_cmpint (row->cells[0].value.integer, ==, 2);
  g_assert_cmpint (row->cells[1].value.kind, ==, XEP_VALUE_POINTS);
  g_assert_cmpint (row->cells[1].value.points, ==, 9001);
  g_assert_cmpint (row->cells[2].value.kind, ==, XEP_VALUE_DATE);
  g_assert_cmpint (row->cells[3].value.kind, ==, XEP_VALUE_NONE);
  g_assert_cmpstr (row->cells[3].text.text, ==, "2.");
}

static void
check_widths (XepDocument *document, double first, double second, double third)
{
  const XepTable *table = xep_document_find_table (document);

  g_assert_cmpfloat_with_epsilon (table->columns[0].width, first, 0.01);
  g_assert_cmpfloat_with_epsilon (table->columns[1].width, second, 0.01);
  g_assert_cmpfloat_with_epsilon (table->columns[2].width, third, 0.01);
}

/* A column that nobody filled gives its room to the others, which share it by what they hold; on
 * paper to be filled in by hand it is as wide as it was drawn. Cells over several columns and the
 * heading do not fill it. */
static void
test_narrow_columns (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<table><column width=\"3*\"/><column width=\"2*\" narrow-when-empty=\"15\"/>"
           "<column width=\"40\" filled=\"30\" narrow-when-empty=\"10\"/>"
           "<header><row><cell>A</cell><cell>B</cell><cell>C</cell></row></header>"
           "<row kind=\"group\"><cell colspan=\"3\">words</cell></row>"
           "<each list=\"subjects\"><row><cell>{name}</cell><cell>{unit}</cell><cell>{note}</cell>"
           "</row></each></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  XepReportData *first = xep_report_data_add_row (data, "subjects");
  XepReportData *second = xep_report_data_add_row (data, "subjects");
  g_autoptr (XepDocument) blank = fixture_build (form, data, TRUE);
  g_autoptr (XepDocument) empty = fixture_build (form, data, FALSE);
  g_autoptr (XepDocument) even = NULL;
  g_autoptr (XepDocument) uneven = NULL;
  g_autoptr (XepDocument) noted = NULL;

  /* 165 mm between the margins. */
  check_widths (blank, 75, 50, 40);
  check_widths (empty, 140, 15, 10);
  xep_report_data_set_text (first, "name", "Sùng A Chúng");
  xep_report_data_set_text (second, "unit", "Chi bộ A Lìn");
  even = fixture_build (form, data, FALSE);
  check_widths (even, 77.5, 77.5, 10);
  /* Little is written there, but words need their room. */
  xep_report_data_set_text (second, "unit", "x");
  uneven = fixture_build (form, data, FALSE);
  check_widths (uneven, 137, 18, 10);
  xep_report_data_set_text (second, "note", "x");
  noted = fixture_build (form, data, FALSE);
  check_widths (noted, 117, 18, 30);
  /* What was made before is as it was. */
  check_widths (even, 77.5, 77.5, 10);
}

/* A choice may stand beside a signature. */
static void
test_choice_in_column (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<signatures><column><choice field=\"self_level\" margin=\"10\">"
           "<option value=\"good\">Tốt</option><option value=\"complete\">Hoàn thành</option>"
           "</choice></column><column><p>{name}</p></column></signatures>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  const XepColumns *columns;

  xep_report_data_set_text (data, "self_level", "complete");
  document = fixture_build (form, data, FALSE);
  columns = g_ptr_array_index (document->blocks, 0);
  g_assert_cmpint (columns->block.kind, ==, XEP_BLOCK_COLUMNS);
  g_assert_cmpuint (columns->columns[0].n_paragraphs, ==, 2);
  g_assert_cmpint (columns->columns[0].paragraphs[0]->box, ==, XEP_BOX_EMPTY);
  g_assert_cmpint (columns->columns[0].paragraphs[1]->box, ==, XEP_BOX_CROSSED);
  g_assert_cmpstr (columns->columns[0].paragraphs[1]->text.text, ==, "Hoàn thành");
}

/* The document outlives the form it was made from. */
static void
test_document_keeps_form (void)
{
  XepForm *form = fixture_load_form ("pl13");
  g_autoptr (XepReportData) data = fixture_list (3);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autoptr (XepPages) pages = NULL;

  xep_form_unref (form);
  pages = fixture_paginate (document);
  g_assert_cmpuint (xep_pages_get_count (pages), ==, 1);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/form/shipped", test_shipped);
  g_test_add_func ("/form/tiers", test_tiers);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *name = g_strconcat ("/form/broken/", broken[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/form/missing-file", test_missing_file);
  g_test_add_func ("/form/catalogue", test_catalogue);
  g_test_add_func ("/form/catalogue-unknown", test_catalogue_unknown);
  g_test_add_func ("/form/text", test_text);
  g_test_add_func ("/form/span", test_span);
  g_test_add_func ("/form/runs-cover-text", test_runs_cover_text);
  g_test_add_func ("/form/conditions", test_conditions);
  g_test_add_func ("/form/blank", test_blank);
  g_test_add_func ("/form/lines-with-text", test_lines_with_text);
  g_test_add_func ("/form/lines-without-field", test_lines_without_field);
  g_test_add_func ("/form/choice", test_choice);
  g_test_add_func ("/form/cell-values", test_cell_values);
  g_test_add_func ("/form/narrow-columns", test_narrow_columns);
  g_test_add_func ("/form/choice-in-column", test_choice_in_column);
  g_test_add_func ("/form/document-keeps-form", test_document_keeps_form);
  return g_test_run ();
}
