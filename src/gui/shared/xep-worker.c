/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-worker.h"

#define WORK_KEY "xep-worker-work"

static GMutex lock;
static GCond stopped;
static GList *running; /* tasks, kept by their threads */

static void
work_and_tell (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GTaskThreadFunc work = (GTaskThreadFunc) g_object_get_data (G_OBJECT (task), WORK_KEY);

  work (task, source, task_data, cancellable);
  g_mutex_lock (&lock);
  running = g_list_remove (running, task);
  g_cond_broadcast (&stopped);
  g_mutex_unlock (&lock);
}

void
xep_worker_run (GTask *task, GTaskThreadFunc work)
{
  g_object_set_data (G_OBJECT (task), WORK_KEY, (gpointer) work);
  g_mutex_lock (&lock);
  running = g_list_prepend (running, task);
  g_mutex_unlock (&lock);
  g_task_run_in_thread (task, work_and_tell);
}

void
xep_worker_stop_all (void)
{
  g_mutex_lock (&lock);
  for (GList *link = running; link != NULL; link = link->next)
    if (g_task_get_cancellable (link->data) != NULL)
      g_cancellable_cancel (g_task_get_cancellable (link->data));
  while (running != NULL)
    g_cond_wait (&stopped, &lock);
  g_mutex_unlock (&lock);
}
