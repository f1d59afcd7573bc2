/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "model/xep-criterion-text.h"
#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

/* The rules of what is keyed of an assessment beside its review. */

/* In the order in which each is part of those before. */
#define N_TASKS 4
static const char *const task_keys[N_TASKS]
    = { "tasks.assigned", "tasks.done", "tasks.on_time", "tasks.exceeded" };

static gboolean
is_above (int part, int whole)
{
  return part >= 0 && whole >= 0 && part > whole;
}

/* What was done is part of what was assigned, and what was on time or exceeded is part of what was
 * done. */
static gboolean
check_parts (const int *tasks, GError **error)
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
      return xep_field_edit_refuse (_ (rules[i].sentence), NULL, error);
  return TRUE;
}

/* Listed tasks are counted: a number beside the list could contradict it. */
static gboolean
check_unlisted (XepFieldEdit *edit, GError **error)
{
  gint64 listed;

  if (!xep_store_query_id (edit->store,
                           "SELECT EXISTS (SELECT 1 FROM task WHERE assessment_id = ?)", edit->id,
                           &listed, error))
    return FALSE;
  return listed == 0
         || xep_field_edit_refuse (
             _("The tasks of this assessment are listed one by one, so their numbers are counted "
               "from the list; nothing was changed. Change the list of tasks."),
             NULL, error);
}

gboolean
xep_assessment_check_tasks (XepFieldEdit *edit, GError **error)
{
  int tasks[N_TASKS];

  for (int i = 0; i < N_TASKS; i++)
    {
      const char *value = xep_field_edit_get (edit, task_keys[i]);

      tasks[i] = *value != '\0' ? atoi (value) : -1;
    }
  return check_unlisted (edit, error) && check_parts (tasks, error);
}

/* The set by default, for the snapshot of the subject. */
static gboolean
find_default_set (XepFieldEdit *edit, const char **id, GError **error)
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
is_allowed_set (XepFieldEdit *edit, const char *id)
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
check_unused_set (XepFieldEdit *edit, GError **error)
{
  gint64 points, texts;

  if (!xep_store_query_id (edit->store, "SELECT count(*) FROM points WHERE assessment_id = ?",
                           edit->id, &points, error)
      || !xep_store_query_id (edit->store,
                              "SELECT count(*) FROM criterion_text WHERE assessment_id = ?",
                              edit->id, &texts, error))
    return FALSE;
  if (points > 0)
    return xep_field_edit_refuse (
        _("Points are keyed by the criteria set %s; it is kept. Clear the "
          "points of all three steps before choosing another set."),
        edit->criteria_set, error);
  return texts == 0
         || xep_field_edit_refuse (
             _("Goals, results, KPIs or notes are keyed by the criteria set %s; it is kept. Clear "
               "them before choosing another set."),
             edit->criteria_set, error);
}

gboolean
xep_assessment_check_set (XepFieldEdit *edit, GError **error)
{
  const char *id = xep_field_edit_get (edit, "criteria_set");

  if (*id == '\0')
    {
      if (!find_default_set (edit, &id, error))
        return FALSE;
      xep_field_edit_put (edit, "criteria_set", id);
    }
  if (g_str_equal (id, edit->criteria_set))
    return TRUE;
  if (!is_allowed_set (edit, id))
    return xep_field_edit_refuse (_("The criteria set “%s” is not for this kind and period; the "
                                    "old set is kept. Choose one of the list."),
                                  id, error);
  return check_unused_set (edit, error);
}

/* Chưa xếp loại: the subject stays in the lists with a note (DOMAIN 1.6). */
gboolean
xep_assessment_check_unrated (XepFieldEdit *edit, GError **error)
{
  const char *id = xep_field_edit_get (edit, "unrated");

  return *id == '\0'
         || xep_named_items_find (xep_regulation_get_unrated_reasons (edit->regulation), id) != NULL
         || xep_field_edit_refuse (_("“%s” is not a reason of the regulation for leaving a subject "
                                     "unrated; the old value is kept. Choose one of the list."),
                                   id, error);
}

/* Forced cases belong to a column of Điều 11: T to collectives, L to leaders, K to the others. */
gboolean
xep_disqualifier_check_row (XepFieldEdit *edit, GError **error)
{
  GPtrArray *rules = xep_regulation_get_disqualifiers (edit->regulation);
  XepRuleColumn column = xep_regulation_get_column (edit->regulation, edit->kind, edit->leader);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDisqualifierRule *rule = g_ptr_array_index (rules, i);

      /* A tick is there or not: nothing is not an answer. */
      if (rule->column == column && g_str_equal (rule->id, edit->row))
        return edit->field->type != XEP_KEYED_FLAG || *edit->text != '\0'
               || xep_field_edit_refuse (_("“%s” is neither yes nor no; the old value is kept."),
                                         "", error);
    }
  return xep_field_edit_refuse (_("“%s” is not a forced case for this subject; nothing was "
                                  "changed. Choose one of the list."),
                                edit->row, error);
}

/* The five basic targets of a locality (T4, L1): reached, not reached, or not assigned. */
gboolean
xep_target_check_row (XepFieldEdit *edit, GError **error)
{
  GPtrArray *targets = xep_regulation_get_targets (edit->regulation);

  return xep_named_items_find (targets, edit->row) != NULL
         || xep_field_edit_refuse (_("“%s” is not a target of the regulation; nothing was changed. "
                                     "Choose one of the list."),
                                   edit->row, error);
}

/* Which of the criteria the key means. A number without its part ("1.2.goal") means the one whose
 * table has the column. */
static const XepCriterion *
find_criterion (XepFieldEdit *edit, const char *number, XepCriterionField field, GError **error)
{
  gboolean part_b = !xep_criterion_field_is_taken (field, FALSE);
  const XepCriterion *criterion = xep_assessment_edit_find_criterion (edit->set, number, &part_b);

  if (criterion == NULL)
    {
      part_b = FALSE;
      criterion = xep_assessment_edit_find_criterion (edit->set, number, &part_b);
    }
  if (criterion == NULL)
    {
      xep_assessment_edit_refuse_criterion (edit, number, error);
      return NULL;
    }
  if (xep_criterion_field_is_taken (field, part_b))
    return criterion;
  xep_field_edit_refuse (_("Criterion %s is of part A, whose table has a place for a note "
                           "only; nothing was changed. Goal, result and KPI are of part B."),
                         criterion->number, error);
  return NULL;
}

gboolean
xep_criterion_name_row (XepFieldEdit *edit, GError **error)
{
  XepCriterionField field = (XepCriterionField) (edit->field - edit->scope->fields);
  const XepCriterion *criterion = find_criterion (edit, edit->row, field, error);

  if (criterion == NULL)
    return FALSE;
  g_free (edit->row);
  edit->row = g_strdup (criterion->number);
  return TRUE;
}
