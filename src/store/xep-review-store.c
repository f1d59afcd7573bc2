/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-review-store.h"

#include "store/xep-store-private.h"

/* Two periods in the order of their ends: a year after its quarters. */
#define PERIOD_ORDER(period) "(" period ".year * 100 + instr ('Q1|Q2|Q3|YEAR', " period ".code))"

/* The same subject's assessments @f of the same kind in periods @p before that of @t. */
#define EARLIER                                                           \
  " FROM assessment t JOIN period q ON q.id = t.period_id"                \
  " CROSS JOIN assessment f ON f.kind = t.kind"                           \
  " AND (f.person_id = t.person_id OR f.collective_id = t.collective_id)" \
  " JOIN period p ON p.id = f.period_id AND " PERIOD_ORDER ("p") " < " PERIOD_ORDER ("q")

static void
replace_text (char **text, XepStatement *row, int column)
{
  g_free (*text);
  *text = xep_statement_dup_text (row, column);
}

/* The records of @sql, whose only parameter is the assessment. */
static GPtrArray *
list (XepStore *store,
      const char *sql,
      gint64 assessment_id,
      XepRowReader reader,
      GDestroyNotify free_record,
      GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  return xep_statement_collect (statement, reader, free_record, error);
}

static gpointer
read_task (XepStatement *row)
{
  XepTask *self = xep_task_new ();
  char **texts[] = { &self->content, &self->due, &self->progress, &self->product, &self->note };

  self->id = xep_statement_get_int64 (row, 0);
  if (!xep_statement_is_null (row, 1))
    xep_pace_from_nick (xep_statement_get_text (row, 1), &self->pace);
  self->exceeded = xep_statement_get_int64 (row, 2) != 0;
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    replace_text (texts[i], row, i + 3);
  return self;
}

/**
 * xep_review_store_list_tasks:
 *
 * XepTask in their order: the first is "task.1". None for an unknown assessment.
 */
GPtrArray *
xep_review_store_list_tasks (XepStore *store, gint64 assessment_id, GError **error)
{
  return list (store,
               "SELECT id, pace, exceeded, content, due, progress, product, note FROM task"
               " WHERE assessment_id = ? ORDER BY position",
               assessment_id, read_task, (GDestroyNotify) xep_task_free, error);
}

#define SHORTCOMING_COLUMNS "s.id, s.assessment_id, s.text, s.measure, s.due_on, s.responsible"
#define N_SHORTCOMING_COLUMNS 6

static gpointer
read_shortcoming (XepStatement *row)
{
  XepShortcoming *self = xep_shortcoming_new ();

  self->id = xep_statement_get_int64 (row, 0);
  self->assessment_id = xep_statement_get_int64 (row, 1);
  replace_text (&self->text, row, 2);
  replace_text (&self->measure, row, 3);
  self->due_on = xep_statement_get_date (row, 4);
  replace_text (&self->responsible, row, 5);
  return self;
}

/**
 * xep_review_store_list_shortcomings:
 *
 * XepShortcoming found in this assessment, in their order: the first is "shortcoming.1".
 */
GPtrArray *
xep_review_store_list_shortcomings (XepStore *store, gint64 assessment_id, GError **error)
{
  return list (store,
               "SELECT " SHORTCOMING_COLUMNS " FROM shortcoming s"
               " WHERE s.assessment_id = ? ORDER BY s.position",
               assessment_id, read_shortcoming, (GDestroyNotify) xep_shortcoming_free, error);
}

/* Part III speaks of what is open still: what an assessment before this one called done is left
 * out. */
/* clang-format off */
#define LIST_REMEDIES                                                                              \
  "SELECT " SHORTCOMING_COLUMNS                                                                    \
  ", r.state, r.percent, r.difficulty, r.responsibility, p.id, p.code, p.year" EARLIER             \
  " CROSS JOIN shortcoming s ON s.assessment_id = f.id"                                            \
  " LEFT JOIN remedy r ON r.assessment_id = t.id AND r.shortcoming_id = s.id"                      \
  " WHERE t.id = ? AND NOT EXISTS (SELECT 1 FROM remedy d"                                         \
  " JOIN assessment e ON e.id = d.assessment_id JOIN period o ON o.id = e.period_id"               \
  " WHERE d.shortcoming_id = s.id AND d.state = 'done'"                                            \
  " AND " PERIOD_ORDER ("o") " < " PERIOD_ORDER ("q") ")"                                          \
  " ORDER BY " PERIOD_ORDER ("p") ", s.position"
/* clang-format on */

static XepRemedy *
read_remedy (XepStatement *row)
{
  XepRemedy *self = xep_remedy_new ();
  int column = N_SHORTCOMING_COLUMNS;

  xep_shortcoming_free (self->shortcoming);
  self->shortcoming = read_shortcoming (row);
  if (!xep_statement_is_null (row, column))
    xep_remedy_state_from_nick (xep_statement_get_text (row, column), &self->state);
  self->percent = xep_statement_is_null (row, column + 1)
                      ? -1
                      : (int) xep_statement_get_int64 (row, column + 1);
  replace_text (&self->difficulty, row, column + 2);
  replace_text (&self->responsibility, row, column + 3);
  return self;
}

/* The title of the period that the columns from @column on name; FALSE with @error. */
static gboolean
name_period (XepStore *store, XepStatement *row, int column, char **title, GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (store, xep_statement_get_int64 (row, column), error);
  XepPeriodCode code = XEP_PERIOD_YEAR;

  if (regulation == NULL)
    return FALSE;
  xep_period_from_nick (xep_statement_get_text (row, column + 1), &code);
  g_free (*title);
  *title = xep_regulation_dup_period_title (regulation, code,
                                            (int) xep_statement_get_int64 (row, column + 2));
  return TRUE;
}

/**
 * xep_review_store_list_remedies:
 *
 * Shortcomings of the same subject in the same kind of rating, wherever this assessment says
 * something of them or nothing yet.
 */
GPtrArray *
xep_review_store_list_remedies (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (GPtrArray) remedies
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_remedy_free);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, LIST_REMEDIES, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  while (TRUE)
    {
      XepRemedy *remedy;

      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&remedies);
      remedy = read_remedy (statement);
      g_ptr_array_add (remedies, remedy);
      if (!name_period (store, statement, N_SHORTCOMING_COLUMNS + 4, &remedy->found_in, error))
        return NULL;
    }
}

static gpointer
read_prompt (XepStatement *row)
{
  XepPrompt *self = xep_prompt_new ();
  char **texts[] = { &self->text,   &self->body,  &self->number,
                     &self->answer, &self->cause, &self->responsibility };

  self->id = xep_statement_get_int64 (row, 0);
  self->dated_on = xep_statement_get_date (row, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    replace_text (texts[i], row, i + 2);
  return self;
}

/**
 * xep_review_store_list_prompts:
 *
 * XepPrompt in their order: the first is "prompt.1".
 */
GPtrArray *
xep_review_store_list_prompts (XepStore *store, gint64 assessment_id, GError **error)
{
  return list (store,
               "SELECT id, dated_on, text, body, number, answer, cause, responsibility FROM prompt"
               " WHERE assessment_id = ? ORDER BY position",
               assessment_id, read_prompt, (GDestroyNotify) xep_prompt_free, error);
}

static gpointer
read_text (XepStatement *row)
{
  return xep_statement_dup_text (row, 0);
}

/**
 * xep_review_store_list_matters:
 *
 * Ids of Điều 6's matters that were ticked, by id.
 */
GPtrArray *
xep_review_store_list_matters (XepStore *store, gint64 assessment_id, GError **error)
{
  return list (store, "SELECT matter FROM review_matter WHERE assessment_id = ? ORDER BY matter",
               assessment_id, read_text, g_free, error);
}

#define SHORTCOMINGS "shortcomings"

/* The headings under which the assessment of @row told its shortcomings, in their order: those of
 * its period's regulation, else those of now. (transfer full) (element-type utf8) */
static GPtrArray *
list_shortcoming_sections (XepStore *store, XepStatement *row, GError **error)
{
  XepRegulation *regulation
      = xep_store_get_period_regulation (store, xep_statement_get_int64 (row, 1), error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  XepSubjectKind kind = XEP_KIND_MEMBER;
  XepPeriodCode code = XEP_PERIOD_YEAR;
  gboolean leader = xep_statement_get_int64 (row, 4) != 0;
  const XepCriteriaSet *set;
  const XepReview *review;
  const XepReviewPart *part;

  if (regulation == NULL)
    return NULL;
  xep_period_from_nick (xep_statement_get_text (row, 2), &code);
  xep_kind_from_nick (xep_statement_get_text (row, 3), &kind);
  set = xep_regulation_find_set (regulation, xep_statement_get_text (row, 5));
  review
      = xep_regulation_find_review (regulation, kind, leader, set != NULL ? set->annex : "", code);
  part = review != NULL ? xep_review_find_part (review, SHORTCOMINGS) : NULL;
  for (guint i = 0; part != NULL && i < part->sections->len; i++)
    g_ptr_array_add (ids, ((const XepReviewSection *) g_ptr_array_index (part->sections, i))->id);
  if (ids->len == 0)
    g_ptr_array_add (ids, (gpointer) SHORTCOMINGS);
  return g_steal_pointer (&ids);
}

/* Appends the text of the section on a line of its own. */
static gboolean
append_section (
    XepStore *store, gint64 assessment_id, const char *section, GString *text, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, "SELECT text FROM narrative WHERE assessment_id = ?1 AND section = ?2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  xep_statement_bind_text (statement, 2, section);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            xep_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * xep_review_store_dup_earlier_shortcomings:
 *
 * The sections of that part, one after another. (transfer full): NULL with @error
 */
char *
xep_review_store_dup_earlier_shortcomings (XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT f.id, p.id, p.code, f.kind, f.leader, f.criteria_set" EARLIER
                           " WHERE t.id = ? ORDER BY " PERIOD_ORDER ("p") " DESC LIMIT 1",
                           error);
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  if (!xep_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    return g_strdup ("");
  sections = list_shortcoming_sections (store, statement, error);
  for (guint i = 0; sections != NULL && i < sections->len; i++)
    if (!append_section (store, xep_statement_get_int64 (statement, 0),
                         g_ptr_array_index (sections, i), text, error))
      return NULL;
  return sections != NULL ? g_strdup (text->str) : NULL;
}

/**
 * xep_review_store_find_sibling:
 *
 * A collective has none.
 */
gint64
xep_review_store_find_sibling (XepStore *store, gint64 assessment_id, GError **error)
{
  gint64 id;

  if (!xep_store_query_id (store,
                           "SELECT s.id FROM assessment t JOIN assessment s"
                           " ON s.person_id = t.person_id AND s.period_id = t.period_id"
                           " AND (s.kind = 'member') <> (t.kind = 'member') WHERE t.id = ?",
                           assessment_id, &id, error))
    return -1;
  return id;
}
