/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-store"

#include "config.h"

#include "store/xep-finding-rows.h"

#include "store/xep-store-private.h"

/* Assessments lead: SQLite keeps the order of a CROSS JOIN. */
#define OF_PERIOD " FROM assessment a CROSS JOIN "
#define WHERE_PERIOD " WHERE a.period_id = ?1"

/* One pass over the rows of a table. */
typedef struct
{
  XepRegulation   *regulation;
  const XepPeriod *period;
  XepAssessment   *assessment; /* that the row belongs to */
  GPtrArray       *findings;
} Pass;

static void
examine_ballot (XepStatement *row, Pass *pass)
{
  g_autoptr (XepBallot) ballot = xep_ballot_new ();
  int *const numbers[]
      = { &ballot->issued,
          &ballot->returned,
          &ballot->valid,
          &ballot->invalid,
          &ballot->votes[XEP_LEVEL_EXCELLENT],
          &ballot->votes[XEP_LEVEL_GOOD],
          &ballot->votes[XEP_LEVEL_COMPLETE],
          &ballot->votes[XEP_LEVEL_INCOMPLETE],
          &ballot->votes[XEP_LEVEL_NONE] };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!xep_statement_is_null (row, (int) i + 1))
      *numbers[i] = (int) xep_statement_get_int64 (row, (int) i + 1);
  xep_findings_of_ballot (pass->assessment, ballot, pass->findings);
}

static void
examine_meeting (XepStatement *row, Pass *pass)
{
  xep_findings_of_meeting (pass->assessment, xep_statement_get_date (row, 1), pass->findings);
}

static void
examine_prompt (XepStatement *row, Pass *pass)
{
  xep_findings_of_prompt (pass->assessment, xep_statement_get_text (row, 1), pass->findings);
}

/* Outlines come without the texts of the review: those that matter here. */
static void
read_narrative (XepStatement *row, Pass *pass)
{
  g_hash_table_insert (pass->assessment->narrative, xep_statement_dup_text (row, 1),
                       xep_statement_dup_text (row, 2));
}

static void
examine_matter (XepStatement *row, Pass *pass)
{
  xep_findings_of_matter (pass->regulation, pass->period->code, pass->assessment, pass->findings);
}

/* The first column is the assessment. Narratives are read before the matters that want them. */
static const struct
{
  const char *sql;
  void (*examine) (XepStatement *row, Pass *pass);
} passes[] = {
  { "SELECT a.id, s.issued, s.returned, s.valid, s.invalid, s.votes_excellent, s.votes_good,"
    " s.votes_complete, s.votes_incomplete, s.votes_none" OF_PERIOD
    "meeting_subject s ON s.assessment_id = a.id" WHERE_PERIOD,
    examine_ballot },
  { "SELECT a.id, max (m.held_on)" OF_PERIOD "meeting_subject s ON s.assessment_id = a.id"
    " JOIN meeting m ON m.id = s.meeting_id" WHERE_PERIOD " GROUP BY a.id",
    examine_meeting },
  { "SELECT a.id, q.text" OF_PERIOD "prompt q ON q.assessment_id = a.id" WHERE_PERIOD
    " AND q.answer = '' ORDER BY a.id, q.position",
    examine_prompt },
  { "SELECT a.id, n.section, n.text" OF_PERIOD "narrative n ON n.assessment_id = a.id" WHERE_PERIOD
    " AND EXISTS (SELECT 1 FROM review_matter r WHERE r.assessment_id = a.id)",
    read_narrative },
  { "SELECT a.id FROM assessment a" WHERE_PERIOD
    " AND EXISTS (SELECT 1 FROM review_matter r WHERE r.assessment_id = a.id)",
    examine_matter },
};

static gboolean
run_pass (Pass *pass,
          XepStatement *statement,
          GHashTable *by_id,
          void (*examine) (XepStatement *row, Pass *pass),
          GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = xep_statement_get_int64 (statement, 0);
      pass->assessment = g_hash_table_lookup (by_id, &id);
      if (pass->assessment != NULL && !g_str_equal (pass->assessment->state, "unrated"))
        examine (statement, pass);
    }
  return FALSE;
}

gboolean
xep_finding_rows_add (XepStore *store,
                      const XepPeriod *period,
                      GHashTable *by_id,
                      GPtrArray *findings,
                      GError **error)
{
  Pass pass = { xep_store_get_period_regulation (store, period->id, error), period, NULL,
                findings };

  if (pass.regulation == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      g_autoptr (XepStatement) statement = xep_store_prepare (store, passes[i].sql, error);

      if (statement == NULL)
        return FALSE;
      xep_statement_bind_int64 (statement, 1, period->id);
      if (!run_pass (&pass, statement, by_id, passes[i].examine, error))
        return FALSE;
    }
  return TRUE;
}

/* Only whoever shares the name or the number of the card with somebody. */
#define SELECT_PEOPLE                                                                              \
  "WITH p AS (SELECT id, name, name_identity, birth_date, unit_id, party_card FROM person"         \
  "  WHERE retired_on IS NULL AND status <> 'left'),"                                              \
  " names AS (SELECT name_identity AS name FROM p GROUP BY 1 HAVING count(*) > 1)"                 \
  " SELECT p.id, p.name, p.birth_date, p.unit_id, u.name, p.party_card FROM p"                     \
  " LEFT JOIN unit u ON u.id = p.unit_id WHERE p.party_card <> ''"                                 \
  " OR p.name_identity IN (SELECT name FROM names) ORDER BY p.id"

static void
replace_text (char **text, XepStatement *row, int column)
{
  g_free (*text);
  *text = xep_statement_dup_text (row, column);
}

static XepPerson *
person_from_row (XepStatement *row)
{
  XepPerson *person = xep_person_new ();

  person->id = xep_statement_get_int64 (row, 0);
  replace_text (&person->name, row, 1);
  person->birth_date = xep_statement_get_date (row, 2);
  person->unit_id = xep_statement_get_int64 (row, 3);
  replace_text (&person->unit_name, row, 4);
  replace_text (&person->party_card, row, 5);
  return person;
}

gboolean
xep_finding_rows_add_people (XepStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_PEOPLE, error);
  g_autoptr (GPtrArray) people = NULL;

  if (statement == NULL)
    return FALSE;
  people = xep_statement_collect (statement, (XepRowReader) person_from_row,
                                  (GDestroyNotify) xep_person_free, error);
  if (people == NULL)
    return FALSE;
  xep_findings_of_people (people, findings);
  xep_findings_of_cards (people, findings);
  return TRUE;
}
