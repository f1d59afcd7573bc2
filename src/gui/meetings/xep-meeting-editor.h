/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/context/xep-context.h"

G_BEGIN_DECLS

/* One meeting: its facts, the agenda with the ballots, what was said and concluded. Every field is
 * saved when it is left.
 *
 * Signals: "saved": a field was written; "agenda-changed": who is due may be others now;
 * "removed": the meeting is gone. */
#define XEP_TYPE_MEETING_EDITOR (xep_meeting_editor_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingEditor, xep_meeting_editor, XEP, MEETING_EDITOR, GtkWidget)

void xep_meeting_editor_set_context (XepMeetingEditor *self, XepContext *context);
void xep_meeting_editor_show (XepMeetingEditor *self, gint64 meeting_id);
/* Instead of a meeting: what to do next. */
void xep_meeting_editor_show_message (XepMeetingEditor *self, const char *text);
/* 0 while a message is shown. */
gint64 xep_meeting_editor_get_id (XepMeetingEditor *self);
/* FALSE if a value being typed was refused. */
gboolean xep_meeting_editor_leave (XepMeetingEditor *self);
/* Of what is written in it and in its tab, which read what follows. */
guint xep_meeting_editor_get_origin (XepMeetingEditor *self);
void xep_meeting_editor_focus (XepMeetingEditor *self);
/* Focus to the first reason for leaving the order of review that is missing. */
void xep_meeting_editor_ask_reason (XepMeetingEditor *self);

G_END_DECLS
