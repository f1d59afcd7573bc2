/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-finding-rows.h"

#include <glib/gi18n.h>

#include "store/xep-store-private.h"

/* Assessments lead: SQLite keeps the order of a CROSS JOIN. */
#define OF_PERIOD " FROM assessment a CROSS JOIN "
#define WHERE_PERIOD " WHERE a.period_id = ?1"

/* One pass over the rows of a table. */
typedef struct
{
  XepRegulation *regulation;
  const XepPeriod *period;
  XepAssessment *assessment; /* that the row belongs to */
  GPtrArray *findings;
} Pass;

static void
examine_ballot (XepStatement *row, Pass *pass)
{
  g_autoptr (XepBallot) ballot = xep_ballot_new ();
  int *const numbers[] = { &ballot->issued,
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

/* What is said to have happened, by the column that holds its day. What is planned may lie ahead:
 * the limit of a remedy, a post that begins next month, a meeting that has no result yet. */
static const struct
{
  const char *id;
  const char *words;
} events[] = {
  { "self", N_("the self-assessment") },
  { "appraisal", N_("the appraisal") },
  { "decision", N_("the decision") },
  { "meeting", N_("the review meeting that has a result") },
  { "paper", N_("a paper of the dossier that came in") },
  { "copy", N_("a copy of the dossier that was sent") },
  { "prompt", N_("a matter suggested for review") },
  { "complaint", N_("a complaint") },
  { "answer", N_("the answer to a complaint") },
  { "rerating", N_("the decision that rated anew") },
  { "birth_date", N_("the birth") },
  { "admitted_on", N_("the admission to the Party") },
  { "official_on", N_("the recognition as a full member") },
};

static const char *
find_event (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].id, id))
      return _ (events[i].words);
  g_return_val_if_reached (id);
}

static void
examine_date (XepStatement *row, Pass *pass)
{
  xep_findings_of_date (pass->assessment->subject_name, pass->assessment->id,
                        pass->assessment->subject_id, find_event (xep_statement_get_text (row, 1)),
                        xep_statement_get_date (row, 2), pass->findings);
}

#define TODAY "date ('now', 'localtime')"
#define DATES_OF(table, event, column)                                                            \
  "SELECT a.id, " event ", t." column OF_PERIOD table " t ON t.assessment_id = a.id" WHERE_PERIOD \
  " AND t." column " > " TODAY

static void
examine_prompt (XepStatement *row, Pass *pass)
{
  xep_findings_of_prompt (pass->assessment, xep_statement_get_text (row, 1), pass->findings);
}

/* Outlines come without the texts of the review: those that matter here. */
static void
read_narrative (XepStatement *row, Pass *pass)
{
  if (pass->assessment->narrative == NULL)
    pass->assessment->narrative = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  { DATES_OF ("step_result", "t.step", "dated_on"), examine_date },
  { "SELECT a.id, 'meeting', m.held_on" OF_PERIOD "meeting_subject s ON s.assessment_id = a.id"
    " JOIN meeting m ON m.id = s.meeting_id" WHERE_PERIOD " AND m.held_on > " TODAY
    " AND (s.level IS NOT NULL OR s.issued IS NOT NULL)",
    examine_date },
  { DATES_OF ("dossier_item", "'paper'", "received_on"), examine_date },
  { DATES_OF ("dossier_copy", "'copy'", "sent_on"), examine_date },
  { DATES_OF ("prompt", "'prompt'", "dated_on"), examine_date },
  { DATES_OF ("complaint", "'complaint'", "received_on"), examine_date },
  { DATES_OF ("complaint", "'answer'", "answered_on"), examine_date },
  { DATES_OF ("rerating", "'rerating'", "decided_on"), examine_date },
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
      if (pass->assessment != NULL && pass->assessment->state != XEP_STATE_UNRATED)
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
  Pass pass
      = { xep_store_get_period_regulation (store, period->id, error), period, NULL, findings };

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

#define OF_ROSTER " p.retired_on IS NULL AND p.status <> 'left'"
#define SELECT_PEOPLE                                                                \
  "SELECT p.id, p.name, p.birth_date, p.unit_id, u.name, p.party_card FROM person p" \
  " LEFT JOIN unit u ON u.id = p.unit_id WHERE" OF_ROSTER
/* Whoever shares the name and a full birth date with somebody. */
#define SELECT_NAMESAKES                                                                       \
  SELECT_PEOPLE " AND (p.name_identity, p.birth_date) IN (SELECT name_identity, birth_date"    \
                " FROM person p WHERE" OF_ROSTER " AND length (birth_date) = 10 GROUP BY 1, 2" \
                " HAVING count(*) > 1) ORDER BY p.id"
#define SELECT_CARDS SELECT_PEOPLE " AND p.party_card <> '' ORDER BY p.id"

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

/* Hardly anybody: the roster is looked through once. */
#define DATED_PEOPLE                                                                          \
  "WITH p AS MATERIALIZED (SELECT id, name, birth_date, admitted_on, official_on FROM person" \
  " WHERE retired_on IS NULL AND (birth_date > " TODAY " OR admitted_on > " TODAY             \
  " OR official_on > " TODAY ")) "
#define DATES_OF_PEOPLE(column) \
  "SELECT id, name, '" column "' AS event, " column " FROM p WHERE " column " > " TODAY

static gboolean
add_dates_of_people (XepStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (XepStatement) row = xep_store_prepare (
      store,
      DATED_PEOPLE DATES_OF_PEOPLE ("birth_date") " UNION ALL " DATES_OF_PEOPLE (
          "admitted_on") " UNION ALL " DATES_OF_PEOPLE ("official_on"),
      error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  while (xep_statement_step (row, &found, error))
    {
      g_autofree char *subject_id = NULL;

      if (!found)
        return TRUE;
      subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, xep_statement_get_int64 (row, 0));
      xep_findings_of_date (xep_statement_get_text (row, 1), 0, subject_id,
                            find_event (xep_statement_get_text (row, 2)),
                            xep_statement_get_date (row, 3), findings);
    }
  return FALSE;
}

/* Appends what @add_findings makes of the people of @sql. */
static gboolean
add_people (XepStore *store,
            const char *sql,
            void (*add_findings) (GPtrArray *people, GPtrArray *findings),
            GPtrArray *findings,
            GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) people = NULL;

  if (statement == NULL)
    return FALSE;
  people = xep_statement_collect (statement, (XepRowReader) person_from_row,
                                  (GDestroyNotify) xep_person_free, error);
  if (people == NULL)
    return FALSE;
  add_findings (people, findings);
  return TRUE;
}

gboolean
xep_finding_rows_add_people (XepStore *store, GPtrArray *findings, GError **error)
{
  return add_dates_of_people (store, findings, error)
         && add_people (store, SELECT_NAMESAKES, xep_findings_of_people, findings, error)
         && add_people (store, SELECT_CARDS, xep_findings_of_cards, findings, error);
}
