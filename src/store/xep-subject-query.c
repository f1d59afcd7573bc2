/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-subject-query.h"

#include <string.h>

#include "store/xep-store-private.h"

/* Parameters that every statement has; the words of a search follow. */
enum
{
  PERIOD = 1,
  KIND,
  UNIT,
  ORDER,  /* types of collectives */
  NUMBER, /* digits that were searched for */
  ASSESSMENT,
  LIMIT,
  OFFSET,
  FIRST_WORD
};

/* Who has an assessment is shown as it was; others as they are, unless they have left. */
#define PERSON_COLUMNS                                                        \
  "p.id, a.id, ifnull (a.subject_name, p.name),"                              \
  " CASE WHEN a.id IS NULL THEN p.birth_date ELSE a.birth_date END,"          \
  " u.id, CASE WHEN a.id IS NULL THEN u.name ELSE a.unit_name END,"           \
  " CASE WHEN a.id IS NULL THEN (SELECT group_concat (title, ', ') FROM post" \
  " WHERE person_id = p.id AND ended_on IS NULL) END,"                        \
  " a.post_party, a.post_government, a.post_union, " HEAD                     \
  ", a.state, p.status, p.admitted_on," STEP_COLUMNS
#define COLLECTIVE_COLUMNS                                                    \
  "c.id, a.id, ifnull (a.subject_name, c.name), NULL,"                        \
  " u.id, CASE WHEN a.id IS NULL THEN u.name ELSE a.unit_name END, " TYPE "," \
  " NULL, NULL, NULL, 0, a.state, '', NULL," STEP_COLUMNS
#define STEP_COLUMNS " s.total, s.level, r.total, r.level, d.total, d.level"

#define HEAD                                               \
  "CASE WHEN a.id IS NULL THEN EXISTS (SELECT 1 FROM post" \
  " WHERE person_id = p.id AND head = 1 AND ended_on IS NULL) ELSE a.head END"
/* Who has no assessment yet has no rank of a period: the head or not. */
#define RANK "CASE WHEN a.id IS NULL THEN CASE WHEN " HEAD " THEN 0 ELSE 2 END ELSE a.rank END"
#define TYPE "ifnull (a.collective_type, c.type)"

#define STEPS                                                                   \
  " LEFT JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self'"      \
  " LEFT JOIN step_result r ON r.assessment_id = a.id AND r.step = 'appraisal'" \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"

/* A Party member is listed with the cell, others where they work. */
#define PEOPLE                                                                         \
  " FROM person p"                                                                     \
  " LEFT JOIN assessment a ON a.person_id = p.id AND a.period_id = ?1 AND a.kind = ?2" \
  " LEFT JOIN unit u ON u.id = CASE WHEN a.id IS NOT NULL THEN a.unit_id"              \
  " WHEN ?2 = 'member' THEN p.unit_id ELSE ifnull (p.workplace_id, p.unit_id) END"
#define COLLECTIVES                                                        \
  " FROM collective c"                                                     \
  " LEFT JOIN assessment a ON a.collective_id = c.id AND a.period_id = ?1" \
  " LEFT JOIN unit u ON u.id = CASE WHEN a.id IS NOT NULL THEN a.unit_id ELSE c.unit_id END"

#define CURRENT_MEMBERS " WHERE (a.id IS NOT NULL OR (p.retired_on IS NULL AND p.party_member = 1))"
/* Somebody rated as the other kind of officer in this period is listed there. */
#define CURRENT_OFFICERS                                                             \
  " WHERE (a.id IS NOT NULL OR (p.retired_on IS NULL AND p.kind = ?2 AND NOT EXISTS" \
  " (SELECT 1 FROM assessment o WHERE o.person_id = p.id AND o.period_id = ?1"       \
  " AND o.kind IN ('leader', 'staff'))))"
#define CURRENT_COLLECTIVES " WHERE (a.id IS NOT NULL OR c.retired_on IS NULL)"

#define IN_UNIT " AND (?3 = 0 OR u.id = ?3)"

#define BY_NAME "p.sort_key, p.birth_date, p.id"
#define BY_RANK RANK ", p.sort_key, p.birth_date, p.id"
#define BY_TYPE "instr (?4, '|' || " TYPE " || '|'), c.sort_key, c.id"

/* The assessment of the number that was typed comes before cards with such digits. */
#define BY_NUMBER "a.id IS NOT ?5, "

/* A few digits are in nearly every card's number. */
#define BY_CARD                                                               \
  " AND (a.id = ?5 OR p.party_card = ?5"                                      \
  " OR (length (?5) > 3 AND (instr (replace (p.party_card, '.', ''), ?5) > 0" \
  " OR instr (p.citizen_id, ?5) > 0)))"

static const struct
{
  const char *columns;
  const char *tables;
  const char *current;
  const char *order;
  const char *subject; /* alias of the table that is searched */
  const char *number;  /* digits alone: the number of the assessment or of a card */
} kinds[XEP_N_KINDS] = {
  [XEP_KIND_COLLECTIVE]
  = { COLLECTIVE_COLUMNS, COLLECTIVES, CURRENT_COLLECTIVES, BY_TYPE, "c", " AND a.id = ?5" },
  [XEP_KIND_LEADER] = { PERSON_COLUMNS, PEOPLE, CURRENT_OFFICERS, BY_RANK, "p", BY_CARD },
  [XEP_KIND_STAFF] = { PERSON_COLUMNS, PEOPLE, CURRENT_OFFICERS, BY_NAME, "p", BY_CARD },
  [XEP_KIND_MEMBER] = { PERSON_COLUMNS, PEOPLE, CURRENT_MEMBERS, BY_NAME, "p", BY_CARD },
};

/* A statement in the making: the words are bound when it is prepared. */
typedef struct
{
  GString *sql;
  GPtrArray *words;
  char *number;
} Builder;

static void
builder_clear (Builder *self)
{
  g_string_free (self->sql, TRUE);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
append_search (Builder *self, XepSubjectKind kind, const char *text)
{
  gboolean marked = FALSE;

  if (text == NULL || *text == '\0')
    return;
  self->number = xep_search_dup_number (text);
  if (self->number != NULL)
    {
      g_string_append (self->sql, kinds[kind].number);
      return;
    }
  self->words = xep_search_split (text, &marked);
  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (self->sql, " AND (instr (%s.%s, ?%d) > 0 OR instr (u.%s, ?%d) > 0)",
                            kinds[kind].subject, marked ? "search_identity" : "search_folded",
                            (int) i + FIRST_WORD, marked ? "search_identity" : "search_folded",
                            (int) i + FIRST_WORD);
}

static void
append_tables (Builder *self, XepSubjectKind kind, const char *steps)
{
  g_string_append (self->sql, kinds[kind].tables);
  g_string_append (self->sql, steps);
  g_string_append (self->sql, kinds[kind].current);
  g_string_append (self->sql, IN_UNIT);
}

static gboolean
has_parameter (Builder *self, const char *parameter)
{
  return strstr (self->sql->str, parameter) != NULL;
}

static gboolean
bind_order (
    Builder *self, XepStore *store, gint64 period_id, XepStatement *statement, GError **error)
{
  XepRegulation *regulation = period_id != 0
                                  ? xep_store_get_period_regulation (store, period_id, error)
                                  : xep_store_get_regulation (store);
  g_autofree char *order = NULL;

  if (regulation == NULL)
    return FALSE;
  order = xep_collective_store_dup_type_order (regulation);
  xep_statement_bind_text (statement, ORDER, order);
  return TRUE;
}

/* Binds what all statements share. */
static XepStatement *
prepare (Builder *self,
         XepStore *store,
         XepSubjectKind kind,
         gint64 period_id,
         gint64 unit_id,
         GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, self->sql->str, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, PERIOD, period_id);
  if (has_parameter (self, "?2"))
    xep_statement_bind_text (statement, KIND, xep_kind_to_nick (kind));
  xep_statement_bind_int64 (statement, UNIT, unit_id);
  if (has_parameter (self, "?4") && !bind_order (self, store, period_id, statement, error))
    return NULL;
  if (self->number != NULL)
    xep_statement_bind_text (statement, NUMBER, self->number);
  for (guint i = 0; self->words != NULL && i < self->words->len; i++)
    xep_statement_bind_text (statement, FIRST_WORD + (int) i, g_ptr_array_index (self->words, i));
  return g_steal_pointer (&statement);
}

XepStatement *
xep_subject_query_prepare (XepStore *store, const XepSubjectQuery *query, GError **error)
{
  g_auto (Builder) builder = { .sql = g_string_new ("SELECT ") };
  XepStatement *statement;

  g_string_append (builder.sql, kinds[query->kind].columns);
  append_tables (&builder, query->kind, STEPS);
  append_search (&builder, query->kind, query->text);
  g_string_append (builder.sql, " ORDER BY ");
  if (builder.number != NULL)
    g_string_append (builder.sql, BY_NUMBER);
  g_string_append (builder.sql, kinds[query->kind].order);
  g_string_append (builder.sql, " LIMIT ?7 OFFSET ?8");
  statement = prepare (&builder, store, query->kind, query->period_id, query->unit_id, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, LIMIT, query->limit);
  xep_statement_bind_int64 (statement, OFFSET, query->offset);
  return statement;
}

gboolean
xep_subject_query_count (XepStore *store,
                         const XepSubjectQuery *query,
                         guint *count,
                         GError **error)
{
  g_auto (Builder) builder = { .sql = g_string_new ("SELECT count(*)") };
  g_autoptr (XepStatement) statement = NULL;
  gboolean row;

  append_tables (&builder, query->kind, "");
  append_search (&builder, query->kind, query->text);
  statement = prepare (&builder, store, query->kind, query->period_id, query->unit_id, error);
  if (statement == NULL || !xep_statement_step (statement, &row, error))
    return FALSE;
  *count = (guint) xep_statement_get_int64 (statement, 0);
  return TRUE;
}

XepStatement *
xep_subject_query_prepare_one (
    XepStore *store, gint64 period_id, XepSubjectKind kind, gint64 assessment_id, GError **error)
{
  g_auto (Builder) builder = { .sql = g_string_new ("SELECT ") };
  XepStatement *statement;

  g_string_append (builder.sql, kinds[kind].columns);
  append_tables (&builder, kind, STEPS);
  g_string_append (builder.sql, " AND a.id = ?6");
  statement = prepare (&builder, store, kind, period_id, 0, error);
  if (statement != NULL)
    xep_statement_bind_int64 (statement, ASSESSMENT, assessment_id);
  return statement;
}

XepStatement *
xep_subject_query_prepare_units (XepStore *store,
                                 XepSubjectKind kind,
                                 gint64 period_id,
                                 GError **error)
{
  g_auto (Builder) builder = { .sql = g_string_new ("SELECT ifnull (u.id, 0), count(*)") };

  append_tables (&builder, kind, "");
  g_string_append (builder.sql, " GROUP BY 1");
  return prepare (&builder, store, kind, period_id, 0, error);
}
