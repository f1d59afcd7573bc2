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
  XepJobMode mode;
  XepJobWork work;
  XepJobEnd end;
  gpointer data;
  GDestroyNotify free_data;
  XepWatcher watcher;
  XepStore *store; /* the main thread's; NULL if there is none */
  char *path;
  char *copied;     /* see xep_store_get_copied() */
  XepJob *window;   /* NULL if none is to come up */
  GtkWidget *gated; /* weak: the window that takes no input */
  GtkEventController *gate;
} XepJobState;

struct _XepJob
{
  GtkWindow parent_instance;

  GtkWidget *text_label;
  GtkWidget *progress_bar;
  GtkWidget *cancel_button;
  XepJobState *state; /* of the task, which outlives the window */
  guint show_timer;
  guint pulse_timer;
};

G_DEFINE_FINAL_TYPE (XepJob, xep_job, GTK_TYPE_WINDOW)

/* Main thread alone. */
static GList *running;     /* XepJobState */
static GtkWindow *closing; /* weak: closes when nothing runs any more */

static void
state_free (XepJobState *state)
{
  if (state->free_data != NULL)
    state->free_data (state->data);
  g_clear_weak_pointer (&state->gated);
  g_clear_object (&state->store);
  g_clear_object (&state->watcher.cancellable);
  g_free (state->path);
  g_free (state->copied);
  g_free (state);
}

void
xep_job_progress (guint done, guint total, gpointer job)
{
  XepJobState *state = job;

  g_atomic_int_set (&state->total, (gint) total);
  g_atomic_int_set (&state->done, (gint) done);
}

const XepWatcher *
xep_job_get_watcher (gpointer job)
{
  return &((XepJobState *) job)->watcher;
}

gboolean
xep_job_is_stop (const GError *error)
{
  return g_error_matches (error, XEP_ERROR, XEP_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static XepStore *
open_store (XepJobState *state, GError **error)
{
  XepStore *store = state->mode == XEP_JOB_WRITING
                        ? xep_store_new_beside (state->path, state->copied, error)
                        : xep_store_new_reader (state->path, error);

  if (store != NULL && state->mode != XEP_JOB_READING)
    xep_store_set_watcher (store, &state->watcher);
  return store;
}

/* The store is let go of before the main thread hears of the end. */
static gboolean
work_over_store (XepJobState *state, GError **error)
{
  g_autoptr (XepStore) store = state->path != NULL ? open_store (state, error) : NULL;
  gboolean well;

  if (store == NULL && state->path != NULL)
    return FALSE;
  well = state->work (store, state, state->data, state->watcher.cancellable, error);
  if (state->mode == XEP_JOB_WRITING)
    {
      g_free (state->copied);
      state->copied = g_strdup (xep_store_get_copied (store));
    }
  return well;
}

static void
run_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (work_over_store (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), (double) done / total);
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

/* What a person does to the window before the small one is in front of it. */
static gboolean
hold_input_cb (GtkEventControllerLegacy *gate, GdkEvent *event, gpointer user_data)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
close_gate (XepJobState *state, GtkWidget *window)
{
  g_set_weak_pointer (&state->gated, window);
  state->gate = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (state->gate, GTK_PHASE_CAPTURE);
  g_signal_connect (state->gate, "event", G_CALLBACK (hold_input_cb), NULL);
  gtk_widget_add_controller (window, state->gate);
}

static void
open_gate (XepJobState *state)
{
  if (state->gated != NULL)
    gtk_widget_remove_controller (state->gated, state->gate);
  g_clear_weak_pointer (&state->gated);
}

/* The store of the main thread sees what the other one has written. */
static void
take_up (XepJobState *state)
{
  gboolean changed = FALSE;
  g_autoptr (GError) error = NULL;

  if (state->store == NULL || xep_store_get_connection (state->store) == NULL)
    return;
  xep_store_set_copied (state->store, state->copied);
  /* A file that is gone is told by a page of its own. */
  if (!xep_store_check_file (state->store, NULL))
    return;
  if (!xep_store_look_for_changes (state->store, &changed, &error))
    g_info ("what was written is seen later: %s", error->message);
  else if (changed)
    xep_store_emit_changed (state->store, XEP_NEWS_ALL, 0, 0);
}

static void
end (XepJobState *state, const GError *error)
{
  running = g_list_remove (running, state);
  open_gate (state);
  if (state->window != NULL)
    gtk_window_destroy (GTK_WINDOW (state->window));
  if (state->mode == XEP_JOB_WRITING)
    take_up (state);
  state->end (error, state->data);
  if (running == NULL && closing != NULL)
    {
      GtkWindow *window = closing;

      g_clear_weak_pointer (&closing);
      gtk_window_close (window);
    }
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end (user_data, error);
  state_free (user_data);
}

/* A store in memory (tests) has no file that a second connection could read. */
static void
run_here (XepJobState *state, XepStore *store)
{
  g_autoptr (GError) error = NULL;

  state->work (store, state, state->data, state->watcher.cancellable, &error);
  state->end (error, state->data);
  state_free (state);
}

static void
prepare_window (XepJobState *state, GtkWidget *root, const char *text)
{
  XepJob *self = g_object_new (XEP_TYPE_JOB, NULL);

  state->window = self;
  self->state = state;
  gtk_label_set_text (GTK_LABEL (self->text_label), text);
  if (root != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->show_timer = g_timeout_add (PATIENCE, show_window, self);
}

GCancellable *
xep_job_start (GtkWidget *parent,
               XepStore *store,
               XepJobMode mode,
               const char *text,
               XepJobWork work,
               XepJobEnd end_of_work,
               gpointer data,
               GDestroyNotify free_data)
{
  XepJobState *state = g_new0 (XepJobState, 1);
  GCancellable *cancellable = g_cancellable_new ();
  GtkWidget *root = parent != NULL ? GTK_WIDGET (gtk_widget_get_root (parent)) : NULL;
  g_autoptr (GTask) task = NULL;

  state->mode = mode;
  state->work = work;
  state->end = end_of_work;
  state->data = data;
  state->free_data = free_data;
  state->watcher = (XepWatcher){ g_object_ref (cancellable), xep_job_progress, state };
  if (store != NULL && xep_store_get_path (store) == NULL)
    {
      run_here (state, store);
      return cancellable;
    }
  if (store != NULL)
    {
      state->store = g_object_ref (store);
      state->path = g_strdup (xep_store_get_path (store));
      state->copied = g_strdup (xep_store_get_copied (store));
    }
  if (mode != XEP_JOB_BEHIND)
    prepare_window (state, root, text);
  if ((mode == XEP_JOB_WRITING || mode == XEP_JOB_ALONE) && root != NULL)
    close_gate (state, root);
  running = g_list_prepend (running, state);
  task = g_task_new (NULL, cancellable, finished_cb, state);
  /* How the work ended is what counts: it may have been done when it was stopped. */
  g_task_set_check_cancellable (task, FALSE);
  /* Freed at the end, on this thread: the store and the widgets it names belong to it. */
  g_task_set_task_data (task, state, NULL);
  xep_worker_run (task, run_work);
  return cancellable;
}

/* Reading for which only success is of interest. */
typedef struct
{
  XepJobWork work;
  XepJobDone done;
  gpointer data;
  GDestroyNotify free_data;
  char *error_title;
  GtkWidget *parent; /* weak */
} Reading;

static void
reading_free (Reading *reading)
{
  if (reading->free_data != NULL)
    reading->free_data (reading->data);
  g_clear_weak_pointer (&reading->parent);
  g_free (reading->error_title);
  g_free (reading);
}

static gboolean
read_on (XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  return reading->work (store, job, reading->data, cancellable, error);
}

static void
reading_ended (const GError *error, gpointer data)
{
  Reading *reading = data;

  if (error == NULL)
    reading->done (reading->data);
  else if (!xep_job_is_stop (error))
    xep_dialogs_show_error (reading->parent, reading->error_title, error);
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
  Reading *reading = g_new0 (Reading, 1);

  reading->work = work;
  reading->done = done;
  reading->data = data;
  reading->free_data = free_data;
  reading->error_title = g_strdup (error_title);
  g_set_weak_pointer (&reading->parent, parent);
  g_object_unref (xep_job_start (parent, store, XEP_JOB_READING, text, read_on, reading_ended,
                                 reading, (GDestroyNotify) reading_free));
}

gboolean
xep_job_close_after (GtkWindow *window)
{
  if (running == NULL)
    return FALSE;
  g_set_weak_pointer (&closing, window);
  for (GList *link = running; link != NULL; link = link->next)
    g_cancellable_cancel (((XepJobState *) link->data)->watcher.cancellable);
  return TRUE;
}

gboolean
xep_job_is_ending (void)
{
  return closing != NULL;
}

static void
cancel (XepJob *self)
{
  g_cancellable_cancel (self->state->watcher.cancellable);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}
