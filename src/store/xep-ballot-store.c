/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/xep-field-private.h"
#include "store/xep-meeting-edit.h"
#include "store/xep-meeting-store.h"
#include "store/xep-store-private.h"

/* The assessment, its name, and the fields from the third column on. */
#define FIRST_FIELD 2

/* An assessment as the agenda wants to know it. */
typedef struct
{
  gint64 period_id;
  char *subject_name;
} Subject;

static void
subject_clear (Subject *self)
{
  g_free (self->subject_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static XepBallot *
ballot_from_row (XepStatement *row)
{
  XepBallot *ballot = xep_ballot_new ();

  ballot->assessment_id = xep_statement_get_int64 (row, 0);
  g_free (ballot->subject_name);
  ballot->subject_name = xep_statement_dup_text (row, 1);
  xep_scope_load (xep_scope_get (XEP_SCOPE_BALLOT), row, FIRST_FIELD, ballot);
  return ballot;
}

static gboolean
audit_subject (XepStore *store,
               const XepMeeting *meeting,
               gint64 assessment_id,
               const char *old_name,
               const char *new_name,
               const char *why,
               GError **error)
{
  g_autofree char *key = g_strdup_printf ("subject.%" G_GINT64_FORMAT, assessment_id);

  return xep_meeting_edit_audit (store, meeting, key, old_name, new_name, why, error);
}

/* (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_BALLOT), "s.");

  return g_strdup_printf ("SELECT s.assessment_id, a.subject_name, %s FROM meeting_subject s"
                          " JOIN assessment a ON a.id = s.assessment_id %s",
                          columns, rest);
}

/* The audit keeps what the ballot held. */
static gboolean
audit_ballot (XepStore *store,
              const XepMeeting *meeting,
              const XepBallot *ballot,
              const char *why,
              GError **error)
{
  const XepScope *scope = xep_scope_get (XEP_SCOPE_BALLOT);
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, ballot->assessment_id);

  for (guint i = 0; i < scope->n_fields; i++)
    {
      const XepField *field = &scope->fields[i];
      g_autofree char *address = xep_scope_dup_address (scope, row, field->key);
      g_autofree char *value
          = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (ballot, field->offset));

      if (*value != '\0'
          && !xep_meeting_edit_audit (store, meeting, address, value, NULL, why, error))
        return FALSE;
    }
  return audit_subject (store, meeting, ballot->assessment_id, ballot->subject_name, NULL, why,
                        error);
}

gboolean
xep_meeting_edit_audit_agenda (XepStore *store,
                               const XepMeeting *meeting,
                               const char *why,
                               GError **error)
{
  g_autoptr (GPtrArray) ballots = xep_meeting_store_list_ballots (store, meeting->id, error);

  if (ballots == NULL)
    return FALSE;
  for (guint i = 0; i < ballots->len; i++)
    if (!audit_ballot (store, meeting, g_ptr_array_index (ballots, i), why, error))
      return FALSE;
  return TRUE;
}

#define SELECT_CONCLUSIONS                                                                        \
  "WITH RECURSIVE inside (id) AS (SELECT ?2 UNION SELECT unit.id FROM unit JOIN inside"           \
  " ON unit.parent_id = inside.id)"                                                               \
  " SELECT s.assessment_id, s.level FROM meeting_subject s JOIN meeting m ON m.id = s.meeting_id" \
  " WHERE m.period_id = ?1 AND s.level IS NOT NULL"                                               \
  " AND (?2 = 0 OR m.unit_id IN (SELECT id FROM inside))"                                         \
  " ORDER BY m.held_on IS NOT NULL, m.held_on, m.starts IS NOT NULL, m.starts, m.id"

/**
 * xep_meeting_store_list_conclusions:
 *
 * Meetings without a date are thought of as the oldest. A subject on which nothing was concluded is
 * not in @levels.
 */
gboolean
xep_meeting_store_list_conclusions (
    XepStore *store, gint64 period_id, gint64 unit_id, GHashTable *levels, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_CONCLUSIONS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, unit_id);
  while (xep_statement_step (statement, &row, error))
    {
      XepLevel level = XEP_LEVEL_NONE;
      gint64 id;

      if (!row)
        return TRUE;
      id = xep_statement_get_int64 (statement, 0);
      xep_level_from_nick (xep_statement_get_text (statement, 1), &level);
      g_hash_table_replace (levels, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (level));
    }
  return FALSE;
}

/**
 * xep_meeting_store_list_ballots:
 *
 * The order of review (plan III): collectives by type, then individuals, the head before deputies
 * and members, those by given name. Errors: %XEP_ERROR_NOT_FOUND for an unknown meeting.
 */
GPtrArray *
xep_meeting_store_list_ballots (XepStore *store, gint64 meeting_id, GError **error)
{
  g_autoptr (XepMeeting) meeting = xep_meeting_store_load (store, meeting_id, error);
  XepRegulation *regulation;
  g_autofree char *order = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (XepStatement) statement = NULL;

  if (meeting == NULL)
    return NULL;
  regulation = xep_store_get_period_regulation (store, meeting->period_id, error);
  if (regulation == NULL)
    return NULL;
  order = xep_collective_store_dup_type_order (regulation);
  sql = dup_select ("WHERE s.meeting_id = ?1 ORDER BY instr ('collective|leader|staff|member',"
                    " a.kind), instr (?2, '|' || a.collective_type || '|'), a.rank, a.sort_key,"
                    " a.birth_date, a.id");
  statement = xep_store_prepare (store, sql, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, meeting_id);
  xep_statement_bind_text (statement, 2, order);
  return xep_statement_collect (statement, (XepRowReader) ballot_from_row,
                                (GDestroyNotify) xep_ballot_free, error);
}

static gboolean
refuse_subject (gint64 assessment_id, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("Assessment no. %d is not on the agenda of this meeting; nothing was changed. "
                 "Put it on the agenda first."),
               (int) assessment_id);
  return FALSE;
}

/* The ballot on a subject of the agenda; NULL with @error set if it is not there. */
static XepBallot *
load_ballot (XepStore *store, gint64 meeting_id, gint64 assessment_id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE s.meeting_id = ? AND s.assessment_id = ?");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, meeting_id);
  xep_statement_bind_int64 (statement, 2, assessment_id);
  if (!xep_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return ballot_from_row (statement);
  refuse_subject (assessment_id, error);
  return NULL;
}

static gboolean
load_subject (XepStore *store, gint64 assessment_id, Subject *subject, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_seek (
      store, "SELECT period_id, subject_name FROM assessment WHERE id = ?", assessment_id,
      _("This assessment is no longer in the file; the agenda is as it was. Reload the list."),
      error);

  if (statement == NULL)
    return FALSE;
  subject->period_id = xep_statement_get_int64 (statement, 0);
  subject->subject_name = xep_statement_dup_text (statement, 1);
  return TRUE;
}

/* Runs @sql with the two ids. */
static gboolean
run_on_subject (
    XepStore *store, const char *sql, gint64 meeting_id, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, meeting_id);
  xep_statement_bind_int64 (statement, 2, assessment_id);
  return xep_statement_run (statement, error);
}

/* Inside a transaction. @added: it was not on the agenda before. */
static gboolean
add_subject (XepStore *store,
             const XepMeeting *meeting,
             gint64 assessment_id,
             gboolean *added,
             GError **error)
{
  g_auto (Subject) subject = { 0 };

  if (!load_subject (store, assessment_id, &subject, error))
    return FALSE;
  if (subject.period_id != meeting->period_id)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("The assessment of %s is of another period than the meeting; the agenda is as "
                     "it was. Choose a subject of the meeting's period."),
                   subject.subject_name);
      return FALSE;
    }
  if (!run_on_subject (store,
                       "INSERT INTO meeting_subject (meeting_id, assessment_id) VALUES (?, ?)"
                       " ON CONFLICT DO NOTHING",
                       meeting->id, assessment_id, error))
    return FALSE;
  *added = xep_connection_changes (xep_store_get_connection (store)) > 0;
  return !*added
         || audit_subject (store, meeting, assessment_id, NULL, subject.subject_name, NULL, error);
}

/**
 * xep_meeting_store_add_subject:
 *
 * A subject that is there already stays as it is. Errors: %XEP_ERROR_NOT_FOUND for an unknown
 * meeting or assessment, %XEP_ERROR_INVALID for an assessment of another period.
 */
gboolean
xep_meeting_store_add_subject (XepStore *store,
                               gint64 meeting_id,
                               gint64 assessment_id,
                               GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepMeeting) meeting = NULL;
  gboolean added = FALSE;

  if (transaction == NULL)
    return FALSE;
  meeting = xep_meeting_store_load (store, meeting_id, error);
  if (meeting == NULL || !add_subject (store, meeting, assessment_id, &added, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (added)
    xep_store_emit_changed (store, XEP_NEWS_AGENDA, meeting->period_id, 0);
  return TRUE;
}

/**
 * xep_meeting_store_remove_subject:
 *
 * Its ballot goes too; the audit keeps what it held. Errors: %XEP_ERROR_NOT_FOUND if the meeting
 * or the subject on its agenda is not there.
 */
gboolean
xep_meeting_store_remove_subject (XepStore *store,
                                  gint64 meeting_id,
                                  gint64 assessment_id,
                                  GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepMeeting) meeting = NULL;
  g_autoptr (XepBallot) ballot = NULL;

  if (transaction == NULL)
    return FALSE;
  meeting = xep_meeting_store_load (store, meeting_id, error);
  ballot = meeting != NULL ? load_ballot (store, meeting_id, assessment_id, error) : NULL;
  if (ballot == NULL || !audit_ballot (store, meeting, ballot, NULL, error)
      || !run_on_subject (store,
                          "DELETE FROM meeting_subject WHERE meeting_id = ? AND assessment_id = ?",
                          meeting_id, assessment_id, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_AGENDA, meeting->period_id, 0);
  return TRUE;
}

gboolean
xep_ballot_check_row (XepFieldEdit *edit, GError **error)
{
  return edit->found || refuse_subject (g_ascii_strtoll (edit->row, NULL, 10), error);
}

/* Nothing is derived from the votes (DOMAIN 3.5). */
gboolean
xep_ballot_check_values (XepFieldEdit *edit, GError **error)
{
  g_autoptr (XepBallot) ballot = xep_ballot_new ();
  g_autofree char *fault = NULL;

  xep_field_edit_fill (edit, ballot);
  fault = xep_ballot_check (ballot);
  return fault == NULL
         || xep_field_edit_refuse (
             _("%s The old number is kept. Check the numbers of this ballot; to correct several, "
               "clear them first."),
             fault, error);
}
