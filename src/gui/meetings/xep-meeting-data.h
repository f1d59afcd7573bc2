/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field-values.h"
#include "store/xep-meeting-store.h"

G_BEGIN_DECLS

/* A meeting as it is stored, with its agenda. */
typedef struct
{
  XepMeeting *meeting;
  GPtrArray *ballots;     /* XepBallot, in the order of the agenda */
  XepFieldValues *values; /* all that is keyed of it */
  GHashTable *breaches;   /* gint64* assessment → char*: what the order of review wants first */
} XepMeetingData;

/* @before (nullable): the same meeting, whose place in the order of review is still the same. */
XepMeetingData *xep_meeting_data_load (XepStore *store,
                                       gint64 meeting_id,
                                       XepMeetingData *before,
                                       GError **error) XEP_MUST_CHECK;
void xep_meeting_data_free (XepMeetingData *self);
/* NULL if the order of review is kept there. */
const char *xep_meeting_data_breach (XepMeetingData *self, gint64 assessment_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepMeetingData, xep_meeting_data_free)

G_END_DECLS
