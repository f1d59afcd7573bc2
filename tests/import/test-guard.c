/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-error.h"
#include "store/xep-person-store.h"
#include "xep-test-import.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

/* A workbook as another content than it holds. */

static gboolean
run (XepTestImport *fixture,
     XepImportKind kind,
     const char *path,
     gboolean confirmed,
     XepImportReport **report,
     GError **error)
{
  const XepImportOptions options
      = { .year = 2025, .period = XEP_PERIOD_Q3, .step = XEP_STEP_SELF, .confirmed = confirmed };

  return xep_import_run (fixture->store, kind, path, &options, report, error);
}

static void
refuse (XepTestImport *fixture, XepImportKind kind, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  guint before = xep_test_count_people (fixture->store);

  g_assert_false (run (fixture, kind, path, TRUE, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_assert_cmpuint (xep_test_count_people (fixture->store), ==, before);
}

/* The office's own three workbooks, each as the two others: no confirmation helps. */
static void
test_other_content (XepTestImport *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    XepImportKind kind;
    const char *words;
  } cases[] = {
    { "danh-sach-dang-vien.xlsx", XEP_IMPORT_LEADERS, "Đơn vị công tác" },
    { "danh-sach-dang-vien.xlsx", XEP_IMPORT_SCORES, "Điểm tiêu chí chung" },
    { "can-bo-lanh-dao.xlsx", XEP_IMPORT_ROSTER, "Diện quản lý" },
    { "can-bo-lanh-dao.xlsx", XEP_IMPORT_SCORES, "Điểm tiêu chí chung" },
    { "tu-cham-quy-3.xlsx", XEP_IMPORT_ROSTER, "Điểm tiêu chí chung" },
    { "tu-cham-quy-3.xlsx", XEP_IMPORT_LEADERS, "Điểm tiêu chí chung" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = xep_test_import_sample_path (cases[i].name);

      g_test_message ("%s %s", cases[i].name, xep_import_kind_to_nick (cases[i].kind));
      refuse (fixture, cases[i].kind, path, cases[i].words);
    }
}

/* Criteria have no column of names; a list of names alone is nothing. */
static void
test_no_content (XepTestImport *fixture, gconstpointer data)
{
  static const char *const criteria[]
      = { "STT|Tiêu chí|Điểm tối đa", "1|Chấp hành nghị quyết|5", NULL };
  static const char *const names[] = { "STT|Họ và tên", "1|Sùng A Chúng", NULL };
  g_autofree char *criteria_path = xep_test_rows (fixture->dir, "criteria.xlsx", criteria, NULL);
  g_autofree char *names_path = xep_test_rows (fixture->dir, "names.xlsx", names, NULL);

  for (int kind = 0; kind < XEP_N_IMPORT_KINDS; kind++)
    refuse (fixture, (XepImportKind) kind, criteria_path, "Họ và tên");
  refuse (fixture, XEP_IMPORT_ROSTER, names_path, "Ngày sinh");
  refuse (fixture, XEP_IMPORT_LEADERS, names_path, "Chức vụ");
  refuse (fixture, XEP_IMPORT_SCORES, names_path, "Xếp loại");
}

#define N_PEOPLE 12

/* @format has the number of the person. */
static char *
write_people (XepTestImport *fixture, const char *name, const char *heading, const char *format)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, g_strdup (heading));
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (GString) row = g_string_new (format);
      g_autofree char *letter = g_strdup_printf ("%c", 'A' + i);

      g_string_replace (row, "@", letter, 0);
      g_ptr_array_add (rows, g_strdup (row->str));
    }
  g_ptr_array_add (rows, NULL);
  return xep_test_rows (fixture->dir, name, (const char *const *) rows->pdata, NULL);
}

/* Told in a dry run, refused unless confirmed, done when confirmed. */
static void
ask (XepTestImport *fixture, XepImportKind kind, const char *path, const char *words)
{
  const XepImportOptions dry
      = { .dry_run = TRUE, .year = 2025, .period = XEP_PERIOD_Q3, .step = XEP_STEP_SELF };
  g_autoptr (GError) error = NULL;
  g_autoptr (XepImportReport) told = NULL;
  g_autoptr (XepImportReport) done = NULL;
  g_autofree char *alarms = NULL;

  g_assert_true (xep_import_run (fixture->store, kind, path, &dry, &told, &error));
  g_assert_no_error (error);
  alarms = xep_import_report_dup_alarms (told);
  if (strstr (alarms, words) == NULL)
    g_error ("“%s” is not in “%s”", words, alarms);

  g_assert_false (run (fixture, kind, path, FALSE, NULL, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
  g_clear_error (&error);
  g_assert_true (run (fixture, kind, path, TRUE, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done->updated, ==, N_PEOPLE);
}

static void
test_most_people (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *roster
      = write_people (fixture, "roster.xlsx", "Họ và tên|Ngày sinh|Chi bộ|Chức vụ Đảng",
                      "Sùng A @|1/2/1980|Chi bộ Một|Chi ủy viên");
  g_autofree char *moved = write_people (fixture, "moved.xlsx", "Họ và tên|Ngày sinh|Chi bộ",
                                         "Sùng A @|1/2/1980|Chi bộ Hai");
  g_autofree char *posts
      = write_people (fixture, "posts.xlsx", "Họ và tên|Ngày sinh|Chi bộ|Chức vụ Đảng",
                      "Sùng A @|1/2/1980|Chi bộ Một|Phó Bí thư chi bộ");
  g_autofree char *leaders = write_people (fixture, "leaders.xlsx",
                                           "Họ và tên|Ngày sinh|Chức vụ chính quyền|"
                                           "Đơn vị công tác",
                                           "Sùng A @|1/2/1980|Công chức|Văn phòng");
  g_autoptr (XepImportReport) first = NULL;
  g_autoptr (XepImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, XEP_IMPORT_ROSTER, roster, FALSE, &first, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (first->alarms->len, ==, 0);
  g_assert_cmpuint (first->added, ==, N_PEOPLE);
  ask (fixture, XEP_IMPORT_ROSTER, posts, "12");
  ask (fixture, XEP_IMPORT_ROSTER, moved, "12");
  ask (fixture, XEP_IMPORT_LEADERS, leaders, "12");
  /* A second time nothing would change: nothing is asked. */
  g_assert_true (run (fixture, XEP_IMPORT_LEADERS, leaders, FALSE, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again->alarms->len, ==, 0);
}

static void
test_scores (XepTestImport *fixture, gconstpointer data)
{
  g_autofree char *leaders = write_people (fixture, "leaders.xlsx",
                                           "Họ và tên|Ngày sinh|Chức vụ chính quyền|"
                                           "Đơn vị công tác",
                                           "Sùng A @|1/2/1980|Công chức|Văn phòng");
  g_autofree char *scores = write_people (
      fixture, "scores.xlsx", "Họ và tên|Ngày sinh|Nhóm A|Nhóm B", "Sùng A @|1/2/1980|20|60");
  g_autofree char *others = write_people (
      fixture, "others.xlsx", "Họ và tên|Ngày sinh|Nhóm A|Nhóm B", "Sùng A @|1/2/1980|21|60");
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, XEP_IMPORT_LEADERS, leaders, FALSE, NULL, &error));
  g_assert_true (run (fixture, XEP_IMPORT_SCORES, scores, FALSE, NULL, &error));
  g_assert_no_error (error);
  ask (fixture, XEP_IMPORT_SCORES, others, "12");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (XepTestImport *fixture, gconstpointer data);
  } tests[] = {
    { "/guard/other-content", test_other_content },
    { "/guard/no-content", test_no_content },
    { "/guard/most-people", test_most_people },
    { "/guard/scores", test_scores },
  };

  xep_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, XepTestImport, NULL, xep_test_import_set_up, tests[i].test,
                xep_test_import_tear_down);
  return g_test_run ();
}
