/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-assessment-move.h"

#include <glib/gi18n.h>

#include "store/xep-assessment-load.h"
#include "store/xep-audit-store.h"
#include "store/xep-field.h"
#include "store/xep-store-private.h"

/* All that a step holds, by the keys of xep_assessment_store_set(): points as numbers, the rest as
 * text. */
#define OF_STEP " WHERE assessment_id = ?1 AND step = ?2"
#define SELECT_HELD                                                                               \
  "SELECT criterion, value, NULL FROM points" OF_STEP                                             \
  " UNION ALL SELECT 'level', NULL, level FROM step_result" OF_STEP " AND level IS NOT NULL"      \
  " UNION ALL SELECT 'date', NULL, dated_on FROM step_result" OF_STEP " AND dated_on IS NOT NULL" \
  " UNION ALL SELECT 'number', NULL, document_number FROM step_result" OF_STEP                    \
  " AND document_number <> ''"                                                                    \
  " UNION ALL SELECT 'authority', NULL, authority FROM step_result" OF_STEP " AND authority <> ''"

typedef struct
{
  char *key, *text;
} Held;

static void
held_free (Held *self)
{
  g_free (self->key);
  g_free (self->text);
  g_free (self);
}

static gpointer
read_held (XepStatement *row)
{
  Held *self = g_new0 (Held, 1);

  self->key = xep_statement_dup_text (row, 0);
  self->text = xep_statement_is_null (row, 1)
                   ? xep_statement_dup_text (row, 2)
                   : xep_points_format (xep_statement_get_points (row, 1));
  return self;
}

static GPtrArray *
list_held (XepStore *store, gint64 id, XepStep step, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (store, SELECT_HELD, error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, id);
  xep_statement_bind_text (statement, 2, xep_step_to_nick (step));
  return xep_statement_collect (statement, read_held, (GDestroyNotify) held_free, error);
}

static gboolean
check_open (XepStore *store, gint64 id, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store, "SELECT state = 'closed' FROM assessment WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      xep_assessment_set_not_found (id, error);
      return FALSE;
    }
  if (xep_statement_get_int64 (statement, 0) == 0)
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_LOCKED,
                       _("This assessment is decided and locked; nothing was moved. Unlock it "
                         "first, with the reason."));
  return FALSE;
}

static gboolean
holds (GPtrArray *held, const char *key)
{
  for (guint i = 0; i < held->len; i++)
    if (g_str_equal (((const Held *) g_ptr_array_index (held, i))->key, key))
      return TRUE;
  return FALSE;
}

/* What stands in the way, in words. */
static gboolean
check_values (GPtrArray *held, XepStep from, GPtrArray *in_the_way, XepStep to, GError **error)
{
  if (from == to)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("What is keyed as %s is there already; nothing was moved."), xep_step_word (to));
  else if (held->len == 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("Nothing is keyed as %s; nothing was moved."), xep_step_word (from));
  else if (in_the_way->len > 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 ngettext ("%d value is keyed as %s already; nothing was moved. Clear it first, or "
                           "move it elsewhere.",
                           "%d values are keyed as %s already; nothing was moved. Clear them "
                           "first, or move them elsewhere.",
                           in_the_way->len),
                 (int) in_the_way->len, xep_step_word (to));
  else if (to == XEP_STEP_SELF && (holds (held, "number") || holds (held, "authority")))
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("A self-assessment has no document number and no deciding body, but the %s "
                   "holds one; nothing was moved. Clear it first if it belongs to no paper."),
                 xep_step_word (from));
  else
    return TRUE;
  return FALSE;
}

/* What is to be moved; NULL with @error if it cannot be. (transfer full) */
static GPtrArray *
list_movable (XepStore *store, gint64 id, XepStep from, XepStep to, GError **error)
{
  g_autoptr (GPtrArray) held
      = check_open (store, id, error) ? list_held (store, id, from, error) : NULL;
  g_autoptr (GPtrArray) in_the_way = held != NULL ? list_held (store, id, to, error) : NULL;

  if (in_the_way == NULL || !check_values (held, from, in_the_way, to, error))
    return NULL;
  return g_steal_pointer (&held);
}

/**
 * xep_assessment_store_check_move:
 * @count: boxes of points that are filled, and level, date, number and body where there are any
 *
 * Errors: those of xep_assessment_store_move_step().
 */
gboolean
xep_assessment_store_check_move (
    XepStore *store, gint64 id, XepStep from, XepStep to, guint *count, GError **error)
{
  g_autoptr (GPtrArray) held = list_movable (store, id, from, to, error);

  *count = held != NULL ? held->len : 0;
  return held != NULL;
}

static gboolean
audit_move (XepStore *store,
            gint64 id,
            XepStep from,
            XepStep to,
            GPtrArray *held,
            const char *why,
            GError **error)
{
  for (guint i = 0; i < held->len; i++)
    {
      const Held *value = g_ptr_array_index (held, i);
      g_autofree char *left = xep_field_dup_address (from, value->key);
      g_autofree char *entered = xep_field_dup_address (to, value->key);

      if (!xep_audit_store_add (store, "assessment", id, left, value->text, NULL, why, error)
          || !xep_audit_store_add (store, "assessment", id, entered, NULL, value->text, why, error))
        return FALSE;
    }
  return TRUE;
}

/* A step that holds nothing may still say how it is keyed: that of the column that comes counts. */
static gboolean
write_move (XepStore *store, gint64 id, XepStep from, XepStep to, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM step_result WHERE assessment_id = ?1 AND step = ?3 AND ?2 <> ?3",
    "UPDATE step_result SET step = ?3 WHERE assessment_id = ?1 AND step = ?2",
    "UPDATE points SET step = ?3 WHERE assessment_id = ?1 AND step = ?2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (XepStatement) statement = xep_store_prepare (store, statements[i], error);

      if (statement == NULL)
        return FALSE;
      xep_statement_bind_int64 (statement, 1, id);
      xep_statement_bind_text (statement, 2, xep_step_to_nick (from));
      xep_statement_bind_text (statement, 3, xep_step_to_nick (to));
      if (!xep_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * xep_assessment_store_move_step:
 * @why: (nullable): for the audit
 * @moved: (out) (optional): how many values went
 *
 * One transaction. Errors: %XEP_ERROR_LOCKED for a locked assessment, %XEP_ERROR_INVALID in words
 * when there is nothing to move, when the other step holds something (with the number), or when it
 * cannot hold what comes; %XEP_ERROR_NOT_FOUND.
 */
gboolean
xep_assessment_store_move_step (XepStore *store,
                                gint64 id,
                                XepStep from,
                                XepStep to,
                                const char *why,
                                guint *moved,
                                GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_store_begin (store, error);
  g_autoptr (GPtrArray) held
      = transaction != NULL ? list_movable (store, id, from, to, error) : NULL;

  if (held == NULL || !write_move (store, id, from, to, error)
      || !audit_move (store, id, from, to, held, why, error)
      || !xep_transaction_commit (transaction, error))
    return FALSE;
  if (moved != NULL)
    *moved = held->len;
  xep_store_emit_changed (store, XEP_NEWS_ASSESSMENT, 0, id);
  return TRUE;
}
