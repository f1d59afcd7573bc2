/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "db/xep-statement.h"
#include "store/xep-assessment-store.h"
#include "store/xep-count-store.h"
#include "store/xep-finding-store.h"
#include "store/xep-overview-store.h"
#include "store/xep-period-store.h"
#include "store/xep-person-store.h"
#include "store/xep-subject-list.h"
#include "store/xep-unit-store.h"
#include "xep-test.h"

/* How long the clerk waits for the file, against bare SQLite doing the same: figures, not a
 * test. */

#define PEOPLE 2500
#define LEADERS 120
#define STAFF 300
#define UNITS 34
#define OPENINGS 400
#define SAVES 300
#define PERIOD_RUNS 3
#define PAGE_RUNS 9
#define ASSESSMENTS 100000 /* ten years */

typedef struct
{
  char *path;
  XepStore *store;
  sqlite3 *raw;
  gint64 period;
  gint64 assessment;
} Bench;

static void
check (gboolean done, GError *error)
{
  if (!done || error != NULL)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static void
report (const char *name, double measured, double raw)
{
  g_print ("%-34s %10.3f ms %10.3f ms raw %7.2f ×\n", name, measured, raw, measured / raw);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The middle one: a commit waits for the disk, whose worst case says nothing about the program. */
static double
median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, times->len / 2);
}

static void
raw_execute (Bench *bench, const char *sql)
{
  if (sqlite3_exec (bench->raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->raw));
}

static sqlite3_stmt *
raw_prepare (Bench *bench, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (bench->raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->raw));
  return statement;
}

/* Reads every column of every row as text, as anybody must who wants to show it. */
static int
raw_read (sqlite3_stmt *statement)
{
  int rows = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_free (g_strdup ((const char *) sqlite3_column_text (statement, i)));
      rows++;
    }
  sqlite3_reset (statement);
  return rows;
}

static void
raw_finish (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
add_units (Bench *bench, gint64 *units)
{
  for (int i = 0; i < UNITS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XepUnit) unit = xep_unit_new ();

      g_free (unit->name);
      unit->name = g_strdup_printf ("Chi bộ thôn số %d", i + 1);
      unit->party_cell = TRUE;
      check (xep_unit_store_add (bench->store, unit, &error), error);
      units[i] = unit->id;
    }
}

static char *
make_name (int i)
{
  static const char *const families[]
      = { "Giàng", "Vàng", "Sùng", "Lò", "Thào", "Đặng", "Nguyễn", "Hoàng", "Lý", "Tẩn" };
  static const char *const middles[] = { "Seo", "Thị", "A", "Văn", "Seo Thị", "Quốc", "Mạnh" };
  static const char *const given[] = { "Páo", "Mỷ", "Chúng", "Đức", "Hòa", "Dương", "Sính",
                                       "Vư",  "Lử", "Dín",   "Cở",  "Phừ", "Tráng" };

  return g_strdup_printf ("%s %s %s", families[i % G_N_ELEMENTS (families)],
                          middles[i / 3 % G_N_ELEMENTS (middles)],
                          given[i / 7 % G_N_ELEMENTS (given)]);
}

static void
add_people (Bench *bench, const gint64 *units)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (bench->store), &error);

  check (transaction != NULL, error);
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autoptr (XepPerson) person = xep_person_new ();

      g_free (person->name);
      person->name = make_name (i);
      person->birth_date = (XepDate){ 1950 + i % 50, 1 + i % 12, 1 + i % 28 };
      person->unit_id = units[i % UNITS];
      person->kind = i < LEADERS           ? XEP_KIND_LEADER
                     : i < LEADERS + STAFF ? XEP_KIND_STAFF
                                           : XEP_KIND_MEMBER;
      check (xep_person_store_add (bench->store, person, &error), error);
    }
  check (xep_transaction_commit (transaction, &error), error);
}

/* Two groups of points for everybody and the levels of a third of them, as in the middle of
 * December. */
static void
key_year (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepTransaction) transaction
      = xep_transaction_begin (xep_store_get_connection (bench->store), &error);
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (bench->store, bench->period, -1, 0, &error);

  check (transaction != NULL && ids != NULL, error);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *points = g_strdup_printf ("%u", 40 + i % 30);

      check (xep_assessment_store_set (bench->store, id, XEP_STEP_SELF, "A", "28,5", NULL, &error),
             error);
      check (xep_assessment_store_set (bench->store, id, XEP_STEP_SELF, "B", points, NULL, &error),
             error);
      if (i % 3 == 0)
        check (xep_assessment_store_set (bench->store, id, XEP_STEP_DECISION, "level", "good", NULL,
                                         &error),
               error);
    }
  check (xep_transaction_commit (transaction, &error), error);
}

/* Every criterion of one assessment, for all three steps. */
static void
key_assessment (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = xep_assessment_store_list_ids (bench->store, bench->period, XEP_KIND_LEADER, 0, &error);
  XepRegulation *regulation = xep_store_get_regulation (bench->store);
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, "PL8");

  check (ids != NULL && ids->len == LEADERS, error);
  bench->assessment = g_array_index (ids, gint64, 0);
  for (int step = 0; step < XEP_N_STEPS; step++)
    for (guint i = 0; i < set->groups->len; i++)
      {
        const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

        for (guint j = 0; j < group->criteria->len; j++)
          check (xep_assessment_store_set (
                     bench->store, bench->assessment, (XepStep) step,
                     ((XepCriterion *) g_ptr_array_index (group->criteria, j))->number, "0,5", NULL,
                     &error),
                 error);
      }
}

#define RAW_SEARCH                                                                               \
  "SELECT p.id, a.id, a.subject_name, a.birth_date, u.id, u.name, a.post_party, "                \
  "a.post_government,"                                                                           \
  " a.post_union, a.head, a.state, p.status, p.admitted_on, s.total, s.level, r.total, r.level," \
  " d.total, d.level FROM person p"                                                              \
  " LEFT JOIN assessment a ON a.person_id = p.id AND a.period_id = ?1 AND a.kind = 'member'"     \
  " LEFT JOIN unit u ON u.id = a.unit_id"                                                        \
  " LEFT JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self'"                       \
  " LEFT JOIN step_result r ON r.assessment_id = a.id AND r.step = 'appraisal'"                  \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"                   \
  " WHERE (p.search_folded LIKE ?2 OR u.search_folded LIKE ?2)"                                  \
  " ORDER BY p.sort_key, p.birth_date, p.id LIMIT 200"
#define RAW_COUNT                                                                            \
  "SELECT count(*) FROM person p"                                                            \
  " LEFT JOIN assessment a ON a.person_id = p.id AND a.period_id = ?1 AND a.kind = 'member'" \
  " LEFT JOIN unit u ON u.id = a.unit_id"                                                    \
  " WHERE (p.search_folded LIKE ?2 OR u.search_folded LIKE ?2)"

static double
time_raw_search (
    sqlite3_stmt *page, sqlite3_stmt *count, gint64 period, const char *text, int *rows)
{
  g_autofree char *pattern = g_strdup_printf ("%% %s%%", text);
  double start = now ();

  sqlite3_bind_int64 (page, 1, period);
  sqlite3_bind_text (page, 2, pattern, -1, SQLITE_TRANSIENT);
  *rows = raw_read (page);
  if (*rows == XEP_SUBJECT_LIST_PAGE)
    {
      sqlite3_bind_int64 (count, 1, period);
      sqlite3_bind_text (count, 2, pattern, -1, SQLITE_TRANSIENT);
      raw_read (count);
    }
  return now () - start;
}

/* One letter after the other, as a name is typed: the middle keystroke, and the slowest, which
 * lists most. */
static void
measure_search (Bench *bench)
{
  static const char *const typed[] = { "g", "gi", "gia", "gian", "giang", "giang p", "giang pao" };
  g_autoptr (XepSubjectList) list = xep_subject_list_new (bench->store);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *page = raw_prepare (bench, RAW_SEARCH);
  sqlite3_stmt *count = raw_prepare (bench, RAW_COUNT);
  int rows = 0;

  for (int run = 0; run < 20; run++)
    for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        XepSubjectQuery query = { .period_id = bench->period,
                                  .kind = XEP_KIND_MEMBER,
                                  .text = typed[i],
                                  .limit = XEP_SUBJECT_LIST_PAGE };
        g_autoptr (GError) error = NULL;
        double start = now ();
        double time;

        check (xep_subject_list_load (list, &query, &error), error);
        time = now () - start;
        g_array_append_val (times, time);
        /* The raw query takes the words as one. */
        time = time_raw_search (page, count, bench->period,
                                strrchr (typed[i], ' ') ? "giang" : typed[i], &rows);
        g_array_append_val (raw_times, time);
      }
  sqlite3_finalize (page);
  sqlite3_finalize (count);
  report ("search keystroke, 2 500 people", median (times), median (raw_times));
}

static void
measure_opening (Bench *bench)
{
  static const char *const selects[] = {
    "SELECT * FROM assessment WHERE id = ?",
    "SELECT * FROM step_result WHERE assessment_id = ?",
    "SELECT * FROM points WHERE assessment_id = ?",
    "SELECT * FROM disqualifier_tick WHERE assessment_id = ?",
    "SELECT * FROM target_answer WHERE assessment_id = ?",
    "SELECT * FROM narrative WHERE assessment_id = ?",
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *statements[G_N_ELEMENTS (selects)];

  for (gsize i = 0; i < G_N_ELEMENTS (selects); i++)
    statements[i] = raw_prepare (bench, selects[i]);
  for (int run = 0; run < OPENINGS; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (XepAssessment) assessment
          = xep_assessment_store_load (bench->store, bench->assessment, &error);
      double time = now () - start;

      check (assessment != NULL, error);
      g_array_append_val (times, time);
      start = now ();
      for (gsize i = 0; i < G_N_ELEMENTS (selects); i++)
        {
          sqlite3_bind_int64 (statements[i], 1, bench->assessment);
          raw_read (statements[i]);
        }
      time = now () - start;
      g_array_append_val (raw_times, time);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (selects); i++)
    sqlite3_finalize (statements[i]);
  report ("opening an assessment", median (times), median (raw_times));
}

static double
time_raw_save (Bench *bench, sqlite3_stmt *update, sqlite3_stmt *insert, int value)
{
  double start = now ();

  raw_execute (bench, "BEGIN IMMEDIATE");
  sqlite3_bind_int (update, 1, value);
  sqlite3_bind_int64 (update, 2, bench->assessment);
  raw_finish (update);
  sqlite3_bind_int64 (insert, 1, bench->assessment);
  sqlite3_bind_int (insert, 2, value);
  raw_finish (insert);
  raw_execute (bench, "COMMIT");
  return now () - start;
}

static void
measure_saving (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *update = raw_prepare (bench, "UPDATE points SET value = ? WHERE assessment_id = ?"
                                             " AND step = 'self' AND criterion = 'I.1.1'");
  sqlite3_stmt *insert
      = raw_prepare (bench, "INSERT INTO audit (entity, entity_id, field, old_value,"
                            " new_value, at) VALUES ('assessment', ?, 'self.I.1.1', '0,5',"
                            " ?, '2025-12-20T08:15:00')");

  for (int run = 0; run < SAVES; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      double time;

      check (xep_assessment_store_set (bench->store, bench->assessment, XEP_STEP_SELF, "I.1.1",
                                       run % 2 == 0 ? "1" : "0,75", NULL, &error),
             error);
      time = now () - start;
      g_array_append_val (times, time);
      time = time_raw_save (bench, update, insert, run % 2 == 0 ? 25 : 50);
      g_array_append_val (raw_times, time);
    }
  sqlite3_finalize (update);
  sqlite3_finalize (insert);
  report ("one field saved durably", median (times), median (raw_times));
}

/* A copy of the file, read through once, as before everything that is not undone by a key. */
static void
raw_copy (Bench *bench)
{
  g_autofree char *path = g_strconcat (bench->path, ".copy", NULL);
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open (path, &copy) != SQLITE_OK)
    g_error ("%s", path);
  /* Nobody but this function ever sees the copy: it need not be safe. */
  sqlite3_exec (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  backup = sqlite3_backup_init (copy, "main", bench->raw, "main");
  if (sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (copy));
  sqlite3_backup_finish (backup);
  sqlite3_prepare_v2 (copy, "PRAGMA integrity_check(1)", -1, &statement, NULL);
  raw_read (statement);
  sqlite3_finalize (statement);
  sqlite3_close (copy);
  g_remove (path);
}

/* The same rows, read back and inserted again by one prepared statement in one transaction, after a
 * copy. */
static double
time_raw_period (Bench *bench)
{
  sqlite3_stmt *select = raw_prepare (
      bench, "SELECT kind, person_id, subject_name, sort_key, birth_date, post_party,"
             " post_government, post_union, unit_id, unit_name, cell_name, tier, head,"
             " leader, criteria_set FROM assessment WHERE period_id = ?");
  sqlite3_stmt *insert = raw_prepare (
      bench, "INSERT INTO assessment (period_id, kind, person_id, subject_name, sort_key,"
             " birth_date, post_party, post_government, post_union, unit_id, unit_name,"
             " cell_name, tier, head, leader, criteria_set)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  gint64 period;
  double start = now ();

  raw_copy (bench);
  raw_execute (bench, "BEGIN IMMEDIATE");
  raw_execute (bench, "INSERT INTO period (year, code, snapshot_id, opened_on)"
                      " SELECT 2100 + count(*), 'YEAR', 1, '2025-12-01' FROM period");
  period = sqlite3_last_insert_rowid (bench->raw);
  sqlite3_bind_int64 (select, 1, bench->period);
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      sqlite3_bind_int64 (insert, 1, period);
      for (int i = 0; i < sqlite3_column_count (select); i++)
        sqlite3_bind_value (insert, i + 2, sqlite3_column_value (select, i));
      raw_finish (insert);
    }
  sqlite3_finalize (select);
  sqlite3_finalize (insert);
  raw_execute (bench, "COMMIT");
  return now () - start;
}

static void
measure_period (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int run = 0; run < PERIOD_RUNS; run++)
    {
      g_autoptr (GError) error = NULL;
      XepOpeningReport counts;
      double start = now ();
      double time;

      check (xep_period_store_open (bench->store, 2030 + run, XEP_PERIOD_YEAR, &counts, &error)
                 != 0,
             error);
      time = now () - start;
      g_assert_cmpint (counts.opened, ==, PEOPLE + LEADERS + STAFF);
      g_array_append_val (times, time);
      time = time_raw_period (bench);
      g_array_append_val (raw_times, time);
    }
  report ("opening a period, 2 500 people", median (times), median (raw_times));
}

#define RAW_PROGRESS                                                                      \
  "SELECT a.kind, a.state, f.total, f.level, t.total, t.level, d.level FROM assessment a" \
  " LEFT JOIN step_result f ON f.assessment_id = a.id AND f.step = 'self'"                \
  " LEFT JOIN step_result t ON t.assessment_id = a.id AND t.step = 'appraisal'"           \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"            \
  " WHERE a.period_id = ?"
#define RAW_PAPERS                                  \
  "SELECT a.unit_id, i.component FROM assessment a" \
  " LEFT JOIN dossier_item i ON i.assessment_id = a.id WHERE a.period_id = ?"
#define RAW_QUOTAS                                                             \
  "SELECT a.kind, a.collective_type, a.head, d.level FROM assessment a"        \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'" \
  " WHERE a.period_id = ?"

/* Every row of @selects for the period, one statement after the other. */
static double
time_raw_rows (Bench *bench, const char *const *selects, gsize n_selects)
{
  double start = now ();

  for (gsize i = 0; i < n_selects; i++)
    {
      sqlite3_stmt *statement = raw_prepare (bench, selects[i]);

      sqlite3_bind_int64 (statement, 1, bench->period);
      raw_read (statement);
      sqlite3_finalize (statement);
    }
  return now () - start;
}

static void
measure_overview (Bench *bench, const char *name)
{
  static const char *const selects[] = { RAW_PROGRESS, RAW_PAPERS, RAW_QUOTAS };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int run = 0; run < PAGE_RUNS; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (GPtrArray) progress
          = xep_overview_store_progress (bench->store, bench->period, &error);
      g_autoptr (GPtrArray) units = xep_overview_store_units (bench->store, bench->period, &error);
      g_autoptr (GPtrArray) quotas = xep_count_store_quotas (bench->store, bench->period, &error);
      double time = now () - start;

      check (progress != NULL && units != NULL && quotas != NULL, error);
      g_array_append_val (times, time);
      time = time_raw_rows (bench, selects, G_N_ELEMENTS (selects));
      g_array_append_val (raw_times, time);
    }
  report (name, median (times), median (raw_times));
}

/* The statements of the store while somebody wants to know them. */
static GPtrArray *traced;

static int
trace_cb (unsigned type, void *context, void *statement, void *text)
{
  char *sql;

  /* What a trigger runs begins with a remark. */
  if (traced == NULL || g_str_has_prefix (text, "--") || !sqlite3_stmt_readonly (statement))
    return 0;
  sql = sqlite3_expanded_sql (statement);
  g_ptr_array_add (traced, g_strdup (sql));
  sqlite3_free (sql);
  return 0;
}

static int
trace_connection (sqlite3 *database, char **message, const void *api)
{
  return sqlite3_trace_v2 (database, SQLITE_TRACE_STMT, trace_cb, NULL);
}

/* All that the check of a period asks the file, with the values it asks for. */
static GPtrArray *
list_statements (Bench *bench)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  traced = statements;
  findings = xep_finding_store_list (bench->store, bench->period, &error);
  traced = NULL;
  check (findings != NULL, error);
  return g_steal_pointer (&statements);
}

static void
measure_check (Bench *bench, const char *name)
{
  g_autoptr (GPtrArray) selects = list_statements (bench);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int run = 0; run < PAGE_RUNS; run++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (GPtrArray) findings = xep_finding_store_list (bench->store, bench->period, &error);
      double time = now () - start;

      check (findings != NULL && findings->len > 0, error);
      g_array_append_val (times, time);
      time = time_raw_rows (bench, (const char *const *) selects->pdata, selects->len);
      g_array_append_val (raw_times, time);
    }
  report (name, median (times), median (raw_times));
}

/* Everybody decided with a date, as at the end of December: no check has more to do. */
static void
decide_year (Bench *bench)
{
  raw_execute (bench, "INSERT OR REPLACE INTO step_result (assessment_id, step, part_a, part_b,"
                      " total) SELECT id, 'appraisal', 2850, 5000, 7850 FROM assessment"
                      " WHERE period_id = 1;"
                      "INSERT OR REPLACE INTO step_result (assessment_id, step, entry, part_a,"
                      " part_b, total, level, dated_on, document_number) SELECT id, 'decision',"
                      " 'groups', 2850, 6400, 9250, 'excellent', '2025-12-24', '1-QĐ/ĐU'"
                      " FROM assessment WHERE period_id = 1");
}

/* The same year again and again, with its steps. */
static void
fill_years (Bench *bench)
{
  sqlite3_stmt *count = raw_prepare (bench, "SELECT count(*) FROM assessment");

  raw_execute (bench, "BEGIN IMMEDIATE");
  while (sqlite3_step (count) == SQLITE_ROW && sqlite3_column_int (count, 0) < ASSESSMENTS)
    {
      sqlite3_reset (count);
      raw_execute (bench,
                   "INSERT INTO period (year, code, snapshot_id, opened_on)"
                   " SELECT 2050 + count(*), 'YEAR', 1, '2025-12-01' FROM period;"
                   "INSERT INTO assessment (period_id, kind, person_id, subject_name, sort_key,"
                   " birth_date, unit_id, unit_name, cell_name, tier, head, leader, criteria_set)"
                   " SELECT (SELECT max (id) FROM period), kind, person_id, subject_name, sort_key,"
                   " birth_date, unit_id, unit_name, cell_name, tier, head, leader, criteria_set"
                   " FROM assessment WHERE period_id = 1;"
                   "INSERT INTO step_result (assessment_id, step, part_a, part_b, total, level)"
                   " SELECT a.id, column1, 2800, 6000, 8800, 'good' FROM assessment a,"
                   " (VALUES ('self'), ('appraisal'), ('decision'))"
                   " WHERE a.period_id = (SELECT max (id) FROM period)");
    }
  sqlite3_finalize (count);
  raw_execute (bench, "COMMIT");
}

static void
set_up (Bench *bench, const char *dir)
{
  g_autoptr (GError) error = NULL;
  gint64 units[UNITS];

  bench->path = g_build_filename (dir, "benchmark.db", NULL);
  bench->store = xep_store_new (bench->path, &error);
  check (bench->store != NULL, error);
  add_units (bench, units);
  add_people (bench, units);
  bench->period = xep_period_store_open (bench->store, 2025, XEP_PERIOD_YEAR, NULL, &error);
  check (bench->period != 0, error);
  key_year (bench);
  key_assessment (bench);
  if (sqlite3_open_v2 (bench->path, &bench->raw, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->raw));
  raw_execute (bench, "PRAGMA journal_mode = WAL");
  raw_execute (bench, "PRAGMA synchronous = FULL");
  raw_execute (bench, "PRAGMA foreign_keys = ON");
}

static void
tear_down (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  sqlite3_close (bench->raw);
  check (xep_store_close (bench->store, &error), error);
  g_object_unref (bench->store);
  g_free (bench->path);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autofree char *dir = NULL;

  xep_test_init (&argc, &argv);
  sqlite3_auto_extension ((void (*) (void)) trace_connection);
  dir = xep_test_make_dir ();
  set_up (&bench, dir);
  measure_search (&bench);
  measure_opening (&bench);
  measure_saving (&bench);
  measure_overview (&bench, "overview, 2 500 people");
  measure_check (&bench, "check of a period, 2 500 people");
  decide_year (&bench);
  measure_check (&bench, "the same, all of them decided");
  measure_period (&bench);
  fill_years (&bench);
  measure_overview (&bench, "overview, 100 000 in the file");
  measure_check (&bench, "check, 100 000 in the file");
  tear_down (&bench);
  return 0;
}
