/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-meeting.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* @unit_id 0: the commune's own meeting. Returns the id, 0 with @error. */
gint64 xep_meeting_store_add (XepStore *store,
                              gint64 period_id,
                              gint64 unit_id,
                              const char *title,
                              GError **error) XEP_MUST_CHECK;
XepMeeting *xep_meeting_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* Meetings of the period, oldest first, without a date last; @unit_id -1: of all units.
 * (transfer full) XepMeeting. */
GPtrArray *xep_meeting_store_list (XepStore *store,
                                   gint64 period_id,
                                   gint64 unit_id,
                                   GError **error) XEP_MUST_CHECK;
gboolean xep_meeting_store_remove (XepStore *store, gint64 id, const char *why, GError **error)
    XEP_MUST_CHECK;

/* Subjects on the agenda. A new one goes where the order of review puts it (printing order). */
gboolean xep_meeting_store_add_subject (XepStore *store,
                                        gint64 meeting_id,
                                        gint64 assessment_id,
                                        GError **error) XEP_MUST_CHECK;
gboolean xep_meeting_store_remove_subject (XepStore *store,
                                           gint64 meeting_id,
                                           gint64 assessment_id,
                                           GError **error) XEP_MUST_CHECK;
/* XepBallot in the order of the agenda. (transfer full) */
GPtrArray *
xep_meeting_store_list_ballots (XepStore *store, gint64 meeting_id, GError **error) XEP_MUST_CHECK;
/* What the meetings of a unit and of the units below it concluded in a period, the latest if there
 * are several: fills @levels, made as for xep_assessment_store_suggest_all(). @unit_id 0: of all
 * meetings. */
gboolean xep_meeting_store_list_conclusions (XepStore *store,
                                             gint64 period_id,
                                             gint64 unit_id,
                                             GHashTable *levels,
                                             GError **error) XEP_MUST_CHECK;

G_END_DECLS
