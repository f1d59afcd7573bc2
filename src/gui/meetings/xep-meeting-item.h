/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/xep-meeting.h"

G_BEGIN_DECLS

/* A meeting as a line of the list: words made ready once. */
#define XEP_TYPE_MEETING_ITEM (xep_meeting_item_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingItem, xep_meeting_item, XEP, MEETING_ITEM, GObject)

/* @today decides whether the meeting is still to come. */
XepMeetingItem *
xep_meeting_item_new (const XepMeeting *meeting, guint subjects, guint concluded, XepDate today);
gint64 xep_meeting_item_get_id (XepMeetingItem *self);
gint64 xep_meeting_item_get_unit (XepMeetingItem *self);
gboolean xep_meeting_item_has_date (XepMeetingItem *self);
/* The unit; a cell by its short name. */
const char *xep_meeting_item_get_head (XepMeetingItem *self);
/* "20/12/2025 · 12 đối tượng" */
const char *xep_meeting_item_get_detail (XepMeetingItem *self);
/* Date, unit and title: what the search looks in. */
const char *xep_meeting_item_get_words (XepMeetingItem *self);
/* What is next with it, in words. */
const char *xep_meeting_item_get_state (XepMeetingItem *self);
gboolean xep_meeting_item_is_done (XepMeetingItem *self);
gboolean xep_meeting_item_equal (XepMeetingItem *self, XepMeetingItem *other);

G_END_DECLS
