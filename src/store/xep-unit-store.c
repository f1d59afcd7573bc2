/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-unit-store.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-record-row.h"
#include "store/xep-store-private.h"

/* The id, and the fields from the second column on. (transfer full) */
static char *
dup_select (const char *rest)
{
  g_autofree char *columns = xep_scope_dup_columns (xep_scope_get (XEP_SCOPE_UNIT), "");

  return g_strdup_printf ("SELECT id, %s FROM unit %s", columns, rest);
}

static XepUnit *
unit_from_row (XepStatement *row)
{
  XepUnit *unit = xep_unit_new ();

  unit->id = xep_statement_get_int64 (row, 0);
  xep_scope_load (xep_scope_get (XEP_SCOPE_UNIT), row, 1, unit);
  return unit;
}

static XepRecordRow *
row_from_unit (const XepUnit *unit)
{
  XepRecordRow *record = xep_record_row_new ("unit");
  g_autofree char *identity = xep_text_identity (unit->name);
  g_autofree char *folded_words = xep_search_dup_folded (unit->name);
  g_autofree char *identity_words = xep_search_dup_identity (unit->name);

  xep_record_row_fields (record, xep_scope_get (XEP_SCOPE_UNIT), unit);
  xep_record_row_derived (record, "name_identity", identity);
  xep_record_row_derived (record, "search_folded", folded_words);
  xep_record_row_derived (record, "search_identity", identity_words);
  return record;
}

static gboolean
check_name (XepStore *store, const XepUnit *unit, GError **error)
{
  g_autofree char *name = xep_text_clean (unit->name);
  gint64 other;

  if (*name == '\0')
    {
      g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                           _("A unit needs a name; nothing was saved. Type the name."));
      return FALSE;
    }
  if (*unit->retired_on != '\0')
    return TRUE;
  other = xep_unit_store_find (store, name, unit->party_cell, error);
  if (other < 0)
    return FALSE;
  if (other == 0 || other == unit->id)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
               _("There is already a unit named “%s”; nothing was saved. Choose another name."),
               name);
  return FALSE;
}

static gboolean
check_block (XepStore *store, const XepUnit *unit, GError **error)
{
  GPtrArray *blocks = xep_regulation_get_blocks (xep_store_get_regulation (store));

  if (*unit->block == '\0' || xep_named_items_find (blocks, unit->block) != NULL)
    return TRUE;
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      _("“%s” is not a block of the regulation; nothing was saved. Choose one of the list."),
      unit->block);
  return FALSE;
}

/* A unit below itself would be listed under nothing. */
static gboolean
check_parent (XepStore *store, const XepUnit *unit, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "WITH RECURSIVE above (id) AS (SELECT ?1 UNION"
                           " SELECT u.parent_id FROM unit u JOIN above ON u.id = above.id"
                           " WHERE u.parent_id IS NOT NULL)"
                           " SELECT 1 FROM above WHERE id = ?2",
                           error);
  gboolean below;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_id (statement, 1, unit->parent_id);
  xep_statement_bind_id (statement, 2, unit->id);
  if (!xep_statement_step (statement, &below, error))
    return FALSE;
  if (!below)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” cannot belong to itself; nothing was saved. Choose another parent unit."),
               unit->name);
  return FALSE;
}

static gboolean
check_unit (XepStore *store, const XepUnit *unit, GError **error)
{
  return check_name (store, unit, error) && check_block (store, unit, error)
         && check_parent (store, unit, error);
}

/**
 * xep_unit_store_add:
 *
 * Errors: %XEP_ERROR_INVALID, %XEP_ERROR_CONSTRAINT for a name in use.
 */
gboolean
xep_unit_store_add (XepStore *store, XepUnit *unit, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_unit (unit);
  gint64 id;

  if (transaction == NULL || !check_unit (store, unit, error))
    return FALSE;
  id = xep_record_row_insert (record, store, error);
  if (id == 0 || !xep_audit_store_add (store, "unit", id, "created", NULL, unit->name, NULL, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  unit->id = id;
  xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

/**
 * xep_unit_store_update:
 *
 * Periods that were opened keep the unit's old name. Errors as xep_unit_store_add(), and
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_unit_store_update (XepStore *store, const XepUnit *unit, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (XepRecordRow) record = row_from_unit (unit);
  gboolean changed;

  if (transaction == NULL || !check_unit (store, unit, error)
      || !xep_record_row_update (record, store, unit->id, NULL, &changed, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (changed)
    xep_store_emit_changed (store, XEP_NEWS_RECORD, 0, 0);
  return TRUE;
}

static gboolean
check_unused (XepStore *store, const XepUnit *unit, GError **error)
{
  gint64 users;

  if (!xep_store_query_id (store,
                           "SELECT (SELECT count(*) FROM person"
                           " WHERE retired_on IS NULL AND (unit_id = ?1 OR workplace_id = ?1))"
                           " + (SELECT count(*) FROM collective"
                           " WHERE retired_on IS NULL AND unit_id = ?1)"
                           " + (SELECT count(*) FROM unit"
                           " WHERE retired_on IS NULL AND parent_id = ?1)",
                           unit->id, &users, error))
    return FALSE;
  if (users == 0)
    return TRUE;
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_CONSTRAINT,
      ngettext ("%d person, collective or unit still belongs to “%s”; nothing was changed. "
                "Move it to another unit first.",
                "%d people, collectives or units still belong to “%s”; nothing was "
                "changed. Move them to another unit first.",
                (gulong) users),
      (int) users, unit->name);
  return FALSE;
}

/**
 * xep_unit_store_retire:
 * @date: ISO, the last day
 *
 * Errors: %XEP_ERROR_CONSTRAINT while it is in use, %XEP_ERROR_INVALID for no day,
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_unit_store_retire (XepStore *store, gint64 id, const char *date, GError **error)
{
  g_autoptr (XepUnit) unit = NULL;

  if (!xep_store_check_day (date, error))
    return FALSE;
  unit = xep_unit_store_load (store, id, error);
  if (unit == NULL || !check_unused (store, unit, error))
    return FALSE;
  g_free (unit->retired_on);
  unit->retired_on = g_strdup (date);
  return xep_unit_store_update (store, unit, error);
}

/**
 * xep_unit_store_load:
 *
 * (transfer full). Errors: %XEP_ERROR_NOT_FOUND.
 */
XepUnit *
xep_unit_store_load (XepStore *store, gint64 id, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE id = ?");
  g_autoptr (XepStatement) statement
      = xep_store_seek (store, sql, id, _("This unit does not exist. Reload the list."), error);

  return statement != NULL ? unit_from_row (statement) : NULL;
}

/**
 * xep_unit_store_find:
 * @name: compared by xep_text_identity(): case and tone placement do not matter, marks do
 *
 * Only units in use are found.
 */
gint64
xep_unit_store_find (XepStore *store, const char *name, gboolean party_cell, GError **error)
{
  g_autofree char *identity = xep_text_identity (name);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT id FROM unit WHERE party_cell = ? AND name_identity = ?"
                           " AND retired_on IS NULL",
                           error);
  gboolean row;

  if (statement == NULL)
    return -1;
  xep_statement_bind_int64 (statement, 1, party_cell ? 1 : 0);
  xep_statement_bind_text (statement, 2, identity);
  if (!xep_statement_step (statement, &row, error))
    return -1;
  return row ? xep_statement_get_int64 (statement, 0) : 0;
}

/**
 * xep_unit_store_list:
 *
 * In the order they were entered.
 */
GPtrArray *
xep_unit_store_list (XepStore *store, gboolean with_retired, GError **error)
{
  g_autofree char *sql = dup_select ("WHERE retired_on IS NULL OR ? ORDER BY id");
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, with_retired ? 1 : 0);
  return xep_statement_collect (statement, (XepRowReader) unit_from_row,
                                (GDestroyNotify) xep_unit_free, error);
}
