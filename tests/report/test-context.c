/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "context-office.h"
#include "report-fixture.h"
#include "report/context/xep-report-context.h"
#include "store/xep-assessment-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "xep-test.h"

/* Papers of one subject. */

#define SUBJECT \
  "scope=\"subject\" periods=\"Q1 Q2 Q3 YEAR\" kinds=\"collective leader staff member\" "

static void
test_document (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  g_autofree char *code = g_strdup_printf ("T · 2025 · số %d", (int) office->head);

  assert_text (data, "state", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  assert_text (data, "motto", "Độc lập - Tự do - Hạnh phúc");
  assert_text (data, "commune", "xã Lùng Phình");
  assert_text (data, "superior", "ĐẢNG BỘ TỈNH LÀO CAI");
  assert_text (data, "issuer", "ĐẢNG ỦY XÃ LÙNG PHÌNH");
  assert_text (data, "province_standing_committee", "Ban Thường vụ Tỉnh ủy Lào Cai");
  assert_text (data, "list_unit", "");
  assert_text (data, "period_phrase", "năm 2025");
  assert_text (data, "quarter", "");
  assert_text (data, "annual", "x");
  assert_text (data, "next_year", "2026");
  assert_text (data, "code", code);
  assert_text (data, "deadline_units", "20/12/2025");
  assert_text (data, "deadline_commune", "25/12/2025");
  g_assert_cmpuint (count_rows (data, "sources"), >=, 6);
  assert_text (get_row (data, "sources", 0), "source", "Điều lệ Đảng Cộng sản Việt Nam");
  g_assert_true (g_str_has_prefix (get_text (get_row (data, "sources", 1), "source"),
                                   "Quy định số 366-QĐ/TW ngày 30/8/2025 của Bộ Chính trị"));
}

static void
test_identity (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  g_autoptr (XepReportData) committee = office_fill (office, "review", office->committee);

  assert_text (data, "kind_name", "Lãnh đạo, quản lý");
  assert_text (data, "person", "x");
  assert_text (data, "collective", "");
  assert_text (data, "leader", "x");
  assert_text (data, "head", "x");
  assert_text (data, "party_member", "x");
  assert_text (data, "gender", "Nam");
  assert_text (data, "ethnicity", "Mông");
  assert_text (data, "party_card", "12.345678");
  assert_text (data, "admitted_on", "03/02/2005");
  assert_text (data, "official_on", "03/02/2006");
  assert_text (data, "post_union", "Chi hội trưởng Hội Nông dân");
  assert_text (data, "posts", "Bí thư Chi bộ; Trưởng thôn; Chi hội trưởng Hội Nông dân");
  assert_text (data, "unit", "Chi bộ thôn Tả Chải");
  assert_text (data, "cell", "Chi bộ thôn Tả Chải");
  assert_text (data, "cell_heading", "CHI BỘ THÔN TẢ CHẢI");
  assert_text (data, "managed_by", "diện Đảng ủy xã quản lý");
  assert_text (data, "collective_type", "");
  g_assert_true (g_str_has_prefix (get_text (data, "criteria_set_name"), "Phụ lục 8"));

  assert_text (committee, "collective", "x");
  assert_text (committee, "person", "");
  assert_text (committee, "party_member", "");
  assert_text (committee, "gender", "");
  g_assert_true (g_str_has_prefix (get_text (committee, "collective_type"), "Ban Chấp hành"));
}

/* Who manages the subject, and whose letterhead the paper has. */
static void
test_standing (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) provincial = office_fill (office, "self", office->provincial);
  g_autoptr (XepReportData) civil = office_fill (office, "self", office->civil);
  g_autoptr (XepReportData) villager = office_fill (office, "self", office->villager);

  assert_text (provincial, "province", "x");
  assert_text (provincial, "managed_by", "diện Ban Thường vụ Tỉnh ủy quản lý");
  assert_text (provincial, "outside_party", "");
  assert_text (civil, "province", "");
  assert_text (civil, "outside_party", "x");
  assert_text (civil, "party_member", "");
  assert_text (civil, "leader", "");
  assert_text (civil, "unit", "Văn phòng HĐND và UBND");
  assert_text (civil, "birth_date", "1995");
  assert_text (villager, "outside_party", "");
  assert_text (villager, "party_member", "x");
  assert_text (villager, "managed_by", "");
}

static void
test_steps (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  g_autoptr (XepReportData) provincial = office_fill (office, "review", office->provincial);
  g_autoptr (XepReportData) civil = office_fill (office, "review", office->civil);
  guint groups = count_rows (data, "criteria_b");
  XepReportData *last = get_row (data, "criteria_b", groups - 1);

  assert_text (data, "self_total", "100");
  assert_text (data, "appraisal_total", "98,5");
  assert_text (data, "self_level_short", "HTXSNV");
  assert_text (data, "decision_level_name", "Hoàn thành tốt nhiệm vụ");
  assert_text (data, "appraisal_date", "10/12/2025");
  assert_text (data, "appraisal_number", "02-PTĐ/ĐU");
  assert_text (data, "decision_authority", "Ban Thường vụ Đảng ủy");
  assert_text (data, "difference_a", "0");
  assert_text (data, "difference_b", "-1,5");
  assert_text (data, "difference_total", "-1,5");
  assert_text (data, "level_changed", "x");
  assert_text (data, "explanation", "Một nhiệm vụ chậm tiến độ.");
  assert_text (last, "group_difference", "-1,5");
  assert_text (get_row (data, "criteria_b", 0), "group_difference", groups > 1 ? "0" : "-1,5");
  assert_text (get_row (last, "criteria", count_rows (last, "criteria") - 1), "difference", "-1,5");
  assert_text (get_row (last, "criteria", 0), "difference",
               count_rows (last, "criteria") > 1 ? "0" : "-1,5");

  assert_text (provincial, "difference_a", "+0,5");
  assert_text (provincial, "difference_b", "+1,5");
  assert_text (provincial, "difference_total", "+2");
  assert_text (provincial, "level_changed", "");
  /* A side is missing: nothing to compare, and no nought. */
  assert_text (civil, "difference_total", "");
  assert_text (civil, "level_changed", "");
  assert_text (get_row (civil, "criteria_a", 0), "group_difference", "");
}

/* Three tasks: one late, one undone; 100 points, no longer enough. */
static void
test_suggestion (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) data = office_fill (office, "step", office->head);
  g_autoptr (XepAssessment) head = xep_assessment_store_load (office->store, office->head, &error);
  XepRegulation *regulation = xep_store_get_period_regulation (office->store, office->year, &error);
  g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (head, regulation);

  g_assert_no_error (error);
  g_assert_cmpuint (suggestion->reasons->len, >, 0);
  g_assert_cmpuint (count_rows (data, "reasons"), ==, suggestion->reasons->len);
  for (guint i = 0; i < suggestion->reasons->len; i++)
    assert_text (get_row (data, "reasons", i), "reason", suggestion->reasons->pdata[i]);
  assert_text (data, "tasks_assigned", "3");
  assert_text (data, "tasks_done", "2");
  assert_text (data, "tasks_on_time", "1");
  assert_text (data, "tasks_late", "1");
  assert_text (data, "tasks_exceeded", "1");
  assert_text (data, "tasks_undone", "1");
}

static void
test_two_ratings (void)
{
  g_autoptr (Office) office = office_new ();
  const gint64 ids[] = { office->head, office->head_member };
  g_autoptr (XepReportData) villager = office_fill (office, "review", office->villager);
  g_autoptr (XepReportData) civil = office_fill (office, "review", office->civil);

  /* The same whichever of the two is printed. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (XepReportData) data = office_fill (office, "review", ids[i]);

      assert_text (data, "two_ratings", "x");
      assert_text (data, "officer_self_level", "excellent");
      assert_text (data, "officer_self_total", "100");
      assert_text (data, "officer_appraisal_level_name", "Hoàn thành tốt nhiệm vụ");
      assert_text (data, "officer_decision_total", "98,5");
      assert_text (data, "member_self_level", "good");
      assert_text (data, "member_self_total", "88");
      assert_text (data, "member_appraisal_total", "90");
      assert_text (data, "member_decision_level_name", "Hoàn thành xuất sắc nhiệm vụ");
      assert_text (data, "member_decision_total", "91");
    }
  assert_text (villager, "two_ratings", "");
  assert_text (villager, "officer_decision_level", "");
  assert_text (civil, "two_ratings", "");
  assert_text (civil, "officer_decision_total", "65");
  assert_text (civil, "member_decision_total", "");
}

static void
test_quarters (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "self", office->head);
  g_autoptr (XepReportData) villager = office_fill (office, "self", office->villager);

  /* Quarter I was not opened. */
  g_assert_cmpuint (count_rows (data, "quarters"), ==, 2);
  assert_text (get_row (data, "quarters", 0), "quarter_name", "Quý II");
  assert_text (get_row (data, "quarters", 0), "quarter_total", "");
  assert_text (get_row (data, "quarters", 0), "quarter_level_name", "");
  assert_text (get_row (data, "quarters", 1), "quarter_name", "Quý III");
  /* No points of the decision or the appraisal: those of the self-assessment are no result. */
  assert_text (get_row (data, "quarters", 1), "quarter_total", "");
  assert_text (get_row (data, "quarters", 1), "quarter_level_name", "Hoàn thành nhiệm vụ");
  assert_text (data, "fourth_quarter", "Thu hoạch vụ mùa");
  g_assert_cmpuint (count_rows (villager, "quarters"), ==, 0);
  assert_text (villager, "fourth_quarter", "");
}

static void
test_fourth_quarter_of_period (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) villager = NULL;
  g_autoptr (XepReportData) head = NULL;

  g_assert_true (xep_period_store_set_fourth_quarter_note (office->store, office->year,
                                                           "Chung cả xã", &error));
  g_assert_no_error (error);
  villager = office_fill (office, "self", office->villager);
  head = office_fill (office, "self", office->head);
  assert_text (villager, "fourth_quarter", "Chung cả xã");
  assert_text (head, "fourth_quarter", "Thu hoạch vụ mùa");
}

static void
test_review (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  XepReportData *strengths = find_row (data, "review_parts", "part", "strengths");
  XepReportData *responsibility = find_row (data, "review_parts", "part", "responsibility");
  XepReportData *virtue = find_row (strengths, "review_sections", "section", "virtue");
  XepReportData *duty = find_row (strengths, "review_sections", "section", "duty");

  g_assert_cmpuint (count_rows (data, "review_parts"), ==, 6);
  assert_text (strengths, "part_number", "I");
  assert_text (strengths, "part_title", "Ưu điểm, kết quả đạt được");
  assert_text (virtue, "section_number", "1");
  g_assert_cmpstr (get_text (virtue, "section_title"), !=, "");
  assert_text (virtue, "section_text", "Gương mẫu.\nĐoàn kết.");
  assert_text (duty, "section_text", "");
  /* Only what was ticked, and only under its part. */
  g_assert_cmpuint (count_rows (responsibility, "matters"), ==, 1);
  g_assert_true (g_str_has_prefix (get_text (get_row (responsibility, "matters", 0), "matter"),
                                   "Có tập thể, cá nhân"));
  g_assert_cmpuint (count_rows (strengths, "matters"), ==, 0);
}

static void
test_lists_of_review (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  XepReportData *task = get_row (data, "tasks", 0);
  XepReportData *shortcoming = get_row (data, "shortcomings", 0);
  XepReportData *prompt = get_row (data, "prompts", 0);

  g_assert_cmpuint (count_rows (data, "tasks"), ==, 3);
  assert_text (task, "task", "Làm đường");
  assert_text (task, "due", "Quý II");
  assert_text (task, "progress", "Xong 2 km");
  assert_text (task, "product", "2 km đường");
  assert_text (task, "pace", "Đúng hạn, vượt mức");
  assert_text (task, "note", "Vượt 500 m");
  assert_text (get_row (data, "tasks", 1), "pace", "Chậm");
  assert_text (get_row (data, "tasks", 1), "note", "");
  assert_text (get_row (data, "tasks", 2), "pace", "Chưa hoàn thành");
  g_assert_cmpuint (count_rows (data, "shortcomings"), ==, 1);
  assert_text (shortcoming, "shortcoming", "Chưa quyết liệt");
  assert_text (shortcoming, "measure", "Kiểm tra hằng tuần");
  assert_text (shortcoming, "due_on", "31/03/2026");
  assert_text (shortcoming, "responsible", "Bí thư");
  assert_text (prompt, "prompt", "Đất rừng");
  assert_text (prompt, "prompt_body", "Ban Thường vụ Đảng ủy");
  assert_text (prompt, "prompt_date", "20/11/2025");
  assert_text (prompt, "answer", "Đã rà soát");
  assert_text (prompt, "cause", "Hồ sơ cũ");
  assert_text (prompt, "responsibility", "Trưởng thôn");
}

/* Earlier shortcomings come forward with what is said of them now. */
static void
test_remedies (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->head);
  XepReportData *first = get_row (data, "remedies", 0);
  XepReportData *second = get_row (data, "remedies", 1);

  g_assert_cmpuint (count_rows (data, "remedies"), ==, 2);
  assert_text (first, "shortcoming", "Chậm gửi báo cáo");
  assert_text (first, "found_in", "Quý III, năm 2025");
  assert_text (first, "remedy_state", "partial");
  assert_text (first, "remedy_state_name", "Đang khắc phục");
  assert_text (first, "remedy_percent", "80%");
  assert_text (first, "difficulty", "Mất điện");
  assert_text (first, "responsibility", "Cấp phó");
  assert_text (second, "shortcoming", "Sinh hoạt chưa đều");
  assert_text (second, "remedy_state", "");
  assert_text (second, "remedy_state_name", "");
  assert_text (second, "remedy_percent", "");
}

/* Those written as text come forward line by line, without a state. */
static void
test_remedies_of_text (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "review", office->villager);

  g_assert_cmpuint (count_rows (data, "remedies"), ==, 2);
  assert_text (get_row (data, "remedies", 0), "shortcoming", "Ít phát biểu");
  assert_text (get_row (data, "remedies", 0), "remedy_state_name", "");
  assert_text (get_row (data, "remedies", 1), "shortcoming", "Vắng một buổi họp");
  assert_text (data, "remedied", "không có");
}

static void
test_dossier (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = office_fill (office, "dossier", office->head);
  XepReportData *first = get_row (data, "components", 0);
  XepReportData *sixth = get_row (data, "components", 5);
  XepReportData *sent;

  assert_text (data, "components_count", "13");
  assert_text (data, "components_received", "1");
  g_assert_cmpuint (count_rows (data, "components"), ==, 13);
  assert_text (first, "component_number", "1");
  assert_text (first, "component", "Bản kiểm điểm cá nhân, báo cáo kiểm điểm tập thể");
  assert_text (first, "component_received", "x");
  assert_text (first, "component_date", "10/12/2025");
  assert_text (first, "component_by", "Vàng Thị Mỷ");
  assert_text (first, "component_note", "Bản gốc");
  assert_text (sixth, "component_not_needed", "x");
  assert_text (sixth, "component_received", "");
  g_assert_cmpuint (count_rows (data, "copies"), ==, 3);
  sent = find_row (data, "copies", "copy_recipient", "Cấp ủy cấp trên");
  assert_text (sent, "copy", "01 bộ gửi cấp ủy cấp trên trực tiếp");
  assert_text (sent, "copy_date", "18/12/2025");
  assert_text (sent, "copy_by", "Sùng A Chúng");
  assert_text (sent, "note", "Kèm bảng kê");
  assert_text (data, "date_long", "");
  assert_text (data, "document_number", "");
}

static void
test_rerating (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) civil = office_fill (office, "step", office->civil);
  g_autoptr (XepReportData) villager = office_fill (office, "step", office->villager);
  g_autoptr (XepReportData) head = office_fill (office, "step", office->head);

  assert_text (civil, "annulled", "");
  assert_text (civil, "former_level_name", "Hoàn thành tốt nhiệm vụ");
  assert_text (civil, "former_total", "85");
  assert_text (civil, "former_number", "04-QĐ/ĐU");
  assert_text (civil, "former_date", "22/12/2025");
  assert_text (civil, "rerating_level_name", "Hoàn thành nhiệm vụ");
  assert_text (civil, "rerating_total", "65");
  assert_text (civil, "rerating_reason", "Kết luận kiểm tra");
  assert_text (civil, "rerating_number", "09-QĐ/ĐU");
  assert_text (civil, "rerating_date", "05/02/2026");
  assert_text (civil, "document_number", "Số 09-QĐ/ĐU");
  assert_text (civil, "date_long", "ngày 05 tháng 02 năm 2026");
  assert_text (villager, "annulled", "x");
  assert_text (villager, "former_level_name", "Hoàn thành xuất sắc nhiệm vụ");
  assert_text (villager, "rerating_level_name", "");
  assert_text (head, "former_level_name", "");
  assert_text (head, "rerating_number", "");
}

static XepReportData *
fill (Office *office, XepForm *form, gint64 id)
{
  g_autoptr (GError) error = NULL;
  XepReportData *data = xep_report_context_subject (office->store, form, id, &error);

  g_assert_no_error (error);
  return data;
}

/* The paper has the number and the date of the step it is about. */
static void
test_signing (void)
{
  static const struct
  {
    const char *attributes, *field, *number, *date;
  } papers[] = {
    { SUBJECT "category=\"self\"", "self_total", "", "ngày 05 tháng 12 năm 2025" },
    { SUBJECT "category=\"review\"", "decision_total", "", "ngày 05 tháng 12 năm 2025" },
    { SUBJECT "category=\"step\"", "self_total", "Số 01-TĐG", "ngày 05 tháng 12 năm 2025" },
    { SUBJECT "category=\"step\"", "appraisal_total", "Số 02-PTĐ/ĐU", "ngày 10 tháng 12 năm 2025" },
    { SUBJECT "category=\"step\"", "decision_level_name", "Số 03-QĐ/ĐU",
      "ngày 22 tháng 12 năm 2025" },
    { SUBJECT "category=\"meeting\"", "prompts", "Số 07-CV/ĐU", "ngày 20 tháng 11 năm 2025" },
    { SUBJECT "category=\"meeting\"", "meeting_date", "Số 05-BB/CB", "ngày 08 tháng 12 năm 2025" },
    { SUBJECT "category=\"summary\"", "meeting_date", "", "" },
    { SUBJECT "category=\"dossier\"", "prompts", "", "" },
  };
  g_autoptr (Office) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (XepForm) form = office_form (office, papers[i].attributes, papers[i].field, NULL);
      g_autoptr (XepReportData) data = fill (office, form, office->head);

      assert_text (data, "document_number", papers[i].number);
      assert_text (data, "date_long", papers[i].date);
    }
}

/* The meeting of a subject's paper is the last one that had it on the agenda. */
static void
test_meeting_of_subject (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) villager = office_fill (office, "meeting", office->villager);
  g_autoptr (XepReportData) civil = office_fill (office, "meeting", office->civil);

  assert_text (villager, "meeting_title", "Hội nghị kiểm điểm");
  assert_text (villager, "ballot_good", "16");
  assert_text (villager, "ballot_excellent", "");
  assert_text (villager, "ballot_valid", "16");
  assert_text (villager, "issuer", "CHI BỘ THÔN TẢ CHẢI");
  assert_text (civil, "meeting_title", "");
  assert_text (civil, "ballot_good", "");
  assert_text (civil, "issuer", "ĐẢNG ỦY XÃ LÙNG PHÌNH");
}

/* What a form does not ask for is not there. */
static void
test_only_what_is_asked (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepForm) form = office_form (office, SUBJECT "category=\"review\"", "name", NULL);
  g_autoptr (XepReportData) data = fill (office, form, office->head);

  assert_text (data, "name", "Giàng Seo Páo");
  g_assert_cmpuint (count_rows (data, "tasks"), ==, 0);
  g_assert_cmpuint (count_rows (data, "components"), ==, 0);
  g_assert_cmpuint (count_rows (data, "review_parts"), ==, 0);
  assert_text (data, "gender", "");
  assert_text (data, "officer_self_total", "");
  assert_text (data, "meeting_title", "");
}

/* No unit, no birth date, 80 characters, and what must not be printed. */
static void
test_odd_texts (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) stranger = office_fill (office, "review", office->stranger);
  g_autoptr (XepReportData) villager = NULL;
  XepReportData *virtue;

  g_assert_cmpint (g_utf8_strlen (get_text (stranger, "name"), -1), ==, 80);
  assert_text (stranger, "birth_date", "");
  assert_text (stranger, "unit", "");
  assert_text (stranger, "cell_heading", "");
  assert_text (stranger, "posts_unit", "");
  g_assert_cmpstr (get_text (stranger, "remark"), !=, "");
  assert_text (stranger, "grounds", get_text (stranger, "remark"));

  office_set (office, office->villager, XEP_STEP_SELF, "narrative.virtue",
              "Một\302\205\001 \360\237\230\200\nhai");
  villager = office_fill (office, "review", office->villager);
  virtue = find_row (find_row (villager, "review_parts", "part", "strengths"), "review_sections",
                     "section", "virtue");
  g_assert_true (g_utf8_validate (get_text (virtue, "section_text"), -1, NULL));
  g_assert_null (strchr (get_text (virtue, "section_text"), '\001'));
  g_assert_nonnull (strstr (get_text (virtue, "section_text"), "\nhai"));
}

static void
test_unknown (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = office_form (office, SUBJECT "category=\"review\"", "name", NULL);

  g_assert_null (xep_report_context_subject (office->store, form, 99999, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/context/document", test_document);
  g_test_add_func ("/context/identity", test_identity);
  g_test_add_func ("/context/standing", test_standing);
  g_test_add_func ("/context/steps", test_steps);
  g_test_add_func ("/context/suggestion", test_suggestion);
  g_test_add_func ("/context/two-ratings", test_two_ratings);
  g_test_add_func ("/context/quarters", test_quarters);
  g_test_add_func ("/context/fourth-quarter-of-period", test_fourth_quarter_of_period);
  g_test_add_func ("/context/review", test_review);
  g_test_add_func ("/context/lists-of-review", test_lists_of_review);
  g_test_add_func ("/context/remedies", test_remedies);
  g_test_add_func ("/context/remedies-of-text", test_remedies_of_text);
  g_test_add_func ("/context/dossier", test_dossier);
  g_test_add_func ("/context/rerating", test_rerating);
  g_test_add_func ("/context/signing", test_signing);
  g_test_add_func ("/context/meeting-of-subject", test_meeting_of_subject);
  g_test_add_func ("/context/only-what-is-asked", test_only_what_is_asked);
  g_test_add_func ("/context/odd-texts", test_odd_texts);
  g_test_add_func ("/context/unknown", test_unknown);
  return g_test_run ();
}
