/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "context-office.h"
#include "db/xep-statement.h"
#include "keyed.h"
#include "report-fixture.h"
#include "report/context/xep-report-context.h"
#include "report/form/xep-report-field.h"
#include "store/xep-assessment-store.h"
#include "store/xep-meeting-store.h"
#include "xep-test.h"

/* Lists, figures, papers of meetings, empty forms, and the table of all fields. */

#define LIST "scope=\"list\" periods=\"Q1 Q2 Q3 YEAR\" kinds=\"collective leader staff member\" "

/* All assessments of the year, or those of a unit. */
static GArray *
list_ids (Office *office, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int kind = 0; kind < XEP_N_KINDS; kind++)
    {
      g_autoptr (GArray) some
          = xep_assessment_store_list_ids (office->store, office->year, kind, unit_id, &error);

      g_assert_no_error (error);
      g_array_append_vals (ids, some->data, some->len);
    }
  return ids;
}

static XepReportData *
fill_list (Office *office, XepForm *form, const XepReportSelection *selection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (office, selection != NULL ? selection->unit_id : 0);
  XepReportData *data
      = xep_report_context_list (office->store, form, office->year, selection, ids, &error);

  g_assert_no_error (error);
  return data;
}

static XepReportData *
fill_all (Office *office, const char *category, const XepReportSelection *selection)
{
  g_autofree char *attributes = g_strdup_printf (LIST "category=\"%s\"", category);
  g_autoptr (XepForm) form = office_form (office, attributes, NULL);

  return fill_list (office, form, selection);
}

static void
test_subjects (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = fill_all (office, "summary", NULL);
  XepReportData *head = find_row (data, "subjects", "name", "Giàng Seo Páo");

  /* nine ratings of seven subjects: two people are rated as Party members too */
  g_assert_cmpuint (count_rows (data, "subjects"), ==, 9);
  assert_text (data, "ratings_count", "9");
  assert_text (data, "subjects_count", "7");
  assert_text (data, "collectives_count", "2");
  assert_text (data, "people_count", "5");
  assert_text (data, "rated_twice", "x");
  /* the first row is the officer's; the other says that it is another rating */
  assert_text (head, "twice", "");
  assert_text (find_row (data, "subjects", "twice", "x"), "kind_name", "Đảng viên");
  assert_text (find_row (data, "subjects", "name", "Nguyễn Thị Ánh"), "twice", "");
  assert_text (get_row (data, "subjects", 0), "collective", "x");
  assert_text (get_row (data, "subjects", 1), "collective", "x");
  assert_text (head, "decision_level_name", "Hoàn thành tốt nhiệm vụ");
  assert_text (head, "gender", "Nam");
  assert_text (head, "two_ratings", "x");
  assert_text (head, "components_received", "1");
  g_assert_cmpuint (count_rows (head, "reasons"), >, 0);
  g_assert_cmpuint (count_rows (head, "quarters"), ==, 2);
  assert_text (find_row (data, "subjects", "name", "Nguyễn Thị Ánh"), "gender", "");
}

/* rows: name, total, rated, excellent, good, complete, incomplete, unrated, undecided */
static void
assert_count (XepReportData *row, const char *numbers)
{
  static const char *const fields[]
      = { "count_total",    "count_rated",      "count_excellent", "count_good",
          "count_complete", "count_incomplete", "count_unrated",   "count_undecided" };
  g_auto (GStrv) wanted = g_strsplit (numbers, " ", -1);

  g_assert_cmpuint (g_strv_length (wanted), ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assert_text (row, fields[i], wanted[i]);
}

/* Counted by hand: see the decisions in context-office.c. */
static void
test_counts (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = fill_all (office, "summary", NULL);
  XepReportData *sum = find_row (data, "counts_by_kind", "is_total", "x");

  g_assert_cmpuint (count_rows (data, "counts_by_kind"), ==, 6);
  assert_count (find_row (data, "counts_by_kind", "count_name", "Tập thể"), "2 1 1 0 0 0 0 1");
  assert_count (find_row (data, "counts_by_kind", "count_name", "Lãnh đạo, quản lý"),
                "2 1 0 1 0 0 0 1");
  assert_count (find_row (data, "counts_by_kind", "count_name", "Công chức, viên chức"),
                "1 1 0 0 1 0 0 0");
  assert_count (find_row (data, "counts_by_kind", "count_name", "Đảng viên"), "4 1 1 0 0 0 1 2");
  assert_count (sum, "9 4 2 1 1 0 1 4");
  g_assert_true (sum == get_row (data, "counts_by_kind", 4));
  assert_text (sum, "count_name", "Cộng số lượt xếp loại");
  /* and each subject once, by the officer's rating */
  assert_count (get_row (data, "counts_by_kind", 5), "7 3 1 1 1 0 1 3");
  assert_text (get_row (data, "counts_by_kind", 5), "count_name",
               "Tổng cộng (mỗi người tính một lần)");
  assert_text (sum, "percent_excellent", "50%");
  assert_text (sum, "percent_good", "25%");
  assert_text (sum, "percent_complete", "25%");
  assert_text (sum, "percent_incomplete", "0%");
  assert_text (sum, "percent_excellent_of_good", "200%");
  assert_text (sum, "percent_excellent_of_above", "66,67%");
  /* nobody rated good: there is no share */
  assert_text (get_row (data, "counts_by_kind", 0), "percent_excellent_of_good", "");

  /* seven types, empty ones too, and the sum */
  g_assert_cmpuint (count_rows (data, "counts_by_type"), ==, 8);
  assert_count (find_row (data, "counts_by_type", "is_total", "x"), "2 1 1 0 0 0 0 1");
  g_assert_cmpuint (count_rows (data, "counts_by_unit"), ==, 4);
  assert_count (find_row (data, "counts_by_unit", "count_name", "Chi bộ thôn Tả Chải"),
                "2 1 1 0 0 0 0 1");
  assert_count (find_row (data, "counts_by_unit", "is_total", "x"), "4 1 1 0 0 0 1 2");
}

static void
test_reasons_and_quotas (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepReportData) data = fill_all (office, "summary", NULL);
  XepReportData *party = find_row (data, "quotas", "quota_name", "Tổ chức đảng (đảng bộ, chi bộ)");
  XepReportData *heads = find_row (data, "quotas", "quota_name", "Người đứng đầu");

  assert_text (find_row (data, "exempt", "reason_name", "Được miễn công tác và sinh hoạt đảng"),
               "reason_count", "1");
  g_assert_cmpuint (count_rows (data, "unrated"), ==, 1);
  assert_text (get_row (data, "unrated", 0), "reason_count", "1");
  g_assert_true (
      g_str_has_prefix (get_text (get_row (data, "unrated", 0), "reason_name"), "Nghỉ ốm"));

  /* One excellent committee and none good: no place at all by the first reading. */
  assert_text (party, "quota_percent", "20%");
  assert_text (party, "quota_excellent", "1");
  assert_text (party, "quota_good", "0");
  assert_text (party, "quota_rated", "1");
  assert_text (party, "quota_seats", "0");
  assert_text (party, "quota_share", "");
  assert_text (party, "quota_verdict", "Vượt 1");
  assert_text (party, "quota_share_above", "100%");
  assert_text (party, "quota_verdict_above", "Vượt 1");
  assert_text (heads, "quota_good", "1");
  assert_text (heads, "quota_verdict", "Trong giới hạn");
}

/* With a unit the figures are of its subjects; what has no sense for a part stays away. */
static void
test_counts_of_unit (void)
{
  g_autoptr (Office) office = office_new ();
  XepReportSelection unit = { .unit_id = office->cell };
  g_autoptr (XepReportData) data = fill_all (office, "summary", &unit);

  assert_text (data, "list_unit", "Chi bộ thôn Tả Chải");
  assert_text (data, "subjects_count", "3");
  assert_count (find_row (data, "counts_by_kind", "is_total", "x"), "4 3 2 1 0 0 0 1");
  assert_count (
      find_row (data, "counts_by_kind", "count_name", "Tổng cộng (mỗi người tính một lần)"),
      "3 2 1 1 0 0 0 1");
  assert_count (find_row (data, "counts_by_unit", "count_name", "Chi bộ thôn Tả Chải"),
                "2 1 1 0 0 0 0 1");
  g_assert_cmpuint (count_rows (data, "counts_by_unit"), ==, 2);
  g_assert_cmpuint (count_rows (data, "counts_by_type"), ==, 8);
  assert_count (find_row (data, "counts_by_type", "is_total", "x"), "1 1 1 0 0 0 0 0");
  g_assert_cmpuint (count_rows (data, "unrated"), ==, 0);
  g_assert_cmpuint (count_rows (data, "quotas"), ==, 0);
  g_assert_cmpuint (count_rows (data, "exempt"), ==, 0);
}

/* Some of the subjects, chosen one by one, are counted in the same way. */
static void
test_counts_of_chosen (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = office_form (office, LIST "category=\"summary\"", "counts_by_kind",
                                          "counts_by_unit", "unrated", NULL);
  gint64 chosen[] = { office->stranger };
  XepReportSelection selection = { .assessment_ids = chosen, .n_assessments = 1 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (XepReportData) data = NULL;

  g_array_append_val (ids, chosen[0]);
  data = xep_report_context_list (office->store, form, office->year, &selection, ids, &error);
  g_assert_no_error (error);
  assert_count (get_row (data, "counts_by_kind", 0), "1 0 0 0 0 0 1 0");
  assert_text (get_row (data, "counts_by_kind", 0), "percent_excellent", "");
  assert_text (get_row (data, "counts_by_unit", 0), "count_name", "Chưa ghi đơn vị");
  g_assert_cmpuint (count_rows (data, "unrated"), ==, 1);
  g_assert_cmpuint (count_rows (data, "subjects"), ==, 0);
}

static void
test_groups (void)
{
  static const struct
  {
    const char *group;
    const char *titles[8];
    guint counts[8];
  } cases[] = {
    { "unit",
      { "Chi bộ Cơ quan", "Chi bộ thôn Tả Chải", "Văn phòng HĐND và UBND", "Chưa ghi đơn vị" },
      { 2, 4, 2, 1 } },
    { "level",
      { "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
        "Chưa xếp loại", "Chưa có kết quả xếp loại" },
      { 2, 1, 1, 1, 4 } },
    { "kind",
      { "Tập thể", "Lãnh đạo, quản lý", "Công chức, viên chức", "Đảng viên" },
      { 2, 2, 1, 4 } },
  };
  g_autoptr (Office) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *attributes
          = g_strdup_printf (LIST "category=\"summary\" group=\"%s\"", cases[i].group);
      g_autoptr (XepForm) form
          = office_form (office, attributes, "groups", "subjects", "group_title", NULL);
      g_autoptr (XepReportData) data = fill_list (office, form, NULL);
      guint count = count_rows (data, "groups");

      for (guint j = 0; j < count; j++)
        {
          XepReportData *group = get_row (data, "groups", j);
          g_autofree char *number = g_strdup_printf ("%u", cases[i].counts[j]);

          assert_text (group, "group_title", cases[i].titles[j]);
          assert_text (group, "group_count", number);
          g_assert_cmpuint (count_rows (group, "subjects"), ==, cases[i].counts[j]);
        }
      g_assert_null (cases[i].titles[count]);
    }
}

/* Types in the order of the regulation, people after them. */
static void
test_groups_by_type (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepForm) form = office_form (office, LIST "category=\"summary\" group=\"type\"",
                                          "groups", "subjects", NULL);
  g_autoptr (XepReportData) data = fill_list (office, form, NULL);

  g_assert_cmpuint (count_rows (data, "groups"), ==, 5);
  g_assert_true (g_str_has_prefix (get_text (get_row (data, "groups", 0), "group_title"),
                                   "Lãnh đạo Ủy ban nhân dân"));
  g_assert_true (g_str_has_prefix (get_text (get_row (data, "groups", 1), "group_title"),
                                   "Ban Chấp hành đảng bộ cơ sở"));
  assert_text (get_row (data, "groups", 4), "group_title", "Đảng viên");
}

static void
test_meeting (void)
{
  g_autoptr (Office) office = office_new ();
  XepReportSelection unit = { .unit_id = office->cell };
  g_autoptr (XepReportData) data = fill_all (office, "meeting", &unit);
  g_autoptr (XepReportData) summary = fill_all (office, "summary", &unit);
  XepReportData *head = get_row (data, "subjects", 0);
  XepReportData *committee = get_row (summary, "subjects", 0);

  assert_text (data, "meeting_title", "Hội nghị kiểm điểm");
  assert_text (data, "meeting_date", "08/12/2025");
  assert_text (data, "meeting_starts", "08 giờ 00");
  assert_text (data, "meeting_ends", "11 giờ 30");
  assert_text (data, "meeting_chair_post", "Phó Bí thư");
  assert_text (data, "meeting_called", "20");
  assert_text (data, "meeting_present", "18");
  assert_text (data, "meeting_absent", "2");
  assert_text (data, "teller_head", "Sùng A Chúng");
  assert_text (data, "meeting_number", "05-BB/CB");
  assert_text (data, "document_number", "Số 05-BB/CB");
  assert_text (data, "date_long", "ngày 08 tháng 12 năm 2025");
  assert_text (data, "issuer", "CHI BỘ THÔN TẢ CHẢI");
  assert_text (data, "signer_body", "CHI BỘ THÔN TẢ CHẢI");
  assert_text (data, "superior", "ĐẢNG BỘ XÃ LÙNG PHÌNH");
  /* 18 ballots were handed out and came back for each; the valid ones differ */
  assert_text (data, "ballot_issued", "18");
  assert_text (data, "ballot_returned", "18");
  assert_text (data, "ballot_valid", "");

  /* a paper of the meeting is about its agenda, not about all of the unit */
  g_assert_cmpuint (count_rows (data, "subjects"), ==, 2);
  assert_text (data, "subjects_count", "2");
  assert_text (head, "name", "Giàng Seo Páo");
  assert_text (head, "ballot_excellent", "2");
  assert_text (head, "ballot_good", "14");
  assert_text (head, "ballot_incomplete", "0");
  assert_text (head, "meeting_level_name", "Hoàn thành tốt nhiệm vụ");
  /* another list is of all; who was not on the agenda has not even what all share */
  g_assert_cmpuint (count_rows (summary, "subjects"), >, 2);
  assert_text (committee, "collective", "x");
  assert_text (committee, "ballot_issued", "");
  assert_text (committee, "ballot_good", "");
}

static void
test_meeting_choice (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) commune = fill_all (office, "meeting", NULL);
  g_autoptr (GArray) ids = list_ids (office, 0);
  g_autoptr (XepForm) form
      = office_form (office, LIST "category=\"meeting\"", "meeting_title", "list_unit", NULL);
  XepReportSelection chosen = { .meeting_id = office->meeting };
  XepReportSelection nowhere = { .unit_id = office->other_cell };
  g_autoptr (XepReportData) selected = fill_list (office, form, &chosen);
  g_autoptr (XepReportData) none = fill_list (office, form, &nowhere);

  assert_text (commune, "meeting_title", "Hội nghị Ban Thường vụ");
  assert_text (commune, "list_unit", "");
  assert_text (commune, "issuer", "ĐẢNG ỦY XÃ LÙNG PHÌNH");
  assert_text (commune, "meeting_called", "");
  assert_text (selected, "meeting_title", "Hội nghị kiểm điểm");
  assert_text (selected, "list_unit", "Chi bộ thôn Tả Chải");
  assert_text (none, "meeting_title", "");
  assert_text (none, "issuer", "CHI BỘ CƠ QUAN");

  chosen.meeting_id = xep_meeting_store_add (office->store, office->quarter3, office->cell,
                                             "Hội nghị quý", &error);
  g_assert_no_error (error);
  g_assert_null (xep_report_context_list (office->store, form, office->year, &chosen, ids, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Hội nghị quý"));
  g_clear_error (&error);
  chosen.meeting_id = 9999;
  g_assert_null (xep_report_context_list (office->store, form, office->year, &chosen, ids, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND);
}

/* Decisions are the commune's, whichever unit they speak of; proposals and lists the unit's. */
static void
test_unit_papers (void)
{
  static const struct
  {
    const char *attributes, *field;
    gboolean unit;
  } papers[] = {
    { LIST "category=\"summary\"", "decision_level_name", TRUE },
    { LIST "category=\"step\"", "decision_level_name", FALSE },
    { LIST "category=\"step\"", "appraisal_level_name", TRUE },
    { LIST "category=\"meeting\"", "name", TRUE },
  };
  g_autoptr (Office) office = office_new ();
  XepReportSelection unit = { .unit_id = office->cell };
  g_autoptr (XepForm) plain
      = office_form (office, LIST "category=\"step\"", "appraisal_level_name", NULL);
  g_autoptr (XepReportData) commune = fill_list (office, plain, &unit);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (XepForm) form
          = office_form (office, papers[i].attributes, papers[i].field, "list_unit", NULL);
      g_autoptr (XepReportData) data = fill_list (office, form, &unit);

      assert_text (data, "list_unit", "Chi bộ thôn Tả Chải");
      assert_text (data, "issuer",
                   papers[i].unit ? "CHI BỘ THÔN TẢ CHẢI" : "ĐẢNG ỦY XÃ LÙNG PHÌNH");
    }
  /* a paper that does not ask which unit it is */
  assert_text (commune, "issuer", "ĐẢNG ỦY XÃ LÙNG PHÌNH");
}

/* A person stands once, by the officer's rating, with the other one beside it. */
static void
test_each_person_once (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (XepForm) form
      = office_form (office, LIST "category=\"summary\" group=\"kind\" person-once=\"yes\"", NULL);
  g_autoptr (XepReportData) data = fill_list (office, form, NULL);
  XepReportData *leaders = find_row (data, "groups", "group_title", "Lãnh đạo, quản lý");
  XepReportData *members = find_row (data, "groups", "group_title", "Đảng viên");
  XepReportData *head = find_row (leaders, "subjects", "name", "Giàng Seo Páo");

  assert_text (data, "subjects_count", "7");
  assert_text (data, "ratings_count", "9");
  assert_text (leaders, "group_count", "2");
  assert_text (members, "group_count", "2");
  assert_text (head, "second_rating", "x");
  assert_text (head, "decision_level_name", "Hoàn thành tốt nhiệm vụ");
  assert_text (head, "member_decision_level_name", "Hoàn thành xuất sắc nhiệm vụ");
  assert_text (head, "twice", "");
  assert_text (get_row (members, "subjects", 0), "second_rating", "");
  office_set (office, office->head_member, XEP_STEP_SELF, "unrated", "leave");
  {
    g_autoptr (XepReportData) later = fill_list (office, form, NULL);
    XepReportData *group = find_row (later, "groups", "group_title", "Lãnh đạo, quản lý");
    XepReportData *row = find_row (group, "subjects", "name", "Giàng Seo Páo");

    assert_text (row, "second_rating", "");
    assert_text (row, "second_unrated", "x");
  }
}

/* What a unit asks for is what its meetings concluded, the latest; another unit's say nothing. */
static void
test_conclusions (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  XepReportSelection unit = { .unit_id = office->cell };
  XepReportSelection other = { .unit_id = office->other_cell };
  g_autoptr (XepForm) form
      = office_form (office, LIST "category=\"step\"", "concluded_level_name", "subjects", NULL);
  g_autoptr (XepReportData) data = fill_list (office, form, &unit);
  g_autoptr (XepReportData) elsewhere = fill_list (office, form, &other);
  g_autoptr (XepReportData) later = NULL;
  gint64 meeting;

  assert_text (find_row (data, "subjects", "name", "Giàng Seo Páo"), "concluded_level_name",
               "Hoàn thành tốt nhiệm vụ");
  for (guint i = 0; i < count_rows (elsewhere, "subjects"); i++)
    assert_text (get_row (elsewhere, "subjects", i), "concluded_level_name", "");
  meeting = xep_meeting_store_add (office->store, office->year, office->cell, "Họp lại", &error);
  g_assert_no_error (error);
  g_assert_true (xep_field_set (office->store, XEP_ENTITY_MEETING, meeting, "date", "20/12/2025",
                                NULL, &error));
  g_assert_true (xep_meeting_store_add_subject (office->store, meeting, office->head, &error));
  g_assert_true (key_row (office->store, XEP_SCOPE_BALLOT, meeting, office->head, "level",
                          "complete", NULL, &error));
  g_assert_no_error (error);
  later = fill_list (office, form, &unit);
  assert_text (find_row (later, "subjects", "name", "Giàng Seo Páo"), "concluded_level_name",
               "Hoàn thành nhiệm vụ");
}

static XepReportData *
fill_blank (Office *office, const char *form_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = fixture_load_form (form_id);
  XepReportData *data = xep_report_context_blank_period (office->store, form, office->year, &error);

  g_assert_no_error (error);
  return data;
}

/* The headings of each review document, and nothing written under them. */
static void
test_blank_reviews (void)
{
  static const struct
  {
    const char *form;
    guint strengths;
    const char *annex;
  } forms[] = {
    { "mau01", 4, NULL },
    { "mau2a", 6, "PL" },
    { "mau2b", 3, "PL9" },
    { "mau2c", 3, "PL10" },
  };
  g_autoptr (Office) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (XepReportData) data = fill_blank (office, forms[i].form);
      XepReportData *strengths = find_row (data, "review_parts", "part", "strengths");

      g_assert_cmpuint (count_rows (data, "review_parts"), ==, 6);
      g_assert_cmpuint (count_rows (strengths, "review_sections"), ==, forms[i].strengths);
      assert_text (get_row (strengths, "review_sections", 0), "section_text", "");
      assert_text (data, "name", "");
      assert_text (data, "subject_number", "");
      assert_text (data, "maximum_total", "100");
      if (forms[i].annex != NULL)
        g_assert_true (g_str_has_prefix (get_text (data, "criteria_set"), forms[i].annex));
    }
}

static void
test_blank (void)
{
  g_autoptr (Office) office = office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepForm) form = office_form (
      office, "category=\"dossier\" scope=\"subject\" periods=\"Q3 YEAR\" kinds=\"leader\"", NULL);
  XepRegulation *regulation = xep_store_get_period_regulation (office->store, office->year, &error);
  g_autoptr (XepReportData) year
      = xep_report_context_blank (regulation, form, XEP_PERIOD_YEAR, 2025);
  g_autoptr (XepReportData) quarter
      = xep_report_context_blank (regulation, form, XEP_PERIOD_Q3, 2025);

  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (year, "components"), ==, 13);
  g_assert_cmpuint (count_rows (quarter, "components"), ==, 5);
  assert_text (year, "components_count", "13");
  assert_text (year, "components_received", "");
  assert_text (get_row (year, "components", 0), "component_received", "");
  g_assert_cmpuint (count_rows (year, "copies"), ==, 3);
  assert_text (year, "person", "x");
  assert_text (year, "leader", "x");
  assert_text (year, "collective", "");
  assert_text (year, "outside_party", "");
  assert_text (quarter, "deadline_units", "12/09/2025");
  assert_text (quarter, "code", "T · QIII/2025");
  g_assert_cmpuint (count_rows (quarter, "review_parts"), ==, 3);
  g_assert_cmpuint (count_rows (year, "tasks"), ==, 0);
  g_assert_cmpuint (count_rows (year, "subjects"), ==, 0);
}

/* The current regulation as it was before reviews were part of it. */
static char *
dup_without_reviews (XepStore *store)
{
  const char *xml = xep_regulation_get_xml (xep_store_get_regulation (store));
  const char *from = strstr (xml, "<reviews>");
  const char *to = strstr (xml, "</reviews>");
  g_autofree char *head = NULL;

  g_assert_nonnull (from);
  g_assert_nonnull (to);
  head = g_strndup (xml, (gsize) (from - xml));
  return g_strconcat (head, to + strlen ("</reviews>"), NULL);
}

/* Puts the year 2025 into the file with an older regulation. Returns its period. */
static gint64
add_old_period (XepStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = dup_without_reviews (store);
  XepConnection *connection = xep_store_get_connection (store);
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      connection,
      "INSERT INTO regulation_snapshot (id, hash, xml) VALUES (1, printf ('%064d', 1), ?)", &error);

  g_assert_no_error (error);
  xep_statement_bind_text (statement, 1, xml);
  g_assert_true (xep_statement_run (statement, &error));
  g_assert_true (
      xep_connection_execute (connection,
                              "INSERT INTO period (id, year, code, snapshot_id, opened_on)"
                              " VALUES (7, 2025, 'YEAR', 1, '2025-12-01')",
                              &error));
  g_assert_no_error (error);
  return 7;
}

/* A period opened with a regulation that had no reviews yet takes the headings of now. */
static void
test_old_snapshot (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (NULL, &error);
  g_autoptr (XepForm) form = fixture_load_form ("mau2c");
  g_autoptr (XepReportData) data = NULL;
  gint64 period = add_old_period (store);

  data = xep_report_context_blank_period (store, form, period, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (data, "review_parts"), ==, 6);
  g_assert_true (xep_store_close (store, &error));
  g_assert_no_error (error);
}

/* Adds the fields that have a value somewhere in the tree, and the lists that have rows. */
static void
collect (XepReportData *data, GHashTable *visited, GHashTable *filled)
{
  if (!g_hash_table_add (visited, data))
    return;
  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    {
      if (field->kind != XEP_FIELD_LIST)
        {
          if (xep_report_data_has (data, field->name))
            g_hash_table_add (filled, (gpointer) field->name);
          continue;
        }
      for (guint i = 0; i < count_rows (data, field->name); i++)
        {
          g_hash_table_add (filled, (gpointer) field->name);
          collect (get_row (data, field->name, i), visited, filled);
        }
    }
}

static void
collect_tree (XepReportData *data, GHashTable *filled)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);

  collect (data, visited, filled);
}

/* The cell's meeting concludes on the head's rating as a Party member too; in quarter II a level is
 * proposed. */
static void
add_conclusion (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *head = g_strdup_printf ("p%" G_GINT64_FORMAT, office->head_person);
  gint64 quarter
      = xep_assessment_store_find (office->store, office->quarter2, XEP_KIND_LEADER, head, &error);

  g_assert_no_error (error);
  office_set (office, quarter, XEP_STEP_APPRAISAL, "A", "28");
  office_set (office, quarter, XEP_STEP_APPRAISAL, "B", "50");
  office_set (office, quarter, XEP_STEP_APPRAISAL, "level", "good");
  g_assert_true (
      xep_meeting_store_add_subject (office->store, office->meeting, office->head_member, &error));
  g_assert_true (key_row (office->store, XEP_SCOPE_BALLOT, office->meeting, office->head_member,
                          "level", "good", NULL, &error));
  g_assert_no_error (error);
}

/* Every field of the table is filled from some record, but those that something else fills. */
static void
test_every_field (void)
{
  static const struct
  {
    const char *field, *reason;
  } elsewhere[] = {
    { "page", "the layout numbers pages" },
    { "pages", "the layout numbers pages" },
    { "row", "the form numbers the rows it prints" },
    { "symbol", "of the form, put there as it is built" },
    { "goal", "written by hand: nothing is kept of it" },
    { "result", "written by hand: nothing is kept of it" },
    { "percent", "written by hand: nothing is kept of it" },
  };
  g_autoptr (Office) office = office_new ();
  g_autoptr (GHashTable) filled = g_hash_table_new (g_str_hash, g_str_equal);
  const gint64 subjects[] = { office->head,       office->civil,     office->villager,
                              office->provincial, office->committee, office->stranger };
  XepReportSelection unit = { .unit_id = office->cell };
  g_autoptr (XepReportData) list = fill_all (office, "summary", NULL);
  g_autoptr (XepReportData) meeting = fill_all (office, "meeting", &unit);
  g_autoptr (XepForm) grouped
      = office_form (office, LIST "category=\"summary\" group=\"unit\"", NULL);
  g_autoptr (XepReportData) groups = fill_list (office, grouped, NULL);
  g_autoptr (XepForm) once
      = office_form (office, LIST "category=\"step\" person-once=\"yes\"", NULL);
  g_autoptr (XepReportData) people = NULL;
  g_autoptr (XepReportData) later = NULL;
  g_autoptr (XepReportData) unexplained = NULL;
  g_autoptr (XepReportData) unrated = NULL;
  g_autoptr (XepForm) quarterly = fixture_load_form ("pl5");
  g_autoptr (GError) error = NULL;
  g_autoptr (XepReportData) blank
      = xep_report_context_blank_period (office->store, quarterly, office->quarter3, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (XepReportData) data = office_fill (office, "review", subjects[i]);

      collect_tree (data, filled);
    }
  /* a level below its points, and a second rating that has none */
  office_set (office, office->head_member, XEP_STEP_DECISION, "level", "good");
  office_set (office, office->head_member, XEP_STEP_SELF, "tasks.assigned", "10");
  office_set (office, office->head_member, XEP_STEP_SELF, "tasks.done", "8");
  add_conclusion (office);
  people = fill_list (office, once, &unit);
  office_set (office, office->head_member, XEP_STEP_SELF, "tasks.done", "10");
  office_set (office, office->head_member, XEP_STEP_SELF, "tasks.on_time", "10");
  office_set (office, office->head_member, XEP_STEP_SELF, "tasks.exceeded", "5");
  office_set (office, office->head_member, XEP_STEP_SELF, "remedied", "none");
  unexplained = fill_all (office, "step", NULL);
  later = fill_list (office, once, NULL);
  office_set (office, office->head_member, XEP_STEP_SELF, "unrated", "leave");
  unrated = fill_list (office, once, NULL);
  collect_tree (people, filled);
  collect_tree (later, filled);
  collect_tree (unexplained, filled);
  collect_tree (unrated, filled);
  collect_tree (list, filled);
  collect_tree (meeting, filled);
  collect_tree (groups, filled);
  collect_tree (blank, filled);

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_assert_nonnull (xep_report_field_find (elsewhere[i].field));
      if (!g_hash_table_add (filled, (gpointer) elsewhere[i].field))
        g_error ("“%s” is filled; it was not to be: %s", elsewhere[i].field, elsewhere[i].reason);
    }
  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    if (!g_hash_table_contains (filled, field->name))
      {
        g_test_message ("nothing fills “%s”", field->name);
        g_test_fail ();
      }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/context-lists/subjects", test_subjects);
  g_test_add_func ("/context-lists/counts", test_counts);
  g_test_add_func ("/context-lists/reasons-and-quotas", test_reasons_and_quotas);
  g_test_add_func ("/context-lists/counts-of-unit", test_counts_of_unit);
  g_test_add_func ("/context-lists/counts-of-chosen", test_counts_of_chosen);
  g_test_add_func ("/context-lists/groups", test_groups);
  g_test_add_func ("/context-lists/groups-by-type", test_groups_by_type);
  g_test_add_func ("/context-lists/meeting", test_meeting);
  g_test_add_func ("/context-lists/meeting-choice", test_meeting_choice);
  g_test_add_func ("/context-lists/unit-papers", test_unit_papers);
  g_test_add_func ("/context-lists/each-person-once", test_each_person_once);
  g_test_add_func ("/context-lists/conclusions", test_conclusions);
  g_test_add_func ("/context-lists/blank-reviews", test_blank_reviews);
  g_test_add_func ("/context-lists/blank", test_blank);
  g_test_add_func ("/context-lists/old-snapshot", test_old_snapshot);
  g_test_add_func ("/context-lists/every-field", test_every_field);
  return g_test_run ();
}
