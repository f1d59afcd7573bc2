/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-job.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-worker.h"

/* Milliseconds: work shorter than the first shows no window; the second is how often the bar moves.
 */
#define PATIENCE 300
#define PULSE 100

/* What the thread and the main loop share. */
typedef struct
{
  gint done;  /* atomic */
  gint total; /* atomic */
  XepJobWork work;
  XepJobDone finished;
  gpointer data;
  GDestroyNotify free_data;
  char *path;
  char *error_title;
  GtkWidget *parent; /* weak */
} XepJobState;

struct _XepJob
{
  GtkWindow parent_instance;

  GtkWidget *text_label;
  GtkWidget *progress_bar;
  GtkWidget *cancel_button;
  GCancellable *cancellable;
  XepJobState *state; /* of the task, which outlives the window */
  guint show_timer;
  guint pulse_timer;
};

G_DEFINE_FINAL_TYPE (XepJob, xep_job, GTK_TYPE_WINDOW)

static void
state_free (XepJobState *state)
{
  if (state->free_data != NULL)
    state->free_data (state->data);
  g_clear_weak_pointer (&state->parent);
  g_free (state->path);
  g_free (state->error_title);
  g_free (state);
}

void
xep_job_progress (guint done, guint total, gpointer job)
{
  XepJobState *state = job;

  g_atomic_int_set (&state->total, (gint)total);
  g_atomic_int_set (&state->done, (gint)done);
}

static void
run_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  XepJobState *state = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStore) reader = xep_store_new_reader (state->path, &error);

  if (reader != NULL && state->work (reader, state, state->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
show_progress (gpointer user_data)
{
  XepJob *self = user_data;
  gint total = g_atomic_int_get (&self->state->total);
  gint done = g_atomic_int_get (&self->state->done);
  g_autofree char *text = NULL;

  if (total <= 1)
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress_bar));
      return G_SOURCE_CONTINUE;
    }
  text = g_strdup_printf (_("%d of %d"), done, total);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), (double)done / total);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress_bar), text);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_window (gpointer user_data)
{
  XepJob *self = user_data;

  self->show_timer = 0;
  self->pulse_timer = g_timeout_add (PULSE, show_progress, self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  XepJob *self = XEP_JOB (source);
  XepJobState *state = self->state;
  g_autoptr (GError) error = NULL;
  gboolean well = g_task_propagate_boolean (G_TASK (result), &error);

  gtk_window_destroy (GTK_WINDOW (self));
  if (well)
    state->finished (state->data);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    xep_dialogs_show_error (state->parent, state->error_title, error);
}

/* A store in memory (tests) has no file that a second connection could read. */
static void
run_here (XepStore *store, XepJobState *state)
{
  g_autoptr (GError) error = NULL;

  if (state->work (store, state, state->data, NULL, &error))
    state->finished (state->data);
  else
    xep_dialogs_show_error (state->parent, state->error_title, error);
  state_free (state);
}

static void
run_in_thread (const char *text, XepJobState *state)
{
  XepJob *self = g_object_new (XEP_TYPE_JOB, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_finished, NULL);

  /* How the work ended is what counts: it may have been done when it was stopped. */
  g_task_set_check_cancellable (task, FALSE);
  self->state = state;
  gtk_label_set_text (GTK_LABEL (self->text_label), text);
  if (state->parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self),
                                  GTK_WINDOW (gtk_widget_get_root (state->parent)));
  self->show_timer = g_timeout_add (PATIENCE, show_window, self);
  g_task_set_task_data (task, state, (GDestroyNotify)state_free);
  xep_worker_run (task, run_work);
}

void
xep_job_run (GtkWidget *parent,
             XepStore *store,
             const char *text,
             const char *error_title,
             XepJobWork work,
             XepJobDone done,
             gpointer data,
             GDestroyNotify free_data)
{
  XepJobState *state = g_new0 (XepJobState, 1);

  state->work = work;
  state->finished = done;
  state->data = data;
  state->free_data = free_data;
  state->path = g_strdup (xep_store_get_path (store));
  state->error_title = g_strdup (error_title);
  g_set_weak_pointer (&state->parent, parent);
  if (state->path == NULL)
    run_here (store, state);
  else
    run_in_thread (text, state);
}

static void
cancel (XepJob *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  cancel (XEP_JOB (widget));
}

static gboolean
xep_job_close_request (GtkWindow *window)
{
  /* The window goes when the thread has really stopped. */
  cancel (XEP_JOB (window));
  return TRUE;
}

static void
xep_job_dispose (GObject *object)
{
  XepJob *self = XEP_JOB (object);

  g_clear_handle_id (&self->show_timer, g_source_remove);
  g_clear_handle_id (&self->pulse_timer, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (xep_job_parent_class)->dispose (object);
}

static void
xep_job_class_init (XepJobClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_job_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = xep_job_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/lungphinh/XepLoai/ui/xep-job.ui");
  gtk_widget_class_bind_template_child (widget_class, XepJob, text_label);
  gtk_widget_class_bind_template_child (widget_class, XepJob, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, XepJob, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel);
  /* "window.close" is off in a window that has no close button. */
  gtk_widget_class_install_action (widget_class, "job.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "job.cancel", NULL);
}

static void
xep_job_init (XepJob *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}
