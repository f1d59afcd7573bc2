/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/fields/xep-field-form.h"
#include "gui/meetings/xep-meeting-data.h"
#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The agenda of a meeting: a line for each subject with its secret ballot, a page of them at a
 * time.
 *
 * Signals "add-wanted", "fill-wanted"; "remove-wanted" (gint64 assessment); "turning": return TRUE
 * if the page must stay; "turned": other fields are there now. */
#define XEP_TYPE_BALLOT_GRID (xep_ballot_grid_get_type ())
G_DECLARE_FINAL_TYPE (XepBallotGrid, xep_ballot_grid, XEP, BALLOT_GRID, GtkWidget)

#define XEP_BALLOT_GRID_PAGE 50

/* The agenda may be another one. @regulation: of the meeting's period. */
void xep_ballot_grid_load (XepBallotGrid *self, XepMeetingData *data, XepRegulation *regulation);
/* How many pixels it may take across: with fewer than it wants, names stand above their ballots. */
void xep_ballot_grid_set_room (XepBallotGrid *self, int room);
/* The same agenda, one of its numbers changed. */
void xep_ballot_grid_update (XepBallotGrid *self, XepMeetingData *data);
void xep_ballot_grid_add_fields (XepBallotGrid *self, XepFieldForm *form);
/* What is wrong with the ballot @field belongs to, as it stands on screen; NULL if nothing is, or
 * if it is no number of a ballot. (transfer full) */
char *xep_ballot_grid_check (XepBallotGrid *self, XepInput *field);
/* Focus to the first reason that is missing, on this page; FALSE if none is. */
gboolean xep_ballot_grid_ask_reason (XepBallotGrid *self, XepMeetingData *data);

G_END_DECLS
