/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-lost-dialog.h"

#include <glib/gi18n.h>

#include "gui/recovery/xep-start-dialog.h"
#include "gui/shared/xep-dialogs.h"
#include "store/xep-backup-store.h"

/* The question on its way; lives as long as its dialog. */
typedef struct
{
  GtkWidget *dialog;
  char *newest; /* NULL if only a log is left */
  XepLostCallback callback;
  gpointer user_data;
} LostQuestion;

static void
question_free (gpointer data)
{
  LostQuestion *question = data;

  g_free (question->newest);
  g_free (question);
}

/* The program ends with its last window: the dialog goes when the answer has brought another. */
static void
answer (LostQuestion *question, XepLostAnswer chosen, const char *path)
{
  GtkWidget *dialog = question->dialog;

  gtk_widget_hide (dialog);
  question->callback (chosen, path, question->user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  answer (user_data, XEP_LOST_OTHER, path);
}

static void
response_cb (XepStartDialog *dialog, int response, gpointer user_data)
{
  LostQuestion *question = user_data;

  if (response == XEP_LOST_RESTORE)
    answer (question, XEP_LOST_RESTORE, question->newest);
  else if (response == XEP_LOST_NEW)
    answer (question, XEP_LOST_NEW, NULL);
  else
    xep_dialogs_open_file (GTK_WIDGET (dialog), _("Open another data file"), _("Data files"),
                           "*.db", file_chosen_cb, question);
}

static char *
describe (const char *database, GPtrArray *files)
{
  g_autofree char *name = g_filename_display_name (database);
  const XepBackupFile *newest = files->len > 0 ? g_ptr_array_index (files, 0) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *size = NULL;

  if (newest == NULL)
    return g_strdup_printf (_("“%s” is missing, but a log of its last changes is still there. If "
                              "the file was moved, put it back and open the program again. "
                              "Nothing was changed."),
                            name);
  day = g_date_time_format (newest->time, "%d/%m/%Y %H:%M");
  size = g_format_size ((guint64) newest->size);
  return g_strdup_printf (
      ngettext ("“%s” is missing. There is %u copy of it, of %s (%s, %s). If the file was moved or "
                "lies on a stick, put it back and open the program again. Nothing was changed.",
                "“%s” is missing. There are %u copies of it, the newest of %s (%s, %s). If the "
                "file was moved or lies on a stick, put it back and open the program again. "
                "Nothing was changed.",
                files->len),
      name, files->len, day, xep_backup_reason_get_label (newest->reason), size);
}

void
xep_lost_dialog_show (GtkApplication *application,
                      const char *database,
                      XepLostCallback callback,
                      gpointer user_data)
{
  g_autoptr (GPtrArray) files = xep_backup_store_list (database);
  g_autofree char *text = describe (database, files);
  LostQuestion *question = g_new0 (LostQuestion, 1);
  XepStartDialog *dialog
      = xep_start_dialog_new (application, _("The data file is missing"), text, _("_Quit"));

  question->dialog = GTK_WIDGET (dialog);
  question->callback = callback;
  question->user_data = user_data;
  xep_start_dialog_add_button (dialog, _("_Begin a new file"), XEP_LOST_NEW);
  xep_start_dialog_add_button (dialog, _("_Another file…"), XEP_LOST_OTHER);
  if (files->len > 0)
    {
      const XepBackupFile *newest = g_ptr_array_index (files, 0);

      question->newest = g_strdup (newest->path);
      xep_start_dialog_add_button (dialog, _("_Open the newest copy"), XEP_LOST_RESTORE);
      xep_start_dialog_set_default (dialog, XEP_LOST_RESTORE);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         (GClosureNotify) question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
