/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-gui"

#include "config.h"

#include "gui/meetings/xep-meeting-data.h"

#include "store/xep-agenda-store.h"

#define BALLOT_PREFIX "ballot."

typedef enum
{
  WORDS,
  NUMBER,
  DATE,
  LEVEL,
} FieldType;

typedef struct
{
  const char *key;
  gsize       offset;
  FieldType   type;
} Field;

static const Field meeting_fields[] = {
  { "title", G_STRUCT_OFFSET (XepMeeting, title), WORDS },
  { "date", G_STRUCT_OFFSET (XepMeeting, held_on), DATE },
  { "starts", G_STRUCT_OFFSET (XepMeeting, starts), WORDS },
  { "ends", G_STRUCT_OFFSET (XepMeeting, ends), WORDS },
  { "place", G_STRUCT_OFFSET (XepMeeting, place), WORDS },
  { "chair", G_STRUCT_OFFSET (XepMeeting, chair), WORDS },
  { "chair_post", G_STRUCT_OFFSET (XepMeeting, chair_post), WORDS },
  { "secretary", G_STRUCT_OFFSET (XepMeeting, secretary), WORDS },
  { "attendee", G_STRUCT_OFFSET (XepMeeting, attendee), WORDS },
  { "called", G_STRUCT_OFFSET (XepMeeting, called), NUMBER },
  { "present", G_STRUCT_OFFSET (XepMeeting, present), NUMBER },
  { "absent", G_STRUCT_OFFSET (XepMeeting, absent), NUMBER },
  { "absent_names", G_STRUCT_OFFSET (XepMeeting, absent_names), WORDS },
  { "proceedings", G_STRUCT_OFFSET (XepMeeting, proceedings), WORDS },
  { "conclusion", G_STRUCT_OFFSET (XepMeeting, conclusion), WORDS },
  { "teller_head", G_STRUCT_OFFSET (XepMeeting, teller_head), WORDS },
  { "tellers", G_STRUCT_OFFSET (XepMeeting, tellers), WORDS },
  { "number", G_STRUCT_OFFSET (XepMeeting, number), WORDS },
};

static const Field ballot_fields[] = {
  { "issued", G_STRUCT_OFFSET (XepBallot, issued), NUMBER },
  { "returned", G_STRUCT_OFFSET (XepBallot, returned), NUMBER },
  { "valid", G_STRUCT_OFFSET (XepBallot, valid), NUMBER },
  { "invalid", G_STRUCT_OFFSET (XepBallot, invalid), NUMBER },
  { "excellent", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_EXCELLENT]), NUMBER },
  { "good", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_GOOD]), NUMBER },
  { "complete", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_COMPLETE]), NUMBER },
  { "incomplete", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_INCOMPLETE]), NUMBER },
  { "none", G_STRUCT_OFFSET (XepBallot, votes[XEP_LEVEL_NONE]), NUMBER },
  { "level", G_STRUCT_OFFSET (XepBallot, level), LEVEL },
  { "order_reason", G_STRUCT_OFFSET (XepBallot, order_reason), WORDS },
};

XepMeetingData *
xep_meeting_data_load (XepStore *store, gint64 meeting_id, GError **error)
{
  g_autoptr (XepMeetingData) self = g_new0 (XepMeetingData, 1);

  if ((self->meeting = xep_meeting_store_load (store, meeting_id, error)) == NULL
      || (self->ballots = xep_meeting_store_list_ballots (store, meeting_id, error)) == NULL
      || (self->breaches = xep_agenda_store_check_order (store, meeting_id, error)) == NULL)
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

static char *
dup_text (const Field *fields, gsize n_fields, const char *key, gconstpointer record)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (record, fields[i].offset);

      if (!g_str_equal (fields[i].key, key))
        continue;
      switch (fields[i].type)
        {
        case NUMBER:
          return *(const int *) member < 0 ? g_strdup ("")
                                           : g_strdup_printf ("%d", *(const int *) member);
        case DATE:
          return xep_date_format (*(const XepDate *) member);
        case LEVEL:
          return g_strdup (xep_level_to_nick (*(const XepLevel *) member));
        case WORDS:
        default:
          return g_strdup (*(char *const *) member);
        }
    }
  return g_strdup ("");
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
    return dup_text (meeting_fields, G_N_ELEMENTS (meeting_fields), key, self->meeting);
  ballot = find_ballot (self, assessment_id);
  return ballot == NULL ? g_strdup ("")
                        : dup_text (ballot_fields, G_N_ELEMENTS (ballot_fields), field, ballot);
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
