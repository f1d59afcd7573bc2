/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/xep-record-dialog.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Adds a meeting to a period: its unit, and a title proposed from it. */
#define XEP_TYPE_MEETING_DIALOG (xep_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingDialog, xep_meeting_dialog, XEP, MEETING_DIALOG, XepRecordDialog)

/* NULL with @error if the units cannot be read. */
XepMeetingDialog *xep_meeting_dialog_new (XepStore *store,
                                          gint64 period_id,
                                          guint origin,
                                          GError **error) XEP_MUST_CHECK;
/* The meeting that was added, once "saved" is emitted. */
gint64 xep_meeting_dialog_get_id (XepMeetingDialog *self);
/* What a meeting of the unit ("": the commune's own) is headed with unless the clerk writes
 * something else. (transfer full) */
char *xep_meeting_dialog_dup_title (const char *unit_name);

G_END_DECLS
