/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-overview-store.h"

#include "model/xep-dossier.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* A filter passes over most rows; a sum would add up a nought for each. */
#define COUNT(condition) " count(*) FILTER (WHERE " condition ")"
/* The levels in the order of XepLevel. */
#define COUNT_LEVEL(level) COUNT ("d.level = '" level "' AND a.state <> 'unrated'")
/* clang-format off */
#define SELECT_PROGRESS                                                                            \
  "SELECT a.kind, count(*)," COUNT ("a.state = 'unrated'") "," COUNT ("a.state = 'closed'") ","    \
  COUNT (XEP_FORM_DONE ("f")) "," COUNT (XEP_FORM_DONE ("t")) "," COUNT (XEP_DECISION_DONE ("d"))  \
  "," COUNT_LEVEL ("incomplete") "," COUNT_LEVEL ("complete") "," COUNT_LEVEL ("good") ","         \
  COUNT_LEVEL ("excellent")                                                                        \
  " FROM assessment a"                                                                             \
  " LEFT JOIN step_result f ON f.assessment_id = a.id AND f.step = 'self'"                         \
  " LEFT JOIN step_result t ON t.assessment_id = a.id AND t.step = 'appraisal'"                    \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"                     \
  " WHERE a.period_id = ? GROUP BY a.kind"                                                         \
  " ORDER BY instr ('collective|leader|staff|member', a.kind)"
/* clang-format on */

enum
{
  COLUMN_KIND,
  COLUMN_TOTAL,
  COLUMN_UNRATED,
  COLUMN_LOCKED,
  COLUMN_SELF,
  COLUMN_APPRAISAL,
  COLUMN_DECISION,
  COLUMN_INCOMPLETE
};

/* The latest name of the unit in the period: SQLite takes it from the row of the highest id. ?2:
 * what must be there. The LIMIT keeps the two selects apart, or "missing" would be counted anew for
 * every sum that names it. */
/* clang-format off */
#define SELECT_UNITS                                                                               \
  XEP_WITH_REQUIRED ("?2")                                                                         \
  "SELECT unit_id, unit_name, max (id), count(*)," COUNT ("NOT done") " AS self_open,"            \
  COUNT ("missing > 0") ", sum (missing) AS papers FROM"                                           \
  " (SELECT a.id, ifnull (a.unit_id, 0) AS unit_id, a.unit_name, " XEP_FORM_DONE ("s") " AS done," \
  " " XEP_MISSING " AS missing FROM assessment a" XEP_JOIN_REQUIRED                                \
  " LEFT JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self'"                         \
  " WHERE a.period_id = ?1 AND a.state <> 'unrated' LIMIT -1)"                                     \
  " GROUP BY unit_id HAVING self_open + papers > 0 ORDER BY self_open + papers DESC, max (id)"
/* clang-format on */

void
xep_unit_state_free (XepUnitState *self)
{
  if (self == NULL)
    return;
  g_free (self->unit_name);
  g_free (self);
}

static guint
get_count (XepStatement *row, int column)
{
  return (guint) xep_statement_get_int64 (row, column);
}

static XepProgress *
progress_from_row (XepStatement *row)
{
  XepProgress *self = g_new0 (XepProgress, 1);

  xep_kind_from_nick (xep_statement_get_text (row, COLUMN_KIND), &self->kind);
  self->total = get_count (row, COLUMN_TOTAL);
  self->unrated = get_count (row, COLUMN_UNRATED);
  self->locked = get_count (row, COLUMN_LOCKED);
  for (int i = 0; i < XEP_N_STEPS; i++)
    self->steps[i] = get_count (row, COLUMN_SELF + i);
  self->count.total = self->total;
  self->count.unrated = self->unrated;
  self->count.rated = self->steps[XEP_STEP_DECISION];
  self->count.undecided = self->total - self->unrated - self->count.rated;
  for (int i = XEP_LEVEL_INCOMPLETE; i <= XEP_LEVEL_EXCELLENT; i++)
    self->count.levels[i] = get_count (row, COLUMN_INCOMPLETE + i - XEP_LEVEL_INCOMPLETE);
  return self;
}

static GPtrArray *
read_progress (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_PROGRESS, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  return xep_statement_collect (statement, (XepRowReader) progress_from_row, g_free, error);
}

/* Gives each kind the count it had a year before. */
static void
add_last_year (GPtrArray *rows, GPtrArray *before)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < before->len; j++)
      {
        XepProgress *row = g_ptr_array_index (rows, i);
        const XepProgress *former = g_ptr_array_index (before, j);

        if (row->kind == former->kind)
          row->last_year = former->count;
      }
}

/**
 * xep_overview_store_progress:
 *
 * In the order collectives, leaders, staff, members, those that the period has; a person with two
 * ratings is in two rows. Without the year before in the file its counts are zero. Errors:
 * %XEP_ERROR_NOT_FOUND for a period that was never opened.
 */
GPtrArray *
xep_overview_store_progress (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  g_autoptr (GPtrArray) rows = period != NULL ? read_progress (store, period_id, error) : NULL;
  g_autoptr (GPtrArray) before = NULL;
  gint64 last_year;

  if (rows == NULL)
    return NULL;
  last_year = xep_period_store_find (store, period->year - 1, period->code, error);
  before = last_year >= 0 ? read_progress (store, last_year, error) : NULL;
  if (before == NULL)
    return NULL;
  add_last_year (rows, before);
  return g_steal_pointer (&rows);
}

static XepUnitState *
unit_from_row (XepStatement *row)
{
  XepUnitState *self = g_new0 (XepUnitState, 1);

  self->unit_id = xep_statement_get_int64 (row, 0);
  self->unit_name = xep_statement_dup_text (row, 1);
  self->subjects = get_count (row, 3);
  self->self_open = get_count (row, 4);
  self->lacking = get_count (row, 5);
  self->missing = get_count (row, 6);
  return self;
}

/* Snapshots of older regulations have no word for subjects without a unit. */
static void
name_no_unit (XepStore *store, XepRegulation *regulation, GPtrArray *units)
{
  const char *words = xep_regulation_get_sentence (regulation, "no-unit");

  if (*words == '\0')
    words = xep_regulation_get_sentence (xep_store_get_regulation (store), "no-unit");
  for (guint i = 0; i < units->len; i++)
    {
      XepUnitState *unit = g_ptr_array_index (units, i);

      if (unit->unit_id != 0)
        continue;
      g_free (unit->unit_name);
      unit->unit_name = g_strdup (words);
    }
}

/**
 * xep_overview_store_units:
 *
 * Plan V.2 and VI: by the units subjects are listed with; whoever is not rated needs no papers, and
 * a component that is "nếu có" is not missing. Errors: %XEP_ERROR_NOT_FOUND for a period that was
 * never opened.
 */
GPtrArray *
xep_overview_store_units (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  XepRegulation *regulation
      = period != NULL ? xep_store_get_period_regulation (store, period_id, error) : NULL;
  g_autoptr (XepStatement) statement = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *required = NULL;

  if (regulation == NULL)
    return NULL;
  required = xep_dossier_dup_required (xep_regulation_get_dossier (regulation, period->code));
  statement = xep_store_prepare (store, SELECT_UNITS, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, required);
  units = xep_statement_collect (statement, (XepRowReader) unit_from_row,
                                 (GDestroyNotify) xep_unit_state_free, error);
  if (units == NULL)
    return NULL;
  name_no_unit (store, regulation, units);
  return g_steal_pointer (&units);
}
