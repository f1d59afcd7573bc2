/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-paths.h"
#include "model/xep-regulation.h"
#include "xep-test.h"

#define Q1 XEP_PERIOD_Q1
#define Q3 XEP_PERIOD_Q3
#define YEAR XEP_PERIOD_YEAR
#define C XEP_KIND_COLLECTIVE
#define L XEP_KIND_LEADER
#define S XEP_KIND_STAFF
#define M XEP_KIND_MEMBER

static XepRegulation *regulation;

/* One row of criteria.tsv: set, group number, name, maximum, number, label, maximum, confidence. */
static void
assert_row (char **row,
            const XepCriteriaSet *set,
            const XepCriteriaGroup *group,
            const XepCriterion *criterion)
{
  g_autofree char *group_maximum = xep_points_format_ascii (group->maximum);
  g_autofree char *maximum = xep_points_format_ascii (criterion->maximum);

  g_assert_cmpuint (g_strv_length (row), ==, 8);
  g_assert_cmpstr (set->id, ==, row[0]);
  g_assert_cmpstr (group->number, ==, row[1]);
  g_assert_cmpstr (group->name, ==, row[2]);
  g_assert_cmpfloat (g_ascii_strtod (group_maximum, NULL), ==, g_ascii_strtod (row[3], NULL));
  g_assert_cmpstr (criterion->number, ==, row[4]);
  g_assert_cmpstr (criterion->label, ==, row[5]);
  g_assert_cmpfloat (g_ascii_strtod (maximum, NULL), ==, g_ascii_strtod (row[6], NULL));
  g_assert_cmpstr (criterion->confidence, ==, row[7]);
}

static guint
assert_set_rows (char **lines, guint line, const XepCriteriaSet *set)
{
  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      g_assert_cmpint (group->part_b, ==, g_str_has_prefix (group->number, "II"));
      for (guint j = 0; j < group->criteria->len; j++)
        {
          g_auto (GStrv) row = NULL;

          g_assert_nonnull (lines[line]);
          row = g_strsplit (lines[line++], "\t", -1);
          assert_row (row, set, group, g_ptr_array_index (group->criteria, j));
        }
    }
  return line;
}

/* The 22 shipped sets are criteria.tsv, row by row and in its order, and each is 30 + 70. */
static void
test_shipped_sets (void)
{
  g_autofree char *path = xep_test_data ("model/criteria.tsv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *sets = xep_regulation_get_criteria_sets (regulation);
  guint line = 1;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (sets->len, ==, 22);
  for (guint i = 0; i < sets->len; i++)
    {
      const XepCriteriaSet *set = g_ptr_array_index (sets, i);

      g_assert_cmpint (set->maximum_a, ==, 3000);
      g_assert_cmpint (set->maximum_b, ==, 7000);
      g_assert_true (set->provisional);
      g_assert_false (set->binary_part_a);
      g_assert_true (g_str_has_prefix (set->id, set->annex));
      g_assert_true (g_str_has_prefix (set->name, "Phụ lục "));
      line = assert_set_rows (lines, line, set);
    }
  g_assert_null (lines[line]);
}

static void
test_find (void)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL4-HCNN");

  g_assert_nonnull (set);
  g_assert_cmpstr (set->annex, ==, "PL4");
  g_assert_cmpstr (set->name, ==, "Phụ lục 4 – Lãnh đạo UBND, cơ quan hành chính nhà nước");
  g_assert_cmpint (xep_criteria_set_count (set), ==, 13);
  g_assert_cmpint (xep_criteria_set_find (set, "II.1.4")->maximum, ==, 750);
  g_assert_null (xep_criteria_set_find (set, "II.1"));
  g_assert_null (xep_criteria_set_find (set, NULL));
  g_assert_null (xep_regulation_find_set (regulation, "PL6"));
  g_assert_null (xep_regulation_find_set (regulation, NULL));
}

/* CRITERIA 4.2, row by row: who has which set when nothing else is said. */
static void
test_defaults (void)
{
  static const struct
  {
    XepSetQuery query;
    const char *set;
  } cases[] = {
    /* BTV Đảng ủy xã, UBKT Đảng ủy, BCH đảng bộ cơ sở */
    { { C, YEAR, C, XEP_TIER_NONE, "standing-committee", "", FALSE }, "PL3" },
    { { C, Q1, C, XEP_TIER_NONE, "standing-committee", "TMD", FALSE }, "PL3" },
    { { C, YEAR, C, XEP_TIER_NONE, "grassroots-party", "", FALSE }, "PL3" },
    /* Chi ủy / chi bộ (thôn, cơ quan, trường) */
    { { C, YEAR, C, XEP_TIER_NONE, "grassroots-party", "", TRUE }, "PL3-CB" },
    { { C, YEAR, C, XEP_TIER_NONE, "grassroots-party", "SN", TRUE }, "PL3-CB" },
    { { C, Q3, C, XEP_TIER_NONE, "grassroots-party", "HCNN", TRUE }, "PL3-CB" },
    /* Thường trực HĐND */
    { { C, YEAR, C, XEP_TIER_NONE, "people-council", "", FALSE }, "PL4-DANCU" },
    /* Lãnh đạo UBND; phòng chuyên môn */
    { { C, YEAR, C, XEP_TIER_NONE, "people-committee", "", FALSE }, "PL4-HCNN" },
    { { C, YEAR, C, XEP_TIER_NONE, "agency", "HCNN", FALSE }, "PL4-HCNN" },
    { { C, YEAR, C, XEP_TIER_NONE, "agency", "", FALSE }, "PL4-HCNN" },
    /* Cơ quan tham mưu, giúp việc Đảng ủy */
    { { C, YEAR, C, XEP_TIER_NONE, "party-agency", "TMD", FALSE }, "PL4-TMD" },
    { { C, YEAR, C, XEP_TIER_NONE, "party-agency", "", FALSE }, "PL4-TMD" },
    /* Trung tâm Chính trị; trường, trạm, TT dịch vụ */
    { { C, YEAR, C, XEP_TIER_NONE, "party-agency", "SN", FALSE }, "PL4-SN" },
    { { C, YEAR, C, XEP_TIER_NONE, "agency", "SN", FALSE }, "PL4-SN" },
    /* Ban TT UBMTTQ; BCH tổ chức CT-XH */
    { { C, YEAR, C, XEP_TIER_NONE, "front", "", FALSE }, "PL4-MTTQ" },
    { { C, YEAR, C, XEP_TIER_NONE, "front", "MTTQ", FALSE }, "PL4-MTTQ" },
    /* BCH Quân sự */
    { { C, YEAR, C, XEP_TIER_NONE, "agency", "LLVT", FALSE }, "PL4-LLVT" },
    /* A collective of no known type falls back on its block, then on the general set. */
    { { C, YEAR, C, XEP_TIER_NONE, "", "DANCU", FALSE }, "PL4-DANCU" },
    { { C, YEAR, C, XEP_TIER_NONE, "", "", FALSE }, "PL4" },
    { { C, YEAR, C, XEP_TIER_NONE, "", "HQC", FALSE }, "PL4" },
    /* LĐQL diện BTV Tỉnh ủy: năm PL7, quý PL5 */
    { { L, YEAR, L, XEP_TIER_PROVINCE, "", "", FALSE }, "PL7" },
    { { L, Q1, L, XEP_TIER_PROVINCE, "", "", FALSE }, "PL5" },
    /* LĐQL diện Đảng ủy xã, cấp thôn: năm PL8, quý PL5 */
    { { L, YEAR, L, XEP_TIER_COMMUNE, "", "HCNN", FALSE }, "PL8" },
    { { L, YEAR, L, XEP_TIER_UNIT, "", "", FALSE }, "PL8" },
    { { L, YEAR, L, XEP_TIER_NONE, "", "", FALSE }, "PL8" },
    { { L, XEP_PERIOD_Q2, L, XEP_TIER_COMMUNE, "", "", FALSE }, "PL5" },
    { { L, Q3, L, XEP_TIER_UNIT, "", "", FALSE }, "PL5" },
    /* Công chức, viên chức không LĐQL: PL9 + block */
    { { S, YEAR, S, XEP_TIER_COMMUNE, "", "TMD", FALSE }, "PL9-TMD" },
    { { S, YEAR, S, XEP_TIER_COMMUNE, "", "HCNN", FALSE }, "PL9-HCNN" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "DANCU", FALSE }, "PL9-DANCU" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "MTTQ", FALSE }, "PL9-MTTQ" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "LLVT", FALSE }, "PL9-LLVT" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "SN", FALSE }, "PL9-SN" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "HQC", FALSE }, "PL9-HQC" },
    { { S, YEAR, S, XEP_TIER_NONE, "", "", FALSE }, "PL9" },
    { { S, Q1, S, XEP_TIER_NONE, "", "SN", FALSE }, "PL9-SN" },
    /* Đảng viên: by what the person is */
    { { M, YEAR, L, XEP_TIER_PROVINCE, "", "", FALSE }, "PL7" },
    { { M, YEAR, L, XEP_TIER_COMMUNE, "", "HCNN", FALSE }, "PL8" },
    { { M, YEAR, L, XEP_TIER_UNIT, "", "", FALSE }, "PL8" },
    { { M, YEAR, S, XEP_TIER_NONE, "", "MTTQ", FALSE }, "PL9-MTTQ" },
    { { M, YEAR, S, XEP_TIER_NONE, "", "", FALSE }, "PL9" },
    { { M, YEAR, M, XEP_TIER_NONE, "", "", FALSE }, "PL10" },
    { { M, YEAR, M, XEP_TIER_NONE, "", "SN", FALSE }, "PL10" },
    { { M, YEAR, M, XEP_TIER_PROVINCE, "", "", FALSE }, "PL10" },
    { { M, Q3, L, XEP_TIER_COMMUNE, "", "", FALSE }, "PL5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XepCriteriaSet *set = xep_regulation_default_set (regulation, &cases[i].query);

      g_test_message ("case %u", i);
      g_assert_nonnull (set);
      g_assert_cmpstr (set->id, ==, cases[i].set);
    }
}

/* Whatever is unknown about a subject, texts left out included, there is a default and it may also
 * be chosen by hand. */
static void
test_every_default_is_allowed (void)
{
  static const char *const blocks[]
      = { NULL, "", "TMD", "HCNN", "DANCU", "MTTQ", "LLVT", "SN", "HQC" };

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    for (int period = 0; period < XEP_N_PERIODS; period++)
      {
        g_autoptr (GPtrArray) allowed = xep_regulation_allowed_sets (regulation, kind, period);

        for (int person = 0; person < XEP_N_KINDS; person++)
          for (guint block = 0; block < G_N_ELEMENTS (blocks); block++)
            {
              XepSetQuery query
                  = { kind, period, person, XEP_TIER_PROVINCE, NULL, blocks[block], FALSE };

              g_assert_true (g_ptr_array_find (
                  allowed, xep_regulation_default_set (regulation, &query), NULL));
            }
      }
}

static void
assert_allowed (XepSubjectKind kind, XepPeriodCode period, const char *expected)
{
  g_autoptr (GPtrArray) allowed = xep_regulation_allowed_sets (regulation, kind, period);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < allowed->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((XepCriteriaSet *) g_ptr_array_index (allowed, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_allowed (void)
{
  assert_allowed (L, Q1, "PL5 PL5-3Y");
  assert_allowed (L, Q3, "PL5 PL5-3Y");
  assert_allowed (L, YEAR, "PL7 PL8");
  assert_allowed (C, YEAR, "PL3 PL3-CB PL4 PL4-TMD PL4-HCNN PL4-DANCU PL4-MTTQ PL4-LLVT PL4-SN");
  assert_allowed (S, YEAR, "PL9 PL9-TMD PL9-HCNN PL9-DANCU PL9-MTTQ PL9-LLVT PL9-SN PL9-HQC");
  assert_allowed (M, YEAR,
                  "PL10 PL9 PL9-TMD PL9-HCNN PL9-DANCU PL9-MTTQ PL9-LLVT PL9-SN PL9-HQC PL7 PL8");
}

/* Names as they stand in the office's own lists. */
static void
test_guess_block (void)
{
  static const struct
  {
    const char *name;
    const char *block;
  } cases[] = {
    { "CHI BỘ CƠ QUAN ĐẢNG ỦY", "TMD" },
    { "Đảng ủy xã", "TMD" },
    { "Văn phòng Đảng uỷ", "TMD" },
    { "Ban Xây dựng Đảng", "TMD" },
    { "Ủy ban Kiểm tra Đảng ủy", "TMD" },
    { "Uỷ ban Kiểm tra", "TMD" },
    { "Chi bộ cơ quan Ủy ban nhân dân xã", "HCNN" },
    { "Ủy ban nhân dân xã", "HCNN" },
    { "Văn phòng HĐND và UBND", "HCNN" },
    { "Phòng Kinh tế", "HCNN" },
    { "Phòng Văn hóa - Xã hội", "HCNN" },
    { "Thường trực HĐND", "DANCU" },
    { "Ban Pháp chế HĐND", "DANCU" },
    { "Thường trực Hội đồng nhân dân", "DANCU" },
    { "Chi bộ Mặt trận và đoàn thể", "MTTQ" },
    { "Ủy ban MTTQ Việt Nam xã", "MTTQ" },
    { "Hội Nông dân xã", "MTTQ" },
    { "Hội Liên hiệp Phụ nữ xã", "MTTQ" },
    { "Đoàn TNCS Hồ Chí Minh", "MTTQ" },
    { "Hội Khuyến học xã", "HQC" },
    { "Chi bộ Công an xã", "LLVT" },
    { "Chi bộ Quân sự xã", "LLVT" },
    { "Ban Chỉ huy Quân sự", "LLVT" },
    { "CHI BỘ TRƯỜNG THCS LÙNG PHÌNH", "SN" },
    { "Chi bộ Trường Mầm non Lùng Phình", "SN" },
    { "Chi bộ Trạm Y tế xã", "SN" },
    { "Chi bộ Trung tâm Dịch vụ tổng hợp", "SN" },
    { "Trung tâm Chính trị", "SN" },
    { "CHI BỘ THÔN LÙNG PHÌNH", "" },
    { "Chi bộ thôn Tả Chải", "" },
    { "CB Tả Chải", "" },
    { "thôn Phòng Trường", "" },
    { "Chi bộ Đoàn Kết", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (xep_regulation_guess_block (regulation, cases[i].name), ==, cases[i].block);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  xep_test_init (&argc, &argv);
  path = xep_paths_get_data_file ("regulations", "lung-phinh-2025.xml");
  regulation = xep_regulation_load (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/model/regulation-sets/shipped", test_shipped_sets);
  g_test_add_func ("/model/regulation-sets/find", test_find);
  g_test_add_func ("/model/regulation-sets/defaults", test_defaults);
  g_test_add_func ("/model/regulation-sets/defaults-allowed", test_every_default_is_allowed);
  g_test_add_func ("/model/regulation-sets/allowed", test_allowed);
  g_test_add_func ("/model/regulation-sets/guess-block", test_guess_block);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
