/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-history-store.h"

#include <glib/gi18n.h>

#include "store/xep-store-private.h"

/* A shortcoming is remedied once any later assessment reports it as done. */
#define SELECT                                                                           \
  "SELECT a.id, a.period_id, p.year, p.code, a.kind, a.unit_name, a.post_party,"         \
  " a.post_government, a.post_union, a.unrated_reason,"                                  \
  " (SELECT count(*) FROM shortcoming s WHERE s.assessment_id = a.id),"                  \
  " (SELECT count(*) FROM shortcoming s WHERE s.assessment_id = a.id AND EXISTS"         \
  "  (SELECT 1 FROM remedy r WHERE r.shortcoming_id = s.id AND r.state = 'done')),"      \
  " (SELECT count(*) FROM rerating r WHERE r.assessment_id = a.id),"                     \
  " d.dated_on, d.document_number, f.total, f.level, t.total, t.level, d.total, d.level" \
  " FROM assessment a JOIN period p ON p.id = a.period_id"                               \
  " LEFT JOIN step_result f ON f.assessment_id = a.id AND f.step = 'self'"               \
  " LEFT JOIN step_result t ON t.assessment_id = a.id AND t.step = 'appraisal'"          \
  " LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision'"           \
  " WHERE a.%s = ? ORDER BY p.year DESC, p.code DESC,"                                   \
  " instr ('collective|leader|staff|member', a.kind)"
#define FIRST_POST 6
#define FIRST_STEP 15

/* A subject as its letter and number say. */
static const struct
{
  char letter;
  const char *column;
  const char *exists;
} subjects[] = {
  { 'p', "person_id", "SELECT id FROM person WHERE id = ?" },
  { 'c', "collective_id", "SELECT id FROM collective WHERE id = ?" },
};

void
xep_history_row_free (XepHistoryRow *self)
{
  if (self == NULL)
    return;
  g_free (self->period_title);
  g_free (self->unit_name);
  g_free (self->posts);
  g_free (self->number);
  g_free (self->unrated);
  g_free (self);
}

/* (transfer full) */
static char *
join_posts (XepStatement *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < XEP_N_BRANCHES; i++)
    {
      const char *posts = xep_statement_get_text (row, FIRST_POST + i);

      if (*posts != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", posts);
    }
  return g_strdup (text->str);
}

static char *
dup_reason (XepRegulation *regulation, const char *id)
{
  const XepNamedItem *reason
      = xep_named_items_find (xep_regulation_get_unrated_reasons (regulation), id);

  return g_strdup (reason != NULL ? reason->text : id);
}

static XepHistoryRow *
row_from_statement (XepStatement *row, XepRegulation *regulation)
{
  XepHistoryRow *self = g_new0 (XepHistoryRow, 1);

  self->assessment_id = xep_statement_get_int64 (row, 0);
  self->year = (int) xep_statement_get_int64 (row, 2);
  xep_period_from_nick (xep_statement_get_text (row, 3), &self->code);
  self->period_title = xep_regulation_dup_period_title (regulation, self->code, self->year);
  xep_kind_from_nick (xep_statement_get_text (row, 4), &self->kind);
  self->unit_name = xep_statement_dup_text (row, 5);
  self->posts = join_posts (row);
  self->unrated = dup_reason (regulation, xep_statement_get_text (row, 9));
  self->shortcomings = (guint) xep_statement_get_int64 (row, 10);
  self->remedied = (guint) xep_statement_get_int64 (row, 11);
  self->reratings = (guint) xep_statement_get_int64 (row, 12);
  self->decided_on = xep_statement_get_date (row, 13);
  self->number = xep_statement_dup_text (row, 14);
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      self->points[i] = xep_statement_get_points (row, FIRST_STEP + 2 * i);
      if (!xep_statement_is_null (row, FIRST_STEP + 2 * i + 1))
        xep_level_from_nick (xep_statement_get_text (row, FIRST_STEP + 2 * i + 1),
                             &self->levels[i]);
    }
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
          = xep_store_get_period_regulation (store, xep_statement_get_int64 (statement, 1), error);
      if (regulation == NULL)
        return FALSE;
      g_ptr_array_add (rows, row_from_statement (statement, regulation));
    }
  return FALSE;
}

/* Index into the table of subjects, and the number; -1 with @error for what is no subject of the
 * file. */
static int
find_subject (XepStore *store, const char *subject_id, gint64 *id, GError **error)
{
  guint64 number = 0;

  for (gsize i = 0; subject_id != NULL && i < G_N_ELEMENTS (subjects); i++)
    if (subject_id[0] == subjects[i].letter
        && g_ascii_string_to_unsigned (subject_id + 1, 10, 1, G_MAXINT64, &number, NULL))
      {
        if (!xep_store_query_id (store, subjects[i].exists, (gint64) number, id, error))
          return -1;
        if (*id != 0)
          return (int) i;
      }
  g_set_error (error, XEP_ERROR, XEP_ERROR_NOT_FOUND,
               _("There is no subject “%s”. Take the number from the list, such as p12 for a "
                 "person or c3 for a collective."),
               subject_id != NULL ? subject_id : "");
  return -1;
}

/**
 * xep_history_store_list:
 *
 * Of one year the year comes before its quarters, and of two ratings in a period the officer's
 * first. Points and levels are those in force: what a rerating changed is in its own list. Errors:
 * %XEP_ERROR_NOT_FOUND for an unknown subject.
 */
GPtrArray *
xep_history_store_list (XepStore *store, const char *subject_id, GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_history_row_free);
  g_autoptr (XepStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gint64 id = 0;
  int subject = find_subject (store, subject_id, &id, error);

  if (subject < 0)
    return NULL;
  sql = g_strdup_printf (SELECT, subjects[subject].column);
  statement = xep_store_prepare (store, sql, error);
  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, id);
  if (!read_rows (store, statement, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}
