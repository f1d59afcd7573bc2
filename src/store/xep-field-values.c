/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-field-values.h"

#include "store/xep-field-private.h"
#include "store/xep-store-private.h"

struct _XepFieldValues
{
  XepEntity entity;
  GPtrArray *all;        /* XepFieldValue */
  GHashTable *addresses; /* char* of a value → that value */
};

static void
value_free (XepFieldValue *value)
{
  g_free (value->row);
  g_free (value->address);
  g_free (value->text);
  g_free (value);
}

void
xep_field_values_free (XepFieldValues *self)
{
  g_hash_table_unref (self->addresses);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* Takes @address and @text. */
static void
add_value (XepFieldValues *self,
           XepScopeId scope,
           const XepField *field,
           const char *row,
           char *address,
           char *text)
{
  XepFieldValue *value = g_new (XepFieldValue, 1);

  *value = (XepFieldValue){ scope, field, g_strdup (row), address, text };
  g_ptr_array_add (self->all, value);
  g_hash_table_insert (self->addresses, address, value);
}

static void
add_row (XepFieldValues *self, XepScopeId id, XepStatement *row, guint number)
{
  const XepScope *scope = xep_scope_get (id);
  g_autofree char *name = scope->rows == XEP_ROWS_NUMBER ? g_strdup_printf ("%u", number)
                                                         : xep_statement_dup_text (row, 0);

  for (guint i = 0; i < scope->n_fields; i++)
    {
      const XepField *field = &scope->fields[i];
      char *text = field->column != NULL ? xep_field_type_read (field->type, row, (int) i + 1)
                                         : g_strdup ("yes");

      add_value (self, id, field, name, xep_scope_dup_address (scope, name, field->key), text);
    }
}

static gboolean
load_scope (XepFieldValues *self, XepStore *store, XepScopeId id, gint64 entity_id, GError **error)
{
  const XepScope *scope = xep_scope_get (id);
  const char *name = scope->rows == XEP_ROWS_NUMBER ? "position"
                     : scope->name != NULL          ? scope->name
                                                    : "''";
  g_autofree char *columns = xep_scope_dup_columns (scope, "");
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s, %s FROM %s WHERE %s = ? ORDER BY %s", name, columns,
                         scope->table, scope->owner, scope->name != NULL ? scope->name : "1");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, entity_id);
  for (guint number = 1; xep_statement_step (statement, &row, error); number++)
    {
      if (!row)
        return TRUE;
      add_row (self, id, statement, number);
    }
  return FALSE;
}

static gboolean
load_points (XepFieldValues *self, XepStore *store, gint64 assessment_id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "SELECT step, criterion, value FROM points WHERE assessment_id = ? ORDER BY step, criterion",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, assessment_id);
  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      add_value (self, XEP_SCOPE_STEP, NULL, xep_statement_get_text (statement, 0),
                 g_strjoin (".", xep_statement_get_text (statement, 0),
                            xep_statement_get_text (statement, 1), NULL),
                 xep_points_format (xep_statement_get_points (statement, 2)));
    }
  return FALSE;
}

XepFieldValues *
xep_field_values_load (XepStore *store, XepEntity entity, gint64 id, GError **error)
{
  g_autoptr (XepFieldValues) self = g_new0 (XepFieldValues, 1);

  self->entity = entity;
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  self->addresses = g_hash_table_new (g_str_hash, g_str_equal);
  for (int i = 0; i < XEP_N_SCOPES; i++)
    if (xep_scope_get ((XepScopeId) i)->entity == entity
        && !load_scope (self, store, (XepScopeId) i, id, error))
      return NULL;
  if (entity == XEP_ENTITY_ASSESSMENT && !load_points (self, store, id, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
xep_field_values_get (XepFieldValues *self, const char *address)
{
  const XepFieldValue *value = g_hash_table_lookup (self->addresses, address);
  g_auto (XepFieldAddress) found = { 0 };

  if (value != NULL)
    return value->text;
  if (!xep_field_find_address (self->entity, address, &found))
    return NULL;
  return found.field != NULL ? xep_field_type_get_blank (found.field->type) : "";
}

char *
xep_field_values_dup_shown (XepFieldValues *self, const char *address)
{
  const XepFieldValue *value = g_hash_table_lookup (self->addresses, address);
  const char *text = xep_field_values_get (self, address);

  if (value != NULL && value->field != NULL)
    return xep_field_type_dup_shown (value->field->type, text);
  return g_strdup (text != NULL ? text : "");
}

GPtrArray *
xep_field_values_get_all (XepFieldValues *self)
{
  return self->all;
}
