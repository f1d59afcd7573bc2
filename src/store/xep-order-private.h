/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-order.h"

G_BEGIN_DECLS

/* What xep-order-load.c fills and xep-order.c asks. */

/* An assessment as the order sees it. */
typedef struct
{
  gint64 id;
  gint64 subject; /* person, or minus the collective: ratings of a person share it */
  XepSubjectKind kind;
  char *name;
  int rank;
  gboolean unrated;
  gboolean locked;
  gboolean party_member;
  gint64 unit_id;         /* where it is listed, 0 none */
  gint64 cell_id;         /* of a Party member, 0 none */
  gboolean other_in_cell; /* the cell reviews the person's member rating */
  guint position;         /* in printing order */
} XepOrderSubject;

typedef struct
{
  gint64 id;
  gint64 unit_id;
  XepDate held_on; /* may be missing */
} XepOrderMeeting;

/* A subject on an agenda. */
typedef struct
{
  gint64 meeting_id;
  gint64 assessment_id;
  gboolean explained;
} XepOrderItem;

/* Two ids as a key. */
typedef struct
{
  gint64 a, b;
} XepOrderKey;

struct _XepOrder
{
  GPtrArray *subjects;     /* XepOrderSubject in printing order */
  GHashTable *by_id;       /* gint64* assessment → XepOrderSubject */
  GHashTable *posts;       /* gint64* person → GArray of gint64 units, without doubles */
  GHashTable *heads;       /* gint64* unit → GPtrArray of XepOrderSubject, one a person */
  GHashTable *collectives; /* gint64* unit → GPtrArray of XepOrderSubject */
  GHashTable *meetings;    /* gint64* → XepOrderMeeting */
  GArray *agenda;          /* XepOrderItem */
  GHashTable *on_agenda;   /* XepOrderKey meeting, subject: a set */
  GHashTable *reviewed;   /* XepOrderKey subject, unit → XepOrderMeeting, the first with a date */
  GHashTable *planned;    /* the same, of meetings without a date */
  GHashTable *unit_names; /* gint64* → char* */
};

G_END_DECLS
