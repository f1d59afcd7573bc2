/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report/sheet/xep-sheet-text.h"
#include "report/sheet/xep-worksheet.h"
#include "xep-test.h"

/* One part of the workbook. */
static char *
read_part (const char *path, const char *part)
{
  return fixture_run ("python3", "-c",
                      "import sys, zipfile\n"
                      "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
                      path, part, NULL);
}

/* What the rows show, one line a row, cells parted by |: texts as they are, numbers and dates as
 * Excel holds them. */
static char *
read_rows (const char *path)
{
  return fixture_run (
      "python3", "-c",
      "import sys, zipfile, xml.etree.ElementTree as E\n"
      "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
      "z = zipfile.ZipFile(sys.argv[1])\n"
      "assert z.testzip() is None\n"
      "for row in E.fromstring(z.read('xl/worksheets/sheet1.xml')).iter(n + 'row'):\n"
      "    cells = []\n"
      "    for c in row:\n"
      "        text = ''.join(t.text or '' for t in c.iter(n + 't'))\n"
      "        value = c.find(n + 'v')\n"
      "        cells.append(text if value is None else value.text)\n"
      "    sys.stdout.buffer.write((row.get('r') + ':' + '|'.join(cells) + '\\n').encode())",
      path, NULL);
}

typedef struct
{
  char *dir;
  char *path;
} Book;

static void
book_clear (Book *book)
{
  fixture_remove_dir (book->dir);
  g_free (book->dir);
  g_free (book->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static Book
write_document (XepDocument *document)
{
  g_autoptr (GError) error = NULL;
  Book book = { xep_test_make_dir (), NULL };

  book.path = g_build_filename (book.dir, "book.xlsx", NULL);
  g_assert_true (xep_worksheet_write (document, book.path, NULL, &error));
  g_assert_no_error (error);
  return book;
}

static Book
write_form (const char *id, XepReportData *data)
{
  g_autoptr (XepForm) form = fixture_load_form (id);
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);

  return write_document (document);
}

static void
test_list (void)
{
  g_autoptr (XepReportData) data = fixture_list (40);
  g_auto (Book) book = write_form ("pl14", data);
  g_autofree char *rows = read_rows (book.path);
  g_autofree char *sheet = read_part (book.path, "xl/worksheets/sheet1.xml");
  g_autofree char *styles = read_part (book.path, "xl/styles.xml");
  g_autofree char *workbook = read_part (book.path, "xl/workbook.xml");

  g_test_message ("%s", rows);
  g_assert_nonnull (strstr (rows, "ĐẢNG ỦY XÃ LÙNG PHÌNH"));
  g_assert_nonnull (strstr (rows, "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_nonnull (strstr (rows, ":STT|Họ và tên|Chức vụ, đơn vị công tác|"));
  g_assert_nonnull (strstr (rows, ":(1)|(2)|(3)|(4)|(5)|(6)|(7)\n"));
  g_assert_nonnull (strstr (rows, ":1|Giàng Seo Páo|Bí thư Chi bộ, Trưởng thôn Tả Chải|"
                                  "Hoàn thành tốt nhiệm vụ|Hoàn thành tốt nhiệm vụ||\n"));
  g_assert_nonnull (strstr (rows, ":40|"));
  g_assert_nonnull (strstr (rows, "T/M BAN THƯỜNG VỤ ĐẢNG ỦY XÃ LÙNG PHÌNH"));

  g_assert_nonnull (strstr (sheet, "paperSize=\"9\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (sheet, "fitToHeight=\"0\""));
  g_assert_nonnull (strstr (sheet, "<mergeCell ref=\"A6:G6\"/>"));
  g_assert_nonnull (strstr (workbook, "_xlnm.Print_Titles"));
  g_assert_nonnull (strstr (styles, "Times New Roman"));
  g_assert_nonnull (strstr (styles, "wrapText=\"1\""));
}

#define TYPES_FORM                                                                              \
  "<table><column width=\"20\"/><column width=\"40\"/><column width=\"40\"/><column "           \
  "width=\"40\"/>"                                                                              \
  "<each "                                                                                      \
  "list=\"subjects\"><row><cell>{row}</cell><cell>{self_total}</cell><cell>{birth_date}</cell>" \
  "<cell>{note}</cell></row></each></table>"

static void
test_types (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (dir, TYPES_FORM);
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *styles = NULL;
  XepReportData *row = xep_report_data_add_row (data, "subjects");

  xep_report_data_set_points (row, "self_total", 9050);
  xep_report_data_set_date (row, "birth_date", (XepDate){ 1980, 1, 1 });
  xep_report_data_set_text (row, "note", "09-QĐ/TU");
  row = xep_report_data_add_row (data, "subjects");
  xep_report_data_set_points (row, "self_total", 9000);
  xep_report_data_set_date (row, "birth_date", (XepDate){ 1981, 0, 0 });
  xep_report_data_set_text (row, "note", "007");
  document = fixture_build (form, data, FALSE);
  g_auto (Book) book = write_document (document);
  rows = read_rows (book.path);
  styles = read_part (book.path, "xl/styles.xml");

  /* 29221 is 01/01/1980 in Excel's days. */
  g_assert_cmpstr (rows, ==, "1:1|90.5|29221|09-QĐ/TU\n2:2|90|1981|007\n");
  g_assert_nonnull (strstr (styles, "dd/mm/yyyy"));
}

/* Headings over two rows with merged cells, and total rows. */
static void
test_merged_header (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<table><column width=\"20\"/><column width=\"20\"/><column width=\"20\"/>"
           "<header><row><cell rowspan=\"2\">A</cell><cell colspan=\"2\">BC</cell></row>"
           "<row><cell>B</cell><cell>C</cell></row><numbers/></header>"
           "<row><cell>1</cell><cell>2</cell><cell>3</cell></row>"
           "<row kind=\"total\"><cell colspan=\"2\">TỔNG</cell><cell>3</cell></row></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_auto (Book) book = write_document (document);
  g_autofree char *rows = read_rows (book.path);
  g_autofree char *sheet = read_part (book.path, "xl/worksheets/sheet1.xml");

  g_assert_cmpstr (rows, ==, "1:A|BC|\n2:|B|C\n3:(1)|(2)|(3)\n4:1|2|3\n5:TỔNG||3\n");
  g_assert_nonnull (strstr (sheet, "<mergeCell ref=\"A1:A2\"/>"));
  g_assert_nonnull (strstr (sheet, "<mergeCell ref=\"B1:C1\"/>"));
  g_assert_nonnull (strstr (sheet, "<mergeCell ref=\"A5:B5\"/>"));
}

/* Height in points of row @number, 0 if it has none of its own. */
static double
get_height (const char *sheet, guint number)
{
  g_autofree char *start = g_strdup_printf ("<row r=\"%u\" ht=\"", number);
  const char *height = strstr (sheet, start);

  return height != NULL ? g_ascii_strtod (height + strlen (start), NULL) : 0;
}

/* Every row of words is as high as its lines, in any program; empty ones to be filled in by hand
 * have the height of the form. */
static void
test_row_heights (void)
{
  g_autoptr (XepForm) form = fixture_load_form ("pl14");
  g_autoptr (XepReportData) data = fixture_list (2);
  g_autoptr (XepReportData) nothing = fixture_list (0);
  g_autoptr (XepDocument) filled = fixture_build (form, data, FALSE);
  g_autoptr (XepDocument) blank = fixture_build (form, nothing, TRUE);
  g_auto (Book) book = write_document (filled);
  g_auto (Book) empty = write_document (blank);
  g_autofree char *sheet = read_part (book.path, "xl/worksheets/sheet1.xml");
  g_autofree char *empty_sheet = read_part (empty.path, "xl/worksheets/sheet1.xml");

  /* Heading of several lines in row 7, numbers in row 8, people from row 9. */
  g_assert_cmpfloat (get_height (sheet, 7), >, 2 * get_height (sheet, 8));
  g_assert_cmpfloat (get_height (sheet, 8), >, 12);
  g_assert_cmpfloat (get_height (sheet, 9), >, get_height (sheet, 8));
  g_assert_cmpfloat (get_height (sheet, 10), >=, get_height (sheet, 8));
  g_assert_nonnull (strstr (empty_sheet, "<row r=\"9\" ht=\"22.67"));
}

/* Lines of words as a spreadsheet wraps them: 40 mm hold about 22 letters of 12 points. */
static void
test_count_lines (void)
{
  g_assert_cmpuint (xep_sheet_count_lines ("", 12, FALSE, 40), ==, 1);
  g_assert_cmpuint (xep_sheet_count_lines ("Bí thư chi bộ", 12, FALSE, 40), ==, 1);
  g_assert_cmpuint (xep_sheet_count_lines ("Bí thư chi bộ, Hiệu trưởng", 12, FALSE, 40), ==, 2);
  g_assert_cmpuint (xep_sheet_count_lines ("Bí thư\nchi bộ", 12, FALSE, 40), ==, 2);
  g_assert_cmpuint (xep_sheet_count_lines ("WWWWWWWWWWWWWWWWWWWW", 12, FALSE, 40), ==, 3);
  /* A narrower cell, a larger or bolder type never take fewer lines. */
  for (int width = 60; width > 10; width -= 5)
    g_assert_cmpuint (xep_sheet_count_lines ("Hoàn thành xuất sắc nhiệm vụ", 12, FALSE, width), <=,
                      xep_sheet_count_lines ("Hoàn thành xuất sắc nhiệm vụ", 12, TRUE, width - 5));
}

/* The same widths as on paper: 25.4 mm are 96 pixels, 13 digits of the default font. */
static void
test_column_width (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<table><column width=\"25.4\"/><row><cell>x</cell></row></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_auto (Book) book = write_document (document);
  g_autofree char *sheet = read_part (book.path, "xl/worksheets/sheet1.xml");
  const char *width = strstr (sheet, "<col min=\"1\" max=\"1\" width=\"");

  g_assert_nonnull (width);
  g_assert_cmpfloat_with_epsilon (
      g_ascii_strtod (width + strlen ("<col min=\"1\" max=\"1\" width=\""), NULL), 96.0 / 7, 0.1);
}

static void
check_name (const char *title, const char *wanted)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<table><column width=\"25\"/><row><cell>x</cell></row></table>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = fixture_build (form, data, FALSE);
  g_autofree char *workbook = NULL;
  g_autofree char *attribute = g_strdup_printf ("<sheet name=\"%s\"", wanted);

  g_free (document->title);
  document->title = g_strdup (title);
  g_auto (Book) book = write_document (document);
  workbook = read_part (book.path, "xl/workbook.xml");
  g_assert_nonnull (strstr (workbook, attribute));
}

static void
test_sheet_names (void)
{
  check_name ("Phụ lục 14", "Phụ lục 14");
  check_name ("a[b]c:d*e?f/g\\h", "a b c d e f g h");
  check_name ("'nháy'", "nháy");
  check_name ("", "1");
  check_name ("[]", "1");
  check_name ("Đảng bộ xã Lùng Phình năm hai nghìn không trăm", "Đảng bộ xã Lùng Phình năm hai n");
}

static void
test_hostile_text (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (dir, TYPES_FORM);
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  g_autofree char *rows = NULL;

  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "note",
                            "=1+1 <b>&\"\001\357\277\277</b>");
  document = fixture_build (form, data, FALSE);
  g_auto (Book) book = write_document (document);
  rows = read_rows (book.path);
  /* A text that looks like a formula stays a text. */
  g_assert_cmpstr (rows, ==, "1:1|||=1+1 <b>&\"</b>\n");
}

static XepDocument *
make_document (const char *dir, const char *note)
{
  g_autoptr (XepForm) form = fixture_form_from_text (dir, TYPES_FORM);
  g_autoptr (XepReportData) data = xep_report_data_new ();

  xep_report_data_set_text (xep_report_data_add_row (data, "subjects"), "note", note);
  return fixture_build (form, data, FALSE);
}

/* A text longer than a cell can take is refused in words, not cut; the old file stays. */
static void
test_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *path = g_build_filename (dir, "old.xlsx", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (XepDocument) document = make_document (dir, long_text);

  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  g_assert_false (xep_worksheet_write (document, path, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "cũ");
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "new.xlsx", NULL);
  g_autoptr (XepDocument) document = make_document (dir, "x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (xep_worksheet_write (document, path, cancellable, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepDocument) document = xep_document_new ("trống");

  g_assert_false (xep_worksheet_write (document, "x.xlsx", NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_false (g_file_test ("x.xlsx", G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "missing", "a.xlsx", NULL);
  g_autoptr (XepDocument) document = make_document (dir, "x");

  g_assert_false (xep_worksheet_write (document, path, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* Choice boxes, dotted lines and key-value lines have a place in a sheet too. */
static void
test_other_blocks (void)
{
  g_autoptr (FixtureDir) dir = xep_test_make_dir ();
  g_autoptr (XepForm) form = fixture_form_from_text (
      dir, "<leaders><leader label=\"Tên\">{name}</leader></leaders>"
           "<choice field=\"self_level\"><option value=\"good\">Tốt</option>"
           "<option value=\"complete\">Đạt</option></choice><lines field=\"note\" count=\"2\"/>"
           "<table><column width=\"25\"/><row><cell>x</cell></row></table><page-break/>");
  g_autoptr (XepReportData) data = xep_report_data_new ();
  g_autoptr (XepDocument) document = NULL;
  g_autofree char *rows = NULL;

  xep_report_data_set_text (data, "name", "Páo");
  xep_report_data_set_text (data, "self_level", "good");
  document = fixture_build (form, data, FALSE);
  g_auto (Book) book = write_document (document);
  rows = read_rows (book.path);
  g_assert_cmpstr (rows, ==, "1:Tên: Páo\n2:☒ Tốt\n3:☐ Đạt\n6:x\n");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/worksheet/list", test_list);
  g_test_add_func ("/worksheet/types", test_types);
  g_test_add_func ("/worksheet/merged-header", test_merged_header);
  g_test_add_func ("/worksheet/count-lines", test_count_lines);
  g_test_add_func ("/worksheet/row-heights", test_row_heights);
  g_test_add_func ("/worksheet/column-width", test_column_width);
  g_test_add_func ("/worksheet/sheet-names", test_sheet_names);
  g_test_add_func ("/worksheet/hostile-text", test_hostile_text);
  g_test_add_func ("/worksheet/too-long", test_too_long);
  g_test_add_func ("/worksheet/cancelled", test_cancelled);
  g_test_add_func ("/worksheet/no-table", test_no_table);
  g_test_add_func ("/worksheet/no-folder", test_no_folder);
  g_test_add_func ("/worksheet/other-blocks", test_other_blocks);
  return g_test_run ();
}
