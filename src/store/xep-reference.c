/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-reference.h"

#include <glib/gi18n.h>

#include "store/xep-store-private.h"

/* What the rows of a table are called; a table that is not named here is counted all the same. */
static const struct
{
  const char *table;
  const char *words;
} names[] = {
  { "assessment", N_("%u assessments") },
  { "collective", N_("%u collectives") },
  { "meeting", N_("%u meetings") },
  { "person", N_("%u people") },
  { "post", N_("%u posts") },
  { "unit", N_("%u units below it") },
};

static void
reference_free (XepReference *self)
{
  g_free (self->table);
  g_free (self->column);
  g_free (self);
}

static XepReference *
reference_from_row (XepStatement *row)
{
  XepReference *self = g_new0 (XepReference, 1);

  self->table = xep_statement_dup_text (row, 0);
  self->column = xep_statement_dup_text (row, 1);
  self->cascades = g_strcmp0 (xep_statement_get_text (row, 2), "CASCADE") == 0;
  return self;
}

GPtrArray *
xep_reference_list (XepStore *store, const char *table, GError **error)
{
  g_autoptr (XepStatement) statement
      = xep_store_prepare (store,
                           "SELECT s.name, f.\"from\", f.on_delete FROM sqlite_schema s"
                           " JOIN pragma_foreign_key_list (s.name) f"
                           " WHERE s.type = 'table' AND f.\"table\" = ? ORDER BY s.name, f.id",
                           error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_text (statement, 1, table);
  return xep_statement_collect (statement, (XepRowReader) reference_from_row,
                                (GDestroyNotify) reference_free, error);
}

gboolean
xep_reference_count (
    XepStore *store, const XepReference *self, gint64 id, guint *count, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = ?", self->table, self->column);
  gint64 value;

  if (!xep_store_query_id (store, sql, id, &value, error))
    return FALSE;
  *count = (guint) value;
  return TRUE;
}

gboolean
xep_reference_move (
    XepStore *store, const XepReference *self, gint64 from, gint64 to, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE %s = ?2", self->table,
                                          self->column, self->column);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, to);
  xep_statement_bind_int64 (statement, 2, from);
  return xep_statement_run (statement, error);
}

char *
xep_reference_dup_words (const XepReference *self, guint count)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, self->table))
      return g_strdup_printf (_ (names[i].words), count);
  return g_strdup_printf (_("%u other entries"), count);
}
