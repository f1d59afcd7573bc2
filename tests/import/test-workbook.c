/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import/xep-number-formats.h"
#include "import/xep-workbook.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = xep_test_make_dir ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xep_test_remove_dir (g_steal_pointer (&fixture->dir));
}

static XepWorkbook *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  XepWorkbook *book = xep_workbook_load (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  return book;
}

static XepWorkbook *
load_sample (const char *name)
{
  g_autofree char *relative = g_build_filename ("import", name, NULL);
  g_autofree char *path = xep_test_data (relative);

  return load (path);
}

/* Refused with @code in one sentence that names the file; nothing is left over. */
static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  XepWorkbook *book = xep_workbook_load (path, &error);

  g_assert_null (book);
  g_assert_error (error, XEP_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
}

static void
assert_sheet_refused (Fixture *fixture, const char *sheet_xml, int code)
{
  g_autofree char *path = xep_test_sheet (fixture->dir, "bad.xlsx", sheet_xml);

  assert_refused (path, code);
}

static void
assert_text (XepSheet *sheet, const char *address, const char *expected)
{
  g_autofree char *text = NULL;
  guint row, column;

  g_assert_true (xep_sheet_parse_address (address, &row, &column, NULL));
  text = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, column));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    guint row, column;
  } good[]
      = { { "A1", 0, 0 }, { "Z9", 8, 25 }, { "AA10", 9, 26 }, { "XFD1048576", 1048575, 16383 } };
  static const char *const bad[]
      = { "",          "A",   "1",     "A0", "XFE1", "A1048577", "A99999999999999999999",
          "ZZZZZZZZ1", "A1 ", "A1:B2", "1A", "Á1" };
  guint row, column;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *address = xep_sheet_address (good[i].row, good[i].column);

      g_assert_cmpstr (address, ==, good[i].text);
      g_assert_true (xep_sheet_parse_address (good[i].text, &row, &column, NULL));
      g_assert_cmpuint (row, ==, good[i].row);
      g_assert_cmpuint (column, ==, good[i].column);
    }
  g_assert_true (xep_sheet_parse_address ("$C$14", &row, &column, NULL));
  g_assert_cmpuint (row, ==, 13);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (xep_sheet_parse_address (bad[i], &row, &column, NULL));
}

static void
test_date_formats (void)
{
  static const struct
  {
    guint id;
    const char *code;
    gboolean date;
  } cases[] = {
    { 0, NULL, FALSE },        { 13, NULL, FALSE },         { 14, NULL, TRUE },
    { 17, NULL, TRUE },        { 18, NULL, FALSE },         { 21, NULL, FALSE },
    { 22, NULL, TRUE },        { 23, NULL, FALSE },         { 45, NULL, FALSE },
    { 49, NULL, FALSE },       { 164, "dd/mm/yyyy", TRUE }, { 164, "[$-42A]d/m/yyyy;@", TRUE },
    { 164, "mmm", TRUE },      { 164, "mm:ss", FALSE },     { 164, "[h]:mm", FALSE },
    { 164, "General", FALSE }, { 164, "0.00", FALSE },      { 164, "0 \"ngày\"", FALSE },
    { 164, "[Red]0", FALSE },  { 164, "\\d0", FALSE },      { 164, "0;[Yellow]dd", FALSE },
    { 164, "", FALSE },        { 164, "\"", FALSE },        { 164, "[", FALSE },
    { 164, "\\", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (xep_number_format_is_date (cases[i].id, cases[i].code), ==, cases[i].date);
}

static void
test_percent_formats (void)
{
  static const struct
  {
    guint id;
    const char *code;
    gboolean percent;
  } cases[] = {
    { 0, NULL, FALSE },     { 9, NULL, TRUE },         { 10, NULL, TRUE },
    { 164, "0.0%", TRUE },  { 164, "0\"%\"", FALSE },  { 164, "0\\%", FALSE },
    { 164, "0;0%", FALSE }, { 164, "[Red]0 %", TRUE }, { 164, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (xep_number_format_is_percent (cases[i].id, cases[i].code), ==,
                     cases[i].percent);
}

static void
test_roster_sample (void)
{
  g_autoptr (XepWorkbook) book = load_sample ("danh-sach-dang-vien.xlsx");
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);
  const XepSheetCell *cell = xep_sheet_get_cell (sheet, 8, 2);

  g_assert_cmpuint (xep_workbook_count_sheets (book), ==, 1);
  g_assert_cmpstr (sheet->name, ==, "Đảng viên");
  g_assert_false (sheet->hidden);
  g_assert_cmpuint (sheet->merges->len, ==, 13);
  assert_text (sheet, "A1", "ĐẢNG BỘ TỈNH LÀO CAI");
  assert_text (sheet, "A9", "1");
  assert_text (sheet, "B9", "Bùi Đình Ước");
  assert_text (sheet, "C10", "28/10/1993");
  assert_text (sheet, "C11", "24-06-1983");
  assert_text (sheet, "C33", "1966");
  assert_text (sheet, "J680", "Người lập biểu");
  g_assert_cmpint (cell->type, ==, XEP_SHEET_CELL_NUMBER);
  g_assert_true (cell->date);
  g_assert_cmpfloat (cell->number, ==, 34818);
  assert_text (sheet, "C9", "29/04/1995");
  /* The sample's empty cells (t="n" without a value) are not there. */
  g_assert_null (xep_sheet_get_cell (sheet, 8, 6));
}

static void
test_scores_sample (void)
{
  g_autoptr (XepWorkbook) book = load_sample ("tu-cham-quy-3.xlsx");
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);
  const XepSheetCell *total = xep_sheet_get_cell (sheet, 3, 5);

  assert_text (sheet, "D4", "22,5");
  assert_text (sheet, "E4", "47,5");
  g_assert_cmpint (xep_sheet_get_cell (sheet, 3, 3)->type, ==, XEP_SHEET_CELL_TEXT);
  g_assert_cmpint (xep_sheet_get_cell (sheet, 3, 4)->type, ==, XEP_SHEET_CELL_NUMBER);
  g_assert_nonnull (total);
  g_assert_true (total->formula);
  g_assert_cmpint (total->type, ==, XEP_SHEET_CELL_EMPTY);
}

static void
test_cell_types (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = xep_test_sheet (fixture->dir, "types.xlsx",
                        "<dimension ref='A1:XFD1048576'/><sheetData>"
                        "<row r='2'><c r='C2' t='s'><v> 1 </v></c><c r='A2' t='s'><v>0</v></c><c "
                        "r='B2' t='b'><v>1</v></c></row>"
                        "<row r='4'><c r='A4' t='e'><v>#REF!</v></c><c t='str'><f>X</f><v>kết "
                        "quả</v></c><c s='1'><v>33810</v></c><c s='9'><v>33810</v></c>"
                        "<c t='inlineStr'><is><r><t>một </t></r><r><t xml:space='preserve'> "
                        "hai_x000D_</t></r></is></c><c><f>A</f></c></row>"
                        "<row><c t='str'><v>Nguye&#x302;&#x303;n</v></c></row>"
                        "<row r='2'><c r='A2' t='str'><v>later</v></c></row></sheetData>");
  g_autoptr (XepWorkbook) book = load (path);
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);

  assert_text (sheet, "A2", "later");
  assert_text (sheet, "B2", "TRUE");
  assert_text (sheet, "C2", "Rich text");
  assert_text (sheet, "A4", "#REF!");
  assert_text (sheet, "B4", "kết quả");
  assert_text (sheet, "C4", "25/07/1992");
  assert_text (sheet, "D4", "33810");
  assert_text (sheet, "E4", "một hai");
  assert_text (sheet, "F4", "");
  g_assert_true (xep_sheet_get_cell (sheet, 3, 5)->formula);
  assert_text (sheet, "A5", "Nguyễn");
  g_assert_cmpuint (xep_sheet_count_rows (sheet), ==, 3);
  g_assert_cmpuint (xep_sheet_get_row_number (sheet, 2), ==, 4);
}

static void
test_date1904 (Fixture *fixture, gconstpointer data)
{
  const XepTestPart parts[] = {
    { "_rels/.rels", xep_test_root_relations },
    { "xl/workbook.xml",
      "<workbook xmlns='" MAIN
      "' xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'><workbookPr "
      "date1904='1'/><sheets>"
      "<sheet name='Ẩn' sheetId='4' state='hidden' q:id='x'/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='x' "
      "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' Target='s.xml'/>"
      "<Relationship Id='y' Type='z/styles' Target='./styles.xml'/></Relationships>" },
    { "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>" },
    { "xl/s.xml",
      "<worksheet><sheetData><row><c s='0'><v>32348</v></c></row></sheetData></worksheet>" },
    { NULL, NULL },
  };
  g_autofree char *path = xep_test_zip (fixture->dir, "mac.xlsx", parts);
  g_autoptr (XepWorkbook) book = load (path);
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);

  g_assert_true (sheet->hidden);
  g_assert_true (sheet->date1904);
  assert_text (sheet, "A1", "25/07/1992");
}

static void
test_not_a_workbook (Fixture *fixture, gconstpointer data)
{
  static const guint8 ole[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 };
  const XepTestPart document[] = { { "word/document.xml", "<w/>" }, { NULL, NULL } };
  g_autofree char *text = g_build_filename (fixture->dir, "a.xlsx", NULL);
  g_autofree char *old = g_build_filename (fixture->dir, "b.xls", NULL);
  g_autofree char *empty = g_build_filename (fixture->dir, "c.xlsx", NULL);
  g_autofree char *missing = g_build_filename (fixture->dir, "none.xlsx", NULL);
  g_autofree char *zip = xep_test_zip (fixture->dir, "d.xlsx", document);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (text, "<html>Họ và tên;Ngày sinh\n", -1, NULL));
  g_assert_true (g_file_set_contents (old, (const char *) ole, sizeof ole, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (text, XEP_ERROR_INVALID);
  assert_refused (empty, XEP_ERROR_INVALID);
  assert_refused (zip, XEP_ERROR_INVALID);
  assert_refused (old, XEP_ERROR_INVALID);
  assert_refused (missing, XEP_ERROR_NOT_FOUND);
  g_assert_null (xep_workbook_load (old, &error));
  g_assert_nonnull (strstr (error->message, ".xlsx"));
  g_clear_error (&error);
  g_assert_null (xep_workbook_load (fixture->dir, &error));
  g_assert_nonnull (error);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  static const guint percents[] = { 1, 10, 50, 90, 99 };
  g_autofree char *sample = xep_test_data ("import" G_DIR_SEPARATOR_S "tu-cham-quy-3.xlsx");
  g_autofree char *path = g_build_filename (fixture->dir, "cut.xlsx", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (sample, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_assert_true (
          g_file_set_contents (path, bytes, (gssize) (length * percents[i] / 100), NULL));
      assert_refused (path, XEP_ERROR_DAMAGED);
    }
}

static void
test_hostile_cells (Fixture *fixture, gconstpointer data)
{
  static const char *const sheets[] = {
    "<sheetData><row><c t='s'><v>2</v></c></row></sheetData>",
    "<sheetData><row><c t='s'><v>-1</v></c></row></sheetData>",
    "<sheetData><row><c t='s'><v>99999999999999999999</v></c></row></sheetData>",
    "<sheetData><row><c t='s'><v>x</v></c></row></sheetData>",
    "<sheetData><row><c><v>12x</v></c></row></sheetData>",
    "<sheetData><row><c><v>1e999</v></c></row></sheetData>",
    "<sheetData><row><c><v>nan</v></c></row></sheetData>",
    "<sheetData><row r='1048577'><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r='0'><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r='4294967297'><c><v>1</v></c></row></sheetData>",
    "<sheetData><row><c r='A4294967297'><v>1</v></c></row></sheetData>",
    "<sheetData><row><c r='XFE1'><v>1</v></c></row></sheetData>",
    "<sheetData><row><c r='XFD1'><v>1</v></c><c><v>1</v></c></row></sheetData>",
    "<sheetData><row><c r=''><v>1</v></c></row></sheetData>",
    "<sheetData><row r='1048576'/><row><c><v>1</v></c></row></sheetData>",
    "<sheetData/><mergeCells><mergeCell ref='A1:ZZZZ9'/></mergeCells>",
    "<sheetData/><mergeCells><mergeCell ref='A1'/></mergeCells>",
    "<sheetData/><mergeCells><mergeCell/></mergeCells>",
    "<sheetData><row><c></row></sheetData>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    assert_sheet_refused (fixture, sheets[i], XEP_ERROR_DAMAGED);
}

/* One long text is refused; a text within the limit that a thousand cells share is another kind of
 * bomb. */
static void
test_text_bombs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (32767 * 4 + 1, 'x');
  g_autofree char *long_sheet = g_strconcat ("<sheetData><row><c t='str'><v>", long_text,
                                             "</v></c></row></sheetData>", NULL);
  g_autoptr (GString) cells = g_string_new ("<worksheet><sheetData><row>");
  g_autofree char *strings = NULL;

  assert_sheet_refused (fixture, long_sheet, XEP_ERROR_DAMAGED);

  long_text[32767 * 4] = '\0';
  strings = g_strconcat ("<sst><si><t>", long_text, "</t></si></sst>", NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (cells, "<c t='s'><v>0</v></c>");
  g_string_append (cells, "</row></sheetData></worksheet>");
  {
    const XepTestPart parts[] = {
      { "xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='x'/></sheets></workbook>" },
      { "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='x' Type='a/worksheet' Target='s.xml'/>"
        "<Relationship Id='y' Type='a/sharedStrings' Target='t.xml'/></Relationships>" },
      { "xl/s.xml", cells->str },
      { "xl/t.xml", strings },
      { NULL, NULL },
    };
    g_autofree char *path = xep_test_zip (fixture->dir, "shared.xlsx", parts);

    assert_refused (path, XEP_ERROR_DAMAGED);
  }
}

static void
test_zip_bomb (Fixture *fixture, gconstpointer data)
{
  /* 80 MB of blanks take 80 kB in the file; 8 MB are under the limit of a part but squeezed beyond
   * reason. */
  static const gsize sizes[] = { 80 * 1024 * 1024, 8 * 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *xml = g_malloc (sizes[i] + 1);

      memset (xml, ' ', sizes[i]);
      memcpy (xml, "<sheetData>", strlen ("<sheetData>"));
      memcpy (xml + sizes[i] - strlen ("</sheetData>"), "</sheetData>", strlen ("</sheetData>"));
      xml[sizes[i]] = '\0';
      assert_sheet_refused (fixture, xml, XEP_ERROR_DAMAGED);
    }
}

static void
test_entity_bomb (Fixture *fixture, gconstpointer data)
{
  static const char *const sheets[] = {
    "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
    "'&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
    "<worksheet><sheetData><row><c t='str'><v>&c;</v></c></row></sheetData></worksheet>",
    "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row><c "
    "t='str'><v>&a;</v></c></row></sheetData></worksheet>",
    "<!DOCTYPE w SYSTEM 'http://example.invalid/w.dtd'><worksheet><sheetData/></worksheet>",
    "<!DOCTYPE w><worksheet><sheetData/></worksheet>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const XepTestPart parts[] = {
        { "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='x'/></sheets></workbook>" },
        { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='x' Type='a/worksheet' "
                                        "Target='s.xml'/></Relationships>" },
        { "xl/s.xml", sheets[i] },
        { NULL, NULL },
      };
      g_autofree char *path = xep_test_zip (fixture->dir, "entity.xlsx", parts);

      assert_refused (path, XEP_ERROR_DAMAGED);
    }
}

static void
test_missing_parts (Fixture *fixture, gconstpointer data)
{
  static const char book[]
      = "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='x'/></sheets></workbook>";
  static const struct
  {
    const char *book;
    const char *relations;
  } cases[] = {
    { book, "<Relationships><Relationship Id='x' Type='a/worksheet' "
            "Target='nowhere.xml'/></Relationships>" },
    { book, "<Relationships><Relationship Id='other' Type='a/worksheet' "
            "Target='s.xml'/></Relationships>" },
    { book, "<Relationships><Relationship Type='a/worksheet' Target='s.xml'/></Relationships>" },
    { "<workbook><sheets/></workbook>", "<Relationships/>" },
    { "<workbook><sheets><sheet name='A'/></sheets></workbook>", "<Relationships/>" },
    { "<workbook>", "<Relationships/>" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XepTestPart parts[] = {
        { "xl/workbook.xml", cases[i].book },
        { "xl/_rels/workbook.xml.rels", cases[i].relations },
        { "xl/s.xml", "<worksheet/>" },
        { NULL, NULL },
      };
      g_autofree char *path = xep_test_zip (fixture->dir, "parts.xlsx", parts);

      assert_refused (path, XEP_ERROR_DAMAGED);
    }
}

static void
test_many_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) book = g_string_new ("<workbook xmlns:r='r'><sheets>");

  for (guint i = 0; i < 129; i++)
    g_string_append_printf (book, "<sheet name='%u' r:id='x'/>", i);
  g_string_append (book, "</sheets></workbook>");
  {
    const XepTestPart parts[] = {
      { "xl/workbook.xml", book->str },
      { "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='x' Type='a/worksheet' Target='s.xml'/></Relationships>" },
      { "xl/s.xml", "<worksheet/>" },
      { NULL, NULL },
    };
    g_autofree char *path = xep_test_zip (fixture->dir, "sheets.xlsx", parts);

    assert_refused (path, XEP_ERROR_DAMAGED);
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/workbook/cell-types", test_cell_types },
    { "/workbook/date1904", test_date1904 },
    { "/workbook/not-a-workbook", test_not_a_workbook },
    { "/workbook/truncated", test_truncated },
    { "/workbook/hostile-cells", test_hostile_cells },
    { "/workbook/text-bombs", test_text_bombs },
    { "/workbook/zip-bomb", test_zip_bomb },
    { "/workbook/entity-bomb", test_entity_bomb },
    { "/workbook/missing-parts", test_missing_parts },
    { "/workbook/many-sheets", test_many_sheets },
  };

  xep_test_init (&argc, &argv);
  g_test_add_func ("/workbook/addresses", test_addresses);
  g_test_add_func ("/workbook/date-formats", test_date_formats);
  g_test_add_func ("/workbook/percent-formats", test_percent_formats);
  g_test_add_func ("/workbook/roster-sample", test_roster_sample);
  g_test_add_func ("/workbook/scores-sample", test_scores_sample);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
