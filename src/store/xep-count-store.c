/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-count-store.h"

#include "model/xep-eligibility.h"
#include "store/xep-count-quota.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* A decided level is the level of the decision step: what the province has not decided yet counts
 * as undecided. Each of these reads the assessments of a period once, none by itself. */

#define RESULT " d.level, a.state = 'unrated'"
#define SUBJECTS \
  " FROM assessment a LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"
#define SELECT_BY_KIND                                           \
  "SELECT a.kind, ''," RESULT SUBJECTS " WHERE a.period_id = ?1" \
  " ORDER BY instr ('collective|leader|staff|member', a.kind)"
#define SELECT_BY_TYPE                                           \
  "SELECT a.collective_type, a.collective_type," RESULT SUBJECTS \
  " WHERE a.period_id = ?1 AND a.kind = 'collective'"
/* The unit has its latest name of the period. */
#define SELECT_BY_UNIT \
  "SELECT ifnull (a.unit_id, 0), a.unit_name," RESULT SUBJECTS " WHERE a.period_id = ?1"
#define ORDER_BY_UNIT " ORDER BY a.unit_id IS NULL, a.unit_id, a.id DESC"
#define SELECT_ONCE "SELECT '', ''," RESULT SUBJECTS " WHERE a.period_id = ?1" XEP_COUNTED_ONCE
#define SELECT_BY_IDS \
  "SELECT '', ''," RESULT SUBJECTS " WHERE a.id IN (SELECT value FROM json_each (?1))"
#define SELECT_FOR_QUOTAS                                        \
  "SELECT a.kind, a.collective_type," RESULT ", a.head" SUBJECTS \
  " WHERE a.period_id = ?1" XEP_COUNTED_ONCE
#define SELECT_UNRATED                                                                          \
  "SELECT unrated_reason, count(DISTINCT CASE WHEN person_id IS NULL THEN 'c' || collective_id" \
  " ELSE 'p' || person_id END) FROM assessment"                                                 \
  " WHERE period_id = ?1 AND state = 'unrated' GROUP BY 1 ORDER BY 1"
#define SELECT_LEFT_OUT                                                       \
  "SELECT p.status, p.admitted_on FROM person p"                              \
  " WHERE p.party_member = 1 AND p.retired_on IS NULL AND p.status <> 'left'" \
  " AND NOT EXISTS (SELECT 1 FROM assessment a"                               \
  " WHERE a.person_id = p.id AND a.period_id = ?1)"

/* Columns that the statements of subjects begin with. */
enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_LEVEL,
  COLUMN_UNRATED,
  COLUMN_HEAD
};

void
xep_count_row_free (XepCountRow *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xep_count_row_free);
}

static XepCountRow *
add_row (GPtrArray *rows, const char *id, const char *name)
{
  XepCountRow *row = g_new0 (XepCountRow, 1);

  row->id = g_strdup (id);
  row->name = g_strdup (name);
  g_ptr_array_add (rows, row);
  return row;
}

/* The last row is looked at first: statements that are in order find theirs there. */
static XepCountRow *
ensure_row (GPtrArray *rows, const char *id, const char *name)
{
  for (guint i = rows->len; i > 0; i--)
    {
      XepCountRow *row = g_ptr_array_index (rows, i - 1);

      if (g_str_equal (row->id, id))
        return row;
    }
  return add_row (rows, id, name);
}

static void
count_subject (XepCount *count, XepStatement *statement)
{
  XepLevel level = XEP_LEVEL_NONE;

  xep_level_from_nick (xep_statement_get_text (statement, COLUMN_LEVEL), &level);
  xep_count_add (count, level, xep_statement_get_int64 (statement, COLUMN_UNRATED) != 0);
}

static gboolean
read_rows (XepStatement *statement, GPtrArray *rows, GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      count_subject (&ensure_row (rows, xep_statement_get_text (statement, COLUMN_ID),
                                  xep_statement_get_text (statement, COLUMN_NAME))
                          ->count,
                     statement);
    }
  return FALSE;
}

static XepStatement *
prepare (XepStore *store, const char *sql, gint64 period_id, GError **error)
{
  XepStatement *statement = xep_store_prepare (store, sql, error);

  if (statement != NULL)
    xep_statement_bind_int64 (statement, 1, period_id);
  return statement;
}

static gboolean
read_period (XepStore *store, const char *sql, gint64 period_id, GPtrArray *rows, GError **error)
{
  g_autoptr (XepStatement) statement = prepare (store, sql, period_id, error);

  return statement != NULL && read_rows (statement, rows, error);
}

/**
 * xep_count_store_by_kind:
 *
 * In the order collectives, leaders, staff, members; a person with two ratings is in two rows.
 * Errors: %XEP_ERROR_NOT_FOUND for a period that was never opened, as with all that follow.
 */
GPtrArray *
xep_count_store_by_kind (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (GPtrArray) rows = new_rows ();

  if (regulation == NULL || !read_period (store, SELECT_BY_KIND, period_id, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      XepCountRow *row = g_ptr_array_index (rows, i);
      XepSubjectKind kind = XEP_KIND_COLLECTIVE;

      xep_kind_from_nick (row->id, &kind);
      g_free (row->name);
      row->name = g_strdup (xep_regulation_get_kind_name (regulation, kind));
    }
  return g_steal_pointer (&rows);
}

/**
 * xep_count_store_once:
 * @count: (out caller-allocates): all subjects of the period
 *
 * DOMAIN 3.4: a person with two ratings is counted where the post is held, and once.
 */
gboolean
xep_count_store_once (XepStore *store, gint64 period_id, XepCount *count, GError **error)
{
  g_autoptr (GPtrArray) rows = new_rows ();

  *count = (XepCount){ 0 };
  if (!read_period (store, SELECT_ONCE, period_id, rows, error))
    return FALSE;
  if (rows->len > 0)
    *count = ((XepCountRow *) g_ptr_array_index (rows, 0))->count;
  return TRUE;
}

/**
 * xep_count_store_by_type:
 *
 * A type that the regulation does not know comes last, under its id: sums stay whole.
 */
GPtrArray *
xep_count_store_by_type (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (GPtrArray) rows = new_rows ();
  GPtrArray *types;

  if (regulation == NULL)
    return NULL;
  types = xep_regulation_get_collective_types (regulation);
  for (guint i = 0; i < types->len; i++)
    {
      const XepNamedItem *type = g_ptr_array_index (types, i);

      add_row (rows, type->id, type->text);
    }
  if (!read_period (store, SELECT_BY_TYPE, period_id, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* Snapshots of older regulations have no word for subjects without a unit. */
static void
name_no_unit (XepStore *store, XepRegulation *regulation, GPtrArray *rows)
{
  const char *words = xep_regulation_get_sentence (regulation, "no-unit");
  XepCountRow *last = rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL;

  if (last == NULL || !g_str_equal (last->id, "0"))
    return;
  if (*words == '\0')
    words = xep_regulation_get_sentence (xep_store_get_regulation (store), "no-unit");
  g_free (last->name);
  last->name = g_strdup (words);
}

/**
 * xep_count_store_by_unit:
 *
 * Subjects that belong to no unit come last, in a row with the id "0".
 */
GPtrArray *
xep_count_store_by_unit (XepStore *store, gint64 period_id, int kind, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  const char *sql = kind < 0 ? SELECT_BY_UNIT XEP_COUNTED_ONCE ORDER_BY_UNIT
                             : SELECT_BY_UNIT " AND a.kind = ?2" ORDER_BY_UNIT;
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (XepStatement) statement = NULL;

  if (regulation == NULL)
    return NULL;
  statement = prepare (store, sql, period_id, error);
  if (statement == NULL)
    return NULL;
  if (kind >= 0)
    xep_statement_bind_text (statement, 2, xep_kind_to_nick ((XepSubjectKind) kind));
  if (!read_rows (statement, rows, error))
    return NULL;
  name_no_unit (store, regulation, rows);
  return g_steal_pointer (&rows);
}

static char *
dup_json (GArray *ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_strdup (json->str);
}

/**
 * xep_count_store_of_ids:
 * @ids: assessments; one given twice counts once, one that does not exist not at all
 * @count: (out caller-allocates)
 */
gboolean
xep_count_store_of_ids (XepStore *store, GArray *ids, XepCount *count, GError **error)
{
  g_autofree char *json = dup_json (ids);
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_BY_IDS, error);

  *count = (XepCount){ 0 };
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, json);
  if (!read_rows (statement, rows, error))
    return FALSE;
  if (rows->len > 0)
    *count = ((XepCountRow *) g_ptr_array_index (rows, 0))->count;
  return TRUE;
}

/* Adds the subject that the statement stands on to the groups it belongs to. */
static void
count_for_quotas (XepRegulation *regulation, XepStatement *statement, XepCount *counts)
{
  GPtrArray *rules = xep_regulation_get_quota (regulation);
  const char *type = xep_statement_get_text (statement, COLUMN_NAME);
  gboolean head = xep_statement_get_int64 (statement, COLUMN_HEAD) != 0;
  gboolean committee = xep_regulation_is_committee (regulation, type);
  XepSubjectKind kind = XEP_KIND_COLLECTIVE;

  xep_kind_from_nick (xep_statement_get_text (statement, COLUMN_ID), &kind);
  for (guint i = 0; i < rules->len; i++)
    if (xep_quota_has_subject (g_ptr_array_index (rules, i), kind, committee, head))
      count_subject (&counts[i], statement);
}

static gboolean
read_quotas (XepRegulation *regulation, XepStatement *statement, XepCount *counts, GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      count_for_quotas (regulation, statement, counts);
    }
  return FALSE;
}

/**
 * xep_count_store_quotas:
 *
 * With the raised percentage where it was chosen with its grounds. A person with two ratings is in
 * the peer group of the officer rating only. The results name rules of the period's regulation,
 * which the store keeps.
 */
GPtrArray *
xep_count_store_quotas (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (XepStatement) statement = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) raised = NULL;
  g_autofree XepCount *counts = NULL;
  GPtrArray *rules;

  if (regulation == NULL)
    return NULL;
  rules = xep_regulation_get_quota (regulation);
  counts = g_new0 (XepCount, rules->len);
  statement = prepare (store, SELECT_FOR_QUOTAS, period_id, error);
  if (statement == NULL || !read_quotas (regulation, statement, counts, error))
    return NULL;
  raised = xep_count_quota_load_raised (store, period_id, error);
  if (raised == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      const XepQuotaRule *rule = g_ptr_array_index (rules, i);
      XepQuotaResult *result = g_new0 (XepQuotaResult, 1);

      xep_quota_work_out (rule, &counts[i], g_hash_table_contains (raised, rule->id), result);
      g_ptr_array_add (results, result);
    }
  return g_steal_pointer (&results);
}

/* NULL: not left out, or not a member yet when the period ended. */
static const char *
find_exempt_reason (XepRegulation *regulation, XepStatement *statement, XepDate period_end)
{
  XepStatus status = XEP_STATUS_ACTIVE;
  XepDate admitted_on = xep_statement_get_date (statement, 1);

  xep_status_from_nick (xep_statement_get_text (statement, 0), &status);
  if (xep_date_compare (admitted_on, period_end) > 0)
    return NULL;
  return xep_eligibility_exempt_reason (regulation, status, admitted_on, period_end);
}

static gboolean
read_exempt (XepRegulation *regulation,
             XepStatement *statement,
             XepDate period_end,
             GPtrArray *rows,
             GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      const char *reason;

      if (!row)
        return TRUE;
      reason = find_exempt_reason (regulation, statement, period_end);
      if (reason != NULL)
        ensure_row (rows, reason, reason)->count.total++;
    }
  return FALSE;
}

/**
 * xep_count_store_exempt:
 *
 * Plan II.2 exempts Party members: a period in which they are not rated has a row of zero for
 * each reason. The roster is that of today; whoever was rated in the period, be it as an officer
 * only, was not left out.
 */
GPtrArray *
xep_count_store_exempt (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (XepPeriod) period = NULL;
  g_autoptr (XepStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  GPtrArray *reasons;

  if (regulation == NULL)
    return NULL;
  period = xep_period_store_load (store, period_id, error);
  if (period == NULL)
    return NULL;
  reasons = xep_regulation_get_exempt_reasons (regulation);
  for (guint i = 0; i < reasons->len; i++)
    {
      const XepNamedItem *reason = g_ptr_array_index (reasons, i);

      add_row (rows, reason->id, reason->text);
    }
  if (!xep_regulation_get_period (regulation, period->code)->rated[XEP_KIND_MEMBER])
    return g_steal_pointer (&rows);
  statement = prepare (store, SELECT_LEFT_OUT, period_id, error);
  if (statement == NULL
      || !read_exempt (regulation, statement,
                       xep_eligibility_period_end (regulation, period->code, period->year), rows,
                       error))
    return NULL;
  return g_steal_pointer (&rows);
}

static XepCountRow *
reason_from_row (XepStatement *statement)
{
  XepCountRow *row = g_new0 (XepCountRow, 1);

  row->id = xep_statement_dup_text (statement, 0);
  row->name = xep_statement_dup_text (statement, 0);
  row->count.total = (guint) xep_statement_get_int64 (statement, 1);
  return row;
}

/* Moves the row of @id from @from to @to. */
static void
take_row (GPtrArray *from, const XepNamedItem *reason, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      XepCountRow *row = g_ptr_array_index (from, i);

      if (!g_str_equal (row->id, reason->id))
        continue;
      g_free (row->name);
      row->name = g_strdup (reason->text);
      g_ptr_array_add (to, g_ptr_array_steal_index (from, i));
      return;
    }
}

/**
 * xep_count_store_unrated:
 *
 * In the order of the regulation; a reason that it does not know comes last, under its id.
 */
GPtrArray *
xep_count_store_unrated (XepStore *store, gint64 period_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  g_autoptr (XepStatement) statement = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  GPtrArray *reasons;

  if (regulation == NULL)
    return NULL;
  statement = prepare (store, SELECT_UNRATED, period_id, error);
  if (statement == NULL)
    return NULL;
  found = xep_statement_collect (statement, (XepRowReader) reason_from_row,
                                 (GDestroyNotify) xep_count_row_free, error);
  if (found == NULL)
    return NULL;
  reasons = xep_regulation_get_unrated_reasons (regulation);
  for (guint i = 0; i < reasons->len; i++)
    take_row (found, g_ptr_array_index (reasons, i), rows);
  while (found->len > 0)
    g_ptr_array_add (rows, g_ptr_array_steal_index (found, 0));
  return g_steal_pointer (&rows);
}
