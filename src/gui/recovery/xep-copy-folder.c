/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-copy-folder.h"

#include <glib/gi18n.h>

#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "store/xep-backup-store.h"

/* Kept by the widget that asks, and by the job. */
typedef struct
{
  gatomicrefcount references;
  GtkWidget *asking; /* weak */
  XepStore *store;   /* NULL: the file is not open */
  char *database;
  char *folder; /* NULL before it is chosen */
  XepCopyFolderChosen chosen;
} FolderChoice;

static void
choice_unref (gpointer data)
{
  FolderChoice *choice = data;

  if (!g_atomic_ref_count_dec (&choice->references))
    return;
  g_clear_weak_pointer (&choice->asking);
  g_clear_object (&choice->store);
  g_free (choice->database);
  g_free (choice->folder);
  g_free (choice);
}

static gboolean
try_in_thread (
    XepStore *store, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  const FolderChoice *choice = data;

  return store != NULL ? xep_store_set_backup_folder (store, choice->folder, error)
                       : xep_backup_store_set_folder (choice->database, choice->folder, error);
}

static void
tried_cb (const GError *error, gpointer data)
{
  FolderChoice *choice = data;

  if (choice->asking == NULL || !gtk_widget_get_mapped (choice->asking))
    return;
  if (error == NULL)
    choice->chosen (choice->asking);
  else
    xep_dialogs_show_error (choice->asking, _("This folder cannot be used for copies"), error);
}

static void
folder_chosen_cb (const char *path, gpointer user_data)
{
  FolderChoice *choice = user_data;

  if (choice->asking == NULL)
    return;
  g_free (choice->folder);
  choice->folder = g_strdup (path);
  g_atomic_ref_count_inc (&choice->references);
  g_object_unref (xep_job_start (
      choice->asking, choice->store, choice->store != NULL ? XEP_JOB_WRITING : XEP_JOB_ALONE,
      _("Making a copy in the chosen folder…"), try_in_thread, tried_cb, choice, choice_unref));
}

void
xep_copy_folder_choose (GtkWidget *asking,
                        XepStore *store,
                        const char *database,
                        XepCopyFolderChosen chosen)
{
  FolderChoice *choice = g_new0 (FolderChoice, 1);

  g_atomic_ref_count_init (&choice->references);
  g_set_weak_pointer (&choice->asking, asking);
  if (store != NULL)
    choice->store = g_object_ref (store);
  choice->database = g_strdup (database);
  choice->chosen = chosen;
  g_object_set_data_full (G_OBJECT (asking), "copy-folder", choice, choice_unref);
  xep_dialogs_choose_folder (asking, _("Folder for copies of the data"), folder_chosen_cb, choice);
}
