/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-statement.h"
#include "demo/xep-demo.h"
#include "store/xep-dossier-store.h"
#include "store/xep-meeting-store.h"
#include "store/xep-review-store.h"
#include "store/xep-store.h"
#include "xep-test.h"

#define YEAR 2025

static XepStore *
make_year (void)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (NULL, &error);

  g_assert_no_error (error);
  g_assert_true (xep_demo_fill (store, YEAR, &error));
  g_assert_no_error (error);
  return store;
}

/* The year, made once: tests only read it. */
static XepStore *year;

static XepStatement *
query (XepStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  XepStatement *statement = xep_connection_prepare (xep_store_get_connection (store), sql, &error);

  g_assert_no_error (error);
  return statement;
}

static gboolean
step (XepStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_no_error (error);
  return row;
}

static gint64
count (XepStore *store, const char *sql)
{
  g_autoptr (XepStatement) statement = query (store, sql);

  g_assert_true (step (statement));
  return xep_statement_get_int64 (statement, 0);
}

/* Complete in every table, but for what nobody has done in a year that never was: comparing a set
 * of criteria with the signed annex. */
static void
test_tables (void)
{
  g_autoptr (XepStatement) tables
      = query (year, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                     " AND name NOT LIKE 'sqlite%'"
                     " AND name <> 'compared_set'");
  int seen = 0;

  for (; step (tables); seen++)
    {
      const char *table = xep_statement_get_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

      g_test_message ("%s", table);
      g_assert_cmpint (count (year, sql), >, 0);
    }
  g_assert_cmpint (seen, >=, 23);
  g_assert_cmpint (count (year, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Every chi bộ and the commune meet in every period, and each ballot on them adds up. */
static void
test_meetings (void)
{
  g_autoptr (XepStatement) meetings = query (year, "SELECT id FROM meeting");
  gint64 cells = count (year, "SELECT count(*) FROM unit WHERE party_cell = 1");
  guint voted = 0;

  g_assert_cmpint (count (year, "SELECT count(DISTINCT period_id || '/' || ifnull (unit_id, 0))"
                                " FROM meeting"),
                   ==, (cells + 1) * XEP_N_PERIODS);
  g_assert_cmpint (count (year, "SELECT count(*) FROM meeting WHERE called IS NULL"
                                " OR present + absent <> called OR chair = '' OR chair = secretary"
                                " OR conclusion = '' OR proceedings = '' OR held_on IS NULL"
                                " OR (absent > 0) <> (absent_names <> '')"),
                   ==, 0);
  while (step (meetings))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ballots
          = xep_meeting_store_list_ballots (year, xep_statement_get_int64 (meetings, 0), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ballots->len, >, 0);
      for (guint i = 0; i < ballots->len; i++)
        {
          const XepBallot *ballot = g_ptr_array_index (ballots, i);
          g_autofree char *fault = xep_ballot_check (ballot);
          int sum = 0;

          g_assert_null (fault);
          for (int level = XEP_LEVEL_NONE; level <= XEP_LEVEL_EXCELLENT; level++)
            sum += ballot->votes[level];
          if (ballot->issued < 0)
            continue;
          g_assert_cmpint (sum, ==, ballot->valid);
          g_assert_cmpint (ballot->level, !=, XEP_LEVEL_NONE);
          voted++;
        }
    }
  g_assert_cmpuint (voted, >, 700);
}

/* Nothing is written that the regulation of the period has no heading for, and a good part of it is
 * long enough to try the forms with. */
static void
test_words (void)
{
  g_autoptr (XepStatement) sections = query (year, "SELECT DISTINCT section FROM narrative");
  g_autoptr (XepStatement) texts = query (year, "SELECT text FROM narrative");
  XepRegulation *regulation = xep_store_get_regulation (year);
  int kinds = 0;

  while (step (sections))
    {
      const char *section = xep_statement_get_text (sections, 0);

      if (!g_str_equal (section, "q4"))
        g_assert_nonnull (xep_regulation_find_section (regulation, section));
      kinds++;
    }
  g_assert_cmpint (kinds, >=, 15);
  while (step (texts))
    {
      const char *text = xep_statement_get_text (texts, 0);

      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strchr (text, '{'));
    }
  g_assert_cmpint (count (year, "SELECT count(*) FROM narrative WHERE length (text) > 300"), >,
                   100);
  g_assert_cmpint (count (year, "SELECT count(DISTINCT assessment_id) FROM narrative n"
                                " JOIN assessment a ON a.id = n.assessment_id"
                                " JOIN period p ON p.id = a.period_id"
                                " WHERE p.code = 'YEAR' AND a.kind = 'member'"),
                   >, 100);
}

/* The numbers of tasks are those of the rows, and shortcomings found earlier are reported on. */
static void
test_rows (void)
{
  g_assert_cmpint (count (year, "SELECT count(*) FROM assessment a WHERE EXISTS (SELECT 1 FROM task"
                                " t WHERE t.assessment_id = a.id) AND tasks_assigned <>"
                                " (SELECT count(*) FROM task t WHERE t.assessment_id = a.id)"),
                   ==, 0);
  g_assert_cmpint (count (year, "SELECT min (n) >= 4 AND max (n) <= 8 FROM (SELECT count(*) AS n"
                                " FROM task GROUP BY assessment_id)"),
                   ==, 1);
  g_assert_cmpint (count (year, "SELECT count(*) FROM shortcoming WHERE measure = ''"
                                " OR due_on IS NULL OR responsible = ''"),
                   ==, 0);
  g_assert_cmpint (count (year, "SELECT count(DISTINCT state) FROM remedy"), >=, 2);
  g_assert_cmpint (count (year, "SELECT count(DISTINCT assessment_id) FROM prompt"), ==, 3);
}

/* Papers are missing, but not most of them; nobody got a copy before the decision. */
static void
test_dossiers (void)
{
  g_autoptr (XepStatement) subjects
      = query (year, "SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id"
                     " JOIN step_result s ON s.assessment_id = a.id AND s.step = 'decision'"
                     " WHERE p.code = 'YEAR' AND s.level IS NOT NULL AND a.state = 'open'");
  guint whole = 0;
  guint all = 0;

  for (; step (subjects); all++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) items
          = xep_dossier_store_list_items (year, xep_statement_get_int64 (subjects, 0), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (xep_dossier_count_missing (items), <, items->len);
      whole += xep_dossier_count_missing (items) == 0 ? 1 : 0;
    }
  g_assert_cmpuint (whole, >, 0);
  g_assert_cmpuint (whole, <, all);
  g_assert_cmpint (count (year, "SELECT count(*) FROM dossier_copy c JOIN step_result s"
                                " ON s.assessment_id = c.assessment_id AND s.step = 'decision'"
                                " WHERE c.sent_on < s.dated_on AND NOT EXISTS (SELECT 1 FROM"
                                " rerating r WHERE r.assessment_id = c.assessment_id)"),
                   ==, 0);
}

static void
test_rerating (void)
{
  g_assert_cmpint (count (year, "SELECT count(*) FROM rerating r JOIN step_result s"
                                " ON s.assessment_id = r.assessment_id AND s.step = 'decision'"
                                " WHERE s.level = r.level AND s.total = r.points"
                                " AND s.dated_on = r.decided_on AND r.former_level <> r.level"),
                   ==, 1);
}

/* The audit knows of every paper and vote, as if a person had keyed it. */
static void
test_audit (void)
{
  g_assert_cmpint (count (year, "SELECT count(*) FROM audit WHERE field LIKE 'dossier.%.received'"),
                   ==,
                   count (year, "SELECT count(*) FROM dossier_item WHERE received_on IS NOT NULL"));
  g_assert_cmpint (count (year, "SELECT count(*) FROM audit WHERE field LIKE 'copy.%.sent'"), ==,
                   count (year, "SELECT count(*) FROM dossier_copy WHERE sent_on IS NOT NULL"));
  g_assert_cmpint (
      count (year, "SELECT count(*) FROM audit WHERE field LIKE 'meeting.%.subject.%'"), ==,
      count (year, "SELECT count(*) FROM meeting_subject"));
}

static char *
dup_words (XepStore *store)
{
  g_autoptr (XepStatement) statement = query (
      store, "SELECT (SELECT group_concat (assessment_id || section || text) FROM narrative)"
             " || (SELECT group_concat (assessment_id || step || ifnull (total, '')) FROM"
             " step_result) || (SELECT group_concat (assessment_id || component) FROM dossier_item)"
             " || (SELECT group_concat (meeting_id || issued || votes_good) FROM meeting_subject)");

  g_assert_true (step (statement));
  return xep_statement_dup_text (statement, 0);
}

/* The year comes out the same each time, and another year says its own number. */
static void
test_same (void)
{
  g_autoptr (XepStore) again = make_year ();
  g_autofree char *first = dup_words (year);
  g_autofree char *second = dup_words (again);

  g_assert_cmpstr (first, ==, second);
}

static void
test_other_year (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) store = xep_store_new (NULL, &error);

  g_assert_no_error (error);
  g_assert_true (xep_demo_fill (store, 2026, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "SELECT count(*) FROM meeting WHERE held_on NOT LIKE '2026-%'"),
                   ==, 0);
  g_assert_cmpint (count (store, "SELECT count(*) FROM task WHERE due LIKE '%2025'"), ==, 0);
  g_assert_false (xep_demo_fill (store, 2026, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  int status;

  xep_test_init (&argc, &argv);
  year = make_year ();
  g_test_add_func ("/demo/tables", test_tables);
  g_test_add_func ("/demo/meetings", test_meetings);
  g_test_add_func ("/demo/words", test_words);
  g_test_add_func ("/demo/rows", test_rows);
  g_test_add_func ("/demo/dossiers", test_dossiers);
  g_test_add_func ("/demo/rerating", test_rerating);
  g_test_add_func ("/demo/audit", test_audit);
  g_test_add_func ("/demo/same", test_same);
  g_test_add_func ("/demo/other-year", test_other_year);
  status = g_test_run ();
  g_object_unref (year);
  return status;
}
