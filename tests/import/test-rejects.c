/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import/xep-rejects.h"
#include "import/xep-workbook.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

static const char *const rows[] = { "DANH SÁCH ĐẢNG VIÊN",
                                    "STT|Họ và tên|Ngày sinh|Chức vụ||Số thẻ",
                                    "|||Đảng|Chính quyền, đoàn thể|",
                                    "I|Chi bộ thôn Tả Chải",
                                    "1|Sùng A Chúng|31/02/1980|Bí thư chi bộ||10.000001",
                                    "2|Lý A Vàng|@31081||Trưởng thôn|10.000002",
                                    "3||@31082||Trưởng thôn|10.000003",
                                    NULL };

static void
assert_text (XepSheet *sheet, guint row, guint column, const char *expected)
{
  g_autofree char *text = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, column));

  g_assert_cmpstr (text, ==, expected);
}

static char *
write_rejects (XepTestImport *fixture, XepImportReport *report)
{
  char *path = g_build_filename (fixture->dir, "rejects.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_rejects_write (report, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_contents (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *source
      = xep_test_rows (fixture->dir, "roster.xlsx", rows, "D2:E2 A2:A3 B2:B3 C2:C3 F2:F3");
  g_autoptr (XepImportReport) report = xep_test_import_path (fixture, XEP_IMPORT_ROSTER, source);
  g_autofree char *path = write_rejects (fixture, report);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = xep_workbook_load (path, &error);
  XepSheet *sheet;
  g_autofree char *reason = NULL;

  g_assert_no_error (error);
  xep_test_assert_counts (report, 1, 0, 0, 2);
  sheet = xep_workbook_get_sheet (book, 0);
  g_assert_cmpuint (xep_sheet_count_rows (sheet), ==, 3);
  assert_text (sheet, 0, 3, "Chi bộ");
  assert_text (sheet, 0, 5, "Họ và tên");
  assert_text (sheet, 0, 7, "Chức vụ Đảng");
  assert_text (sheet, 1, 0, "Danh sách");
  assert_text (sheet, 1, 1, "C5");
  reason = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, 1, 2));
  g_assert_cmpstr (reason, ==,
                   ((XepImportRefusal *) g_ptr_array_index (report->refused, 0))->reason);
  assert_text (sheet, 1, 3, "Chi bộ thôn Tả Chải");
  assert_text (sheet, 1, 5, "Sùng A Chúng");
  assert_text (sheet, 1, 6, "31/02/1980");
  assert_text (sheet, 1, 7, "Bí thư chi bộ");
  assert_text (sheet, 1, 9, "10.000001");
  assert_text (sheet, 2, 1, "B7");
  assert_text (sheet, 2, 5, "");
  assert_text (sheet, 2, 6, "04/02/1985");
}

/* The workbook of refused rows is itself a roster: once corrected it goes in as it is. */
static void
test_import_again (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *source
      = xep_test_rows (fixture->dir, "roster.xlsx", rows, "D2:E2 A2:A3 B2:B3 C2:C3 F2:F3");
  g_autoptr (XepImportReport) report = xep_test_import_path (fixture, XEP_IMPORT_ROSTER, source);
  g_autofree char *path = NULL;
  g_autoptr (XepImportReport) again = NULL;
  g_autoptr (XepPerson) person = NULL;
  g_autofree char *posts = NULL;
  XepImportRefusal *first = g_ptr_array_index (report->refused, 0);

  g_free (first->texts[2]);
  first->texts[2] = g_strdup ("28/02/1980");
  path = write_rejects (fixture, report);
  again = xep_test_import_path (fixture, XEP_IMPORT_ROSTER, path);
  xep_test_assert_counts (again, 1, 0, 0, 1);
  person = xep_test_find_person (fixture->store, "Sùng A Chúng", "1980-02-28");
  posts = xep_test_describe_posts (person);
  g_assert_cmpstr (posts, ==, "Bí thư chi bộ/party/Chi bộ thôn Tả Chải/head");
  g_assert_cmpstr (person->party_card, ==, "10.000001");
}

static void
test_several_lists (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (XepImportReport) report = xep_import_report_new (XEP_IMPORT_LEADERS);
  const char *const lists[2][4]
      = { { "Họ và tên", "Ngày sinh", "", NULL }, { "STT", "Họ và tên", "Chi bộ", NULL } };
  const char *const texts[2][4]
      = { { "Sùng A Chúng", "1980", "lẻ", NULL }, { "1", "Lý A Vàng", "Tả Chải", NULL } };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepWorkbook) book = NULL;
  XepSheet *sheet;

  for (guint i = 0; i < 2; i++)
    {
      XepImportRefusal *refusal = g_new0 (XepImportRefusal, 1);

      refusal->sheet = g_strdup_printf ("Trang %u", i);
      refusal->cell = g_strdup ("A2");
      refusal->reason = g_strdup ("…");
      refusal->unit = g_strdup ("Chi bộ A");
      refusal->headings = g_strdupv ((char **) lists[i]);
      refusal->texts = g_strdupv ((char **) texts[i]);
      g_ptr_array_add (report->refused, refusal);
    }
  path = write_rejects (fixture, report);
  book = xep_workbook_load (path, &error);
  g_assert_no_error (error);
  sheet = xep_workbook_get_sheet (book, 0);
  /* One column a heading; the lists' own chi bộ column makes another needless. */
  assert_text (sheet, 0, 3, "Họ và tên");
  assert_text (sheet, 0, 6, "STT");
  assert_text (sheet, 0, 7, "Chi bộ");
  assert_text (sheet, 1, 3, "Sùng A Chúng");
  assert_text (sheet, 1, 5, "lẻ");
  assert_text (sheet, 2, 3, "Lý A Vàng");
  assert_text (sheet, 2, 6, "1");
  assert_text (sheet, 2, 7, "Tả Chải");
}

static void
test_unwritable (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (XepImportReport) report = xep_import_report_new (XEP_IMPORT_ROSTER);
  g_autofree char *path = g_build_filename (fixture->dir, "nowhere", "rejects.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_rejects_write (report, path, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, XEP_ERROR);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (XepTestImport *fixture, gconstpointer data);
  } tests[] = {
    { "/rejects/contents", test_contents },
    { "/rejects/import-again", test_import_again },
    { "/rejects/several-lists", test_several_lists },
    { "/rejects/unwritable", test_unwritable },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, XepTestImport, NULL, xep_test_import_set_up, tests[i].test,
                xep_test_import_tear_down);
  return g_test_run ();
}
