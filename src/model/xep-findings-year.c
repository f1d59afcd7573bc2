/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "model/xep-findings.h"
#include "model/xep-review.h"

/* Letters of a prompt that tell it from another. */
#define QUOTED_LETTERS 80

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const XepFinding *first = *(const XepFinding *const *) a;
  const XepFinding *second = *(const XepFinding *const *) b;

  return (int) second->severity - (int) first->severity;
}

void
xep_findings_sort (GPtrArray *findings)
{
  /* GLib's sort of arrays keeps the order of equals. */
  g_ptr_array_sort (findings, compare_findings);
}

static void
report (GPtrArray *findings,
        XepSeverity severity,
        const char *rule,
        XepAssessment *assessment,
        char *text)
{
  xep_findings_add (findings, severity, rule, assessment->id, assessment->subject_id, text);
}

void
xep_findings_of_lock (XepAssessment *assessment, GPtrArray *findings)
{
  const XepStepResult *decision = &assessment->steps[XEP_STEP_DECISION];

  if (assessment->state == XEP_STATE_OPEN && decision->level != XEP_LEVEL_NONE
      && xep_date_is_set (decision->dated_on))
    report (findings, XEP_SEVERITY_NOTE, "unlocked", assessment,
            g_strdup_printf (_("%s: the decision is there, and the assessment is not locked."),
                             assessment->subject_name));
}

void
xep_findings_of_meeting (XepAssessment *assessment, XepDate held_on, GPtrArray *findings)
{
  XepDate decided_on = assessment->steps[XEP_STEP_DECISION].dated_on;
  g_autofree char *decided = xep_date_format (decided_on);
  g_autofree char *held = xep_date_format (held_on);

  if (xep_date_is_set (decided_on) && xep_date_is_set (held_on)
      && xep_date_compare (decided_on, held_on) < 0)
    report (findings, XEP_SEVERITY_ERROR, "decision-before-meeting", assessment,
            g_strdup_printf (_("%s: the decision is of %s, before the review meeting of %s."),
                             assessment->subject_name, decided, held));
}

void
xep_findings_of_ballot (XepAssessment *assessment, const XepBallot *ballot, GPtrArray *findings)
{
  g_autofree char *gap = xep_ballot_dup_gap (ballot);

  if (gap != NULL)
    report (findings, XEP_SEVERITY_WARNING, "ballots", assessment,
            g_strdup_printf (_("%s: the ballot is not whole: %s"), assessment->subject_name, gap));
}

void
xep_findings_of_order (XepAssessment *assessment, const char *missing, GPtrArray *findings)
{
  report (findings, XEP_SEVERITY_WARNING, "order", assessment,
          g_strdup_printf (_("%s: reviewed against the order, and no reason is written. %s"),
                           assessment->subject_name, missing));
}

void
xep_findings_of_prompt (XepAssessment *assessment, const char *prompt, GPtrArray *findings)
{
  g_autofree char *line = xep_text_clean (prompt);
  gboolean whole = g_utf8_strlen (line, -1) <= QUOTED_LETTERS;
  g_autofree char *start = g_utf8_substring (line, 0, whole ? -1 : QUOTED_LETTERS);

  report (findings, XEP_SEVERITY_WARNING, "prompt-unanswered", assessment,
          g_strdup_printf (_("%s: the matter “%s%s” suggested for review has no answer."),
                           assessment->subject_name, start, whole ? "" : "…"));
}

static gboolean
is_empty (XepAssessment *assessment, const XepReviewPart *part)
{
  for (guint i = 0; i < part->sections->len; i++)
    {
      const XepReviewSection *section = g_ptr_array_index (part->sections, i);

      if (assessment->narrative != NULL
          && g_hash_table_contains (assessment->narrative, section->id))
        return FALSE;
    }
  return TRUE;
}

void
xep_findings_of_matter (XepRegulation *regulation,
                        XepPeriodCode code,
                        XepAssessment *assessment,
                        GPtrArray *findings)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, assessment->criteria_set);
  const XepReview *review = xep_regulation_find_review (
      regulation, assessment->kind, assessment->leader, set != NULL ? set->annex : NULL, code);

  for (guint i = 0; review != NULL && i < review->parts->len; i++)
    {
      const XepReviewPart *part = g_ptr_array_index (review->parts, i);

      if (part->matters->len > 0 && is_empty (assessment, part))
        report (findings, XEP_SEVERITY_WARNING, "missing-matter", assessment,
                g_strdup_printf (_("%s: a matter of Điều 6 applies, but part %s (%s) is empty."),
                                 assessment->subject_name, part->number, part->title));
    }
}

void
xep_findings_of_two_heads (XepAssessment *assessment,
                           const char *other_name,
                           const char *unit_name,
                           GPtrArray *findings)
{
  report (findings, XEP_SEVERITY_ERROR, "two-heads", assessment,
          g_strdup_printf (_("%s: heads %s, and so does %s. Only one can."),
                           assessment->subject_name, unit_name, other_name));
}

/* Digits and letters alone: blanks and dots are typed as one likes. (transfer full) */
static char *
dup_card (const char *text)
{
  GString *card = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (card, g_unichar_tolower (g_utf8_get_char (c)));
  return g_string_free (card, FALSE);
}

/* The same name and whole birth date: told as "same-person". */
static gboolean
is_same_person (const XepPerson *a, const XepPerson *b)
{
  g_autofree char *name = xep_text_identity (a->name);
  g_autofree char *other = xep_text_identity (b->name);

  return xep_date_is_full (a->birth_date) && xep_date_compare (a->birth_date, b->birth_date) == 0
         && g_str_equal (name, other);
}

void
xep_findings_of_cards (GPtrArray *people, GPtrArray *findings)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);
      g_autofree char *card = dup_card (person->party_card);
      XepPerson *first = *card != '\0' ? g_hash_table_lookup (known, card) : NULL;
      g_autofree char *subject_id = g_strdup_printf ("p%" G_GINT64_FORMAT, person->id);

      if (*card != '\0' && first == NULL)
        g_hash_table_insert (known, g_steal_pointer (&card), person);
      if (first == NULL || first->unit_id == person->unit_id || is_same_person (first, person))
        continue;
      xep_findings_add (findings, XEP_SEVERITY_ERROR, "two-cells", 0, subject_id,
                        g_strdup_printf (_("%s of %s has the Party card %s, as %s of %s has."),
                                         person->name, person->unit_name, person->party_card,
                                         first->name, first->unit_name));
    }
}

void
xep_findings_of_date (const char *subject_name,
                      gint64 assessment_id,
                      const char *subject_id,
                      const char *what,
                      XepDate date,
                      GPtrArray *findings)
{
  g_autofree char *day = xep_date_format (date);

  xep_findings_add (findings, XEP_SEVERITY_WARNING, "date-to-come", assessment_id, subject_id,
                    g_strdup_printf (_("%s: %s is dated %s, which is still to come. Look at the "
                                       "date."),
                                     subject_name, what, day));
}

void
xep_findings_of_snapshot (const char *subject_name,
                          gint64 assessment_id,
                          const char *subject_id,
                          const char *changes,
                          gboolean misspelt,
                          gboolean locked,
                          GPtrArray *findings)
{
  const char *sentence
      = locked ? _("%s: the form differs from the list (%s), but is locked and stays as it is.")
               : _("%s: the form differs from the list (%s). If it is to follow, use “Take over "
                   "from the list” in it.");

  xep_findings_add (findings, misspelt && !locked ? XEP_SEVERITY_WARNING : XEP_SEVERITY_NOTE,
                    "snapshot", assessment_id, subject_id,
                    g_strdup_printf (sentence, subject_name, changes));
}
