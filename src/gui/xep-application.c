/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-application.h"

#include <glib/gi18n.h>

#include "base/xep-end-signal.h"
#include "base/xep-file-lock.h"
#include "base/xep-paths.h"
#include "base/xep-warning.h"
#include "gui/recovery/xep-copy-folder.h"
#include "gui/recovery/xep-damage-dialog.h"
#include "gui/recovery/xep-lost-dialog.h"
#include "gui/recovery/xep-start-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-worker.h"
#include "gui/xep-file-opening.h"
#include "gui/xep-window-actions.h"
#include "gui/xep-window.h"
#include "store/xep-backup-store.h"

#define FOLDER_RESPONSE 1
#define OPEN_RESPONSE 2

/* A window that stands still longer while another process writes seems to have died. */
#define WINDOW_PATIENCE 150

struct _XepApplication
{
  GtkApplication parent_instance;
  char *database; /* NULL: the default place */
  char *copy;     /* put in the place of the file before the next window opens it */
  gboolean anew;  /* the next window begins a new file */
  XepStore *store;
  XepFileLock *lock;    /* that no other window works on the file */
  XepWindow *waiting;   /* for the file to be opened */
  gboolean was_open;    /* there was a file before the copy */
  GError *not_restored; /* why that file is opened again, to be told then */
  GPtrArray *untold;    /* Warning, while a window waits in which they are told */
  gboolean asked_to_end;
};

G_DEFINE_FINAL_TYPE (XepApplication, xep_application, GTK_TYPE_APPLICATION)

static char *
dup_path (XepApplication *self)
{
  return self->database != NULL ? g_strdup (self->database) : xep_paths_get_default_database ();
}

/* Opens the file in a new window. */
static void
present_window (XepApplication *self)
{
  gtk_window_present (GTK_WINDOW (xep_window_new (self)));
}

static void
open_again (GtkWidget *dialog)
{
  present_window (XEP_APPLICATION (gtk_window_get_application (GTK_WINDOW (dialog))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
refusal_answered_cb (XepStartDialog *dialog, int response, gpointer user_data)
{
  g_autofree char *database = dup_path (user_data);

  if (response == OPEN_RESPONSE)
    open_again (GTK_WIDGET (dialog));
  else
    xep_copy_folder_choose (GTK_WIDGET (dialog), NULL, database, open_again);
}

/* Nothing works without the file: the words, and the end when they are closed. Where it is the
 * folder for copies that is in the way, another one can be chosen and the file opened again; who
 * has stopped the opening may want it after all. */
static void
show_refusal (XepApplication *self, const GError *error)
{
  g_autofree char *database = dup_path (self);
  gboolean stopped = xep_job_is_stop (error);
  XepStartDialog *dialog = xep_start_dialog_new (
      GTK_APPLICATION (self),
      stopped ? _("The opening was stopped") : _("The file of assessments could not be opened"),
      stopped ? _("The data file was not opened. Nothing that is stored in it was changed.")
              : error->message,
      _("_Close"));

  if (stopped)
    {
      xep_start_dialog_add_button (dialog, _("_Open it again"), OPEN_RESPONSE);
      xep_start_dialog_set_default (dialog, OPEN_RESPONSE);
    }
  else if (!xep_backup_store_has_folder (database))
    xep_start_dialog_add_button (dialog, _("Another _folder for copies…"), FOLDER_RESPONSE);
  g_signal_connect (dialog, "response", G_CALLBACK (refusal_answered_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window comes up again, with the file that the answer brings. */
static void
lost_answered_cb (XepLostAnswer answer, const char *path, gpointer user_data)
{
  XepApplication *self = user_data;

  switch (answer)
    {
    case XEP_LOST_RESTORE:
      self->copy = g_strdup (path);
      break;
    case XEP_LOST_NEW:
      self->anew = TRUE;
      break;
    case XEP_LOST_OTHER:
      g_free (self->database);
      self->database = g_strdup (path);
      break;
    default:
      g_return_if_reached ();
    }
  present_window (self);
}

static void
damage_answered_cb (XepDamageAnswer answer, const char *path, gpointer user_data)
{
  lost_answered_cb (answer == XEP_DAMAGE_RESTORE ? XEP_LOST_RESTORE : XEP_LOST_OTHER, path,
                    user_data);
}

/* The way out depends on what is the matter with the file. */
static void
show_problem (XepApplication *self, const GError *error)
{
  g_autofree char *path = dup_path (self);

  if (g_error_matches (error, XEP_ERROR, XEP_ERROR_LOST))
    xep_lost_dialog_show (GTK_APPLICATION (self), path, lost_answered_cb, self);
  else if (g_error_matches (error, XEP_ERROR, XEP_ERROR_DAMAGED)
           || g_error_matches (error, XEP_ERROR, XEP_ERROR_FOREIGN))
    xep_damage_dialog_show (GTK_APPLICATION (self), path, error->message, damage_answered_cb, self);
  else
    show_refusal (self, error);
}

/* Kept while they are gone through: one takes others along. */
static GList *
list_windows (GtkApplication *application)
{
  return g_list_copy_deep (gtk_application_get_windows (application), (GCopyFunc) g_object_ref,
                           NULL);
}

static void
destroy_windows (XepApplication *self)
{
  g_autolist (GtkWindow) windows = list_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_destroy (link->data);
}

/* All windows give way to one that opens what is there then. */
static void
begin_anew (XepApplication *self)
{
  g_application_hold (G_APPLICATION (self));
  destroy_windows (self);
  present_window (self);
  g_application_release (G_APPLICATION (self));
}

void
xep_application_restore (XepApplication *self, const char *copy)
{
  g_free (self->copy);
  self->copy = g_strdup (copy);
  begin_anew (self);
}

void
xep_application_reopen (XepApplication *self)
{
  begin_anew (self);
}

/* A warning on its way to the window, from whatever thread it was told on. */
typedef struct
{
  XepApplication *application;
  XepWarningKind kind;
  char *sentence;
} Warning;

static void
warning_free (Warning *warning)
{
  g_object_unref (warning->application);
  g_free (warning->sentence);
  g_free (warning);
}

/* In the window, or on stderr if there is none; one that waits for its file shows them when it has
 * it. */
static void
tell_untold (XepApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->waiting != NULL)
    return;
  while (window != NULL && !XEP_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  for (guint i = 0; i < self->untold->len; i++)
    {
      const Warning *warning = g_ptr_array_index (self->untold, i);

      if (window == NULL
          || !xep_window_show_warning (XEP_WINDOW (window), warning->kind, warning->sentence))
        g_printerr ("%s\n", warning->sentence);
    }
  g_ptr_array_set_size (self->untold, 0);
}

static gboolean
show_warning_cb (gpointer data)
{
  Warning *warning = data;
  XepApplication *self = warning->application;

  g_ptr_array_add (self->untold, warning);
  tell_untold (self);
  return G_SOURCE_REMOVE;
}

static void
tell_warning (XepWarningKind kind, const char *sentence, gpointer user_data)
{
  Warning *warning = g_new0 (Warning, 1);

  warning->application = g_object_ref (user_data);
  warning->kind = kind;
  warning->sentence = g_strdup (sentence);
  g_idle_add (show_warning_cb, warning);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/vn/lungphinh/XepLoai/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* A value that was refused keeps its window; what stands beside one goes with it. */
static void
close_windows (GtkApplication *application)
{
  g_autolist (GtkWindow) windows = list_windows (application);

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == NULL)
      gtk_window_close (link->data);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (gtk_application_get_windows (user_data) != NULL)
    close_windows (user_data);
  else
    g_application_quit (user_data);
}

/* The computer is being shut down: what is being typed is saved as if the windows were closed. Who
 * asks again means it. */
static void
asked_to_end_cb (gpointer user_data)
{
  XepApplication *self = user_data;

  if (self->asked_to_end)
    {
      g_application_quit (user_data);
      return;
    }
  self->asked_to_end = TRUE;
  close_windows (user_data);
}

static void
xep_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (xep_application_parent_class)->startup (application);
  xep_warning_set_teller (tell_warning, application);
  gtk_window_set_default_icon_name (XEP_APPLICATION_ID);
  load_style ();
  xep_end_signal_watch (asked_to_end_cb, application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  xep_window_actions_set_accels (GTK_APPLICATION (application));
}

static void
xep_application_activate (GApplication *application)
{
  XepApplication *self = XEP_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    present_window (self);
  else
    gtk_window_present (window);
}

static void
xep_application_shutdown (GApplication *application)
{
  XepApplication *self = XEP_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  xep_worker_stop_all ();
  G_APPLICATION_CLASS (xep_application_parent_class)->shutdown (application);
  /* No window is left to show a warning. */
  g_clear_object (&self->waiting);
  tell_untold (self);
  xep_warning_set_teller (NULL, NULL);
  if (self->store != NULL)
    {
      /* A thread that it was lent to has ended. */
      xep_store_take (self->store);
      if (!xep_store_close (self->store, &error))
        g_printerr ("%s\n", error->message);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->lock, xep_file_lock_free);
}

static void
xep_application_finalize (GObject *object)
{
  XepApplication *self = XEP_APPLICATION (object);

  g_clear_error (&self->not_restored);
  g_ptr_array_unref (self->untold);
  g_free (self->copy);
  g_free (self->database);
  G_OBJECT_CLASS (xep_application_parent_class)->finalize (object);
}

static void
xep_application_class_init (XepApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xep_application_finalize;
  application_class->startup = xep_application_startup;
  application_class->activate = xep_application_activate;
  application_class->shutdown = xep_application_shutdown;
}

static void
xep_application_init (XepApplication *self)
{
  self->untold = g_ptr_array_new_with_free_func ((GDestroyNotify) warning_free);
}

XepApplication *
xep_application_new (const char *database)
{
  /* Another file is another clerk's work: it gets a program of its own. */
  GApplicationFlags flags
      = database != NULL ? G_APPLICATION_NON_UNIQUE : G_APPLICATION_DEFAULT_FLAGS;
  XepApplication *self
      = g_object_new (XEP_TYPE_APPLICATION, "application-id", XEP_APPLICATION_ID,
                      "resource-base-path", "/vn/lungphinh/XepLoai", "flags", flags, NULL);

  self->database = g_strdup (database);
  return self;
}

/* The file is open, or it is said why not. */
static void
opened_cb (XepStore *store, const GError *error, gpointer user_data)
{
  XepApplication *self = user_data;
  g_autoptr (XepWindow) window = g_steal_pointer (&self->waiting);
  g_autoptr (GError) not_restored = g_steal_pointer (&self->not_restored);

  if (store != NULL)
    {
      self->store = g_object_ref (store);
      xep_store_set_patience (store, WINDOW_PATIENCE);
      xep_window_show_store (window, store);
      if (xep_job_is_stop (not_restored))
        xep_context_notify (xep_window_get_context (window),
                            _("Stopped. The copy was not restored; the data is as it was."));
      else if (not_restored != NULL)
        xep_dialogs_show_error (GTK_WIDGET (window), _("The copy was not restored"), not_restored);
    }
  else if (!xep_job_is_ending ())
    {
      show_problem (self, error);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  tell_untold (self);
}

static void
open_file (XepApplication *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean anew = self->anew;
  g_autoptr (GError) error = NULL;

  self->anew = FALSE;
  g_clear_pointer (&self->lock, xep_file_lock_free);
  if (xep_paths_ensure_private_dir (folder, &error))
    self->lock
        = xep_file_lock_take (path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE, 0, &error);
  if (self->lock != NULL)
    xep_file_opening_start (GTK_WIDGET (self->waiting), path, anew, opened_cb, self);
  else
    opened_cb (NULL, error, self);
}

/* A copy that did not take the place of the file leaves the one that was open. Where none was, the
 * question of what to open is asked once more if the person has stopped it. */
static void
exchanged_cb (const GError *error, gpointer user_data)
{
  XepApplication *self = user_data;

  if (xep_job_is_ending ())
    g_clear_object (&self->waiting);
  else if (error == NULL || self->was_open || xep_job_is_stop (error))
    {
      if (error != NULL && self->was_open)
        self->not_restored = g_error_copy (error);
      open_file (self);
    }
  else
    {
      g_autoptr (XepWindow) window = g_steal_pointer (&self->waiting);

      show_refusal (self, error);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

void
xep_application_open (XepApplication *self, XepWindow *window)
{
  g_autoptr (XepStore) former = g_steal_pointer (&self->store);
  g_autofree char *copy = g_steal_pointer (&self->copy);
  g_autofree char *path = dup_path (self);

  self->waiting = g_object_ref (window);
  self->was_open = former != NULL;
  if (former != NULL || copy != NULL)
    xep_file_opening_exchange (GTK_WIDGET (window), former, copy, path, exchanged_cb, self);
  else
    open_file (self);
}
