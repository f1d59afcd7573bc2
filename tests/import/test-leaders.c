/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

/* clang-format off */
#define HEADER \
  "STT|Họ và tên|Ngày sinh|Chức vụ Đảng|Chức vụ chính quyền|Chức vụ đoàn thể|" \
  "Đơn vị công tác|Chi bộ sinh hoạt|Diện quản lý|Người đứng đầu"
/* clang-format on */

static const char *const roster[] = { "Họ và tên|Ngày sinh|Chi bộ|Chức vụ Đảng",
                                      "Sùng A Chúng|1/2/1980|Chi bộ Công an xã|Bí thư chi bộ",
                                      "Vàng Thị Mỷ|1990|Chi bộ Tả Chải",
                                      "Vàng Thị Mỷ|1990|Chi bộ Tà Chải",
                                      "Lý A Vàng|3/4/1985|Chi bộ Tả Chải",
                                      NULL };

static void
import_roster (XepTestImport *fixture)
{
  g_autoptr (XepImportReport) report = xep_test_import_rows (fixture, XEP_IMPORT_ROSTER, roster);

  xep_test_assert_counts (report, 4, 0, 0, 0);
}

static guint
count_leaders (XepStore *store, guint *by_tier, guint *heads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = xep_person_store_list (store, 0, FALSE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      if (person->kind != XEP_KIND_LEADER)
        continue;
      n++;
      by_tier[person->tier]++;
      for (guint j = 0; j < person->posts->len; j++)
        {
          const XepPost *post = g_ptr_array_index (person->posts, j);

          *heads += post->head && post->unit_id == person->workplace_id ? 1 : 0;
        }
      g_assert_cmpint (person->workplace_id, !=, 0);
    }
  return n;
}

static void
check_sample (XepStore *store)
{
  guint by_tier[XEP_TIER_UNIT + 1] = { 0 };
  guint heads = 0;
  g_autoptr (XepPerson) secretary = xep_test_find_person (store, "Cư Thị Chở", "1992-07-25");
  g_autoptr (XepPerson) principal = xep_test_find_person (store, "Hảng Thị Dở", "1974-07-10");
  g_autofree char *posts = xep_test_describe_posts (secretary);
  g_autofree char *principal_posts = xep_test_describe_posts (principal);

  g_assert_cmpuint (xep_test_count_people (store), ==, 636);
  g_assert_cmpuint (xep_test_count_units (store, TRUE), ==, 34);
  /* 24 leaders work in 19 bodies. */
  g_assert_cmpuint (xep_test_count_units (store, FALSE), ==, 19);
  g_assert_cmpuint (count_leaders (store, by_tier, &heads), ==, 24);
  g_assert_cmpuint (by_tier[XEP_TIER_PROVINCE], ==, 7);
  g_assert_cmpuint (by_tier[XEP_TIER_COMMUNE], ==, 17);
  g_assert_cmpuint (heads, ==, 18);
  g_assert_cmpstr (posts, ==,
                   "Bí thư Đảng ủy/party/Đảng ủy xã/head; Chủ tịch HĐND/government/Đảng ủy xã");
  g_assert_cmpstr (secretary->unit_name, ==, "Chi bộ Trạm Y tế xã");
  /* Her post in the cell is the roster's, the others the list's. */
  g_assert_cmpstr (principal_posts, ==,
                   "Phó Bí thư chi bộ/party/Chi bộ cơ quan Ủy ban nhân dân xã; Bí thư chi "
                   "bộ/party/Trường THCS Lùng Phình/head; "
                   "Hiệu trưởng/government/Trường THCS Lùng Phình");
}

static void
test_sample (XepTestImport *fixture, gconstpointer data)
{
  g_autoptr (XepImportReport) people
      = xep_test_import_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  g_autoptr (XepImportReport) first
      = xep_test_import_sample (fixture, XEP_IMPORT_LEADERS, "can-bo-lanh-dao.xlsx");
  g_autoptr (XepImportReport) second = NULL;
  g_autoptr (XepImportReport) people_again = NULL;

  for (guint i = 0; i < first->notes->len; i++)
    g_test_message ("%s", ((XepImportNote *) g_ptr_array_index (first->notes, i))->text);
  xep_test_assert_counts (first, 0, 24, 0, 0);
  g_assert_cmpuint (first->notes->len, ==, 0);
  check_sample (fixture->store);
  second = xep_test_import_sample (fixture, XEP_IMPORT_LEADERS, "can-bo-lanh-dao.xlsx");
  xep_test_assert_counts (second, 0, 0, 24, 0);
  check_sample (fixture->store);
  /* The roster read again leaves kind, workplace and posts of the leaders as they are. */
  people_again = xep_test_import_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  xep_test_assert_counts (people_again, 0, 0, 636, 0);
  check_sample (fixture->store);
}

static void
test_matching (XepTestImport *fixture, gconstpointer data)
{
  static const char *const rows[]
      = { HEADER,
          "1|SÙNG  A CHÚNG|1980|||Chủ tịch Hội Nông dân|Hội Nông dân "
          "xã|Chi bộ Tả Chải|Đảng ủy xã|x", /* other cell: noted, the
                                               roster's stays */
          "2|Vàng Thị Mỷ|1990||Trưởng phòng||Phòng Kinh tế||Đảng ủy "
          "xã|", /* two of them, nothing decides */
          "3|Vàng Thị Mỷ|1990||Trưởng phòng||Phòng Kinh tế|Chi bộ Tà "
          "Chải||x", /* the cell decides */
          "4|Lý A Vàng|||Phó Trưởng phòng||Phòng Kinh tế|Chi bộ Công "
          "an xã||", /* no date, other cell: may be anybody */
          "5|Thào Seo Sua|1/1/1988|Đảng ủy viên|||Phòng Kinh tế|Chi bộ "
          "Mới|Tỉnh ủy|",                                              /* in no roster */
          "6|Lý A Vàng|3/4/1985||Phó Trưởng phòng||Phòng Kinh tế|||x", /* a second head */
          NULL };
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepPerson) moved = NULL;
  g_autoptr (XepPerson) added = NULL;
  g_autoptr (XepPerson) deputy = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *deputy_posts = NULL;

  import_roster (fixture);
  report = xep_test_import_rows (fixture, XEP_IMPORT_LEADERS, rows);
  xep_test_assert_counts (report, 1, 3, 0, 2);
  xep_test_assert_refused (report, 0, "B3", "Vàng Thị Mỷ");
  xep_test_assert_refused (report, 1, "B5", "Lý A Vàng");
  /* Another cell, a new person, a second head. */
  g_assert_cmpuint (report->notes->len, ==, 3);
  g_assert_cmpstr (((XepImportNote *) g_ptr_array_index (report->notes, 0))->cell, ==, "H2");
  g_assert_cmpstr (((XepImportNote *) g_ptr_array_index (report->notes, 1))->cell, ==, "B6");
  g_assert_cmpstr (((XepImportNote *) g_ptr_array_index (report->notes, 2))->cell, ==, "B7");

  moved = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  posts = xep_test_describe_posts (moved);
  g_assert_cmpstr (moved->unit_name, ==, "Chi bộ Công an xã");
  g_assert_cmpint (moved->birth_date.day, ==, 1);
  g_assert_cmpstr (posts, ==,
                   "Bí thư chi bộ/party/Chi bộ Công an xã/head; Chủ tịch Hội Nông dân/union/Hội "
                   "Nông dân xã/head");
  added = xep_test_find_person (fixture->store, "Thào Seo Sua", "1988-01-01");
  g_assert_cmpint (added->kind, ==, XEP_KIND_LEADER);
  g_assert_cmpint (added->tier, ==, XEP_TIER_PROVINCE);
  g_assert_true (added->party_member);
  g_assert_cmpstr (added->unit_name, ==, "Chi bộ Mới");
  deputy = xep_test_find_person (fixture->store, "Lý A Vàng", "");
  deputy_posts = xep_test_describe_posts (deputy);
  g_assert_cmpint (deputy->tier, ==, XEP_TIER_UNIT);
  g_assert_cmpstr (deputy_posts, ==, "Phó Trưởng phòng/government/Phòng Kinh tế");
}

static void
test_update (XepTestImport *fixture, gconstpointer data)
{
  static const char *const first[]
      = { HEADER, "1|Sùng A Chúng|1/2/1980|Đảng ủy viên|Trưởng phòng||Phòng Kinh tế||Đảng ủy xã|x",
          NULL };
  static const char *const second[]
      = { HEADER, "1|Sùng A Chúng|1/2/1980||Phó Chủ tịch UBND||Ủy ban nhân dân xã|||",
          "2|Lý A Vàng|3/4/1985||Trưởng phòng||Phòng Kinh tế|||x", NULL };
  g_autoptr (XepImportReport) report = NULL;
  g_autoptr (XepPerson) person = NULL;
  g_autoptr (XepPerson) successor = NULL;
  g_autofree char *posts = NULL;

  import_roster (fixture);
  report = xep_test_import_rows (fixture, XEP_IMPORT_LEADERS, first);
  xep_test_assert_counts (report, 0, 1, 0, 0);
  g_clear_pointer (&report, xep_import_report_free);
  report = xep_test_import_rows (fixture, XEP_IMPORT_LEADERS, second);
  xep_test_assert_counts (report, 0, 2, 0, 0);
  person = xep_test_find_person (fixture->store, "Sùng A Chúng", "");
  posts = xep_test_describe_posts (person);
  /* The post of the old workplace gives way to the new one's; the empty Party column and tier
   * change nothing. */
  g_assert_cmpstr (posts, ==,
                   "Bí thư chi bộ/party/Chi bộ Công an xã/head; Đảng ủy viên/party/Phòng Kinh "
                   "tế/head; "
                   "Phó Chủ tịch UBND/government/Ủy ban nhân dân xã");
  g_assert_cmpstr (person->workplace_name, ==, "Ủy ban nhân dân xã");
  g_assert_cmpint (person->tier, ==, XEP_TIER_COMMUNE);
  successor = xep_test_find_person (fixture->store, "Lý A Vàng", "");
  g_assert_false (xep_person_is_head (successor));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (XepTestImport *fixture, gconstpointer data);
  } tests[] = {
    { "/leaders/sample", test_sample },
    { "/leaders/matching", test_matching },
    { "/leaders/update", test_update },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, XepTestImport, NULL, xep_test_import_set_up, tests[i].test,
                xep_test_import_tear_down);
  return g_test_run ();
}
