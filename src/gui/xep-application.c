/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-application.h"

#include <glib/gi18n.h>

#include "base/xep-end-signal.h"
#include "base/xep-file-lock.h"
#include "base/xep-paths.h"
#include "base/xep-warning.h"
#include "store/xep-backup-store.h"

#include "gui/recovery/xep-damage-dialog.h"
#include "gui/recovery/xep-lost-dialog.h"
#include "gui/recovery/xep-start-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/xep-window-actions.h"
#include "gui/xep-window.h"
#include "gui/shared/xep-worker.h"

#define FOLDER_RESPONSE 1

/* A window that stands still longer while another process writes seems to have died. */
#define WINDOW_PATIENCE 150

struct _XepApplication
{
  GtkApplication parent_instance;
  char *database; /* NULL: the default place */
  XepStore *store;
  XepFileLock *lock; /* that no other window works on the file */
  gboolean asked_to_end;
};

G_DEFINE_FINAL_TYPE (XepApplication, xep_application, GTK_TYPE_APPLICATION)

static char *
dup_path (XepApplication *self)
{
  return self->database != NULL ? g_strdup (self->database) : xep_paths_get_default_database ();
}

static gboolean
open_store (XepApplication *self, GError **error)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!xep_paths_ensure_private_dir (folder, error))
    return FALSE;
  g_clear_pointer (&self->lock, xep_file_lock_free);
  self->lock = xep_file_lock_take (path, XEP_FILE_LOCK_WINDOW, XEP_FILE_LOCK_EXCLUSIVE, 0, error);
  if (self->lock == NULL)
    return FALSE;
  self->store = xep_store_new (path, error);
  if (self->store == NULL)
    return FALSE;
  xep_store_set_patience (self->store, WINDOW_PATIENCE);
  return TRUE;
}

/* Nothing works without the file: the words, and the end when they are closed. Where it is the
 * folder for copies that is in the way, another one can be chosen and the file opened again. */
static void
folder_chosen_cb (const char *path, gpointer user_data)
{
  GtkWidget *dialog = user_data;
  XepApplication *self = XEP_APPLICATION (gtk_window_get_application (GTK_WINDOW (dialog)));
  g_autofree char *database = dup_path (self);
  g_autoptr (GError) error = NULL;

  if (!xep_backup_store_set_folder (database, path, &error))
    {
      xep_dialogs_show_error (dialog, _("This folder cannot be used for copies"), error);
      return;
    }
  gtk_window_present (GTK_WINDOW (xep_window_new (self)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Its only answer: the others close it. */
static void
refusal_answered_cb (XepStartDialog *dialog, int response, gpointer user_data)
{
  xep_dialogs_choose_folder (GTK_WIDGET (dialog), _("Folder for copies of the data"),
                             folder_chosen_cb, dialog);
}

static void
show_refusal (XepApplication *self, const GError *error)
{
  g_autofree char *database = dup_path (self);
  XepStartDialog *dialog = xep_start_dialog_new (GTK_APPLICATION (self),
                                                 _("The file of assessments could not be opened"),
                                                 error->message, _("_Close"));

  if (!xep_backup_store_has_folder (database))
    xep_start_dialog_add_button (dialog, _("Another _folder for copies…"), FOLDER_RESPONSE);
  g_signal_connect (dialog, "response", G_CALLBACK (refusal_answered_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
carry_out (XepApplication *self, XepLostAnswer answer, const char *path, GError **error)
{
  g_autofree char *database = dup_path (self);

  switch (answer)
    {
    case XEP_LOST_RESTORE:
      return xep_backup_store_restore (path, database, NULL, error);
    case XEP_LOST_NEW:
      self->store = xep_store_new_anew (database, error);
      return self->store != NULL;
    case XEP_LOST_OTHER:
      g_free (self->database);
      self->database = g_strdup (path);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The window comes up again, with the file that the answer has brought. */
static void
lost_answered_cb (XepLostAnswer answer, const char *path, gpointer user_data)
{
  XepApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (carry_out (self, answer, path, &error))
    gtk_window_present (GTK_WINDOW (xep_window_new (self)));
  else
    show_refusal (self, error);
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

void
xep_application_restore (XepApplication *self, const char *copy)
{
  g_autofree char *database = dup_path (self);
  g_autofree char *from = g_strdup (copy);
  g_autoptr (GError) error = NULL;
  gboolean done;
  GtkWidget *window;

  g_application_hold (G_APPLICATION (self));
  destroy_windows (self);
  done = self->store == NULL || xep_store_close (self->store, &error);
  g_clear_object (&self->store);
  if (done)
    done = xep_backup_store_restore (from, database, NULL, &error);
  window = GTK_WIDGET (xep_window_new (self));
  gtk_window_present (GTK_WINDOW (window));
  if (!done)
    xep_dialogs_show_error (window, _("The copy was not restored"), error);
  g_application_release (G_APPLICATION (self));
}

/* A warning on its way to the window, from whatever thread it was told on. */
typedef struct
{
  XepApplication *application;
  XepWarningKind kind;
  char *sentence;
} Warning;

static gboolean
show_warning_cb (gpointer data)
{
  Warning *warning = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (warning->application));

  while (window != NULL && !XEP_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL
      || !xep_window_show_warning (XEP_WINDOW (window), warning->kind, warning->sentence))
    g_printerr ("%s\n", warning->sentence);
  g_object_unref (warning->application);
  g_free (warning->sentence);
  g_free (warning);
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
    window = GTK_WINDOW (xep_window_new (self));
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
  xep_warning_set_teller (NULL, NULL);
  if (self->store != NULL && !xep_store_close (self->store, &error))
    g_printerr ("%s\n", error->message);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lock, xep_file_lock_free);
}

static void
xep_application_finalize (GObject *object)
{
  g_free (XEP_APPLICATION (object)->database);
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

XepStore *
xep_application_get_store (XepApplication *self)
{
  return self->store;
}

gboolean
xep_application_open (XepApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL || open_store (self, &error))
    return TRUE;
  show_problem (self, error);
  return FALSE;
}

void
xep_application_reopen (XepApplication *self)
{
  g_autoptr (GError) error = NULL;

  g_application_hold (G_APPLICATION (self));
  destroy_windows (self);
  /* What is wrong with the file that is left was told before; the next one counts. */
  if (self->store != NULL && !xep_store_close (self->store, &error))
    g_info ("%s", error->message);
  g_clear_object (&self->store);
  gtk_window_present (GTK_WINDOW (xep_window_new (self)));
  g_application_release (G_APPLICATION (self));
}
