/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-data.h"

#include "store/xep-agenda-store.h"

#define BALLOT_PREFIX "ballot."

XepMeetingData *
xep_meeting_data_load (XepStore *store, gint64 meeting_id, XepMeetingData *before, GError **error)
{
  g_autoptr (XepMeetingData) self = g_new0 (XepMeetingData, 1);

  if (before != NULL)
    self->breaches = g_hash_table_ref (before->breaches);
  if ((self->meeting = xep_meeting_store_load (store, meeting_id, error)) == NULL
      || (self->ballots = xep_meeting_store_list_ballots (store, meeting_id, error)) == NULL
      || (self->breaches == NULL
          && (self->breaches = xep_agenda_store_check_order (store, meeting_id, error)) == NULL))
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_meeting_data_free (XepMeetingData *self)
{
  g_clear_pointer (&self->meeting, xep_meeting_free);
  g_clear_pointer (&self->ballots, g_ptr_array_unref);
  g_clear_pointer (&self->breaches, g_hash_table_unref);
  g_free (self);
}

const char *
xep_meeting_data_breach (XepMeetingData *self, gint64 assessment_id)
{
  return g_hash_table_lookup (self->breaches, &assessment_id);
}

char *
xep_meeting_data_dup_key (gint64 assessment_id, const char *field)
{
  return g_strdup_printf (BALLOT_PREFIX "%" G_GINT64_FORMAT ".%s", assessment_id, field);
}

/* The assessment and the field of a ballot's key; NULL if it is none. */
static const char *
split_key (const char *key, gint64 *assessment_id)
{
  char *end = NULL;

  if (!g_str_has_prefix (key, BALLOT_PREFIX))
    return NULL;
  *assessment_id = g_ascii_strtoll (key + strlen (BALLOT_PREFIX), &end, 10);
  return end + 1;
}

static const XepBallot *
find_ballot (XepMeetingData *self, gint64 assessment_id)
{
  for (guint i = 0; i < self->ballots->len; i++)
    {
      const XepBallot *ballot = g_ptr_array_index (self->ballots, i);

      if (ballot->assessment_id == assessment_id)
        return ballot;
    }
  return NULL;
}

char *
xep_meeting_data_text (XepMeetingData *self, const char *key)
{
  gint64 assessment_id = 0;
  const char *field = split_key (key, &assessment_id);
  const XepBallot *ballot;

  if (field == NULL)
    return g_str_equal (key, "date") ? xep_date_format (self->meeting->held_on)
                                     : xep_meeting_store_dup_value (self->meeting, key);
  ballot = find_ballot (self, assessment_id);
  return ballot != NULL ? xep_meeting_store_dup_ballot_value (ballot, field) : g_strdup ("");
}

gboolean
xep_meeting_data_set (
    XepMeetingData *self, XepStore *store, const char *key, const char *text, GError **error)
{
  gint64 assessment_id = 0;
  const char *field = split_key (key, &assessment_id);

  if (field == NULL)
    return xep_meeting_store_set (store, self->meeting->id, key, text, NULL, error);
  return xep_meeting_store_set_ballot (store, self->meeting->id, assessment_id, field, text, NULL,
                                       error);
}
