/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"
#include "model/xep-condition.h"
#include "model/xep-sentence.h"

/* One suggestion in the making. */
typedef struct
{
  XepRegulation *regulation;
  XepRuleColumn column;
  XepPoints total;
  const XepFacts *facts;
  GPtrArray *ticks;
  gboolean doubtful; /* G5: a case that may not apply to a Party committee */
  XepSuggestion *suggestion;
} Task;

static const char *
level_name (const Task *task, XepLevel level)
{
  return xep_regulation_get_level (task->regulation, level)->name;
}

/* Takes @sentence. */
static void
say (const Task *task, char *sentence)
{
  g_ptr_array_add (task->suggestion->reasons, sentence);
}

/* Takes @sentence: what takes a level away. */
static void
say_obstacle (const Task *task, char *sentence)
{
  g_ptr_array_add (task->suggestion->obstacles, g_strdup (sentence));
  say (task, sentence);
}

/* The points come first, but their sentence depends on what the cases did. */
static void
say_points_first (const Task *task)
{
  XepSuggestion *self = task->suggestion;
  g_autofree char *points = xep_points_format (task->total);
  char *sentence;

  if (task->total != XEP_POINTS_MISSING)
    sentence = xep_sentence_fill (task->regulation, XEP_SENTENCE_POINTS_LEVEL, "points", points,
                                  "level", level_name (task, self->points_level), NULL);
  else
    sentence = xep_sentence_fill (
        task->regulation, self->forced ? XEP_SENTENCE_TOTAL_MISSING : XEP_SENTENCE_POINTS_MISSING,
        NULL);
  g_ptr_array_insert (self->reasons, 0, sentence);
}

static char *
fill_case (const Task *task, XepSentence sentence, const XepDisqualifierRule *rule)
{
  return xep_sentence_fill (task->regulation, sentence, "id", rule->id, "article", rule->article,
                            "text", rule->text, "level", level_name (task, XEP_LEVEL_INCOMPLETE),
                            NULL);
}

static void
say_case (const Task *task, XepSentence sentence, const XepDisqualifierRule *rule)
{
  say (task, fill_case (task, sentence, rule));
}

/* G6: the exception is told with its grounds and the body that answers for it. */
static void
say_exception (const Task *task, const XepDisqualifierRule *rule, const XepDisqualifierTick *tick)
{
  g_autofree char *grounds = xep_text_clean (tick->grounds);
  g_autofree char *given = xep_text_clean (tick->authority);
  g_autofree char *authority
      = *given != '\0'
            ? g_steal_pointer (&given)
            : xep_sentence_fill (task->regulation, XEP_SENTENCE_EXCEPTION_AUTHORITY, NULL);

  say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_EXCEPTION, "id", rule->id, "article",
                                rule->article, "text", rule->text, "exception", rule->exception,
                                "grounds", grounds, "authority", authority, "level",
                                level_name (task, XEP_LEVEL_INCOMPLETE), NULL));
}

static gboolean
has_grounds (const XepDisqualifierTick *tick)
{
  g_autofree char *grounds = xep_text_clean (tick->grounds);

  return *grounds != '\0';
}

/* Điều 11: a case forces the lowest level whatever the points are, unless its exception is claimed
 * with grounds. */
static void
apply_tick (Task *task, const XepDisqualifierRule *rule, const XepDisqualifierTick *tick)
{
  gboolean claimed = tick->exception && *rule->exception != '\0';

  if (claimed && has_grounds (tick))
    {
      say_exception (task, rule, tick);
      return;
    }
  if (claimed)
    say_case (task, XEP_SENTENCE_EXCEPTION_WITHOUT_GROUNDS, rule);
  if (task->column == XEP_COLUMN_COLLECTIVE && task->facts->party_committee)
    {
      task->doubtful = TRUE;
      say_case (task, XEP_SENTENCE_G5, rule);
      return;
    }
  task->suggestion->forced = TRUE;
  say_obstacle (task, fill_case (task, XEP_SENTENCE_FORCED, rule));
}

static const XepDisqualifierTick *
find_tick (const Task *task, const char *id)
{
  for (guint i = 0; task->ticks != NULL && i < task->ticks->len; i++)
    {
      const XepDisqualifierTick *tick = g_ptr_array_index (task->ticks, i);

      if (tick->ticked && g_strcmp0 (tick->id, id) == 0)
        return tick;
    }
  return NULL;
}

/* What the figures bring to mind about a case that nobody ticked: told, never decided. */
static void
say_signals (const Task *task, const XepDisqualifierRule *rule)
{
  g_autofree char *missed = g_strdup_printf ("%d", task->facts->targets_missed);
  g_autofree char *assigned = g_strdup_printf ("%d", task->facts->targets_assigned);
  g_autofree char *done = xep_condition_describe (task->regulation, XEP_MEASURE_DONE, task->facts);

  if (rule->signal_below >= 0 && xep_condition_done_below (task->facts, rule->signal_below))
    say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_SIGNAL, "id", rule->id, "article",
                                  rule->article, "text", rule->text, "detail", done, NULL));
  if (rule->targets && task->facts->targets_assigned > 0 && task->facts->targets_missed > 0)
    say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_G4, "missed", missed, "assigned",
                                  assigned, "id", rule->id, "article", rule->article, "text",
                                  rule->text, NULL));
}

static void
apply_disqualifiers (Task *task)
{
  GPtrArray *rules = xep_regulation_get_disqualifiers (task->regulation);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepDisqualifierRule *rule = g_ptr_array_index (rules, i);
      const XepDisqualifierTick *tick = find_tick (task, rule->id);

      if (rule->column != task->column)
        continue;
      if (tick != NULL)
        apply_tick (task, rule, tick);
      else
        say_signals (task, rule);
    }
}

static void
evaluate_level (const Task *task, XepLevel level)
{
  GPtrArray *rules = xep_regulation_get_conditions (task->regulation);

  for (guint i = 0; i < rules->len; i++)
    {
      const XepConditionRule *rule = g_ptr_array_index (rules, i);

      if (rule->column == task->column && rule->level == level)
        g_ptr_array_add (task->suggestion->conditions,
                         xep_condition_evaluate (task->regulation, rule, task->facts));
    }
}

/* Calls @use for each result of @level in this state; counts them. A condition that only warns is
 * counted apart. */
static guint
for_each_result (const Task *task,
                 XepLevel level,
                 XepConditionState state,
                 gboolean warns_only,
                 void (*use) (const Task *task, const XepConditionResult *result, gpointer data),
                 gpointer data)
{
  GPtrArray *results = task->suggestion->conditions;
  guint count = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const XepConditionResult *result = g_ptr_array_index (results, i);

      if (result->rule->level != level || result->state != state
          || result->rule->warns_only != warns_only)
        continue;
      count++;
      if (use != NULL)
        use (task, result, data);
    }
  return count;
}

static void
say_result (const Task *task, const XepConditionResult *result, gpointer sentence)
{
  char *words = xep_sentence_fill (
      task->regulation, GPOINTER_TO_INT (sentence), "level", level_name (task, result->rule->level),
      "text", result->rule->text, "detail", result->detail, "article", result->rule->article, NULL);

  if (result->rule->warns_only)
    say (task, words);
  else
    say_obstacle (task, words);
}

static void
collect_text (const Task *task, const XepConditionResult *result, gpointer texts)
{
  g_ptr_array_add (texts, result->rule->text);
}

/* The highest level at or below the points whose conditions hold; missing data does not take a
 * level away. */
static XepLevel
find_level (const Task *task)
{
  for (XepLevel level = task->suggestion->points_level; level > XEP_LEVEL_INCOMPLETE; level--)
    if (for_each_result (task, level, XEP_CONDITION_NOT_MET, FALSE, say_result,
                         GINT_TO_POINTER (XEP_SENTENCE_CONDITION_NOT_MET))
        == 0)
      return level;
  return XEP_LEVEL_NONE;
}

static void
say_conditions (const Task *task)
{
  XepLevel level = task->suggestion->level;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for_each_result (task, level, XEP_CONDITION_MISSING, FALSE, collect_text, texts);
  if (texts->len == 0)
    {
      say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_CONDITIONS_MET, "level",
                                    level_name (task, level), NULL));
    }
  else
    {
      g_ptr_array_add (texts, NULL);
      joined = g_strjoinv ("; ", (char **) texts->pdata);
      say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_CONDITION_MISSING, "level",
                                    level_name (task, level), "conditions", joined, NULL));
    }
  for_each_result (task, level, XEP_CONDITION_NOT_MET, TRUE, say_result,
                   GINT_TO_POINTER (XEP_SENTENCE_G3));
}

/* G1: points without a level whose conditions fit. */
static void
say_gap (const Task *task)
{
  g_autofree char *points = xep_points_format (task->total);

  say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_G1, "points", points, "level",
                                level_name (task, task->suggestion->points_level), NULL));
}

/* G2: the level of the conditions is not the level of the points. */
static void
say_lower_level (const Task *task)
{
  g_autofree char *points = xep_points_format (task->total);

  if (task->suggestion->level != task->suggestion->points_level)
    say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_G2, "points", points,
                                  "points_level", level_name (task, task->suggestion->points_level),
                                  "level", level_name (task, task->suggestion->level), NULL));
}

static void
suggest_by_conditions (const Task *task)
{
  task->suggestion->level = find_level (task);
  if (task->suggestion->level == XEP_LEVEL_NONE)
    {
      task->suggestion->gap = TRUE;
      say_gap (task);
      return;
    }
  say_lower_level (task);
  say_conditions (task);
}

static void
choose_level (const Task *task)
{
  XepSuggestion *self = task->suggestion;

  if (self->forced || self->points_level == XEP_LEVEL_INCOMPLETE)
    self->level = XEP_LEVEL_INCOMPLETE;
  else if (task->doubtful)
    self->gap = TRUE;
  else if (self->points_level != XEP_LEVEL_NONE)
    suggest_by_conditions (task);
  if (self->level != XEP_LEVEL_NONE)
    say (task, xep_sentence_fill (task->regulation, XEP_SENTENCE_SUGGESTED, "level",
                                  level_name (task, self->level), NULL));
}

/* Conditions below the suggested level were not asked for. */
static void
drop_lower_conditions (XepSuggestion *self)
{
  for (guint i = self->conditions->len; i > 0; i--)
    {
      const XepConditionResult *result = g_ptr_array_index (self->conditions, i - 1);

      if (result->rule->level < self->level)
        g_ptr_array_remove_index (self->conditions, i - 1);
    }
}

/**
 * xep_rating_suggest:
 * @column: see xep_regulation_get_column()
 * @total: points of the step, hundredths, or %XEP_POINTS_MISSING
 * @facts: what is known of the work; start from %XEP_FACTS_MISSING
 * @ticks: (nullable): #XepDisqualifierTick; those of another column are not looked at
 *
 * Điều 11: a level takes points and conditions. A condition that does not hold takes the level
 * away, one without data keeps it and is told. What the rule leaves open is told and left to the
 * authority.
 *
 * Returns: (transfer full)
 */
XepSuggestion *
xep_rating_suggest (XepRegulation *regulation,
                    XepRuleColumn column,
                    XepPoints total,
                    const XepFacts *facts,
                    GPtrArray *ticks)
{
  XepSuggestion *self = g_new0 (XepSuggestion, 1);
  Task task = { regulation, column, total, facts, ticks, FALSE, self };

  self->points_level = xep_rating_level_of_points (regulation, total);
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_condition_result_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->obstacles = g_ptr_array_new_with_free_func (g_free);
  apply_disqualifiers (&task);
  say_points_first (&task);
  for (XepLevel level = XEP_LEVEL_EXCELLENT; level > XEP_LEVEL_INCOMPLETE; level--)
    evaluate_level (&task, level);
  choose_level (&task);
  drop_lower_conditions (self);
  return self;
}

void
xep_suggestion_free (XepSuggestion *self)
{
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}
