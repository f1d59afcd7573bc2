/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-meeting.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* What meetings and their ballots share. Between the files of store/ only. */

/* Adds "meeting.ID.KEY" to the audit of the period of @meeting. */
gboolean xep_meeting_edit_audit (XepStore *store,
                                 const XepMeeting *meeting,
                                 const char *key,
                                 const char *old_value,
                                 const char *new_value,
                                 const char *why,
                                 GError **error) XEP_MUST_CHECK;
/* xep-ballot-store.c: tells the audit what the agenda of a meeting held that goes. */
gboolean xep_meeting_edit_audit_agenda (XepStore *store,
                                        const XepMeeting *meeting,
                                        const char *why,
                                        GError **error) XEP_MUST_CHECK;

G_END_DECLS
