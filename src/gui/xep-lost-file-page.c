/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/xep-lost-file-page.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-job.h"
#include "store/xep-backup-store.h"

struct _XepLostFilePage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *words, *typed, *saved;
  GtkButton *save_button, *reopen_button;
  XepWindow *window; /* in which this stands */
  XepStore *store;
  gboolean saving;
  gboolean copied;
};

G_DEFINE_FINAL_TYPE (XepLostFilePage, xep_lost_file_page, GTK_TYPE_WIDGET)

static void
close_window (gpointer data)
{
  XepLostFilePage *self = data;

  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
reopen (gpointer data)
{
  XepLostFilePage *self = data;

  xep_application_reopen (XEP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
}

/* What is still held goes with the window; who has no copy of it is asked. */
static void
confirm_leaving (XepLostFilePage *self, const char *accept_label, XepDialogCallback leave)
{
  if (self->copied)
    leave (self);
  else
    xep_dialogs_confirm_loss (
        GTK_WIDGET (self), _("No copy was saved"),
        _("What this window still holds is gone when it is closed. To keep it, save a copy "
          "first."),
        accept_label, leave, self);
}

static void
close_clicked_cb (XepLostFilePage *self)
{
  confirm_leaving (self, _("_Close without a copy"), close_window);
}

static void
reopen_clicked_cb (XepLostFilePage *self)
{
  const char *path = xep_store_get_path (self->store);
  g_autofree char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      confirm_leaving (self, _("_Open without a copy"), reopen);
      return;
    }
  name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (
      _("There is no file “%s” now. Put the disk back in, or save a copy."), name);
  gtk_label_set_label (self->saved, text);
}

typedef struct
{
  XepLostFilePage *page;
  char *path;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_free (saving->path);
  g_free (saving);
}

/* From the file that is open, which is lent to the thread: a reader of its own would open another
 * one, or none. */
static gboolean
save_in_thread (
    XepStore *none, gpointer job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  XepStore *store = saving->page->store;
  gboolean saved;

  xep_store_take (store);
  xep_store_set_watcher (store, xep_job_get_watcher (job));
  saved = xep_backup_store_write (store, saving->path, error);
  xep_store_set_watcher (store, NULL);
  return saved;
}

static void
saved_cb (const GError *error, gpointer data)
{
  const Saving *saving = data;
  XepLostFilePage *self = saving->page;
  g_autofree char *name = g_filename_display_name (saving->path);
  g_autofree char *text = NULL;

  xep_store_take (self->store);
  self->saving = FALSE;
  if (xep_job_is_stop (error))
    text = g_strdup (_("Stopped. No copy was saved."));
  else if (error != NULL)
    xep_dialogs_show_error (GTK_WIDGET (self), _("The copy was not saved"), error);
  else
    text = g_strdup_printf (_("A copy of everything that was saved is in “%s”; it was checked. The "
                              "window can be closed now."),
                            name);
  self->copied |= error == NULL;
  if (text != NULL)
    gtk_label_set_label (self->saved, text);
}

static void
path_chosen_cb (const char *path, gpointer user_data)
{
  XepLostFilePage *self = user_data;
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->path = g_strdup (path);
  self->saving = TRUE;
  g_object_unref (xep_job_start (GTK_WIDGET (self), NULL, XEP_JOB_ALONE,
                                 _("Copying the data and checking the copy…"), save_in_thread,
                                 saved_cb, saving, (GDestroyNotify) saving_free));
}

static void
save_clicked_cb (XepLostFilePage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "xeploai-%Y-%m-%d-%H%M-copy.db");

  xep_dialogs_save_file (GTK_WIDGET (self), _("Save a copy of the data"), name, _("Backups"),
                         "*.db", path_chosen_cb, self);
}

static void
close_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  close_clicked_cb (XEP_LOST_FILE_PAGE (widget));
}

static gboolean
xep_lost_file_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XEP_LOST_FILE_PAGE (widget)->save_button));
}

static void
xep_lost_file_page_dispose (GObject *object)
{
  XepLostFilePage *self = XEP_LOST_FILE_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_lost_file_page_parent_class)->dispose (object);
}

static void
xep_lost_file_page_class_init (XepLostFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_lost_file_page_dispose;
  widget_class->grab_focus = xep_lost_file_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-lost-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, box);
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, words);
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, typed);
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, saved);
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, XepLostFilePage, reopen_button);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_install_action (widget_class, "cover.close", NULL, close_action);
}

static void
xep_lost_file_page_init (XepLostFilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xep_accessible_names_tidy (GTK_WIDGET (self));
}

gboolean
xep_lost_file_page_is_saving (XepLostFilePage *self)
{
  return self->saving;
}

GtkWidget *
xep_lost_file_page_new (XepWindow *window, XepStore *store, const char *words, const char *typed)
{
  XepLostFilePage *self = g_object_new (XEP_TYPE_LOST_FILE_PAGE, NULL);

  self->window = window;
  self->store = g_object_ref (store);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->typed), typed != NULL);
  if (typed != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Not saved is what was just typed: “%s”"), typed);

      gtk_label_set_label (self->typed, text);
    }
  return GTK_WIDGET (self);
}
