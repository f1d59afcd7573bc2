/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

/* The invariants that the file itself keeps, whatever a program writes into it: each statement must
 * fail as a broken constraint and leave every table as it was. */

#define PERSON                                                                          \
  "INSERT INTO person (name, name_identity, search_folded, search_identity, sort_key, " \
  "party_member, status, kind, "
#define PERSON_VALUES ") VALUES ('X', 'x', 'x', 'x', 'x', "
#define ASSESSMENT                                                                              \
  "INSERT INTO assessment (period_id, kind, person_id, collective_id, subject_name, sort_key, " \
  "head,"                                                                                       \
  " leader, criteria_set, collective_type) VALUES "

static const struct
{
  const char *name;
  const char *sql;
} broken[] = {
  { "unit/name", "UPDATE unit SET name = ' '" },
  { "unit/type", "UPDATE unit SET party_cell = 'abc'" },
  { "unit/flag", "UPDATE unit SET party_cell = 2" },
  { "unit/parent-itself", "UPDATE unit SET parent_id = id" },
  { "unit/parent-unknown", "UPDATE unit SET parent_id = 99" },
  { "unit/twin",
    "INSERT INTO unit (name, name_identity, search_folded, search_identity, party_cell)"
    " SELECT name, name_identity, '', '', party_cell FROM unit" },
  { "unit/day", "UPDATE unit SET retired_on = '2025-02-31'" },
  { "unit/used", "DELETE FROM unit" },

  { "person/name", "UPDATE person SET name = ''" },
  { "person/birth-date", "UPDATE person SET birth_date = '31/12/1980'" },
  { "person/birth-date-31-02", "UPDATE person SET birth_date = '1980-02-31'" },
  { "person/birth-year", "UPDATE person SET birth_date = '80'" },
  { "person/born-after-admission", "UPDATE person SET admitted_on = '1980-01-01'" },
  { "person/gender", "UPDATE person SET gender = 'nam'" },
  { "person/status", "UPDATE person SET status = 'gone'" },
  { "person/kind", "UPDATE person SET kind = 'collective'" },
  { "person/tier", "UPDATE person SET tier = 'central'" },
  { "person/member-outside-party", "UPDATE person SET party_member = 0, kind = 'member'" },
  { "person/unit", "UPDATE person SET unit_id = 99" },
  { "person/workplace", "UPDATE person SET workplace_id = 99" },
  { "person/used", "DELETE FROM person" },

  { "post/title", "UPDATE post SET title = ' '" },
  { "post/branch", "UPDATE post SET branch = 'army'" },
  { "post/head-of-nothing", "UPDATE post SET unit_id = NULL" },
  { "post/end-before-beginning",
    "UPDATE post SET started_on = '2025-05-02', ended_on = '2025-05-01'" },
  { "post/person", "UPDATE post SET person_id = 99" },
  { "post/second-head", "INSERT INTO post (person_id, title, branch, unit_id, head)"
                        " SELECT person_id, 'Bí thư', 'party', unit_id, 1 FROM post" },

  { "collective/name", "UPDATE collective SET name = ''" },
  { "collective/type", "UPDATE collective SET type = ''" },
  { "collective/unit", "UPDATE collective SET unit_id = 99" },
  { "collective/twin",
    "INSERT INTO collective (name, name_identity, search_folded, search_identity, sort_key, type,"
    " unit_id) SELECT name, name_identity, '', '', '', type, unit_id FROM collective" },

  { "period/year", "UPDATE period SET year = 25" },
  { "period/quarter-four", "UPDATE period SET code = 'Q4'" },
  { "period/twin", "INSERT INTO period (year, code, snapshot_id, opened_on)"
                   " SELECT year, code, snapshot_id, opened_on FROM period" },
  { "period/note-of-a-quarter", "UPDATE period SET code = 'Q1', fourth_quarter_note = 'x'" },
  { "period/snapshot", "UPDATE period SET snapshot_id = 99" },
  { "snapshot/used", "DELETE FROM regulation_snapshot" },
  { "snapshot/twin", "INSERT INTO regulation_snapshot (hash, xml)"
                     " SELECT hash, xml FROM regulation_snapshot" },
  { "snapshot/hash", "UPDATE regulation_snapshot SET hash = 'x'" },

  { "assessment/second-officer", ASSESSMENT "(1, 'staff', 1, NULL, 'X', 'x', 0, 0, 'PL9', '')" },
  { "assessment/third", ASSESSMENT "(1, 'member', 1, NULL, 'X', 'x', 0, 1, 'PL8', '')" },
  { "assessment/second-collective",
    ASSESSMENT "(1, 'collective', NULL, 1, 'X', 'x', 0, 0, 'PL3', 'front')" },
  { "assessment/nobody", ASSESSMENT "(1, 'leader', NULL, NULL, 'X', 'x', 0, 1, 'PL8', '')" },
  { "assessment/both", ASSESSMENT "(1, 'leader', 2, 1, 'X', 'x', 0, 1, 'PL8', '')" },
  { "assessment/person-as-collective",
    ASSESSMENT "(1, 'collective', 2, NULL, 'X', 'x', 0, 0, 'PL3', 'front')" },
  { "assessment/collective-as-person",
    ASSESSMENT "(1, 'leader', NULL, 1, 'X', 'x', 0, 1, 'PL8', '')" },
  { "assessment/collective-without-type",
    "UPDATE assessment SET collective_type = '' WHERE kind = 'collective'" },
  { "assessment/leader-by-another-column",
    "UPDATE assessment SET leader = 0 WHERE kind = 'leader'" },
  { "assessment/period", "UPDATE assessment SET period_id = 99" },
  { "assessment/set", "UPDATE assessment SET criteria_set = ''" },
  { "assessment/state", "UPDATE assessment SET state = 'done'" },
  { "assessment/unrated-without-reason", "UPDATE assessment SET state = 'unrated'" },
  { "assessment/reason-while-open", "UPDATE assessment SET unrated_reason = 'leave'" },
  { "assessment/negative-tasks", "UPDATE assessment SET tasks_assigned = -1" },
  { "assessment/done-above-assigned", "UPDATE assessment SET tasks_assigned = 8, tasks_done = 9" },
  { "assessment/on-time-above-done", "UPDATE assessment SET tasks_done = 8, tasks_on_time = 9" },
  { "assessment/on-time-above-assigned",
    "UPDATE assessment SET tasks_assigned = 8, tasks_on_time = 9" },
  { "assessment/exceeded-above-done", "UPDATE assessment SET tasks_done = 8, tasks_exceeded = 9" },
  { "assessment/exceeded-above-assigned",
    "UPDATE assessment SET tasks_assigned = 8, tasks_exceeded = 9" },
  { "assessment/remedied-above-100", "UPDATE assessment SET remedied = 101" },
  { "assessment/remedied-of-nothing", "UPDATE assessment SET remedied = 50, no_shortcomings = 1" },
  { "assessment/discipline", "UPDATE assessment SET discipline = ''" },

  { "points/negative", "INSERT INTO points VALUES (1, 'self', 'I.1.1', -1)" },
  { "points/above-100", "INSERT INTO points VALUES (1, 'self', 'I.1.1', 10001)" },
  { "points/group-a", "INSERT INTO points VALUES (1, 'self', 'A', 3001)" },
  { "points/group-b", "INSERT INTO points VALUES (1, 'self', 'B', 7001)" },
  { "points/step", "INSERT INTO points VALUES (1, 'vote', 'A', 1)" },
  { "points/missing", "INSERT INTO points VALUES (1, 'self', 'A', NULL)" },
  { "points/assessment", "INSERT INTO points VALUES (99, 'self', 'A', 1)" },

  { "step/entry", "INSERT INTO step_result (assessment_id, step, entry) VALUES (1, 'self', 'x')" },
  { "step/part-a",
    "INSERT INTO step_result (assessment_id, step, part_a) VALUES (1, 'self', 3001)" },
  { "step/part-b",
    "INSERT INTO step_result (assessment_id, step, part_b) VALUES (1, 'self', 7001)" },
  { "step/total-without-parts",
    "INSERT INTO step_result (assessment_id, step, total, part_a) VALUES (1, 'self', 50, 50)" },
  { "step/parts-without-total",
    "INSERT INTO step_result (assessment_id, step, part_a, part_b) VALUES (1, 'self', 50, 50)" },
  { "step/total-wrong", "INSERT INTO step_result (assessment_id, step, total, part_a, part_b) "
                        "VALUES (1, 'self', 99, 50, 50)" },
  { "step/level",
    "INSERT INTO step_result (assessment_id, step, level) VALUES (1, 'self', 'best')" },
  { "step/bare-year",
    "INSERT INTO step_result (assessment_id, step, dated_on) VALUES (1, 'self', '2025')" },
  { "step/assessment", "INSERT INTO step_result (assessment_id, step) VALUES (99, 'self')" },

  { "tick/flag",
    "INSERT INTO disqualifier_tick (assessment_id, rule, ticked) VALUES (1, 'L1', 2)" },
  { "criterion/number", "INSERT INTO criterion_text (assessment_id, criterion, goal)"
                        " VALUES (1, '', 'x')" },
  { "criterion/nothing", "INSERT INTO criterion_text (assessment_id, criterion)"
                         " VALUES (1, 'I.1')" },
  { "criterion/long", "INSERT INTO criterion_text (assessment_id, criterion, result)"
                      " VALUES (1, 'I.1', hex (zeroblob (1001)))" },
  { "criterion/percent", "INSERT INTO criterion_text (assessment_id, criterion, percent)"
                         " VALUES (1, 'I.1', -1)" },
  { "criterion/assessment", "INSERT INTO criterion_text (assessment_id, criterion, note)"
                            " VALUES (99, 'I.1', 'x')" },
  { "tick/rule", "INSERT INTO disqualifier_tick (assessment_id, rule) VALUES (1, '')" },
  { "target/answer", "INSERT INTO target_answer VALUES (1, 'income', '')" },
  { "narrative/nothing", "INSERT INTO narrative VALUES (1, 'A.I', '')" },
  { "assessment/deputy", "UPDATE assessment SET deputy = 2 WHERE id = 2" },
  { "assessment/head-and-deputy", "UPDATE assessment SET head = 1, deputy = 1 WHERE id = 2" },
  { "assessment/deputy-collective", "UPDATE assessment SET deputy = 1 WHERE kind = 'collective'" },
  { "assessment/party-member", "UPDATE assessment SET party_member = 2" },
  { "assessment/member-outside-party",
    "UPDATE assessment SET party_member = 0 WHERE kind = 'member'" },
  { "assessment/collective-outside-party",
    "UPDATE assessment SET party_member = 0 WHERE kind = 'collective'" },
  { "assessment/used", "DELETE FROM assessment WHERE id = 1" },

  { "task/content", "UPDATE task SET content = ' '" },
  { "task/content-length", "UPDATE task SET content = replace (hex (zeroblob (50001)), '0', 'x')" },
  { "task/pace", "UPDATE task SET pace = 'soon'" },
  { "task/pace-blank", "UPDATE task SET pace = ''" },
  { "task/exceeded", "UPDATE task SET exceeded = 2" },
  { "task/exceeded-undone", "UPDATE task SET exceeded = 1, pace = 'undone'" },
  { "task/position", "UPDATE task SET position = 0" },
  { "task/same-position",
    "INSERT INTO task (assessment_id, position, content) VALUES (1, 1, 'x')" },
  { "task/assessment", "UPDATE task SET assessment_id = 99" },
  { "task/type", "UPDATE task SET exceeded = 'yes'" },
  { "shortcoming/text", "UPDATE shortcoming SET text = ''" },
  { "shortcoming/day", "UPDATE shortcoming SET due_on = '2026-02-30'" },
  { "shortcoming/bare-year", "UPDATE shortcoming SET due_on = '2026'" },
  { "shortcoming/position", "UPDATE shortcoming SET position = 0" },
  { "shortcoming/same-position",
    "INSERT INTO shortcoming (assessment_id, position, text) VALUES (1, 1, 'x')" },
  { "shortcoming/assessment", "UPDATE shortcoming SET assessment_id = 99" },
  { "shortcoming/used", "DELETE FROM shortcoming" },
  { "remedy/state", "UPDATE remedy SET state = 'nearly'" },
  { "remedy/percent-above-100", "UPDATE remedy SET percent = 101" },
  { "remedy/percent-negative", "UPDATE remedy SET percent = -1" },
  { "remedy/done-by-half", "UPDATE remedy SET state = 'done', percent = 50" },
  { "remedy/nothing", "UPDATE remedy SET state = NULL" },
  { "remedy/shortcoming", "UPDATE remedy SET shortcoming_id = 99" },
  { "remedy/assessment", "UPDATE remedy SET assessment_id = 99" },
  { "remedy/twin", "INSERT INTO remedy (assessment_id, shortcoming_id, percent) VALUES (2, 1, 5)" },
  { "prompt/text", "UPDATE prompt SET text = ''" },
  { "prompt/day", "UPDATE prompt SET dated_on = '31/12/2025'" },
  { "prompt/position", "UPDATE prompt SET position = 0" },
  { "prompt/same-position",
    "INSERT INTO prompt (assessment_id, position, text) VALUES (1, 1, 'x')" },
  { "prompt/assessment", "UPDATE prompt SET assessment_id = 99" },
  { "matter/name", "INSERT INTO review_matter VALUES (1, '')" },
  { "matter/twin", "INSERT INTO review_matter VALUES (1, 'disunity')" },
  { "matter/assessment", "INSERT INTO review_matter VALUES (99, 'disunity')" },
  { "audit/entity", "INSERT INTO audit (entity, entity_id, field, at) VALUES ('x', 1, 'x', 'x')" },
};

static char *
dump (XepStore *store)
{
  static const char *const tables[]
      = { "unit", "person", "post", "collective", "period", "regulation_snapshot" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *assessments = fixture_dump (store);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", tables[i],
                              fixture_count (store, sql));
    }
  g_string_append (text, assessments);
  return g_strdup (text->str);
}

/* A store with one of everything: assessments 1 leader and 2 member of person 1, 3 of the
 * collective. */
static XepStore *
make_store (void)
{
  XepStore *store = fixture_store ();
  gint64 cell = fixture_unit (store, "Chi bộ một", TRUE);
  gint64 leader = fixture_person (store, "Giàng Seo Páo", "1981-03-12", cell, XEP_KIND_LEADER);
  g_autoptr (GError) error = NULL;
  gint64 period;

  fixture_person (store, "Vàng Thị Mỷ", "1990", cell, XEP_KIND_MEMBER);
  fixture_post (store, leader, "Bí thư", XEP_BRANCH_PARTY, cell, TRUE);
  fixture_collective (store, "Chi ủy", "grassroots-party", cell);
  period = xep_period_store_ensure (store, 2025, XEP_PERIOD_YEAR, &error);
  g_assert_cmpint (period, ==, 1);
  g_assert_cmpint (fixture_assessment (store, period, XEP_KIND_LEADER, leader), ==, 1);
  g_assert_cmpint (fixture_assessment (store, period, XEP_KIND_MEMBER, leader), ==, 2);
  g_assert_cmpint (xep_assessment_store_ensure (store, period, XEP_KIND_COLLECTIVE, "c1", &error),
                   ==, 3);
  g_assert_no_error (error);
  fixture_execute (store, "INSERT INTO task (assessment_id, position, content) VALUES (1, 1, 'x');"
                          "INSERT INTO shortcoming (assessment_id, position, text)"
                          " VALUES (1, 1, 'x');"
                          "INSERT INTO remedy (assessment_id, shortcoming_id, state)"
                          " VALUES (2, 1, 'partial');"
                          "INSERT INTO prompt (assessment_id, position, text) VALUES (1, 1, 'x');"
                          "INSERT INTO review_matter VALUES (1, 'disunity')");
  return store;
}

static void
test_broken (gconstpointer data)
{
  const char *sql = data;
  g_autoptr (XepStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (store);
  g_autofree char *after = NULL;

  g_assert_false (xep_connection_execute (xep_store_get_connection (store), sql, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  after = dump (store);
  g_assert_cmpstr (after, ==, before);
}

/* The statements above fail for the reason they name: with what is allowed, their like succeeds. */
static void
test_whole (void)
{
  g_autoptr (XepStore) store = make_store ();

  fixture_execute (store, ASSESSMENT "(1, 'leader', 2, NULL, 'X', 'x', 0, 1, 'PL8', '')");
  fixture_execute (store,
                   "UPDATE assessment SET tasks_assigned = 9, tasks_done = 9, tasks_on_time = 9,"
                   " tasks_exceeded = 9, remedied = 100");
  fixture_execute (store, "UPDATE assessment SET state = 'unrated', unrated_reason = 'leave'");
  fixture_execute (store,
                   "INSERT INTO points VALUES (1, 'self', 'A', 3000), (1, 'self', 'B', 7000)");
  fixture_execute (store,
                   "INSERT INTO step_result (assessment_id, step, total, part_a, part_b, level,"
                   " dated_on) VALUES (1, 'self', 10000, 3000, 7000, 'good', '2025-12-31')");
  fixture_execute (store, "UPDATE task SET content = replace (hex (zeroblob (50000)), '0', 'x'),"
                          " exceeded = 1, pace = 'late'");
  fixture_execute (store, "UPDATE remedy SET state = 'done', percent = 100");
  fixture_execute (store, "UPDATE remedy SET state = NULL");
  fixture_execute (store, "UPDATE shortcoming SET due_on = '2026-02-28'");
  fixture_execute (store, "UPDATE assessment SET party_member = 0 WHERE kind = 'leader'");
  fixture_execute (store, "UPDATE assessment SET head = 0, deputy = 1 WHERE id = 2");
  fixture_execute (store, "DELETE FROM remedy; DELETE FROM assessment WHERE id = 1");
  g_assert_cmpint (fixture_count (store, "SELECT (SELECT count(*) FROM task)"
                                         " + (SELECT count(*) FROM shortcoming)"
                                         " + (SELECT count(*) FROM prompt)"
                                         " + (SELECT count(*) FROM review_matter)"),
                   ==, 0);
  fixture_execute (store, "UPDATE person SET birth_date = '1980', admitted_on = '1980-05-01'");
  fixture_execute (store, PERSON "birth_date" PERSON_VALUES "1, 'active', 'member', '2000-02-29')");
}

/* One failure within a transaction of several writes undoes them all. */
static void
test_rollback (void)
{
  g_autoptr (XepStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (store);
  g_autofree char *after = NULL;

  {
    g_autoptr (XepTransaction) transaction
        = xep_transaction_begin (xep_store_get_connection (store), &error);

    g_assert_no_error (error);
    fixture_set (store, 1, XEP_STEP_SELF, "A", "29");
    fixture_unit (store, "Chi bộ hai", TRUE);
    g_assert_false (xep_assessment_store_set (store, 1, XEP_STEP_SELF, "A", "31", NULL, &error));
  }
  after = dump (store);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/store/constraints/", broken[i].name, NULL);

      g_test_add_data_func (path, broken[i].sql, test_broken);
    }
  g_test_add_func ("/store/constraints/whole", test_whole);
  g_test_add_func ("/store/constraints/rollback", test_rollback);
  return g_test_run ();
}
