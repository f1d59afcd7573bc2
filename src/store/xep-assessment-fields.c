/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-store-private.h"

#define N_TASKS 4
#define MAXIMUM_TASKS 9999

static const char *const task_keys[N_TASKS] = { "assigned", "done", "on_time", "exceeded" };
static const char *const task_columns[N_TASKS]
    = { "tasks_assigned", "tasks_done", "tasks_on_time", "tasks_exceeded" };

/* Value of @column of the assessment, or of its step; "" for NULL. */
static gboolean
read_column (XepAssessmentEdit *edit,
             const char *table,
             const char *condition,
             const char *column,
             char **value,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s", column, table, condition);
  g_autoptr (XepStatement) statement = xep_store_prepare (edit->store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  if (strstr (condition, "?2") != NULL)
    xep_statement_bind_text (statement, 2, xep_step_to_nick (edit->step));
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? xep_statement_dup_text (statement, 0) : g_strdup ("");
  return TRUE;
}

/* Runs @sql with the id, @value (as NULL if it is "" and @nullable) and the step where it
 * has them. */
static gboolean
write_column (XepAssessmentEdit *edit,
              const char *sql,
              const char *value,
              gboolean nullable,
              GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (edit->store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  if (nullable)
    xep_statement_bind_text_or_null (statement, 2, value);
  else
    xep_statement_bind_text (statement, 2, value);
  if (strstr (sql, "?3") != NULL)
    xep_statement_bind_text (statement, 3, xep_step_to_nick (edit->step));
  return xep_statement_run (statement, error);
}

static gboolean
change_column (XepAssessmentEdit *edit,
               const char *column,
               const char *value,
               gboolean nullable,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE assessment SET %s = ?2 WHERE id = ?1", column);
  g_autofree char *old_value = NULL;

  if (!read_column (edit, "assessment", "id = ?1", column, &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  return write_column (edit, sql, value, nullable, error)
         && xep_assessment_edit_audit (edit, edit->key, old_value, value, error);
}

static gboolean
change_step_column (XepAssessmentEdit *edit, const char *value, gboolean nullable, GError **error)
{
  g_autofree char *field = xep_assessment_edit_dup_step_field (edit, edit->key);
  g_autofree char *old_value = NULL;
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO step_result (assessment_id, step, %s) VALUES (?1, ?3, ?2)"
                         " ON CONFLICT DO UPDATE SET %s = excluded.%s",
                         edit->column, edit->column, edit->column);

  if (!read_column (edit, "step_result", "assessment_id = ?1 AND step = ?2", edit->column,
                    &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  return write_column (edit, sql, value, nullable, error)
         && xep_assessment_edit_audit (edit, field, old_value, value, error);
}

gboolean
xep_assessment_edit_step_level (XepAssessmentEdit *edit, GError **error)
{
  XepLevel level;

  if (!xep_level_from_nick (edit->text, &level))
    return xep_assessment_edit_refuse (
        _("“%s” is not one of the four levels; the old value is kept. Choose one of the list."),
        edit->text, error);
  return change_step_column (edit, edit->text, TRUE, error);
}

gboolean
xep_assessment_edit_step_date (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *value = xep_assessment_edit_dup_date (edit, error);

  return value != NULL && change_step_column (edit, value, TRUE, error);
}

gboolean
xep_assessment_edit_step_text (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *value = xep_assessment_edit_dup_text (edit, FALSE, error);

  return value != NULL && change_step_column (edit, value, FALSE, error);
}

gboolean
xep_assessment_edit_lines (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *value = xep_assessment_edit_dup_text (edit, TRUE, error);

  return value != NULL && change_column (edit, edit->column, value, FALSE, error);
}

gboolean
xep_assessment_edit_answer (XepAssessmentEdit *edit, GError **error)
{
  return xep_assessment_edit_check_answer (edit->text, TRUE, error)
         && change_column (edit, edit->column, edit->text, TRUE, error);
}

/* A whole number; -1 for blank text. */
static gboolean
parse_count (const char *text, int *count)
{
  g_autofree char *clean = xep_text_clean (text);

  *count = *clean != '\0' ? atoi (clean) : -1;
  return strspn (clean, "0123456789") == strlen (clean) && strlen (clean) <= 4
         && *count <= MAXIMUM_TASKS;
}

static gboolean
read_tasks (XepAssessmentEdit *edit, int *tasks, GError **error)
{
  for (int i = 0; i < N_TASKS; i++)
    {
      g_autofree char *value = NULL;

      if (!read_column (edit, "assessment", "id = ?1", task_columns[i], &value, error))
        return FALSE;
      tasks[i] = *value != '\0' ? atoi (value) : -1;
    }
  return TRUE;
}

static gboolean
is_above (int part, int whole)
{
  return part >= 0 && whole >= 0 && part > whole;
}

/* What was done is part of what was assigned, and what was on time or exceeded is part of what was
 * done. */
static gboolean
check_tasks (const int *tasks, GError **error)
{
  static const struct
  {
    int part;
    int whole;
    const char *sentence;
  } rules[] = {
    { 1, 0,
      N_("More tasks would be done than assigned; the old value is kept. Check both numbers.") },
    { 2, 0,
      N_("More tasks would be on time than assigned; the old value is kept. Check both "
          "numbers.") },
    { 3, 0,
      N_("More tasks would be exceeded than assigned; the old value is kept. Check both "
          "numbers.") },
    { 2, 1,
      N_("More tasks would be on time than done; the old value is kept. Check both numbers.") },
    { 3, 1,
      N_("More tasks would be exceeded than done; the old value is kept. Check both numbers.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (is_above (tasks[rules[i].part], tasks[rules[i].whole]))
      return xep_assessment_edit_refuse (_(rules[i].sentence), NULL, error);
  return TRUE;
}

/* Listed tasks are counted: a number beside the list could contradict it. */
static gboolean
check_unlisted (XepAssessmentEdit *edit, GError **error)
{
  gboolean tasks;

  if (!xep_assessment_edit_has_tasks (edit, &tasks, error))
    return FALSE;
  return !tasks
         || xep_assessment_edit_refuse (
             _("The tasks of this assessment are listed one by one, so their numbers are counted "
                "from the list; nothing was changed. Change the list of tasks."),
             NULL, error);
}

gboolean
xep_assessment_edit_tasks (XepAssessmentEdit *edit, GError **error)
{
  int tasks[N_TASKS];
  int index = 0;
  g_autofree char *value = NULL;

  while (index < N_TASKS && !g_str_equal (edit->argument, task_keys[index]))
    index++;
  if (index == N_TASKS)
    return xep_assessment_edit_refuse_key (edit, error);
  if (!check_unlisted (edit, error) || !read_tasks (edit, tasks, error))
    return FALSE;
  if (!parse_count (edit->text, &tasks[index]))
    return xep_assessment_edit_refuse (
        _("“%s” is not a number of tasks; the old value is kept. Type a whole number up to 9999."),
        edit->text, error);
  if (!check_tasks (tasks, error))
    return FALSE;
  value = tasks[index] >= 0 ? g_strdup_printf ("%d", tasks[index]) : g_strdup ("");
  return change_column (edit, task_columns[index], value, TRUE, error);
}

/* Điều 11, 1.4: "đã khắc phục 100 % hạn chế … (nếu có)"; "none" says that there were none. */
gboolean
xep_assessment_edit_remedied (XepAssessmentEdit *edit, GError **error)
{
  static const char *const current
      = "CASE WHEN no_shortcomings THEN 'none' ELSE ifnull (remedied, '') END";
  static const char *const update = "UPDATE assessment SET no_shortcomings = ?2 IS 'none',"
                                    " remedied = nullif (?2, 'none') WHERE id = ?1";
  g_autofree char *clean = xep_text_clean (edit->text);
  g_autofree char *value = g_str_equal (clean, "none")
                               ? g_strdup (clean)
                               : xep_assessment_edit_dup_percent (edit, error);
  g_autofree char *old_value = NULL;

  if (value == NULL || !read_column (edit, "assessment", "id = ?1", current, &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  return write_column (edit, update, value, TRUE, error)
         && xep_assessment_edit_audit (edit, "remedied", old_value, value, error);
}

/* The set by default, for the snapshot of the subject. */
static gboolean
find_default_set (XepAssessmentEdit *edit, const char **id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store,
                           "SELECT ifnull (p.kind, 'member'), a.tier, a.collective_type,"
                           " ifnull (w.block, ifnull (u.block, '')),"
                           " ifnull (u.party_cell, 0) FROM assessment a"
                           " LEFT JOIN person p ON p.id = a.person_id"
                           " LEFT JOIN unit u ON u.id = a.unit_id"
                           " LEFT JOIN unit w ON w.id = p.workplace_id WHERE a.id = ?",
                           error);
  XepSetQuery query = { .kind = edit->kind, .period = edit->code };
  const XepCriteriaSet *set;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  xep_kind_from_nick (xep_statement_get_text (statement, 0), &query.person_kind);
  xep_tier_from_nick (xep_statement_get_text (statement, 1), &query.tier);
  query.collective_type = xep_statement_get_text (statement, 2);
  query.block = xep_statement_get_text (statement, 3);
  query.party_cell
      = edit->kind == XEP_KIND_COLLECTIVE && xep_statement_get_int64 (statement, 4) != 0;
  set = xep_regulation_default_set (edit->regulation, &query);
  *id = set != NULL ? set->id : edit->criteria_set;
  return TRUE;
}

static gboolean
is_allowed_set (XepAssessmentEdit *edit, const char *id)
{
  g_autoptr (GPtrArray) allowed
      = xep_regulation_allowed_sets (edit->regulation, edit->kind, edit->code);

  for (guint i = 0; i < allowed->len; i++)
    if (g_str_equal (((const XepCriteriaSet *) g_ptr_array_index (allowed, i))->id, id))
      return TRUE;
  return FALSE;
}

/* What hangs on the criteria would be lost, or would speak of others of the same number. */
static gboolean
check_unused_set (XepAssessmentEdit *edit, GError **error)
{
  gint64 points, texts;

  if (!xep_store_query_id (edit->store, "SELECT count(*) FROM points WHERE assessment_id = ?",
                           edit->id, &points, error)
      || !xep_store_query_id (edit->store,
                              "SELECT count(*) FROM criterion_text WHERE assessment_id = ?",
                              edit->id, &texts, error))
    return FALSE;
  if (points > 0)
    return xep_assessment_edit_refuse (
        _("Points are keyed by the criteria set %s; it is kept. Clear the "
           "points of all three steps before choosing another set."),
        edit->criteria_set, error);
  return texts == 0
         || xep_assessment_edit_refuse (
             _("Goals, results, KPIs or notes are keyed by the criteria set %s; it is kept. Clear "
               "them before choosing another set."),
             edit->criteria_set, error);
}

gboolean
xep_assessment_edit_set (XepAssessmentEdit *edit, GError **error)
{
  const char *id = edit->text;

  if (*id == '\0' && !find_default_set (edit, &id, error))
    return FALSE;
  if (g_str_equal (id, edit->criteria_set))
    return TRUE;
  if (!is_allowed_set (edit, id))
    return xep_assessment_edit_refuse (_("The criteria set “%s” is not for this kind and period; "
                                          "the old set is kept. Choose one of "
                                          "the list."),
                                       id, error);
  return check_unused_set (edit, error) && change_column (edit, edit->column, id, FALSE, error);
}

/* Chưa xếp loại: the subject stays in the lists with a note (DOMAIN 1.6). */
gboolean
xep_assessment_edit_unrated (XepAssessmentEdit *edit, GError **error)
{
  static const char *const update
      = "UPDATE assessment SET unrated_reason = ?2,"
        " state = CASE ?2 WHEN '' THEN 'open' ELSE 'unrated' END WHERE id = ?1";
  GPtrArray *reasons = xep_regulation_get_unrated_reasons (edit->regulation);
  g_autofree char *old_value = NULL;

  if (*edit->text != '\0' && xep_named_items_find (reasons, edit->text) == NULL)
    return xep_assessment_edit_refuse (
        _("“%s” is not a reason of the regulation for leaving a subject "
           "unrated; the old value is kept. Choose one of the list."),
        edit->text, error);
  if (!read_column (edit, "assessment", "id = ?1", "unrated_reason", &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, edit->text))
    return TRUE;
  return write_column (edit, update, edit->text, FALSE, error)
         && xep_assessment_edit_audit (edit, edit->key, old_value, edit->text, error);
}
