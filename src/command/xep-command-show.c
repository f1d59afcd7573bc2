/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command/xep-command-private.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-store.h"
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
  show_text (output, "criteria_set", assessment->criteria_set);
  show_text (output, "state", assessment->state);
  show_text (output, "unrated", assessment->unrated_reason);
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

static void
show_step (GString *output, XepStep step, const XepStepResult *result, const XepCriteriaSet *set)
{
  const char *nick = xep_step_to_nick (step);
  g_autofree char *entry = g_strconcat (nick, ".entry", NULL);
  g_autofree char *part_a = g_strconcat (nick, ".A", NULL);
  g_autofree char *part_b = g_strconcat (nick, ".B", NULL);
  g_autofree char *total = g_strconcat (nick, ".total", NULL);
  g_autofree char *level = g_strconcat (nick, ".level", NULL);
  g_autofree char *date = g_strconcat (nick, ".date", NULL);
  g_autofree char *number = g_strconcat (nick, ".number", NULL);
  g_autofree char *authority = g_strconcat (nick, ".authority", NULL);

  show_text (output, entry, xep_entry_to_nick (result->points.entry));
  if (set != NULL)
    show_criteria (output, nick, set, result->points.criteria);
  show_points (output, part_a, result->totals.part_a);
  show_points (output, part_b, result->totals.part_b);
  show_points (output, total, result->totals.total);
  show_text (output, level, xep_level_to_nick (result->level));
  show_date (output, date, result->dated_on);
  show_text (output, number, result->document_number);
  show_text (output, authority, result->authority);
}

static void
show_facts (GString *output, XepAssessment *assessment)
{
  const XepFacts *facts = &assessment->facts;

  show_count (output, "tasks.assigned", facts->tasks_assigned);
  show_count (output, "tasks.done", facts->tasks_done);
  show_count (output, "tasks.on_time", facts->tasks_on_time);
  show_count (output, "tasks.exceeded", facts->tasks_exceeded);
  if (facts->no_earlier_shortcomings)
    show_text (output, "remedied", "none");
  else
    show_count (output, "remedied", facts->remedied_percent);
  show_text (output, "discipline", xep_answer_to_nick (facts->discipline));
}

static void
show_ticks (GString *output, XepAssessment *assessment)
{
  for (guint i = 0; i < assessment->ticks->len; i++)
    {
      const XepDisqualifierTick *tick = g_ptr_array_index (assessment->ticks, i);
      g_autofree char *key = g_strconcat ("disqualifier.", tick->id, NULL);
      g_autofree char *exception = g_strconcat (key, ".exception", NULL);
      g_autofree char *grounds = g_strconcat (key, ".grounds", NULL);

      show_flag (output, key, tick->ticked);
      show_flag (output, exception, tick->exception);
      show_text (output, grounds, tick->grounds);
    }
}

static void
show_targets (GString *output, XepAssessment *assessment, XepRegulation *regulation)
{
  GPtrArray *targets = xep_regulation_get_targets (regulation);

  for (guint i = 0; i < targets->len; i++)
    {
      const XepNamedItem *target = g_ptr_array_index (targets, i);
      g_autofree char *key = g_strconcat ("target.", target->id, NULL);
      gpointer answer;

      if (g_hash_table_lookup_extended (assessment->targets, target->id, NULL, &answer))
        show_text (output, key, xep_answer_to_nick ((XepAnswer) GPOINTER_TO_INT (answer)));
    }
}

static void
show_criterion_text (GString *output,
                     const char *number,
                     gboolean part_b,
                     const XepCriterionText *text)
{
  for (int field = 0; field < XEP_N_CRITERION_FIELDS; field++)
    {
      const char *nick = xep_criterion_field_to_nick ((XepCriterionField)field);
      g_autofree char *key = g_strjoin (".", number, nick, NULL);
      g_autofree char *value = xep_criterion_text_dup (text, (XepCriterionField)field);

      if (field == XEP_CRITERION_PERCENT && part_b)
        show_points (output, key, text->percent);
      else if (xep_criterion_field_is_taken ((XepCriterionField)field, part_b))
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

static void
show_words (GString *output, XepAssessment *assessment)
{
  g_autoptr (GList) sections
      = g_list_sort (g_hash_table_get_keys (assessment->narrative), (GCompareFunc)strcmp);

  for (GList *l = sections; l != NULL; l = l->next)
    {
      g_autofree char *key = g_strconcat ("narrative.", l->data, NULL);

      show_text (output, key, g_hash_table_lookup (assessment->narrative, l->data));
    }
  show_text (output, "explanation", assessment->explanation);
  show_text (output, "grounds", assessment->grounds);
  show_text (output, "personnel", assessment->personnel_proposal);
}

/* "PREFIX.NUMBER.NAME". */
static void
show_field (GString *output, const char *prefix, gint64 number, const char *name, const char *value)
{
  g_autofree char *key = g_strdup_printf ("%s.%" G_GINT64_FORMAT ".%s", prefix, number, name);

  show_text (output, key, value);
}

static void
show_field_date (GString *output, const char *prefix, guint number, const char *name, XepDate value)
{
  g_autofree char *text = xep_date_format_iso (value);

  show_field (output, prefix, number, name, text);
}

static void
show_task (GString *output, guint number, gconstpointer record)
{
  const XepTask *task = record;

  show_field (output, "task", number, "content", task->content);
  show_field (output, "task", number, "due", task->due);
  show_field (output, "task", number, "progress", task->progress);
  show_field (output, "task", number, "product", task->product);
  show_field (output, "task", number, "pace", xep_pace_to_nick (task->pace));
  show_field (output, "task", number, "exceeded", task->exceeded ? "yes" : "no");
  show_field (output, "task", number, "note", task->note);
}

static void
show_shortcoming (GString *output, guint number, gconstpointer record)
{
  const XepShortcoming *shortcoming = record;

  show_field (output, "shortcoming", number, "text", shortcoming->text);
  show_field (output, "shortcoming", number, "measure", shortcoming->measure);
  show_field_date (output, "shortcoming", number, "due", shortcoming->due_on);
  show_field (output, "shortcoming", number, "responsible", shortcoming->responsible);
}

/* By the id of the shortcoming, as it is keyed. */
static void
show_remedy (GString *output, guint number, gconstpointer record)
{
  const XepRemedy *remedy = record;
  gint64 id = remedy->shortcoming->id;
  g_autofree char *percent
      = remedy->percent >= 0 ? g_strdup_printf ("%d", remedy->percent) : g_strdup ("");

  show_field (output, "remedy", id, "text", remedy->shortcoming->text);
  show_field (output, "remedy", id, "found_in", remedy->found_in);
  show_field (output, "remedy", id, "state", xep_remedy_state_to_nick (remedy->state));
  show_field (output, "remedy", id, "percent", percent);
  show_field (output, "remedy", id, "difficulty", remedy->difficulty);
  show_field (output, "remedy", id, "responsibility", remedy->responsibility);
}

static void
show_prompt (GString *output, guint number, gconstpointer record)
{
  const XepPrompt *prompt = record;

  show_field (output, "prompt", number, "text", prompt->text);
  show_field (output, "prompt", number, "body", prompt->body);
  show_field (output, "prompt", number, "number", prompt->number);
  show_field_date (output, "prompt", number, "date", prompt->dated_on);
  show_field (output, "prompt", number, "answer", prompt->answer);
  show_field (output, "prompt", number, "cause", prompt->cause);
  show_field (output, "prompt", number, "responsibility", prompt->responsibility);
}

static void
show_matter (GString *output, guint number, gconstpointer record)
{
  g_autofree char *key = g_strconcat ("matter.", record, NULL);

  show_text (output, key, "yes");
}

/* The lists of the review, in the order of the form. */
static gboolean
show_review (XepCommand *command, gint64 assessment_id, GError **error)
{
  static const struct
  {
    GPtrArray *(*list) (XepStore *store, gint64 assessment_id, GError **error);
    void (*show) (GString *output, guint number, gconstpointer record);
  } lists[] = {
    { xep_review_store_list_shortcomings, show_shortcoming },
    { xep_review_store_list_remedies, show_remedy },
    { xep_review_store_list_prompts, show_prompt },
    { xep_review_store_list_matters, show_matter },
    { xep_review_store_list_tasks, show_task },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) records = lists[i].list (command->store, assessment_id, error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        lists[i].show (command->output, j + 1, g_ptr_array_index (records, j));
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
    g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                 _ ("“%s” has no assessment in this period."), subject_id);
  return NULL;
}

/**
 * xep_command_show:
 *
 * Writes one assessment as lines KEY=VALUE; a newline in a value is "\n", a backslash "\\". The
 * keys: id subject_id name kind birth_date unit cell post.party post.government post.union
 * collective_type tier head rank (0 head, 1 deputy, 2 others) party_member criteria_set state
 * unrated; for each STEP of self, appraisal, decision: STEP.entry STEP.NUMBER (each keyed
 * criterion) STEP.A STEP.B STEP.total STEP.level STEP.date STEP.number STEP.authority;
 * NUMBER.goal NUMBER.result NUMBER.percent NUMBER.note where something is said of a criterion (of
 * part A the note alone); tasks.assigned tasks.done tasks.on_time tasks.exceeded remedied
 * discipline; target.ID
 * disqualifier.ID disqualifier.ID.exception disqualifier.ID.grounds where keyed; narrative.SECTION
 * explanation grounds personnel; the rows of the review: shortcoming.N.text and the others of its
 * fields, remedy.ID.text remedy.ID.found_in remedy.ID.state …, prompt.N.text …, matter.ID (ticked),
 * task.N.content …; and what the rules make of it: counting_step suggested_level points_level gap
 * forced condition.ID (met, not-met, missing, not-applicable) reason.1 reason.2 …
 */
gboolean
xep_command_show (XepCommand *command, GError **error)
{
  gint64 period_id = xep_command_find_period (command, error);
  g_autoptr (XepAssessment) assessment = NULL;
  XepRegulation *regulation;
  const XepCriteriaSet *set;

  if (period_id == 0)
    return FALSE;
  regulation = xep_store_get_period_regulation (command->store, period_id, error);
  if (regulation == NULL)
    return FALSE;
  assessment = load_assessment (command, period_id, error);
  if (assessment == NULL)
    return FALSE;
  show_subject (command->output, assessment);
  set = xep_regulation_find_set (regulation, assessment->criteria_set);
  for (int i = 0; i < XEP_N_STEPS; i++)
    show_step (command->output, (XepStep) i, &assessment->steps[i], set);
  show_criterion_texts (command->output, assessment, set);
  show_facts (command->output, assessment);
  show_targets (command->output, assessment, regulation);
  show_ticks (command->output, assessment);
  show_words (command->output, assessment);
  if (!show_review (command, assessment->id, error))
    return FALSE;
  show_suggestion (command->output, assessment, regulation);
  return TRUE;
}
