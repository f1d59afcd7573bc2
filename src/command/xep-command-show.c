/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "store/xep-assessment-store.h"
#include "store/xep-field-values.h"
#include "store/xep-review-store.h"

static const char *const condition_states[] = {
  [XEP_CONDITION_MET] = "met",
  [XEP_CONDITION_NOT_MET] = "not-met",
  [XEP_CONDITION_MISSING] = "missing",
  [XEP_CONDITION_NOT_APPLICABLE] = "not-applicable",
};

static void
show_text (GString *output, const char *key, const char *value)
{
  g_string_append (output, key);
  g_string_append_c (output, '=');
  for (; *value != '\0'; value++)
    if (*value == '\n')
      g_string_append (output, "\\n");
    else if (*value == '\\')
      g_string_append (output, "\\\\");
    else
      g_string_append_c (output, *value);
  g_string_append_c (output, '\n');
}

static void
show_points (GString *output, const char *key, XepPoints value)
{
  g_autofree char *text = xep_points_format_ascii (value);

  show_text (output, key, text);
}

static void
show_date (GString *output, const char *key, XepDate value)
{
  g_autofree char *text = xep_date_format_iso (value);

  show_text (output, key, text);
}

/* -1 is missing. */
static void
show_count (GString *output, const char *key, int value)
{
  g_autofree char *text = value >= 0 ? g_strdup_printf ("%d", value) : g_strdup ("");

  show_text (output, key, text);
}

static void
show_flag (GString *output, const char *key, gboolean value)
{
  show_text (output, key, value ? "yes" : "no");
}

static void
show_subject (GString *output, XepAssessment *assessment)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, assessment->id);

  show_text (output, "id", id);
  show_text (output, "subject_id", assessment->subject_id);
  show_text (output, "name", assessment->subject_name);
  show_text (output, "kind", xep_kind_to_nick (assessment->kind));
  show_date (output, "birth_date", assessment->birth_date);
  show_text (output, "unit", assessment->unit_name);
  show_text (output, "cell", assessment->cell_name);
  for (int i = 0; i < XEP_N_BRANCHES; i++)
    {
      g_autofree char *key = g_strconcat ("post.", xep_branch_to_nick ((XepBranch) i), NULL);

      show_text (output, key, assessment->posts[i]);
    }
  show_text (output, "collective_type", assessment->collective_type);
  show_text (output, "tier", xep_tier_to_nick (assessment->tier));
  show_flag (output, "head", assessment->head);
  show_count (output, "rank", assessment->rank);
  show_flag (output, "party_member", assessment->party_member);
  show_text (output, "state", xep_state_to_nick (assessment->state));
}

static void
show_criteria (GString *output, const char *step, const XepCriteriaSet *set, GHashTable *points)
{
  for (guint i = 0; i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          g_autofree char *key = g_strdup_printf ("%s.%s", step, criterion->number);
          gpointer value;

          if (points != NULL
              && g_hash_table_lookup_extended (points, criterion->number, NULL, &value))
            show_points (output, key, GPOINTER_TO_INT (value));
        }
    }
}

/* Every field of the row @row. */
static void
show_row (GString *output, XepFieldValues *values, XepScopeId id, const char *row)
{
  const XepScope *scope = xep_scope_get (id);

  for (guint i = 0; i < scope->n_fields; i++)
    {
      g_autofree char *address = xep_scope_dup_address (scope, row, scope->fields[i].key);

      show_text (output, address, xep_field_values_get (values, address));
    }
}

/* The rows of @id that are stored. */
static void
show_scope (GString *output, XepFieldValues *values, XepScopeId id)
{
  GPtrArray *all = xep_field_values_get_all (values);

  for (guint i = 0; i < all->len; i++)
    {
      const XepFieldValue *value = g_ptr_array_index (all, i);

      if (value->scope == id && value->field != NULL)
        show_text (output, value->address, value->text);
    }
}

static void
show_step (GString *output,
           XepFieldValues *values,
           XepStep step,
           const XepStepResult *result,
           const XepCriteriaSet *set)
{
  const char *nick = xep_step_to_nick (step);
  g_autofree char *entry = g_strconcat (nick, ".entry", NULL);
  g_autofree char *part_a = g_strconcat (nick, ".A", NULL);
  g_autofree char *part_b = g_strconcat (nick, ".B", NULL);
  g_autofree char *total = g_strconcat (nick, ".total", NULL);

  show_text (output, entry, xep_entry_to_nick (result->points.entry));
  if (set != NULL)
    show_criteria (output, nick, set, result->points.criteria);
  show_points (output, part_a, result->totals.part_a);
  show_points (output, part_b, result->totals.part_b);
  show_points (output, total, result->totals.total);
  show_row (output, values, XEP_SCOPE_STEP, nick);
}

static void
show_criterion_text (GString *output,
                     const char *number,
                     gboolean part_b,
                     const XepCriterionText *text)
{
  for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
    {
      const char *nick = xep_criterion_field_to_nick ((XepCriterionField) field);
      g_autofree char *key = g_strjoin (".", number, nick, NULL);
      g_autofree char *value = xep_criterion_text_dup (text, (XepCriterionField) field);

      if (field == XEP_CRITERION_PERCENT && part_b)
        show_points (output, key, text->percent);
      else if (xep_criterion_field_is_taken ((XepCriterionField) field, part_b))
        show_text (output, key, value);
    }
}

/* In the order of the form; only criteria of which something is said. */
static void
show_criterion_texts (GString *output, XepAssessment *assessment, const XepCriteriaSet *set)
{
  for (guint i = 0; set != NULL && i < set->groups->len; i++)
    {
      const XepCriteriaGroup *group = g_ptr_array_index (set->groups, i);

      for (guint j = 0; j < group->criteria->len; j++)
        {
          const XepCriterion *criterion = g_ptr_array_index (group->criteria, j);
          const XepCriterionText *text
              = g_hash_table_lookup (assessment->criterion_texts, criterion->number);

          if (text != NULL)
            show_criterion_text (output, criterion->number, group->part_b, text);
        }
    }
}

/* Of every shortcoming that is brought forward, by its id: what it is, and what is said of it. */
static gboolean
show_remedies (XepCommand *command, gint64 assessment_id, XepFieldValues *values, GError **error)
{
  g_autoptr (GPtrArray) remedies
      = xep_review_store_list_remedies (command->store, assessment_id, error);

  if (remedies == NULL)
    return FALSE;
  for (guint i = 0; i < remedies->len; i++)
    {
      const XepRemedy *remedy = g_ptr_array_index (remedies, i);
      g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, remedy->shortcoming->id);
      g_autofree char *text = g_strdup_printf ("remedy.%s.text", row);
      g_autofree char *found_in = g_strdup_printf ("remedy.%s.found_in", row);

      show_text (command->output, text, remedy->shortcoming->text);
      show_text (command->output, found_in, remedy->found_in);
      show_row (command->output, values, XEP_SCOPE_REMEDY, row);
    }
  return TRUE;
}

static void
show_suggestion (GString *output, XepAssessment *assessment, XepRegulation *regulation)
{
  g_autoptr (XepSuggestion) suggestion = xep_assessment_suggest (assessment, regulation);

  show_text (output, "counting_step", xep_step_to_nick (xep_assessment_counting_step (assessment)));
  show_text (output, "suggested_level", xep_level_to_nick (suggestion->level));
  show_text (output, "points_level", xep_level_to_nick (suggestion->points_level));
  show_flag (output, "gap", suggestion->gap);
  show_flag (output, "forced", suggestion->forced);
  for (guint i = 0; i < suggestion->conditions->len; i++)
    {
      const XepConditionResult *condition = g_ptr_array_index (suggestion->conditions, i);
      g_autofree char *key = g_strconcat ("condition.", condition->rule->id, NULL);

      show_text (output, key, condition_states[condition->state]);
    }
  for (guint i = 0; i < suggestion->reasons->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("reason.%u", i + 1);

      show_text (output, key, g_ptr_array_index (suggestion->reasons, i));
    }
}

static XepAssessment *
load_assessment (XepCommand *command, gint64 period_id, GError **error)
{
  const char *subject_id = g_ptr_array_index (command->options->subjects, 0);
  gint64 id = xep_assessment_store_find (command->store, period_id, command->options->kind,
                                         subject_id, error);

  if (id > 0)
    return xep_assessment_store_load (command->store, id, error);
  if (id == 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND, _("“%s” has no assessment in this period."),
                 subject_id);
  return NULL;
}

/**
 * xep_command_show:
 *
 * Writes one assessment as lines KEY=VALUE; a newline in a value is "\n", a backslash "\\". First
 * the subject: id subject_id name kind birth_date unit cell post.party post.government post.union
 * collective_type tier head rank (0 head, 1 deputy, 2 others) party_member state; for each STEP of
 * self, appraisal, decision what its points make: STEP.entry STEP.NUMBER (each keyed criterion)
 * STEP.A STEP.B STEP.total; every field by its address as xep_field_set() takes it, those of rows
 * where there is one, and for a shortcoming brought forward remedy.ID.text remedy.ID.found_in; and
 * what the rules make of it: counting_step suggested_level points_level gap forced condition.ID
 * (met, not-met, missing, not-applicable) reason.1 reason.2 …
 */
gboolean
xep_command_show (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  g_autoptr (XepAssessment) assessment = NULL;
  g_autoptr (XepFieldValues) values = NULL;
  XepRegulation *regulation;
  const XepCriteriaSet *set;

  if (period_id == 0)
    return FALSE;
  regulation = xep_store_get_period_regulation (command->store, period_id, error);
  if (regulation == NULL)
    return FALSE;
  assessment = load_assessment (command, period_id, error);
  values = assessment != NULL ? xep_field_values_load (command->store, XEP_ENTITY_ASSESSMENT,
                                                       assessment->id, error)
                              : NULL;
  if (values == NULL)
    return FALSE;
  show_subject (command->output, assessment);
  set = xep_regulation_find_set (regulation, assessment->criteria_set);
  for (int i = 0; i < XEP_N_STEPS; i++)
    show_step (command->output, values, (XepStep) i, &assessment->steps[i], set);
  show_criterion_texts (command->output, assessment, set);
  for (int i = XEP_SCOPE_ASSESSMENT; i <= XEP_SCOPE_COMPLAINT; i++)
    if (i != XEP_SCOPE_REMEDY)
      show_scope (command->output, values, (XepScopeId) i);
    else if (!show_remedies (command, assessment->id, values, error))
      return FALSE;
  show_suggestion (command->output, assessment, regulation);
  return TRUE;
}
