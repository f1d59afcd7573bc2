/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-finding-store.h"

#include "store/xep-assessment-load.h"
#include "store/xep-assessment-store.h"
#include "store/xep-finding-rows.h"
#include "store/xep-order.h"
#include "store/xep-period-store.h"
#include "store/xep-snapshot-store.h"

static GHashTable *
index_by_id (GPtrArray *assessments)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      g_hash_table_insert (by_id, &assessment->id, assessment);
    }
  return by_id;
}

/* The order of review, and heads beside each other. Whoever was opened between two statements is
 * looked at the next time. */
static gboolean
add_order (XepStore *store,
           gint64 period_id,
           GPtrArray *assessments,
           GHashTable *by_id,
           GPtrArray *findings,
           GError **error)
{
  g_autoptr (XepOrder) order = xep_order_load_of (store, period_id, assessments, error);
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GPtrArray) rivals = NULL;

  if (order == NULL)
    return FALSE;
  breaches = xep_order_list_breaches (order);
  for (guint i = 0; i < breaches->len; i++)
    {
      const XepOrderBreach *breach = g_ptr_array_index (breaches, i);
      XepAssessment *assessment = g_hash_table_lookup (by_id, &breach->assessment_id);

      if (assessment != NULL)
        xep_findings_of_order (assessment, breach->missing, findings);
    }
  rivals = xep_order_list_rivals (order);
  for (guint i = 0; i < rivals->len; i++)
    {
      const XepOrderRival *rival = g_ptr_array_index (rivals, i);
      XepAssessment *assessment = g_hash_table_lookup (by_id, &rival->assessment_id);

      if (assessment != NULL)
        xep_findings_of_two_heads (assessment, rival->other_name, rival->unit_name, findings);
    }
  return TRUE;
}

/* What each assessment says by itself, and beside its collective. */
static gboolean
add_assessments (
    XepStore *store, gint64 period_id, GPtrArray *assessments, GPtrArray *findings, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (XepSuggester) suggester = NULL;

  if (regulation == NULL)
    return FALSE;
  suggester = xep_suggester_new (regulation);
  for (guint i = 0; i < assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (assessments, i);

      xep_findings_of_outline (suggester, assessment, findings);
      xep_findings_of_lock (assessment, findings);
    }
  xep_findings_of_heads (regulation, assessments, findings);
  return TRUE;
}

/* Forms that show their subject otherwise than the record does now. */
static gboolean
add_snapshots (XepStore *store, gint64 period_id, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) forms = xep_snapshot_store_list (store, period_id, NULL, error);

  if (forms == NULL)
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    {
      const XepSnapshotForm *form = g_ptr_array_index (forms, i);
      g_autofree char *changes = xep_snapshot_form_dup_changes (form, XEP_SNAPSHOT_ALL);

      xep_findings_of_snapshot (form->subject_name, form->assessment_id, form->subject_id, changes,
                                xep_snapshot_form_has (form, XEP_SNAPSHOT_SPELLING), form->locked,
                                findings);
    }
  return TRUE;
}

static gboolean
add_period (XepStore *store, const XepPeriod *period, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) assessments = xep_assessment_load_outlines (store, period->id, error);
  g_autoptr (GHashTable) by_id = NULL;

  if (assessments == NULL)
    return FALSE;
  by_id = index_by_id (assessments);
  return add_assessments (store, period->id, assessments, findings, error)
         && xep_finding_rows_add (store, period, by_id, findings, error)
         && add_order (store, period->id, assessments, by_id, findings, error)
         && add_snapshots (store, period->id, findings, error);
}

static gboolean
add_all_periods (XepStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) periods = xep_period_store_list (store, error);

  if (periods == NULL)
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    if (!add_period (store, g_ptr_array_index (periods, i), findings, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_one_period (XepStore *store, gint64 period_id, GPtrArray *findings, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);

  return period != NULL && add_period (store, period, findings, error);
}

/**
 * xep_finding_store_list:
 *
 * The roster is looked through with any period. Errors: %XEP_ERROR_NOT_FOUND for a period that was
 * never opened.
 */
GPtrArray *
xep_finding_store_list (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (GPtrArray) findings = xep_findings_new ();

  if (!xep_finding_rows_add_people (store, findings, error)
      || !(period_id != 0 ? add_one_period (store, period_id, findings, error)
                          : add_all_periods (store, findings, error)))
    return NULL;
  xep_findings_sort (findings);
  return g_steal_pointer (&findings);
}
