/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-audit-store.h"

#include "store/xep-store-private.h"

/* What a store added last, and whether what comes now goes on from it. */
typedef struct
{
  gboolean continued;
  gint64   last; /* audit id; 0 if none */
} Run;

static Run *
get_run (XepStore *store)
{
  static const char *const key = "xep-audit-run";
  Run *run = g_object_get_data (G_OBJECT (store), key);

  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      g_object_set_data_full (G_OBJECT (store), key, run, g_free);
    }
  return run;
}

/**
 * xep_audit_store_set_continued:
 * @continued: whether what follows goes on from what was written just before
 *
 * A text that is saved again and again while it is being written is one change: its entry keeps
 * what was there before the writing began, and takes what is there now. Only the entry that this
 * store added last is ever written again, and only while it holds what is being replaced.
 */
void
xep_audit_store_set_continued (XepStore *store, gboolean continued)
{
  get_run (store)->continued = continued;
}

/* @done: the new value went into the last entry. */
static gboolean
continue_entry (XepStore *store,
                const char *entity,
                gint64 entity_id,
                const char *field,
                const char *old_value,
                const char *new_value,
                gboolean *done,
                GError **error)
{
  Run *run = get_run (store);
  g_autofree char *now = xep_date_time_now_iso ();
  g_autoptr (XepStatement) statement = NULL;

  *done = FALSE;
  if (!run->continued)
    return TRUE;
  statement = xep_store_prepare (store,
                                 "UPDATE audit SET new_value = ?1, at = ?2 WHERE id = ?3"
                                 " AND entity = ?4 AND entity_id = ?5 AND field = ?6"
                                 " AND ifnull (new_value, '') = ?7",
                                 error);
  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text_or_null (statement, 1, new_value);
  xep_statement_bind_text (statement, 2, now);
  xep_statement_bind_int64 (statement, 3, run->last);
  xep_statement_bind_text (statement, 4, entity);
  xep_statement_bind_int64 (statement, 5, entity_id);
  xep_statement_bind_text (statement, 6, field);
  xep_statement_bind_text (statement, 7, old_value != NULL ? old_value : "");
  if (!xep_statement_run (statement, error))
    return FALSE;
  *done = xep_connection_changes (xep_store_get_connection (store)) > 0;
  return TRUE;
}

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
  g_autoptr (XepStatement) statement = NULL;
  gboolean done;

  if (!continue_entry (store, entity, entity_id, field, old_value, new_value, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  statement = xep_store_prepare (
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
  if (!xep_statement_run (statement, error))
    return FALSE;
  get_run (store)->last = xep_connection_last_insert_id (xep_store_get_connection (store));
  return TRUE;
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
