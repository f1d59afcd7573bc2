/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/list/xep-list-table.h"

#include <glib/gi18n.h>

#include "report/list/xep-list-private.h"

static const struct
{
  const char *suffix;
  gboolean (*write) (XepListTable *self, const char *path, GError **error);
} writers[] = {
  { ".xlsx", xep_list_xlsx_write },
  { ".ods", xep_list_ods_write },
  { ".csv", xep_list_csv_write },
};

XepListTable *
xep_list_table_new (const char *title, const XepListColumn *columns, guint n_columns)
{
  XepListTable *self = g_new0 (XepListTable, 1);

  self->title = g_strdup (title);
  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
xep_list_table_free (XepListTable *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
xep_list_table_add (XepListTable *self, const char *text)
{
  g_ptr_array_add (self->cells, g_strdup (text != NULL ? text : ""));
}

guint
xep_list_table_count_rows (XepListTable *self)
{
  return self->cells->len / self->n_columns;
}

const char *
xep_list_table_get (XepListTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

gboolean
xep_list_table_write (XepListTable *self, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *shown = g_filename_display_name (path);

  if (self->cells->len == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                   _("The list is empty. “%s” was not written."), shown);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_has_suffix (lower, writers[i].suffix))
      return writers[i].write (self, path, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _("A list is written as .xlsx, .ods or .csv. Give “%s” one of these endings."),
               shown);
  return FALSE;
}
