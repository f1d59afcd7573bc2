/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/shared/xep-dialogs.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"

/* A question or a file choice on its way: freed with the dialog's signal handler. */
typedef struct
{
  XepDialogCallback confirm;
  XepDialogFileCallback chosen;
  gpointer user_data;
} XepAnswerCall;

/* Where what has asked is gone by now, the window that the person works in. */
static GtkWindow *
find_window (GtkWidget *parent)
{
  GtkRoot *root = parent == NULL ? NULL : gtk_widget_get_root (parent);
  GApplication *application = g_application_get_default ();

  if (GTK_IS_WINDOW (root))
    return GTK_WINDOW (root);
  return GTK_IS_APPLICATION (application)
             ? gtk_application_get_active_window (GTK_APPLICATION (application))
             : NULL;
}

static void
connect_answer (gpointer dialog, GCallback on_response, const XepAnswerCall *call)
{
  g_signal_connect_data (dialog, "response", on_response, g_memdup2 (call, sizeof *call),
                         (GClosureNotify) g_free, 0);
}

static GtkWidget *
make_message (GtkWidget *parent, GtkMessageType type, const char *title, const char *text)
{
  GtkWidget *dialog = gtk_message_dialog_new (find_window (parent),
                                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              type, GTK_BUTTONS_NONE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  return dialog;
}

gboolean
xep_dialogs_present (GtkWidget *parent, GtkWindow *dialog, const char *title, const GError *error)
{
  if (dialog == NULL)
    {
      xep_dialogs_show_error (parent, title, error);
      return FALSE;
    }
  gtk_window_set_transient_for (dialog, find_window (parent));
  gtk_window_present (dialog);
  return TRUE;
}

void
xep_dialogs_show_text (GtkWidget *parent, const char *title, const char *text)
{
  GtkWidget *dialog = make_message (parent, GTK_MESSAGE_INFO, title, text);

  gtk_dialog_add_button (GTK_DIALOG (dialog), _("_Close"), GTK_RESPONSE_CLOSE);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE);
  xep_accessible_names_tidy (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
xep_dialogs_show_error (GtkWidget *parent, const char *title, const GError *error)
{
  g_return_if_fail (error != NULL);

  if (error->domain == XEP_ERROR && error->code == XEP_ERROR_CANCELLED)
    return;
  xep_dialogs_show_text (parent, title, error->message);
}

static void
confirm_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  const XepAnswerCall call = *(XepAnswerCall *) user_data;

  /* The answer may close the window below: this dialog, alive until its signal ends, must not look
   * for it any more. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    call.confirm (call.user_data);
}

static GtkWidget *
ask (GtkWidget *parent,
     const char *title,
     const char *text,
     const char *accept_label,
     const XepAnswerCall *call)
{
  GtkWidget *dialog = make_message (parent, GTK_MESSAGE_QUESTION, title, text);

  gtk_dialog_add_button (GTK_DIALOG (dialog), _("_Cancel"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), accept_label, GTK_RESPONSE_ACCEPT);
  xep_accessible_names_tidy (dialog);
  connect_answer (dialog, G_CALLBACK (confirm_response_cb), call);
  return dialog;
}

void
xep_dialogs_confirm (GtkWidget *parent,
                     const char *title,
                     const char *text,
                     const char *accept_label,
                     XepDialogCallback confirm,
                     gpointer user_data)
{
  const XepAnswerCall call = { confirm, NULL, user_data };
  GtkWidget *dialog = ask (parent, title, text, accept_label, &call);

  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
xep_dialogs_confirm_loss (GtkWidget *parent,
                          const char *title,
                          const char *text,
                          const char *accept_label,
                          XepDialogCallback confirm,
                          gpointer user_data)
{
  const XepAnswerCall call = { confirm, NULL, user_data };
  GtkWidget *dialog = ask (parent, title, text, accept_label, &call);
  GtkWidget *accept = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);

  gtk_widget_add_css_class (accept, "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The test seam: a native chooser belongs to the desktop and cannot be driven from a test. With
 * XEPLOAI_TEST_FILE in the environment every chooser answers at once with that path. */
static gboolean
answer_for_test (const XepAnswerCall *call)
{
  const char *path = g_getenv ("XEPLOAI_TEST_FILE");

  if (path == NULL || *path == '\0')
    return FALSE;
  call->chosen (path, call->user_data);
  return TRUE;
}

static void
file_response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  const XepAnswerCall call = *(XepAnswerCall *) user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  /* The reference that kept the chooser alive until now (it is not a widget). */
  g_object_unref (chooser);
  if (path != NULL)
    call.chosen (path, call.user_data);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_auto (GStrv) patterns = g_strsplit (pattern, " ", -1);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose_file (GtkWidget *parent,
             GtkFileChooserAction action,
             const char *title,
             const char *suggested_name,
             const char *pattern_name,
             const char *pattern,
             const XepAnswerCall *answer)
{
  gboolean saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *chooser = NULL;

  if (answer_for_test (answer))
    return;
  chooser = gtk_file_chooser_native_new (title, find_window (parent), action,
                                         saving ? _("_Save") : _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (pattern != NULL)
    add_filter (GTK_FILE_CHOOSER (chooser), pattern_name, pattern);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested_name);
  connect_answer (chooser, G_CALLBACK (file_response_cb), answer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
xep_dialogs_open_file (GtkWidget *parent,
                       const char *title,
                       const char *pattern_name,
                       const char *pattern,
                       XepDialogFileCallback callback,
                       gpointer user_data)
{
  const XepAnswerCall answer = { NULL, callback, user_data };

  choose_file (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, NULL, pattern_name, pattern, &answer);
}

void
xep_dialogs_save_file (GtkWidget *parent,
                       const char *title,
                       const char *suggested_name,
                       const char *pattern_name,
                       const char *pattern,
                       XepDialogFileCallback callback,
                       gpointer user_data)
{
  const XepAnswerCall answer = { NULL, callback, user_data };

  choose_file (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, suggested_name, pattern_name, pattern,
               &answer);
}

void
xep_dialogs_choose_folder (GtkWidget *parent,
                           const char *title,
                           XepDialogFileCallback callback,
                           gpointer user_data)
{
  const XepAnswerCall answer = { NULL, callback, user_data };

  choose_file (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, NULL, NULL, NULL, &answer);
}
