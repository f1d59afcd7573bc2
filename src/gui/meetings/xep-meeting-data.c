/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-data.h"

#include "store/xep-agenda-store.h"

XepMeetingData *
xep_meeting_data_load (XepStore *store, gint64 meeting_id, XepMeetingData *before, GError **error)
{
  g_autoptr (XepMeetingData) self = g_new0 (XepMeetingData, 1);

  if (before != NULL)
    self->breaches = g_hash_table_ref (before->breaches);
  if ((self->meeting = xep_meeting_store_load (store, meeting_id, error)) == NULL
      || (self->ballots = xep_meeting_store_list_ballots (store, meeting_id, error)) == NULL
      || (self->values = xep_field_values_load (store, XEP_ENTITY_MEETING, meeting_id, error))
             == NULL
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
  g_clear_pointer (&self->values, xep_field_values_free);
  g_clear_pointer (&self->breaches, g_hash_table_unref);
  g_free (self);
}

const char *
xep_meeting_data_breach (XepMeetingData *self, gint64 assessment_id)
{
  return g_hash_table_lookup (self->breaches, &assessment_id);
}
