/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-restore-window.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/recovery/xep-copy-scan.h"
#include "gui/shared/xep-plain-list.h"

struct _XepRestoreWindow
{
  GtkWindow parent_instance;

  XepPlainList *list;
  GtkLabel *state;
  GtkWidget *restore_button;
  char *database;
  GCancellable *cancellable;
  XepCopyScan *found; /* NULL while it is being looked for */
  char *chosen;       /* the path that was asked about */
  XepDialogFileCallback restore;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (XepRestoreWindow, xep_restore_window, GTK_TYPE_WINDOW)

enum
{
  TEXT_TIME,
  TEXT_REASON,
  TEXT_SIZE,
  TEXT_PEOPLE,
  TEXT_UNITS,
  TEXT_ASSESSMENTS,
  TEXT_MISSING,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_TIME] = { N_("Made on"), 150, FALSE, TRUE },
  [TEXT_REASON] = { N_("Made"), 170, FALSE, TRUE },
  [TEXT_SIZE] = { N_("Size"), 80, TRUE, FALSE },
  [TEXT_PEOPLE] = { N_("People"), 70, TRUE, FALSE },
  [TEXT_UNITS] = { N_("Units"), 70, TRUE, FALSE },
  [TEXT_ASSESSMENTS] = { N_("Assessments"), 80, TRUE, FALSE },
  [TEXT_MISSING] = { N_("Missing beside now"), 0, FALSE, TRUE },
};

static XepPlainRow *
make_row (const XepCopyScan *found, const XepScannedCopy *copy, guint index)
{
  char **texts = g_new0 (char *, N_TEXTS + 1);
  gboolean good = copy->problem == NULL;

  texts[TEXT_TIME] = g_strdup (copy->title);
  texts[TEXT_REASON] = g_strdup (copy->reason);
  texts[TEXT_SIZE] = g_format_size ((guint64) copy->size);
  texts[TEXT_PEOPLE] = good ? g_strdup_printf ("%d", (int) copy->summary.people) : g_strdup ("–");
  texts[TEXT_UNITS] = good ? g_strdup_printf ("%d", (int) copy->summary.units) : g_strdup ("–");
  texts[TEXT_ASSESSMENTS]
      = good ? g_strdup_printf ("%d", (int) copy->summary.assessments) : g_strdup ("–");
  texts[TEXT_MISSING] = good ? xep_copy_scan_describe_missing (found, copy)
                             : g_strdup_printf (_("Cannot be used: %s"), copy->problem);
  return xep_plain_row_new (copy->path, texts, index);
}

static const XepScannedCopy *
get_selected (XepRestoreWindow *self)
{
  XepPlainRow *row = self->found != NULL ? xep_plain_list_get_selected (self->list) : NULL;

  return row != NULL ? g_ptr_array_index (self->found->copies, xep_plain_row_get_index (row))
                     : NULL;
}

static void
chosen_cb (XepRestoreWindow *self)
{
  const XepScannedCopy *copy = get_selected (self);

  gtk_widget_set_sensitive (self->restore_button, copy != NULL && copy->problem == NULL);
}

static void
show_found (XepRestoreWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *now = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->found->copies->len; i++)
    g_ptr_array_add (rows, make_row (self->found, g_ptr_array_index (self->found->copies, i), i));
  xep_plain_list_set_rows (self->list, rows);
  now = self->found->readable ? xep_file_summary_describe (&self->found->current)
                              : g_strdup (_("cannot be counted"));
  text = rows->len > 0 ? g_strdup_printf (_("The data now: %s."), now)
                       : g_strdup_printf (_("There is no copy yet. The data now: %s."), now);
  gtk_label_set_label (self->state, text);
  chosen_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  XepRestoreWindow *self = user_data;
  XepCopyScan *found = xep_copy_scan_finish (result);

  if (found != NULL)
    {
      g_clear_pointer (&self->found, xep_copy_scan_free);
      self->found = found;
      show_found (self);
    }
  g_object_unref (self);
}

static void
look (XepRestoreWindow *self, const char *other)
{
  gtk_label_set_label (self->state, _("Looking into the copies…"));
  gtk_widget_set_sensitive (self->restore_button, FALSE);
  xep_copy_scan_start (self->database, other, self->cancellable, scanned_cb, g_object_ref (self));
}

/* The window goes with the data it showed, and must not be held: what stands below it goes too. */
static void
restore_cb (gpointer user_data)
{
  XepRestoreWindow *self = user_data;
  g_autofree char *path = g_steal_pointer (&self->chosen);

  self->restore (path, self->user_data);
}

static void
ask (XepRestoreWindow *self)
{
  const XepScannedCopy *copy = get_selected (self);
  g_autofree char *missing = NULL;
  g_autofree char *holds = NULL;
  g_autofree char *text = NULL;

  if (copy == NULL || copy->problem != NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (copy->path);
  missing = xep_copy_scan_describe_missing (self->found, copy);
  holds = xep_file_summary_describe (&copy->summary);
  text = g_strdup_printf (_("The copy of %s (%s) takes the place of the data. Missing afterwards: "
                            "%s.\n\nThe data of now is kept in a file beside it, and this list "
                            "shows it from then on."),
                          copy->title, holds, missing);
  xep_dialogs_confirm_loss (GTK_WIDGET (self), _("Restore this copy?"), text, _("_Restore"),
                            restore_cb, self);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  look (user_data, path);
}

static void
other_cb (XepRestoreWindow *self)
{
  xep_dialogs_open_file (GTK_WIDGET (self), _("Choose a copy of the data"), _("Backups"), "*.db",
                         file_chosen_cb, self);
}

static void
xep_restore_window_dispose (GObject *object)
{
  XepRestoreWindow *self = XEP_RESTORE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (xep_restore_window_parent_class)->dispose (object);
}

static void
xep_restore_window_finalize (GObject *object)
{
  XepRestoreWindow *self = XEP_RESTORE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, xep_copy_scan_free);
  g_free (self->database);
  g_free (self->chosen);
  G_OBJECT_CLASS (xep_restore_window_parent_class)->finalize (object);
}

static void
xep_restore_window_class_init (XepRestoreWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_restore_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_restore_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
xep_restore_window_init (XepRestoreWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *other = gtk_button_new_with_mnemonic (_("_Another file…"));

  self->cancellable = g_cancellable_new ();
  self->list
      = XEP_PLAIN_LIST (xep_plain_list_new (columns, N_TEXTS, FALSE, _("Copies of the data")));
  self->state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  self->restore_button = gtk_button_new_with_mnemonic (_("_Restore this copy…"));
  gtk_widget_add_css_class (foot, "pane-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (foot), other);
  gtk_box_append (GTK_BOX (foot), self->restore_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Restore"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1000, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  xep_accessible_names_tidy (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (other, "clicked", G_CALLBACK (other_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->restore_button, "clicked", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
}

void
xep_restore_window_present (XepContext *context, XepDialogFileCallback restore, gpointer user_data)
{
  XepRestoreWindow *self = g_object_new (XEP_TYPE_RESTORE_WINDOW, NULL);

  self->database = g_strdup (xep_store_get_path (xep_context_get_store (context)));
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (xep_context_get_window (context)));
  self->restore = restore;
  self->user_data = user_data;
  look (self, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
