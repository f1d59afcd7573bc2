/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xep-store"

#include "config.h"

#include "store/xep-audit-store.h"

#include "store/xep-store-private.h"

/**
 * xep_audit_store_add:
 * @entity: "unit", "person", "collective", "period" or "assessment"
 * @field: column or key; for a field of a step "STEP:KEY", such as "self:II.1.2"
 * @old_value: (nullable): %NULL for nothing, as it was stored
 * @new_value: (nullable): likewise
 * @why: (nullable): reason, "" or %NULL if the person gave none
 */
gboolean
xep_audit_store_add (XepStore *store,
                     const char *entity,
                     gint64 entity_id,
                     const char *field,
                     const char *old_value,
                     const char *new_value,
                     const char *why,
                     GError **error)
{
  g_autofree char *now = xep_date_time_now_iso ();
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "INSERT INTO audit (entity, entity_id, field, old_value, new_value, at, why)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, entity);
  xep_statement_bind_int64 (statement, 2, entity_id);
  xep_statement_bind_text (statement, 3, field);
  xep_statement_bind_text_or_null (statement, 4, old_value);
  xep_statement_bind_text_or_null (statement, 5, new_value);
  xep_statement_bind_text (statement, 6, now);
  xep_statement_bind_text (statement, 7, why != NULL ? why : "");
  return xep_statement_run (statement, error);
}

/**
 * xep_audit_entry_free:
 */
void
xep_audit_entry_free (XepAuditEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->entity);
  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->at);
  g_free (self->why);
  g_free (self);
}

static XepAuditEntry *
entry_from_row (XepStatement *row)
{
  XepAuditEntry *entry = g_new0 (XepAuditEntry, 1);

  entry->id = xep_statement_get_int64 (row, 0);
  entry->entity = xep_statement_dup_text (row, 1);
  entry->entity_id = xep_statement_get_int64 (row, 2);
  entry->field = xep_statement_dup_text (row, 3);
  entry->old_value = xep_statement_dup_text (row, 4);
  entry->new_value = xep_statement_dup_text (row, 5);
  entry->at = xep_statement_dup_text (row, 6);
  entry->why = xep_statement_dup_text (row, 7);
  return entry;
}

/**
 * xep_audit_store_list:
 * @limit: at most so many, -1 for all
 */
GPtrArray *
xep_audit_store_list (XepStore *store,
                      const char *entity,
                      gint64 entity_id,
                      int limit,
                      GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_audit_entry_free);
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "SELECT id, entity, entity_id, field, old_value, new_value, at, why FROM audit"
      " WHERE entity = ?1 AND (?2 = 0 OR entity_id = ?2) ORDER BY id DESC LIMIT ?3",
      error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_text (statement, 1, entity);
  xep_statement_bind_int64 (statement, 2, entity_id);
  xep_statement_bind_int64 (statement, 3, limit);
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, entry_from_row (statement));
    }
}
