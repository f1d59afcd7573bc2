/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "model/xep-review.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-store-private.h"

/* One value of a list that hangs on an assessment: @select, @write and @clear have the id and the
 * name as ?1 and ?2,
 * @write the value as ?3. */
typedef struct
{
  const char *select;
  const char *write;
  const char *clear; /* for "", NULL to write "" too */
} Slot;

static const Slot target_slot = {
  "SELECT answer FROM target_answer WHERE assessment_id = ?1 AND target = ?2",
  "INSERT INTO target_answer (assessment_id, target, answer) VALUES (?1, ?2, ?3)"
  " ON CONFLICT DO UPDATE SET answer = excluded.answer",
  "DELETE FROM target_answer WHERE assessment_id = ?1 AND target = ?2",
};

static const Slot narrative_slot = {
  "SELECT text FROM narrative WHERE assessment_id = ?1 AND section = ?2",
  "INSERT INTO narrative (assessment_id, section, text) VALUES (?1, ?2, ?3)"
  " ON CONFLICT DO UPDATE SET text = excluded.text",
  "DELETE FROM narrative WHERE assessment_id = ?1 AND section = ?2",
};

static const Slot matter_slot = {
  "SELECT 'yes' FROM review_matter WHERE assessment_id = ?1 AND matter = ?2",
  "INSERT INTO review_matter (assessment_id, matter) SELECT ?1, ?2 WHERE ?3 = 'yes'",
  "DELETE FROM review_matter WHERE assessment_id = ?1 AND matter = ?2",
};

/* What follows the rule's id in a "disqualifier." key. */
static const struct
{
  const char *suffix;
  gboolean flag;
  Slot slot;
} tick_fields[] = {
  { ".exception",
    TRUE,
    { "SELECT CASE exception WHEN 1 THEN 'yes' ELSE 'no' END FROM disqualifier_tick"
      " WHERE assessment_id = ?1 AND rule = ?2",
      "INSERT INTO disqualifier_tick (assessment_id, rule, exception) VALUES (?1, ?2, ?3 = 'yes')"
      " ON CONFLICT DO UPDATE SET exception = excluded.exception",
      NULL } },
  { ".grounds",
    FALSE,
    { "SELECT grounds FROM disqualifier_tick WHERE assessment_id = ?1 AND rule = ?2",
      "INSERT INTO disqualifier_tick (assessment_id, rule, grounds) VALUES (?1, ?2, ?3)"
      " ON CONFLICT DO UPDATE SET grounds = excluded.grounds",
      NULL } },
  { "",
    TRUE,
    { "SELECT CASE ticked WHEN 1 THEN 'yes' ELSE 'no' END FROM disqualifier_tick"
      " WHERE assessment_id = ?1 AND rule = ?2",
      "INSERT INTO disqualifier_tick (assessment_id, rule, ticked) VALUES (?1, ?2, ?3 = 'yes')"
      " ON CONFLICT DO UPDATE SET ticked = excluded.ticked",
      NULL } },
};

/* @missing is what no row at all means. */
static gboolean
read_slot (XepAssessmentEdit *edit,
           const Slot *slot,
           const char *name,
           const char *missing,
           char **value,
           GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (edit->store, slot->select, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, name);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? xep_statement_dup_text (statement, 0) : g_strdup (missing);
  return TRUE;
}

static gboolean
write_slot (XepAssessmentEdit *edit,
            const Slot *slot,
            const char *name,
            const char *value,
            GError **error)
{
  gboolean clear = *value == '\0' && slot->clear != NULL;
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store, clear ? slot->clear : slot->write, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  xep_statement_bind_text (statement, 2, name);
  if (!clear)
    xep_statement_bind_text (statement, 3, value);
  return xep_statement_run (statement, error);
}

static gboolean
change_slot (XepAssessmentEdit *edit,
             const Slot *slot,
             const char *name,
             const char *missing,
             const char *value,
             GError **error)
{
  g_autofree char *old_value = NULL;

  if (!read_slot (edit, slot, name, missing, &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  return write_slot (edit, slot, name, value, error)
         && xep_assessment_edit_audit (edit, edit->key, old_value, value, error);
}

/* Forced cases belong to a column of Điều 11: T to collectives, L to leaders, K to the others. */
static gboolean
check_rule (XepAssessmentEdit *edit, const char *id, GError **error)
{
  GPtrArray *rules = xep_regulation_get_disqualifiers (edit->regulation);
  XepRuleColumn column = xep_regulation_get_column (edit->regulation, edit->kind, edit->leader);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDisqualifierRule *rule = g_ptr_array_index (rules, i);

      if (rule->column == column && g_str_equal (rule->id, id))
        return TRUE;
    }
  return xep_assessment_edit_refuse (_("“%s” is not a forced case for this subject; nothing was "
                                        "changed. Choose one of the list."),
                                     id, error);
}

gboolean
xep_assessment_edit_disqualifier (XepAssessmentEdit *edit, GError **error)
{
  gsize field = 0;
  g_autofree char *rule = NULL;
  g_autofree char *value = xep_text_clean_multiline (edit->text);

  while (!g_str_has_suffix (edit->argument, tick_fields[field].suffix))
    field++;
  rule = g_strndup (edit->argument, strlen (edit->argument) - strlen (tick_fields[field].suffix));
  if (!check_rule (edit, rule, error))
    return FALSE;
  if (!tick_fields[field].flag)
    return change_slot (edit, &tick_fields[field].slot, rule, "", value, error);
  return xep_assessment_edit_check_answer (value, FALSE, error)
         && change_slot (edit, &tick_fields[field].slot, rule, "no", value, error);
}

/* The five basic targets of a locality (T4, L1): reached, not reached, or not assigned. */
gboolean
xep_assessment_edit_target (XepAssessmentEdit *edit, GError **error)
{
  GPtrArray *targets = xep_regulation_get_targets (edit->regulation);

  if (xep_named_items_find (targets, edit->argument) == NULL)
    return xep_assessment_edit_refuse (
        _("“%s” is not a target of the regulation; nothing was changed. Choose one of the list."),
        edit->argument, error);
  return xep_assessment_edit_check_answer (edit->text, TRUE, error)
         && change_slot (edit, &target_slot, edit->argument, "", edit->text, error);
}

/* The headings are those of the period's regulation, or of the one of now for a period opened
 * before headings were part of it. */
static XepRegulation *
get_later_regulation (XepAssessmentEdit *edit)
{
  const XepReview *review = xep_regulation_find_review (edit->regulation, edit->kind, edit->leader,
                                                        edit->set->annex, edit->code);

  return review != NULL ? edit->regulation : xep_store_get_regulation (edit->store);
}

static gboolean
is_section (XepAssessmentEdit *edit, const char *id)
{
  return g_str_equal (id, XEP_SECTION_FOURTH_QUARTER)
         || xep_regulation_find_section (edit->regulation, id) != NULL
         || xep_regulation_find_section (get_later_regulation (edit), id) != NULL;
}

/* What an older version wrote under a heading of its own can still be changed or cleared. */
gboolean
xep_assessment_edit_narrative (XepAssessmentEdit *edit, GError **error)
{
  g_autofree char *text = xep_assessment_edit_dup_text (edit, TRUE, error);
  g_autofree char *old_text = NULL;

  if (text == NULL
      || !read_slot (edit, &narrative_slot, edit->argument, "", &old_text, error))
    return FALSE;
  if (*old_text == '\0' && !is_section (edit, edit->argument))
    return xep_assessment_edit_refuse (
        _("“%s” is not the name of a section; nothing was changed. Choose one of the list."),
        edit->argument, error);
  return change_slot (edit, &narrative_slot, edit->argument, "", text, error);
}

/* Điều 6: what the part on responsibility must speak of, where it applies. */
gboolean
xep_assessment_edit_matter (XepAssessmentEdit *edit, GError **error)
{
  const char *value = *edit->text != '\0' ? edit->text : "no";
  gboolean ticked = g_str_equal (value, "yes");
  g_autofree char *old_value = NULL;

  if (xep_regulation_find_matter (edit->regulation, edit->argument) == NULL
      && xep_regulation_find_matter (get_later_regulation (edit), edit->argument) == NULL)
    return xep_assessment_edit_refuse (
        _("“%s” is not a matter of the review; nothing was changed. Choose one of the list."),
        edit->argument, error);
  if (!xep_assessment_edit_check_answer (value, FALSE, error)
      || !read_slot (edit, &matter_slot, edit->argument, "no", &old_value, error))
    return FALSE;
  if (g_str_equal (old_value, value))
    return TRUE;
  return write_slot (edit, &matter_slot, edit->argument, ticked ? value : "", error)
         && xep_assessment_edit_audit (edit, edit->key, old_value, value, error);
}
