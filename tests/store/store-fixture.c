/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "db/xep-statement.h"

XepStore *
fixture_store (void)
{
  g_autoptr (GError) error = NULL;
  XepStore *store = xep_store_new (NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

XepDate
fixture_date (const char *iso)
{
  g_autoptr (GError) error = NULL;
  XepDate date = XEP_DATE_NONE;

  g_assert_true (xep_date_parse_iso (iso, &date, &error));
  g_assert_no_error (error);
  return date;
}

gint64
fixture_unit (XepStore *store, const char *name, gboolean party_cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  g_assert_true (xep_unit_store_add (store, unit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unit->id, >, 0);
  return unit->id;
}

gint64
fixture_person (
    XepStore *store, const char *name, const char *birth_date, gint64 unit_id, XepSubjectKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_new ();

  g_free (person->name);
  person->name = g_strdup (name);
  person->birth_date = fixture_date (birth_date);
  person->unit_id = unit_id;
  person->kind = kind;
  g_assert_true (xep_person_store_add (store, person, &error));
  g_assert_no_error (error);
  g_assert_cmpint (person->id, >, 0);
  return person->id;
}

void
fixture_post (XepStore *store,
              gint64 person_id,
              const char *title,
              XepBranch branch,
              gint64 unit_id,
              gboolean head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepPerson) person = xep_person_store_load (store, person_id, &error);
  XepPost *post = xep_post_new ();

  g_assert_no_error (error);
  g_free (post->title);
  post->title = g_strdup (title);
  post->branch = branch;
  post->unit_id = unit_id;
  post->head = head;
  g_ptr_array_add (person->posts, post);
  g_assert_true (xep_person_store_update (store, person, &error));
  g_assert_no_error (error);
}

gint64
fixture_collective (XepStore *store, const char *name, const char *type, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepCollective) collective = xep_collective_new ();

  g_free (collective->name);
  g_free (collective->type);
  collective->name = g_strdup (name);
  collective->type = g_strdup (type);
  collective->unit_id = unit_id;
  g_assert_true (xep_collective_store_add (store, collective, &error));
  g_assert_no_error (error);
  g_assert_cmpint (collective->id, >, 0);
  return collective->id;
}

gint64
fixture_open (XepStore *store, int year, XepPeriodCode code, XepOpeningReport *report)
{
  g_autoptr (GError) error = NULL;
  gint64 id = xep_period_store_open (store, year, code, report, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

char *
fixture_subject (gint64 person_id)
{
  return g_strdup_printf ("p%" G_GINT64_FORMAT, person_id);
}

gint64
fixture_assessment (XepStore *store, gint64 period_id, XepSubjectKind kind, gint64 person_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = fixture_subject (person_id);
  gint64 id = xep_assessment_store_ensure (store, period_id, kind, subject, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

void
fixture_set (XepStore *store, gint64 id, XepStep step, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = xep_assessment_store_set (store, id, step, key, text, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
fixture_refuse (XepStore *store,
                gint64 id,
                XepStep step,
                const char *key,
                const char *text,
                int code,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (store);
  g_autofree char *after = NULL;

  g_assert_false (xep_assessment_store_set (store, id, step, key, text, NULL, &error));
  g_assert_error (error, XEP_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
}

static XepStatement *
step_once (XepStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  XepStatement *statement = xep_connection_prepare (xep_store_get_connection (store), sql, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_no_error (error);
  g_assert_true (row);
  return statement;
}

gint64
fixture_count (XepStore *store, const char *sql)
{
  g_autoptr (XepStatement) statement = step_once (store, sql);

  return xep_statement_get_int64 (statement, 0);
}

char *
fixture_text (XepStore *store, const char *sql)
{
  g_autoptr (XepStatement) statement = step_once (store, sql);

  return xep_statement_dup_text (statement, 0);
}

void
fixture_execute (XepStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_execute (xep_store_get_connection (store), sql, &error));
  g_assert_no_error (error);
}

void
fixture_forget_audiences (XepStore *store)
{
  static const char *const audiences[]
      = { " kinds=\"leader staff member\"", " kinds=\"leader staff\"", " party-members=\"yes\"",
          " once=\"yes\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE regulation_snapshot SET xml = replace (xml, '%s', ''),"
                             " hash = substr (hash || '0', 2)",
                             audiences[i]);

      fixture_execute (store, sql);
    }
}

static void
dump_table (XepStore *store, const char *sql, GString *text)
{
  g_autofree char *line = fixture_text (store, sql);

  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

char *
fixture_dump (XepStore *store)
{
  static const char *const queries[] = {
    "SELECT group_concat (id || '|' || subject_name || '|' || criteria_set || '|' || state || '|'"
    " || unrated_reason || '|' || ifnull (tasks_assigned, '-') || '|' || ifnull (tasks_done, '-')"
    " || '|' || ifnull (tasks_on_time, '-') || '|' || ifnull (tasks_exceeded, '-') || '|'"
    " || ifnull (remedied, '-') || '|' || no_shortcomings || '|' || ifnull (discipline, '-') || '|'"
    " || explanation || '|' || grounds || '|' || personnel, char (10)) FROM assessment",
    "SELECT group_concat (assessment_id || step || criterion || value, char (10)) FROM points",
    "SELECT group_concat (assessment_id || step || entry || '|' || ifnull (part_a, '-') || '|'"
    " || ifnull (part_b, '-') || '|' || ifnull (total, '-') || '|' || ifnull (level, '-') || '|'"
    " || ifnull (dated_on, '-') || '|' || document_number || '|' || authority, char (10))"
    " FROM step_result",
    "SELECT group_concat (assessment_id || rule || ticked || exception || grounds, char (10))"
    " FROM disqualifier_tick",
    "SELECT group_concat (assessment_id || target || answer, char (10)) FROM target_answer",
    "SELECT group_concat (assessment_id || section || text, char (10)) FROM narrative",
    "SELECT group_concat (id || '|' || assessment_id || position || content || due || progress"
    " || product || ifnull (pace, '-') || exceeded || note, char (10)) FROM task",
    "SELECT group_concat (id || '|' || assessment_id || position || text || measure"
    " || ifnull (due_on, '-') || responsible, char (10)) FROM shortcoming",
    "SELECT group_concat (assessment_id || '|' || shortcoming_id || ifnull (state, '-')"
    " || ifnull (percent, '-') || difficulty || responsibility, char (10)) FROM remedy",
    "SELECT group_concat (id || '|' || assessment_id || position || text || body || number"
    " || ifnull (dated_on, '-') || answer || cause || responsibility, char (10)) FROM prompt",
    "SELECT group_concat (assessment_id || matter, char (10)) FROM review_matter",
    "SELECT group_concat (assessment_id || criterion || goal || result || ifnull (percent, '-')"
    " || note, char (10)) FROM criterion_text",
    "SELECT count(*) || '|' || ifnull (max (id), 0) FROM audit",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    dump_table (store, queries[i], text);
  return g_strdup (text->str);
}
