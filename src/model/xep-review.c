/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-review.h"

/* What is written in a review: plain records. The headings are in xep-regulation-reviews.c. */

/**
 * xep_task_new:
 *
 * Empty, never %NULL, strings; nothing said about the pace. (transfer full)
 */
XepTask *
xep_task_new (void)
{
  XepTask *self = g_new0 (XepTask, 1);

  self->content = g_strdup ("");
  self->due = g_strdup ("");
  self->progress = g_strdup ("");
  self->product = g_strdup ("");
  self->note = g_strdup ("");
  return self;
}

void
xep_task_free (XepTask *self)
{
  if (self == NULL)
    return;
  g_free (self->content);
  g_free (self->due);
  g_free (self->progress);
  g_free (self->product);
  g_free (self->note);
  g_free (self);
}

XepShortcoming *
xep_shortcoming_new (void)
{
  XepShortcoming *self = g_new0 (XepShortcoming, 1);

  self->text = g_strdup ("");
  self->measure = g_strdup ("");
  self->responsible = g_strdup ("");
  return self;
}

void
xep_shortcoming_free (XepShortcoming *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->measure);
  g_free (self->responsible);
  g_free (self);
}

/**
 * xep_remedy_new:
 *
 * With an empty shortcoming of its own and no percentage. (transfer full)
 */
XepRemedy *
xep_remedy_new (void)
{
  XepRemedy *self = g_new0 (XepRemedy, 1);

  self->shortcoming = xep_shortcoming_new ();
  self->found_in = g_strdup ("");
  self->percent = -1;
  self->difficulty = g_strdup ("");
  self->responsibility = g_strdup ("");
  return self;
}

void
xep_remedy_free (XepRemedy *self)
{
  if (self == NULL)
    return;
  xep_shortcoming_free (self->shortcoming);
  g_free (self->found_in);
  g_free (self->difficulty);
  g_free (self->responsibility);
  g_free (self);
}

XepPrompt *
xep_prompt_new (void)
{
  XepPrompt *self = g_new0 (XepPrompt, 1);

  self->text = g_strdup ("");
  self->body = g_strdup ("");
  self->number = g_strdup ("");
  self->answer = g_strdup ("");
  self->cause = g_strdup ("");
  self->responsibility = g_strdup ("");
  return self;
}

void
xep_prompt_free (XepPrompt *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->body);
  g_free (self->number);
  g_free (self->answer);
  g_free (self->cause);
  g_free (self->responsibility);
  g_free (self);
}

/**
 * xep_task_count:
 * @tasks: #XepTask
 *
 * Every row is a task assigned; one of which nothing is said counts as done, but neither as on
 * time nor as late. A task undone cannot have been exceeded, whatever is ticked.
 */
XepTaskCount
xep_task_count (GPtrArray *tasks)
{
  XepTaskCount count = { 0 };

  if (tasks->len == 0)
    return (XepTaskCount){ -1, -1, -1, -1, -1, -1 };
  for (guint i = 0; i < tasks->len; i++)
    {
      const XepTask *task = g_ptr_array_index (tasks, i);
      gboolean done = task->pace != XEP_PACE_UNDONE;

      count.assigned++;
      count.done += done;
      count.on_time += task->pace == XEP_PACE_ON_TIME;
      count.late += task->pace == XEP_PACE_LATE;
      count.exceeded += done && task->exceeded;
      count.undone += !done;
    }
  return count;
}
