/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-count-quota.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-audit-store.h"
#include "store/xep-count-store.h"
#include "store/xep-store-private.h"

GHashTable *
xep_count_quota_load_raised (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (GHashTable) raised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, "SELECT quota FROM period_quota WHERE period_id = ? AND raised = 1", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  while (xep_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&raised);
      g_hash_table_add (raised, xep_statement_dup_text (statement, 0));
    }
  return NULL;
}

/**
 * xep_count_store_dup_quota_grounds:
 *
 * The grounds are there exactly when the percentage is raised.
 */
char *
xep_count_store_dup_quota_grounds (XepStore *store,
                                   gint64 period_id,
                                   const char *quota_id,
                                   GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (
      store, "SELECT grounds FROM period_quota WHERE period_id = ? AND quota = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, quota_id);
  if (!xep_statement_step (statement, &row, error))
    return NULL;
  return row ? xep_statement_dup_text (statement, 0) : g_strdup ("");
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_quota (XepStore *store, gint64 period_id, const char *quota_id, GError **error)
{
  XepRegulation *regulation = xep_store_get_period_regulation (store, period_id, error);
  GPtrArray *rules;

  if (regulation == NULL)
    return FALSE;
  rules = xep_regulation_get_quota (regulation);
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((const XepQuotaRule *) g_ptr_array_index (rules, i))->id, quota_id) == 0)
      return TRUE;
  return refuse (_("The regulation of this period has no such quota; nothing was changed. Choose "
                   "one of the list."),
                 error);
}

static gboolean
write_quota (
    XepStore *store, gint64 period_id, const char *quota_id, const char *grounds, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "INSERT INTO period_quota (period_id, quota, raised, grounds)"
                           " VALUES (?1, ?2, ?3 <> '', ?3) ON CONFLICT DO UPDATE"
                           " SET raised = excluded.raised, grounds = excluded.grounds",
                           error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, period_id);
  xep_statement_bind_text (statement, 2, quota_id);
  xep_statement_bind_text (statement, 3, grounds);
  return xep_statement_run (statement, error);
}

static gboolean
change_quota (XepStore *store,
              gint64 period_id,
              const char *quota_id,
              const char *grounds,
              gboolean *changed,
              GError **error)
{
  g_autofree char *field = g_strdup_printf ("quota.%s.raised", quota_id);
  g_autofree char *before = xep_count_store_dup_quota_grounds (store, period_id, quota_id, error);

  if (before == NULL)
    return FALSE;
  *changed = !g_str_equal (before, grounds);
  return !*changed
         || (write_quota (store, period_id, quota_id, grounds, error)
             && xep_audit_store_add (store, "period", period_id, field, before, grounds, NULL,
                                     error));
}

/**
 * xep_count_store_set_quota_raised:
 * @grounds: (nullable): why the unit's results are outstanding; of no meaning unless @raised
 *
 * The audit keeps the grounds. Errors: %XEP_ERROR_INVALID without grounds or for an unknown quota,
 * %XEP_ERROR_NOT_FOUND for a period that was never opened.
 */
gboolean
xep_count_store_set_quota_raised (XepStore *store,
                                  gint64 period_id,
                                  const char *quota_id,
                                  gboolean raised,
                                  const char *grounds,
                                  GError **error)
{
  g_autofree char *clean = xep_text_clean_multiline (raised && grounds != NULL ? grounds : "");
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  gboolean changed = FALSE;

  if (transaction == NULL || !check_quota (store, period_id, quota_id, error))
    return FALSE;
  if (raised && *clean == '\0')
    return refuse (_("The raised percentage wants its grounds; the ordinary one is kept. Type why "
                     "the results are outstanding."),
                   error);
  if (!change_quota (store, period_id, quota_id, clean, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_PERIOD, period_id, 0);
  return TRUE;
}
