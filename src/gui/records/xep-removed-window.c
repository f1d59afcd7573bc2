/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/records/xep-removed-window.h"

#include <glib/gi18n.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-record-store.h"

struct _XepRemovedWindow
{
  GtkWindow parent_instance;
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *foot;
  GtkLabel *count;
  GtkWidget *restore_button;
  GtkWidget *delete_button;
  XepPlainList *list;
  XepStore *store;
  GPtrArray *records; /* XepRemovedRecord */
};

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XepRemovedWindow, xep_removed_window, GTK_TYPE_WINDOW)

enum
{
  TEXT_NAME,
  TEXT_KIND,
  TEXT_BIRTH,
  TEXT_UNIT,
  TEXT_SINCE,
  N_TEXTS
};

static const XepPlainColumn columns[N_TEXTS] = {
  [TEXT_NAME] = { N_("Name"), 220, FALSE, FALSE },
  [TEXT_KIND] = { N_("Kind"), 90, FALSE, FALSE },
  [TEXT_BIRTH] = { N_("Birth date"), 100, FALSE, FALSE },
  [TEXT_UNIT] = { N_("Unit"), 0, FALSE, FALSE },
  [TEXT_SINCE] = { N_("Out since"), 110, FALSE, FALSE },
};

static const char *const kinds[] = {
  [XEP_RECORD_PERSON] = N_("Person"),
  [XEP_RECORD_COLLECTIVE] = N_("Collective"),
  [XEP_RECORD_UNIT] = N_("Unit"),
};

static XepPlainRow *
make_row (const XepRemovedRecord *record, guint index)
{
  char **texts = g_new0 (char *, N_TEXTS + 1);
  XepRecordKind kind = XEP_RECORD_PERSON;
  XepDate date = XEP_DATE_NONE;
  gint64 id;

  xep_record_parse_id (record->id, &kind, &id);
  texts[TEXT_NAME] = g_strdup (record->name);
  texts[TEXT_KIND] = g_strdup (_ (kinds[kind]));
  texts[TEXT_BIRTH] = xep_date_format (record->birth_date);
  texts[TEXT_UNIT] = g_strdup (record->unit_name);
  texts[TEXT_SINCE] = xep_date_parse_iso (record->retired_on, &date, NULL)
                          ? xep_date_format (date)
                          : g_strdup (record->retired_on);
  return xep_plain_row_new (record->id, texts, index);
}

static void
show_records (XepRemovedWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = NULL;
  g_autoptr (GPtrArray) records = xep_record_store_list_removed (
      self->store, gtk_editable_get_text (GTK_EDITABLE (self->search)), -1, &error);

  if (records == NULL)
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("The list cannot be shown"), error);
      return;
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&records);
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (self->records, i), i));
  xep_plain_list_set_rows (self->list, rows);
  count = rows->len > 0 ? g_strdup_printf (_("%u taken out of the list."), rows->len)
                        : g_strdup (_("Nobody and nothing was taken out of the list."));
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->restore_button, rows->len > 0);
  gtk_widget_set_sensitive (self->delete_button, rows->len > 0);
}

static const XepRemovedRecord *
get_selected (XepRemovedWindow *self, XepRecordKind *kind, gint64 *id)
{
  XepPlainRow *row = xep_plain_list_get_selected (self->list);
  const XepRemovedRecord *record
      = row != NULL ? g_ptr_array_index (self->records, xep_plain_row_get_index (row)) : NULL;

  return record != NULL && xep_record_parse_id (record->id, kind, id) ? record : NULL;
}

static void
restore_cb (XepRemovedWindow *self)
{
  g_autoptr (GError) error = NULL;
  XepRecordKind kind;
  gint64 id;
  const XepRemovedRecord *record = get_selected (self, &kind, &id);
  g_autofree char *record_id = NULL;

  if (record == NULL)
    return;
  record_id = g_strdup (record->id);
  if (!xep_record_store_restore (self->store, kind, id, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("Not brought back"), error);
      return;
    }
  show_records (self);
  g_signal_emit (self, signals[RESTORED], 0, record_id);
}

static void
delete_confirmed (gpointer user_data)
{
  XepRemovedWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  XepRecordKind kind;
  gint64 id;

  if (get_selected (self, &kind, &id) == NULL)
    return;
  if (!xep_record_store_delete (self->store, kind, id, &error))
    xep_dialogs_show_error (GTK_WIDGET (self), _("Not deleted"), error);
  else
    show_records (self);
}

static void
delete_cb (XepRemovedWindow *self)
{
  XepRecordKind kind;
  gint64 id;

  if (get_selected (self, &kind, &id) != NULL)
    xep_dialogs_confirm_loss (
        GTK_WIDGET (self), _("Delete this record for good?"),
        _("Only a record nothing hangs on can be deleted: one that was made by mistake. Others are "
          "taken out of the list, and can come back."),
        _("_Delete"), delete_confirmed, self);
}

static void
xep_removed_window_dispose (GObject *object)
{
  XepRemovedWindow *self = XEP_REMOVED_WINDOW (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xep_removed_window_parent_class)->dispose (object);
}

static void
xep_removed_window_class_init (XepRemovedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_removed_window_dispose;
  signals[RESTORED] = g_signal_new ("restored", XEP_TYPE_REMOVED_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-removed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, box);
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, search);
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, count);
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, XepRemovedWindow, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, show_records);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xep_removed_window_init (XepRemovedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list
      = XEP_PLAIN_LIST (xep_plain_list_new (columns, N_TEXTS, FALSE, _("Taken out of the list")));
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->list),
                              gtk_widget_get_prev_sibling (self->foot));
  g_signal_connect_object (self->list, "opened", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  xep_accessible_names_tidy (GTK_WIDGET (self));
}

XepRemovedWindow *
xep_removed_window_new (XepStore *store)
{
  XepRemovedWindow *self = g_object_new (XEP_TYPE_REMOVED_WINDOW, NULL);

  self->store = g_object_ref (store);
  show_records (self);
  return self;
}
