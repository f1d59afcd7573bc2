/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-name-store.h"

#include "model/xep-dossier.h"
#include "model/xep-quota.h"
#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* ?1 period, ?2 the components that must be there, ?3 kind or "", ?4 unit or -1, ?5 the decided
 * levels that count as "|good|excellent|", or "". */
#define SELECT_NAMES                                                                          \
  XEP_WITH_REQUIRED ("?2")                                                                    \
  "SELECT a.id, a.kind, ifnull ('p' || a.person_id, 'c' || a.collective_id), a.subject_name," \
  " a.birth_date, a.unit_name, a.state = 'unrated', a.collective_type, a.head,"               \
  " CASE WHEN a.state = 'unrated' THEN 0 ELSE " XEP_MISSING " END AS missing,"                \
  " s.total, s.level, r.total, r.level, d.total, d.level"                                     \
  " FROM assessment a" XEP_JOIN_REQUIRED                                                      \
  " LEFT JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self'"                    \
  " LEFT JOIN step_result r ON r.assessment_id = a.id AND r.step = 'appraisal'"               \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"                \
  " WHERE a.period_id = ?1 AND (?3 = '' OR a.kind = ?3)"                                      \
  " AND (?4 < 0 OR ifnull (a.unit_id, 0) = ?4)"                                               \
  " AND (?5 = '' OR (" XEP_DECISION_DONE ("d") " AND instr (?5, '|' || d.level || '|') > 0))"

#define BY_UNIT                                                                                  \
  " ORDER BY instr ('collective|leader|staff|member', a.kind), a.unit_name, a.rank, a.sort_key," \
  " a.birth_date, a.id"
/* Whoever was not appraised yet comes last: own points do not compete with those of others. */
#define BY_POINTS \
  " ORDER BY ifnull (d.total, r.total) DESC, s.total DESC, a.sort_key, a.birth_date, a.id"
#define BY_MISSING " ORDER BY missing DESC, a.sort_key, a.birth_date, a.id"

#define RATED " AND a.state <> 'unrated'"

static const struct
{
  const char *condition;
  const char *order;
} filters[] = {
  [XEP_NAMES_ALL] = { "", BY_UNIT },
  [XEP_NAMES_STEP] = { RATED, BY_UNIT },
  [XEP_NAMES_NOT_STEP] = { RATED, BY_UNIT },
  [XEP_NAMES_RATED] = { " AND " XEP_DECISION_DONE ("d"), BY_POINTS },
  [XEP_NAMES_UNRATED] = { " AND a.state = 'unrated'", BY_UNIT },
  [XEP_NAMES_LOCKED] = { " AND a.state = 'closed'", BY_UNIT },
  [XEP_NAMES_QUOTA] = { XEP_COUNTED_ONCE, BY_POINTS },
  [XEP_NAMES_MISSING] = { RATED " AND missing > 0", BY_MISSING },
};

/* A step that is done, by the names of the statement. */
static const char *const steps[XEP_N_STEPS] = {
  [XEP_STEP_SELF] = XEP_FORM_DONE ("s"),
  [XEP_STEP_APPRAISAL] = XEP_FORM_DONE ("r"),
  [XEP_STEP_DECISION] = XEP_DECISION_DONE ("d"),
};

enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_SUBJECT,
  COLUMN_NAME,
  COLUMN_BIRTH_DATE,
  COLUMN_UNIT_NAME,
  COLUMN_UNRATED,
  COLUMN_TYPE,
  COLUMN_HEAD,
  COLUMN_MISSING,
  COLUMN_STEPS
};

void
xep_name_free (XepName *self)
{
  if (self == NULL)
    return;
  g_free (self->subject_id);
  g_free (self->name);
  g_free (self->unit_name);
  g_free (self);
}

static XepName *
name_from_row (XepStatement *row)
{
  XepName *self = g_new0 (XepName, 1);

  self->assessment_id = xep_statement_get_int64 (row, COLUMN_ID);
  xep_kind_from_nick (xep_statement_get_text (row, COLUMN_KIND), &self->kind);
  self->subject_id = xep_statement_dup_text (row, COLUMN_SUBJECT);
  self->name = xep_statement_dup_text (row, COLUMN_NAME);
  self->birth_date = xep_statement_get_date (row, COLUMN_BIRTH_DATE);
  self->unit_name = xep_statement_dup_text (row, COLUMN_UNIT_NAME);
  self->unrated = xep_statement_get_int64 (row, COLUMN_UNRATED) != 0;
  self->missing = (guint) xep_statement_get_int64 (row, COLUMN_MISSING);
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      const char *level = xep_statement_get_text (row, COLUMN_STEPS + 2 * i + 1);

      self->points[i] = xep_statement_get_points (row, COLUMN_STEPS + 2 * i);
      if (level != NULL)
        xep_level_from_nick (level, &self->levels[i]);
    }
  return self;
}

static char *
dup_sql (const XepNameQuery *query)
{
  const char *step = "";
  const char *negation = "";

  if (query->filter == XEP_NAMES_STEP || query->filter == XEP_NAMES_NOT_STEP)
    step = steps[query->step];
  if (*step != '\0')
    negation = query->filter == XEP_NAMES_NOT_STEP ? " AND NOT " : " AND ";
  return g_strconcat (SELECT_NAMES, filters[query->filter].condition, negation, step,
                      filters[query->filter].order, NULL);
}

/* "" for any, decided or not. */
static char *
dup_levels (const XepNameQuery *query)
{
  g_autoptr (GString) levels = g_string_new (NULL);
  int last = query->or_better ? XEP_LEVEL_EXCELLENT : (int) query->level;

  for (int level = (int) query->level; query->level != XEP_LEVEL_NONE && level <= last; level++)
    g_string_append_printf (levels, "|%s|", xep_level_to_nick ((XepLevel) level));
  return g_strdup (levels->str);
}

static XepStatement *
prepare (XepStore *store,
         const XepNameQuery *query,
         XepRegulation *regulation,
         XepPeriodCode code,
         GError **error)
{
  g_autofree char *sql = dup_sql (query);
  g_autofree char *required
      = xep_dossier_dup_required (xep_regulation_get_dossier (regulation, code));
  g_autofree char *levels = dup_levels (query);
  XepStatement *statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, query->period_id);
  xep_statement_bind_text (statement, 2, required);
  xep_statement_bind_text (statement, 3,
                           query->kind >= 0 ? xep_kind_to_nick ((XepSubjectKind) query->kind) : "");
  xep_statement_bind_int64 (statement, 4, query->unit_id);
  xep_statement_bind_text (statement, 5, levels);
  return statement;
}

static const XepQuotaRule *
find_quota (XepRegulation *regulation, const XepNameQuery *query)
{
  GPtrArray *rules = xep_regulation_get_quota (regulation);

  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((const XepQuotaRule *) g_ptr_array_index (rules, i))->id, query->quota_id) == 0)
      return g_ptr_array_index (rules, i);
  return NULL;
}

/* Whether the subject that the statement stands on is in the group; without a group all are. */
static gboolean
is_in_group (XepRegulation *regulation, const XepQuotaRule *quota, XepStatement *row)
{
  XepSubjectKind kind = XEP_KIND_COLLECTIVE;

  if (quota == NULL)
    return TRUE;
  xep_kind_from_nick (xep_statement_get_text (row, COLUMN_KIND), &kind);
  return xep_quota_has_subject (
      quota, kind,
      xep_regulation_is_committee (regulation, xep_statement_get_text (row, COLUMN_TYPE)),
      xep_statement_get_int64 (row, COLUMN_HEAD) != 0);
}

/**
 * xep_name_store_list:
 *
 * By kind, unit and rank, but for the filters that name another order. A group that the period's
 * regulation does not know has everyone. Errors: %XEP_ERROR_NOT_FOUND for a period that was never
 * opened.
 */
GPtrArray *
xep_name_store_list (XepStore *store, const XepNameQuery *query, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, query->period_id, error);
  XepRegulation *regulation
      = period != NULL ? xep_store_get_period_regulation (store, period->id, error) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_name_free);
  g_autoptr (XepStatement) statement = NULL;
  const XepQuotaRule *quota;
  gboolean row;

  if (regulation == NULL)
    return NULL;
  quota = query->filter == XEP_NAMES_QUOTA ? find_quota (regulation, query) : NULL;
  statement = prepare (store, query, regulation, period->code, error);
  if (statement == NULL)
    return NULL;
  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&names);
      if (is_in_group (regulation, quota, statement))
        g_ptr_array_add (names, name_from_row (statement));
    }
  return NULL;
}
