/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-list-row.h"
#include "import/xep-sheet-table.h"
#include "import/xep-workbook.h"
#include "xep-test-workbook.h"
#include "xep-test.h"

typedef struct
{
  char *dir;
  XepWorkbook *book;
  XepSheetTable *table;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = xep_test_make_dir ();
}

static void
close_table (Fixture *fixture)
{
  g_clear_pointer (&fixture->table, xep_sheet_table_free);
  g_clear_pointer (&fixture->book, xep_workbook_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_table (fixture);
  xep_test_remove_dir (g_steal_pointer (&fixture->dir));
}

static void
open_path (Fixture *fixture, XepImportKind kind, const char *path)
{
  const XepHeadingScope scope = { .kind = kind, .step = XEP_STEP_SELF, .year = 2025 };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (xep_heading_table_get (&error));
  g_assert_no_error (error);
  close_table (fixture);
  fixture->book = xep_workbook_load (path, &error);
  g_assert_no_error (error);
  fixture->table
      = xep_sheet_table_new (xep_workbook_get_sheet (fixture->book, 0), &scope, NULL, &error);
  g_assert_no_error (error);
}

static void
open_rows (Fixture *fixture, XepImportKind kind, const char *const *rows, const char *merges)
{
  g_autofree char *path = xep_test_rows (fixture->dir, "table.xlsx", rows, merges);

  open_path (fixture, kind, path);
}

static void
open_sample (Fixture *fixture, XepImportKind kind, const char *name)
{
  g_autofree char *relative = g_build_filename ("import", name, NULL);
  g_autofree char *path = xep_test_data (relative);

  open_path (fixture, kind, path);
}

static guint
row_number (Fixture *fixture, guint index)
{
  return g_array_index (fixture->table->rows, XepPersonRow, index).row;
}

static void
assert_text (Fixture *fixture, guint index, XepHeading column, const char *expected)
{
  g_autofree char *text
      = xep_sheet_table_dup_text (fixture->table, row_number (fixture, index), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_group (Fixture *fixture, guint index, const char *expected)
{
  g_assert_cmpstr (g_array_index (fixture->table->rows, XepPersonRow, index).group, ==, expected);
}

static void
test_roster_sample (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    XepHeading column;
    int place;
  } columns[] = {
    { XEP_HEADING_NUMBER, 0 },     { XEP_HEADING_NAME, 1 },      { XEP_HEADING_BIRTH, 2 },
    { XEP_HEADING_GENDER, 3 },     { XEP_HEADING_ETHNICITY, 4 }, { XEP_HEADING_PARTY_POST, 5 },
    { XEP_HEADING_OTHER_POST, 6 }, { XEP_HEADING_ADMITTED, 7 },  { XEP_HEADING_OFFICIAL, 8 },
    { XEP_HEADING_CARD, 9 },       { XEP_HEADING_STATUS, 10 },   { XEP_HEADING_NOTE, 11 },
    { XEP_HEADING_POST, -1 },      { XEP_HEADING_CELL, -1 },     { XEP_HEADING_WORKPLACE, -1 },
  };
  g_autofree char *address = NULL;

  open_sample (fixture, XEP_IMPORT_ROSTER, "danh-sach-dang-vien.xlsx");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpint (fixture->table->columns[columns[i].column], ==, columns[i].place);
  g_assert_cmpuint (fixture->table->header->row, ==, 5);
  g_assert_cmpuint (fixture->table->header->first_row, ==, 7);
  g_assert_cmpuint (fixture->table->rows->len, ==, 636);
  g_assert_cmpuint (fixture->table->groups->len, ==, 34);
  g_assert_cmpuint (fixture->table->skipped->len, ==, 0);
  g_assert_cmpuint (fixture->table->titles->len, ==, 3);
  g_assert_cmpstr (fixture->table->headings[6], ==, "Chức vụ Chính quyền, đoàn thể");
  assert_group (fixture, 0, "CHI BỘ CƠ QUAN ĐẢNG ỦY");
  assert_group (fixture, 635, "Chi bộ thôn Bản Liền");
  assert_text (fixture, 0, XEP_HEADING_PARTY_POST, "Bí thư chi bộ");
  assert_text (fixture, 22, XEP_HEADING_NAME, "Lù Xuân Ửng");
  address = xep_sheet_table_address (fixture->table, row_number (fixture, 0), XEP_HEADING_BIRTH);
  g_assert_cmpstr (address, ==, "C9");
}

static void
test_other_samples (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture, XEP_IMPORT_LEADERS, "can-bo-lanh-dao.xlsx");
  g_assert_cmpuint (fixture->table->rows->len, ==, 24);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_WORKPLACE], ==, 6);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_CELL], ==, 7);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_TIER], ==, 8);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_HEAD], ==, 9);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_UNION_POST], ==, 5);

  open_sample (fixture, XEP_IMPORT_SCORES, "tu-cham-quy-3.xlsx");
  g_assert_cmpuint (fixture->table->rows->len, ==, 24);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_POINTS_A], ==, 3);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_POINTS_B], ==, 4);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_POINTS_TOTAL], ==, 5);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_LEVEL], ==, 6);
}

static void
test_one_row_after_titles (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "ĐẢNG ỦY XÃ",
                                      "II. CHI BỘ THÔN TẢ CHẢI (19 đảng viên)",
                                      "DANH SÁCH: họ và tên",
                                      "Số TT|HỌ, CHỮ ĐỆM VÀ TÊN|Ngày, tháng, năm sinh (ghi đủ)",
                                      "(1)|(2)|(3)",
                                      "#1|Sùng A Chúng|1/2/1980",
                                      "Số TT|HỌ, CHỮ ĐỆM VÀ TÊN|Ngày, tháng, năm sinh (ghi đủ)",
                                      "#2|Sùng A Chúng|1980",
                                      "#3||",
                                      "Cộng: 2 người",
                                      "|Người lập",
                                      "|Vàng Thị Mỷ",
                                      NULL };

  open_rows (fixture, XEP_IMPORT_ROSTER, rows, "A1:C1 A2:C2 A3:C3");
  g_assert_nonnull (fixture->table);
  g_assert_cmpuint (fixture->table->header->row, ==, 3);
  g_assert_cmpuint (fixture->table->rows->len, ==, 2);
  assert_group (fixture, 0, "CHI BỘ THÔN TẢ CHẢI");
  assert_text (fixture, 1, XEP_HEADING_BIRTH, "1980");
  /* The name under the signature is told of, not taken for a person. */
  g_assert_cmpuint (fixture->table->skipped->len, ==, 1);
  g_assert_cmpstr (((XepSkippedRow *) g_ptr_array_index (fixture->table->skipped, 0))->text, ==,
                   "Vàng Thị Mỷ");
}

static void
test_header_in_row (Fixture *fixture, gconstpointer data)
{
  for (guint above = 28; above <= 30; above++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();

      for (guint i = 0; i < above; i++)
        g_ptr_array_add (rows, (char *) (i % 2 == 0 ? "" : "Dòng tiêu đề"));
      g_ptr_array_add (rows, (char *) "Họ tên|Ngày sinh");
      g_ptr_array_add (rows, (char *) "Sùng A Chúng|1980");
      g_ptr_array_add (rows, NULL);
      open_rows (fixture, XEP_IMPORT_ROSTER, (const char *const *) rows->pdata, NULL);
      /* Row 30 is the last that is looked at. */
      if (above <= 29)
        {
          g_assert_nonnull (fixture->table);
          g_assert_cmpuint (fixture->table->header->row, ==, above);
          g_assert_cmpuint (fixture->table->rows->len, ==, 1);
        }
      else
        {
          g_assert_null (fixture->table);
        }
    }
}

static void
test_no_name_column (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "STT|Ngày sinh|Chi bộ", "#1|1980|Chi bộ Tả Chải", NULL };

  open_rows (fixture, XEP_IMPORT_ROSTER, rows, NULL);
  g_assert_null (fixture->table);
}

/* Some offices leave the header unmerged; some split the birth date by gender, or the name into two
 * columns. */
static void
test_header_shapes (Fixture *fixture, gconstpointer data)
{
  static const char *const unmerged[]
      = { "STT|Họ và tên|Chức vụ||Ngày vào Đảng|", "||Đảng|Đoàn thể|Dự bị|Chính thức",
          "#1|Sùng A Chúng|Chi ủy viên||1/1/2000|1/1/2001", NULL };
  static const char *const genders[] = { "TT|Họ và tên||Năm sinh||Nữ", "|||Nam|Nữ|",
                                         "1|Sùng A|Chúng|1980||", "2|Vàng Thị|Mỷ||1990|x", NULL };

  open_rows (fixture, XEP_IMPORT_ROSTER, unmerged, NULL);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_PARTY_POST], ==, 2);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_UNION_POST], ==, 3);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_ADMITTED], ==, 4);
  g_assert_cmpint (fixture->table->columns[XEP_HEADING_OFFICIAL], ==, 5);
  g_assert_cmpuint (fixture->table->rows->len, ==, 1);

  open_rows (fixture, XEP_IMPORT_ROSTER, genders, "A1:A2 B1:C2 D1:E1 F1:F2");
  g_assert_cmpuint (fixture->table->rows->len, ==, 2);
  assert_text (fixture, 0, XEP_HEADING_NAME, "Sùng A Chúng");
  assert_text (fixture, 0, XEP_HEADING_BIRTH_MALE, "1980");
  assert_text (fixture, 1, XEP_HEADING_BIRTH_FEMALE, "1990");
  assert_text (fixture, 1, XEP_HEADING_FEMALE, "x");
}

static void
test_nfd_headings (Fixture *fixture, gconstpointer data)
{
  /* "Họ và tên", "Ngày sinh", "Chi bộ Tả Chải" decomposed, as some programs store them. */
  static const char *const rows[] = { "Ho\xcc\xa3 va\xcc\x80 te\xcc\x82n|Nga\xcc\x80y sinh",
                                      "Chi bo\xcc\x82\xcc\xa3 Ta\xcc\x89 Cha\xcc\x89i",
                                      "Ly\xcc\x81 A Va\xcc\x80ng|1980", NULL };

  open_rows (fixture, XEP_IMPORT_ROSTER, rows, NULL);
  g_assert_nonnull (fixture->table);
  assert_group (fixture, 0, "Chi bộ Tả Chải");
  assert_text (fixture, 0, XEP_HEADING_NAME, "Lý A Vàng");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "STT|Họ và tên|Ngày sinh|Số thẻ",
                                      "A|KHỐI NÔNG THÔN",
                                      "I|Chi bộ thôn Tả Chải",
                                      "1|Sùng A Chúng|1980",
                                      "Cộng|1",
                                      "12.|Chi bộ thôn Tà Chải: 2 đồng chí",
                                      "1|Vàng Thị Mỷ|1990",
                                      "2|Chi Văn Bộ",
                                      "Chi bộ Trường Tiểu học (cũ)",
                                      "1|Công Thị Nghĩa|",
                                      "|Tống Văn An||10.1",
                                      "|ghi thêm bằng tay|||",
                                      "Tổng cộng|4",
                                      NULL };

  open_rows (fixture, XEP_IMPORT_ROSTER, rows, "A9:D9");
  g_assert_cmpuint (fixture->table->rows->len, ==, 5);
  /* A name with nothing beside it is told of, and asked about. */
  g_assert_cmpuint (fixture->table->skipped->len, ==, 1);
  g_assert_true (((XepSkippedRow *) g_ptr_array_index (fixture->table->skipped, 0))->doubtful);
  assert_group (fixture, 0, "Chi bộ thôn Tả Chải");
  assert_group (fixture, 1, "Chi bộ thôn Tà Chải");
  assert_text (fixture, 2, XEP_HEADING_NAME, "Chi Văn Bộ");
  assert_group (fixture, 3, "Chi bộ Trường Tiểu học (cũ)");
  assert_text (fixture, 3, XEP_HEADING_NAME, "Công Thị Nghĩa");
  assert_text (fixture, 4, XEP_HEADING_NAME, "Tống Văn An");
}

/* Summaries are told by how they begin, and never when a number or a birth date says that it is a
 * person. */
static void
test_row_kinds (void)
{
  static const struct
  {
    const char *number, *name, *more; /* @more: a text in another column */
    gboolean birth, evidence, others, below;
    XepListRowKind kind;
  } cases[] = {
    { "", "Tổng số: 636 đảng viên", "", .kind = XEP_LIST_ROW_SUMMARY },
    { "", "TỔNG CỘNG", "", .evidence = TRUE, .others = TRUE, .kind = XEP_LIST_ROW_SUMMARY },
    { "Cộng", "25", "", .kind = XEP_LIST_ROW_SUMMARY },
    { "8", "123", "", .birth = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "(1)", "", .birth = TRUE, .kind = XEP_LIST_ROW_NUMBERING },
    { "Cộng:", "", "", .kind = XEP_LIST_ROW_SUMMARY },
    { "", "", "Người lập biểu", .kind = XEP_LIST_ROW_SIGNATURE },
    { "", "", "T/M CHI BỘ", .kind = XEP_LIST_ROW_SIGNATURE },
    { "", "", "Ngày 5 tháng 9 năm 2025", .kind = XEP_LIST_ROW_SIGNATURE },
    { "", "Tổng Văn Cộng", "", .birth = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "7", "Tổng Văn Cộng", "", .kind = XEP_LIST_ROW_PERSON },
    { "", "Công Văn Tổng", "", .kind = XEP_LIST_ROW_DOUBTFUL },
    { "", "Tống Thị Lan", "", .kind = XEP_LIST_ROW_DOUBTFUL },
    { "7", "", "", .kind = XEP_LIST_ROW_BLANK },
    { "", "", "", .kind = XEP_LIST_ROW_BLANK },
    { "7", "", "", .others = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "", "1980", .birth = TRUE, .others = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "(1)", "(2)", "", .birth = TRUE, .kind = XEP_LIST_ROW_NUMBERING },
    { "IV", "Chi bộ Công an xã", "", .kind = XEP_LIST_ROW_GROUP },
    { "11", "CHI BỘ THÔN LÙNG PHÌNH", "", .kind = XEP_LIST_ROW_GROUP },
    { "", "", "Chi bộ Công an xã", .kind = XEP_LIST_ROW_GROUP },
    { "V", "Thôn Pờ Chồ", "", .kind = XEP_LIST_ROW_GROUP },
    { "5", "Thôn Văn Pờ", "", .kind = XEP_LIST_ROW_PERSON },
    { "5", "Chi Bộ", "", .birth = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "", "ghi thêm", .others = TRUE, .kind = XEP_LIST_ROW_OTHER },
    { "", "* Tổng số: 2 đ/c", "", .kind = XEP_LIST_ROW_SUMMARY },
    { "", "Lùng Phình, ngày 20 tháng 12 năm 2025", "", .kind = XEP_LIST_ROW_SIGNATURE },
    { "", "BÍ THƯ CHI BỘ", "", .kind = XEP_LIST_ROW_SIGNATURE },
    { "", "Sùng Seo Lử", "", .below = TRUE, .kind = XEP_LIST_ROW_OTHER },
    { "", "", "Sùng Seo Lử", .evidence = TRUE, .others = TRUE, .below = TRUE,
      .kind = XEP_LIST_ROW_OTHER },
    { "9", "Sùng Seo Lử", "", .below = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "Sùng Seo Lử", "Bí thư", .evidence = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "CB thôn Tả Chải", "", .kind = XEP_LIST_ROW_GROUP },
    { "", "TRƯỜNG THCS LÙNG PHÌNH", "", .kind = XEP_LIST_ROW_GROUP },
    { "", "", "Trạm Y tế xã", .kind = XEP_LIST_ROW_GROUP },
    { "3", "Đoàn Văn Trường", "", .kind = XEP_LIST_ROW_PERSON },
    { "", "Trương Thị Thôn", "", .birth = TRUE, .kind = XEP_LIST_ROW_PERSON },
    { "", "Tổ đảng số 1", "", .kind = XEP_LIST_ROW_SUBGROUP },
    { "A", "B", "1", .others = TRUE, .kind = XEP_LIST_ROW_NUMBERING },
    { "a", "b", "1", .birth = TRUE, .others = TRUE, .kind = XEP_LIST_ROW_NUMBERING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *all[] = { cases[i].number, cases[i].name, cases[i].more };
      const char *texts[4] = { NULL };
      const XepListRow row = { .number = cases[i].number,
                               .name = cases[i].name,
                               .texts = texts,
                               .birth = cases[i].birth,
                               .evidence = cases[i].evidence,
                               .others = cases[i].others,
                               .below = cases[i].below };
      guint n = 0;

      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        if (*all[j] != '\0')
          texts[n++] = all[j];
      g_test_message ("case %u: %s|%s|%s", i, all[0], all[1], all[2]);
      g_assert_cmpint (xep_list_row_judge (&row), ==, cases[i].kind);
    }
}

static void
test_headings (void)
{
  static const struct
  {
    XepImportKind kind;
    const char *heading;
    int column;
  } cases[] = {
    { XEP_IMPORT_ROSTER, "  HỌ VÀ TÊN ", XEP_HEADING_NAME },
    { XEP_IMPORT_ROSTER, "Họ tên đảng viên", XEP_HEADING_NAME },
    { XEP_IMPORT_ROSTER, "Tên đơn vị", -1 },
    { XEP_IMPORT_ROSTER, "Ngày vào Đảng Chính thức", XEP_HEADING_OFFICIAL },
    { XEP_IMPORT_ROSTER, "Ngày vào Đảng", XEP_HEADING_ADMITTED },
    { XEP_IMPORT_ROSTER, "Chức vụ", XEP_HEADING_POST },
    { XEP_IMPORT_ROSTER, "Chức vụ Đảng", XEP_HEADING_PARTY_POST },
    { XEP_IMPORT_ROSTER, "Chức vụ chính quyền, đoàn thể", XEP_HEADING_OTHER_POST },
    { XEP_IMPORT_ROSTER, "Nam/Nữ", XEP_HEADING_GENDER },
    { XEP_IMPORT_ROSTER, "Diện quản lý", -1 },
    { XEP_IMPORT_LEADERS, "Diện quản lý", XEP_HEADING_TIER },
    { XEP_IMPORT_SCORES, "Điểm tiêu chí chung (30)", XEP_HEADING_POINTS_A },
    { XEP_IMPORT_SCORES, "Nhóm B (tối đa 70)", XEP_HEADING_POINTS_B },
    { XEP_IMPORT_SCORES, "Tổng", XEP_HEADING_POINTS_TOTAL },
    { XEP_IMPORT_SCORES, "Tổng hợp", -1 },
    { XEP_IMPORT_SCORES, "Tự xếp loại", XEP_HEADING_LEVEL },
    { XEP_IMPORT_SCORES, "", -1 },
    { XEP_IMPORT_SCORES, "(((", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XepHeadingMatch match;
      gboolean known = xep_heading_table_match (xep_heading_table_get (NULL), cases[i].kind,
                                                cases[i].heading, &match);

      g_test_message ("“%s”", cases[i].heading);
      g_assert_cmpint (known ? (int) match.column : -1, ==, cases[i].column);
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
    { "/table/roster-sample", test_roster_sample },
    { "/table/other-samples", test_other_samples },
    { "/table/one-row-after-titles", test_one_row_after_titles },
    { "/table/header-in-row", test_header_in_row },
    { "/table/no-name-column", test_no_name_column },
    { "/table/header-shapes", test_header_shapes },
    { "/table/nfd-headings", test_nfd_headings },
    { "/table/groups", test_groups },
  };

  xep_test_init (&argc, &argv);
  g_test_add_func ("/table/row-kinds", test_row_kinds);
  g_test_add_func ("/table/headings", test_headings);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
