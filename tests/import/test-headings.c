/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-heading-table.h"
#include "import/xep-import-mapping.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

#define BEGIN                                                                       \
  "<?xml version=\"1.0\"?><headings xmlns=\"urn:vn:lungphinh:xeploai:headings:1\" " \
  "version=\"1\" effective=\"2025-10-01\"><field id=\"name\" kinds=\"roster\">"     \
  "<name>họ tên</name></field>"

static XepHeadingTable *
get_table (void)
{
  g_autoptr (GError) error = NULL;
  XepHeadingTable *table = xep_heading_table_get (&error);

  g_assert_no_error (error);
  return table;
}

/* What a heading says of whose points they are, and when. */
static void
test_scope (void)
{
  static const struct
  {
    const char *heading;
    int column;
    guint steps;
    int year;
    int period; /* -1: none */
  } cases[] = {
    { "Tự xếp loại", XEP_HEADING_LEVEL, 1u << XEP_STEP_SELF, 0, -1 },
    { "Mức tự nhận", XEP_HEADING_LEVEL, 1u << XEP_STEP_SELF, 0, -1 },
    { "Chi bộ xếp loại", XEP_HEADING_LEVEL, 1u << XEP_STEP_APPRAISAL, 0, -1 },
    { "Nhóm A tự chấm", XEP_HEADING_POINTS_A, 1u << XEP_STEP_SELF, 0, -1 },
    { "Chi ủy thẩm định Nhóm B (70)", XEP_HEADING_POINTS_B, 1u << XEP_STEP_APPRAISAL, 0, -1 },
    { "Ban Thường vụ quyết định xếp loại", XEP_HEADING_LEVEL, 1u << XEP_STEP_DECISION, 0, -1 },
    { "Xếp loại năm 2024", XEP_HEADING_LEVEL, 0, 2024, -1 },
    { "Xếp loại quý II năm 2025", XEP_HEADING_LEVEL, 0, 2025, XEP_PERIOD_Q2 },
    { "Xếp loại quý III", XEP_HEADING_LEVEL, 0, 0, XEP_PERIOD_Q3 },
    { "Điểm tiêu chí chung tối đa 30 điểm", XEP_HEADING_POINTS_A, 0, 0, -1 },
    { "Số thẻ 2", -1, 0, 0, -1 },
    { "Chi bộ đề nghị", -1, 0, 0, -1 },
    { "Năm", -1, 0, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XepHeadingMatch match = { .column = XEP_HEADING_NOTE };
      gboolean known
          = xep_heading_table_match (get_table (), XEP_IMPORT_SCORES, cases[i].heading, &match);

      g_test_message ("“%s”", cases[i].heading);
      g_assert_cmpint (known ? (int) match.column : -1, ==, cases[i].column);
      if (!known)
        continue;
      g_assert_cmpuint (match.steps, ==, cases[i].steps);
      g_assert_cmpint (match.year, ==, cases[i].year);
      g_assert_cmpint (match.has_period ? (int) match.period : -1, ==, cases[i].period);
    }
}

static void
test_uncounted (void)
{
  static const char *const cases[][2] = {
    { "Chi bộ thôn Tả Chải - 25 đảng viên", "Chi bộ thôn Tả Chải" },
    { "Chi bộ thôn Tả Chải: Tổng số 25 đ/c", "Chi bộ thôn Tả Chải" },
    { "Chi bộ thôn Tả Chải (19 ĐV)", "Chi bộ thôn Tả Chải" },
    { "Chi bộ thôn Tả Chải: 19", "Chi bộ thôn Tả Chải" },
    { "Chi bộ thôn Tả Chải 19 đồng chí.", "Chi bộ thôn Tả Chải" },
    { "Chi bộ thôn 3", "Chi bộ thôn 3" },
    { "Chi bộ Trường Tiểu học (cũ)", "Chi bộ Trường Tiểu học (cũ)" },
    { "Chi bộ thôn 1-2", "Chi bộ thôn 1-2" },
    { "25 đảng viên", "25 đảng viên" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = xep_heading_table_dup_uncounted (get_table (), cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* A table that is wrong is told with file and line, and not used. */
static void
test_broken_tables (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { BEGIN "<field id=\"birth\" kinds=\"roster\"><name>họ (tên|họ</name></field></headings>",
      "headings.xml:1: " },
    { BEGIN "<field id=\"birth\" kinds=\"roster\"><name>Họ  Tên</name></field></headings>",
      "name" },
    { BEGIN "<field id=\"khac\" kinds=\"roster\"><name>x</name></field></headings>", "khac" },
    { BEGIN "<field id=\"birth\" kinds=\"moi\"><name>x</name></field></headings>",
      "headings.xml:1" },
    { BEGIN "<fill>(((</fill></headings>", "headings.xml:1: " },
    { BEGIN, "headings.xml" },
  };
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "headings.xml", NULL);
  g_autofree char *schema = g_build_filename (dir, "headings.rng", NULL);
  g_autofree char *shipped
      = g_build_filename (g_getenv ("XEPLOAI_DATA_DIR"), "imports", "headings.rng", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (schema, text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      g_assert_null (xep_heading_table_load (path, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].words, error->message);
    }
  xep_test_remove_dir (g_steal_pointer (&dir));
}

/* What was said comes back from its text. */
static void
test_mapping (void)
{
  g_autoptr (XepImportMapping) mapping = xep_import_mapping_new ();
  g_autoptr (XepImportMapping) read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *sheet = "Trang [1] = rows";
  gint64 id = 0;
  int field = 0;

  g_assert_cmpint (xep_import_mapping_get_read (mapping, sheet), ==, -1);
  g_assert_cmpint (xep_import_mapping_get_header (mapping, sheet), ==, -1);
  g_assert_false (xep_import_mapping_get_column (mapping, sheet, 1, &field));
  xep_import_mapping_set_read (mapping, sheet, TRUE);
  xep_import_mapping_set_header (mapping, sheet, 4);
  xep_import_mapping_set_column (mapping, sheet, 27, XEP_HEADING_CARD);
  xep_import_mapping_set_column (mapping, sheet, 2, -1);
  xep_import_mapping_set_answer (mapping, sheet, 8, XEP_ANSWER_SAME, 45);
  xep_import_mapping_set_answer (mapping, sheet, 9, XEP_ANSWER_SKIP, 0);
  xep_import_mapping_set_answer (mapping, sheet, 10, XEP_ANSWER_NEW, 0);
  xep_import_mapping_set_answer (mapping, sheet, 10, XEP_ANSWER_NONE, 0);
  xep_import_mapping_set_turned (mapping, sheet, 8, "gender", TRUE);
  xep_import_mapping_set_turned (mapping, sheet, 8, "posts", TRUE);
  xep_import_mapping_set_turned (mapping, sheet, 8, "gender", FALSE);

  text = xep_import_mapping_dup_text (mapping);
  read = xep_import_mapping_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (xep_import_mapping_get_read (read, sheet), ==, 1);
  g_assert_cmpint (xep_import_mapping_get_header (read, sheet), ==, 4);
  g_assert_true (xep_import_mapping_get_column (read, sheet, 27, &field));
  g_assert_cmpint (field, ==, XEP_HEADING_CARD);
  g_assert_true (xep_import_mapping_get_column (read, sheet, 2, &field));
  g_assert_cmpint (field, ==, -1);
  g_assert_cmpint (xep_import_mapping_get_answer (read, sheet, 8, &id), ==, XEP_ANSWER_SAME);
  g_assert_cmpint (id, ==, 45);
  g_assert_cmpint (xep_import_mapping_get_answer (read, sheet, 9, &id), ==, XEP_ANSWER_SKIP);
  g_assert_cmpint (xep_import_mapping_get_answer (read, sheet, 10, &id), ==, XEP_ANSWER_NONE);
  g_assert_false (xep_import_mapping_is_turned (read, sheet, 8, "gender"));
  g_assert_true (xep_import_mapping_is_turned (read, sheet, 8, "posts"));
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/headings/scope", test_scope);
  g_test_add_func ("/headings/uncounted", test_uncounted);
  g_test_add_func ("/headings/broken-tables", test_broken_tables);
  g_test_add_func ("/headings/mapping", test_mapping);
  return g_test_run ();
}
