/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* The collective each chi bộ and unit of the list has by the current regulation, so that they need
 * not be keyed one by one. */

typedef enum
{
  XEP_PROPOSAL_NEW,
  XEP_PROPOSAL_THERE,   /* the unit has a collective of this type or this name */
  XEP_PROPOSAL_REMOVED, /* it had one, which was taken out of the list: it can come back there */
} XepProposalState;

typedef struct
{
  XepCollective *collective; /* as it would be added, with the name of its unit */
  const char *type_name;     /* of the regulation, short */
  XepProposalState state;
  char *standing; /* the collective that the unit has or had, "" for a new one */
} XepCollectiveProposal;

void xep_collective_proposal_free (XepCollectiveProposal *self);
/* XepCollectiveProposal for each unit in use that has a row in the regulation, those to be added
 * first, each in the order of units. (transfer full) */
GPtrArray *xep_collective_proposals_list (XepStore *store, GError **error) XEP_MUST_CHECK;
/* How many of them are in @state. */
guint xep_collective_proposals_count (GPtrArray *proposals, XepProposalState state);
/* Adds those of @chosen that are new, all or none, and sets their ids. @period_id: an opened period
 * in which they get an assessment at once, or 0. @added: (out): how many. */
gboolean xep_collective_proposals_add (XepStore *store,
                                       GPtrArray *chosen,
                                       gint64 period_id,
                                       guint *added,
                                       GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepCollectiveProposal, xep_collective_proposal_free)

G_END_DECLS
