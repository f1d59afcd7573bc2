/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The meetings of a period, oldest first, with a search of its own.
 *
 * Signals: "chosen": another meeting; "opened": Enter or a double click; "leaving": return TRUE if
 * the choice must stay. */
#define XEP_TYPE_MEETING_LIST (xep_meeting_list_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingList, xep_meeting_list, XEP, MEETING_LIST, GtkWidget)

/* Reads the meetings again; the choice stays with its meeting, and nothing is emitted. */
gboolean xep_meeting_list_load (XepMeetingList *self,
                                XepStore *store,
                                gint64 period_id,
                                GError **error) XEP_MUST_CHECK;
/* 0: none. */
gint64 xep_meeting_list_get_meeting (XepMeetingList *self);
/* Chooses without a signal; ends the search if it hides the meeting. */
void xep_meeting_list_set_meeting (XepMeetingList *self, gint64 meeting_id);
/* Chooses the first meeting there is, without a signal. */
void xep_meeting_list_choose_first (XepMeetingList *self);
/* The first meeting of the unit that has no date yet; 0: none. */
gint64 xep_meeting_list_find_planned (XepMeetingList *self, gint64 unit_id);
guint xep_meeting_list_count (XepMeetingList *self);

G_END_DECLS
