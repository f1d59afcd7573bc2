/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import/xep-workbook.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

#define HEADER \
  "STT|Họ và tên|Ngày sinh|Tiêu chí chung (30)|Kết quả nhiệm vụ (70)|Tổng điểm|Tự xếp loại"

static const char *const leaders[]
    = { "Họ và tên|Ngày sinh|Chức vụ chính quyền|Đơn vị công tác|Chi bộ sinh hoạt",
        "Sùng A Chúng|1/2/1980|Trưởng phòng|Phòng Kinh tế|Chi bộ A",
        "Lý A Vàng|3/4/1985|Phó Trưởng phòng|Phòng Kinh tế|Chi bộ A", NULL };

static void
import_leaders (XepTestImport *fixture)
{
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_LEADERS, leaders);

  xep_test_assert_counts (report, 2, 0, 0, 0);
}

/* The leader's assessment of quarter III, or NULL. */
static XepAssessment *
load_assessment (XepStore *store, const char *name, const char *birth_date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_test_find_person (store, name, birth_date);
  g_autofree char *subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, person->id);
  gint64 period_id = xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error);
  gint64 id;
  XepAssessment *assessment;

  g_assert_no_error (error);
  g_assert_cmpint (period_id, >, 0);
  id = xep_assessment_store_find (store, period_id, XEP_KIND_LEADER, subject_id, &error);
  g_assert_no_error (error);
  if (id == 0)
    return NULL;
  assessment = xep_assessment_store_load (store, id, &error);
  g_assert_no_error (error);
  return assessment;
}

static guint
count_assessments (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 period_id = xep_period_store_find (store, 2025, XEP_PERIOD_Q3, &error);
  g_autoptr (GArray) ids = xep_assessment_store_list_ids (store, period_id, -1, 0, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* A point cell of the sample as hundredths, apart from the import's own reading. */
static XepPoints
sample_points (XepSheet *sheet, guint row, guint column)
{
  g_autofree char *text = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, column));
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);
  g_autofree char *decimals = g_strdup_printf ("%s00", parts[1] != NULL ? parts[1] : "");

  decimals[2] = '\0';
  return (XepPoints) (g_ascii_strtoll (parts[0], NULL, 10) * 100
                      + g_ascii_strtoll (decimals, NULL, 10));
}

static void
check_sample (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xep_test_import_sample_path ("tu-cham-quy-3.xlsx");
  g_autoptr (XepWorkbook) book = xep_workbook_load (path, &error);
  XepSheet *sheet = xep_workbook_get_sheet (book, 0);
  XepPoints sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (count_assessments (store), ==, 24);
  for (guint row = 3; row < 27; row++)
    {
      g_autofree char *name = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, 1));
      g_autofree char *birth = xep_sheet_dup_text (sheet, xep_sheet_get_cell (sheet, row, 2));
      g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", birth + 6, birth + 3, birth);
      g_autoptr (XepAssessment) assessment = load_assessment (store, name, iso);
      const XepStepResult *step = &assessment->steps[XEP_STEP_SELF];

      g_assert_cmpint (step->points.entry, ==, XEP_ENTRY_GROUPS);
      g_assert_cmpint (step->points.group_a, ==, sample_points (sheet, row, 3));
      g_assert_cmpint (step->points.group_b, ==, sample_points (sheet, row, 4));
      g_assert_cmpint (step->totals.total, ==,
                       sample_points (sheet, row, 3) + sample_points (sheet, row, 4));
      g_assert_cmpint (assessment->steps[XEP_STEP_APPRAISAL].totals.total, ==, XEP_POINTS_MISSING);
      sum += step->totals.total;
    }
  /* Added up from the file by another program. */
  g_assert_cmpint (sum, ==, 184175);
}

static void
test_sample (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (XepImportReport) people
      = xep_test_import_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  g_autoptr (XepImportReport) officers
      = xep_test_import_sample (fixture, XEP_IMPORT_LEADERS, "can-bo-lanh-dao.xlsx");
  g_autoptr (XepImportReport) first
      = xep_test_import_sample (fixture, XEP_IMPORT_SCORES, "tu-cham-quy-3.xlsx");
  g_autoptr (XepImportReport) second = NULL;

  xep_test_assert_counts (first, 24, 0, 0, 0);
  g_assert_cmpuint (first->notes->len, ==, 0);
  check_sample (fixture->store);
  second = xep_test_import_sample (fixture, XEP_IMPORT_SCORES, "tu-cham-quy-3.xlsx");
  xep_test_assert_counts (second, 0, 0, 24, 0);
  check_sample (fixture->store);
}

static void
test_refused_rows (XepTestImport *fixture, gconstpointer data)
{
  static const struct
  {
    const char *row;
    const char *cell;
    const char *words;
  } cases[] = {
    { "1|Sùng A Chúng|1/2/1980|30,01|60", "D2", "30" },
    { "1|Sùng A Chúng|1/2/1980|#30.5|#60", "D2", "30" },
    { "1|Sùng A Chúng|1/2/1980|30|70,5", "E2", "70" },
    { "1|Sùng A Chúng|1/2/1980|-1|60", "D2", "-1" },
    { "1|Sùng A Chúng|1/2/1980|#-1|60", "D2", "" },
    { "1|Sùng A Chúng|1/2/1980|#20.125|60", "D2", "" },
    { "1|Sùng A Chúng|1/2/1980|hai mươi|60", "D2", "hai mươi" },
    { "1|Sùng A Chúng|1/2/1980|=|60", "D2", "" },
    { "1|Sùng A Chúng|1/2/1980|20|60|81", "F2", "81" },
    { "1|Sùng A Chúng|1/2/1980|20|60|=80.5", "F2", "80,5" },
    { "1|Sùng A Chúng|1/2/1980|||80", "F2", "" },
    { "1|Sùng A Chúng|1/2/1980|20||20", "F2", "" },
    { "1|Sùng A Chúng|1/2/1980|20|60||Giỏi", "G2", "Giỏi" },
    { "1|Sùng A Chúng|1/2/1981|20|60", "C2", "Sùng A Chúng" },
    { "1|Sùng Seo Chúng|1/2/1980|20|60", "B2", "Sùng Seo Chúng" },
    { "1|Sùng A Chúng|31/02/1980|20|60", "C2", "31/02/1980" },
  };

  import_leaders (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { HEADER, cases[i].row, "2|Lý A Vàng|3/4/1985|20|60", NULL };
      g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
      g_autoptr (XepAssessment) refused = NULL;
      g_autoptr (XepAssessment) good = NULL;

      xep_test_assert_counts (report, i == 0 ? 1 : 0, 0, i == 0 ? 0 : 1, 1);
      xep_test_assert_refused (report, 0, cases[i].cell, cases[i].words);
      refused = load_assessment (fixture->store, "Sùng A Chúng", "");
      g_assert_null (refused);
      good = load_assessment (fixture->store, "Lý A Vàng", "");
      g_assert_cmpint (good->steps[XEP_STEP_SELF].totals.total, ==, 8000);
    }
}

static void
test_boundaries (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER, "1|Sùng A Chúng|1/2/1980|30|70,00|100|HTXSNV",
                                      "2|Lý A Vàng|1985|0|#0|=0|Không hoàn thành nhiệm vụ", NULL };
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepAssessment) best = NULL;
  g_autoptr (XepAssessment) worst = NULL;

  import_leaders (fixture);
  report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
  xep_test_assert_counts (report, 2, 0, 0, 0);
  best = load_assessment (fixture->store, "Sùng A Chúng", "");
  worst = load_assessment (fixture->store, "Lý A Vàng", "");
  g_assert_cmpint (best->steps[XEP_STEP_SELF].totals.total, ==, 10000);
  g_assert_cmpint (best->steps[XEP_STEP_SELF].level, ==, XEP_LEVEL_EXCELLENT);
  g_assert_cmpint (worst->steps[XEP_STEP_SELF].totals.total, ==, 0);
  g_assert_cmpint (worst->steps[XEP_STEP_SELF].level, ==, XEP_LEVEL_INCOMPLETE);
}

/* Missing is not zero, and an empty cell takes nothing away. */
static void
test_missing_and_update (XepTestImport *fixture, gconstpointer data)
{
  static const char *const first[]
      = { HEADER, "1|Sùng A Chúng|1/2/1980|20||", "2|Lý A Vàng|3/4/1985|||", NULL };
  static const char *const second[] = { HEADER, "1|Sùng A Chúng|1/2/1980||60,25|", NULL };
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepAssessment) half = NULL;
  g_autoptr (XepAssessment) whole = NULL;

  import_leaders (fixture);
  report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, first);
  xep_test_assert_counts (report, 1, 0, 1, 0);
  g_assert_cmpuint (report->notes->len, ==, 1);
  half = load_assessment (fixture->store, "Sùng A Chúng", "");
  g_assert_cmpint (half->steps[XEP_STEP_SELF].points.group_b, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (half->steps[XEP_STEP_SELF].totals.total, ==, XEP_POINTS_MISSING);
  g_assert_cmpuint (count_assessments (fixture->store), ==, 1);
  g_clear_pointer (&report, xep_import_report_free);
  report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, second);
  xep_test_assert_counts (report, 0, 1, 0, 0);
  whole = load_assessment (fixture->store, "Sùng A Chúng", "");
  g_assert_cmpint (whole->steps[XEP_STEP_SELF].totals.total, ==, 8025);
}

static void
test_keyed_criteria_stay (XepTestImport *fixture, gconstpointer data)
{
  static const char *const first[] = { HEADER, "1|Sùng A Chúng|1/2/1980|20|60", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepAssessment) assessment = NULL;
  const XepCriteriaSet *set;
  const XepCriterion *criterion;

  import_leaders (fixture);
  report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, first);
  assessment = load_assessment (fixture->store, "Sùng A Chúng", "");
  set = xep_regulation_find_set (xep_store_get_regulation (fixture->store),
                                 assessment->criteria_set);
  criterion
      = g_ptr_array_index (((XepCriteriaGroup *) g_ptr_array_index (set->groups, 0))->criteria, 0);
  g_assert_true (xep_assessment_store_set (fixture->store, assessment->id, XEP_STEP_SELF,
                                           criterion->number, "0,5", NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&report, xep_import_report_free);
  report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, first);
  xep_test_assert_counts (report, 0, 0, 0, 1);
  g_clear_pointer (&assessment, xep_assessment_free);
  assessment = load_assessment (fixture->store, "Sùng A Chúng", "");
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].points.entry, ==, XEP_ENTRY_CRITERIA);
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].totals.running_a, ==, 50);
}

/* clang-format off */
#define CRITERIA_HEADER \
  "STT|Họ và tên|Ngày sinh|Tiêu chí|Mục tiêu, nhiệm vụ đề ra|Kết quả sản phẩm thực tế|Điểm KPI " \
  "(%)|Ghi chú"
/* clang-format on */

static void
check_criterion (XepTestImport *fixture, const char *number, const char *const *expected)
{
  g_autoptr (XepAssessment) assessment = load_assessment (fixture->store, "Sùng A Chúng", "");
  const XepCriterionText *text = g_hash_table_lookup (assessment->criterion_texts, number);

  for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
    {
      g_autofree char *value = xep_criterion_text_dup (text, (XepCriterionField) field);

      g_assert_cmpstr (value, ==, expected[field]);
    }
}

/* A row for each criterion of a person; an empty cell takes nothing away, the same file again
 * changes nothing. */
static void
test_criteria (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { CRITERIA_HEADER,
                                      "1|Sùng A Chúng|1/2/1980|II.1|Thu đạt 75%|Đạt 78%|#97.5|",
                                      "2|Sùng A Chúng|1/2/1980|II.2|Quy chế|Đã ban hành|%0.57|sớm",
                                      "3|Sùng A Chúng|1/2/1980|I.1.1||||có xác nhận",
                                      "4|Lý A Vàng|3/4/1985|II.1|Kế hoạch||95 %|",
                                      NULL };
  static const char *const later[]
      = { CRITERIA_HEADER, "1|Sùng A Chúng|1/2/1980|II.1|||100|vượt", NULL };
  g_autoptr (XepImportReport) first = NULL;
  g_autoptr (XepImportReport) again = NULL;
  g_autoptr (XepImportReport) update = NULL;

  import_leaders (fixture);
  first = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
  xep_test_assert_counts (first, 4, 0, 0, 0);
  g_assert_cmpuint (first->notes->len, ==, 0);
  check_criterion (fixture, "II.1", (const char *[]){ "Thu đạt 75%", "Đạt 78%", "97,5", "" });
  check_criterion (fixture, "II.2", (const char *[]){ "Quy chế", "Đã ban hành", "57", "sớm" });
  check_criterion (fixture, "I.1.1", (const char *[]){ "", "", "", "có xác nhận" });
  again = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
  xep_test_assert_counts (again, 0, 0, 4, 0);
  update = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, later);
  xep_test_assert_counts (update, 0, 1, 0, 0);
  check_criterion (fixture, "II.1", (const char *[]){ "Thu đạt 75%", "Đạt 78%", "100", "vượt" });
}

static void
test_refused_criteria (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *longer = g_strnfill (XEP_CRITERION_TEXT_LENGTH + 1, 'x');
  g_autofree char *long_row = g_strdup_printf ("1|Sùng A Chúng|1/2/1980|II.1|x|%s|90|", longer);
  const struct
  {
    const char *row;
    const char *cell;
    const char *words;
  } cases[] = {
    { "1|Sùng A Chúng|1/2/1980|II.1|x|y|101|", "G2", "101" },
    { "1|Sùng A Chúng|1/2/1980|II.1|x|y|#100.5|", "G2", "100,5" },
    { "1|Sùng A Chúng|1/2/1980|II.1|x|y|tốt|", "G2", "tốt" },
    { "1|Sùng A Chúng|1/2/1980|II.1|x|y|%1.2|", "G2", "120%" },
    { "1|Sùng A Chúng|1/2/1980|II.99|x|y|90|", "D2", "II.99" },
    { "1|Sùng A Chúng|1/2/1980||x|y|90|", "D2", "II.1.2" },
    { "1|Sùng A Chúng|1/2/1980|I.1.1|x|||", "E2", "I.1.1" },
    { long_row, "F2", "2001" },
  };

  import_leaders (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[]
          = { CRITERIA_HEADER, cases[i].row, "2|Lý A Vàng|3/4/1985|II.1|x|y|90|", NULL };
      g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
      g_autoptr (XepAssessment) refused = NULL;
      const XepImportRefusal *refusal;

      xep_test_assert_counts (report, i == 0 ? 1 : 0, 0, i == 0 ? 0 : 1, 1);
      xep_test_assert_refused (report, 0, cases[i].cell, cases[i].words);
      refused = load_assessment (fixture->store, "Sùng A Chúng", "");
      g_assert_null (refused);
      /* It comes back whole. */
      refusal = g_ptr_array_index (report->refused, 0);
      if (cases[i].row == long_row)
        g_assert_cmpstr (refusal->texts[5], ==, longer);
    }
}

/* Twice the same criterion, or a sum beside one: nobody would know which holds. A sheet that does
 * not say which criteria it is about is told of, and its sums go in. */
static void
test_unclear_criteria (XepTestImport *fixture, gconstpointer data)
{
  static const char *const twice[] = { CRITERIA_HEADER, "1|Sùng A Chúng|1/2/1980|II.1|a|||",
                                       "2|Sùng A Chúng|1/2/1980|II.1|b|||", NULL };
  static const char *const sums[] = { "STT|Họ và tên|Ngày sinh|Tiêu chí|Mục tiêu|Nhóm A|Nhóm B",
                                      "1|Sùng A Chúng|1/2/1980|II.2|a|20|60", NULL };
  static const char *const nameless[]
      = { "STT|Họ và tên|Ngày sinh|Nhóm A|Nhóm B|Mục tiêu|Kết quả|KPI (%)|Ghi chú",
          "1|Sùng A Chúng|1/2/1980|20|60|a|b|90|c", NULL };
  g_autoptr (XepImportReport) first = NULL;
  g_autoptr (XepImportReport) second = NULL;
  g_autoptr (XepImportReport) third = NULL;
  g_autoptr (XepAssessment) assessment = NULL;

  import_leaders (fixture);
  first = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, twice);
  xep_test_assert_counts (first, 1, 0, 0, 1);
  xep_test_assert_refused (first, 0, "D3", "II.1");
  check_criterion (fixture, "II.1", (const char *[]){ "a", "", "", "" });
  second = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, sums);
  xep_test_assert_counts (second, 0, 0, 0, 1);
  xep_test_assert_refused (second, 0, "F2", "");
  third = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, nameless);
  xep_test_assert_counts (third, 1, 0, 0, 0);
  g_assert_cmpuint (third->notes->len, ==, 3);
  assessment = load_assessment (fixture->store, "Sùng A Chúng", "");
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].totals.total, ==, 8000);
}

static void
test_title (XepTestImport *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint notes;
  } cases[] = {
    { "KẾT QUẢ TỰ CHẤM ĐIỂM QUÝ III NĂM 2025", 0 },
    { "Quý 3/2025", 0 },
    { "Tự chấm điểm năm 2025", 0 },
    { "Lý lịch quý hóa", 0 },
    { "QUÝ II NĂM 2025", 1 },
    { "Quý I", 1 },
    { "quý III năm 2024", 1 },
    { "Quý IV", 0 },
  };

  import_leaders (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { cases[i].title, HEADER, "1|Sùng A Chúng|1/2/1980|20|60", NULL };
      XepImportOptions options = { .year = 2025, .period = XEP_PERIOD_Q3, .step = XEP_STEP_SELF };
      g_autofree char *path = xep_test_rows (fixture->dir, "titles.xlsx", rows, NULL);
      g_autoptr (XepImportReport) report = NULL;
      g_autoptr (GError) error = NULL;

      /* Another period's file goes in only when somebody says so. */
      g_test_message ("%s", cases[i].title);
      g_assert_true (
          xep_import_run (fixture->store, XEP_IMPORT_SCORES, path, &options, NULL, &error)
          == (cases[i].notes == 0));
      g_assert_true (error == NULL || g_error_matches (error, XEP_ERROR, XEP_ERROR_INVALID));
      g_clear_error (&error);
      options.confirmed = TRUE;
      g_assert_true (
          xep_import_run (fixture->store, XEP_IMPORT_SCORES, path, &options, &report, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (report->notes->len, ==, cases[i].notes);
      g_assert_cmpuint (report->alarms->len, ==, cases[i].notes);
    }
}

/* The year is wanted: without it nothing is made. */
static void
test_no_period (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER, "1|Sùng A Chúng|1/2/1980|20|60", NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) periods = NULL;

  import_leaders (fixture);
  path = xep_test_rows (fixture->dir, "scores.xlsx", rows, NULL);
  g_assert_false (xep_import_run (fixture->store, XEP_IMPORT_SCORES, path, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  periods = xep_period_store_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (periods->len, ==, 0);
}

/* Columns nobody reads are told by name, whatever shape the sheet has. */
static void
test_unread_columns (XepTestImport *fixture, gconstpointer data)
{
  static const struct
  {
    const char *header;
    const char *row;
    const char *cell; /* of the first of them; NULL: all are read */
    const char *names;
  } cases[] = {
    { HEADER, "1|Sùng A Chúng|1/2/1980|20|60", NULL, NULL },
    /* A column for each criterion. */
    { "STT|Họ và tên|Ngày sinh|Nhóm A|Nhóm B|I.1.1|II.1.2", "1|Sùng A Chúng|1/2/1980|20|60|2|5",
      "F1", "2 cột không được đọc, những gì ghi ở đó không vào dữ liệu: “I.1.1”, “II.1.2”." },
    /* A row for each criterion: there is no place for its points. */
    { "Họ và tên|Ngày sinh|Tiêu chí|Mục tiêu|Kết quả|KPI|Điểm tự chấm|Ghi chú",
      "Sùng A Chúng|1/2/1980|II.1|Đúng hạn|Xong|90|5|Tốt", "G1",
      "1 cột không được đọc, những gì ghi ở đó không vào dữ liệu: “Điểm tự chấm”." },
    /* Known in other contents, twice there, not about a criterion. */
    { "Họ và tên|Giới tính|Dân tộc|Nhóm A|Nhóm B|Nhóm A|Ghi chú",
      "Sùng A Chúng|Nam|Mông|20|60|20|Tốt", "B1",
      "“Giới tính”, “Dân tộc”, “Nhóm A” (giống một cột khác, hoặc để trống), “Ghi chú”" },
    /* No heading: between the others and after them, side by side or alone; empty ones are not
       told. */
    { "Họ và tên||Ngày sinh||Nhóm A|Nhóm B|Ghi chú||", "Sùng A Chúng|x|1/2/1980||20|60|Tốt||8|9|#7",
      "B1",
      "5 cột không được đọc, những gì ghi ở đó không vào dữ liệu: cột B (không có tiêu đề), “Ghi "
      "chú”, các cột I đến K (không có tiêu đề)." },
  };

  import_leaders (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { cases[i].header, cases[i].row, NULL };
      g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
      const XepImportNote *note = NULL;

      g_assert_cmpuint (report->refused->len, ==, 0);
      g_assert_cmpuint (report->unread->len, ==, cases[i].cell != NULL ? 1 : 0);
      if (cases[i].cell == NULL)
        continue;
      note = g_ptr_array_index (report->unread, 0);
      g_assert_cmpstr (note->cell, ==, cases[i].cell);
      g_assert_nonnull (strstr (note->text, cases[i].names));
    }
}

/* @start, and @n_filled cells more, the first of them @first cells after its last. */
static char *
dup_wide_row (const char *start, guint first, guint n_filled)
{
  g_autoptr (GString) row = g_string_new (start);

  for (guint column = 1; column < first + n_filled; column++)
    g_string_append (row, column >= first ? "|x" : "|");
  return g_string_free (g_steal_pointer (&row), FALSE);
}

/* Columns beyond those where headings are looked for are counted, with a heading or without; the
 * last one within is still told by its letters. */
static void
test_columns_beyond (XepTestImport *fixture, gconstpointer data)
{
  static const struct
  {
    guint first; /* column filled, from 0 */
    guint n_filled;
    const char *cell;
    const char *words;
  } cases[] = {
    { 256, 1, "IW2", "1 cột không được đọc, những gì ghi ở đó không vào dữ liệu: 1 cột từ cột IW" },
    { 254, 5, "IU2",
      "5 cột không được đọc, những gì ghi ở đó không vào dữ liệu: các cột IU đến IV "
      "(không có tiêu đề), 3 cột từ cột IW" },
  };

  import_leaders (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* What stands above the header and below the people is in no column. */
      g_autofree char *above = dup_wide_row ("ĐẢNG ỦY XÃ", 300, 1);
      g_autofree char *person
          = dup_wide_row ("Sùng A Chúng|1/2/1980|20|60", cases[i].first - 3, cases[i].n_filled);
      g_autofree char *below = dup_wide_row ("Tổng cộng", 300, 1);
      const char *const rows[]
          = { above, "Họ và tên|Ngày sinh|Nhóm A|Nhóm B", person, below, NULL };
      g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_SCORES, rows);
      const XepImportNote *note;

      g_assert_cmpuint (report->refused->len, ==, 0);
      g_assert_cmpuint (report->unread->len, ==, 1);
      note = g_ptr_array_index (report->unread, 0);
      g_assert_cmpstr (note->cell, ==, cases[i].cell);
      g_assert_nonnull (strstr (note->text, cases[i].words));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (XepTestImport *fixture, gconstpointer data);
  } tests[] = {
    { "/scores/sample", test_sample },
    { "/scores/refused-rows", test_refused_rows },
    { "/scores/boundaries", test_boundaries },
    { "/scores/missing-and-update", test_missing_and_update },
    { "/scores/keyed-criteria-stay", test_keyed_criteria_stay },
    { "/scores/criteria", test_criteria },
    { "/scores/refused-criteria", test_refused_criteria },
    { "/scores/unclear-criteria", test_unclear_criteria },
    { "/scores/title", test_title },
    { "/scores/no-period", test_no_period },
    { "/scores/unread-columns", test_unread_columns },
    { "/scores/columns-beyond", test_columns_beyond },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, XepTestImport, NULL, xep_test_import_set_up, tests[i].test,
                xep_test_import_tear_down);
  return g_test_run ();
}
