/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-collective-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

/* The id, the name of the unit, and the fields from the third column on. */
#define FIRST_FIELD 2

/* (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_COLLECTIVE), "c.");

  return g_strdup_printf ("SELECT c.id, u.name, %s FROM collective c"
                          " LEFT JOIN unit u ON u.id = c.unit_id %s",
                          columns, rest);
}

static XepCollective *
collective_from_row (XepStatement *row)
{
  XepCollective *collective = xep_collective_new ();

  collective->id = xep_statement_get_int64 (row, 0);
  g_free (collective->unit_name);
  collective->unit_name = xep_statement_dup_text (row, 1);
  xep_scope_load (xep_scope_get (XEP_SCOPE_COLLECTIVE), row, FIRST_FIELD, collective);
  return collective;
}

static XepRecordRow *
row_from_collective (const XepCollective *collective)
{
  XepRecordRow *record = xep_record_row_new ("collective");
  g_autofree char *identity = xep_text_identity (collective->name);
  g_autofree char *folded_words = xep_search_dup_folded (collective->name);
  g_autofree char *identity_words = xep_search_dup_identity (collective->name);
  g_autofree char *sort_key = xep_text_sort_key (collective->name);

  xep_record_row_fields (record, xep_scope_get (XEP_SCOPE_COLLECTIVE), collective);
  xep_record_row_derived (record, "name_identity", identity);
  xep_record_row_derived (record, "search_folded", folded_words);
  xep_record_row_derived (record, "search_identity", identity_words);
  xep_record_row_derived (record, "sort_key", sort_key);
  return record;
}

static gboolean
refuse (GError **error, int code, const char *sentence, const char *what)
{
  g_set_error (error, XEP_ERROR, code, sentence, what);
  return FALSE;
}

/* Another collective in use with this name in this unit. */
static gboolean
check_twin (XepStore *store, const XepCollective *collective, GError **error)
{
  g_autofree char *identity = xep_text_identity (collective->name);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT 1 FROM collective WHERE name_identity = ?1 AND id <> ?2"
                           " AND ifnull (unit_id, 0) = ?3 AND retired_on IS NULL",
                           error);
  gboolean twin;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, identity);
  xep_statement_bind_int64 (statement, 2, collective->id);
  xep_statement_bind_int64 (statement, 3, collective->unit_id);
  if (!xep_statement_step (statement, &twin, error))
    return FALSE;
  if (!twin || *collective->retired_on != '\0')
    return TRUE;
  return refuse (error, XEP_ERROR_CONSTRAINT,
                 _("There is already a collective named “%s” in this unit; nothing was saved. "
                   "Choose another name."),
                 collective->name);
}

static gboolean
check_collective (XepStore *store, const XepCollective *collective, GError **error)
{
  XepRegulation *regulation = xep_store_get_regulation (store);
  GPtrArray *types = xep_regulation_get_collective_types (regulation);
  g_autofree char *name = xep_text_clean (collective->name);

  if (*name == '\0')
    return refuse (error, XEP_ERROR_INVALID,
                   _("A collective needs a name; nothing was saved. Type the name."), NULL);
  if (xep_named_items_find (types, collective->type) == NULL)
    return refuse (error, XEP_ERROR_INVALID,
                   _("“%s” is not a type of collective of the regulation; nothing was saved. "
                     "Choose one of the list."),
                   collective->type);
  if (*collective->criteria_set != '\0'
      && xep_regulation_find_set (regulation, collective->criteria_set) == NULL)
    return refuse (error, XEP_ERROR_INVALID,
                   _("“%s” is not a criteria set of the regulation; nothing was saved. "
                     "Choose one of the list."),
                   collective->criteria_set);
  return check_twin (store, collective, error);
}

/**
 * xep_collective_store_add:
 *
 * Sets the id. Errors: %XEP_ERROR_INVALID, %XEP_ERROR_CONSTRAINT for a name in use in the same
 * unit.
 */
gboolean
xep_collective_store_add (XepStore *store, XepCollective *collective, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_collective (collective);
  gint64 id;

  if (transaction == NULL || !check_collective (store, collective, error))
    return FALSE;
  id = xep_record_row_insert (record, store, error);
  if (id == 0
      || !xep_audit_store_add (store, "collective", id, "created", NULL, collective->name, NULL,
                               error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  collective->id = id;
  xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

/**
 * xep_collective_store_update:
 *
 * Errors as xep_collective_store_add(), and %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_collective_store_update (XepStore *store, const XepCollective *collective, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_collective (collective);
  gboolean changed;

  if (transaction == NULL || !check_collective (store, collective, error)
      || !xep_record_row_update (record, store, collective->id, NULL, &changed, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (changed)
    xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

/**
 * xep_collective_store_retire:
 * @date: ISO, the last day
 *
 * Its assessments stay. Errors: %XEP_ERROR_INVALID for no day, %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_collective_store_retire (XepStore *store, gint64 id, const char *date, GError **error)
{
  g_autoptr (XepCollective) collective = NULL;

  if (!xep_store_check_day (date, error))
    return FALSE;
  collective = xep_collective_store_load (store, id, error);
  if (collective == NULL)
    return FALSE;
  g_free (collective->retired_on);
  collective->retired_on = g_strdup (date);
  return xep_collective_store_update (store, collective, error);
}

/**
 * xep_collective_store_load:
 *
 * (transfer full). Errors: %XEP_ERROR_NOT_FOUND.
 */
XepCollective *
xep_collective_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE c.id = ?");
  g_autoptr (XepStatement) statement = xep_store_seek (
      store, sql, id, _("This collective does not exist. Reload the list."), error);

  return statement != NULL ? collective_from_row (statement) : NULL;
}

char *
xep_collective_store_dup_type_order (XepRegulation *regulation)
{
  GPtrArray *types = xep_regulation_get_collective_types (regulation);
  GString *order = g_string_new ("|");

  for (guint i = 0; i < types->len; i++)
    {
      const XepNamedItem *type = g_ptr_array_index (types, i);

      g_string_append_printf (order, "%s|", type->id);
    }
  return g_string_free (order, FALSE);
}

GPtrArray *
xep_collective_store_list (XepStore *store, gboolean with_retired, GError **error)
{
  g_autofree char *order = xep_collective_store_dup_type_order (xep_store_get_regulation (store));
  g_autofree char *sql
      = dup_select ("WHERE c.retired_on IS NULL OR ?1"
                    " ORDER BY instr (?2, '|' || c.type || '|'), c.sort_key, c.id");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, with_retired ? 1 : 0);
  xep_statement_bind_text (statement, 2, order);
  return xep_statement_collect (statement, (XepRowReader) collective_from_row,
                                (GDestroyNotify) xep_collective_free, error);
}
