/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/document/xep-report-notes.h"

#include <glib/gi18n.h>

static const struct
{
  const char *nick; /* NULL: not of a form's words */
  const char *text; /* msgid with the number */
} notes[XEP_N_NOTES] = {
  [XEP_NOTE_PROPOSAL]
  = { "proposal",
      N_("No level is proposed yet for %u cases: the paper says so there, their own rating does "
         "not stand in for it. Key the levels in the appraisal step and print again.") },
  [XEP_NOTE_CONCLUSION]
  = { "conclusion",
      N_("No meeting of the unit has concluded a level for %u cases: the paper says so there. "
         "Key the conclusions in the ballots of the meeting and print again.") },
  [XEP_NOTE_DECISION]
  = { "decision", N_("No level is decided yet for %u cases: the paper says so there.") },
  [XEP_NOTE_CONDITION]
  = { "condition",
      N_("%u decided levels are below the level of their points while no condition that failed is "
         "recorded: the paper says so. Key the figures or the grounds before it is signed.") },
  [XEP_NOTE_UNPUBLISHED]
  = { NULL,
      N_("%u decided levels were left out: their decisions have no number or date yet. Key both "
         "in the decision step and print again.") },
  [XEP_NOTE_UNISSUED]
  = { NULL, N_("%u decided levels that the paper counts or lists have no number or date of their "
               "decision yet. Key both in the decision step before it is signed.") },
};

gboolean
xep_note_from_nick (const char *nick, XepNote *note)
{
  for (guint i = 0; i < XEP_N_NOTES; i++)
    if (notes[i].nick != NULL && g_strcmp0 (notes[i].nick, nick) == 0)
      {
        *note = (XepNote) i;
        return TRUE;
      }
  return FALSE;
}

void
xep_report_notes_add (XepReportNotes *self, const XepReportNotes *other)
{
  for (guint i = 0; i < XEP_N_NOTES; i++)
    self->counts[i] += other->counts[i];
}

char *
xep_report_notes_dup_text (const XepReportNotes *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < XEP_N_NOTES; i++)
    if (self->counts[i] > 0)
      {
        if (text->len > 0)
          g_string_append_c (text, '\n');
        g_string_append_printf (text, _ (notes[i].text), self->counts[i]);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
