/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-edit.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-criterion-text.h"
#include "store/xep-assessment-load.h"
#include "store/xep-assessment-store.h"
#include "store/xep-audit-store.h"
#include "store/xep-store-private.h"

/* Which key is written how. A key that ends in a dot is a prefix; anything else is a box of points
 * or what is said beside it. */
typedef struct
{
  const char *key;
  const char *column;
  XepAssessmentHandler handle;
  gboolean after_result; /* of what is to be done once the result is there: not locked with it */
} KeyRule;

static const KeyRule keys[] = {
  { "level", "level", xep_assessment_edit_step_level, FALSE },
  { "date", "dated_on", xep_assessment_edit_step_date, FALSE },
  { "number", "document_number", xep_assessment_edit_step_text, FALSE },
  { "authority", "authority", xep_assessment_edit_step_text, FALSE },
  { "tasks.", NULL, xep_assessment_edit_tasks, FALSE },
  { "remedied", NULL, xep_assessment_edit_remedied, FALSE },
  { "discipline", "discipline", xep_assessment_edit_answer, FALSE },
  { "disqualifier.", NULL, xep_assessment_edit_disqualifier, FALSE },
  { "target.", NULL, xep_assessment_edit_target, FALSE },
  { "explanation", "explanation", xep_assessment_edit_lines, FALSE },
  { "grounds", "grounds", xep_assessment_edit_lines, FALSE },
  { "personnel", "personnel", xep_assessment_edit_lines, FALSE },
  { "narrative.", NULL, xep_assessment_edit_narrative, FALSE },
  { "matter.", NULL, xep_assessment_edit_matter, FALSE },
  { "task.", NULL, xep_assessment_edit_task, FALSE },
  { "shortcoming.", NULL, xep_assessment_edit_shortcoming, TRUE },
  { "remedy.", NULL, xep_assessment_edit_remedy, FALSE },
  { "prompt.", NULL, xep_assessment_edit_prompt, FALSE },
  { "criteria_set", "criteria_set", xep_assessment_edit_set, FALSE },
  { "unrated", NULL, xep_assessment_edit_unrated, FALSE },
};

gboolean
xep_assessment_edit_refuse (const char *sentence, const char *value, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, value);
  return FALSE;
}

gboolean
xep_assessment_edit_refuse_key (XepAssessmentEdit *edit, GError **error)
{
  return xep_assessment_edit_refuse (
      _("“%s” is not a field of an assessment; nothing was changed."), edit->key, error);
}

/* About forty printed pages: what is longer was not meant for one box. */
#define MAXIMUM_LETTERS 100000

char *
xep_assessment_edit_dup_text (XepAssessmentEdit *edit, gboolean lines, GError **error)
{
  g_autofree char *clean
      = lines ? xep_text_clean_multiline (edit->text) : xep_text_clean (edit->text);

  if (g_utf8_strlen (clean, -1) <= MAXIMUM_LETTERS)
    return g_steal_pointer (&clean);
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                       _("The text has more than 100 000 characters; the old text is kept. Shorten "
                          "it, or attach it as a document of its own."));
  return NULL;
}

char *
xep_assessment_edit_dup_date (XepAssessmentEdit *edit, GError **error)
{
  XepDate date;

  if (!xep_date_parse (edit->text, &date, error))
    return NULL;
  if (!xep_date_is_set (date) || xep_date_is_full (date))
    return xep_date_format_iso (date);
  xep_assessment_edit_refuse (
      _("“%s” is not a whole date; the old value is kept. Type day/month/year."), edit->text,
      error);
  return NULL;
}

char *
xep_assessment_edit_dup_percent (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *clean = xep_text_clean (edit->text);
  gsize digits = strspn (clean, "0123456789");
  const char *rest = clean + digits;

  while (*rest == ' ')
    rest++;
  if (*clean == '\0'
      || (digits > 0 && digits <= 3 && atoi (clean) <= 100
          && (*rest == '\0' || g_str_equal (rest, "%"))))
    return *clean != '\0' ? g_strdup_printf ("%d", atoi (clean)) : g_steal_pointer (&clean);
  xep_assessment_edit_refuse (
      _("“%s” is not a percentage; the old value is kept. Type a whole number from 0 to 100."),
      edit->text, error);
  return NULL;
}

gboolean
xep_assessment_edit_audit (XepAssessmentEdit *edit,
                           const char *field,
                           const char *old_value,
                           const char *new_value,
                           GError **error)
{
  if (g_strcmp0 (old_value != NULL ? old_value : "", new_value != NULL ? new_value : "") == 0)
    return TRUE;
  edit->changed = TRUE;
  return xep_audit_store_add (edit->store, "assessment", edit->id, field, old_value, new_value,
                              edit->why, error);
}

char *
xep_assessment_edit_dup_step_field (XepAssessmentEdit *edit, const char *key)
{
  return g_strconcat (xep_step_to_nick (edit->step), ":", key, NULL);
}

gboolean
xep_assessment_edit_check_answer (const char *text, gboolean blank, GError **error)
{
  XepAnswer answer;

  if (xep_answer_from_nick (text, &answer) && (blank || answer != XEP_ANSWER_MISSING))
    return TRUE;
  return xep_assessment_edit_refuse (_("“%s” is neither yes nor no; the old value is kept."), text,
                                     error);
}

static gboolean
read_subject (XepAssessmentEdit *edit, gboolean *locked, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store,
                           "SELECT a.period_id, p.code, a.kind, a.leader, a.criteria_set,"
                           " a.state = 'closed' FROM assessment a"
                           " JOIN period p ON p.id = a.period_id WHERE a.id = ?",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      xep_assessment_set_not_found (edit->id, error);
      return FALSE;
    }
  edit->period_id = xep_statement_get_int64 (statement, 0);
  xep_period_from_nick (xep_statement_get_text (statement, 1), &edit->code);
  xep_kind_from_nick (xep_statement_get_text (statement, 2), &edit->kind);
  edit->leader = xep_statement_get_int64 (statement, 3) != 0;
  edit->criteria_set = xep_statement_dup_text (statement, 4);
  *locked = xep_statement_get_int64 (statement, 5) != 0;
  return TRUE;
}

/* NULL: a criterion. */
static const KeyRule *
find_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_has_suffix (keys[i].key, ".") ? g_str_has_prefix (key, keys[i].key)
                                            : g_str_equal (key, keys[i].key))
      return &keys[i];
  return NULL;
}

static gboolean
load_edit (XepAssessmentEdit *edit, const KeyRule *rule, GError **error)
{
  gboolean locked = FALSE;

  if (!read_subject (edit, &locked, error))
    return FALSE;
  if (locked && (rule == NULL || !rule->after_result))
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_LOCKED,
                           _ ("This assessment is decided and locked; the old value is kept. "
                              "Unlock it first, with the reason."));
      return FALSE;
    }
  edit->regulation = xep_store_get_period_regulation (edit->store, edit->period_id, error);
  if (edit->regulation == NULL)
    return FALSE;
  edit->set = xep_assessment_load_set (edit->regulation, edit->criteria_set, error);
  return edit->set != NULL;
}

static gboolean
is_text_of_criterion (const char *key)
{
  g_autofree char *number = NULL;
  XepCriterionField field;

  return xep_criterion_field_split_key (key, &number, &field);
}

static gboolean
handle_key (XepAssessmentEdit *edit, const KeyRule *rule, GError **error)
{
  if (rule == NULL && is_text_of_criterion (edit->key))
    return xep_assessment_edit_criterion (edit, error);
  if (rule == NULL)
    return xep_assessment_edit_points (edit, error);
  edit->argument = edit->key + strlen (rule->key);
  edit->column = rule->column;
  return rule->handle (edit, error);
}

/**
 * xep_assessment_store_set:
 * @step: of the fields of a step; without meaning for the others
 * @text: (nullable): %NULL is ""
 * @why: (nullable): for the audit
 *
 * Errors: %XEP_ERROR_INVALID in words for what cannot be, %XEP_ERROR_NOT_FOUND, %XEP_ERROR_LOCKED
 * for a locked assessment, which takes shortcomings with their measures only, and those of the
 * database. Writing what is there already changes nothing and leaves no audit entry.
 */
gboolean
xep_assessment_store_set (XepStore *store,
                          gint64 id,
                          XepStep step,
                          const char *key,
                          const char *text,
                          const char *why,
                          GError **error)
{
  XepAssessmentEdit edit = {
    .store = store, .id = id, .step = step, .key = key, .text = text != NULL ? text : "", .why = why
  };
  const KeyRule *rule = find_key (key);
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  gboolean done = transaction != NULL && load_edit (&edit, rule, error)
                  && handle_key (&edit, rule, error);

  g_free (edit.criteria_set);
  if (!done || (edit.changed && !xep_transaction_commit (transaction, error)))
    return FALSE;
  if (edit.changed)
    xep_store_emit_changed (store, id);
  return TRUE;
}
