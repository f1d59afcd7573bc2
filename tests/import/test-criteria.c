/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-error.h"
#include "base/xep-paths.h"
#include "import/xep-criteria-import.h"
#include "report/sheet/xep-criteria-sheet.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

typedef struct
{
  char *folder;
  XepRegulation *regulation;
  XepRegulationEdit *edit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  g_autoptr (GError) error = NULL;

  fixture->folder = xep_test_make_dir ();
  fixture->regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  fixture->edit = xep_regulation_edit_new (fixture->regulation, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xep_regulation_edit_free (fixture->edit);
  xep_regulation_unref (fixture->regulation);
  xep_test_remove_dir (fixture->folder);
}

static void
assert_unchanged (Fixture *fixture)
{
  g_autofree char *xml = xep_regulation_edit_dup_xml (fixture->edit);

  g_assert_cmpstr (xml, ==, xep_regulation_get_xml (fixture->regulation));
}

/* What was written out and read in again is the same, byte for byte; all sets are found. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "criteria.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  guint n_sets = 0;

  g_assert_true (xep_criteria_sheet_write (fixture->edit, path, &error));
  g_assert_no_error (error);
  g_assert_true (xep_criteria_import_read (fixture->edit, path, &n_sets, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_sets, ==, xep_regulation_get_criteria_sets (fixture->regulation)->len);
  assert_unchanged (fixture);
}

/* An unfinished copy goes out too; into another it brings what was typed. */
static void
test_changes_travel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "criteria.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulationEdit) other = xep_regulation_edit_new (fixture->regulation, &error);
  g_autofree char *expected = NULL;
  g_autofree char *read = NULL;

  g_assert_true (
      xep_regulation_edit_set (other, "set.PL10.group.I.1.name", "Nhóm đổi tên", &error));
  g_assert_true (
      xep_regulation_edit_set (other, "set.PL3.criterion.I.1.label", "Chữ <khác> & mới", &error));
  g_assert_true (xep_regulation_edit_set (other, "set.PL3.criterion.I.1.maximum", "4,75", &error));
  g_assert_true (xep_regulation_edit_set (other, "set.PL3.criterion.I.2.maximum", "5,25", &error));
  g_assert_no_error (error);
  g_assert_true (xep_criteria_sheet_write (other, path, &error));
  g_assert_true (xep_criteria_import_read (fixture->edit, path, NULL, &error));
  g_assert_no_error (error);
  expected = xep_regulation_edit_dup_xml (other);
  read = xep_regulation_edit_dup_xml (fixture->edit);
  g_assert_cmpstr (read, ==, expected);
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "criteria.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_criteria_sheet_write (fixture->edit, path, &error));
  g_assert_true (error->domain == XEP_ERROR);
}

/* PL10 with rows of its own: the sheet is called "Danh sách", the set stands in the head. */
#define HEAD "Phiếu của xã", "|Mã bộ tiêu chí|PL3", "", "số|NỘI DUNG TIÊU CHÍ|Điểm  tối đa|Nhóm"
#define PART_A "I|Tiêu chí chung mới|#30", "I.1|Một|#12.5|I", "I.2|Hai|17,5|I"
#define PART_B1 "II.1|Nghị quyết|#50", "II.1.1|Ba|#25|II.1", "II.1.9|Bốn|25|II.1"
#define PART_B2 "II.2|Kết quả|#20", "II.2.1|Năm|#20|II.2"
#define FOOT "|Tổng|#100", "|Người lập biểu"

static gboolean
read_rows (Fixture *fixture, const char *const *rows, GError **error)
{
  g_autofree char *path = xep_test_rows (fixture->folder, "rows.xlsx", rows, NULL);

  return xep_criteria_import_read (fixture->edit, path, NULL, error);
}

static void
assert_value (Fixture *fixture, const char *key, const char *expected)
{
  g_autofree char *text = xep_regulation_edit_get (fixture->edit, key);

  g_assert_cmpstr (text, ==, expected);
}

/* Criteria come, go and change; a file made by hand is understood. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEAD, PART_A, PART_B1, PART_B2, FOOT, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (GStrv) numbers = NULL;
  g_autofree char *joined = NULL;
  const XepRegulationChange *change;

  g_assert_true (read_rows (fixture, rows, &error));
  g_assert_no_error (error);
  numbers = xep_regulation_edit_list (fixture->edit, "set.PL3.criterion");
  joined = g_strjoinv (" ", numbers);
  g_assert_cmpstr (joined, ==, "I.1 I.2 II.1.1 II.1.9 II.2.1");
  assert_value (fixture, "set.PL3.criterion.I.2.maximum", "17,5");
  assert_value (fixture, "set.PL3.criterion.II.1.9.label", "Bốn");
  assert_value (fixture, "set.PL3.group.I.name", "Tiêu chí chung mới");
  changes = xep_regulation_edit_list_changes (fixture->edit);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->section, ==, "set.PL3");
  g_assert_cmpuint (change->added, ==, 1);
  g_assert_cmpuint (change->removed, ==, 9);
  /* Three names of groups, four labels, four points. */
  g_assert_cmpuint (change->changed, ==, 11);
}

/* Each is refused with its cell, and nothing is taken over. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rows[20];
    const char *cell;
    const char *words;
  } cases[] = {
    { { HEAD, PART_A, PART_B1, "II.2|Kết quả|#20", "II.2.1|Năm|#19.5|II.2", FOOT }, "C12", "99,5" },
    { { HEAD, "I|Chung|#30", "I.1|Một|#29.5|I", PART_B1, PART_B2 }, "C6", "29,5" },
    { { HEAD, PART_A, "I.2|Lại|#1|I", PART_B1, PART_B2 }, "A8", "I.2" },
    { { HEAD, PART_A, PART_B1, PART_B2, "III.1|Sáu|#1|III" }, "D13", "III" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.3.1|Sáu|#1|II.2" }, "A13", "II.3.1" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.b|Sáu|#1|II.2" }, "A13", "II.2.b" },
    { { HEAD, PART_A, PART_B1, PART_B2, "|Sáu|#1|II.2" }, "A13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2||#1|II.2" }, "B13", "II.2.2" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|#0.1|II.2" }, "C13", "0,1" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|#0|II.2" }, "C13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|#-5|II.2" }, "C13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|#1e300|II.2" }, "C13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|năm|II.2" }, "C13", "năm" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu||II.2" }, "C13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|=|II.2" }, "C13", "" },
    { { HEAD, PART_A, PART_B1, PART_B2, "II.2.2|Sáu|#5" }, "D13", "II.2.2" },
    { { HEAD, PART_A, PART_B1, "II.1.10|Sáu|#20|II.1" }, "D11", "II.2" },
    { { "|Mã bộ tiêu chí|PL33", "Số|Nội dung tiêu chí|Điểm tối đa|Nhóm", PART_A }, "A2", "PL33" },
    { { "Số|Nội dung tiêu chí|Điểm tối đa|Nhóm", PART_A }, "A1", "Danh sách" },
    { { "Số|Nội dung|Điểm|Nhóm", PART_A }, "", "rows.xlsx" },
    { { "" }, "", "rows.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (read_rows (fixture, cases[i].rows, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      g_test_message ("case %u: %s", i, error->message);
      g_assert_nonnull (strstr (error->message, cases[i].cell));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      assert_unchanged (fixture);
    }
}

static void
test_no_workbook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "not a workbook", -1, NULL));
  g_assert_false (xep_criteria_import_read (fixture->edit, path, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  assert_unchanged (fixture);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/criteria/round-trip", test_round_trip },
    { "/criteria/changes-travel", test_changes_travel },
    { "/criteria/unwritable", test_unwritable },
    { "/criteria/by-hand", test_by_hand },
    { "/criteria/refused", test_refused },
    { "/criteria/no-workbook", test_no_workbook },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
