/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/xep-review-store.h"

/* A leader's and a member's year. */
typedef struct
{
  XepStore *store;
  gint64 period, leader, member;
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
  gint64 person = fixture_person (self.store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);

  self.period = xep_period_store_ensure (self.store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_no_error (error);
  self.leader = fixture_assessment (self.store, self.period, XEP_KIND_LEADER, person);
  self.member = fixture_assessment (self.store, self.period, XEP_KIND_MEMBER, person);
  return self;
}

static void
set (Ratings *self, const char *key, const char *text)
{
  fixture_set (self->store, self->leader, XEP_STEP_SELF, key, text);
}

static void
refuse (Ratings *self, const char *key, const char *text, const char *part)
{
  fixture_refuse (self->store, self->leader, XEP_STEP_SELF, key, text, XEP_ERROR_INVALID, part);
}

static GPtrArray *
list_tasks (Ratings *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tasks = xep_review_store_list_tasks (self->store, self->leader, &error);

  g_assert_no_error (error);
  return tasks;
}

/* Contents of the rows, joined. */
static void
check_tasks (Ratings *self, const char *expected)
{
  g_autoptr (GPtrArray) tasks = list_tasks (self);
  g_autoptr (GString) contents = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (contents, "%s%s", i > 0 ? ", " : "",
                            ((XepTask *) g_ptr_array_index (tasks, i))->content);
  g_assert_cmpstr (contents->str, ==, expected);
}

/* assigned/done/on time/exceeded of the assessment, "-" where missing. */
static void
check_counts (Ratings *self, const char *expected)
{
  g_autofree char *counts = fixture_text (
      self->store, "SELECT ifnull (tasks_assigned, '-') || '/' || ifnull (tasks_done, '-') || '/'"
                   " || ifnull (tasks_on_time, '-') || '/' || ifnull (tasks_exceeded, '-')"
                   " FROM assessment WHERE id = 1");

  g_assert_cmpint (self->leader, ==, 1);
  g_assert_cmpstr (counts, ==, expected);
}

/* The newest entries of the audit, oldest of them first: "field: old → new". */
static void
check_audit (Ratings *self, int count, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = xep_audit_store_list (self->store, "assessment", self->leader, count, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = entries->len; i > 0; i--)
    {
      const XepAuditEntry *entry = g_ptr_array_index (entries, i - 1);

      g_string_append_printf (text, "%s: %s → %s|", entry->field, entry->old_value,
                              entry->new_value);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_task (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GPtrArray) tasks = NULL;
  const XepTask *task;

  check_tasks (&ratings, "");
  set (&ratings, "task.1.content", "  Kế hoạch\r\nphát triển ");
  set (&ratings, "task.1.due", " Quý\nII ");
  set (&ratings, "task.1.progress", "đã xong");
  set (&ratings, "task.1.product", "1 nghị quyết\n2 báo cáo");
  set (&ratings, "task.1.pace", "late");
  set (&ratings, "task.1.exceeded", "yes");
  set (&ratings, "task.1.note", "ghi chú");
  tasks = list_tasks (&ratings);
  g_assert_cmpuint (tasks->len, ==, 1);
  task = g_ptr_array_index (tasks, 0);
  g_assert_cmpint (task->id, >, 0);
  g_assert_cmpstr (task->content, ==, "Kế hoạch\nphát triển");
  g_assert_cmpstr (task->due, ==, "Quý II");
  g_assert_cmpstr (task->progress, ==, "đã xong");
  g_assert_cmpstr (task->product, ==, "1 nghị quyết\n2 báo cáo");
  g_assert_cmpint (task->pace, ==, XEP_PACE_LATE);
  g_assert_true (task->exceeded);
  g_assert_cmpstr (task->note, ==, "ghi chú");

  set (&ratings, "task.1.pace", "");
  set (&ratings, "task.1.exceeded", "");
  set (&ratings, "task.1.due", "");
  g_clear_pointer (&tasks, g_ptr_array_unref);
  tasks = list_tasks (&ratings);
  task = g_ptr_array_index (tasks, 0);
  g_assert_cmpint (task->pace, ==, XEP_PACE_NONE);
  g_assert_false (task->exceeded);
  g_assert_cmpstr (task->due, ==, "");
}

/* The number of a row is its place; what is taken away is told in the audit. */
static void
test_task_rows (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  gint64 audited;

  set (&ratings, "task.1.content", "một");
  set (&ratings, "task.2.content", "hai");
  set (&ratings, "task.3.content", "ba");
  set (&ratings, "task.2.due", "30/6");
  set (&ratings, "task.2.pace", "on-time");
  refuse (&ratings, "task.5.content", "năm", "3");
  refuse (&ratings, "task.4", "", "3");
  refuse (&ratings, "task.2", "x", "task.2");

  set (&ratings, "task.2", "");
  check_tasks (&ratings, "một, ba");
  check_audit (&ratings, 1, "task.2: content: hai\ndue: 30/6\npace: on-time → |");
  set (&ratings, "task.2.note", "của ba");
  set (&ratings, "task.3.content", "bốn");
  check_tasks (&ratings, "một, ba, bốn");
  g_assert_cmpint (fixture_count (ratings.store, "SELECT count(*) FROM task WHERE note = 'của ba'"
                                                 " AND content = 'ba'"),
                   ==, 1);
  /* The row of another assessment has numbers of its own. */
  fixture_set (ratings.store, ratings.member, XEP_STEP_SELF, "task.1.content", "của hội viên");
  check_tasks (&ratings, "một, ba, bốn");

  audited = fixture_count (ratings.store, "SELECT count(*) FROM audit");
  set (&ratings, "task.4.content", " \n ");
  set (&ratings, "task.4.pace", "");
  set (&ratings, "task.4.exceeded", "no");
  set (&ratings, "task.1.content", "một");
  g_assert_cmpint (fixture_count (ratings.store, "SELECT count(*) FROM audit"), ==, audited);
}

/* Without its content a task is nothing: it comes with it and goes with it. */
static void
test_task_content (void)
{
  g_auto (Ratings) ratings = make_ratings ();

  refuse (&ratings, "task.1.due", "Quý II", "");
  refuse (&ratings, "task.1.exceeded", "yes", "");
  set (&ratings, "task.1.content", "một");
  set (&ratings, "task.1.note", "x");
  refuse (&ratings, "task.1.content", "", "");
  set (&ratings, "task.1.note", "");
  set (&ratings, "task.1.content", "");
  check_tasks (&ratings, "");
  check_audit (&ratings, 1, "task.1: content: một → |");
}

static void
test_bad_values (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autofree char *long_text = g_strnfill (100001, 'x');

  set (&ratings, "task.1.content", "một");
  set (&ratings, "shortcoming.1.text", "hạn chế");
  set (&ratings, "prompt.1.text", "vấn đề");
  refuse (&ratings, "task.1.pace", "soon", "soon");
  refuse (&ratings, "task.1.pace", "On-time", "On-time");
  refuse (&ratings, "task.1.exceeded", "maybe", "maybe");
  refuse (&ratings, "task.1.content", long_text, "100 000");
  refuse (&ratings, "task.2.content", long_text, "100 000");
  refuse (&ratings, "shortcoming.1.due", "31/02/2026", "31/02/2026");
  refuse (&ratings, "shortcoming.1.due", "2026", "2026");
  refuse (&ratings, "shortcoming.1.measure", long_text, "100 000");
  refuse (&ratings, "shortcoming.2.measure", "x", "");
  refuse (&ratings, "prompt.1.date", "1/1/26", "1/1/26");
  refuse (&ratings, "prompt.2.body", "x", "");
  refuse (&ratings, "explanation", long_text, "100 000");
  refuse (&ratings, "narrative.duty", long_text, "100 000");
  refuse (&ratings, "number", long_text, "100 000");
  refuse (&ratings, "matter.disunity", "maybe", "maybe");
  set (&ratings, "task.1.pace", "undone");
  refuse (&ratings, "task.1.exceeded", "yes", "");
  set (&ratings, "task.1.pace", "late");
  set (&ratings, "task.1.exceeded", "yes");
  refuse (&ratings, "task.1.pace", "undone", "");
}

static void
test_too_many_rows (void)
{
  g_auto (Ratings) ratings = make_ratings ();

  for (int i = 1; i <= 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("shortcoming.%d.text", i);

      set (&ratings, key, "hạn chế");
    }
  refuse (&ratings, "shortcoming.201.text", "hạn chế", "200");
  set (&ratings, "shortcoming.200.measure", "biện pháp");
  g_assert_cmpint (fixture_count (ratings.store, "SELECT position FROM shortcoming"
                                                 " WHERE measure <> ''"),
                   ==, 200);
}

/* Điều 11 counts what the list says, and nobody keys it beside the list. */
static void
test_task_counts (void)
{
  g_auto (Ratings) ratings = make_ratings ();

  set (&ratings, "tasks.assigned", "20");
  set (&ratings, "tasks.on_time", "7");
  set (&ratings, "task.1.content", "một");
  /* How it went is not said: nothing is known about being on time. */
  check_counts (&ratings, "1/1/-/0");
  check_audit (&ratings, 5,
               "tasks.assigned: 20 → 1|tasks.done:  → 1|tasks.on_time: 7 → |"
               "tasks.exceeded:  → 0|task.1.content:  → một|");
  set (&ratings, "task.1.pace", "on-time");
  check_counts (&ratings, "1/1/1/0");
  set (&ratings, "task.2.content", "hai");
  check_counts (&ratings, "2/2/-/0");
  set (&ratings, "task.2.pace", "late");
  set (&ratings, "task.2.exceeded", "yes");
  check_counts (&ratings, "2/2/1/1");
  set (&ratings, "task.3.content", "ba");
  set (&ratings, "task.3.pace", "undone");
  check_counts (&ratings, "3/2/1/1");

  refuse (&ratings, "tasks.assigned", "5", "");
  refuse (&ratings, "tasks.exceeded", "", "");
  refuse (&ratings, "tasks.moon", "5", "tasks.moon");
  set (&ratings, "task.1", "");
  check_counts (&ratings, "2/1/0/1");
  set (&ratings, "task.2", "");
  set (&ratings, "task.1", "");
  /* The last numbers stay, and can be keyed again. */
  check_counts (&ratings, "1/1/0/1");
  set (&ratings, "tasks.assigned", "12");
  check_counts (&ratings, "12/1/0/1");
}

static void
test_shortcomings (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const XepShortcoming *row;

  set (&ratings, "shortcoming.1.text", "Họp muộn");
  set (&ratings, "shortcoming.2.text", "Báo cáo chậm");
  set (&ratings, "shortcoming.2.measure", "Lập lịch\ngửi sớm");
  set (&ratings, "shortcoming.2.due", "5.2.2026");
  set (&ratings, "shortcoming.2.responsible", "Vàng Thị Mỷ");
  list = xep_review_store_list_shortcomings (ratings.store, ratings.leader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  row = g_ptr_array_index (list, 0);
  g_assert_cmpstr (row->text, ==, "Họp muộn");
  g_assert_false (xep_date_is_set (row->due_on));
  row = g_ptr_array_index (list, 1);
  g_assert_cmpint (row->assessment_id, ==, ratings.leader);
  g_assert_cmpstr (row->measure, ==, "Lập lịch\ngửi sớm");
  g_assert_cmpint (row->due_on.day, ==, 5);
  g_assert_cmpint (row->due_on.month, ==, 2);
  g_assert_cmpstr (row->responsible, ==, "Vàng Thị Mỷ");
  set (&ratings, "shortcoming.1", "");
  check_audit (&ratings, 1, "shortcoming.1: text: Họp muộn → |");
  set (&ratings, "shortcoming.1.due", "");
  g_assert_cmpint (fixture_count (ratings.store, "SELECT count(*) FROM shortcoming"
                                                 " WHERE text = 'Báo cáo chậm' AND due_on IS NULL"),
                   ==, 1);
}

static void
test_prompts (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const XepPrompt *row;

  set (&ratings, "prompt.1.text", "Giải trình việc chậm giải ngân");
  set (&ratings, "prompt.1.body", "Ban Thường vụ Đảng ủy xã");
  set (&ratings, "prompt.1.number", "15-CV/ĐU");
  set (&ratings, "prompt.1.date", "01/12/2025");
  set (&ratings, "prompt.1.answer", "Do mưa lũ\nkéo dài");
  set (&ratings, "prompt.1.cause", "Khách quan");
  set (&ratings, "prompt.1.responsibility", "Người đứng đầu");
  list = xep_review_store_list_prompts (ratings.store, ratings.leader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  row = g_ptr_array_index (list, 0);
  g_assert_cmpstr (row->text, ==, "Giải trình việc chậm giải ngân");
  g_assert_cmpstr (row->body, ==, "Ban Thường vụ Đảng ủy xã");
  g_assert_cmpstr (row->number, ==, "15-CV/ĐU");
  g_assert_cmpint (row->dated_on.month, ==, 12);
  g_assert_cmpstr (row->answer, ==, "Do mưa lũ\nkéo dài");
  g_assert_cmpstr (row->cause, ==, "Khách quan");
  g_assert_cmpstr (row->responsibility, ==, "Người đứng đầu");
}

static void
test_matters (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  set (&ratings, "matter.disunity", "yes");
  set (&ratings, "matter.complaints", "yes");
  set (&ratings, "matter.stagnation", "yes");
  set (&ratings, "matter.disunity", "no");
  check_audit (&ratings, 1, "matter.disunity: yes → no|");
  set (&ratings, "matter.disunity", "");
  list = xep_review_store_list_matters (ratings.store, ratings.leader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (list, 0), ==, "complaints");
  g_assert_cmpstr (g_ptr_array_index (list, 1), ==, "stagnation");
}

/* Twenty pages pasted from anywhere: line ends, decomposed letters, controls and pictures. */
static void
test_narrative (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) pages = g_string_new (NULL);
  g_autoptr (XepAssessment) assessment = NULL;

  set (&ratings, "narrative.virtue",
       "Nguye\xcc\x82\xcc\x83n\x01 \xe2\x80\x8b\xf0\x9f\x8c\xbe\r\n\r\n\tlúa\xe2\x80\xa8"
       "ngô");
  for (int i = 0; i < 4000; i++)
    g_string_append (pages, "Hoàn thành tốt nhiệm vụ.\n");
  g_string_truncate (pages, strlen ("Hoàn thành tốt nhiệm vụ.\n") * 4000 - 1);
  set (&ratings, "narrative.duty", pages->str);
  assessment = xep_assessment_store_load (ratings.store, ratings.leader, &error);
  g_assert_cmpstr (g_hash_table_lookup (assessment->narrative, "virtue"), ==,
                   "Nguyễn \xf0\x9f\x8c\xbe\n\nlúa\nngô");
  g_assert_cmpstr (g_hash_table_lookup (assessment->narrative, "duty"), ==, pages->str);
  set (&ratings, "narrative.duty", "");
  g_assert_cmpint (fixture_count (ratings.store, "SELECT count(*) FROM narrative"), ==, 1);
}

/* A text of exactly the limit is kept, by letters and not by bytes. */
static void
test_limit (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, "ễễ");
  while (g_utf8_strlen (text->str, -1) < 100000)
    for (int i = 0; i < 4999; i++)
      g_string_append (text, " ễ");
  g_string_set_size (text, strlen ("ễễ") + 49999 * strlen (" ễ"));
  g_assert_cmpint (g_utf8_strlen (text->str, -1), ==, 100000);
  set (&ratings, "narrative.duty", text->str);
  set (&ratings, "task.1.content", text->str);
  g_string_append (text, "ễ");
  refuse (&ratings, "narrative.duty", text->str, "100 000");
  refuse (&ratings, "task.1.content", text->str, "100 000");
}

/* A heading that this version does not know, but an older one wrote under. */
static void
test_older_section (void)
{
  g_auto (Ratings) ratings = make_ratings ();

  fixture_execute (ratings.store, "INSERT INTO narrative VALUES (1, 'old-heading', 'cũ')");
  set (&ratings, "narrative.old-heading", "mới");
  set (&ratings, "narrative.old-heading", "");
  refuse (&ratings, "narrative.old-heading", "lại", "old-heading");
}

/* A period opened before headings were part of a regulation takes those of now. */
static void
test_older_snapshot (void)
{
  g_autofree char *dir = xep_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "older.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (path, &error);
  gint64 cell = fixture_unit (store, "Chi bộ thôn Tả Chải", TRUE);
  gint64 person = fixture_person (store, "Giàng Seo Páo", "1981", cell, XEP_KIND_LEADER);
  gint64 period = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  XepRegulation *regulation;
  gint64 id;

  /* Before the store has read it: without <reviews> … </reviews>. */
  fixture_execute (store, "UPDATE regulation_snapshot SET xml ="
                          " substr (xml, 1, instr (xml, '<reviews>') - 1)"
                          " || substr (xml, instr (xml, '</reviews>') + length ('</reviews>'))");
  id = fixture_assessment (store, period, XEP_KIND_LEADER, person);
  regulation = xep_store_get_period_regulation (store, period, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
      xep_regulation_find_review (regulation, XEP_KIND_LEADER, TRUE, "PL8", XEP_PERIOD_YEAR));
  fixture_set (store, id, XEP_STEP_SELF, "narrative.leadership", "lãnh đạo");
  fixture_set (store, id, XEP_STEP_SELF, "matter.disunity", "yes");
  fixture_refuse (store, id, XEP_STEP_SELF, "narrative.moon", "x", XEP_ERROR_INVALID, "moon");
  fixture_refuse (store, id, XEP_STEP_SELF, "matter.moon", "yes", XEP_ERROR_INVALID, "moon");
}

static void
test_closed (void)
{
  static const char *const keys[] = { "task.1.content",  "task.1",         "prompt.1.text",
                                      "matter.disunity", "narrative.duty", "remedy.1.state" };
  g_auto (Ratings) ratings = make_ratings ();

  set (&ratings, "task.1.content", "một");
  fixture_execute (ratings.store, "UPDATE assessment SET state = 'closed'");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    fixture_refuse (ratings.store, ratings.leader, XEP_STEP_SELF, keys[i], "", XEP_ERROR_LOCKED,
                    "");
}

/* Lists of an assessment that is not there are empty. */
static void
test_unknown (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = xep_review_store_list_tasks (ratings.store, 99, &error);
  g_autoptr (GPtrArray) remedies = xep_review_store_list_remedies (ratings.store, 99, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len + remedies->len, ==, 0);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, 99, &error), ==, 0);
  fixture_refuse (ratings.store, 99, XEP_STEP_SELF, "task.1.content", "x", XEP_ERROR_NOT_FOUND,
                  "99");
}

static void
count_changed (XepStore *store, const XepNews *news, int *changed)
{
  (*changed)++;
}

static void
test_signal (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  int changed = 0;

  g_signal_connect (ratings.store, "changed", G_CALLBACK (count_changed), &changed);
  set (&ratings, "task.1.content", "một");
  set (&ratings, "task.1.content", "một");
  refuse (&ratings, "task.3.content", "ba", "");
  g_assert_cmpint (changed, ==, 1);
}

static void
test_sibling (void)
{
  g_auto (Ratings) ratings = make_ratings ();
  g_autoptr (GError) error = NULL;
  gint64 cell = fixture_unit (ratings.store, "Chi bộ hai", TRUE);
  gint64 farmer = fixture_person (ratings.store, "Sùng A Chúng", "1975", cell, XEP_KIND_MEMBER);
  gint64 alone = fixture_assessment (ratings.store, ratings.period, XEP_KIND_MEMBER, farmer);
  gint64 quarter = xep_period_store_ensure (ratings.store, 2025, XEP_PERIOD_Q1, &error);
  gint64 collective;

  fixture_collective (ratings.store, "Chi ủy", "grassroots-party", cell);
  collective
      = xep_assessment_store_ensure (ratings.store, quarter, XEP_KIND_COLLECTIVE, "c1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, ratings.leader, &error), ==,
                   ratings.member);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, ratings.member, &error), ==,
                   ratings.leader);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, alone, &error), ==, 0);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, collective, &error), ==, 0);
  /* Not that of another period. */
  fixture_assessment (ratings.store, quarter, XEP_KIND_LEADER, farmer);
  g_assert_cmpint (xep_review_store_find_sibling (ratings.store, alone, &error), ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/store/review/task", test_task);
  g_test_add_func ("/store/review/task-rows", test_task_rows);
  g_test_add_func ("/store/review/task-content", test_task_content);
  g_test_add_func ("/store/review/bad-values", test_bad_values);
  g_test_add_func ("/store/review/too-many-rows", test_too_many_rows);
  g_test_add_func ("/store/review/task-counts", test_task_counts);
  g_test_add_func ("/store/review/shortcomings", test_shortcomings);
  g_test_add_func ("/store/review/prompts", test_prompts);
  g_test_add_func ("/store/review/matters", test_matters);
  g_test_add_func ("/store/review/narrative", test_narrative);
  g_test_add_func ("/store/review/limit", test_limit);
  g_test_add_func ("/store/review/older-section", test_older_section);
  g_test_add_func ("/store/review/older-snapshot", test_older_snapshot);
  g_test_add_func ("/store/review/closed", test_closed);
  g_test_add_func ("/store/review/unknown", test_unknown);
  g_test_add_func ("/store/review/signal", test_signal);
  g_test_add_func ("/store/review/sibling", test_sibling);
  return g_test_run ();
}
