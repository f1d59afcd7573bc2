/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-criterion-text.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-store-private.h"

/* What is said of a criterion beside its points: "II.1.2.goal". */

/* Which of the criteria the key means. A number without its part ("1.2.goal") means the one whose
 * table has the column. */
static const XepCriterion *
find_criterion (XepAssessmentEdit *edit,
                const char *number,
                XepCriterionField field,
                GError **error)
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
  xep_assessment_edit_refuse (_("Criterion %s is of part A, whose table has a place for a note "
                                "only; nothing was changed. Goal, result and KPI are of part B."),
                              criterion->number, error);
  return NULL;
}

/* "87,5", "87.5 %". (transfer full) */
static char *
dup_percent (XepAssessmentEdit *edit, GError **error)
{
  XepPoints highest = xep_regulation_get_highest_kpi (edit->regulation);
  g_autofree char *number = xep_text_clean (edit->text);
  g_autofree char *limit = xep_points_format (highest);
  XepPoints percent;

  if (g_str_has_suffix (number, "%"))
    {
      number[strlen (number) - 1] = '\0';
      g_strchomp (number);
      if (*number == '\0')
        number[0] = '%';
    }
  if (xep_points_parse (number, &percent, NULL) && percent <= highest)
    return xep_points_format (percent);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is not a KPI from 0 to %s percent with at most two decimals; the old value "
                 "is kept."),
               edit->text, limit);
  return NULL;
}

/* (transfer full) */
static char *
dup_words (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *clean = xep_text_clean_multiline (edit->text);
  glong length = g_utf8_strlen (clean, -1);

  if (length <= XEP_CRITERION_TEXT_LENGTH)
    return g_steal_pointer (&clean);
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("The text has %ld characters, and a cell of the criteria table takes %d at most; "
                 "the old text is kept. Shorten it."),
               length, XEP_CRITERION_TEXT_LENGTH);
  return NULL;
}

static gboolean
read_value (XepAssessmentEdit *edit,
            const char *number,
            XepCriterionField field,
            char **value,
            GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM criterion_text WHERE assessment_id = ? AND criterion = ?",
                         xep_criterion_field_to_nick (field));
  g_autoptr (XepStatement) statement = xep_store_prepare (edit->store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, number);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    *value = g_strdup ("");
  else if (field == XEP_CRITERION_PERCENT)
    *value = xep_points_format (xep_statement_get_points (statement, 0));
  else
    *value = xep_statement_dup_text (statement, 0);
  return TRUE;
}

static gboolean
run_sql (XepAssessmentEdit *edit,
         const char *sql,
         const char *number,
         XepCriterionField field,
         const char *value,
         GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (edit->store, sql, error);
  XepPoints percent = XEP_POINTS_MISSING;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, number);
  if (value != NULL && field == XEP_CRITERION_PERCENT)
    {
      if (!xep_points_parse (value, &percent, error))
        return FALSE;
      xep_statement_bind_points (statement, 3, percent);
    }
  else if (value != NULL)
    xep_statement_bind_text (statement, 3, value);
  return xep_statement_run (statement, error);
}

/* A row that would say nothing goes. */
static gboolean
write_value (XepAssessmentEdit *edit,
             const char *number,
             XepCriterionField field,
             const char *value,
             GError **error)
{
  const char *column = xep_criterion_field_to_nick (field);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (*value != '\0')
    {
      g_string_printf (sql,
                       "INSERT INTO criterion_text (assessment_id, criterion, %s) VALUES (?, ?, ?)"
                       " ON CONFLICT DO UPDATE SET %s = excluded.%s",
                       column, column, column);
      return run_sql (edit, sql->str, number, field, value, error);
    }
  g_string_append (sql, "DELETE FROM criterion_text WHERE assessment_id = ? AND criterion = ?");
  for (int i = 0; i < XEP_N_CRITERION_FIELDS; i++)
    if (i != (int)field)
      g_string_append_printf (sql, " AND ifnull (%s, '') = ''",
                              xep_criterion_field_to_nick ((XepCriterionField)i));
  if (!run_sql (edit, sql->str, number, field, NULL, error))
    return FALSE;
  g_string_printf (sql,
                   "UPDATE criterion_text SET %s = ?3 WHERE assessment_id = ?1 AND criterion = ?2",
                   column);
  return run_sql (edit, sql->str, number, field, value, error);
}

gboolean
xep_assessment_edit_criterion (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  g_autofree char *old_value = NULL;
  g_autofree char *address = NULL;
  const XepCriterion *criterion;
  XepCriterionField field;

  if (!xep_criterion_field_split_key (edit->key, &number, &field))
    return xep_assessment_edit_refuse_key (edit, error);
  criterion = find_criterion (edit, number, field, error);
  if (criterion == NULL)
    return FALSE;
  value = field == XEP_CRITERION_PERCENT ? dup_percent (edit, error) : dup_words (edit, error);
  if (value == NULL || !read_value (edit, criterion->number, field, &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  address = g_strjoin (".", criterion->number, xep_criterion_field_to_nick (field), NULL);
  return write_value (edit, criterion->number, field, value, error)
         && xep_assessment_edit_audit (edit, address, old_value, value, error);
}
