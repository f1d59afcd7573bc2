/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/recovery/xep-warning-bar.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/recovery/xep-copy-folder.h"

#define FOLDER_RESPONSE 1

static const char *const names[] = {
  [XEP_WARNING_BACKUP] = "warning-backup",
  [XEP_WARNING_RESTORE] = "warning-restore",
  [XEP_WARNING_FILE] = "warning-file",
  [XEP_WARNING_PRIVATE] = "warning-private",
};

static void
remove_bar (GtkWidget *bar)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (bar)), bar);
}

static void
response_cb (GtkInfoBar *bar, int response, gpointer user_data)
{
  XepStore *store = g_object_get_data (G_OBJECT (bar), "store");

  if (response == FOLDER_RESPONSE)
    xep_copy_folder_choose (GTK_WIDGET (bar), store, xep_store_get_path (store), remove_bar);
  else
    remove_bar (GTK_WIDGET (bar));
}

static void
remove_earlier (GtkBox *content, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (content));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (g_str_equal (gtk_widget_get_name (child), name))
        gtk_box_remove (content, child);
      child = next;
    }
}

void
xep_warning_bar_show (GtkBox *content, XepStore *store, XepWarningKind kind, const char *text)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (text);

  remove_earlier (content, names[kind]);
  gtk_widget_set_name (bar, names[kind]);
  g_object_set_data_full (G_OBJECT (bar), "store", g_object_ref (store), g_object_unref);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  if (kind == XEP_WARNING_BACKUP)
    gtk_info_bar_add_button (GTK_INFO_BAR (bar), _("Another _folder for copies…"), FOLDER_RESPONSE);
  gtk_info_bar_add_button (GTK_INFO_BAR (bar), _("_Close"), GTK_RESPONSE_CLOSE);
  g_signal_connect (bar, "response", G_CALLBACK (response_cb), NULL);
  xep_accessible_names_tidy (bar);
  gtk_box_prepend (content, bar);
}
