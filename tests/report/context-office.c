/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "context-office.h"

#include <stdarg.h>

#include "keyed.h"
#include "report-fixture.h"
#include "report/context/xep-report-context.h"
#include "report/form/xep-report-field.h"
#include "store/xep-assessment-store.h"
#include "store/xep-collective-store.h"
#include "store/xep-dossier-store.h"
#include "store/xep-meeting-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-rerating-store.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

/* 80 characters. */
#define LONG_NAME "Nguyễn Thị Hoàng Phương Ánh Tuyết Minh Nguyệt Thanh Thảo Kim Ngân Bảo Châu Mỹ Lệ"

typedef struct
{
  gint64 assessment;
  XepStep step;
  const char *key, *text;
} Change;

static gint64
add_unit (Office *office, const char *name, gboolean party_cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  g_assert_true (xep_unit_store_add (office->store, unit, &error));
  g_assert_no_error (error);
  return unit->id;
}

static void
add_post (XepPerson *person, const char *title, XepBranch branch, gint64 unit_id)
{
  XepPost *post = xep_post_new ();

  g_free (post->title);
  post->title = g_strdup (title);
  post->branch = branch;
  post->unit_id = unit_id;
  post->head = branch == XEP_BRANCH_PARTY && unit_id != 0;
  g_ptr_array_add (person->posts, post);
}

static XepPerson *
make_person (const char *name, gint64 unit_id, XepSubjectKind kind, XepTier tier)
{
  XepPerson *person = xep_person_new ();

  g_free (person->name);
  person->name = g_strdup (name);
  person->unit_id = unit_id;
  person->kind = kind;
  person->tier = tier;
  return person;
}

static gint64
add_person (Office *office, XepPerson *person)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_person_store_add (office->store, person, &error));
  g_assert_no_error (error);
  return person->id;
}

static gint64
add_head (Office *office)
{
  g_autoptr (XepPerson) person
      = make_person ("Giàng Seo Páo", office->cell, XEP_KIND_LEADER, XEP_TIER_COMMUNE);

  person->birth_date = (XepDate){ 1981, 3, 12 };
  person->admitted_on = (XepDate){ 2005, 2, 3 };
  person->official_on = (XepDate){ 2006, 2, 3 };
  g_free (person->gender);
  person->gender = g_strdup ("Nam");
  g_free (person->ethnicity);
  person->ethnicity = g_strdup ("Mông");
  g_free (person->party_card);
  person->party_card = g_strdup ("12.345678");
  add_post (person, "Bí thư Chi bộ", XEP_BRANCH_PARTY, office->cell);
  add_post (person, "Trưởng thôn", XEP_BRANCH_GOVERNMENT, 0);
  add_post (person, "Chi hội trưởng Hội Nông dân", XEP_BRANCH_UNION, 0);
  return add_person (office, person);
}

static gint64
add_civil_servant (Office *office)
{
  g_autoptr (XepPerson) person
      = make_person ("Nguyễn Thị Ánh", 0, XEP_KIND_STAFF, XEP_TIER_COMMUNE);

  person->party_member = FALSE;
  person->workplace_id = office->agency;
  person->birth_date = (XepDate){ 1995, 0, 0 };
  return add_person (office, person);
}

static void
add_relieved (Office *office)
{
  g_autoptr (XepPerson) person
      = make_person ("Ma Thị Dín", office->cell, XEP_KIND_MEMBER, XEP_TIER_NONE);

  person->status = XEP_STATUS_RELIEVED;
  add_person (office, person);
}

static gint64
add_member (Office *office, const char *name, gint64 unit_id, XepSubjectKind kind, XepTier tier)
{
  g_autoptr (XepPerson) person = make_person (name, unit_id, kind, tier);

  return add_person (office, person);
}

static gint64
add_collective (Office *office, const char *name, const char *type, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCollective) collective = xep_collective_new ();

  g_free (collective->name);
  collective->name = g_strdup (name);
  g_free (collective->type);
  collective->type = g_strdup (type);
  collective->unit_id = unit_id;
  g_assert_true (xep_collective_store_add (office->store, collective, &error));
  g_assert_no_error (error);
  return collective->id;
}

static gint64
open_period (Office *office, int year, XepPeriodCode code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_period_store_open (office->store, year, code, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static gint64
find (Office *office, gint64 period, XepSubjectKind kind, char letter, gint64 subject)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject_id = g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, subject);
  gint64 id = xep_assessment_store_find (office->store, period, (int) kind, subject_id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

void
office_set (Office *office, gint64 id, XepStep step, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_assessment_store_set (office->store, id, step, key, text, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
change_all (Office *office, const Change *changes, guint n_changes)
{
  for (guint i = 0; i < n_changes; i++)
    office_set (office, changes[i].assessment, changes[i].step, changes[i].key, changes[i].text);
}

/* Every criterion in full; the appraisal and the decision take 1,5 off the last one. */
static void
key_head_points (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepAssessment) head = xep_assessment_store_load (office->store, office->head, &error);
  XepRegulation *regulation = xep_store_get_period_regulation (office->store, office->year, &error);
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, head->criteria_set);

  g_assert_no_error (error);
  for (int step = 0; step < XEP_N_STEPS; step++)
    for (guint i = 0; i < set->groups->len; i++)
      {
        const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

        for (guint j = 0; j < group->criteria->len; j++)
          {
            const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
            gboolean last = i + 1 == set->groups->len && j + 1 == group->criteria->len;
            XepPoints less = last && step != XEP_STEP_SELF ? 150 : 0;
            g_autofree char *points = xep_points_format (criterion->maximum - less);

            office_set (office, office->head, (XepStep) step, criterion->number, points);
          }
      }
}

static void
key_steps (Office *office)
{
  const Change changes[] = {
    { office->head, XEP_STEP_SELF, "level", "excellent" },
    { office->head, XEP_STEP_SELF, "date", "2025-12-05" },
    { office->head, XEP_STEP_SELF, "number", "01-TĐG" },
    { office->head, XEP_STEP_SELF, "authority", "Cá nhân" },
    { office->head, XEP_STEP_APPRAISAL, "level", "good" },
    { office->head, XEP_STEP_APPRAISAL, "date", "2025-12-10" },
    { office->head, XEP_STEP_APPRAISAL, "number", "02-PTĐ/ĐU" },
    { office->head, XEP_STEP_APPRAISAL, "authority", "Ban Xây dựng Đảng" },
    { office->head, XEP_STEP_DECISION, "level", "good" },
    { office->head, XEP_STEP_DECISION, "date", "2025-12-22" },
    { office->head, XEP_STEP_DECISION, "number", "03-QĐ/ĐU" },
    { office->head, XEP_STEP_DECISION, "authority", "Ban Thường vụ Đảng ủy" },
    { office->head, XEP_STEP_SELF, "explanation", "Một nhiệm vụ chậm tiến độ." },
    { office->head, XEP_STEP_SELF, "grounds", "Hoàn thành 100% nhiệm vụ." },
    { office->head, XEP_STEP_SELF, "personnel", "Quy hoạch" },
    { office->head, XEP_STEP_SELF, "narrative.q4", "Thu hoạch vụ mùa" },
    { office->head_member, XEP_STEP_SELF, "A", "28" },
    { office->head_member, XEP_STEP_SELF, "B", "60" },
    { office->head_member, XEP_STEP_SELF, "level", "good" },
    { office->head_member, XEP_STEP_APPRAISAL, "A", "28" },
    { office->head_member, XEP_STEP_APPRAISAL, "B", "62" },
    { office->head_member, XEP_STEP_APPRAISAL, "level", "excellent" },
    { office->head_member, XEP_STEP_DECISION, "A", "29" },
    { office->head_member, XEP_STEP_DECISION, "B", "62" },
    { office->head_member, XEP_STEP_DECISION, "level", "excellent" },
    { office->provincial, XEP_STEP_SELF, "A", "28,5" },
    { office->provincial, XEP_STEP_SELF, "B", "61" },
    { office->provincial, XEP_STEP_SELF, "level", "good" },
    { office->provincial, XEP_STEP_APPRAISAL, "A", "29" },
    { office->provincial, XEP_STEP_APPRAISAL, "B", "62,5" },
    { office->provincial, XEP_STEP_APPRAISAL, "level", "good" },
    { office->civil, XEP_STEP_DECISION, "A", "28" },
    { office->civil, XEP_STEP_DECISION, "B", "57" },
    { office->civil, XEP_STEP_DECISION, "level", "good" },
    { office->civil, XEP_STEP_DECISION, "number", "04-QĐ/ĐU" },
    { office->civil, XEP_STEP_DECISION, "date", "2025-12-22" },
    { office->villager, XEP_STEP_SELF, "I.1.1", "0" },
    { office->villager, XEP_STEP_SELF, "remedied", "none" },
    { office->villager, XEP_STEP_DECISION, "level", "excellent" },
    { office->villager, XEP_STEP_DECISION, "date", "2025-12-22" },
    { office->stranger, XEP_STEP_SELF, "unrated", "leave" },
    { office->committee, XEP_STEP_DECISION, "level", "excellent" },
  };

  key_head_points (office);
  change_all (office, changes, G_N_ELEMENTS (changes));
}

static void
key_review (Office *office)
{
  gint64 quarter = find (office, office->quarter3, XEP_KIND_LEADER, 'p', office->head_person);
  const Change changes[] = {
    { quarter, XEP_STEP_SELF, "A", "28" },
    { quarter, XEP_STEP_SELF, "B", "60" },
    { quarter, XEP_STEP_SELF, "level", "good" },
    { quarter, XEP_STEP_DECISION, "level", "complete" },
    { quarter, XEP_STEP_SELF, "shortcoming.1.text", "Chậm gửi báo cáo" },
    { quarter, XEP_STEP_SELF, "shortcoming.2.text", "Sinh hoạt chưa đều" },
    { office->head, XEP_STEP_SELF, "narrative.virtue", "Gương mẫu.\nĐoàn kết." },
    { office->head, XEP_STEP_SELF, "matter.discipline", "yes" },
    { office->head, XEP_STEP_SELF, "task.1.content", "Làm đường" },
    { office->head, XEP_STEP_SELF, "task.1.due", "Quý II" },
    { office->head, XEP_STEP_SELF, "task.1.progress", "Xong 2 km" },
    { office->head, XEP_STEP_SELF, "task.1.product", "2 km đường" },
    { office->head, XEP_STEP_SELF, "task.1.pace", "on-time" },
    { office->head, XEP_STEP_SELF, "task.1.exceeded", "yes" },
    { office->head, XEP_STEP_SELF, "task.1.note", "Vượt 500 m" },
    { office->head, XEP_STEP_SELF, "task.2.content", "Trồng rừng" },
    { office->head, XEP_STEP_SELF, "task.2.pace", "late" },
    { office->head, XEP_STEP_SELF, "task.3.content", "Sửa trường" },
    { office->head, XEP_STEP_SELF, "task.3.pace", "undone" },
    { office->head, XEP_STEP_SELF, "shortcoming.1.text", "Chưa quyết liệt" },
    { office->head, XEP_STEP_SELF, "shortcoming.1.measure", "Kiểm tra hằng tuần" },
    { office->head, XEP_STEP_SELF, "shortcoming.1.due", "2026-03-31" },
    { office->head, XEP_STEP_SELF, "shortcoming.1.responsible", "Bí thư" },
    { office->head, XEP_STEP_SELF, "prompt.1.text", "Đất rừng" },
    { office->head, XEP_STEP_SELF, "prompt.1.body", "Ban Thường vụ Đảng ủy" },
    { office->head, XEP_STEP_SELF, "prompt.1.number", "07-CV/ĐU" },
    { office->head, XEP_STEP_SELF, "prompt.1.date", "2025-11-20" },
    { office->head, XEP_STEP_SELF, "prompt.1.answer", "Đã rà soát" },
    { office->head, XEP_STEP_SELF, "prompt.1.cause", "Hồ sơ cũ" },
    { office->head, XEP_STEP_SELF, "prompt.1.responsibility", "Trưởng thôn" },
  };

  change_all (office, changes, G_N_ELEMENTS (changes));
}

/* The head says of the first shortcoming that it is remedied in part, of the second nothing. */
static void
key_remedies (Office *office)
{
  static const struct
  {
    const char *key, *text;
  } fields[] = {
    { "state", "partial" },
    { "percent", "80" },
    { "difficulty", "Mất điện" },
    { "responsibility", "Cấp phó" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *key = g_strdup_printf ("remedy.1.%s", fields[i].key);

      office_set (office, office->head, XEP_STEP_SELF, key, fields[i].text);
    }
  /* the villager's were written as text, a year ago */
  office_set (office,
              find (office, office->last_year, XEP_KIND_MEMBER, 'p', office->head_person + 3),
              XEP_STEP_SELF, "narrative.shortcomings", "Ít phát biểu\n\nVắng một buổi họp");
}

static void
set_meeting (Office *office, gint64 id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_field_set (office->store, XEP_ENTITY_MEETING, id, key, text, NULL, &error));
  g_assert_no_error (error);
}

static gint64
add_meeting (Office *office, gint64 unit_id, const char *title, const char *date)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_meeting_store_add (office->store, office->year, unit_id, title, &error);

  g_assert_no_error (error);
  if (date != NULL)
    set_meeting (office, id, "date", date);
  return id;
}

static void
add_ballot (Office *office, gint64 assessment, const char *const *fields)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      xep_meeting_store_add_subject (office->store, office->meeting, assessment, &error));
  g_assert_no_error (error);
  for (; *fields != NULL; fields += 2)
    {
      g_assert_true (key_row (office->store, XEP_SCOPE_BALLOT, office->meeting, assessment,
                              fields[0], fields[1], NULL, &error));
      g_assert_no_error (error);
    }
}

static void
hold_meetings (Office *office)
{
  static const char *const fields[][2] = {
    { "starts", "08:00" },
    { "ends", "11:30" },
    { "place", "Nhà văn hóa" },
    { "chair", "Lù Seo Phìn" },
    { "chair_post", "Phó Bí thư" },
    { "secretary", "Vàng Thị Mỷ" },
    { "attendee", "Đảng ủy viên" },
    { "called", "20" },
    { "present", "18" },
    { "absent", "2" },
    { "absent_names", "Hai đồng chí ốm" },
    { "proceedings", "Thảo luận" },
    { "conclusion", "Nhất trí" },
    { "teller_head", "Sùng A Chúng" },
    { "tellers", "Ma Seo Lềnh" },
    { "number", "05-BB/CB" },
  };
  static const char *const head[]
      = { "issued",     "18",        "returned", "18",   "valid", "17",       "invalid",
          "1",          "excellent", "2",        "good", "14",    "complete", "1",
          "incomplete", "0",         "none",     "0",    "level", "good",     NULL };
  static const char *const villager[]
      = { "issued", "18", "returned", "18", "valid", "16", "invalid", "2", "good", "16", NULL };

  add_meeting (office, office->cell, "Hội nghị cũ", "2025-11-30");
  office->meeting = add_meeting (office, office->cell, "Hội nghị kiểm điểm", "2025-12-08");
  add_meeting (office, office->cell, "Hội nghị chưa có ngày", NULL);
  office->commune_meeting = add_meeting (office, 0, "Hội nghị Ban Thường vụ", "2025-12-15");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_meeting (office, office->meeting, fields[i][0], fields[i][1]);
  add_ballot (office, office->head, head);
  add_ballot (office, office->villager, villager);
}

static void
fill_dossier (Office *office)
{
  static const char *const items[][3] = {
    { "1", "received", "2025-12-10" },
    { "1", "by", "Vàng Thị Mỷ" },
    { "1", "note", "Bản gốc" },
    { "6", "not_needed", "yes" },
  };
  static const char *const copies[][3] = {
    { "superior", "sent", "2025-12-18" },
    { "superior", "by", "Sùng A Chúng" },
    { "superior", "note", "Kèm bảng kê" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_true (xep_field_set_in (office->store, XEP_SCOPE_COMPONENT, office->head, items[i][0],
                                     items[i][1], items[i][2], NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    g_assert_true (xep_field_set_in (office->store, XEP_SCOPE_COPY, office->head, copies[i][0],
                                     copies[i][1], copies[i][2], NULL, &error));
  g_assert_no_error (error);
}

static void
rate_again (Office *office, gint64 assessment, gboolean annulled, XepLevel level, XepPoints points)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepRerating) rerating = xep_rerating_new ();

  rerating->assessment_id = assessment;
  rerating->annulled = annulled;
  rerating->level = level;
  rerating->points = points;
  rerating->decided_on = (XepDate){ 2026, 2, 5 };
  g_free (rerating->number);
  rerating->number = g_strdup ("09-QĐ/ĐU");
  g_free (rerating->reason);
  rerating->reason = g_strdup ("Kết luận kiểm tra");
  g_assert_true (xep_rerating_store_add (office->store, rerating, &error));
  g_assert_no_error (error);
}

static void
add_everyone (Office *office)
{
  office->cell = add_unit (office, "Chi bộ thôn Tả Chải", TRUE);
  office->other_cell = add_unit (office, "Chi bộ Cơ quan", TRUE);
  office->agency = add_unit (office, "Văn phòng HĐND và UBND", FALSE);
  add_collective (office, "Chi ủy Chi bộ thôn Tả Chải", "grassroots-party", office->cell);
  add_collective (office, "Lãnh đạo UBND xã", "people-committee", office->agency);
  office->head_person = add_head (office);
  add_member (office, "Vàng Thị Mỷ", office->other_cell, XEP_KIND_LEADER, XEP_TIER_PROVINCE);
  add_civil_servant (office);
  add_member (office, "Sùng A Chúng", office->cell, XEP_KIND_MEMBER, XEP_TIER_NONE);
  add_member (office, LONG_NAME, 0, XEP_KIND_MEMBER, XEP_TIER_NONE);
  add_relieved (office);
}

static void
open_periods (Office *office)
{
  gint64 person = office->head_person;

  office->last_year = open_period (office, 2024, XEP_PERIOD_YEAR);
  office->quarter2 = open_period (office, 2025, XEP_PERIOD_Q2);
  office->quarter3 = open_period (office, 2025, XEP_PERIOD_Q3);
  office->year = open_period (office, 2025, XEP_PERIOD_YEAR);
  office->committee = find (office, office->year, XEP_KIND_COLLECTIVE, 'c', 1);
  office->council = find (office, office->year, XEP_KIND_COLLECTIVE, 'c', 2);
  office->head = find (office, office->year, XEP_KIND_LEADER, 'p', person);
  office->head_member = find (office, office->year, XEP_KIND_MEMBER, 'p', person);
  office->provincial = find (office, office->year, XEP_KIND_LEADER, 'p', person + 1);
  office->civil = find (office, office->year, XEP_KIND_STAFF, 'p', person + 2);
  office->villager = find (office, office->year, XEP_KIND_MEMBER, 'p', person + 3);
  office->stranger = find (office, office->year, XEP_KIND_MEMBER, 'p', person + 4);
}

Office *
office_new (void)
{
  g_autoptr (GError) error = NULL;
  Office *office = g_new0 (Office, 1);

  office->dir = xep_test_make_dir ();
  office->store = xep_store_new (NULL, &error);
  g_assert_no_error (error);
  add_everyone (office);
  open_periods (office);
  key_steps (office);
  key_review (office);
  key_remedies (office);
  hold_meetings (office);
  fill_dossier (office);
  rate_again (office, office->civil, FALSE, XEP_LEVEL_COMPLETE, 6500);
  rate_again (office, office->villager, TRUE, XEP_LEVEL_NONE, XEP_POINTS_MISSING);
  return office;
}

void
office_free (Office *office)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_store_close (office->store, &error));
  g_assert_no_error (error);
  g_object_unref (office->store);
  fixture_remove_dir (office->dir);
  g_free (office->dir);
  g_free (office);
}

static void
ask_for (GString *body, const XepReportField *field)
{
  if (field->kind == XEP_FIELD_LIST)
    g_string_append_printf (body, "<each list=\"%s\"><p>-</p></each>\n", field->name);
  else if (field->kind != XEP_FIELD_PAGE)
    g_string_append_printf (body, "<p>{%s}</p>\n", field->name);
}

XepForm *
office_form (Office *office, const char *attributes, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) body = g_string_new ("<p>-</p>\n");
  g_autofree char *text = NULL;
  XepForm *form;
  const char *name;
  guint count = 0;
  va_list names;

  va_start (names, attributes);
  for (name = va_arg (names, const char *); name != NULL; name = va_arg (names, const char *))
    {
      g_assert_nonnull (xep_report_field_find (name));
      ask_for (body, xep_report_field_find (name));
      count++;
    }
  va_end (names);
  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    if (count == 0)
      ask_for (body, field);

  text = g_strdup_printf ("<form id=\"trial\" name=\"T\" title=\"Thử\" %s>\n%s</form>\n",
                          attributes, body->str);
  form = fixture_try_form (office->dir, text, &error);
  g_assert_no_error (error);
  return form;
}

XepReportData *
office_fill (Office *office, const char *category, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *attributes
      = g_strdup_printf ("category=\"%s\" scope=\"subject\" periods=\"Q1 Q2 Q3 YEAR\""
                         " kinds=\"collective leader staff member\"",
                         category);
  g_autoptr (XepForm) form = office_form (office, attributes, NULL);
  XepReportData *data = xep_report_context_subject (office->store, form, id, &error);

  g_assert_no_error (error);
  return data;
}

const char *
get_text (XepReportData *data, const char *field)
{
  g_assert_nonnull (xep_report_field_find (field));
  return xep_report_data_get (data, field).text;
}

guint
count_rows (XepReportData *data, const char *list)
{
  GPtrArray *rows = xep_report_data_get_rows (data, list);

  return rows != NULL ? rows->len : 0;
}

XepReportData *
get_row (XepReportData *data, const char *list, guint index)
{
  g_assert_cmpuint (index, <, count_rows (data, list));
  return g_ptr_array_index (xep_report_data_get_rows (data, list), index);
}

XepReportData *
find_row (XepReportData *data, const char *list, const char *field, const char *text)
{
  for (guint i = 0; i < count_rows (data, list); i++)
    if (g_str_equal (get_text (get_row (data, list, i), field), text))
      return get_row (data, list, i);
  g_error ("no row of “%s” has the %s “%s”", list, field, text);
}

void
assert_text (XepReportData *data, const char *field, const char *wanted)
{
  g_assert_cmpstr (get_text (data, field), ==, wanted);
}
