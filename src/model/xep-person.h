/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/* A post held by a person. @unit_id is the body it is held in; @head: người đứng đầu of that
 * unit (one at a time). */
typedef struct
{
  gint64 id;
  char *title;
  XepBranch branch;
  gint64 unit_id;  /* 0 none */
  char *unit_name; /* filled on load */
  gboolean head;
  XepDate started_on, ended_on;
} XepPost;

/**
 * XepPerson:
 * @kind: LEADER, STAFF or MEMBER: what the person is rated as besides Party member
 * @unit_id: the chi bộ; @workplace_id: the office
 *
 * A plain record: strings are never NULL after xep_person_new().
 */
typedef struct
{
  gint64 id;
  char *name;
  XepDate birth_date;
  char *gender; /* "Nam", "Nữ", "" */
  char *ethnicity;
  char *citizen_id; /* 12 digits, 9 on old cards, "" */
  gint64 unit_id;
  char *unit_name; /* filled on load */
  gint64 workplace_id;
  char *workplace_name; /* filled on load */
  gboolean party_member;
  char *party_card;
  XepDate admitted_on; /* ngày vào Đảng (dự bị) */
  XepDate official_on; /* ngày chính thức */
  XepStatus status;
  XepSubjectKind kind;
  XepTier tier;
  char *criteria_set; /* id the clerk chose for this person, "" = by the regulation's default */
  char *note;
  char *retired_on; /* ISO or "" */
  GPtrArray *posts; /* XepPost */
} XepPerson;

XepPost *xep_post_new (void);
void xep_post_free (XepPost *self);
XepPerson *xep_person_new (void);
void xep_person_free (XepPerson *self);
/* TRUE if the person heads a unit now. */
gboolean xep_person_is_head (XepPerson *self);
/* TRUE for digits as many as a citizen's card has (12) or had (9), and for "". */
gboolean xep_citizen_id_is_valid (const char *text);
/* Whether a post is held, the posts of one branch joined with ", " (transfer full), and whether the
 * person heads a unit, as of a day (XEP_DATE_NONE: now): for the snapshot of a period. */
gboolean xep_post_is_held_on (const XepPost *self, XepDate day);
char *xep_person_dup_posts_on (XepPerson *self, XepBranch branch, XepDate day);
gboolean xep_person_is_head_on (XepPerson *self, XepDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPost, xep_post_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPerson, xep_person_free)

G_END_DECLS
