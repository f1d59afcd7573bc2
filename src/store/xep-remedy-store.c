/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-remedy-store.h"

#include "store/xep-period-store.h"
#include "store/xep-store-private.h"

/* "YEAR" comes after the quarters, as its letter does. The state is the one last reported. */
#define SELECT                                                                                  \
  "SELECT s.id, s.assessment_id, s.text, s.measure, s.due_on, s.responsible, a.kind,"           \
  " ifnull (a.person_id, a.collective_id), a.subject_name, a.unit_name, p.id, p.year, p.code,"  \
  " (SELECT r.state FROM remedy r JOIN assessment b ON b.id = r.assessment_id"                  \
  "  JOIN period q ON q.id = b.period_id WHERE r.shortcoming_id = s.id AND r.state IS NOT NULL" \
  "  ORDER BY q.year DESC, q.code DESC LIMIT 1)"                                                \
  " FROM shortcoming s JOIN assessment a ON a.id = s.assessment_id"                             \
  " JOIN period p ON p.id = a.period_id"                                                        \
  " WHERE (p.year < ?1 OR (p.year = ?1 AND p.code <= ?2)) AND NOT EXISTS"                       \
  "  (SELECT 1 FROM remedy r WHERE r.shortcoming_id = s.id AND r.state = 'done')"               \
  " ORDER BY s.due_on IS NULL, s.due_on, p.year, p.code, a.sort_key, s.position"

void
xep_open_remedy_free (XepOpenRemedy *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->shortcoming, xep_shortcoming_free);
  g_free (self->subject_id);
  g_free (self->subject_name);
  g_free (self->unit_name);
  g_free (self->found_in);
  g_free (self);
}

static XepShortcoming *
shortcoming_from_row (XepStatement *row)
{
  XepShortcoming *self = xep_shortcoming_new ();

  g_free (self->text);
  g_free (self->measure);
  g_free (self->responsible);
  self->id = xep_statement_get_int64 (row, 0);
  self->assessment_id = xep_statement_get_int64 (row, 1);
  self->text = xep_statement_dup_text (row, 2);
  self->measure = xep_statement_dup_text (row, 3);
  self->due_on = xep_statement_get_date (row, 4);
  self->responsible = xep_statement_dup_text (row, 5);
  return self;
}

static XepOpenRemedy *
remedy_from_row (XepStatement *row, XepRegulation *regulation)
{
  XepOpenRemedy *self = g_new0 (XepOpenRemedy, 1);

  self->shortcoming = shortcoming_from_row (row);
  xep_kind_from_nick (xep_statement_get_text (row, 6), &self->kind);
  self->subject_id
      = g_strdup_printf ("%c%" G_GINT64_FORMAT, self->kind == XEP_KIND_COLLECTIVE ? 'c' : 'p',
                         xep_statement_get_int64 (row, 7));
  self->subject_name = xep_statement_dup_text (row, 8);
  self->unit_name = xep_statement_dup_text (row, 9);
  self->year = (int) xep_statement_get_int64 (row, 11);
  xep_period_from_nick (xep_statement_get_text (row, 12), &self->code);
  self->found_in = xep_regulation_dup_period_title (regulation, self->code, self->year);
  if (!xep_statement_is_null (row, 13))
    xep_remedy_state_from_nick (xep_statement_get_text (row, 13), &self->state);
  return self;
}

static gboolean
read_rows (XepStore *store, XepStatement *statement, GPtrArray *rows, GError **error)
{
  gboolean row;

  while (xep_statement_step (statement, &row, error))
    {
      XepRegulation *regulation;

      if (!row)
        return TRUE;
      regulation
          = xep_store_get_period_regulation (store, xep_statement_get_int64 (statement, 10), error);
      if (regulation == NULL)
        return FALSE;
      g_ptr_array_add (rows, remedy_from_row (statement, regulation));
    }
  return FALSE;
}

/**
 * xep_remedy_store_list:
 *
 * Plan III and VI.2: what was found is to be remedied, each with its time limit. Errors:
 * %XEP_ERROR_NOT_FOUND for a period that was never opened.
 */
GPtrArray *
xep_remedy_store_list (XepStore *store, gint64 period_id, GError **error)
{
  g_autoptr (XepPeriod) period = xep_period_store_load (store, period_id, error);
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_open_remedy_free);
  g_autoptr (XepStatement) statement = NULL;

  if (period == NULL)
    return NULL;
  statement = xep_store_prepare (store, SELECT, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, period->year);
  xep_statement_bind_text (statement, 2, xep_period_to_nick (period->code));
  if (!read_rows (store, statement, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}
