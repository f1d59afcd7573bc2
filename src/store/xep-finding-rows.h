/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-findings.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Findings that rest on rows beside the assessments: meetings, ballots, prompts, matters. Between
 * the files of store/ only. @by_id: gint64* → XepAssessment of the period. */
gboolean xep_finding_rows_add (XepStore *store,
                               const XepPeriod *period,
                               GHashTable *by_id,
                               GPtrArray *findings,
                               GError **error) XEP_MUST_CHECK;
/* People of the roster entered twice. */
gboolean
xep_finding_rows_add_people (XepStore *store, GPtrArray *findings, GError **error) XEP_MUST_CHECK;

G_END_DECLS
