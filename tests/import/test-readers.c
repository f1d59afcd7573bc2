/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import/xep-import.h"
#include "import/xep-workbook.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static XepWorkbook *
parse (const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  XepWorkbook *book = xep_workbook_parse (data, length, "mau", &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  return book;
}

static XepWorkbook *
load_data (const char *name)
{
  g_autofree char *relative = g_build_filename ("import", name, NULL);
  g_autofree char *path = xep_test_data (relative);
  g_autoptr (GError) error = NULL;
  XepWorkbook *book = xep_workbook_load (path, &error);

  g_assert_no_error (error);
  return book;
}

static XepWorkbook *
load_parts (const XepTestPart *parts, GError **error)
{
  char *dir = xep_test_make_dir ();
  g_autofree char *path = xep_test_zip (dir, "mau.bin", parts);
  XepWorkbook *book = xep_workbook_load (path, error);

  xep_test_remove_dir (dir);
  return book;
}

static const XepSheetCell *
get (XepSheet *sheet, const char *address)
{
  guint row, column;

  g_assert_true (xep_sheet_parse_address (address, &row, &column, NULL));
  return xep_sheet_get_cell (sheet, row, column);
}

static void
assert_text (XepSheet *sheet, const char *address, const char *expected)
{
  g_autofree char *text = xep_sheet_dup_text (sheet, get (sheet, address));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_shown (XepSheet *sheet, const char *address, const char *expected)
{
  g_autofree char *text = xep_sheet_dup_shown (sheet, get (sheet, address));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const void *data, gsize length, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xep_workbook_parse (data, length, "mau", &error));
  g_assert_error (error, XEP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "mau"));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
}

/* The same table in every code. */
static void
test_text_codes (void)
{
  static const char *const codes[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };
  static const char table[] = "Họ và tên;Số thẻ;Ngày sinh\r\nGiàng Seo Páo;00123;5/1/1980\r\n";

  for (guint mark = 0; mark < 2; mark++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        {
          g_autofree char *marked = g_strconcat (mark ? "\xEF\xBB\xBF" : "", table, NULL);
          gsize length;
          g_autofree char *bytes = g_convert (marked, -1, codes[i], "UTF-8", NULL, &length, NULL);
          g_autoptr (XepWorkbook) book = parse (bytes, length);
          XepSheet *sheet = xep_workbook_get_sheet (book, 0);

          assert_text (sheet, "A1", "Họ và tên");
          assert_text (sheet, "A2", "Giàng Seo Páo");
          assert_text (sheet, "B2", "00123");
          assert_text (sheet, "C2", "5/1/1980");
          g_assert_null (get (sheet, "D2"));
        }
    }
  {
    /* TCVN3 stays what it looks like: 0x81, which CP1252 lacks, is kept too. */
    static const char bytes[] = "H\xE4 v\xB5 t\xAAn;\x81;x\nGi\xB5ng;1;2\n";
    g_autoptr (XepWorkbook) book = parse (bytes, strlen (bytes));
    XepSheet *sheet = xep_workbook_get_sheet (book, 0);

    assert_text (sheet, "A1", "Hä vµ tªn");
    g_assert_cmpstr (get (sheet, "B1")->text, ==, "\xC2\x81");
  }
}

static void
test_text_rows (void)
{
  static const struct
  {
    const char *text, *address, *expected;
  } cases[] = {
    { "a,b\n1,2\n", "B2", "2" },
    { "a;b;c\n27,5;60,5;88\n30,5;1,5;2\n", "A2", "27,5" },
    { "a,b,c,d\nx;y,2,3,4\nz;w,2,3,5\n", "A2", "x;y" },
    { "a\tb\n1,5\t2;3\n", "B2", "2;3" },
    { "a|b\n1|2\n", "B2", "2" },
    { "sep=|\r\na;b|c\r\n", "B1", "c" },
    { "Danh sách A, B, C\n\nSTT;Họ tên;Điểm\n1;An;27,5\n", "C4", "27,5" },
    { "a;\"b\nc\";d\ne;f;g\n", "B1", "b c" },
    { "a;\"b\nc\";d\ne;f;g\n", "C2", "g" },
    { "a;\"b \"\"c\"\"; d\";e\n", "B1", "b \"c\"; d" },
    { "a;\"b;c\n1;2;3\n", "B1", "\"b" },
    { "a;\"b\" c;d\n1;2;3\n", "B1", "\"b\" c" },
    { "a;b\n1\n1;2;3\n", "C3", "3" },
    { "a;b\r1;2\r", "B2", "2" },
    { "a;=\"0123\"\n1;=\"007\"\n", "B2", "007" },
    { "a;b\n1;2", "B2", "2" },
    { "một cột\nhai\n", "A2", "hai" },
  };
  g_autoptr (XepWorkbook) errors = parse ("a;b;####\n1;#N/A;3\n", 18);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XepWorkbook) book = xep_workbook_parse_text (cases[i].text, "bảng", &error);

      g_assert_no_error (error);
      g_test_message ("%u", i);
      assert_text (xep_workbook_get_sheet (book, 0), cases[i].address, cases[i].expected);
    }
  g_assert_cmpint (get (xep_workbook_get_sheet (errors, 0), "B2")->type, ==, XEP_SHEET_CELL_ERROR);
  g_assert_cmpint (get (xep_workbook_get_sheet (errors, 0), "C1")->type, ==, XEP_SHEET_CELL_ERROR);
}

static void
test_text_limits (void)
{
  GString *lines = g_string_new ("a;b\n1;2\n");
  g_autoptr (XepWorkbook) book = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2000000; i++)
    g_string_append_c (lines, '\n');
  book = parse (lines->str, lines->len);
  g_assert_cmpuint (xep_sheet_count_rows (xep_workbook_get_sheet (book, 0)), ==, 2);
  g_string_append (lines, "3;4\n");
  assert_refused (lines->str, lines->len, XEP_ERROR_DAMAGED, "mau");
  text = g_string_free (lines, FALSE);
  assert_refused ("a;b\0c\n", 6, XEP_ERROR_INVALID, ".xlsx");
  assert_refused ("\xFF\xFE"
                  "a\0\0\0b",
                  7, XEP_ERROR_DAMAGED, "mau");
  assert_refused ("\xFF\xFE"
                  "a\0\0\0b\0",
                  8, XEP_ERROR_INVALID, ".xlsx");
  assert_refused ("", 0, XEP_ERROR_INVALID, "mau");
}

static void
test_strangers (void)
{
  static const char *const files[] = { "<html><body><table>",
                                       "  <!DOCTYPE HTML>\n<html>",
                                       "<?xml version='1.0'?><Workbook/>",
                                       "\xEF\xBB\xBF<HTML>",
                                       "{\\rtf1",
                                       "%PDF-1.4 x" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    assert_refused (files[i], strlen (files[i]), XEP_ERROR_INVALID, "mau");
}

#define ODS(body)                                                                              \
  "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "            \
  "xmlns:t='urn:x:table' xmlns:x='urn:x:text' xmlns:c='urn:x:calcext'><o:body><o:spreadsheet>" \
  "<t:table t:name='A'>" body "</t:table></o:spreadsheet></o:body></o:document-content>"

static void
test_ods (void)
{
  g_autoptr (XepWorkbook) book = load_data ("mau.ods");
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);

  g_assert_cmpuint (xep_workbook_count_sheets (book), ==, 2);
  g_assert_cmpstr (sheet->name, ==, "Danh sách");
  g_assert_false (sheet->hidden);
  g_assert_true (xep_workbook_get_sheet (book, 1)->hidden);
  assert_text (sheet, "A2", "Giàng Seo Páo");
  assert_text (sheet, "B2", "05/01/1980");
  g_assert_true (get (sheet, "B2")->date);
  assert_text (sheet, "C2", "27,5");
  assert_text (sheet, "D2", "1234567");
  assert_shown (sheet, "D2", "01234567");
  assert_text (sheet, "E2", "2");
  g_assert_cmpint (get (sheet, "F2")->type, ==, XEP_SHEET_CELL_ERROR);
  assert_text (sheet, "G2", "1/1980");
  assert_text (sheet, "H2", "95%");
  g_assert_nonnull (xep_sheet_get_merge (sheet, 0, 1));
  g_assert_null (xep_sheet_get_merge (sheet, 1, 1));
  g_assert_true (xep_sheet_is_row_hidden (sheet, 2));
  g_assert_false (xep_sheet_is_row_hidden (sheet, 1));
}

static void
test_ods_cells (void)
{
  const XepTestPart parts[] = {
    { "content.xml",
      ODS ("<t:table-row t:number-rows-repeated='2'><t:table-cell o:value-type='string'>"
           "<o:annotation><x:p>ghi chú</x:p></o:annotation><x:p>a<x:s x:c='2'/>b</x:p>"
           "<x:p>c<x:line-break/>d</x:p></t:table-cell>"
           "<t:table-cell o:value-type='boolean' o:boolean-value='true'>"
           "<x:p>ĐÚNG</x:p></t:table-cell>"
           "<t:table-cell t:formula='of:=A1'/>"
           "<t:table-cell o:value-type='float' o:value='7' t:number-columns-repeated='2'>"
           "<x:p>7</x:p></t:table-cell>"
           "<t:table-cell t:number-columns-repeated='16379'/></t:table-row>"
           "<t:table-row t:number-rows-repeated='1048574'>"
           "<t:table-cell t:number-columns-repeated='16384'/></t:table-row>") },
    { NULL, NULL },
  };
  const XepTestPart many[] = {
    { "content.xml",
      ODS ("<t:table-row t:number-rows-repeated='1048576'><t:table-cell "
           "t:number-columns-repeated='16384' o:value-type='string'><x:p>x</x:p></t:table-cell>"
           "</t:table-row>") },
    { NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = load_parts (parts, &error);
  XepSheet *sheet;

  g_assert_no_error (error);
  sheet = xep_workbook_get_sheet (book, 0);
  g_assert_cmpstr (get (sheet, "A1")->text, ==, "a  b\nc\nd");
  assert_text (sheet, "A2", "a b c d");
  g_assert_cmpint (get (sheet, "B1")->type, ==, XEP_SHEET_CELL_BOOLEAN);
  g_assert_cmpint (get (sheet, "C1")->type, ==, XEP_SHEET_CELL_EMPTY);
  g_assert_true (get (sheet, "C1")->formula);
  assert_text (sheet, "E2", "7");
  g_assert_null (get (sheet, "F1"));
  g_assert_cmpuint (xep_sheet_count_rows (sheet), ==, 2);
  g_assert_null (load_parts (many, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_DAMAGED);
}

/* What it shows cannot be had from the file: nothing of it is taken. */
static void
assert_xls_refused (const char *file)
{
  g_autofree char *name = g_build_filename ("import", file, NULL);
  g_autofree char *path = xep_test_data (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = xep_workbook_load (path, &error);

  g_assert_null (book);
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, file));
  g_assert_nonnull (strstr (error->message, ".xlsx"));
}

static void
test_xls (void)
{
  static const guint8 password[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P"
                                   "\0a\0c\0k\0a\0g\0e\0";
  g_autoptr (XepWorkbook) book = load_data ("danh-sach.xls");
  g_autofree char *path = xep_test_data ("import" G_DIR_SEPARATOR_S "cong-thuc.xls");
  g_autoptr (GError) error = NULL;
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);

  g_assert_cmpuint (xep_workbook_count_sheets (book), ==, 2);
  g_assert_cmpstr (sheet->name, ==, "Danh sách");
  assert_text (sheet, "A2", "Giàng Seo Páo");
  assert_text (sheet, "B2", "05/01/1980");
  assert_text (sheet, "C2", "27,5");
  g_assert_false (sheet->hidden);
  g_assert_true (xep_workbook_get_sheet (book, 1)->hidden);
  /* The library would give nothing for a cell of a formula. */
  g_assert_null (xep_workbook_load (path, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "cong-thuc.xls"));
  /* It has a card number with a zero before it. */
  assert_xls_refused ("mau.xls");
  assert_xls_refused ("phan-tram.xls");
  assert_xls_refused ("thang-nam.xls");
  assert_refused (password, sizeof password, XEP_ERROR_INVALID, ".xlsx");
}

static char *
make_sheet (const char *dir, const char *sheet)
{
  return xep_test_sheet (dir, "mau.xlsx", sheet);
}

static void
test_xlsx_shown (void)
{
  char *dir = xep_test_make_dir ();
  const XepTestPart parts[] = {
    { "_rels\\.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' "
                      "Target='xl/Workbook2.xml'/></Relationships>" },
    { "XL\\workbook2.xml",
      "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='x'/></sheets></workbook>" },
    { "xl\\_rels\\workbook2.xml.rels",
      "<Relationships><Relationship Id='x' Type='x/worksheet' Target='s.xml'/>"
      "<Relationship Id='y' Type='x/styles' Target='y.xml'/></Relationships>" },
    { "xl/y.xml",
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='00000000'/><numFmt numFmtId='165' "
      "formatCode='00.000000'/><numFmt numFmtId='166' formatCode='00\\.000000'/></numFmts><fonts>"
      "<font><name val='Arial'/></font><font><name val='.VnTime'/></font></fonts><cellXfs>"
      "<xf numFmtId='0' fontId='0'/><xf numFmtId='164' fontId='1'/><xf numFmtId='165'/>"
      "<xf numFmtId='166'/><xf numFmtId='17'/></cellXfs></styleSheet>" },
    { "xl/s.xml",
      "<worksheet><sheetData><row><c s='1'><v>1234567</v></c><c s='2'><v>10.1</v></c><c s='3'>"
      "<v>10100001</v></c><c s='4'><v>29221</v></c><c><v>123456789012345</v></c><c>"
      "<v>1234567890123456</v></c><c t='str'><f>X</f><v></v></c></row>"
      "<row hidden='1'><c><v>1</v></c></row></sheetData></worksheet>" },
    { NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = load_parts (parts, &error);
  XepSheet *sheet;

  g_assert_no_error (error);
  sheet = xep_workbook_get_sheet (book, 0);
  assert_text (sheet, "A1", "1234567");
  assert_shown (sheet, "A1", "01234567");
  assert_shown (sheet, "B1", "10.100000");
  assert_shown (sheet, "C1", "10.100001");
  assert_text (sheet, "D1", "1/1980");
  assert_text (sheet, "E1", "123456789012345");
  assert_shown (sheet, "E1", "123456789012345");
  g_assert_false (xep_sheet_cell_lost_digits (get (sheet, "E1")));
  g_assert_true (xep_sheet_cell_lost_digits (get (sheet, "F1")));
  g_assert_null (get (sheet, "G1"));
  g_assert_cmpstr (xep_sheet_get_font (sheet, get (sheet, "A1")), ==, ".VnTime");
  g_assert_cmpstr (xep_sheet_get_font (sheet, get (sheet, "E1")), ==, "Arial");
  g_assert_true (xep_sheet_is_row_hidden (sheet, 1));
  g_assert_false (xep_sheet_is_row_hidden (sheet, 0));
  xep_test_remove_dir (dir);
}

static char *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *text = g_string_new (before);

  while (n-- > 0)
    g_string_append (text, piece);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Each of these took minutes or gigabytes, or never ended. */
static void
test_hostile_markup (void)
{
  char *dir = xep_test_make_dir ();
  g_autofree char *comments = repeat ("<sheetData/>", "<!-- -->", 100000, "");
  g_autofree char *instructions = repeat ("<sheetData/>", "<?a b?>", 100000, "");
  g_autofree char *long_tag = repeat ("<a b='", "x", 70000, "'/><sheetData/>");
  g_autofree char *hidden_tag = repeat ("<a ", "b='>' ", 70000, "/><sheetData/>");
  g_autofree char *attributes = NULL;
  const char *sheets[] = { comments,
                           instructions,
                           long_tag,
                           hidden_tag,
                           NULL,
                           "<!DOCTYPE a [<!ENTITY % a '%a;'>%a;]><sheetData/>",
                           "<sheetData/><!ENTITY a 'b'>" };
  GString *many = g_string_new ("<a");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, " a%u='>'", i);
  g_string_append (many, "/>");
  attributes = g_string_free (many, FALSE);
  sheets[4] = attributes;
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = make_sheet (dir, sheets[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (xep_workbook_load (path, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_DAMAGED);
    }
  {
    g_autofree char *path
        = make_sheet (dir, "<!-- <!DOCTYPE a> --><sheetData><row><c t='inlineStr'><is><t>"
                           "<![CDATA[<!DOCTYPE a>]]></t></is></c></row></sheetData>");
    g_autoptr (GError) error = NULL;
    g_autoptr (XepWorkbook) book = xep_workbook_load (path, &error);

    g_assert_no_error (error);
    assert_text (xep_workbook_get_sheet (book, 0), "A1", "<!DOCTYPE a>");
  }
  xep_test_remove_dir (dir);
}

/* Looked up as a plain walk over all of them finds it. */
static void
test_merges (void)
{
  g_autoptr (XepSheet) sheet = xep_sheet_new ("A");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gboolean taken[64][64] = { { FALSE } };

  for (guint i = 0; i < 64; i += 4)
    {
      for (guint j = 0; j < 64; j += 4)
        {
          guint rows = (guint) g_rand_int_range (random, 1, 5);
          guint columns = (guint) g_rand_int_range (random, 1, 5);

          if (g_rand_boolean (random))
            continue;
          xep_sheet_add_merge (sheet,
                               &(XepSheetRange){ 60 - i, j, 60 - i + rows - 1, j + columns - 1 });
          for (guint row = 0; row < rows; row++)
            {
              for (guint column = 0; column < columns; column++)
                taken[60 - i + row][j + column] = TRUE;
            }
        }
    }
  xep_sheet_finish (sheet);
  for (guint row = 0; row < 64; row++)
    {
      for (guint column = 0; column < 64; column++)
        {
          const XepSheetRange *range = xep_sheet_get_merge (sheet, row, column);

          g_assert_cmpint (range != NULL, ==, taken[row][column]);
          g_assert_true (range == NULL
                         || (range->first_row <= row && range->last_row >= row
                             && range->first_column <= column && range->last_column >= column));
        }
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/readers/text-codes", test_text_codes);
  g_test_add_func ("/readers/text-rows", test_text_rows);
  g_test_add_func ("/readers/text-limits", test_text_limits);
  g_test_add_func ("/readers/strangers", test_strangers);
  g_test_add_func ("/readers/ods", test_ods);
  g_test_add_func ("/readers/ods-cells", test_ods_cells);
  g_test_add_func ("/readers/xls", test_xls);
  g_test_add_func ("/readers/xlsx-shown", test_xlsx_shown);
  g_test_add_func ("/readers/hostile-markup", test_hostile_markup);
  g_test_add_func ("/readers/merges", test_merges);
  return g_test_run ();
}
