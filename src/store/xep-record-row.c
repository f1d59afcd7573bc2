/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-record-row.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-store-private.h"

typedef struct
{
  const char *column;
  char *value; /* NULL is NULL */
  gboolean derived;
} Field;

struct _XepRecordRow
{
  const char *table;
  GArray *fields; /* Field */
};

static void
clear_field (gpointer field)
{
  g_free (((Field *) field)->value);
}

/**
 * xep_record_row_new:
 * @table: a constant
 */
XepRecordRow *
xep_record_row_new (const char *table)
{
  XepRecordRow *self = g_new0 (XepRecordRow, 1);

  self->table = table;
  self->fields = g_array_sized_new (FALSE, TRUE, sizeof (Field), 24);
  g_array_set_clear_func (self->fields, clear_field);
  return self;
}

void
xep_record_row_free (XepRecordRow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self);
}

/* Takes @value. */
static void
add_field (XepRecordRow *self, const char *column, char *value, gboolean derived)
{
  Field field = { column, value, derived };

  g_array_append_val (self->fields, field);
}

void
xep_record_row_text (XepRecordRow *self, const char *column, const char *value)
{
  add_field (self, column, xep_text_clean (value), FALSE);
}

void
xep_record_row_lines (XepRecordRow *self, const char *column, const char *value)
{
  add_field (self, column, xep_text_clean_multiline (value), FALSE);
}

void
xep_record_row_id (XepRecordRow *self, const char *column, gint64 id)
{
  add_field (self, column, id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL, FALSE);
}

void
xep_record_row_flag (XepRecordRow *self, const char *column, gboolean value)
{
  add_field (self, column, g_strdup (value ? "1" : "0"), FALSE);
}

void
xep_record_row_date (XepRecordRow *self, const char *column, XepDate date)
{
  add_field (self, column, xep_date_is_set (date) ? xep_date_format_iso (date) : NULL, FALSE);
}

/* As the column holds it. (transfer full) (nullable) */
static char *
dup_column (const XepField *field, gconstpointer record)
{
  g_autofree char *text
      = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (record, field->offset));

  if (field->type == XEP_KEYED_LINE)
    return xep_text_clean (text);
  if (field->type == XEP_KEYED_LINES)
    return xep_text_clean_multiline (text);
  if (field->type == XEP_KEYED_FLAG)
    return g_strdup (g_str_equal (text, "yes") ? "1" : "0");
  if (field->type == XEP_KEYED_POINTS && *text != '\0')
    return g_strdup_printf ("%d", G_STRUCT_MEMBER (XepPoints, record, field->offset));
  return *text == '\0' && xep_field_type_is_nullable (field->type) ? NULL : g_steal_pointer (&text);
}

void
xep_record_row_fields (XepRecordRow *self, const XepScope *scope, gconstpointer record)
{
  for (guint i = 0; i < scope->n_fields; i++)
    add_field (self, scope->fields[i].column, dup_column (&scope->fields[i], record), FALSE);
}

void
xep_record_row_derived (XepRecordRow *self, const char *column, const char *value)
{
  add_field (self, column, g_strdup (value), TRUE);
}

static const Field *
get_field (XepRecordRow *self, guint index)
{
  return &g_array_index (self->fields, Field, index);
}

static const Field *
find_field (XepRecordRow *self, const char *column)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (get_field (self, i)->column, column))
      return get_field (self, i);
  return NULL;
}

gboolean
xep_record_row_has (XepRecordRow *self, const char *column)
{
  return find_field (self, column) != NULL;
}

const char *
xep_record_row_get (XepRecordRow *self, const char *column)
{
  const Field *field = find_field (self, column);

  return field != NULL ? field->value : NULL;
}

void
xep_record_row_copy (XepRecordRow *self, XepRecordRow *other, const char *column)
{
  const Field *field = find_field (other, column);

  g_return_if_fail (field != NULL);
  add_field (self, field->column, g_strdup (field->value), field->derived);
}

/* Appends the columns with @format around each ("%s" is the name), separated by commas. */
static void
append_columns (XepRecordRow *self, GString *sql, const char *suffix)
{
  for (guint i = 0; i < self->fields->len; i++)
    g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", get_field (self, i)->column, suffix);
}

static void
bind_fields (XepRecordRow *self, XepStatement *statement)
{
  for (guint i = 0; i < self->fields->len; i++)
    xep_statement_bind_text (statement, (int) i + 1, get_field (self, i)->value);
}

gint64
xep_record_row_insert (XepRecordRow *self, XepStore *store, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (XepStatement) statement = NULL;

  g_string_printf (sql, "INSERT INTO %s (", self->table);
  append_columns (self, sql, "");
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < self->fields->len; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  statement = xep_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return 0;
  bind_fields (self, statement);
  if (!xep_statement_run (statement, error))
    return 0;
  return xep_connection_last_insert_id (xep_store_get_connection (store));
}

static gboolean
audit_difference (XepRecordRow *self,
                  XepStore *store,
                  gint64 id,
                  const char *why,
                  XepStatement *row,
                  gboolean *changed,
                  GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = get_field (self, i);
      const char *old_value = xep_statement_get_text (row, (int) i);

      if (g_strcmp0 (old_value, field->value) == 0)
        continue;
      *changed = TRUE;
      if (!field->derived
          && !xep_audit_store_add (store, self->table, id, field->column, old_value, field->value,
                                   why, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads the row as it is and tells the audit what will be different. */
static gboolean
compare_row (XepRecordRow *self,
             XepStore *store,
             gint64 id,
             const char *why,
             gboolean *changed,
             GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (XepStatement) statement = NULL;
  gboolean row;

  append_columns (self, sql, "");
  g_string_append_printf (sql, " FROM %s WHERE id = ?", self->table);
  statement = xep_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    return audit_difference (self, store, id, why, statement, changed, error);
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
                       _("The record to be changed no longer exists; nothing was changed. "
                         "Reload the list."));
  return FALSE;
}

static gboolean
write_row (XepRecordRow *self, XepStore *store, gint64 id, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (XepStatement) statement = NULL;

  g_string_printf (sql, "UPDATE %s SET ", self->table);
  append_columns (self, sql, " = ?");
  g_string_append (sql, " WHERE id = ?");
  statement = xep_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_fields (self, statement);
  xep_statement_bind_int64 (statement, (int) self->fields->len + 1, id);
  return xep_statement_run (statement, error);
}

gboolean
xep_record_row_update (XepRecordRow *self,
                       XepStore *store,
                       gint64 id,
                       const char *why,
                       gboolean *changed,
                       GError **error)
{
  gboolean different = FALSE;

  if (!compare_row (self, store, id, why, &different, error))
    return FALSE;
  if (different && !write_row (self, store, id, error))
    return FALSE;
  if (changed != NULL)
    *changed = different;
  return TRUE;
}
