/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-load.h"
#include "store/xep-assessment-store.h"
#include "store/xep-store-private.h"

/* clang-format off */
#define SELECT_SUBJECTS                                                                            \
  "SELECT " XEP_SUBJECT_COLUMNS " FROM assessment WHERE period_id = ?1 ORDER BY "                  \
  XEP_PRINTING_ORDER ("?2")
/* clang-format on */

/* Assessments lead, so that their rows come together; SQLite keeps the order of a CROSS JOIN. */
#define OF_PERIOD                                            \
  " FROM (SELECT id FROM assessment WHERE period_id = ?1) a" \
  " CROSS JOIN %s t ON t.assessment_id = a.id"

/* Points are counted only where the file has no total. */
#define OUTLINE_COLUMNS                                                              \
  "step, entry, level, dated_on, document_number, authority, part_a, part_b, total," \
  " CASE WHEN total IS NULL THEN (SELECT count(*) FROM points p"                     \
  " WHERE p.assessment_id = t.assessment_id AND p.step = t.step) END"
#define FIRST_TOTAL_COLUMN 6
#define N_OUTLINE_COLUMNS 10
#define N_GROUPS 2 /* boxes of a step keyed by groups */

static void
read_outline (XepStatement *row, XepAssessment *self)
{
  XepStep step = XEP_STEP_SELF;
  XepTotals *totals;

  xep_assessment_parts[XEP_PART_STEPS].read (row, self);
  xep_step_from_nick (xep_statement_get_text (row, 0), &step);
  totals = &self->steps[step].totals;
  totals->part_a = xep_statement_get_points (row, FIRST_TOTAL_COLUMN);
  totals->part_b = xep_statement_get_points (row, FIRST_TOTAL_COLUMN + 1);
  totals->total = xep_statement_get_points (row, FIRST_TOTAL_COLUMN + 2);
  totals->keyed = (int) xep_statement_get_int64 (row, FIRST_TOTAL_COLUMN + 3);
}

static const XepAssessmentPart outline
    = { "step_result", OUTLINE_COLUMNS, N_OUTLINE_COLUMNS, "step", read_outline };

/* A period while it is read. */
typedef struct
{
  GPtrArray *assessments;
  GHashTable *by_id; /* gint64* of the assessment → XepAssessment */
} Period;

static void
period_clear (Period *self)
{
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Period, period_clear)

static gpointer
subject_from_row (XepStatement *row)
{
  XepAssessment *self = xep_assessment_new ();

  xep_assessment_load_subject (row, self);
  return self;
}

static gpointer
outline_from_row (XepStatement *row)
{
  XepAssessment *self = xep_assessment_new_outline ();

  xep_assessment_load_subject (row, self);
  return self;
}

static gboolean
load_subjects (
    XepStore *store, gint64 period_id, XepRowReader reader, Period *period, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autofree char *order = NULL;
  g_autoptr (XepStatement) statement = NULL;

  if (regulation == NULL)
    return FALSE;
  order = xep_collective_store_dup_type_order (regulation);
  statement = xep_store_prepare (store, SELECT_SUBJECTS, error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, order);
  period->assessments
      = xep_statement_collect (statement, reader, (GDestroyNotify) xep_assessment_free, error);
  if (period->assessments == NULL)
    return FALSE;
  period->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < period->assessments->len; i++)
    {
      XepAssessment *assessment = g_ptr_array_index (period->assessments, i);

      g_hash_table_insert (period->by_id, &assessment->id, assessment);
    }
  return TRUE;
}

static gboolean
read_part (Period *period, const XepAssessmentPart *part, XepStatement *statement, GError **error)
{
  XepAssessment *assessment = NULL;
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = xep_statement_get_int64 (statement, part->n_columns);
      if (assessment == NULL || assessment->id != id)
        assessment = g_hash_table_lookup (period->by_id, &id);
      if (assessment != NULL)
        part->read (statement, assessment);
    }
  return FALSE;
}

static gboolean
load_part (XepStore *store,
           gint64 period_id,
           const XepAssessmentPart *part,
           Period *period,
           GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s, t.assessment_id" OF_PERIOD, part->columns, part->table);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  return read_part (period, part, statement, error);
}

/**
 * xep_assessment_store_load_all:
 *
 * Each as xep_assessment_store_load() has it. Errors: %XEP_ERROR_NOT_FOUND for a period that was
 * never opened.
 */
GPtrArray *
xep_assessment_store_load_all (XepStore *store, gint64 period_id, GError **error)
{
  g_auto (Period) period = { 0 };
  XepRegulation *regulation;

  if (!load_subjects (store, period_id, subject_from_row, &period, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (xep_assessment_parts); i++)
    if (!load_part (store, period_id, &xep_assessment_parts[i], &period, error))
      return NULL;
  regulation = xep_store_get_period_regulation (store, period_id, error);
  if (regulation == NULL)
    return NULL;
  for (guint i = 0; i < period.assessments->len; i++)
    if (!xep_assessment_load_totals (g_ptr_array_index (period.assessments, i), regulation, error))
      return NULL;
  return g_steal_pointer (&period.assessments);
}

/* How many boxes there are, of steps that are keyed in part. */
static gboolean
expect_boxes (XepAssessment *self, XepRegulation *regulation, GError **error)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      XepStepResult *step = &self->steps[i];
      const XepCriteriaSet *set;

      if (step->totals.keyed == 0)
        continue;
      set = xep_assessment_load_set (regulation, self->criteria_set, error);
      if (set == NULL)
        return FALSE;
      step->totals.expected
          = step->points.entry == XEP_ENTRY_GROUPS ? N_GROUPS : xep_criteria_set_count (set);
    }
  return TRUE;
}

GPtrArray *
xep_assessment_load_outlines (XepStore *store, gint64 period_id, GError **error)
{
  g_auto (Period) period = { 0 };
  XepRegulation *regulation;

  if (!load_subjects (store, period_id, outline_from_row, &period, error)
      || !load_part (store, period_id, &outline, &period, error)
      || !load_part (store, period_id, &xep_assessment_parts[XEP_PART_TICKS], &period, error)
      || !load_part (store, period_id, &xep_assessment_parts[XEP_PART_TARGETS], &period, error))
    return NULL;
  regulation = xep_store_get_period_regulation (store, period_id, error);
  if (regulation == NULL)
    return NULL;
  for (guint i = 0; i < period.assessments->len; i++)
    if (!expect_boxes (g_ptr_array_index (period.assessments, i), regulation, error))
      return NULL;
  return g_steal_pointer (&period.assessments);
}
