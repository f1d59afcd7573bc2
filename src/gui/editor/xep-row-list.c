/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/editor/xep-row-list.h"

#include "gui/editor/xep-row-box.h"
#include "gui/editor/xep-section-box.h"

struct _XepRowList
{
  GtkWidget parent_instance;
  const XepRowTable *table;
  GtkWidget *box;
  GPtrArray *rows; /* XepRowBox, kept when not shown */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (XepRowList, xep_row_list, GTK_TYPE_WIDGET)

static void
xep_row_list_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (xep_row_list_parent_class)->dispose (object);
}

static void
xep_row_list_finalize (GObject *object)
{
  g_ptr_array_unref (XEP_ROW_LIST (object)->rows);
  G_OBJECT_CLASS (xep_row_list_parent_class)->finalize (object);
}

static void
xep_row_list_class_init (XepRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xep_row_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_row_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
xep_row_list_init (XepRowList *self)
{
  self->rows = g_ptr_array_new ();
  self->box = xep_section_box_new (GTK_WIDGET (self));
}

GtkWidget *
xep_row_list_new (const XepRowTable *table)
{
  XepRowList *self = g_object_new (XEP_TYPE_ROW_LIST, NULL);

  self->table = table;
  return GTK_WIDGET (self);
}

static void
make_rows (XepRowList *self, guint n_rows)
{
  while (self->rows->len < n_rows)
    {
      GtkWidget *row = xep_row_box_new (self->table, self->rows->len + 1);

      gtk_box_append (GTK_BOX (self->box), row);
      g_ptr_array_add (self->rows, row);
    }
}

gboolean
xep_row_list_set_length (XepRowList *self, guint n_rows)
{
  gboolean changed = self->n_shown != n_rows;

  make_rows (self, n_rows);
  self->n_shown = n_rows;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), i < n_rows);
  return changed;
}

gboolean
xep_row_list_set_stored (XepRowList *self, guint n_stored)
{
  guint n_rows = n_stored < XEP_ROW_LIST_LIMIT ? n_stored + 1 : n_stored;

  make_rows (self, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);

      if (xep_scope_get (self->table->scope)->rows == XEP_ROWS_NUMBER)
        xep_row_box_set_id (g_ptr_array_index (self->rows, i), id);
      xep_row_box_set_new (g_ptr_array_index (self->rows, i), i == n_stored);
    }
  return xep_row_list_set_length (self, n_rows);
}

gboolean
xep_row_list_set_id (XepRowList *self, guint index, const char *id)
{
  return index < self->n_shown && xep_row_box_set_id (g_ptr_array_index (self->rows, index), id);
}

void
xep_row_list_set_row (
    XepRowList *self, guint index, const char *id, const char *text, const char *note)
{
  XepRowBox *row = g_ptr_array_index (self->rows, index);

  xep_row_box_set_id (row, id);
  xep_row_box_set_heading (row, text, note);
}

void
xep_row_list_set_title (XepRowList *self, guint index, const char *title)
{
  xep_row_box_set_title (g_ptr_array_index (self->rows, index), title);
}

void
xep_row_list_add_fields (XepRowList *self, XepFieldForm *form)
{
  for (guint i = 0; i < self->n_shown; i++)
    xep_row_box_add_fields (g_ptr_array_index (self->rows, i), form);
}
