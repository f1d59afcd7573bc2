/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/**
 * XepMeeting:
 *
 * A review meeting (hội nghị kiểm điểm) of a unit in a period. Strings are never NULL, counts are
 * -1 if missing.
 */
typedef struct
{
  gint64 id;
  gint64 period_id;
  gint64 unit_id; /* 0: the commune's own */
  char *unit_name;
  char *title; /* "Hội nghị kiểm điểm Chi bộ thôn Tả Chải" */
  XepDate held_on;
  char *starts, *ends; /* "08:00" */
  char *place;
  char *chair, *chair_post;
  char *secretary;
  char *attendee; /* of the higher body, phân công dự kiểm điểm */
  int called, present, absent;
  char *absent_names; /* with reasons */
  char *proceedings;  /* diễn biến, ý kiến */
  char *conclusion;
  char *teller_head; /* tổ trưởng tổ kiểm phiếu */
  char *tellers;     /* the others */
  char *number;      /* of the minutes */
} XepMeeting;

/* The secret ballot on one subject. -1 missing. Nothing is derived from the votes: no rule gives a
 * threshold (DOMAIN 3.5); the concluded level is recorded beside them. */
typedef struct
{
  gint64 assessment_id;
  char *subject_name;
  int issued, returned, valid, invalid;
  int votes[5];       /* by XepLevel; [XEP_LEVEL_NONE]: "chưa đánh giá" */
  XepLevel level;     /* concluded by the meeting */
  char *order_reason; /* why the order of review was left (plan IV.1); "" */
} XepBallot;

XepMeeting *xep_meeting_new (void);
void xep_meeting_free (XepMeeting *self);
XepBallot *xep_ballot_new (void);
void xep_ballot_free (XepBallot *self);

/* NULL if the numbers agree, else a Vietnamese sentence that says which do not: returned at most
 * issued, valid and invalid make returned, votes at most valid (missing numbers are not compared).
 * (transfer full) */
char *xep_ballot_check (const XepBallot *self);
/* NULL if nothing is keyed or the numbers are whole: returned, valid and invalid are there and the
 * votes make the valid ones; else a Vietnamese sentence that says what is missing. (transfer full)
 */
char *xep_ballot_dup_gap (const XepBallot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepMeeting, xep_meeting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepBallot, xep_ballot_free)

G_END_DECLS
