/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/xep-paths.h"
#include "model/xep-dossier.h"
#include "model/xep-review.h"
#include "xep-test.h"

/* What the shipped regulation says, against the plan and Điều 11. */

static XepRegulation *regulation;

static void
test_head (void)
{
  XepDate effective = xep_regulation_get_effective (regulation);

  g_assert_cmpstr (xep_regulation_get_id (regulation), ==, "lung-phinh-2025");
  g_assert_cmpstr (xep_regulation_get_version (regulation), ==, "2");
  g_assert_nonnull (strstr (xep_regulation_get_title (regulation), "09-QĐ/TU"));
  g_assert_true (xep_regulation_is_provisional (regulation));
  g_assert_cmpint (effective.year, ==, 2025);
  g_assert_cmpint (effective.month, ==, 11);
  g_assert_cmpint (effective.day, ==, 28);
  g_assert_cmpint (xep_regulation_get_explained_difference (regulation), ==, 500);
  g_assert_cmpint (xep_regulation_get_admission_months (regulation), ==, 6);
}

static void
test_texts (void)
{
  g_assert_cmpstr (xep_regulation_get_body (regulation, "party"), ==, "ĐẢNG CỘNG SẢN VIỆT NAM");
  g_assert_cmpstr (xep_regulation_get_body (regulation, "superior"), ==, "ĐẢNG BỘ TỈNH LÀO CAI");
  g_assert_cmpstr (xep_regulation_get_body (regulation, "issuer"), ==, "ĐẢNG ỦY XÃ LÙNG PHÌNH");
  g_assert_cmpstr (xep_regulation_get_body (regulation, "commune-party"), ==,
                   "ĐẢNG BỘ XÃ LÙNG PHÌNH");
  g_assert_cmpstr (xep_regulation_get_body (regulation, "place"), ==, "Lùng Phình");
  g_assert_cmpstr (xep_regulation_get_body (regulation, "nobody"), ==, "");
  g_assert_cmpstr (xep_regulation_get_sentence (regulation, "points-missing"), ==,
                   "Chưa đủ điểm hai nhóm tiêu chí: chưa có tổng điểm và chưa gợi ý mức.");
  g_assert_cmpstr (xep_regulation_get_sentence (regulation, "nothing"), ==, "");
}

static void
test_kinds (void)
{
  static const struct
  {
    XepSubjectKind kind;
    const char *name;
    XepRuleColumn column, leader_column;
  } kinds[] = {
    { XEP_KIND_COLLECTIVE, "Tập thể", XEP_COLUMN_COLLECTIVE, XEP_COLUMN_COLLECTIVE },
    { XEP_KIND_LEADER, "Lãnh đạo, quản lý", XEP_COLUMN_LEADER, XEP_COLUMN_LEADER },
    { XEP_KIND_STAFF, "Công chức, viên chức", XEP_COLUMN_INDIVIDUAL, XEP_COLUMN_INDIVIDUAL },
    { XEP_KIND_MEMBER, "Đảng viên", XEP_COLUMN_INDIVIDUAL, XEP_COLUMN_LEADER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpstr (xep_regulation_get_kind_name (regulation, kinds[i].kind), ==, kinds[i].name);
      g_assert_cmpint (xep_regulation_get_column (regulation, kinds[i].kind, FALSE), ==,
                       kinds[i].column);
      g_assert_cmpint (xep_regulation_get_column (regulation, kinds[i].kind, TRUE), ==,
                       kinds[i].leader_column);
    }
}

static void
assert_ids (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const XepNamedItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", item->id);
      g_assert_cmpstr (item->text, !=, "");
      g_assert_cmpstr (item->short_text, !=, "");
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Plan II.2: seven collective types and three exempt reasons. */
static void
test_lists (void)
{
  assert_ids (xep_regulation_get_collective_types (regulation),
              "standing-committee people-council people-committee party-agency front agency "
              "grassroots-party");
  assert_ids (xep_regulation_get_exempt_reasons (regulation), "relieved suspended newly-admitted");
  assert_ids (xep_regulation_get_unrated_reasons (regulation),
              "training leave newly-appointed under-inspection transferred");
  assert_ids (xep_regulation_get_blocks (regulation), "TMD HCNN DANCU MTTQ LLVT SN HQC");
  assert_ids (xep_regulation_get_targets (regulation),
              "growth revenue public-investment income poverty");
  assert_ids (xep_regulation_get_copies (regulation), "workplace superior cadre-agency");
}

static void
test_named_items (void)
{
  GPtrArray *targets = xep_regulation_get_targets (regulation);
  const XepNamedItem *growth = xep_named_items_find (targets, "growth");

  g_assert_cmpstr (growth->text, ==, "Tăng trưởng kinh tế");
  g_assert_cmpstr (growth->short_text, ==, growth->text);
  g_assert_cmpstr (xep_named_items_find (targets, "revenue")->short_text, ==, "Thu ngân sách");
  g_assert_null (xep_named_items_find (targets, "nothing"));
  g_assert_null (xep_named_items_find (targets, NULL));
}

static void
test_committees (void)
{
  g_assert_true (xep_regulation_is_committee (regulation, "standing-committee"));
  g_assert_true (xep_regulation_is_committee (regulation, "grassroots-party"));
  g_assert_false (xep_regulation_is_committee (regulation, "people-committee"));
  g_assert_false (xep_regulation_is_committee (regulation, ""));
}

/* Plan I.2: quarters I to III and the year, which notes the work of quarter IV. */
static void
test_periods (void)
{
  static const struct
  {
    XepPeriodCode code;
    const char *name, *title;
    int start_month, end_month, end_day;
    gboolean everybody;
  } periods[] = {
    { XEP_PERIOD_Q1, "Quý I", "Quý I, năm {year}", 1, 3, 31, FALSE },
    { XEP_PERIOD_Q2, "Quý II", "Quý II, năm {year}", 4, 6, 30, FALSE },
    { XEP_PERIOD_Q3, "Quý III", "Quý III, năm {year}", 7, 9, 30, FALSE },
    { XEP_PERIOD_YEAR, "Năm", "Năm {year}", 1, 12, 31, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      const XepPeriodRule *rule = xep_regulation_get_period (regulation, periods[i].code);

      g_assert_cmpstr (rule->name, ==, periods[i].name);
      g_assert_cmpstr (rule->title, ==, periods[i].title);
      g_assert_cmpint (rule->start_month, ==, periods[i].start_month);
      g_assert_cmpint (rule->start_day, ==, 1);
      g_assert_cmpint (rule->end_month, ==, periods[i].end_month);
      g_assert_cmpint (rule->end_day, ==, periods[i].end_day);
      g_assert_true (rule->rated[XEP_KIND_COLLECTIVE]);
      g_assert_true (rule->rated[XEP_KIND_LEADER]);
      g_assert_cmpint (rule->rated[XEP_KIND_STAFF], ==, periods[i].everybody);
      g_assert_cmpint (rule->rated[XEP_KIND_MEMBER], ==, periods[i].everybody);
      g_assert_cmpint (rule->notes_fourth_quarter, ==, periods[i].everybody);
    }
}

static void
test_levels (void)
{
  static const struct
  {
    XepLevel level;
    const char *name, *short_name;
    XepPoints threshold;
  } levels[] = {
    { XEP_LEVEL_EXCELLENT, "Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", 9000 },
    { XEP_LEVEL_GOOD, "Hoàn thành tốt nhiệm vụ", "HTTNV", 7000 },
    { XEP_LEVEL_COMPLETE, "Hoàn thành nhiệm vụ", "HTNV", 5000 },
    { XEP_LEVEL_INCOMPLETE, "Không hoàn thành nhiệm vụ", "KHTNV", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const XepLevelRule *rule = xep_regulation_get_level (regulation, levels[i].level);

      g_assert_cmpstr (rule->name, ==, levels[i].name);
      g_assert_cmpstr (rule->short_name, ==, levels[i].short_name);
      g_assert_cmpint (rule->threshold, ==, levels[i].threshold);
    }
  g_assert_null (xep_regulation_get_level (regulation, XEP_LEVEL_NONE));
}

/* CRITERIA 1.2: the table of Điều 11, cell by cell. */
static void
test_conditions (void)
{
  static const struct
  {
    XepRuleColumn column;
    XepLevel level;
    const char *conditions;
  } cells[] = {
    { XEP_COLUMN_COLLECTIVE, XEP_LEVEL_EXCELLENT,
      "done 100, on-time 100, exceeded 30, discipline 0, remedied 100" },
    { XEP_COLUMN_LEADER, XEP_LEVEL_EXCELLENT,
      "done 100, on-time 100 warns, exceeded 30, remedied 100" },
    { XEP_COLUMN_INDIVIDUAL, XEP_LEVEL_EXCELLENT,
      "done 100, on-time 100, exceeded 30, remedied 100" },
    { XEP_COLUMN_COLLECTIVE, XEP_LEVEL_GOOD, "done 100, on-time 100" },
    { XEP_COLUMN_LEADER, XEP_LEVEL_GOOD, "done 100, on-time 100" },
    { XEP_COLUMN_INDIVIDUAL, XEP_LEVEL_GOOD, "done 100, on-time 100" },
    { XEP_COLUMN_COLLECTIVE, XEP_LEVEL_COMPLETE, "done 100, on-time 80" },
    { XEP_COLUMN_LEADER, XEP_LEVEL_COMPLETE, "done 100, on-time 80" },
    { XEP_COLUMN_INDIVIDUAL, XEP_LEVEL_COMPLETE, "done 100, on-time 80" },
    { XEP_COLUMN_COLLECTIVE, XEP_LEVEL_INCOMPLETE, "" },
  };
  GPtrArray *rules = xep_regulation_get_conditions (regulation);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < rules->len; j++)
        {
          const XepConditionRule *rule = g_ptr_array_index (rules, j);

          if (rule->column == cells[i].column && rule->level == cells[i].level)
            g_string_append_printf (found, "%s%s %d%s", found->len > 0 ? ", " : "",
                                    xep_measure_to_nick (rule->measure), rule->at_least,
                                    rule->warns_only ? " warns" : "");
          g_assert_true (g_str_has_prefix (rule->article, "Điều 11"));
        }
      g_assert_cmpstr (found->str, ==, cells[i].conditions);
    }
}

static void
test_disqualifiers (void)
{
  static const struct
  {
    const char *id;
    XepRuleColumn column;
    int signal_below;
    gboolean targets;
  } expected[] = {
    { "T1", XEP_COLUMN_COLLECTIVE, -1, FALSE },  { "T2", XEP_COLUMN_COLLECTIVE, -1, FALSE },
    { "T3", XEP_COLUMN_COLLECTIVE, -1, FALSE },  { "T4", XEP_COLUMN_COLLECTIVE, 70, TRUE },
    { "L1", XEP_COLUMN_LEADER, 70, TRUE },       { "L2", XEP_COLUMN_LEADER, -1, FALSE },
    { "L3", XEP_COLUMN_LEADER, -1, FALSE },      { "L4", XEP_COLUMN_LEADER, -1, FALSE },
    { "L5", XEP_COLUMN_LEADER, -1, FALSE },      { "K1a", XEP_COLUMN_INDIVIDUAL, -1, FALSE },
    { "K1b", XEP_COLUMN_INDIVIDUAL, -1, FALSE }, { "K1c", XEP_COLUMN_INDIVIDUAL, -1, FALSE },
    { "K1d", XEP_COLUMN_INDIVIDUAL, -1, FALSE }, { "K2", XEP_COLUMN_INDIVIDUAL, 50, FALSE },
  };
  GPtrArray *rules = xep_regulation_get_disqualifiers (regulation);

  g_assert_cmpuint (rules->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rules->len; i++)
    {
      const XepDisqualifierRule *rule = g_ptr_array_index (rules, i);

      g_assert_cmpstr (rule->id, ==, expected[i].id);
      g_assert_cmpint (rule->column, ==, expected[i].column);
      g_assert_cmpint (rule->signal_below, ==, expected[i].signal_below);
      g_assert_cmpint (rule->targets, ==, expected[i].targets);
      g_assert_cmpstr (rule->text, !=, "");
      g_assert_cmpstr (rule->exception, !=, "");
      g_assert_cmpstr (rule->article, ==, "Điều 11");
    }
}

/* Plan V.2: 5 components for a quarter, 13 for a year, of which five "nếu có". */
static void
test_dossiers (void)
{
  static const gboolean if_any[]
      = { FALSE, FALSE, FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, TRUE, TRUE };
  GPtrArray *year = xep_regulation_get_dossier (regulation, XEP_PERIOD_YEAR);

  for (int code = XEP_PERIOD_Q1; code < XEP_PERIOD_YEAR; code++)
    g_assert_cmpuint (xep_regulation_get_dossier (regulation, code)->len, ==, 5);
  g_assert_cmpuint (year->len, ==, G_N_ELEMENTS (if_any));
  for (guint i = 0; i < year->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (year, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_assert_cmpstr (component->number, ==, number);
      g_assert_cmpint (component->if_any, ==, if_any[i]);
      g_assert_cmpint (g_str_has_suffix (component->text, "(nếu có)"), ==, if_any[i]);
    }
}

/* Numbers of the components that can be asked of somebody, one after the other. */
static char *
list_asked (XepPeriodCode code,
            XepSubjectKind kind,
            XepTier tier,
            gboolean party_member,
            gboolean officer_too)
{
  GPtrArray *components = xep_regulation_get_dossier (regulation, code);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      if (xep_dossier_component_is_for (component, kind, tier, party_member, officer_too))
        g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? " " : "", component->number);
    }
  return g_strdup (numbers->str);
}

/* Papers that cannot exist: PL 5 and PL 14 of others than leaders, PL 13 of others than those the
 * province manages; a residence, a diploma, a cadre's record or assets of a collective; a member's
 * record of somebody who is none; a cadre's record and assets of a villager. */
static void
test_asked_of (void)
{
  static const struct
  {
    XepPeriodCode code;
    XepSubjectKind kind;
    XepTier tier;
    gboolean party_member, officer_too;
    const char *numbers;
  } cases[] = {
    { XEP_PERIOD_Q1, XEP_KIND_COLLECTIVE, XEP_TIER_NONE, TRUE, FALSE, "1 3" },
    { XEP_PERIOD_Q2, XEP_KIND_LEADER, XEP_TIER_PROVINCE, TRUE, FALSE, "1 2 3 4" },
    { XEP_PERIOD_Q3, XEP_KIND_LEADER, XEP_TIER_COMMUNE, TRUE, FALSE, "1 2 3 5" },
    { XEP_PERIOD_Q3, XEP_KIND_LEADER, XEP_TIER_UNIT, FALSE, FALSE, "1 2 3 5" },
    { XEP_PERIOD_Q3, XEP_KIND_LEADER, XEP_TIER_NONE, TRUE, FALSE, "1 2 3 5" },
    { XEP_PERIOD_Q3, XEP_KIND_STAFF, XEP_TIER_COMMUNE, TRUE, FALSE, "1 3" },
    { XEP_PERIOD_Q3, XEP_KIND_MEMBER, XEP_TIER_NONE, TRUE, FALSE, "1 3" },
    { XEP_PERIOD_YEAR, XEP_KIND_COLLECTIVE, XEP_TIER_NONE, TRUE, FALSE, "1 3 4 5 6 7 8 13" },
    { XEP_PERIOD_YEAR, XEP_KIND_LEADER, XEP_TIER_PROVINCE, TRUE, FALSE,
      "1 2 3 4 5 6 7 8 9 10 11 12 13" },
    { XEP_PERIOD_YEAR, XEP_KIND_LEADER, XEP_TIER_UNIT, FALSE, FALSE,
      "1 2 3 4 5 6 7 8 10 11 12 13" },
    { XEP_PERIOD_YEAR, XEP_KIND_STAFF, XEP_TIER_NONE, TRUE, FALSE,
      "1 2 3 4 5 6 7 8 9 10 11 12 13" },
    { XEP_PERIOD_YEAR, XEP_KIND_STAFF, XEP_TIER_NONE, FALSE, FALSE, "1 2 3 4 5 6 7 8 10 11 12 13" },
    { XEP_PERIOD_YEAR, XEP_KIND_MEMBER, XEP_TIER_NONE, TRUE, FALSE, "1 2 3 4 5 6 7 8 9 12 13" },
    /* The dossier of the officer has the residence's opinion, the member's record and diplomas. */
    { XEP_PERIOD_YEAR, XEP_KIND_MEMBER, XEP_TIER_NONE, TRUE, TRUE, "1 3 4 5 6 7 8 13" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *numbers = list_asked (cases[i].code, cases[i].kind, cases[i].tier,
                                             cases[i].party_member, cases[i].officer_too);

      g_assert_cmpstr (numbers, ==, cases[i].numbers);
    }
}

/* Whom cadres' records and assets are asked of stands in no source. */
static void
test_asked_of_provisional (void)
{
  GPtrArray *year = xep_regulation_get_dossier (regulation, XEP_PERIOD_YEAR);

  for (guint i = 0; i < year->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (year, i);

      g_assert_cmpint (component->provisional, ==, i + 1 == 10 || i + 1 == 11);
    }
}

static void
test_deadlines (void)
{
  GPtrArray *deadlines = xep_regulation_get_deadlines (regulation);
  guint of_year = 0;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const XepDeadlineRule *rule = g_ptr_array_index (deadlines, i);

      g_assert_cmpstr (rule->source, !=, "");
      g_assert_cmpstr (rule->giver, ==, i % 2 == 0 ? "units" : "commune");
      /* The plan gives the two days of the year; those of the quarters are ours. */
      g_assert_cmpint (rule->provisional, ==, rule->code != XEP_PERIOD_YEAR);
      if (rule->code != XEP_PERIOD_YEAR)
        continue;
      g_assert_cmpint (rule->month, ==, 12);
      g_assert_cmpint (rule->day, ==, of_year++ == 0 ? 20 : 25);
    }
  g_assert_cmpuint (of_year, ==, 2);
  g_assert_cmpuint (deadlines->len, ==, 8);
}

static void
test_quota (void)
{
  GPtrArray *quota = xep_regulation_get_quota (regulation);

  g_assert_cmpuint (quota->len, ==, 6);
  for (guint i = 0; i < quota->len; i++)
    {
      const XepQuotaRule *rule = g_ptr_array_index (quota, i);

      g_assert_cmpint (rule->percent, ==, 20);
      g_assert_cmpint (rule->raised_percent, ==, 25);
      g_assert_cmpstr (rule->denominator, ==, "good");
      g_assert_cmpstr (rule->rounding, ==, "half-up");
      g_assert_true (rule->heads_apart);
      g_assert_cmpint (rule->committee != XEP_ANSWER_MISSING, ==,
                       rule->kind == XEP_KIND_COLLECTIVE);
      g_assert_cmpint (rule->heads != XEP_ANSWER_MISSING, ==, rule->kind == XEP_KIND_LEADER);
    }
}

/* The căn cứ of the plan, as it writes them, and the plan itself. */
static void
test_sources (void)
{
  static const struct
  {
    const char *number, *date, *cite;
  } expected[] = {
    { "", "", "Điều lệ Đảng Cộng sản Việt Nam" },
    { "366-QĐ/TW", "2025-08-30",
      "Quy định số 366-QĐ/TW ngày 30/8/2025 của Bộ Chính trị về việc kiểm điểm và đánh giá, xếp "
      "loại chất lượng đối với tập thể, cá nhân trong hệ thống chính trị" },
    { "198-KL/TW", "2025-10-08",
      "Kết luận số 198-KL/TW ngày 08/10/2025 của Bộ Chính trị về chủ trương đánh giá đối với cán "
      "bộ lãnh đạo, quản lý trong hệ thống chính trị" },
    { "43-HD/BTCTW", "2025-10-31",
      "Hướng dẫn số 43-HD/BTCTW ngày 31/10/2025 của Ban Tổ chức Trung ương hướng dẫn một số nội "
      "dung về kiểm điểm và đánh giá, xếp loại chất lượng đối với tập thể, cá nhân trong hệ thống "
      "chính trị" },
    { "09-QĐ/TU", "2025-11-28",
      "Quy định số 09-QĐ/TU ngày 28/11/2025 của Ban Thường vụ Tỉnh ủy Lào Cai về việc kiểm điểm "
      "và đánh giá, xếp loại chất lượng đối với tập thể, cá nhân trong hệ thống chính trị tỉnh "
      "Lào Cai" },
    { "", "",
      "Quy chế làm việc của Ban Chấp hành Đảng bộ xã Lùng Phình lần thứ nhất, nhiệm kỳ 2025 - "
      "2030" },
    { "KH/ĐU", "",
      "Kế hoạch tháng 11/2025 của Đảng ủy xã Lùng Phình về việc kiểm điểm và đánh giá, xếp loại "
      "chất lượng đối với tập thể, cá nhân trong hệ thống chính trị xã Lùng Phình năm 2025" },
  };
  GPtrArray *sources = xep_regulation_get_sources (regulation);

  g_assert_cmpuint (sources->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sources->len; i++)
    {
      const XepSource *source = g_ptr_array_index (sources, i);
      g_autofree char *date = xep_date_format_iso (source->date);

      g_assert_cmpstr (source->number, ==, expected[i].number);
      g_assert_cmpstr (date, ==, expected[i].date);
      g_assert_cmpstr (source->cite, ==, expected[i].cite);
      g_assert_cmpstr (source->issuer, !=, "");
      g_assert_cmpstr (source->text, !=, "");
    }
}

static void
test_phrases (void)
{
  static const char *const phrases[XEP_N_PERIODS]
      = { "quý I năm 2025", "quý II năm 2025", "quý III năm 2025", "năm 2025" };

  for (int code = 0; code < XEP_N_PERIODS; code++)
    {
      g_autofree char *phrase = xep_regulation_dup_period_phrase (regulation, code, 2025);

      g_assert_cmpstr (phrase, ==, phrases[code]);
    }
}

static void
test_deputies (void)
{
  static const struct
  {
    const char *title;
    gboolean deputy;
  } posts[] = {
    { "Phó Bí thư Chi bộ", TRUE },
    { "PHÓ CHỦ TỊCH UBND XÃ", TRUE },
    { "  phó trưởng phòng", TRUE },
    { "Phó", TRUE },
    { "Hiệu phó", TRUE },
    { "Bí thư Chi bộ", FALSE },
    { "Phòng Kinh tế", FALSE },
    { "Phóng viên", FALSE },
    { "Pho", FALSE },
    { "Trưởng phòng, Phó Bí thư", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    g_assert_cmpint (xep_regulation_is_deputy_post (regulation, posts[i].title), ==,
                     posts[i].deputy);
}

static void
test_outside_party (void)
{
  g_assert_true (xep_regulation_rates_outside_party (regulation));
}

/* The regulation as the first version of the program shipped it: periods in clerks' files were
 * opened with it. */
static void
test_first_version (void)
{
  g_autofree char *path = xep_test_data ("model/regulation-1.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) first = xep_regulation_load (path, &error);
  g_autofree char *phrase = NULL;
  const XepSource *source;

  g_assert_no_error (error);
  g_assert_cmpstr (xep_regulation_get_version (first), ==, "1");
  g_assert_cmpuint (xep_regulation_get_sources (first)->len, ==, 5);
  source = g_ptr_array_index (xep_regulation_get_sources (first), 1);
  g_assert_cmpstr (source->cite, ==,
                   "Kết luận số 198-KL/TW ngày 08/10/2025 của Bộ Chính trị về chủ trương đánh giá "
                   "đối với cán bộ lãnh đạo, quản lý trong hệ thống chính trị");
  source = g_ptr_array_index (xep_regulation_get_sources (first), 4);
  g_assert_cmpstr (source->cite, ==, source->text);
  g_assert_false (xep_date_is_set (source->date));
  phrase = xep_regulation_dup_period_phrase (first, XEP_PERIOD_Q3, 2025);
  g_assert_cmpstr (phrase, ==, "Quý III, năm 2025");
  g_assert_false (xep_regulation_is_deputy_post (first, "Phó Bí thư"));
  g_assert_false (xep_regulation_rates_outside_party (first));
  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    g_assert_null (xep_regulation_find_review (first, kind, TRUE, "PL10", XEP_PERIOD_YEAR));
  g_assert_null (xep_regulation_find_section (first, "virtue"));
  g_assert_null (xep_regulation_find_matter (first, "disunity"));
}

/* Papers want words that the first version had not: they are those of the regulation in force, and
 * no rule is. */
static void
test_lent (void)
{
  g_autofree char *path = xep_test_data ("model/regulation-1.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) first = xep_regulation_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (xep_regulation_get_part_a (first), ==, XEP_POINTS (30));
  g_assert_cmpint (xep_regulation_get_part_b (first), ==, XEP_POINTS (70));
  g_assert_cmpint (xep_regulation_get_highest_kpi (first), ==, XEP_POINTS (100));
  g_assert_cmpstr (xep_regulation_get_period (first, XEP_PERIOD_Q2)->mark, ==, "QII/");
  g_assert_cmpstr (xep_regulation_get_period (first, XEP_PERIOD_YEAR)->mark, ==, "");
  g_assert_cmpstr (xep_regulation_get_sentence (first, "no-unit"), ==, "");
  xep_regulation_lend (first, regulation);
  g_assert_cmpuint (xep_regulation_get_sources (first)->len, ==, 5);
  g_assert_cmpstr (xep_regulation_get_sentence (first, "no-unit"), ==,
                   xep_regulation_get_sentence (regulation, "no-unit"));
  g_assert_nonnull (
      xep_regulation_find_review (first, XEP_KIND_MEMBER, FALSE, "PL10", XEP_PERIOD_YEAR));
  g_assert_true (xep_regulation_is_deputy_post (first, "Phó Bí thư"));
}

static void
double_maxima (GString *xml)
{
  const char *at = xml->str;

  while ((at = strstr (at, " maximum=\"")) != NULL)
    {
      gsize place = (gsize) (at - xml->str) + strlen (" maximum=\"");
      gsize length = strcspn (xml->str + place, "\"");
      g_autofree char *text = g_strndup (xml->str + place, length);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.2f", g_ascii_strtod (text, NULL) * 2);
      g_string_erase (xml, (gssize) place, (gssize) length);
      g_string_insert (xml, (gssize) place, number);
      at = xml->str + place;
    }
}

/* The parts are the regulation's: with all maxima doubled they make 60 and 140. */
static void
test_other_parts (void)
{
  g_autoptr (GString) xml = g_string_new (xep_regulation_get_xml (regulation));
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRegulation) doubled = NULL;
  const XepCriteriaSet *set;

  double_maxima (xml);
  g_assert_null (xep_regulation_parse (xml->str, -1, "doubled", &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_clear_error (&error);
  g_string_replace (xml, "part-a=\"30\" part-b=\"70\"", "part-a=\"60\" part-b=\"140\"", 1);
  doubled = xep_regulation_parse (xml->str, -1, "doubled", &error);
  g_assert_no_error (error);
  g_assert_cmpint (xep_regulation_get_part_a (doubled), ==, XEP_POINTS (60));
  g_assert_cmpint (xep_regulation_get_part_b (doubled), ==, XEP_POINTS (140));
  set = xep_regulation_find_set (doubled, "PL5");
  g_assert_cmpint (set->maximum_a, ==, XEP_POINTS (60));
  g_assert_cmpint (set->maximum_b, ==, XEP_POINTS (140));
}

/* A period keeps the text: read again it says the same. */
static void
test_snapshot (void)
{
  g_autoptr (GError) error = NULL;
  const char *xml = xep_regulation_get_xml (regulation);
  g_autoptr (XepRegulation) copy = xep_regulation_parse (xml, -1, "snapshot", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (xep_regulation_get_xml (copy), ==, xml);
  g_assert_cmpstr (xep_regulation_get_id (copy), ==, xep_regulation_get_id (regulation));
  g_assert_cmpuint (xep_regulation_get_criteria_sets (copy)->len, ==, 22);
}

static void
test_reference (void)
{
  g_autoptr (XepRegulation) again = xep_regulation_ref (regulation);

  g_assert_true (again == regulation);
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
  g_test_add_func ("/model/regulation/head", test_head);
  g_test_add_func ("/model/regulation/texts", test_texts);
  g_test_add_func ("/model/regulation/kinds", test_kinds);
  g_test_add_func ("/model/regulation/lists", test_lists);
  g_test_add_func ("/model/regulation/named-items", test_named_items);
  g_test_add_func ("/model/regulation/committees", test_committees);
  g_test_add_func ("/model/regulation/periods", test_periods);
  g_test_add_func ("/model/regulation/levels", test_levels);
  g_test_add_func ("/model/regulation/conditions", test_conditions);
  g_test_add_func ("/model/regulation/disqualifiers", test_disqualifiers);
  g_test_add_func ("/model/regulation/dossiers", test_dossiers);
  g_test_add_func ("/model/regulation/dossiers-asked-of", test_asked_of);
  g_test_add_func ("/model/regulation/dossiers-provisional", test_asked_of_provisional);
  g_test_add_func ("/model/regulation/deadlines", test_deadlines);
  g_test_add_func ("/model/regulation/quota", test_quota);
  g_test_add_func ("/model/regulation/sources", test_sources);
  g_test_add_func ("/model/regulation/phrases", test_phrases);
  g_test_add_func ("/model/regulation/deputies", test_deputies);
  g_test_add_func ("/model/regulation/outside-party", test_outside_party);
  g_test_add_func ("/model/regulation/first-version", test_first_version);
  g_test_add_func ("/model/regulation/lent", test_lent);
  g_test_add_func ("/model/regulation/other-parts", test_other_parts);
  g_test_add_func ("/model/regulation/snapshot", test_snapshot);
  g_test_add_func ("/model/regulation/reference", test_reference);
  result = g_test_run ();
  xep_regulation_unref (regulation);
  return result;
}
