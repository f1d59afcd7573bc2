/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-meeting.h"

#include <glib/gi18n.h>

/**
 * xep_meeting_new:
 *
 * A meeting of the commune of which nothing is known yet. Free with xep_meeting_free().
 */
XepMeeting *
xep_meeting_new (void)
{
  XepMeeting *self = g_new0 (XepMeeting, 1);
  char **const texts[]
      = { &self->unit_name,   &self->title,        &self->starts,      &self->ends,
          &self->place,       &self->chair,        &self->chair_post,  &self->secretary,
          &self->attendee,    &self->absent_names, &self->proceedings, &self->conclusion,
          &self->teller_head, &self->tellers,      &self->number };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  self->called = -1;
  self->present = -1;
  self->absent = -1;
  return self;
}

void
xep_meeting_free (XepMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->unit_name);
  g_free (self->title);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->place);
  g_free (self->chair);
  g_free (self->chair_post);
  g_free (self->secretary);
  g_free (self->attendee);
  g_free (self->absent_names);
  g_free (self->proceedings);
  g_free (self->conclusion);
  g_free (self->teller_head);
  g_free (self->tellers);
  g_free (self->number);
  g_free (self);
}

/**
 * xep_ballot_new:
 *
 * A ballot of which no number is known. Free with xep_ballot_free().
 */
XepBallot *
xep_ballot_new (void)
{
  XepBallot *self = g_new0 (XepBallot, 1);

  self->subject_name = g_strdup ("");
  self->order_reason = g_strdup ("");
  self->issued = -1;
  self->returned = -1;
  self->valid = -1;
  self->invalid = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (self->votes); i++)
    self->votes[i] = -1;
  return self;
}

void
xep_ballot_free (XepBallot *self)
{
  if (self == NULL)
    return;
  g_free (self->subject_name);
  g_free (self->order_reason);
  g_free (self);
}

/* -1 if none of the levels has a number. */
static int
sum_votes (const XepBallot *self)
{
  int sum = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (self->votes); i++)
    if (self->votes[i] >= 0)
      sum = MAX (sum, 0) + self->votes[i];
  return sum;
}

/* What is left of @whole when the invalid ballots are taken away; missing if @whole is. */
static int
without_invalid (const XepBallot *self, int whole)
{
  return whole >= 0 ? whole - MAX (self->invalid, 0) : -1;
}

/**
 * xep_ballot_check:
 *
 * The invariants of the minutes of the count (DOMAIN 3.5). A part is held against every whole that
 * is known, so that a missing number between them hides nothing.
 */
char *
xep_ballot_check (const XepBallot *self)
{
  int votes = sum_votes (self);
  const struct
  {
    int part;
    int whole;
    const char *sentence;
  } rules[] = {
    { self->returned, self->issued, N_("%d ballots returned are more than the %d issued.") },
    { self->valid, self->returned, N_("%d valid ballots are more than the %d returned.") },
    { self->invalid, self->returned, N_("%d invalid ballots are more than the %d returned.") },
    { self->valid, without_invalid (self, self->issued),
      N_("%d valid ballots are more than the %d that can be valid of those issued.") },
    { self->invalid, self->issued, N_("%d invalid ballots are more than the %d issued.") },
    { votes, self->valid, N_("%d votes for the levels are more than the %d valid ballots.") },
    { votes, without_invalid (self, self->returned),
      N_("%d votes for the levels are more than the %d ballots returned that can be valid.") },
    { votes, without_invalid (self, self->issued),
      N_("%d votes for the levels are more than the %d ballots issued that can be valid.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].part >= 0 && rules[i].whole >= 0 && rules[i].part > rules[i].whole)
      return g_strdup_printf (_ (rules[i].sentence), rules[i].part, rules[i].whole);
  if (self->valid >= 0 && self->invalid >= 0 && self->returned >= 0
      && self->valid + self->invalid != self->returned)
    return g_strdup_printf (_("%d valid and %d invalid ballots do not make the %d returned."),
                            self->valid, self->invalid, self->returned);
  return NULL;
}

/**
 * xep_ballot_dup_gap:
 *
 * What xep_ballot_check() lets pass because the count may still be under way. A level without a
 * number got no vote once the others make the valid ballots.
 */
char *
xep_ballot_dup_gap (const XepBallot *self)
{
  int votes = sum_votes (self);
  const struct
  {
    int number;
    const char *sentence;
  } numbers[] = {
    { self->issued, N_("the number of ballots issued is missing.") },
    { self->returned, N_("the number of ballots returned is missing.") },
    { self->valid, N_("the number of valid ballots is missing.") },
    { self->invalid, N_("the number of invalid ballots is missing.") },
    { votes, N_("the votes for the levels are missing.") },
  };
  guint missing = 0;
  const char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].number < 0 && missing++ == 0)
      first = numbers[i].sentence;
  if (missing == G_N_ELEMENTS (numbers))
    return NULL;
  if (first != NULL)
    return g_strdup (_ (first));
  if (votes < self->valid)
    return g_strdup_printf (_("%d votes for the levels, but %d valid ballots."), votes,
                            self->valid);
  return xep_ballot_check (self);
}
