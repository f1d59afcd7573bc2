/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import/xep-workbook.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

/* clang-format off */
#define HEADER \
  "STT|Họ và tên|Ngày sinh|Giới tính|Chức vụ Đảng|Chức vụ chính quyền, đoàn thể|" \
  "Ngày vào Đảng|Số thẻ đảng viên|Tình trạng|Ghi chú"
/* clang-format on */
#define CELL_A "I|Chi bộ thôn Tả Chải"
#define CELL_B "II|Chi bộ thôn Tà Chải"

static void
assert_date (XepDate date, const char *expected)
{
  g_autofree char *text = xep_date_format_iso (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_person_dates (XepStore *store,
                     const char *name,
                     const char *birth,
                     const char *admitted,
                     const char *official,
                     const char *cell)
{
  g_autoptr (XepPerson) person = xep_test_find_person (store, name, birth);

  assert_date (person->birth_date, birth);
  assert_date (person->admitted_on, admitted);
  assert_date (person->official_on, official);
  g_assert_cmpstr (person->unit_name, ==, cell);
}

/* Read from the sample's XML by eye: serials, texts with blanks, dots and hyphens, one-figure days.
 */
static void
check_sample_people (XepStore *store)
{
  assert_person_dates (store, "Bùi Đình Ước", "1995-04-29", "2019-06-19", "2020-06-18",
                       "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_person_dates (store, "Giàng Thị Hương", "1983-06-24", "2002-07-06", "2003-07-06",
                       "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_person_dates (store, "La Xuân Thuỷ", "1960-01-14", "1985-05-24", "1986-05-24",
                       "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_person_dates (store, "lù xuân ửng", "1993-04-11", "2018-04-12", "2019-04-12",
                       "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_person_dates (store, "Tải Văn Pao", "1966", "1987-07-19", "1988-07-18",
                       "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_person_dates (store, "Cư A Sính", "1999-03-02", "2019-06-09", "2020-06-08",
                       "Chi bộ Công an xã");
  assert_person_dates (store, "Lục Quang Thắng", "1972-03-21", "1998-08-08", "1999-08-08",
                       "Chi bộ Quân sự xã");
}

static void
count_sample_people (
    XepStore *store, guint *bare_years, guint *by_status, guint *staff, guint *cell_heads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      g_assert_true (person->party_member);
      g_assert_true (xep_date_is_set (person->birth_date));
      g_assert_cmpint (person->unit_id, !=, 0);
      *bare_years += xep_date_is_full (person->birth_date) ? 0 : 1;
      by_status[person->status]++;
      *staff += person->kind == XEP_KIND_STAFF ? 1 : 0;
      *cell_heads += xep_person_is_head (person) ? 1 : 0;
    }
}

static void
check_sample (XepStore *store)
{
  guint by_status[XEP_STATUS_LEFT + 1] = { 0 };
  guint bare_years = 0, staff = 0, cell_heads = 0;

  g_assert_cmpuint (xep_test_count_people (store), ==, 636);
  g_assert_cmpuint (xep_test_count_units (store, TRUE), ==, 34);
  g_assert_cmpuint (xep_test_count_units (store, FALSE), ==, 0);
  count_sample_people (store, &bare_years, by_status, &staff, &cell_heads);
  g_assert_cmpuint (bare_years, ==, 35);
  g_assert_cmpuint (by_status[XEP_STATUS_RELIEVED], ==, 38);
  g_assert_cmpuint (by_status[XEP_STATUS_PROBATION], ==, 16);
  g_assert_cmpuint (by_status[XEP_STATUS_SUSPENDED], ==, 8);
  g_assert_cmpuint (by_status[XEP_STATUS_ACTIVE], ==, 636 - 38 - 16 - 8);
  g_assert_cmpuint (cell_heads, ==, 34);
  /* The first ten cells belong to offices, schools and forces: rows 9 to 214 less nine group rows.
   */
  g_assert_cmpuint (staff, ==, 206 - 9);
}

static void
test_sample (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (XepImportReport) first
      = xep_test_import_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  g_autoptr (XepImportReport) second = NULL;
  g_autoptr (XepPerson) caps = NULL;

  xep_test_assert_counts (first, 636, 0, 0, 0);
  g_assert_cmpuint (first->units_added, ==, 34);
  g_assert_cmpuint (first->notes->len, ==, 0);
  check_sample (fixture->store);
  check_sample_people (fixture->store);
  /* Stored as written, single blanks. */
  caps = xep_test_find_person (fixture->store, "Sùng Seo Dũng", "1981-11-29");
  g_assert_cmpstr (caps->name, ==, "SÙNG SEO DŨNG");

  second = xep_test_import_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  xep_test_assert_counts (second, 0, 0, 636, 0);
  g_assert_cmpuint (second->units_added, ==, 0);
  check_sample (fixture->store);
}

static void
test_posts (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER,
                                      CELL_A,
                                      "1|Sùng A Chúng|1980|Nam|Bí thư chi bộ|Trưởng thôn",
                                      "2|Vàng Thị Mỷ|1990|Nữ||Trưởng ban công tác Mặt trận",
                                      "3|Lý A Vàng|1991|||Trưởng thôn, Chi hội trưởng Nông dân",
                                      "4|Lù A Páo|1992||Bí thư chi bộ",
                                      NULL };
  static const char *const later[] = { HEADER, CELL_A, "4|Lù A Páo|1992||Bí thư chi bộ",
                                       "1|Sùng A Chúng|1980|Nam|Chi ủy viên|", NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);
  g_autoptr (XepImportReport) changed = NULL;
  g_autoptr (XepImportReport) again = NULL;
  g_autoptr (XepPerson) secretary = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  g_autoptr (XepPerson) both = xep_test_find_person (fixture->store, "Lý A Vàng", "");
  g_autoptr (XepPerson) second = xep_test_find_person (fixture->store, "Lù A Páo", "");
  g_autofree char *posts = xep_test_describe_posts (secretary);
  g_autofree char *both_posts = xep_test_describe_posts (both);
  g_autofree char *second_posts = xep_test_describe_posts (second);
  g_autofree char *old_posts = NULL;
  g_autofree char *new_posts = NULL;

  xep_test_assert_counts (report, 4, 0, 0, 0);
  g_assert_cmpstr (posts, ==,
                   "Bí thư chi bộ/party/Chi bộ thôn Tả Chải/head; Trưởng thôn/government/");
  g_assert_cmpstr (both_posts, ==, "Trưởng thôn/government/; Chi hội trưởng Nông dân/union/");
  /* A cell has one head: the second secretary is told of. */
  g_assert_cmpstr (second_posts, ==, "Bí thư chi bộ/party/Chi bộ thôn Tả Chải");
  g_assert_cmpuint (report->notes->len, ==, 1);
  g_assert_cmpstr (((XepImportNote *) g_ptr_array_index (report->notes, 0))->cell, ==, "B6");

  /* The old secretary steps down further below in the same file: the new one heads the cell. An
   * empty column takes no post away. */
  changed = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, later);
  g_assert_cmpuint (changed->updated, ==, 1);
  g_assert_cmpuint (changed->notes->len, ==, 0);
  g_clear_pointer (&secretary, xep_person_free);
  g_clear_pointer (&second, xep_person_free);
  secretary = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  second = xep_test_find_person (fixture->store, "Lù A Páo", "");
  old_posts = xep_test_describe_posts (secretary);
  new_posts = xep_test_describe_posts (second);
  g_assert_cmpstr (old_posts, ==, "Trưởng thôn/government/; Chi ủy viên/party/Chi bộ thôn Tả Chải");
  g_assert_cmpstr (new_posts, ==, "Bí thư chi bộ/party/Chi bộ thôn Tả Chải/head");

  again = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, later);
  xep_test_assert_counts (again, 0, 0, 2, 0);
}

static void
test_refused_rows (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[]
      = { HEADER,
          CELL_A,
          "1|Sùng A Chúng|31/02/1980",        /* C3 */
          "2||1/1/1980",                      /* B4 */
          "3|Vàng Thị Mỷ|1/1/80",             /* C5 */
          "4|Vàng Thị Mỷ|=",                  /* C6 */
          "5|Vàng Thị Mỷ|1990||||31/11/2010", /* G7 */
          "6|Vàng Thị Mỷ|1990||||1/1/1985",   /* B8: born after the admission */
          "7|Vàng Thị Mỷ|#99999999",          /* C9 */
          "8|123|1990|Nam",                   /* B10 */
          "9|…|1990",                         /* B11 */
          "10|Lý A Vàng|1/1/2999",            /* C12 */
          "11|Lý A Vàng|12/30/1980",          /* C13: month and day are never swapped */
          "12|Lù A Páo|1990",
          NULL };
  static const char *const cells[]
      = { "C3", "B4", "C5", "C6", "G7", "B8", "C9", "B10", "B11", "C12", "C13" };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);
  const XepImportRefusal *first;

  xep_test_assert_counts (report, 1, 0, 0, G_N_ELEMENTS (cells));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    xep_test_assert_refused (report, i, cells[i], "");
  first = g_ptr_array_index (report->refused, 0);
  g_assert_cmpstr (first->sheet, ==, "Danh sách");
  g_assert_nonnull (strstr (first->reason, "31/02/1980"));
  g_assert_cmpstr (first->unit, ==, "Chi bộ thôn Tả Chải");
  g_assert_cmpstr (first->headings[1], ==, "Họ và tên");
  g_assert_cmpstr (first->texts[1], ==, "Sùng A Chúng");
  g_assert_cmpstr (first->texts[2], ==, "31/02/1980");
  g_assert_cmpuint (xep_test_count_people (fixture->store), ==, 1);
}

static void
test_namesakes (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER,
                                      CELL_A,
                                      "1|Sùng A Chúng|1/2/1980",
                                      "2|SÙNG  A CHÚNG|1/2/1981",
                                      "3|Vàng Thị Mỷ|1990",
                                      "4|Thào Thị Thuý|5/5/1985|||||10.000001",
                                      CELL_B,
                                      "1|Vàng Thị Mỷ|1990",
                                      "2|Sùng A Chúng|1982",
                                      "3|Thào Thị Thúy|5/5/1985|||||10.000002",
                                      NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);
  g_autoptr (XepImportReport) again = NULL;

  /* Other birth date, same bare year in another cell, another Party card: other people. */
  xep_test_assert_counts (report, 7, 0, 0, 0);
  g_assert_cmpuint (xep_test_count_units (fixture->store, TRUE), ==, 2);
  again = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);
  xep_test_assert_counts (again, 0, 0, 7, 0);
}

static void
test_doubled_row (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER,
                                      CELL_A,
                                      "1|Sùng A Chúng|1/2/1980",
                                      "2|Vàng Thị Mỷ|1990",
                                      "3|sùng a chúng|01.02.1980",
                                      "4|Vàng Thị Mỷ|1990",
                                      CELL_B,
                                      "1|Sùng A Chúng|1/2/1980",
                                      NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);

  xep_test_assert_counts (report, 2, 0, 0, 3);
  xep_test_assert_refused (report, 0, "B5", "B3");
  xep_test_assert_refused (report, 1, "B6", "B4");
  xep_test_assert_refused (report, 2, "B8", "B3");
}

static void
test_update (XepTestImport *fixture, gconstpointer data)
{
  static const char *const first[] = { HEADER,
                                       CELL_A,
                                       "1|Sùng A Chúng|1980|Nam||||10.000001||Đi học",
                                       "2|Lý A Vàng|",
                                       "3|Lù A Páo|2/3/1970",
                                       NULL };
  static const char *const second[] = { HEADER,
                                        CELL_B,
                                        "1|SÙNG A CHÚNG|1/2/1980|||||10000001|Dự bị|",
                                        CELL_A,
                                        "2|Lý A Vàng|3/4/1985",
                                        "3|Lù A Páo|1970",
                                        NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, first);
  g_autoptr (XepPerson) moved = NULL;
  g_autoptr (XepPerson) dated = NULL;
  g_autoptr (XepPerson) kept = NULL;

  xep_test_assert_counts (report, 3, 0, 0, 0);
  g_clear_pointer (&report, xep_import_report_free);
  report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, second);
  xep_test_assert_counts (report, 0, 2, 1, 0);
  g_assert_cmpuint (xep_test_count_people (fixture->store), ==, 3);

  /* The card tells who it is; what the file leaves empty stays. */
  moved = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  assert_date (moved->birth_date, "1980-02-01");
  g_assert_cmpstr (moved->name, ==, "Sùng A Chúng");
  g_assert_cmpstr (moved->unit_name, ==, "Chi bộ thôn Tà Chải");
  g_assert_cmpstr (moved->gender, ==, "Nam");
  g_assert_cmpstr (moved->note, ==, "Đi học");
  g_assert_cmpint (moved->status, ==, XEP_STATUS_PROBATION);
  dated = xep_test_find_person (fixture->store, "Lý A Vàng", "");
  assert_date (dated->birth_date, "1985-04-03");
  /* A bare year does not replace the whole date. */
  kept = xep_test_find_person (fixture->store, "Lù A Páo", "");
  assert_date (kept->birth_date, "1970-03-02");
}

static void
test_nfd_and_spelling (XepTestImport *fixture, gconstpointer data)
{
  static const char *const composed[]
      = { "Họ và tên|Ngày sinh|Chi bộ", "Nguyễn Thị Thuý|1980|Chi bộ Hoà Bình", NULL };
  static const char *const decomposed[]
      = { "Họ và tên|Ngày sinh|Chi bộ",
          "Nguye\xcc\x82\xcc\x83n  Thi\xcc\xa3 Thu\xcc\x81y|1980|CHI BỘ HÒA BÌNH", NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, composed);

  xep_test_assert_counts (report, 1, 0, 0, 0);
  g_clear_pointer (&report, xep_import_report_free);
  report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, decomposed);
  xep_test_assert_counts (report, 0, 0, 1, 0);
  g_assert_cmpuint (xep_test_count_units (fixture->store, TRUE), ==, 1);
}

static void
test_unknown_words (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[] = { HEADER, "1|Sùng A Chúng|1980|khác||||#10.82703|Đang chờ|",
                                      "2|Lý A Vàng|1981|nữ|||||Chuyển sinh hoạt", NULL };
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, rows);
  g_autoptr (XepPerson) person = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  g_autoptr (XepPerson) left = xep_test_find_person (fixture->store, "Lý A Vàng", "");

  xep_test_assert_counts (report, 2, 0, 0, 0);
  /* Gender, standing, and that two people have no chi bộ. */
  g_assert_cmpuint (report->notes->len, ==, 3);
  g_assert_cmpstr (person->gender, ==, "");
  g_assert_cmpint (person->status, ==, XEP_STATUS_ACTIVE);
  g_assert_cmpstr (person->party_card, ==, "10.827030");
  g_assert_cmpstr (left->gender, ==, "Nữ");
  g_assert_cmpint (left->status, ==, XEP_STATUS_LEFT);
}

static void
test_dry_run (XepTestImport *fixture, gconstpointer data)
{
  const XepImportOptions options = { .dry_run = TRUE };
  g_autofree char *path = xep_test_import_sample_path ("danh-sach-dang-vien.xlsx");
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  g_assert_true (
      xep_import_run (fixture->store, XEP_IMPORT_ROSTER, path, &options, &report, &error));
  g_assert_no_error (error);
  g_assert_true (report->dry_run);
  xep_test_assert_counts (report, 636, 0, 0, 0);
  g_assert_true (xep_store_is_empty (fixture->store));
  summary = xep_import_report_summary (report);
  g_assert_nonnull (strstr (summary, "636"));
}

static void
assert_run_refused (XepTestImport *fixture, const char *path, int code, const char *words)
{
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (xep_import_run (fixture->store, XEP_IMPORT_ROSTER, path, NULL, &report, &error));
  g_assert_error (error, XEP_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (report);
  g_assert_true (xep_store_is_empty (fixture->store));
}

static void
test_refused_files (XepTestImport *fixture, gconstpointer data)
{
  static const char *const nameless[] = { "STT|Ngày sinh|Chi bộ", "1|1980|Chi bộ Tả Chải", NULL };
  g_autofree char *no_name = xep_test_rows (fixture->dir, "nameless.xlsx", nameless, NULL);
  g_autofree char *not_zip = g_build_filename (fixture->dir, "text.xlsx", NULL);
  g_autofree char *missing = g_build_filename (fixture->dir, "missing.xlsx", NULL);

  g_assert_true (g_file_set_contents (not_zip, "Họ và tên", -1, NULL));
  assert_run_refused (fixture, no_name, XEP_ERROR_INVALID, "“Danh sách”");
  assert_run_refused (fixture, no_name, XEP_ERROR_INVALID, "Họ và tên");
  assert_run_refused (fixture, not_zip, XEP_ERROR_INVALID, "text.xlsx");
  assert_run_refused (fixture, missing, XEP_ERROR_NOT_FOUND, "missing.xlsx");
}

/* A file that holds data is copied before it is changed. */
static void
test_backup (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "x.db", NULL);
  g_autofree char *backups = g_build_filename (dir, "backups", NULL);
  g_autofree char *sample = xep_test_import_sample_path ("danh-sach-dang-vien.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (xep_import_run (store, XEP_IMPORT_ROSTER, sample, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  g_assert_true (xep_import_run (store, XEP_IMPORT_ROSTER, sample, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
  xep_test_remove_dir (g_steal_pointer (&backups));
  xep_test_remove_dir (g_steal_pointer (&dir));
}

static gint64
count_units_of_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  guint n;

  g_assert_no_error (error);
  n = xep_test_count_units (store, TRUE) + xep_test_count_people (store);
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
  return n;
}

/* An error that is not a row's ends the import, and nothing of it stays. */
static void
test_read_only (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "x.db", NULL);
  g_autofree char *sample = xep_test_import_sample_path ("danh-sach-dang-vien.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepStore) reader = NULL;

  g_assert_cmpint (count_units_of_file (path), ==, 0);
  reader = xep_store_new_reader (path, &error);
  g_assert_no_error (error);
  g_assert_false (xep_import_run (reader, XEP_IMPORT_ROSTER, sample, NULL, &report, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_READ_ONLY);
  g_assert_null (report);
  g_clear_error (&error);
  g_assert_true (xep_store_close (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_units_of_file (path), ==, 0);
  xep_test_remove_dir (g_steal_pointer (&dir));
}

/* A list of .VnTime is told, with what it means, and nothing of it is taken before somebody agrees;
 * then its names are Vietnamese. */
static void
test_legacy (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *path = xep_test_import_sample_path ("danh-sach-cu-tcvn3.xls");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepImportFile) file = xep_import_file_load (XEP_IMPORT_ROSTER, path, &error);
  g_autoptr (XepImportMapping) mapping = NULL;
  g_autoptr (XepWorkbook) book = NULL;
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *text = NULL;
  XepImportOptions options = { 0 };

  g_assert_no_error (error);
  g_assert_false (xep_import_file_run (file, fixture->store, &options, &report, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "TCVN3"));
  g_assert_nonnull (strstr (error->message, "danh-sach-cu-tcvn3.xls"));
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  g_assert_true (xep_store_is_empty (fixture->store));

  book = xep_workbook_load (path, &error);
  text = g_strdup_printf ("[%s]\ndecode=yes\n", xep_workbook_get_sheet (book, 0)->name);
  mapping = options.mapping = xep_import_mapping_parse (text, &error);
  g_assert_no_error (error);
  if (!xep_import_file_run (file, fixture->store, &options, &report, &error))
    g_error ("%s", error->message);
  g_test_message ("added %u, refused %u", report->added, report->refused->len);
  g_assert_cmpuint (report->added, >, 0);
  people = xep_person_store_list (fixture->store, 0, FALSE, &error);
  for (guint i = 0; i < people->len; i++)
    {
      const XepPerson *person = g_ptr_array_index (people, i);

      g_test_message ("%s, %s", person->name, person->unit_name);
      g_assert_null (strpbrk (person->name, "0123456789"));
      for (const char *at = person->name; *at != '\0'; at = g_utf8_next_char (at))
        g_assert_true (g_unichar_isalpha (g_utf8_get_char (at)) || *at == ' ');
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
    { "/roster/sample", test_sample },
    { "/roster/posts", test_posts },
    { "/roster/refused-rows", test_refused_rows },
    { "/roster/namesakes", test_namesakes },
    { "/roster/doubled-row", test_doubled_row },
    { "/roster/update", test_update },
    { "/roster/nfd-and-spelling", test_nfd_and_spelling },
    { "/roster/unknown-words", test_unknown_words },
    { "/roster/dry-run", test_dry_run },
    { "/roster/refused-files", test_refused_files },
    { "/roster/backup", test_backup },
    { "/roster/legacy", test_legacy },
    { "/roster/read-only", test_read_only },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, XepTestImport, NULL, xep_test_import_set_up, tests[i].test,
                xep_test_import_tear_down);
  return g_test_run ();
}
