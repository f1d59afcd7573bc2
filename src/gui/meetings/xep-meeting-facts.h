/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"

G_BEGIN_DECLS

/* The fields of a meeting that stand before its agenda or after it, each under its label. */
typedef enum
{
  XEP_MEETING_FACTS_BEFORE,
  XEP_MEETING_FACTS_AFTER,
} XepMeetingFactsPart;

#define XEP_TYPE_MEETING_FACTS (xep_meeting_facts_get_type ())
G_DECLARE_FINAL_TYPE (XepMeetingFacts, xep_meeting_facts, XEP, MEETING_FACTS, GtkWidget)

/* Makes the fields; once. */
void xep_meeting_facts_build (XepMeetingFacts *self, XepMeetingFactsPart part);
void xep_meeting_facts_add_fields (XepMeetingFacts *self, XepFieldForm *form);

G_END_DECLS
