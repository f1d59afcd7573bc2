/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-lock.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "store/xep-assessment-load.h"
#include "store/xep-audit-store.h"
#include "store/xep-store-private.h"

#define SELECT                                                                                    \
  "SELECT a.state, a.subject_name, d.level IS NOT NULL, d.dated_on IS NOT NULL FROM assessment a" \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision' WHERE a.id = ?"

static gboolean
refuse (const char *sentence, const char *subject_name, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, subject_name);
  return FALSE;
}

/* A row of SELECT; NULL with @error if the assessment is not there. (transfer full) */
static XepStatement *
seek (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return g_steal_pointer (&statement);
  xep_assessment_set_not_found (id, error);
  return NULL;
}

static gboolean
has_state (XepStatement *row, XepState state)
{
  return xep_assessment_load_state (row, 0) == state;
}

static gboolean
check_decided (XepStatement *row, GError **error)
{
  const char *name = xep_statement_get_text (row, 1);

  if (has_state (row, XEP_STATE_UNRATED))
    return refuse (_("%s is not rated in this period; nothing was locked. Take the reason away "
                     "first if there is a decision."),
                   name, error);
  if (xep_statement_get_int64 (row, 2) == 0)
    return refuse (_("%s has no decided level yet; nothing was locked. Key the decision first."),
                   name, error);
  if (xep_statement_get_int64 (row, 3) == 0)
    return refuse (_("The decision on %s has no date yet; nothing was locked. Key the date "
                     "first."),
                   name, error);
  return TRUE;
}

/* With its audit entry. */
static gboolean
write_state (XepStore *store,
             gint64 id,
             XepState old_state,
             XepState new_state,
             const char *why,
             GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, "UPDATE assessment SET state = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  xep_statement_bind_text (statement, 2, xep_state_to_nick (new_state));
  return xep_statement_run (statement, error)
         && xep_audit_store_add (store, "assessment", id, "state", xep_state_to_nick (old_state),
                                 xep_state_to_nick (new_state), why, error);
}

/* @locked: it was open before. */
static gboolean
lock_one (XepStore *store, gint64 id, gboolean *locked, GError **error)
{
  g_autoptr (XepStatement) row = seek (store, id, error);

  if (row == NULL)
    return FALSE;
  *locked = !has_state (row, XEP_STATE_CLOSED);
  return !*locked
         || (check_decided (row, error)
             && write_state (store, id, XEP_STATE_OPEN, XEP_STATE_CLOSED, NULL, error));
}

/**
 * xep_assessment_store_lock:
 *
 * One that is locked already stays as it is. Errors: %XEP_ERROR_INVALID in words,
 * %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_assessment_store_lock (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  gboolean locked = FALSE;

  if (transaction == NULL || !lock_one (store, id, &locked, error))
    return FALSE;
  if (!locked)
    return TRUE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 0, id);
  return TRUE;
}

static gboolean
unlock_one (XepStore *store, gint64 id, const char *why, GError **error)
{
  g_autoptr (XepStatement) row = seek (store, id, error);

  if (row == NULL)
    return FALSE;
  if (!has_state (row, XEP_STATE_CLOSED))
    return refuse (_("The assessment of %s is not locked; nothing was changed."),
                   xep_statement_get_text (row, 1), error);
  if (*why == '\0')
    return refuse (_("The assessment of %s stays locked: unlocking wants a reason. Type it."),
                   xep_statement_get_text (row, 1), error);
  return write_state (store, id, XEP_STATE_CLOSED, XEP_STATE_OPEN, why, error);
}

/**
 * xep_assessment_store_unlock:
 * @why: (nullable): blank is refused
 *
 * Errors: %XEP_ERROR_INVALID in words, also for one that is not locked; %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_assessment_store_unlock (XepStore *store, gint64 id, const char *why, GError **error)
{
  g_autofree char *reason = xep_text_clean_multiline (why != NULL ? why : "");
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);

  if (transaction == NULL || !unlock_one (store, id, reason, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 0, id);
  return TRUE;
}

static GArray *
list_decided (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT a.id FROM assessment a JOIN step_result d"
                           " ON d.assessment_id = a.id AND d.step = 'decision'"
                           " WHERE a.period_id = ? AND a.state = 'open'"
                           " AND d.level IS NOT NULL AND d.dated_on IS NOT NULL ORDER BY a.id",
                           error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period_id);
  while (xep_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = xep_statement_get_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

gboolean
xep_assessment_store_count_lockable (XepStore *store,
                                     gint64 period_id,
                                     guint *count,
                                     GError **error)
{
  g_autoptr (GArray) ids = list_decided (store, period_id, error);

  if (ids == NULL)
    return FALSE;
  *count = ids->len;
  return TRUE;
}

/**
 * xep_assessment_store_lock_decided:
 * @locked: (out) (optional): how many were locked now
 */
gboolean
xep_assessment_store_lock_decided (XepStore *store, gint64 period_id, guint *locked, GError **error)
{
  g_autoptr (XepTransaction) transaction = NULL;
  g_autoptr (GArray) ids = NULL;

  xep_store_back_up (store, XEP_BACKUP_DECISION);
  transaction = xep_store_begin (store, error);
  if (transaction == NULL || xep_store_get_period_regulation (store, period_id, error) == NULL)
    return FALSE;
  ids = list_decided (store, period_id, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!write_state (store, g_array_index (ids, gint64, i), XEP_STATE_OPEN, XEP_STATE_CLOSED, NULL,
                      error))
      return FALSE;
  if (!xep_transaction_commit (transaction, error))
    return FALSE;
  if (locked != NULL)
    *locked = ids->len;
  if (ids->len > 0)
    xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, period_id, 0);
  return TRUE;
}
