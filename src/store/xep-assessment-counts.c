/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-review.h"
#include "store/xep-assessment-edit.h"
#include "store/xep-review-store.h"
#include "store/xep-store-private.h"

enum
{
  ASSIGNED,
  DONE,
  ON_TIME,
  EXCEEDED,
  N_COUNTS
};

static const char *const count_keys[N_COUNTS]
    = { "tasks.assigned", "tasks.done", "tasks.on_time", "tasks.exceeded" };

/* "" is missing. (transfer full) */
static char *
dup_count (int count)
{
  return count >= 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

gboolean
xep_assessment_edit_has_tasks (XepAssessmentEdit *edit, gboolean *tasks, GError **error)
{
  gint64 found;

  if (!xep_store_query_id (edit->store,
                           "SELECT EXISTS (SELECT 1 FROM task WHERE assessment_id = ?)", edit->id,
                           &found, error))
    return FALSE;
  *tasks = found != 0;
  return TRUE;
}

/* While one task does not say how it went, nothing is known about the number on time: missing is
 * not zero. */
static gboolean
all_paces_said (GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    if (((const XepTask *) g_ptr_array_index (tasks, i))->pace == XEP_PACE_NONE)
      return FALSE;
  return TRUE;
}

/* The four columns change at once, as each must fit the others. */
static gboolean
write_counts (XepAssessmentEdit *edit, char *const *counts, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (edit->store,
                           "UPDATE assessment SET tasks_assigned = ?2, tasks_done = ?3,"
                           " tasks_on_time = ?4, tasks_exceeded = ?5 WHERE id = ?1",
                           error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, edit->id);
  for (int i = 0; i < N_COUNTS; i++)
    xep_statement_bind_text_or_null (statement, i + 2, counts[i]);
  return xep_statement_run (statement, error);
}

/* Written where anything is different, with the audit of each number. */
static gboolean
change_counts (XepAssessmentEdit *edit, char *const *counts, GError **error)
{
  g_autoptr (XepStatement) row
      = xep_store_prepare (edit->store,
                           "SELECT tasks_assigned, tasks_done, tasks_on_time, tasks_exceeded"
                           " FROM assessment WHERE id = ?",
                           error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  xep_statement_bind_int64 (row, 1, edit->id);
  if (!xep_statement_step (row, &found, error))
    return FALSE;
  for (int i = 0; i < N_COUNTS; i++)
    if (!xep_assessment_edit_audit (edit, count_keys[i], xep_statement_get_text (row, i),
                                    counts[i], error))
      return FALSE;
  xep_statement_reset (row);
  return write_counts (edit, counts, error);
}

gboolean
xep_assessment_edit_count_tasks (XepAssessmentEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) tasks = xep_review_store_list_tasks (edit->store, edit->id, error);
  char *counts[N_COUNTS] = { NULL };
  XepTaskCount count;
  gboolean done;

  if (tasks == NULL)
    return FALSE;
  /* Without a list the numbers stay and can be keyed again. */
  if (tasks->len == 0)
    return TRUE;
  count = xep_task_count (tasks);
  counts[ASSIGNED] = dup_count (count.assigned);
  counts[DONE] = dup_count (count.done);
  counts[ON_TIME] = dup_count (all_paces_said (tasks) ? count.on_time : -1);
  counts[EXCEEDED] = dup_count (count.exceeded);
  done = change_counts (edit, counts, error);
  for (int i = 0; i < N_COUNTS; i++)
    g_free (counts[i]);
  return done;
}

gboolean
xep_assessment_edit_count_remedies (XepAssessmentEdit *edit, int *percent, GError **error)
{
  g_autoptr (GPtrArray) remedies = xep_review_store_list_remedies (edit->store, edit->id, error);
  guint done = 0;

  if (remedies == NULL)
    return FALSE;
  *percent = -1;
  for (guint i = 0; i < remedies->len; i++)
    {
      const XepRemedy *remedy = g_ptr_array_index (remedies, i);

      if (remedy->state == XEP_REMEDY_NONE)
        return TRUE;
      done += remedy->state == XEP_REMEDY_DONE;
    }
  if (remedies->len > 0)
    *percent = (int) (done * 100 / remedies->len);
  return TRUE;
}

/* "remedied" as the key of that name writes it. */
static gboolean
write_remedied (XepAssessmentEdit *edit, const char *value, GError **error)
{
  XepAssessmentEdit other = *edit;
  gboolean done;

  other.key = "remedied";
  other.text = value;
  done = xep_assessment_edit_remedied (&other, error);
  edit->changed = edit->changed || other.changed;
  return done;
}

/* A percentage that was counted goes when it can no longer be counted; one that a person keyed
 * instead stays. */
static gboolean
clear_remedied (XepAssessmentEdit *edit, int before, GError **error)
{
  gint64 current;

  if (!xep_store_query_id (edit->store, "SELECT ifnull (remedied, -1) FROM assessment WHERE id = ?",
                           edit->id, &current, error))
    return FALSE;
  return before < 0 || current != before || write_remedied (edit, "", error);
}

gboolean
xep_assessment_edit_update_remedied (XepAssessmentEdit *edit, int before, GError **error)
{
  int now;
  g_autofree char *value = NULL;

  if (!xep_assessment_edit_count_remedies (edit, &now, error))
    return FALSE;
  if (now < 0)
    return clear_remedied (edit, before, error);
  value = dup_count (now);
  return now == before || write_remedied (edit, value, error);
}
