/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/xep-assessment-load.h"
#include "store/xep-assessment-store.h"
#include "store/xep-store-private.h"

/* ?1 the period, ?2 a kind or '', ?3 a JSON array of ids or NULL. */
#define WHICH                                                                                      \
  " WHERE a.period_id = ?1 AND (?2 = '' OR a.kind = ?2)"                                           \
  " AND (?3 IS NULL OR a.id IN (SELECT value FROM json_each (?3)))"

/* The points that count: of the decision, else of the appraisal, else of the person. */
#define SELECT_SUBJECTS                                                                            \
  "SELECT a.id, a.kind, a.leader, (SELECT total FROM step_result s WHERE s.assessment_id = a.id"   \
  " AND total IS NOT NULL ORDER BY instr ('decision|appraisal|self', step) LIMIT "                 \
  "1), a.collective_type, " XEP_FACT_COLUMNS " FROM assessment a" WHICH " AND a.state <> 'unrated'"
#define FIRST_FACT_COLUMN 5

#define SELECT_TICKS                                                                               \
  "SELECT t.assessment_id, t.rule, t.ticked, t.exception, t.grounds FROM disqualifier_tick t"      \
  " JOIN assessment a ON a.id = t.assessment_id" WHICH

/* Suggestions without ticks depend on little; most of a list share one. Compared as bytes: cleared
 * before use. */
typedef struct
{
  XepRuleColumn column;
  XepLevel points_level;
  XepFacts facts;
} Situation;

typedef struct
{
  XepRegulation *regulation;
  GHashTable *ticks; /* gint64* assessment → GPtrArray of XepDisqualifierTick */
  GHashTable *known; /* GBytes of a Situation → XepLevel */
  GPtrArray *no_ticks;
} Suggester;

static void
suggester_clear (Suggester *self)
{
  g_clear_pointer (&self->ticks, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->no_ticks, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suggester, suggester_clear)

static XepStatement *
prepare (XepStore *store,
         const char *sql,
         gint64 period_id,
         int kind,
         const char *ids,
         GError **error)
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
add_tick (Suggester *self, XepStatement *row)
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
load_ticks (Suggester *self, XepStatement *statement, GError **error)
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

static XepLevel
suggest (Suggester *self,
         XepRuleColumn column,
         XepPoints total,
         const XepFacts *facts,
         GPtrArray *ticks)
{
  g_autoptr (XepSuggestion) suggestion
      = xep_rating_suggest (self->regulation, column, total, facts, ticks);

  return suggestion->level;
}

static XepLevel
suggest_without_ticks (Suggester *self,
                       XepRuleColumn column,
                       XepPoints total,
                       const XepFacts *facts)
{
  Situation situation;
  g_autoptr (GBytes) key = NULL;
  gpointer level;

  memset (&situation, 0, sizeof situation);
  situation.column = column;
  situation.points_level = xep_rating_level_of_points (self->regulation, total);
  situation.facts = *facts;
  key = g_bytes_new (&situation, sizeof situation);
  if (g_hash_table_lookup_extended (self->known, key, NULL, &level))
    return (XepLevel) GPOINTER_TO_INT (level);
  level = GINT_TO_POINTER (suggest (self, column, total, facts, self->no_ticks));
  g_hash_table_insert (self->known, g_steal_pointer (&key), level);
  return (XepLevel) GPOINTER_TO_INT (level);
}

static void
suggest_row (Suggester *self, XepStatement *row, GHashTable *levels)
{
  gint64 id = xep_statement_get_int64 (row, 0);
  GPtrArray *ticks = g_hash_table_lookup (self->ticks, &id);
  XepPoints total = xep_statement_get_points (row, 3);
  XepFacts facts = xep_assessment_load_facts (row, FIRST_FACT_COLUMN);
  XepSubjectKind kind = XEP_KIND_COLLECTIVE;
  XepRuleColumn column;
  XepLevel level;

  facts.party_committee
      = xep_regulation_is_committee (self->regulation, xep_statement_get_text (row, 4));
  xep_kind_from_nick (xep_statement_get_text (row, 1), &kind);
  column
      = xep_regulation_get_column (self->regulation, kind, xep_statement_get_int64 (row, 2) != 0);
  level = ticks != NULL ? suggest (self, column, total, &facts, ticks)
                        : suggest_without_ticks (self, column, total, &facts);
  g_hash_table_insert (levels, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (level));
}

static gboolean
suggest_rows (Suggester *self, XepStatement *statement, GHashTable *levels, GError **error)
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
  g_auto (Suggester) self = { 0 };
  g_autoptr (XepStatement) ticks = prepare (store, SELECT_TICKS, period_id, kind, ids, error);
  g_autoptr (XepStatement) subjects = NULL;

  if (ticks == NULL)
    return FALSE;
  self.regulation = xep_store_get_period_regulation (store, period_id, error);
  if (self.regulation == NULL)
    return FALSE;
  self.ticks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  self.known
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self.no_ticks = g_ptr_array_new ();
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
xep_assessment_store_suggest_all (XepStore *store,
                                  gint64 period_id,
                                  int kind,
                                  GHashTable *levels,
                                  GError **error)
{
  return suggest_which (store, period_id, kind, NULL, levels, error);
}

/**
 * xep_assessment_store_suggest_ids:
 *
 * For one page of a list.
 */
gboolean
xep_assessment_store_suggest_ids (XepStore *store,
                                  gint64 period_id,
                                  GArray *ids,
                                  GHashTable *levels,
                                  GError **error)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return ids->len == 0 || suggest_which (store, period_id, -1, json->str, levels, error);
}
