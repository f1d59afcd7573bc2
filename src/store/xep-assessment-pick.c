/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-store.h"
#include "store/xep-store-private.h"

#define HAS_ROW(table) \
  " EXISTS (SELECT 1 FROM " table " WHERE " table ".assessment_id = assessment.id)"
#define IS_ISSUED                                                                      \
  " EXISTS (SELECT 1 FROM step_result WHERE step_result.assessment_id = assessment.id" \
  " AND step = 'decision' AND level IS NOT NULL AND dated_on IS NOT NULL"              \
  " AND document_number <> '')"
#define HAS_LEVEL(step)                                                                \
  " EXISTS (SELECT 1 FROM step_result WHERE step_result.assessment_id = assessment.id" \
  " AND step = '" step "' AND level IS NOT NULL)"
/* The units below one belong to it: a chi bộ's cells, an office's rooms. */
/* clang-format off */
#define PICKS                                                                                      \
  "WITH RECURSIVE inside (id) AS (SELECT ?2 UNION SELECT unit.id FROM unit JOIN inside"            \
  " ON unit.parent_id = inside.id)"                                                                \
  " SELECT id, kind, tier, criteria_set, ifnull (person_id, 0),"                                   \
  " EXISTS (SELECT 1 FROM assessment AS officer WHERE officer.person_id = assessment.person_id"    \
  " AND officer.period_id = assessment.period_id AND officer.kind IN ('leader', 'staff')),"        \
  HAS_LEVEL ("appraisal") "," HAS_LEVEL ("decision") "," HAS_ROW ("rerating") ","                  \
  HAS_ROW ("prompt") "," IS_ISSUED                                                                 \
  " FROM assessment WHERE period_id = ?1 AND (?2 = 0 OR unit_id IN (SELECT id FROM inside))"       \
  " ORDER BY " XEP_PRINTING_ORDER ("?3")
/* clang-format on */

static XepAssessmentPick
read_pick (XepStatement *statement)
{
  XepAssessmentPick pick = { .id = xep_statement_get_int64 (statement, 0) };

  /* The columns hold nothing but the nicks of the schema. */
  if (!xep_kind_from_nick (xep_statement_get_text (statement, 1), &pick.kind)
      || !xep_tier_from_nick (xep_statement_get_text (statement, 2), &pick.tier))
    g_assert_not_reached ();
  pick.criteria_set = g_intern_string (xep_statement_get_text (statement, 3));
  pick.person_id = xep_statement_get_int64 (statement, 4);
  pick.has_officer = xep_statement_get_int64 (statement, 5) != 0;
  pick.proposed = xep_statement_get_int64 (statement, 6) != 0;
  pick.decided = xep_statement_get_int64 (statement, 7) != 0;
  pick.rerated = xep_statement_get_int64 (statement, 8) != 0;
  pick.prompted = xep_statement_get_int64 (statement, 9) != 0;
  pick.issued = xep_statement_get_int64 (statement, 10) != 0;
  return pick;
}

GArray *
xep_assessment_store_list_picks (XepStore *store, gint64 period_id, gint64 unit_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (XepAssessmentPick));
  g_autofree char *order = NULL;
  g_autoptr (XepStatement) statement = NULL;
  gboolean row = TRUE;

  if (regulation == NULL)
    return NULL;
  order = xep_collective_store_dup_type_order (regulation);
  statement = xep_store_prepare (store, PICKS, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_int64 (statement, 2, unit_id);
  xep_statement_bind_text (statement, 3, order);
  while (TRUE)
    {
      XepAssessmentPick pick;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&picks);
      pick = read_pick (statement);
      g_array_append_val (picks, pick);
    }
}
