/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-agenda-store.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-store.h"
#include "store/xep-field.h"
#include "store/xep-meeting-store.h"
#include "store/xep-order.h"
#include "store/xep-store-private.h"

#define SELECT_SUMMARIES                                           \
  "SELECT s.meeting_id, count (*), count (s.level) FROM meeting m" \
  " JOIN meeting_subject s ON s.meeting_id = m.id WHERE m.period_id = ?1 GROUP BY s.meeting_id"
#define SELECT_PROPOSALS                                                                   \
  "SELECT s.assessment_id, s.level FROM meeting_subject s"                                 \
  " JOIN assessment a ON a.id = s.assessment_id AND a.state = 'open'"                      \
  " LEFT JOIN step_result r ON r.assessment_id = s.assessment_id AND r.step = 'appraisal'" \
  " WHERE s.meeting_id = ?1 AND s.level IS NOT NULL AND r.level IS NULL ORDER BY s.assessment_id"

#define SELECT_CANDIDATES                                    \
  "SELECT id, kind, subject_name, unit_name FROM assessment" \
  " WHERE period_id = ?1 AND state <> 'unrated' ORDER BY " XEP_PRINTING_ORDER ("?2")

static XepAgendaSummary *
read_summary (XepStatement *row)
{
  XepAgendaSummary *self = g_new0 (XepAgendaSummary, 1);

  self->meeting_id = xep_statement_get_int64 (row, 0);
  self->subjects = (guint) xep_statement_get_int64 (row, 1);
  self->concluded = (guint) xep_statement_get_int64 (row, 2);
  return self;
}

GHashTable *
xep_agenda_store_summarise (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_SUMMARIES, error);
  g_autoptr (GPtrArray) rows = NULL;
  GHashTable *summaries;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  rows = xep_statement_collect (statement, (XepRowReader) read_summary, NULL, error);
  if (rows == NULL)
    return NULL;
  summaries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      XepAgendaSummary *summary = g_ptr_array_index (rows, i);

      g_hash_table_insert (summaries, &summary->meeting_id, summary);
    }
  return summaries;
}

void
xep_agenda_candidate_free (XepAgendaCandidate *self)
{
  if (self == NULL)
    return;
  g_free (self->subject_name);
  g_free (self->unit_name);
  g_free (self->waits_for);
  g_free (self);
}

static XepAgendaCandidate *
read_candidate (XepStatement *row)
{
  XepAgendaCandidate *self = g_new0 (XepAgendaCandidate, 1);

  self->assessment_id = xep_statement_get_int64 (row, 0);
  if (!xep_kind_from_nick (xep_statement_get_text (row, 1), &self->kind))
    self->kind = XEP_KIND_MEMBER;
  self->subject_name = xep_statement_dup_text (row, 2);
  self->unit_name = xep_statement_dup_text (row, 3);
  self->waits_for = g_strdup ("");
  return self;
}

static GPtrArray *
list_rated (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autofree char *order
      = regulation != NULL ? xep_collective_store_dup_type_order (regulation) : NULL;
  g_autoptr (XepStatement) statement
      = order != NULL ? xep_store_prepare (store, SELECT_CANDIDATES, error) : NULL;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, order);
  return xep_statement_collect (statement, (XepRowReader) read_candidate,
                                (GDestroyNotify) xep_agenda_candidate_free, error);
}

/* gint64* assessment → XepAgendaCandidate, both of @rows, without those on the agenda. */
static GHashTable *
index_candidates (GPtrArray *rows, GPtrArray *ballots)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      XepAgendaCandidate *candidate = g_ptr_array_index (rows, i);

      g_hash_table_insert (table, &candidate->assessment_id, candidate);
    }
  for (guint i = 0; i < ballots->len; i++)
    g_hash_table_remove (table,
                         &((const XepBallot *) g_ptr_array_index (ballots, i))->assessment_id);
  return table;
}

/* Puts a copy at the end of @list unless it is there already. */
static void
take_candidate (GHashTable *table, gint64 assessment_id, const char *waits_for, GPtrArray *list)
{
  const XepAgendaCandidate *candidate = g_hash_table_lookup (table, &assessment_id);
  XepAgendaCandidate *copy;

  if (candidate == NULL)
    return;
  copy = g_memdup2 (candidate, sizeof *candidate);
  copy->subject_name = g_strdup (candidate->subject_name);
  copy->unit_name = g_strdup (candidate->unit_name);
  copy->waits_for = g_strdup (waits_for);
  g_ptr_array_add (list, copy);
  g_hash_table_remove (table, &assessment_id);
}

/* Who is due at the unit of the meeting, by the order of review. */
static gboolean
take_due (
    XepStore *store, const XepMeeting *meeting, GHashTable *table, GPtrArray *list, GError **error)
{
  g_autoptr (XepOrder) order = xep_order_load (store, meeting->period_id, error);
  g_autoptr (GPtrArray) due
      = order != NULL ? xep_order_list_due (order, meeting->unit_id, 0) : NULL;

  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      const XepDue *one = g_ptr_array_index (due, i);
      g_autofree char *missing = NULL;

      /* Unit 0 asks for all units. */
      if (one->unit_id != meeting->unit_id)
        continue;
      missing = xep_order_dup_missing (order, meeting->id, one->assessment_id);
      take_candidate (table, one->assessment_id, missing, list);
    }
  return TRUE;
}

/**
 * xep_agenda_store_list_candidates:
 *
 * Errors: %XEP_ERROR_NOT_FOUND for an unknown meeting.
 */
GPtrArray *
xep_agenda_store_list_candidates (XepStore *store, gint64 meeting_id, gboolean all, GError **error)
{
  g_autoptr (XepMeeting) meeting = xep_meeting_store_load (store, meeting_id, error);
  g_autoptr (GPtrArray) ballots
      = meeting != NULL ? xep_meeting_store_list_ballots (store, meeting_id, error) : NULL;
  g_autoptr (GPtrArray) rows
      = ballots != NULL ? list_rated (store, meeting->period_id, error) : NULL;
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_agenda_candidate_free);
  g_autoptr (GHashTable) table = NULL;

  if (rows == NULL)
    return NULL;
  table = index_candidates (rows, ballots);
  if (!all && !take_due (store, meeting, table, list, error))
    return NULL;
  for (guint i = 0; all && i < rows->len; i++)
    take_candidate (
        table, ((const XepAgendaCandidate *) g_ptr_array_index (rows, i))->assessment_id, "", list);
  return g_steal_pointer (&list);
}

/**
 * xep_agenda_store_add:
 *
 * Errors: those of xep_meeting_store_add_subject().
 */
gboolean
xep_agenda_store_add (XepStore *store,
                      gint64 meeting_id,
                      const gint64 *assessment_ids,
                      gsize n_assessments,
                      GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);

  if (transaction == NULL)
    return FALSE;
  for (gsize i = 0; i < n_assessments; i++)
    if (!xep_meeting_store_add_subject (store, meeting_id, assessment_ids[i], error))
      return FALSE;
  return xep_transaction_commit (transaction, error);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/**
 * xep_agenda_store_check_order:
 *
 * The sentence stays when a reason was given: the reason stands beside it. Errors:
 * %XEP_ERROR_NOT_FOUND for an unknown meeting.
 */
GHashTable *
xep_agenda_store_check_order (XepStore *store, gint64 meeting_id, GError **error)
{
  g_autoptr (GPtrArray) ballots = xep_meeting_store_list_ballots (store, meeting_id, error);
  g_autoptr (XepMeeting) meeting
      = ballots != NULL ? xep_meeting_store_load (store, meeting_id, error) : NULL;
  g_autoptr (XepOrder) order
      = meeting != NULL ? xep_order_load (store, meeting->period_id, error) : NULL;
  GHashTable *sentences;

  if (order == NULL)
    return NULL;
  sentences = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < ballots->len; i++)
    {
      const XepBallot *ballot = g_ptr_array_index (ballots, i);
      g_autofree char *missing = xep_order_dup_missing (order, meeting_id, ballot->assessment_id);

      if (missing != NULL && *missing != '\0')
        g_hash_table_insert (sentences, copy_id (ballot->assessment_id),
                             g_steal_pointer (&missing));
    }
  return sentences;
}

/* Returned before valid and invalid: their sum is held against it. */
static const struct
{
  const char *key;
  gsize offset;
} counts[] = {
  { "issued", G_STRUCT_OFFSET (XepBallot, issued) },
  { "returned", G_STRUCT_OFFSET (XepBallot, returned) },
  { "valid", G_STRUCT_OFFSET (XepBallot, valid) },
  { "invalid", G_STRUCT_OFFSET (XepBallot, invalid) },
};

static gboolean
fill_ballot (XepStore *store,
             gint64 meeting_id,
             const XepBallot *from,
             const XepBallot *to,
             gboolean *changed,
             GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int number = G_STRUCT_MEMBER (int, from, counts[i].offset);
      g_autofree char *text = g_strdup_printf ("%d", number);
      g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, to->assessment_id);

      if (number < 0 || G_STRUCT_MEMBER (int, to, counts[i].offset) >= 0)
        continue;
      *changed = TRUE;
      if (!xep_field_set_in (store, XEP_SCOPE_BALLOT, meeting_id, row, counts[i].key, text, NULL,
                             error))
        {
          g_prefix_error (error, "%s: ", to->subject_name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * xep_agenda_store_fill_counts:
 *
 * What was keyed stays. Errors: %XEP_ERROR_INVALID, naming the subject, if the numbers do not go
 * with those keyed there; then no ballot was changed.
 */
gboolean
xep_agenda_store_fill_counts (XepStore *store, gint64 meeting_id, guint *filled, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (GPtrArray) ballots
      = transaction != NULL ? xep_meeting_store_list_ballots (store, meeting_id, error) : NULL;

  if (ballots == NULL)
    return FALSE;
  *filled = 0;
  for (guint i = 1; i < ballots->len; i++)
    {
      gboolean changed = FALSE;

      if (!fill_ballot (store, meeting_id, g_ptr_array_index (ballots, 0),
                        g_ptr_array_index (ballots, i), &changed, error))
        return FALSE;
      *filled += changed;
    }
  return xep_transaction_commit (transaction, error);
}

/* A level on its way from the minutes to the appraisal. */
typedef struct
{
  gint64 assessment_id;
  char *level;
} Proposal;

static void
proposal_free (Proposal *self)
{
  g_free (self->level);
  g_free (self);
}

static Proposal *
read_proposal (XepStatement *row)
{
  Proposal *self = g_new0 (Proposal, 1);

  self->assessment_id = xep_statement_get_int64 (row, 0);
  self->level = xep_statement_dup_text (row, 1);
  return self;
}

static GPtrArray *
list_proposals (XepStore *store, gint64 meeting_id, GError **error)
{
  g_autoptr (XepMeeting) meeting = xep_meeting_store_load (store, meeting_id, error);
  g_autoptr (XepStatement) statement
      = meeting != NULL ? xep_store_prepare (store, SELECT_PROPOSALS, error) : NULL;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, meeting_id);
  return xep_statement_collect (statement, (XepRowReader) read_proposal,
                                (GDestroyNotify) proposal_free, error);
}

gboolean
xep_agenda_store_count_proposals (XepStore *store,
                                  gint64 meeting_id,
                                  guint *proposals,
                                  GError **error)
{
  g_autoptr (GPtrArray) list = list_proposals (store, meeting_id, error);

  if (list == NULL)
    return FALSE;
  *proposals = list->len;
  return TRUE;
}

/**
 * xep_agenda_store_propose:
 *
 * What the meeting concluded is its proposal to the level above (plan IV.2); points are not
 * touched. Errors: those of xep_assessment_store_set(); then nothing was copied.
 */
gboolean
xep_agenda_store_propose (XepStore *store, gint64 meeting_id, guint *proposals, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (GPtrArray) list
      = transaction != NULL ? list_proposals (store, meeting_id, error) : NULL;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Proposal *proposal = g_ptr_array_index (list, i);

      if (!xep_assessment_store_set (store, proposal->assessment_id, XEP_STEP_APPRAISAL, "level",
                                     proposal->level, _("Concluded by the meeting."), error))
        return FALSE;
    }
  *proposals = list->len;
  return xep_transaction_commit (transaction, error);
}
