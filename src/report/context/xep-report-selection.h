/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepReportSelection:
 * @unit_id: only subjects of this unit and the units below it; 0 for all
 * @assessment_ids: only these assessments; NULL for all
 * @n_assessments: how many
 * @meeting_id: the meeting a meeting paper is printed from; 0: the last one of the unit
 * @kinds: of %XEP_N_KINDS: only the assessments of these kinds; NULL for all
 *
 * NULL instead of a selection is everything the form concerns in the period. Assessments or kinds
 * that are chosen are asked for by name: they get a draft of a paper they have not all for yet.
 * Subjects come out in the order of the plan: collectives first, then heads, deputies and members,
 * each by given name.
 */
typedef struct
{
  gint64 unit_id;
  const gint64 *assessment_ids;
  gsize n_assessments;
  gint64 meeting_id;
  const gboolean *kinds;
} XepReportSelection;

G_END_DECLS
