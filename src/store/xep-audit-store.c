/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-audit-store.h"

#include "store/xep-store-private.h"

/* What a store added last, whether what comes now goes on from it, and the first entry of the
 * transaction. */
typedef struct
{
  gboolean continued;
  gint64 last;         /* audit id; 0 if none */
  gint64 first;        /* likewise … */
  guint64 transaction; /* … of this one */
  char *import;        /* why, while a file is imported; else NULL */
} Run;

static void
run_free (gpointer data)
{
  g_free (((Run *) data)->import);
  g_free (data);
}

static Run *
get_run (XepStore *store)
{
  static const char *const key = "xep-audit-run";
  Run *run = g_object_get_data (G_OBJECT (store), key);

  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      g_object_set_data_full (G_OBJECT (store), key, run, run_free);
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

void
xep_audit_store_set_import (XepStore *store, const char *why)
{
  Run *run = get_run (store);

  g_free (run->import);
  run->import = g_strdup (why);
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
 * @field: address of a field (xep-field.h), such as "self.II.1.2"; column of a record. Files of
 *   earlier versions have "self:II.1.2"
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
  XepConnection *connection = xep_store_get_connection (store);
  Run *run = get_run (store);
  g_autofree char *now = xep_date_time_now_iso ();
  g_autoptr (XepStatement) statement = NULL;
  gboolean done;

  if (!continue_entry (store, entity, entity_id, field, old_value, new_value, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  statement = xep_store_prepare (
      store,
      "INSERT INTO audit (entity, entity_id, field, old_value, new_value, at, why, change, source)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (why == NULL || *why == '\0')
    why = run->import != NULL ? run->import : "";

  if (statement == NULL)
    return FALSE;
  if (run->transaction != xep_connection_get_transaction (connection))
    run->first = 0;
  run->transaction = xep_connection_get_transaction (connection);
  xep_statement_bind_text (statement, 1, entity);
  xep_statement_bind_int64 (statement, 2, entity_id);
  xep_statement_bind_text (statement, 3, field);
  xep_statement_bind_text_or_null (statement, 4, old_value);
  xep_statement_bind_text_or_null (statement, 5, new_value);
  xep_statement_bind_text (statement, 6, now);
  xep_statement_bind_text (statement, 7, why);
  xep_statement_bind_id (statement, 8, run->first);
  xep_statement_bind_text_or_null (statement, 9, run->import != NULL ? "import" : "");
  if (!xep_statement_run (statement, error))
    return FALSE;
  run->last = xep_connection_last_insert_id (connection);
  if (run->first == 0)
    run->first = run->last;
  return TRUE;
}

static void
audit_entry_free (XepAuditEntry *self)
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
  entry->change = xep_statement_get_int64 (row, 8);
  return entry;
}

#define COLUMNS                                                                             \
  "SELECT id, entity, entity_id, field, old_value, new_value, at, why, ifnull (change, id)" \
  " FROM audit "

/* A record, or a person or collective ("p12", "c3") with the assessments. */
#define OF_SUBJECT                                                                    \
  "(?1 IS NULL OR entity = ?1) AND (?2 = 0 OR entity_id = ?2)"                        \
  " AND (?3 IS NULL"                                                                  \
  " OR (entity = CASE substr (?3, 1, 1) WHEN 'p' THEN 'person' ELSE 'collective' END" \
  " AND entity_id = substr (?3, 2))"                                                  \
  " OR (entity = 'assessment' AND entity_id IN (SELECT id FROM assessment"            \
  " WHERE CASE substr (?3, 1, 1) WHEN 'p' THEN person_id ELSE collective_id END"      \
  " = CAST (substr (?3, 2) AS INTEGER))))"
/* The address, or those below it: of a row, of a step as earlier versions spell it too. */
#define OF_FIELD                                                     \
  " AND (?4 IS NULL OR field = ?4 OR replace (field, ':', '.') = ?4" \
  " OR substr (replace (field, ':', '.'), 1, length (?4) + 1) = ?4 || '.')"
#define OF_TIME " AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at < ?6)"

/**
 * xep_audit_store_find:
 *
 * Newest first. Errors: those of the database.
 */
GPtrArray *
xep_audit_store_find (XepStore *store, const XepAuditQuery *query, GError **error)
{
  const char *texts[]
      = { query->entity, NULL, query->subject_id, query->field, query->from, query->until };
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      COLUMNS "WHERE " OF_SUBJECT OF_FIELD OF_TIME " AND (?7 = 0 OR ifnull (change, id) = ?7)"
              " ORDER BY id DESC LIMIT ?8",
      error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    if (i != 1)
      xep_statement_bind_text_or_null (statement, i + 1, texts[i] != NULL ? texts[i] : "");
  xep_statement_bind_int64 (statement, 2, query->entity_id);
  xep_statement_bind_int64 (statement, 7, query->change);
  xep_statement_bind_int64 (statement, 8, query->limit > 0 ? query->limit : -1);
  return xep_statement_collect (statement, (XepRowReader) entry_from_row,
                                (GDestroyNotify) audit_entry_free, error);
}

/**
 * xep_audit_store_list:
 * @limit: at most so many, -1 for all
 */
GPtrArray *
xep_audit_store_list (
    XepStore *store, const char *entity, gint64 entity_id, int limit, GError **error)
{
  return xep_audit_store_find (
      store, &(XepAuditQuery){ .entity = entity, .entity_id = entity_id, .limit = limit }, error);
}

/**
 * xep_audit_store_list_by_hand:
 *
 * What no import ever wrote was all keyed by hand: there nothing is told, as there is nothing that
 * an import would take back. Errors: those of the database.
 */
GHashTable *
xep_audit_store_list_by_hand (XepStore *store, const char *entity, gint64 entity_id, GError **error)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store,
      "SELECT field FROM audit a WHERE entity = ?1 AND entity_id = ?2 AND source IS NULL"
      " AND id > (SELECT min (id) FROM audit WHERE entity = ?1 AND entity_id = ?2"
      " AND source = 'import')"
      " AND NOT EXISTS (SELECT 1 FROM audit later WHERE later.entity = ?1"
      " AND later.entity_id = ?2 AND later.field = a.field AND later.id > a.id)",
      error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_text (statement, 1, entity);
  xep_statement_bind_int64 (statement, 2, entity_id);
  while (TRUE)
    {
      if (!xep_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&fields);
      g_hash_table_add (fields, xep_statement_dup_text (statement, 0));
    }
}
