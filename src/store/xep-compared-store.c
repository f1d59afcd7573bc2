/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-warning.h"
#include "store/xep-audit-store.h"
#include "store/xep-store-private.h"

gboolean
xep_compared_store_mark (XepStore *self,
                         gint64 snapshot_id,
                         XepRegulation *regulation,
                         GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      self, "SELECT criteria_set FROM compared_set WHERE snapshot_id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, snapshot_id);
  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      /* A set that the text does not have changes nothing. */
      xep_regulation_mark_compared (regulation, xep_statement_get_text (statement, 0));
    }
  return FALSE;
}

/* A reader may stand on a file whose schema is older than this table. */
static gboolean
has_table (XepStore *self, gboolean *found, GError **error)
{
  gint64 exists = 0;

  if (!xep_store_query_id (self,
                           "SELECT EXISTS (SELECT 1 FROM sqlite_schema"
                           " WHERE name = 'compared_set') AND ?1",
                           1, &exists, error))
    return FALSE;
  *found = exists != 0;
  return TRUE;
}

/* The snapshot with the text of @regulation; 0 if no period was opened with it. */
static gboolean
find_snapshot (XepStore *self, XepRegulation *regulation, gint64 *id, GError **error)
{
  g_autofree char *hash
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, xep_regulation_get_xml (regulation), -1);
  g_autoptr (XepStatement) statement
      = xep_store_prepare (self, "SELECT id FROM regulation_snapshot WHERE hash = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, hash);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *id = row ? xep_statement_get_int64 (statement, 0) : 0;
  return TRUE;
}

gboolean
xep_compared_store_mark_current (XepStore *self, XepRegulation *regulation, GError **error)
{
  gboolean found = FALSE;
  gint64 snapshot_id = 0;

  if (!has_table (self, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  return find_snapshot (self, regulation, &snapshot_id, error)
         && (snapshot_id == 0 || xep_compared_store_mark (self, snapshot_id, regulation, error));
}

gboolean
xep_store_get_set_compared (
    XepStore *self, gint64 period_id, const char *set_id, XepDate *on, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (self,
                           "SELECT c.compared_on FROM period p"
                           " JOIN compared_set c ON c.snapshot_id = p.snapshot_id"
                           " WHERE p.id = ? AND c.criteria_set = ?",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, set_id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *on = row ? xep_statement_get_date (statement, 0) : XEP_DATE_NONE;
  return TRUE;
}

static gboolean
check_mark (XepStore *self, gint64 period_id, const char *set_id, XepDate on, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (self, period_id, error);

  if (regulation == NULL)
    return FALSE;
  if (xep_regulation_find_set (regulation, set_id) == NULL)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("“%s” is not a criteria set of this period; nothing was changed. Choose one of "
                   "the list."),
                 set_id != NULL ? set_id : "");
  else if (xep_date_is_set (on) && !xep_date_is_full (on))
    g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                         _("The day of the comparison is not a whole date; nothing was changed. "
                           "Type day/month/year."));
  else
    return TRUE;
  return FALSE;
}

/* The row comes, changes or goes. */
static gboolean
write_mark (XepStore *self, gint64 period_id, const char *set_id, XepDate on, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      self,
      xep_date_is_set (on) ? "INSERT INTO compared_set (snapshot_id, criteria_set, compared_on)"
                             " SELECT snapshot_id, ?2, ?3 FROM period WHERE id = ?1"
                             " ON CONFLICT DO UPDATE SET compared_on = excluded.compared_on"
                           : "DELETE FROM compared_set WHERE criteria_set = ?2 AND ?3 IS NULL"
                             " AND snapshot_id = (SELECT snapshot_id FROM period WHERE id = ?1)",
      error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, set_id);
  xep_statement_bind_date (statement, 3, on);
  return xep_statement_run (statement, error);
}

static gboolean
change_mark (XepStore *self,
             gint64 period_id,
             const char *set_id,
             XepDate on,
             gboolean *changed,
             GError **error)
{
  XepDate before = XEP_DATE_NONE;
  g_autofree char *field = g_strconcat ("compared.", set_id, NULL);
  g_autofree char *new_value = xep_date_format_iso (on);
  g_autofree char *old_value = NULL;

  if (!xep_store_get_set_compared (self, period_id, set_id, &before, error))
    return FALSE;
  old_value = xep_date_format_iso (before);
  *changed = !g_str_equal (old_value, new_value);
  return !*changed
         || (write_mark (self, period_id, set_id, on, error)
             && xep_audit_store_add (self, "period", period_id, field, old_value, new_value, NULL,
                                     error));
}

gboolean
xep_store_mark_set_compared (
    XepStore *self, gint64 period_id, const char *set_id, XepDate on, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (self, error);
  g_autoptr (GError) unread = NULL;
  gboolean changed = FALSE;

  if (transaction == NULL || !check_mark (self, period_id, set_id, on, error)
      || !change_mark (self, period_id, set_id, on, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  /* The mark is in the file: that it cannot be read back now does not take it out again. */
  if (!xep_store_reload_regulations (self, &unread))
    xep_warning_tell (XEP_WARNING_FILE, unread->message);
  xep_store_emit_changed (self, XEP_NEWS_REGULATION, 0, 0);
  return TRUE;
}
