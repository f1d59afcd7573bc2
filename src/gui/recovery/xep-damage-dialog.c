/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-damage-dialog.h"

#include <glib/gi18n.h>

#include "gui/recovery/xep-copy-scan.h"
#include "gui/recovery/xep-start-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "store/xep-salvage-store.h"

#define SALVAGE_RESPONSE 10
#define OTHER_RESPONSE 11

/* Shared by the dialog and the threads that work for it. */
typedef struct
{
  gatomicrefcount references;
  XepStartDialog *dialog; /* NULL when it has gone */
  char *database;
  char *copy;                /* the newest good one; NULL if none is known */
  char *salvaged;            /* the new file, when it is made */
  GCancellable *cancellable; /* of the looking into the copies */
  GCancellable *salvaging;   /* NULL before it is wanted */
  XepDamageCallback callback;
  gpointer user_data;
} DamageQuestion;

typedef struct
{
  DamageQuestion *question;
  char *report;
} SalvageJob;

static void
question_unref (gpointer data)
{
  DamageQuestion *question = data;

  if (!g_atomic_ref_count_dec (&question->references))
    return;
  g_free (question->database);
  g_free (question->copy);
  g_free (question->salvaged);
  g_object_unref (question->cancellable);
  g_clear_object (&question->salvaging);
  g_free (question);
}

static DamageQuestion *
question_ref (DamageQuestion *question)
{
  g_atomic_ref_count_inc (&question->references);
  return question;
}

static void
salvage_job_free (SalvageJob *job)
{
  question_unref (job->question);
  g_free (job->report);
  g_free (job);
}

/* The program ends with its last window: the dialog goes when the answer has brought another. */
static void
answer (DamageQuestion *question, XepDamageAnswer chosen, const char *path)
{
  XepStartDialog *dialog = question->dialog;

  gtk_widget_hide (GTK_WIDGET (dialog));
  question->callback (chosen, path, question->user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
set_sensitive (DamageQuestion *question, gboolean sensitive)
{
  xep_start_dialog_set_sensitive (question->dialog, XEP_DAMAGE_RESTORE,
                                  sensitive && question->copy != NULL);
  xep_start_dialog_set_sensitive (question->dialog, SALVAGE_RESPONSE, sensitive);
  xep_start_dialog_set_sensitive (question->dialog, OTHER_RESPONSE, sensitive);
}

/* What the newest good copy holds, and what would be missing with it. */
static char *
describe_copy (const XepCopyScan *found, const XepScannedCopy *copy)
{
  g_autofree char *holds = NULL;
  g_autofree char *missing = NULL;

  if (copy == NULL)
    return g_strdup_printf (ngettext ("There is %u copy, and it cannot be used.",
                                      "There are %u copies, and none can be used.",
                                      found->copies->len),
                            found->copies->len);
  holds = xep_file_summary_describe (&copy->summary);
  missing = xep_copy_scan_describe_missing (found, copy);
  return g_strdup_printf (_("The newest good copy is of %s (%s): %s. Missing in it: %s."),
                          copy->title, copy->reason, holds, missing);
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DamageQuestion *question = user_data;
  XepCopyScan *found = xep_copy_scan_finish (result);

  if (found != NULL && question->dialog != NULL)
    {
      const XepScannedCopy *copy = xep_copy_scan_find_good (found);
      g_autofree char *text = describe_copy (found, copy);

      question->copy = copy != NULL ? g_strdup (copy->path) : NULL;
      xep_start_dialog_set_state (question->dialog, text);
      set_sensitive (question, TRUE);
      if (copy != NULL)
        xep_start_dialog_set_default (question->dialog, XEP_DAMAGE_RESTORE);
    }
  xep_copy_scan_free (found);
  question_unref (question);
}

static void
open_salvaged_cb (gpointer user_data)
{
  DamageQuestion *question = user_data;
  g_autofree char *path = g_strdup (question->salvaged);

  answer (question, XEP_DAMAGE_OPEN, path);
}

static gboolean
salvage (
    XepStore *store, gpointer progress, gpointer data, GCancellable *cancellable, GError **error)
{
  SalvageJob *job = data;

  job->report = xep_salvage_store_run (job->question->database, job->question->salvaged,
                                       xep_job_get_watcher (progress), error);
  return job->report != NULL;
}

static void
salvaged_cb (const GError *error, gpointer data)
{
  SalvageJob *job = data;
  DamageQuestion *question = job->question;
  g_autofree char *text = NULL;

  if (question->dialog == NULL)
    return;
  set_sensitive (question, TRUE);
  if (xep_job_is_stop (error))
    xep_start_dialog_set_state (
        question->dialog, _("Stopped. No new file was made; the damaged one was left as it is."));
  else
    xep_start_dialog_set_state (question->dialog, error != NULL ? error->message : job->report);
  if (error != NULL)
    return;
  text = g_strdup_printf (_("The new file is “%s”. The damaged one was left as it is.\n\n%s"),
                          question->salvaged, job->report);
  xep_dialogs_confirm (GTK_WIDGET (question->dialog), _("What could be read was saved"), text,
                       _("_Open the new file"), open_salvaged_cb, question);
}

static void
place_chosen_cb (const char *path, gpointer user_data)
{
  DamageQuestion *question = user_data;
  SalvageJob *job = g_new0 (SalvageJob, 1);

  g_free (question->salvaged);
  question->salvaged = g_strdup (path);
  job->question = question_ref (question);
  set_sensitive (question, FALSE);
  xep_start_dialog_set_state (question->dialog, _("Reading the damaged file page by page…"));
  g_clear_object (&question->salvaging);
  question->salvaging = xep_job_start (GTK_WIDGET (question->dialog), NULL, XEP_JOB_ALONE,
                                       _("Reading the damaged file page by page…"), salvage,
                                       salvaged_cb, job, (GDestroyNotify) salvage_job_free);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  answer (user_data, XEP_DAMAGE_OPEN, path);
}

static void
response_cb (XepStartDialog *dialog, int response, gpointer user_data)
{
  DamageQuestion *question = user_data;

  if (response == XEP_DAMAGE_RESTORE)
    {
      g_autofree char *copy = g_strdup (question->copy);

      answer (question, XEP_DAMAGE_RESTORE, copy);
    }
  else if (response == SALVAGE_RESPONSE)
    xep_dialogs_save_file (GTK_WIDGET (dialog), _("Save what can be read"), "xeploai-cuu.db",
                           _("Data files"), "*.db", place_chosen_cb, question);
  else
    xep_dialogs_open_file (GTK_WIDGET (dialog), _("Open another data file"), _("Data files"),
                           "*.db", file_chosen_cb, question);
}

static void
destroyed_cb (DamageQuestion *question)
{
  g_cancellable_cancel (question->cancellable);
  if (question->salvaging != NULL)
    g_cancellable_cancel (question->salvaging);
  question->dialog = NULL;
}

void
xep_damage_dialog_show (GtkApplication *application,
                        const char *database,
                        const char *text,
                        XepDamageCallback callback,
                        gpointer user_data)
{
  DamageQuestion *question = g_new0 (DamageQuestion, 1);
  XepStartDialog *dialog = xep_start_dialog_new (
      application, _("The data file cannot be worked with"), text, _("_Close"));

  g_atomic_ref_count_init (&question->references);
  question->dialog = dialog;
  question->database = g_strdup (database);
  question->cancellable = g_cancellable_new ();
  question->callback = callback;
  question->user_data = user_data;
  xep_start_dialog_set_state (dialog, _("Looking for the newest good copy…"));
  xep_start_dialog_add_button (dialog, _("_Another file…"), OTHER_RESPONSE);
  xep_start_dialog_add_button (dialog, _("_Save what can be read…"), SALVAGE_RESPONSE);
  xep_start_dialog_add_button (dialog, _("Open the _newest good copy"), XEP_DAMAGE_RESTORE);
  set_sensitive (question, FALSE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  g_signal_connect_swapped (dialog, "destroy", G_CALLBACK (destroyed_cb), question);
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_unref);
  xep_copy_scan_start (database, NULL, question->cancellable, scanned_cb, question_ref (question));
  gtk_window_present (GTK_WINDOW (dialog));
}
