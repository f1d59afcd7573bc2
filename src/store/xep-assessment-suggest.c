/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-load.h"
#include "store/xep-assessment-store.h"
#include "store/xep-store-private.h"

/* ?1 the period, ?2 a kind or '', ?3 a JSON array of ids or NULL. */
#define WHICH                                            \
  " WHERE a.period_id = ?1 AND (?2 = '' OR a.kind = ?2)" \
  " AND (?3 IS NULL OR a.id IN (SELECT value FROM json_each (?3)))"

/* The points that count: of the decision, else of the appraisal, else of the person. */
/* clang-format off */
#define SELECT_SUBJECTS                                                                            \
  "SELECT a.id, a.kind, a.leader, (SELECT total FROM step_result s WHERE s.assessment_id = a.id"   \
  " AND total IS NOT NULL ORDER BY instr ('decision|appraisal|self', step) LIMIT "                 \
  "1), a.collective_type, " XEP_FACT_COLUMNS " FROM assessment a" WHICH " AND a.state <> 'unrated'"
/* clang-format on */
#define FIRST_FACT_COLUMN 5

#define SELECT_TICKS                                                                          \
  "SELECT t.assessment_id, t.rule, t.ticked, t.exception, t.grounds FROM disqualifier_tick t" \
  " JOIN assessment a ON a.id = t.assessment_id" WHICH

typedef struct
{
  XepSuggester *suggester;
  GHashTable *ticks; /* gint64* assessment → GPtrArray of XepDisqualifierTick */
} Task;

static void
task_clear (Task *self)
{
  g_clear_pointer (&self->ticks, g_hash_table_unref);
  g_clear_pointer (&self->suggester, xep_suggester_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, task_clear)

static XepStatement *
prepare (
    XepStore *store, const char *sql, gint64 period_id, int kind, const char *ids, GError **error)
{
  XepStatement *statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, kind < 0 ? "" : xep_kind_to_nick ((XepSubjectKind) kind));
  xep_statement_bind_text (statement, 3, ids);
  return statement;
}

static void
add_tick (Task *self, XepStatement *row)
{
  gint64 id = xep_statement_get_int64 (row, 0);
  GPtrArray *ticks = g_hash_table_lookup (self->ticks, &id);

  if (ticks == NULL)
    {
      ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_disqualifier_tick_free);
      g_hash_table_insert (self->ticks, g_memdup2 (&id, sizeof id), ticks);
    }
  g_ptr_array_add (ticks, xep_assessment_load_tick (row, 1));
}

static gboolean
load_ticks (Task *self, XepStatement *statement, GError **error)
{
  gboolean row;

  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      add_tick (self, statement);
    }
}

static void
suggest_row (Task *self, XepStatement *row, GHashTable *levels)
{
  gint64 id = xep_statement_get_int64 (row, 0);
  GPtrArray *ticks = g_hash_table_lookup (self->ticks, &id);
  XepPoints total = xep_statement_get_points (row, 3);
  XepFacts facts = xep_assessment_load_facts (row, FIRST_FACT_COLUMN);
  XepSubjectKind kind = XEP_KIND_COLLECTIVE;
  XepRegulation *regulation = xep_suggester_get_regulation (self->suggester);
  const XepSuggestion *suggestion;

  facts.party_committee = xep_regulation_is_committee (regulation, xep_statement_get_text (row, 4));
  xep_kind_from_nick (xep_statement_get_text (row, 1), &kind);
  suggestion = xep_suggester_suggest (
      self->suggester,
      xep_regulation_get_column (regulation, kind, xep_statement_get_int64 (row, 2) != 0), total,
      &facts, ticks);
  g_hash_table_insert (levels, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (suggestion->level));
}

static gboolean
suggest_rows (Task *self, XepStatement *statement, GHashTable *levels, GError **error)
{
  gboolean row;

  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      suggest_row (self, statement, levels);
    }
}

static gboolean
suggest_which (XepStore *store,
               gint64 period_id,
               int kind,
               const char *ids,
               GHashTable *levels,
               GError **error)
{
  g_auto (Task) self = { 0 };
  g_autoptr (XepStatement) ticks = prepare (store, SELECT_TICKS, period_id, kind, ids, error);
  g_autoptr (XepStatement) subjects = NULL;
  XepRegulation *regulation;

  if (ticks == NULL)
    return FALSE;
  regulation = xep_store_get_period_regulation (store, period_id, error);
  if (regulation == NULL)
    return FALSE;
  self.suggester = xep_suggester_new (regulation);
  self.ticks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  if (!load_ticks (&self, ticks, error))
    return FALSE;
  subjects = prepare (store, SELECT_SUBJECTS, period_id, kind, ids, error);
  return subjects != NULL && suggest_rows (&self, subjects, levels, error);
}

/**
 * xep_assessment_store_suggest_all:
 *
 * Điều 11 for a whole list with two queries. Errors: %XEP_ERROR_NOT_FOUND for an unknown period.
 */
gboolean
xep_assessment_store_suggest_all (
    XepStore *store, gint64 period_id, int kind, GHashTable *levels, GError **error)
{
  return suggest_which (store, period_id, kind, NULL, levels, error);
}

/**
 * xep_assessment_store_suggest_ids:
 *
 * For one page of a list.
 */
gboolean
xep_assessment_store_suggest_ids (
    XepStore *store, gint64 period_id, GArray *ids, GHashTable *levels, GError **error)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return ids->len == 0 || suggest_which (store, period_id, -1, json->str, levels, error);
}
