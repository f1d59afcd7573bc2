/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-load.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-store.h"
#include "store/xep-store-private.h"

/* Most texts of a period are empty, as they are in a new record. */
static void
replace_text (char **text, XepStatement *row, int column)
{
  const char *value = xep_statement_get_text (row, column);

  if (g_strcmp0 (value, *text) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value != NULL ? value : "");
}

static int
get_count (XepStatement *row, int column)
{
  return xep_statement_is_null (row, column) ? -1 : (int) xep_statement_get_int64 (row, column);
}

XepFacts
xep_assessment_load_facts (XepStatement *row, int column)
{
  XepFacts facts = XEP_FACTS_MISSING;

  facts.tasks_assigned = get_count (row, column);
  facts.tasks_done = get_count (row, column + 1);
  facts.tasks_on_time = get_count (row, column + 2);
  facts.tasks_exceeded = get_count (row, column + 3);
  facts.remedied_percent = get_count (row, column + 4);
  facts.no_earlier_shortcomings = xep_statement_get_int64 (row, column + 5) != 0;
  if (!xep_statement_is_null (row, column + 6))
    xep_answer_from_nick (xep_statement_get_text (row, column + 6), &facts.discipline);
  return facts;
}

XepState
xep_assessment_load_state (XepStatement *row, int column)
{
  XepState state = XEP_STATE_OPEN;

  xep_state_from_nick (xep_statement_get_text (row, column), &state);
  return state;
}

#define FIRST_TEXT_COLUMN 13
#define FIRST_FACT_COLUMN 25

void
xep_assessment_load_subject (XepStatement *row, XepAssessment *self)
{
  char **texts[] = { &self->subject_name,
                     &self->posts[XEP_BRANCH_PARTY],
                     &self->posts[XEP_BRANCH_GOVERNMENT],
                     &self->posts[XEP_BRANCH_UNION],
                     &self->unit_name,
                     &self->cell_name,
                     &self->collective_type,
                     &self->criteria_set,
                     &self->unrated_reason,
                     &self->explanation,
                     &self->grounds,
                     &self->personnel_proposal };

  self->id = xep_statement_get_int64 (row, 0);
  self->period_id = xep_statement_get_int64 (row, 1);
  xep_kind_from_nick (xep_statement_get_text (row, 2), &self->kind);
  self->person_id = xep_statement_get_int64 (row, 3);
  self->collective_id = xep_statement_get_int64 (row, 4);
  self->birth_date = xep_statement_get_date (row, 5);
  self->unit_id = xep_statement_get_int64 (row, 6);
  xep_tier_from_nick (xep_statement_get_text (row, 7), &self->tier);
  self->head = xep_statement_get_int64 (row, 8) != 0;
  self->leader = xep_statement_get_int64 (row, 9) != 0;
  self->rank = (int) xep_statement_get_int64 (row, 10);
  self->party_member = xep_statement_get_int64 (row, 11) != 0;
  self->state = xep_assessment_load_state (row, 12);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    replace_text (texts[i], row, FIRST_TEXT_COLUMN + (int) i);
  self->facts = xep_assessment_load_facts (row, FIRST_FACT_COLUMN);
  g_free (self->subject_id);
  self->subject_id = self->person_id != 0
                         ? g_strdup_printf ("p%" G_GINT64_FORMAT, self->person_id)
                         : g_strdup_printf ("c%" G_GINT64_FORMAT, self->collective_id);
}

static void
read_step (XepStatement *row, XepAssessment *self)
{
  XepStep index = XEP_STEP_SELF;
  XepStepResult *step;

  xep_step_from_nick (xep_statement_get_text (row, 0), &index);
  step = &self->steps[index];
  xep_entry_from_nick (xep_statement_get_text (row, 1), &step->points.entry);
  if (!xep_statement_is_null (row, 2))
    xep_level_from_nick (xep_statement_get_text (row, 2), &step->level);
  step->dated_on = xep_statement_get_date (row, 3);
  replace_text (&step->document_number, row, 4);
  replace_text (&step->authority, row, 5);
}

void
xep_step_points_add (XepStepPoints *points, const char *criterion, XepPoints value)
{
  if (g_str_equal (criterion, "A"))
    points->group_a = value;
  else if (g_str_equal (criterion, "B"))
    points->group_b = value;
  else
    g_hash_table_insert (points->criteria, g_strdup (criterion), GINT_TO_POINTER (value));
}

static void
read_points (XepStatement *row, XepAssessment *self)
{
  XepStep step = XEP_STEP_SELF;

  xep_step_from_nick (xep_statement_get_text (row, 0), &step);
  xep_step_points_add (&self->steps[step].points, xep_statement_get_text (row, 1),
                       xep_statement_get_points (row, 2));
}

XepDisqualifierTick *
xep_assessment_load_tick (XepStatement *row, int column)
{
  XepDisqualifierTick *tick = g_new0 (XepDisqualifierTick, 1);

  tick->id = xep_statement_dup_text (row, column);
  tick->ticked = xep_statement_get_int64 (row, column + 1) != 0;
  tick->exception = xep_statement_get_int64 (row, column + 2) != 0;
  tick->grounds = xep_statement_dup_text (row, column + 3);
  return tick;
}

static void
read_tick (XepStatement *row, XepAssessment *self)
{
  g_ptr_array_add (self->ticks, xep_assessment_load_tick (row, 0));
}

static void
read_target (XepStatement *row, XepAssessment *self)
{
  XepAnswer answer = XEP_ANSWER_MISSING;

  if (self->targets == NULL)
    self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xep_answer_from_nick (xep_statement_get_text (row, 1), &answer);
  g_hash_table_insert (self->targets, xep_statement_dup_text (row, 0), GINT_TO_POINTER (answer));
}

static void
read_narrative (XepStatement *row, XepAssessment *self)
{
  g_hash_table_insert (self->narrative, xep_statement_dup_text (row, 0),
                       xep_statement_dup_text (row, 1));
}

static void
read_criterion (XepStatement *row, XepAssessment *self)
{
  XepCriterionText *text = xep_criterion_text_new ();

  replace_text (&text->goal, row, 1);
  replace_text (&text->result, row, 2);
  text->percent = xep_statement_get_points (row, 3);
  replace_text (&text->note, row, 4);
  g_hash_table_insert (self->criterion_texts, xep_statement_dup_text (row, 0), text);
}

const XepAssessmentPart xep_assessment_parts[XEP_N_ASSESSMENT_PARTS] = {
  [XEP_PART_STEPS] = { "step_result", "step, entry, level, dated_on, document_number, authority", 6,
                       "step", read_step },
  [XEP_PART_POINTS] = { "points", "step, criterion, value", 3, "step", read_points },
  [XEP_PART_TICKS]
  = { "disqualifier_tick", "rule, ticked, exception, grounds", 4, "rule", read_tick },
  [XEP_PART_TARGETS] = { "target_answer", "target, answer", 2, "target", read_target },
  [XEP_PART_NARRATIVE] = { "narrative", "section, text", 2, "section", read_narrative },
  [XEP_PART_CRITERIA]
  = { "criterion_text", "criterion, goal, result, percent, note", 5, "criterion", read_criterion },
};

/* Returns the number of rows, -1 with @error. */
static int
read_rows (XepStore *store,
           const char *sql,
           gint64 id,
           XepAssessmentReader read,
           XepAssessment *self,
           GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  int rows = 0;
  gboolean row;

  if (statement == NULL)
    return -1;
  xep_statement_bind_int64 (statement, 1, id);
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return -1;
      if (!row)
        return rows;
      read (statement, self);
      rows++;
    }
}

static gboolean
read_part (XepStore *store, const XepAssessmentPart *part, XepAssessment *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE assessment_id = ? ORDER BY %s",
                                          part->columns, part->table, part->order);

  return read_rows (store, sql, self->id, part->read, self, error) >= 0;
}

gboolean
xep_assessment_load_totals (XepAssessment *self, XepRegulation *regulation, GError **error)
{
  const XepCriteriaSet *set = xep_assessment_load_set (regulation, self->criteria_set, error);

  if (set == NULL)
    return FALSE;
  for (int i = 0; i < XEP_N_STEPS; i++)
    self->steps[i].totals = xep_rating_total (set, &self->steps[i].points);
  return TRUE;
}

void
xep_assessment_set_not_found (gint64 id, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("There is no assessment number %s. Reload the list."), number);
}

const XepCriteriaSet *
xep_assessment_load_set (XepRegulation *regulation, const char *id, GError **error)
{
  const XepCriteriaSet *set = xep_regulation_find_set (regulation, id);

  if (set == NULL)
    g_set_error (
        error, XEP_ERROR, XEP_ERROR_DAMAGED,
        _("The file names the criteria set “%s”, which the regulation of the period does not "
          "have; nothing was changed. Restore a backup."),
        id);
  return set;
}

/**
 * xep_assessment_store_load:
 *
 * (transfer full). Totals are worked out from the points by the regulation of the period. Errors:
 * %XEP_ERROR_NOT_FOUND.
 */
XepAssessment *
xep_assessment_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepAssessment) self = xep_assessment_new ();
  XepRegulation *regulation;
  int rows = read_rows (store, "SELECT " XEP_SUBJECT_COLUMNS " FROM assessment WHERE id = ?", id,
                        xep_assessment_load_subject, self, error);

  if (rows == 0)
    xep_assessment_set_not_found (id, error);
  if (rows <= 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (xep_assessment_parts); i++)
    if (!read_part (store, &xep_assessment_parts[i], self, error))
      return NULL;
  regulation = xep_store_get_period_regulation (store, self->period_id, error);
  if (regulation == NULL || !xep_assessment_load_totals (self, regulation, error))
    return NULL;
  return g_steal_pointer (&self);
}
