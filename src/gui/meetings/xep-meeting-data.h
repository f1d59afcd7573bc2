/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-meeting-store.h"

G_BEGIN_DECLS

/* A meeting as it is stored, with its agenda. */
typedef struct
{
  XepMeeting *meeting;
  GPtrArray  *ballots;    /* XepBallot, in the order of the agenda */
  GHashTable *breaches;   /* gint64* assessment → char*: what the order of review wants first */
} XepMeetingData;

/* @before (nullable): the same meeting, whose place in the order of review is still the same. */
XepMeetingData *xep_meeting_data_load (XepStore *store,
                                       gint64 meeting_id,
                                       XepMeetingData *before,
                                       GError **error) XEP_MUST_CHECK;
void            xep_meeting_data_free    (XepMeetingData *self);
/* NULL if the order of review is kept there. */
const char     *xep_meeting_data_breach  (XepMeetingData *self, gint64 assessment_id);
/* The key under which a field of a ballot is saved by xep_meeting_data_set(). (transfer full) */
char           *xep_meeting_data_dup_key (gint64 assessment_id, const char *field);
/* What stands for a key of xep_meeting_store_set(), or for one of a ballot, on screen; "" if there
 * is nothing. (transfer full) */
char           *xep_meeting_data_text    (XepMeetingData *self, const char *key);
/* Writes a field of the meeting or of a ballot. @self stays as it was read. */
gboolean xep_meeting_data_set (XepMeetingData *self,
                               XepStore *store,
                               const char *key,
                               const char *text,
                               GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepMeetingData, xep_meeting_data_free)

G_END_DECLS
