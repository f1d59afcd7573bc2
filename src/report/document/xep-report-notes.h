/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What whoever prints a paper must be told about it: each is counted while papers are made. */
typedef enum
{
  XEP_NOTE_PROPOSAL,    /* "proposal": a subject without a level proposed by the appraisal */
  XEP_NOTE_CONCLUSION,  /* "conclusion": a subject on which no meeting of the unit concluded */
  XEP_NOTE_DECISION,    /* "decision": a subject without a level decided */
  XEP_NOTE_CONDITION,   /* "condition": a level below its points without a condition that failed */
  XEP_NOTE_UNPUBLISHED, /* a level decided, left out: its decision has no number or date yet */
  XEP_NOTE_UNISSUED,    /* the same, but counted or listed */
} XepNote;
#define XEP_N_NOTES 6

typedef struct
{
  guint counts[XEP_N_NOTES];
} XepReportNotes;

/* The note that a form calls by this name (warn="proposal"). FALSE for another one. */
gboolean xep_note_from_nick (const char *nick, XepNote *note);
void xep_report_notes_add (XepReportNotes *self, const XepReportNotes *other);
/* A sentence for each note that was counted, one a line; NULL if there is nothing to tell.
 * (transfer full) */
char *xep_report_notes_dup_text (const XepReportNotes *self);

G_END_DECLS
