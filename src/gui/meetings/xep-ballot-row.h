/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "gui/meetings/xep-meeting-data.h"

G_BEGIN_DECLS

/* Numbers of a ballot in the order they are read out. */
#define XEP_N_BALLOT_COUNTS 9

/* The widgets of one subject of the agenda. Not a widget itself: its parts stand in three lines of
 * the grid: the name where there is little room, the ballot, the order. */
typedef struct
{
  GtkWidget *number;                      /* label */
  GtkWidget *names;                       /* box: the name, and what is missing in the ballot */
  GtkWidget *name, *gap;                  /* labels */
  GtkWidget *counts[XEP_N_BALLOT_COUNTS]; /* XepFieldEntry */
  GtkWidget *level;                       /* XepFieldChoice */
  GtkWidget *remove;                      /* button */
  GtkWidget *order;                       /* box: what the order wants first … */
  GtkWidget *breach;                      /* label */
  GtkWidget *reason;                      /* XepFieldEntry: … and why it was left */
  gint64 assessment_id;                   /* 0 while not in use */
  int line;
} XepBallotRow;

enum
{
  XEP_BALLOT_NUMBER,
  XEP_BALLOT_NAME,
  XEP_BALLOT_COUNTS,
  XEP_BALLOT_LEVEL = XEP_BALLOT_COUNTS + XEP_N_BALLOT_COUNTS,
  XEP_BALLOT_REMOVE,
  XEP_N_BALLOT_COLUMNS,
};

/* Key of a number, and the level it is of, whose words come from the regulation. */
typedef struct
{
  const char *key;
  XepLevel level; /* XEP_LEVEL_NONE: of no level */
} XepBallotCount;

extern const XepBallotCount xep_ballot_counts[XEP_N_BALLOT_COUNTS];

/* @line: its first line in the grid. */
XepBallotRow *xep_ballot_row_new (GtkGrid *grid, int line);
/* Whether the name stands above the ballot, and not before it. */
void xep_ballot_row_set_narrow (XepBallotRow *self, gboolean narrow);
/* @titles: of the columns of numbers. */
void xep_ballot_row_show (XepBallotRow *self,
                          guint number,
                          const XepBallot *ballot,
                          const char *breach,
                          const char *const *titles);
/* What is missing in the ballot as it is stored. */
void xep_ballot_row_update (XepBallotRow *self, const XepBallot *ballot);
void xep_ballot_row_hide (XepBallotRow *self);
void xep_ballot_row_add_fields (XepBallotRow *self, XepFieldForm *form);
/* What is wrong with the numbers as they stand on screen, and would not come right by typing more
 * digits; NULL if nothing is. (transfer full) */
char *xep_ballot_row_check (XepBallotRow *self);

G_END_DECLS
