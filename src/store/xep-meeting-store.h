/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-meeting.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* @unit_id 0: the commune's own meeting. Returns the id, 0 with @error. */
gint64      xep_meeting_store_add  (XepStore   *store,
                                    gint64      period_id,
                                    gint64      unit_id,
                                    const char *title,
                                    GError    **error) XEP_MUST_CHECK;
XepMeeting *xep_meeting_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* Meetings of the period, oldest first, without a date last; @unit_id -1: of all units.
 * (transfer full) XepMeeting. */
GPtrArray  *xep_meeting_store_list (XepStore *store,
                                    gint64    period_id,
                                    gint64    unit_id,
                                    GError  **error) XEP_MUST_CHECK;
/* One field, with its audit entry: "title" "date" "starts" "ends" "place" "chair" "chair_post"
 * "secretary" "attendee" "called" "present" "absent" "absent_names" "proceedings" "conclusion"
 * "teller_head" "tellers" "number" "unit". @text "" clears. XEP_ERROR_INVALID in words; nothing
 * changed then. */
gboolean    xep_meeting_store_set  (XepStore   *store,
                                    gint64      id,
                                    const char *key,
                                    const char *text,
                                    const char *why,
                                    GError    **error) XEP_MUST_CHECK;
/* What a field holds, as xep_meeting_store_set() takes it; a date is ISO; "" for an unknown key.
 * (transfer full) */
char       *xep_meeting_store_dup_value (const XepMeeting *meeting, const char *key);
gboolean    xep_meeting_store_remove (XepStore   *store,
                                      gint64      id,
                                      const char *why,
                                      GError    **error) XEP_MUST_CHECK;

/* Subjects on the agenda. A new one goes where the order of review puts it (printing order). */
gboolean    xep_meeting_store_add_subject    (XepStore *store,
                                              gint64    meeting_id,
                                              gint64    assessment_id,
                                              GError  **error) XEP_MUST_CHECK;
gboolean    xep_meeting_store_remove_subject (XepStore *store,
                                              gint64    meeting_id,
                                              gint64    assessment_id,
                                              GError  **error) XEP_MUST_CHECK;
/* XepBallot in the order of the agenda. (transfer full) */
GPtrArray  *xep_meeting_store_list_ballots   (XepStore *store,
                                              gint64    meeting_id,
                                              GError  **error) XEP_MUST_CHECK;
/* What the meetings of a unit and of the units below it concluded in a period, the latest if there
 * are several: fills @levels, made as for xep_assessment_store_suggest_all(). @unit_id 0: of all
 * meetings. */
gboolean    xep_meeting_store_list_conclusions (XepStore   *store,
                                                gint64      period_id,
                                                gint64      unit_id,
                                                GHashTable *levels,
                                                GError    **error) XEP_MUST_CHECK;
/* "issued" "returned" "valid" "invalid" "excellent" "good" "complete" "incomplete" "none" (votes),
 * "level", "order_reason". Numbers that do not add up are refused in words. */
gboolean    xep_meeting_store_set_ballot     (XepStore   *store,
                                              gint64      meeting_id,
                                              gint64      assessment_id,
                                              const char *key,
                                              const char *text,
                                              const char *why,
                                              GError    **error) XEP_MUST_CHECK;
/* What a field of a ballot holds, as above. (transfer full) */
char       *xep_meeting_store_dup_ballot_value (const XepBallot *ballot, const char *key);

G_END_DECLS
