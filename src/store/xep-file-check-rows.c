/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/xep-file-check-private.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

#define ASSESSMENTS " FROM assessment a JOIN period p ON p.id = a.period_id "
/* A result as it is named, and its row. */
#define STEP XEP_FAULT_ASSESSMENT " || ' ' || s.step"
#define STEPS                                                       \
  " FROM step_result s JOIN assessment a ON a.id = s.assessment_id" \
  " JOIN period p ON p.id = a.period_id "

/* A column that holds words of the field, and which. The CHECK of the table says the same; a table
 * whose CHECK was taken away is caught here. */
static const struct
{
  const char *table, *column, *words;
} words[] = {
  { "person", "kind", "'leader', 'staff', 'member'" },
  { "person", "status", "'active', 'probation', 'relieved', 'suspended', 'left'" },
  { "person", "tier", "'', 'province', 'commune', 'unit'" },
  { "person", "gender", "'', 'Nam', 'Nữ'" },
  { "post", "branch", "'party', 'government', 'union'" },
  { "collective", "tier", "'', 'province', 'commune', 'unit'" },
  { "period", "code", "'Q1', 'Q2', 'Q3', 'YEAR'" },
  { "assessment", "kind", "'collective', 'leader', 'staff', 'member'" },
  { "assessment", "state", "'open', 'unrated', 'closed'" },
  { "assessment", "tier", "'', 'province', 'commune', 'unit'" },
  { "assessment", "discipline", "'no', 'yes'" },
  { "points", "step", "'self', 'appraisal', 'decision'" },
  { "step_result", "step", "'self', 'appraisal', 'decision'" },
  { "step_result", "entry", "'criteria', 'groups'" },
  { "step_result", "level", "'incomplete', 'complete', 'good', 'excellent'" },
  { "target_answer", "answer", "'no', 'yes'" },
  { "task", "pace", "'on-time', 'late', 'undone'" },
  { "remedy", "state", "'done', 'partial', 'open'" },
  { "meeting_subject", "level", "'incomplete', 'complete', 'good', 'excellent'" },
  { "rerating", "level", "'incomplete', 'complete', 'good', 'excellent'" },
  { "rerating", "former_level", "'incomplete', 'complete', 'good', 'excellent'" },
};

/* What no CHECK, index or reference can say, or what one says that may be gone: a statement that
 * names each place, and the sentence with the places and their number. */
static const struct
{
  gboolean wrong;
  const char *sentence;
  const char *sql;
} rules[] = {
  { TRUE, N_("Units that lie in a circle, each under another: %s (%u in all)."),
    "WITH RECURSIVE above (start, id) AS (SELECT id, parent_id FROM unit WHERE parent_id IS NOT"
    " NULL UNION SELECT above.start, unit.parent_id FROM above JOIN unit ON unit.id = above.id"
    " WHERE unit.parent_id IS NOT NULL)"
    " SELECT unit.name FROM above JOIN unit ON unit.id = above.start WHERE above.id = above.start"
    " ORDER BY unit.id" },
  { TRUE, N_("Units in use with the same name: %s (%u in all)."),
    "SELECT name FROM unit WHERE retired_on IS NULL GROUP BY party_cell, name_identity"
    " HAVING count(*) > 1" },
  { TRUE, N_("Collectives in use with the same name: %s (%u in all)."),
    "SELECT name FROM collective WHERE retired_on IS NULL"
    " GROUP BY name_identity, ifnull (unit_id, 0) HAVING count(*) > 1" },
  { TRUE, N_("Units with more than one head at a time: %s (%u in all)."),
    "SELECT u.name FROM post JOIN unit u ON u.id = post.unit_id WHERE head = 1 AND ended_on IS NULL"
    " GROUP BY u.id HAVING count(*) > 1" },
  { TRUE, N_("Heads of no unit: %s (%u in all)."),
    "SELECT r.name || ', ' || post.title FROM post LEFT JOIN person r ON r.id = post.person_id"
    " WHERE post.head = 1 AND post.unit_id IS NULL" },
  { TRUE, N_("Periods opened twice: %s (%u in all)."),
    "SELECT code || ' ' || year FROM period GROUP BY year, code HAVING count(*) > 1" },
  { TRUE, N_("People rated twice in the same way in one period: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE person_id IS NOT NULL GROUP BY person_id, period_id,"
    " CASE WHEN a.kind IN ('leader', 'staff') THEN 1 ELSE a.kind END HAVING count(*) > 1" },
  { TRUE, N_("Collectives rated twice in one period: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE collective_id IS NOT NULL GROUP BY collective_id, period_id HAVING count(*) > 1" },
  { TRUE, N_("Assessments of nobody, or of a person and a collective at once: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS "WHERE (person_id IS NULL) = (collective_id IS NULL)"
    " OR (a.kind = 'collective') <> (collective_id IS NOT NULL)" },
  { TRUE, N_("Negative points: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT " || ' ' || s.step || ':' || s.criterion FROM points s"
    " JOIN assessment a ON a.id = s.assessment_id JOIN period p ON p.id = a.period_id"
    " WHERE s.value < 0" },
  { TRUE,
    N_("Totals that are not the sum of their two groups, or more than there are points: %s (%u "
       "in all)."),
    "SELECT " STEP STEPS "WHERE s.total IS NOT s.part_a + s.part_b OR s.part_a NOT BETWEEN 0 AND ?1"
    " OR s.part_b NOT BETWEEN 0 AND ?2" },
  { TRUE, N_("Locked results without a decided level or its date: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE a.state = 'closed' AND NOT EXISTS (SELECT 1 FROM step_result s"
    " WHERE s.assessment_id = a.id AND s.step = 'decision' AND s.level IS NOT NULL"
    " AND s.dated_on IS NOT NULL)" },
  { TRUE, N_("Not rated, but without a reason, or the other way about: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE (a.state = 'unrated') <> (a.unrated_reason <> '')" },
  { TRUE, N_("Numbers of tasks that contradict each other: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE tasks_done > tasks_assigned OR tasks_on_time > ifnull (tasks_done, tasks_assigned)"
    " OR tasks_exceeded > ifnull (tasks_done, tasks_assigned)"
    " OR min (ifnull (tasks_assigned, 0), ifnull (tasks_done, 0), ifnull (tasks_on_time, 0),"
    " ifnull (tasks_exceeded, 0)) < 0 OR remedied NOT BETWEEN 0 AND 100" },
  { TRUE, N_("Ballots that do not add up: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT " FROM meeting_subject m"
    " JOIN assessment a ON a.id = m.assessment_id JOIN period p ON p.id = a.period_id"
    " WHERE returned > issued OR valid + invalid <> returned"
    " OR ifnull (votes_excellent, 0) + ifnull (votes_good, 0) + ifnull (votes_complete, 0)"
    " + ifnull (votes_incomplete, 0) + ifnull (votes_none, 0)"
    " > ifnull (valid, ifnull (returned, issued))" },
  { TRUE, N_("On the agenda of a meeting of another period: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT " FROM meeting_subject m"
    " JOIN meeting ON meeting.id = m.meeting_id JOIN assessment a ON a.id = m.assessment_id"
    " JOIN period p ON p.id = a.period_id WHERE meeting.period_id <> a.period_id" },
  { TRUE, N_("Reports on a shortcoming of somebody else: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT " FROM remedy m JOIN shortcoming c ON c.id = m.shortcoming_id"
    " JOIN assessment b ON b.id = c.assessment_id JOIN assessment a ON a.id = m.assessment_id"
    " JOIN period p ON p.id = a.period_id"
    " WHERE b.person_id IS NOT a.person_id OR b.collective_id IS NOT a.collective_id" },
  { TRUE, N_("Rated again, but the first result is lost: %s (%u in all)."),
    "SELECT " XEP_FAULT_ASSESSMENT ASSESSMENTS
    "WHERE (SELECT count(*) FROM audit u WHERE u.entity = 'assessment' AND u.entity_id = a.id"
    "  AND u.field = 'rerating') > (SELECT count(*) FROM rerating r WHERE r.assessment_id = a.id)"
    " OR EXISTS (SELECT 1 FROM rerating r WHERE r.assessment_id = a.id"
    "  AND (r.former_level IS NULL OR r.former_level = ''))" },
  { TRUE,
    N_("Rated again, but the later decision does not follow on the earlier one: %s (%u in"
       " all)."),
    "SELECT " XEP_FAULT_ASSESSMENT " FROM (SELECT assessment_id, former_level,"
    " lag (level) OVER w AS before, lag (id) OVER w AS earlier FROM rerating"
    " WINDOW w AS (PARTITION BY assessment_id ORDER BY id)) r"
    " JOIN assessment a ON a.id = r.assessment_id JOIN period p ON p.id = a.period_id"
    " WHERE r.earlier IS NOT NULL AND r.before IS NOT NULL AND r.before IS NOT r.former_level" },
  { TRUE, N_("Changes to an assessment that is not in the file: %s (%u in all)."),
    "SELECT '#' || entity_id FROM audit WHERE entity = 'assessment'"
    " AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.id = entity_id)"
    " GROUP BY entity_id HAVING NOT max (field = 'deleted')" },
  { TRUE, N_("The record of changes has holes: after entries %s (%u holes)."),
    "SELECT before FROM (SELECT id, lag (id, 1, 0) OVER (ORDER BY id) AS before FROM audit)"
    " WHERE id <> before + 1" },
  { TRUE, N_("The record of changes lacks its last entries: %s (%u time)."),
    "SELECT ifnull ((SELECT max (id) FROM audit), 0) || ' < ' || seq FROM sqlite_sequence"
    " WHERE name = 'audit' AND seq > ifnull ((SELECT max (id) FROM audit), 0)" },
  { TRUE, N_("The record of changes is empty although something was keyed: %s (%u kinds of rows)."),
    "SELECT 'assessment' WHERE EXISTS (SELECT 1 FROM assessment)"
    "  AND NOT EXISTS (SELECT 1 FROM audit)"
    " UNION ALL SELECT 'person' WHERE EXISTS (SELECT 1 FROM person)"
    "  AND NOT EXISTS (SELECT 1 FROM audit)" },
  { TRUE, N_("The record of changes has times that are no times: entries %s (%u in all)."),
    "SELECT id FROM audit WHERE at NOT GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:"
    "[0-5][0-9]:[0-5][0-9]*'" },
  { FALSE,
    N_("In the record of changes time goes back, as when the clock was set: entries %s (%u"
       " in all)."),
    "SELECT id FROM (SELECT id, at, lag (at) OVER (ORDER BY id) AS before FROM audit)"
    " WHERE at < before" },
  { TRUE, N_("A reason that is needed is missing: raised quotas of %s (%u in all)."),
    "SELECT p.code || ' ' || p.year || ' ' || quota FROM period_quota"
    " JOIN period p ON p.id = period_id WHERE (raised = 1) <> (trim (grounds) <> '')" },
};

typedef struct
{
  char *table;
  char *column;
} Column;

static void
column_free (Column *column)
{
  g_free (column->table);
  g_free (column->column);
  g_free (column);
}

static Column *
column_from_row (XepStatement *row)
{
  Column *column = g_new0 (Column, 1);

  column->table = xep_statement_dup_text (row, 0);
  column->column = xep_statement_dup_text (row, 1);
  return column;
}

/* The most points the two parts have under any regulation of the file. One that cannot be read is
 * told elsewhere. */
static void
bind_parts (XepStore *store, XepStatement *statement)
{
  g_autoptr (GPtrArray) periods = xep_period_store_list (store, NULL);
  XepPoints part_a = xep_regulation_get_part_a (xep_store_get_regulation (store));
  XepPoints part_b = xep_regulation_get_part_b (xep_store_get_regulation (store));

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      XepRegulation *regulation = xep_store_get_period_regulation (
          store, ((XepPeriod *) g_ptr_array_index (periods, i))->id, NULL);

      if (regulation == NULL)
        continue;
      part_a = MAX (part_a, xep_regulation_get_part_a (regulation));
      part_b = MAX (part_b, xep_regulation_get_part_b (regulation));
    }
  xep_statement_bind_int64 (statement, 1, part_a);
  xep_statement_bind_int64 (statement, 2, part_b);
}

static gboolean
tell_places (XepStore *store,
             gboolean wrong,
             const char *sentence,
             const char *sql,
             GPtrArray *faults,
             GError **error)
{
  g_auto (XepFaultPlaces) places = { 0 };
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row = FALSE;

  xep_fault_places_init (&places);
  if (statement != NULL && strstr (sql, "?2") != NULL)
    bind_parts (store, statement);
  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      if (!row)
        {
          xep_fault_places_tell (&places, wrong, sentence, faults);
          return TRUE;
        }
      xep_fault_places_add (&places, xep_statement_get_text (statement, 0));
    }
  return FALSE;
}

/* Tells every place that @sql names. */
static gboolean
run_rule (XepStore *store,
          gboolean wrong,
          const char *sentence,
          const char *sql,
          GPtrArray *faults,
          GError **error)
{
  g_autoptr (GError) failure = NULL;

  return tell_places (store, wrong, sentence, sql, faults, &failure)
         || xep_file_check_go_on (faults, &failure, error);
}

static gboolean
check_words (XepStore *store, GPtrArray *faults, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *place = g_strconcat (words[i].table, ".", words[i].column, NULL);
      g_autofree char *sql
          = g_strdup_printf ("SELECT quote (%s) FROM %s WHERE %s NOT IN (%s)", words[i].column,
                             words[i].table, words[i].column, words[i].words);
      g_autofree char *sentence = g_strdup_printf (
          _("Column “%s” holds words this program does not know: %%s (%%u rows)."), place);

      if (!run_rule (store, TRUE, sentence, sql, faults, error))
        return FALSE;
    }
  return TRUE;
}

/* Every column that holds a day carries it in its name. */
static gboolean
check_dates (XepStore *store, GPtrArray *faults, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info (s.name) c"
      " WHERE s.type = 'table' AND c.type = 'TEXT'"
      " AND (c.name LIKE '%\\_on' ESCAPE '\\' OR c.name LIKE '%\\_date' ESCAPE '\\')",
      error);
  g_autoptr (GPtrArray) columns
      = statement == NULL ? NULL
                          : xep_statement_collect (statement, (XepRowReader) column_from_row,
                                                   (GDestroyNotify) column_free, error);

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);
      g_autofree char *sql = g_strdup_printf (
          "SELECT quote (\"%2$s\") FROM \"%1$s\" WHERE \"%2$s\" IS NOT NULL"
          " AND \"%2$s\" NOT GLOB '[12][0-9][0-9][0-9]'"
          " AND (length (\"%2$s\") <> 10 OR \"%2$s\" IS NOT date (\"%2$s\", '+0 days'))",
          column->table, column->column);
      g_autofree char *place = g_strconcat (column->table, ".", column->column, NULL);
      g_autofree char *sentence
          = g_strdup_printf (_("Column “%s” holds days that are no days: %%s (%%u rows)."), place);

      if (!run_rule (store, TRUE, sentence, sql, faults, error))
        return FALSE;
    }
  return columns != NULL;
}

static gboolean
check_references (XepStore *store, GPtrArray *faults, GError **error)
{
  return run_rule (store, TRUE,
                   _("Rows that name something that is not in the file: %s (%u cases)."),
                   "SELECT \"table\" || ' → ' || parent || ' (' || count(*) || ')' FROM"
                   " pragma_foreign_key_check GROUP BY \"table\", parent ORDER BY count(*) DESC",
                   faults, error);
}

/* Before the schema step that made it, there is no such table. */
static gboolean
has_needed_tables (XepStore *store, const char *sql)
{
  g_autoptr (XepStatement) statement = NULL;

  if (strstr (sql, "sqlite_sequence") == NULL)
    return TRUE;
  statement = xep_store_prepare (store, "SELECT 1 FROM sqlite_sequence", NULL);
  return statement != NULL;
}

gboolean
xep_file_check_rows (XepStore *store, GPtrArray *faults, GError **error)
{
  if (!check_references (store, faults, error) || !check_words (store, faults, error)
      || !check_dates (store, faults, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (has_needed_tables (store, rules[i].sql)
        && !run_rule (store, rules[i].wrong, _ (rules[i].sentence), rules[i].sql, faults, error))
      return FALSE;
  return TRUE;
}
