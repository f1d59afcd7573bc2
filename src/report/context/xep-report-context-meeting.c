/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/context/xep-report-context-private.h"
#include "report/form/xep-report-field.h"
#include "store/xep-meeting-store.h"

/* Fields that only a meeting fills begin with one of these. */
static const char *const prefixes[] = { "meeting_", "ballot_", "teller" };

/* The ballot on one subject; the first four may be the same for all of a meeting. */
static const struct
{
  const char *field;
  gsize offset;
} ballot_fields[] = {
  { "ballot_issued", G_STRUCT_OFFSET (XepBallot, issued) },
  { "ballot_returned", G_STRUCT_OFFSET (XepBallot, returned) },
  { "ballot_valid", G_STRUCT_OFFSET (XepBallot, valid) },
  { "ballot_invalid", G_STRUCT_OFFSET (XepBallot, invalid) },
  { "ballot_excellent", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_EXCELLENT]) },
  { "ballot_good", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_GOOD]) },
  { "ballot_complete", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_COMPLETE]) },
  { "ballot_incomplete", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_INCOMPLETE]) },
  { "ballot_none", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_NONE]) },
};
#define N_SHARED_BALLOT_FIELDS 4

static gboolean
wants_meeting (XepReportContext *self)
{
  for (const XepReportField *field = xep_report_field_all (); field->name != NULL; field++)
    for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
      if (g_str_has_prefix (field->name, prefixes[i]) && xep_form_uses (self->form, field->name))
        return TRUE;
  return FALSE;
}

static GHashTable *
load_ballots (XepReportContext *self, gint64 meeting_id, GError **error)
{
  g_autoptr (GPtrArray) ballots = xep_meeting_store_list_ballots (self->store, meeting_id, error);
  GHashTable *table;

  if (ballots == NULL)
    return NULL;
  table
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) xep_ballot_free);
  g_ptr_array_set_free_func (ballots, NULL);
  for (guint i = 0; i < ballots->len; i++)
    {
      XepBallot *ballot = g_ptr_array_index (ballots, i);

      g_hash_table_insert (table, &ballot->assessment_id, ballot);
    }
  return table;
}

/* Takes the meeting if @assessment_id is on its agenda, or 0. */
static gboolean
try_meeting (XepReportContext *self, gint64 meeting_id, gint64 assessment_id, GError **error)
{
  g_autoptr (GHashTable) ballots = load_ballots (self, meeting_id, error);

  if (ballots == NULL)
    return FALSE;
  if (assessment_id != 0 && !g_hash_table_contains (ballots, &assessment_id))
    return TRUE;
  self->meeting = xep_meeting_store_load (self->store, meeting_id, error);
  if (self->meeting == NULL)
    return FALSE;
  self->ballots = g_steal_pointer (&ballots);
  return TRUE;
}

/* The latest that fits; those without a date are thought of last. */
static gboolean
find_latest (XepReportContext *self, gint64 unit_id, gint64 assessment_id, GError **error)
{
  g_autoptr (GPtrArray) meetings
      = xep_meeting_store_list (self->store, self->period->id, unit_id, error);

  if (meetings == NULL)
    return FALSE;
  for (int dated = TRUE; dated >= FALSE; dated--)
    for (guint i = meetings->len; i > 0 && self->meeting == NULL; i--)
      {
        const XepMeeting *meeting = g_ptr_array_index (meetings, i - 1);

        if (xep_date_is_set (meeting->held_on) == dated
            && !try_meeting (self, meeting->id, assessment_id, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
xep_report_context_find_meeting (XepReportContext *self,
                                 const XepAssessment *assessment,
                                 GError **error)
{
  const XepReportSelection *selection = self->selection;

  if (!wants_meeting (self))
    return TRUE;
  if (selection != NULL && selection->meeting_id != 0)
    {
      if (!try_meeting (self, selection->meeting_id, 0, error))
        return FALSE;
      if (self->meeting->period_id == self->period->id)
        return TRUE;
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("The meeting “%s” is of another period. No file was written; choose a meeting "
                     "of the period that is shown."),
                   self->meeting->title);
      return FALSE;
    }
  if (assessment == NULL)
    return find_latest (self, selection != NULL ? selection->unit_id : 0, 0, error);
  if (assessment->unit_id != 0 && !find_latest (self, assessment->unit_id, assessment->id, error))
    return FALSE;
  return self->meeting != NULL || find_latest (self, 0, assessment->id, error);
}

/* A paper of a meeting that has an agenda is about those on it, in its order, whoever else belongs
 * to the unit. */
GArray *
xep_report_context_list_agenda (XepReportContext *self, GArray *ids, GError **error)
{
  gboolean chosen = self->selection != NULL && self->selection->assessment_ids != NULL;
  g_autoptr (GPtrArray) ballots = NULL;
  GArray *agenda;

  if (self->meeting == NULL || chosen || g_hash_table_size (self->ballots) == 0
      || xep_form_get_category (self->form) != XEP_FORM_MEETING)
    return g_array_ref (ids);
  ballots = xep_meeting_store_list_ballots (self->store, self->meeting->id, error);
  if (ballots == NULL)
    return NULL;
  agenda = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ballots->len; i++)
    g_array_append_val (agenda, ((XepBallot *) g_ptr_array_index (ballots, i))->assessment_id);
  return agenda;
}

/* "08 giờ 00" of "08:00". */
static void
set_time (XepReportContext *self, XepReportData *data, const char *field, const char *time)
{
  g_auto (GStrv) pieces = g_strsplit (time, ":", 2);
  g_autofree char *text = NULL;

  if (g_strv_length (pieces) == 2)
    text = xep_paper_words_fill (xep_form_get_words (self->form), XEP_WORDS_TIME, "hours",
                                 pieces[0], "minutes", pieces[1], NULL);
  xep_report_data_set_text (data, field, text);
}

/* Ballots are handed out once for a whole agenda: what is the same for all subjects is told once.
 */
static void
set_shared_ballot (XepReportContext *self, XepReportData *data)
{
  for (guint i = 0; i < N_SHARED_BALLOT_FIELDS; i++)
    {
      GHashTableIter iter;
      gpointer ballot;
      int shared = -1;
      gboolean same = TRUE;

      g_hash_table_iter_init (&iter, self->ballots);
      for (gboolean first = TRUE; g_hash_table_iter_next (&iter, NULL, &ballot); first = FALSE)
        {
          int value = G_STRUCT_MEMBER (int, ballot, ballot_fields[i].offset);

          same = same && (first || value == shared);
          shared = value;
        }
      xep_report_data_set_count (data, ballot_fields[i].field, same ? shared : -1);
    }
}

void
xep_report_context_set_meeting (XepReportContext *self, XepReportData *data)
{
  const XepMeeting *meeting = self->meeting;

  if (meeting == NULL)
    return;
  xep_report_data_set_text (data, "meeting_title", meeting->title);
  xep_report_data_set_date (data, "meeting_date", meeting->held_on);
  set_time (self, data, "meeting_starts", meeting->starts);
  set_time (self, data, "meeting_ends", meeting->ends);
  xep_report_data_set_text (data, "meeting_place", meeting->place);
  xep_report_data_set_text (data, "meeting_chair", meeting->chair);
  xep_report_data_set_text (data, "meeting_chair_post", meeting->chair_post);
  xep_report_data_set_text (data, "meeting_secretary", meeting->secretary);
  xep_report_data_set_text (data, "meeting_attendee", meeting->attendee);
  xep_report_data_set_count (data, "meeting_called", meeting->called);
  xep_report_data_set_count (data, "meeting_present", meeting->present);
  xep_report_data_set_count (data, "meeting_absent", meeting->absent);
  xep_report_data_set_text (data, "meeting_absent_names", meeting->absent_names);
  xep_report_data_set_text (data, "meeting_proceedings", meeting->proceedings);
  xep_report_data_set_text (data, "meeting_conclusion", meeting->conclusion);
  xep_report_data_set_text (data, "meeting_number", meeting->number);
  xep_report_data_set_text (data, "teller_head", meeting->teller_head);
  xep_report_data_set_text (data, "tellers", meeting->tellers);
  set_shared_ballot (self, data);
  if (xep_form_get_category (self->form) == XEP_FORM_MEETING)
    xep_report_context_set_number_line (self, data, meeting->number, meeting->held_on);
}

void
xep_report_context_set_ballot (XepReportContext *self, XepReportData *row, gint64 assessment_id)
{
  const XepBallot *ballot;

  if (self->meeting == NULL)
    return;
  /* What is not known is set to nothing: it hides what the whole meeting shares. */
  ballot = g_hash_table_lookup (self->ballots, &assessment_id);
  for (guint i = 0; i < G_N_ELEMENTS (ballot_fields); i++)
    xep_report_data_set_count (
        row, ballot_fields[i].field,
        ballot != NULL ? G_STRUCT_MEMBER (int, ballot, ballot_fields[i].offset) : -1);
  xep_report_data_set_text (row, "meeting_level_name",
                            ballot != NULL ? xep_report_context_get_level_name (self, ballot->level)
                                           : NULL);
}
