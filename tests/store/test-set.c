/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

/* A leader's year (PL8), a leader's quarter (PL5), a member's year (PL10) and a
 * collective's year. */
typedef struct
{
  XepStore *store;
  gint64 leader, quarter, member, collective;
} Ratings;

static void
ratings_clear (Ratings *self)
{
  g_object_unref (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ratings, ratings_clear)

static Ratings
make_ratings (void)
{
  Ratings self = { .store = fixture_store () };
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (self.store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 leader = fixture_person (self.store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  gint64 member = fixture_person (self.store, "Sùng A Chúng", "1975", cell, XEP_KIND_MEMBER);
  gint64 year = xep_period_store_ensure (self.store, 2025, XEP_PERIOD_YEAR, &error);
  gint64 quarter = xep_period_store_ensure (self.store, 2025, XEP_PERIOD_Q3, &error);

  g_assert_no_error (error);
  fixture_collective (self.store, "Chi ủy", "grassroots-party", cell);
  self.leader = fixture_assessment (self.store, year, XEP_KIND_LEADER, leader);
  self.quarter = fixture_assessment (self.store, quarter, XEP_KIND_LEADER, leader);
  self.member = fixture_assessment (self.store, year, XEP_KIND_MEMBER, member);
  self.collective
      = xep_assessment_store_ensure (self.store, year, XEP_KIND_COLLECTIVE, "c1", &error);
  g_assert_no_error (error);
  return self;
}

static XepAssessment *
load (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  XepAssessment *assessment = xep_assessment_store_load (store, id, &error);

  g_assert_no_error (error);
  return assessment;
}

static XepPoints
get_points (XepAssessment *assessment, XepStep step, const char *number)
{
  gpointer value;

  return g_hash_table_lookup_extended (assessment->steps[step].points.criteria, number, NULL,
                                       &value)
             ? GPOINTER_TO_INT (value)
             : XEP_POINTS_MISSING;
}

/* The newest audit entry of the assessment, as "field: old → new". */
static char *
last_audit (XepStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xep_audit_store_list (store, "assessment", id, 1, &error);
  const XepAuditEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  return g_strdup_printf ("%s: %s → %s", entry->field, entry->old_value, entry->new_value);
}

static void
check_audit (XepStore *store, gint64 id, const char *expected)
{
  g_autofree char *last = last_audit (store, id);

  g_assert_cmpstr (last, ==, expected);
}

/* Setting @key is kept, told in the audit, keeps silent when repeated, and can be undone by what
 * the audit says. */
static void
check_key (XepStore *store,
           gint64 id,
           const char *key,
           const char *text,
           const char *stored_sql,
           const char *stored,
           const char *audited)
{
  g_autofree char *before = fixture_text (store, stored_sql);
  g_autofree char *written = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 count;

  fixture_set (store, id, XEP_STEP_APPRAISAL, key, text);
  written = fixture_text (store, stored_sql);
  g_assert_cmpstr (written, ==, stored);
  check_audit (store, id, audited);

  count = fixture_count (store, "SELECT count(*) FROM audit");
  fixture_set (store, id, XEP_STEP_APPRAISAL, key, text);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, count);

  entries = xep_audit_store_list (store, "assessment", id, 1, &error);
  fixture_set (store, id, XEP_STEP_APPRAISAL, key,
               ((XepAuditEntry *) g_ptr_array_index (entries, 0))->old_value);
  undone = fixture_text (store, stored_sql);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit"), ==, count + 1);
}

#define STEP(column)            \
  "SELECT max (ifnull (" column \
  ", '')) FROM step_result WHERE assessment_id = 1 AND step = 'appraisal'"
#define FIELD(column) "SELECT ifnull (" column ", '') FROM assessment WHERE id = 1"
#define ROW(column, table) "SELECT max (" column ") FROM " table " WHERE assessment_id = 1"

#define CRITERION(column) \
  "SELECT max (" column ") FROM criterion_text WHERE assessment_id = 1 AND criterion = 'II.1.2'"

static void
test_keys (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;

  g_assert_cmpint (id, ==, 1);
  check_key (store, id, "I.1.1", "0,5",
             "SELECT max (value) FROM points WHERE step = 'appraisal' AND criterion = 'I.1.1'",
             "50", "appraisal.I.1.1:  → 0,5");
  check_key (store, id, "level", "good", STEP ("level"), "good", "appraisal.level:  → good");
  check_key (store, id, "date", "5/2/2026", STEP ("dated_on"), "2026-02-05",
             "appraisal.date:  → 2026-02-05");
  check_key (store, id, "number", " 12-QĐ/ĐU ", STEP ("document_number"), "12-QĐ/ĐU",
             "appraisal.number:  → 12-QĐ/ĐU");
  check_key (store, id, "authority", "Ban Thường vụ", STEP ("authority"), "Ban Thường vụ",
             "appraisal.authority:  → Ban Thường vụ");
  check_key (store, id, "tasks.assigned", "12", FIELD ("tasks_assigned"), "12",
             "tasks.assigned:  → 12");
  check_key (store, id, "tasks.done", "0", FIELD ("tasks_done"), "0", "tasks.done:  → 0");
  check_key (store, id, "tasks.on_time", "9999", FIELD ("tasks_on_time"), "9999",
             "tasks.on_time:  → 9999");
  check_key (store, id, "tasks.exceeded", "3", FIELD ("tasks_exceeded"), "3",
             "tasks.exceeded:  → 3");
  check_key (store, id, "remedied", "85 %", FIELD ("remedied"), "85", "remedied:  → 85");
  check_key (store, id, "remedied", "none", FIELD ("no_shortcomings"), "1", "remedied:  → none");
  check_key (store, id, "discipline", "no", FIELD ("discipline"), "no", "discipline:  → no");
  check_key (store, id, "explanation", "a\nb", FIELD ("explanation"), "a\nb",
             "explanation:  → a\nb");
  check_key (store, id, "grounds", "căn cứ", FIELD ("grounds"), "căn cứ", "grounds:  → căn cứ");
  check_key (store, id, "personnel", "quy hoạch", FIELD ("personnel"), "quy hoạch",
             "personnel:  → quy hoạch");
  check_key (store, id, "unrated", "leave", FIELD ("state || unrated_reason"), "unratedleave",
             "unrated:  → leave");
  check_key (store, id, "criteria_set", "PL7", FIELD ("criteria_set"), "PL7",
             "criteria_set: PL8 → PL7");
  check_key (store, id, "narrative.shortcomings", "hạn chế", ROW ("text", "narrative"), "hạn chế",
             "narrative.shortcomings:  → hạn chế");
  check_key (store, id, "narrative.q4", "quý IV", ROW ("text", "narrative"), "quý IV",
             "narrative.q4:  → quý IV");
  check_key (store, id, "matter.complaints", "yes", ROW ("matter", "review_matter"), "complaints",
             "matter.complaints: no → yes");
  check_key (store, id, "shortcoming.1.text", "họp muộn", ROW ("text", "shortcoming"), "họp muộn",
             "shortcoming.1.text:  → họp muộn");
  check_key (store, id, "prompt.1.text", "vì sao", ROW ("text", "prompt"), "vì sao",
             "prompt.1.text:  → vì sao");
  check_key (store, id, "task.1.content", "kế hoạch", ROW ("content", "task"), "kế hoạch",
             "task.1.content:  → kế hoạch");
  check_key (store, id, "II.1.2.goal", " 5 văn bản\nđúng hạn ", CRITERION ("goal"),
             "5 văn bản\nđúng hạn", "II.1.2.goal:  → 5 văn bản\nđúng hạn");
  check_key (store, id, "II.1.2.result", "06 văn bản", CRITERION ("result"), "06 văn bản",
             "II.1.2.result:  → 06 văn bản");
  check_key (store, id, "II.1.2.percent", "87.5 %", CRITERION ("percent"), "8750",
             "II.1.2.percent:  → 87,5");
  check_key (store, id, "II.1.2.note", "vượt", CRITERION ("note"), "vượt", "II.1.2.note:  → vượt");
  check_key (store, id, "target.income", "no", ROW ("answer", "target_answer"), "no",
             "target.income:  → no");
}

static void
test_disqualifiers (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;

  fixture_set (store, id, XEP_STEP_SELF, "disqualifier.L3", "yes");
  check_audit (store, id, "disqualifier.L3: no → yes");
  fixture_set (store, id, XEP_STEP_SELF, "disqualifier.L3.exception", "yes");
  check_audit (store, id, "disqualifier.L3.exception: no → yes");
  fixture_set (store, id, XEP_STEP_SELF, "disqualifier.L3.grounds", "đã khắc phục\nxong");
  check_audit (store, id, "disqualifier.L3.grounds:  → đã khắc phục\nxong");
  fixture_set (store, id, XEP_STEP_SELF, "disqualifier.L3", "no");
  check_audit (store, id, "disqualifier.L3: yes → no");

  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.L3", "", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.L3", "maybe", XEP_ERROR_INVALID, "maybe");
  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.L3.exception", "1", XEP_ERROR_INVALID,
                  "1");
  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.L9", "yes", XEP_ERROR_INVALID, "L9");
  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.", "yes", XEP_ERROR_INVALID, "");
  /* Each kind has its own column of Điều 11. */
  fixture_refuse (store, id, XEP_STEP_SELF, "disqualifier.K2", "yes", XEP_ERROR_INVALID, "K2");
  fixture_refuse (store, ratings.member, XEP_STEP_SELF, "disqualifier.L3", "yes", XEP_ERROR_INVALID,
                  "L3");
  fixture_set (store, ratings.member, XEP_STEP_SELF, "disqualifier.K2", "yes");
  fixture_set (store, ratings.collective, XEP_STEP_SELF, "disqualifier.T2", "yes");
}

static void
test_bad_points (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  static const char *const bad[]
      = { "abc", "-1", "1,234", "1.000,5", "+1", "1 2", "1,", ",5", "1e1" };
  g_autoptr (GError) error = NULL;

  fixture_set (store, id, XEP_STEP_SELF, "I.1.1", "1");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1", bad[i], XEP_ERROR_INVALID, "I.1.1");
      fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1", bad[i], XEP_ERROR_INVALID, bad[i]);
    }
  fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1", "1,01", XEP_ERROR_INVALID, "I.1.1");
  fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1", "99999", XEP_ERROR_INVALID, "I.1.1");
  fixture_refuse (store, id, XEP_STEP_SELF, "A", "30,01", XEP_ERROR_INVALID, "30");
  fixture_refuse (store, id, XEP_STEP_SELF, "B", "70,01", XEP_ERROR_INVALID, "70");
  fixture_refuse (store, id, XEP_STEP_SELF, "B", "x", XEP_ERROR_INVALID, "B");

  g_assert_false (
      xep_assessment_store_set (store, id, XEP_STEP_SELF, "I.1.1", "2,5", NULL, &error));
  g_assert_nonnull (strstr (error->message, "2,5"));
  g_assert_nonnull (strstr (error->message, "I.1.1"));
  g_assert_nonnull (strstr (error->message, " 1 "));
}

static void
test_bad_keys (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  static const char *const bad[] = { "",
                                     "C",
                                     "I.9.9",
                                     "I",
                                     "1",
                                     "Level",
                                     "tasks",
                                     "tasks.",
                                     "tasks.late",
                                     "target.",
                                     "target.moon",
                                     "narrative.",
                                     "narrative.a b",
                                     "points",
                                     "narrative.moon",
                                     "matter.",
                                     "matter.moon",
                                     "task",
                                     "task.",
                                     "task.1",
                                     "task.1.",
                                     "task.0.content",
                                     "task.01.content",
                                     "task.x.content",
                                     "task.1.moon",
                                     "task.1x",
                                     "task.-1.content",
                                     "task.2.content",
                                     "task.99999.content",
                                     "shortcoming.1",
                                     "shortcoming.1.due_on",
                                     "prompt.1.text.x",
                                     "remedy.",
                                     "remedy.1",
                                     "remedy.1.state.x",
                                     "remedy.1.moon",
                                     "remedy.1.percent",
                                     "remedy.99999999999999999999.percent" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    fixture_refuse (store, id, XEP_STEP_SELF, bad[i], "1", XEP_ERROR_INVALID, "");
  fixture_refuse (store, 99, XEP_STEP_SELF, "I.1.1", "1", XEP_ERROR_NOT_FOUND, "99");
}

static void
test_bad_values (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  static const struct
  {
    const char *key;
    const char *text;
  } bad[] = {
    { "level", "Good" },           { "level", "excelent" },      { "level", "none" },
    { "date", "31/02/2025" },      { "date", "2025" },           { "date", "1/1/25" },
    { "tasks.assigned", "-1" },    { "tasks.assigned", "1,5" },  { "tasks.done", "x" },
    { "tasks.done", "10000" },     { "remedied", "101" },        { "remedied", "-1" },
    { "remedied", "none at all" }, { "remedied", "%" },          { "discipline", "maybe" },
    { "discipline", "Yes" },       { "target.income", "maybe" }, { "criteria_set", "PL99" },
    { "criteria_set", "PL5" },     { "criteria_set", "PL3" },    { "unrated", "holiday" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    fixture_refuse (store, id, XEP_STEP_SELF, bad[i].key, bad[i].text, XEP_ERROR_INVALID, "");
}

static void
test_tasks_together (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;

  fixture_set (store, id, XEP_STEP_SELF, "tasks.assigned", "10");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.done", "10");
  fixture_refuse (store, id, XEP_STEP_SELF, "tasks.done", "11", XEP_ERROR_INVALID, "");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.on_time", "9");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.exceeded", "10");
  fixture_refuse (store, id, XEP_STEP_SELF, "tasks.done", "9", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, "tasks.assigned", "9", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, "tasks.exceeded", "11", XEP_ERROR_INVALID, "");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.done", "");
  fixture_refuse (store, id, XEP_STEP_SELF, "tasks.on_time", "11", XEP_ERROR_INVALID, "");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.assigned", "");
  fixture_set (store, id, XEP_STEP_SELF, "tasks.on_time", "11");
}

static char *
dup_text (XepAssessment *assessment, const char *number, XepCriterionField field)
{
  return xep_criterion_text_dup (g_hash_table_lookup (assessment->criterion_texts, number), field);
}

/* What is said of a criterion belongs to the assessment, whatever the step; a row that says nothing
 * more is gone. */
static void
test_criterion_texts (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  g_autoptr (XepAssessment) assessment = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *none = NULL;

  /* Only part B has goals, so that the number without its part is enough; notes are of both. */
  fixture_set (store, id, XEP_STEP_SELF, "1.2.goal", "Năm văn ba\xcc\x89n");
  check_audit (store, id, "II.1.2.goal:  → Năm văn bản");
  fixture_set (store, id, XEP_STEP_DECISION, "II.1.2.percent", "0");
  fixture_set (store, id, XEP_STEP_SELF, "I.1.2.note", "có xác nhận");
  fixture_refuse (store, id, XEP_STEP_SELF, "1.2.note", "x", XEP_ERROR_INVALID, "1.2");
  assessment = load (store, id);
  g_assert_cmpuint (g_hash_table_size (assessment->criterion_texts), ==, 2);
  goal = dup_text (assessment, "II.1.2", XEP_CRITERION_GOAL);
  percent = dup_text (assessment, "II.1.2", XEP_CRITERION_PERCENT);
  none = dup_text (assessment, "II.1.1", XEP_CRITERION_NOTE);
  g_assert_cmpstr (goal, ==, "Năm văn bản");
  g_assert_cmpstr (percent, ==, "0");
  g_assert_cmpstr (none, ==, "");

  fixture_set (store, id, XEP_STEP_SELF, "II.1.2.goal", "");
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM criterion_text"), ==, 2);
  fixture_set (store, id, XEP_STEP_SELF, "II.1.2.percent", "");
  fixture_set (store, id, XEP_STEP_SELF, "I.1.2.note", "");
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM criterion_text"), ==, 0);
}

static void
test_bad_criterion_texts (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  static const char *const no_kpi[] = { "101", "100,01", "-1", "mười", "%", "1,234", "9 %%" };
  g_autofree char *whole = g_strnfill (XEP_CRITERION_TEXT_LENGTH, 'x');
  g_autofree char *longer = g_strconcat (whole, "x", NULL);

  fixture_set (store, id, XEP_STEP_SELF, "II.1.1.percent", "100 %");
  for (gsize i = 0; i < G_N_ELEMENTS (no_kpi); i++)
    fixture_refuse (store, id, XEP_STEP_SELF, "II.1.1.percent", no_kpi[i], XEP_ERROR_INVALID,
                    no_kpi[i]);
  fixture_set (store, id, XEP_STEP_SELF, "II.1.1.goal", whole);
  fixture_refuse (store, id, XEP_STEP_SELF, "II.1.1.goal", longer, XEP_ERROR_INVALID, "2001");
  fixture_refuse (store, id, XEP_STEP_SELF, "II.1.1.note", longer, XEP_ERROR_INVALID, "2001");
  fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1.goal", "x", XEP_ERROR_INVALID, "I.1.1");
  fixture_refuse (store, id, XEP_STEP_SELF, "I.1.1.percent", "1", XEP_ERROR_INVALID, "I.1.1");
  fixture_refuse (store, id, XEP_STEP_SELF, "II.9.9.goal", "x", XEP_ERROR_INVALID, "II.9.9");
  fixture_refuse (store, id, XEP_STEP_SELF, "II.1.1.moon", "x", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, "A.note", "x", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, "II.1.note", "x", XEP_ERROR_INVALID, "");
  fixture_refuse (store, id, XEP_STEP_SELF, ".note", "x", XEP_ERROR_INVALID, "");
  /* The criteria of another set are others, though of the same number. */
  fixture_refuse (store, id, XEP_STEP_SELF, "criteria_set", "PL7", XEP_ERROR_INVALID, "PL8");
}

/* "none" and a percentage exclude each other: the later one stays. */
static void
test_remedied (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (XepAssessment) none = NULL;
  g_autoptr (XepAssessment) percent = NULL;

  fixture_set (ratings.store, ratings.leader, XEP_STEP_SELF, "remedied", "100");
  fixture_set (ratings.store, ratings.leader, XEP_STEP_SELF, "remedied", "none");
  check_audit (ratings.store, ratings.leader, "remedied: 100 → none");
  none = load (ratings.store, ratings.leader);
  g_assert_true (none->facts.no_earlier_shortcomings);
  g_assert_cmpint (none->facts.remedied_percent, ==, -1);
  fixture_set (ratings.store, ratings.leader, XEP_STEP_SELF, "remedied", "0");
  percent = load (ratings.store, ratings.leader);
  g_assert_false (percent->facts.no_earlier_shortcomings);
  g_assert_cmpint (percent->facts.remedied_percent, ==, 0);
}

static void
test_totals (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.member;
  XepRegulation *regulation = xep_store_get_regulation (store);
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL10");
  static const char *const total
      = "SELECT ifnull (max (total), -1) FROM step_result WHERE step = 'self'";
  g_autoptr (XepAssessment) assessment = NULL;
  const char *last = NULL;

  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          g_autofree char *maximum = xep_points_format (criterion->maximum);

          g_assert_cmpint (fixture_count (store, total), ==, -1);
          fixture_set (store, id, XEP_STEP_SELF, criterion->number, maximum);
          last = criterion->number;
        }
    }
  g_assert_cmpint (fixture_count (store, total), ==, 10000);
  g_assert_cmpint (fixture_count (store, "SELECT part_a FROM step_result"), ==, 3000);
  g_assert_cmpint (fixture_count (store, "SELECT part_b FROM step_result"), ==, 7000);
  assessment = load (store, id);
  g_assert_cmpint (assessment->steps[XEP_STEP_SELF].totals.total, ==, 10000);
  g_assert_cmpint (assessment->steps[XEP_STEP_APPRAISAL].totals.total, ==, XEP_POINTS_MISSING);

  /* A box that is empty again takes the total away: missing is not zero. */
  fixture_set (store, id, XEP_STEP_SELF, last, "");
  g_assert_cmpint (fixture_count (store, total), ==, -1);
  fixture_set (store, id, XEP_STEP_SELF, last, "0");
  g_assert_cmpint (fixture_count (store, total), ==,
                   10000 - xep_criteria_set_find (set, last)->maximum);
}

/* Group totals take the place of the criteria, and the other way round; what goes is told in the
 * audit. */
static void
test_entry_switch (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.leader;
  g_autoptr (XepAssessment) groups = NULL;
  g_autoptr (XepAssessment) criteria = NULL;

  fixture_set (store, id, XEP_STEP_SELF, "I.1.1", "1");
  fixture_set (store, id, XEP_STEP_SELF, "I.1.2", "1");
  fixture_set (store, id, XEP_STEP_APPRAISAL, "I.1.1", "1");
  fixture_set (store, id, XEP_STEP_SELF, "level", "good");
  /* Clearing a box of the other kind switches nothing. */
  fixture_set (store, id, XEP_STEP_SELF, "A", "");
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM points WHERE step = 'self'"), ==, 2);

  fixture_set (store, id, XEP_STEP_SELF, "A", "29,5");
  fixture_set (store, id, XEP_STEP_SELF, "B", "61,5");
  groups = load (store, id);
  g_assert_cmpint (groups->steps[XEP_STEP_SELF].points.entry, ==, XEP_ENTRY_GROUPS);
  g_assert_cmpint (groups->steps[XEP_STEP_SELF].totals.total, ==, 9100);
  g_assert_cmpint (groups->steps[XEP_STEP_SELF].level, ==, XEP_LEVEL_GOOD);
  g_assert_cmpint (get_points (groups, XEP_STEP_SELF, "I.1.1"), ==, XEP_POINTS_MISSING);
  /* The other steps are left alone. */
  g_assert_cmpint (get_points (groups, XEP_STEP_APPRAISAL, "I.1.1"), ==, 100);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM audit WHERE field LIKE 'self.I.%'"
                                         " AND new_value IS NULL"),
                   ==, 2);

  fixture_set (store, id, XEP_STEP_SELF, "I.1.1", "0,75");
  criteria = load (store, id);
  g_assert_cmpint (criteria->steps[XEP_STEP_SELF].points.entry, ==, XEP_ENTRY_CRITERIA);
  g_assert_cmpint (criteria->steps[XEP_STEP_SELF].points.group_a, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (criteria->steps[XEP_STEP_SELF].totals.total, ==, XEP_POINTS_MISSING);
  g_assert_cmpint (get_points (criteria, XEP_STEP_SELF, "I.1.1"), ==, 75);
  g_assert_cmpint (fixture_count (store, "SELECT count(*) FROM points WHERE step = 'self'"), ==, 1);
  /* A refused number switches nothing either. */
  fixture_refuse (store, id, XEP_STEP_SELF, "A", "31", XEP_ERROR_INVALID, "31");
}

/* "1.2" where only one criterion ends so; "1.1" of PL8 could be I.1.1 or II.1.1. */
static void
test_short_numbers (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  const XepCriteriaSet *set = xep_regulation_find_set (xep_store_get_regulation (store), "PL10");
  const XepCriterion *unique = NULL;

  fixture_refuse (store, ratings.leader, XEP_STEP_SELF, "1.1", "1", XEP_ERROR_INVALID, "1.1");
  for (guint i = 0; unique == NULL && i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          const char *end = strchr (criterion->number, '.') + 1;
          g_autofree char *other
              = g_strconcat (g_str_has_prefix (criterion->number, "II") ? "I." : "II.", end, NULL);

          if (strchr (end, '.') != NULL && xep_criteria_set_find (set, other) == NULL)
            unique = criterion;
        }
    }
  g_assert_nonnull (unique);
  fixture_set (store, ratings.member, XEP_STEP_SELF, strchr (unique->number, '.') + 1, "1");
  g_assert_cmpint (fixture_count (store, "SELECT value FROM points"), ==, 100);
}

static void
test_criteria_set (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  XepStore *store = ratings.store;
  gint64 id = ratings.quarter;

  fixture_set (store, id, XEP_STEP_SELF, "criteria_set", "PL5-3Y");
  fixture_set (store, id, XEP_STEP_DECISION, "A", "29");
  fixture_refuse (store, id, XEP_STEP_SELF, "criteria_set", "PL5", XEP_ERROR_INVALID, "PL5-3Y");
  fixture_refuse (store, id, XEP_STEP_SELF, "criteria_set", "", XEP_ERROR_INVALID, "PL5-3Y");
  fixture_set (store, id, XEP_STEP_SELF, "criteria_set", "PL5-3Y");
  fixture_set (store, id, XEP_STEP_DECISION, "A", "");
  /* "" is the default of the regulation. */
  fixture_set (store, id, XEP_STEP_SELF, "criteria_set", "");
  check_audit (store, id, "criteria_set: PL5-3Y → PL5");
  fixture_set (store, ratings.collective, XEP_STEP_SELF, "criteria_set", "PL4");
  fixture_set (store, ratings.collective, XEP_STEP_SELF, "criteria_set", "");
  check_audit (store, ratings.collective, "criteria_set: PL4 → PL3-CB");
}

static void
test_closed (void)
{
  g_auto (Ratings) ratings = make_ratings ();

  fixture_execute (ratings.store, "UPDATE assessment SET state = 'closed'");
  fixture_refuse (ratings.store, ratings.leader, XEP_STEP_SELF, "A", "29", XEP_ERROR_LOCKED, "");
  fixture_refuse (ratings.store, ratings.leader, XEP_STEP_SELF, "II.1.1.goal", "x",
                  XEP_ERROR_LOCKED, "");
  fixture_refuse (ratings.store, ratings.leader, XEP_STEP_SELF, "unrated", "", XEP_ERROR_LOCKED,
                  "");
}

/* Text comes in as people and programs leave it. */
static void
test_clean_text (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (XepAssessment) assessment = NULL;

  fixture_set (ratings.store, ratings.leader, XEP_STEP_SELF, "authority", "  Đảng  ủy\n xã ");
  fixture_set (ratings.store, ratings.leader, XEP_STEP_SELF, "grounds",
               " Nguye\xcc\x82\xcc\x83n \r\n hai ");
  assessment = load (ratings.store, ratings.leader);
  g_assert_cmpstr (assessment->steps[XEP_STEP_SELF].authority, ==, "Đảng ủy xã");
  g_assert_cmpstr (assessment->grounds, ==, "Nguyễn\nhai");
}

static void
test_why (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const XepAuditEntry *entry;

  g_assert_true (xep_assessment_store_set (ratings.store, ratings.leader, XEP_STEP_DECISION,
                                           "level", "excellent", "kết luận của BTV", &error));
  g_assert_no_error (error);
  entries = xep_audit_store_list (ratings.store, "assessment", ratings.leader, -1, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->field, ==, "decision.level");
  g_assert_cmpstr (entry->why, ==, "kết luận của BTV");
  g_assert_cmpstr (entry->entity, ==, "assessment");
}

static void
count_changed (XepStore *store, const XepNews *news, gint64 *changed)
{
  *changed = *changed * 100 + news->assessment_id;
}

static void
test_signal (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  gint64 changed = 0;

  g_signal_connect (ratings.store, "changed", G_CALLBACK (count_changed), &changed);
  fixture_set (ratings.store, ratings.quarter, XEP_STEP_SELF, "A", "20");
  g_assert_cmpint (changed, ==, ratings.quarter);
  /* Nothing is told when nothing is different or when it was refused. */
  fixture_set (ratings.store, ratings.quarter, XEP_STEP_SELF, "A", "20,0");
  fixture_refuse (ratings.store, ratings.quarter, XEP_STEP_SELF, "A", "31", XEP_ERROR_INVALID, "");
  g_assert_cmpint (changed, ==, ratings.quarter);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/set/keys", test_keys);
  g_test_add_func ("/store/set/disqualifiers", test_disqualifiers);
  g_test_add_func ("/store/set/bad-points", test_bad_points);
  g_test_add_func ("/store/set/bad-keys", test_bad_keys);
  g_test_add_func ("/store/set/bad-values", test_bad_values);
  g_test_add_func ("/store/set/tasks-together", test_tasks_together);
  g_test_add_func ("/store/set/criterion-texts", test_criterion_texts);
  g_test_add_func ("/store/set/bad-criterion-texts", test_bad_criterion_texts);
  g_test_add_func ("/store/set/remedied", test_remedied);
  g_test_add_func ("/store/set/totals", test_totals);
  g_test_add_func ("/store/set/entry-switch", test_entry_switch);
  g_test_add_func ("/store/set/short-numbers", test_short_numbers);
  g_test_add_func ("/store/set/criteria-set", test_criteria_set);
  g_test_add_func ("/store/set/closed", test_closed);
  g_test_add_func ("/store/set/clean-text", test_clean_text);
  g_test_add_func ("/store/set/why", test_why);
  g_test_add_func ("/store/set/signal", test_signal);
  return g_test_run ();
}
