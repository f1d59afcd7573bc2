/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-statement.h"

#include <string.h>

#include "db/xep-connection-private.h"

struct _XepStatement
{
  XepConnection *connection;
  sqlite3_stmt *handle;
};

static sqlite3_stmt *
get_handle (XepStatement *self)
{
  xep_connection_get_handle (self->connection);
  return self->handle;
}

/* A column may be read only while the statement stands on a row. Whose thread this is was looked at
 * by the step that led there. */
static sqlite3_stmt *
get_row (XepStatement *self, int column)
{
  g_assert (column >= 0 && column < sqlite3_data_count (self->handle));
  return self->handle;
}

static XepStatement *
statement_new (XepConnection *connection, sqlite3_stmt *handle)
{
  XepStatement *self = g_new0 (XepStatement, 1);

  self->connection = g_object_ref (connection);
  self->handle = handle;
  return self;
}

/**
 * xep_connection_prepare:
 * @sql: one statement; single quotes for text, never double ones
 *
 * The text is the key of the cache, so it should be a constant. Two users of the same text at the
 * same time get two statements.
 */
XepStatement *
xep_connection_prepare (XepConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *handle = xep_connection_take_cached (self, sql);
  const char *rest = "";
  int code = SQLITE_OK;

  if (handle == NULL)
    code = sqlite3_prepare_v3 (xep_connection_get_handle (self), sql, -1, SQLITE_PREPARE_PERSISTENT,
                               &handle, &rest);
  if (code != SQLITE_OK)
    {
      xep_connection_set_error (self, code, error);
      return NULL;
    }
  g_assert (handle != NULL && rest[strspn (rest, " \n")] == '\0');
  return statement_new (self, handle);
}

/**
 * xep_statement_free:
 *
 * Gives the statement back to the connection's cache, reset and without bindings.
 */
void
xep_statement_free (XepStatement *self)
{
  if (self == NULL)
    return;
  xep_connection_release (self->connection, self->handle);
  g_object_unref (self->connection);
  g_free (self);
}

static void
check_bound (int code)
{
  g_assert (code == SQLITE_OK);
}

void
xep_statement_bind_int64 (XepStatement *self, int index, gint64 value)
{
  check_bound (sqlite3_bind_int64 (get_handle (self), index, value));
}

/**
 * xep_statement_bind_text:
 * @value: (nullable): copied
 */
void
xep_statement_bind_text (XepStatement *self, int index, const char *value)
{
  check_bound (sqlite3_bind_text (get_handle (self), index, value, -1, SQLITE_TRANSIENT));
}

void
xep_statement_bind_text_or_null (XepStatement *self, int index, const char *value)
{
  xep_statement_bind_text (self, index, value != NULL && *value != '\0' ? value : NULL);
}

/**
 * xep_statement_bind_blob:
 * @value: (nullable): copied; no bytes at all is an empty blob and not NULL
 */
void
xep_statement_bind_blob (XepStatement *self, int index, GBytes *value)
{
  gsize size = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  if (value == NULL)
    xep_statement_bind_null (self, index);
  else
    check_bound (sqlite3_bind_blob64 (get_handle (self), index, data != NULL ? data : "", size,
                                      SQLITE_TRANSIENT));
}

void
xep_statement_bind_null (XepStatement *self, int index)
{
  check_bound (sqlite3_bind_null (get_handle (self), index));
}

void
xep_statement_bind_id (XepStatement *self, int index, gint64 id)
{
  if (id == 0)
    xep_statement_bind_null (self, index);
  else
    xep_statement_bind_int64 (self, index, id);
}

void
xep_statement_bind_points (XepStatement *self, int index, XepPoints points)
{
  if (points == XEP_POINTS_MISSING)
    xep_statement_bind_null (self, index);
  else
    xep_statement_bind_int64 (self, index, points);
}

void
xep_statement_bind_date (XepStatement *self, int index, XepDate date)
{
  g_autofree char *text = xep_date_format_iso (date);

  xep_statement_bind_text_or_null (self, index, text);
}

/**
 * xep_statement_step:
 * @row: (out) (optional): whether there is a row to read
 * @error: %XEP_ERROR_CONSTRAINT, %XEP_ERROR_NO_SPACE and their like, %XEP_ERROR_CANCELLED where
 * somebody waits for the work and has stopped it; the statement is then reset
 */
gboolean
xep_statement_step (XepStatement *self, gboolean *row, GError **error)
{
  int code;

  /* Many short statements never come to the look that SQLite takes in a long one. */
  if (!xep_watcher_check (xep_connection_get_watcher (self->connection), error))
    {
      sqlite3_reset (get_handle (self));
      return FALSE;
    }
  code = sqlite3_step (get_handle (self));
  if (row != NULL)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  xep_connection_set_error (self->connection, code, error);
  sqlite3_reset (self->handle);
  return FALSE;
}

gboolean
xep_statement_run (XepStatement *self, GError **error)
{
  gboolean row = FALSE;

  if (!xep_statement_step (self, &row, error))
    return FALSE;
  g_assert (!row);
  xep_statement_reset (self);
  return TRUE;
}

/**
 * xep_statement_reset:
 *
 * Ready to be stepped from the start; the bindings stay.
 */
void
xep_statement_reset (XepStatement *self)
{
  /* The result repeats the failure that the last step has already told. */
  sqlite3_reset (get_handle (self));
}

gboolean
xep_statement_is_null (XepStatement *self, int column)
{
  return sqlite3_column_type (get_row (self, column), column) == SQLITE_NULL;
}

gint64
xep_statement_get_int64 (XepStatement *self, int column)
{
  return sqlite3_column_int64 (get_row (self, column), column);
}

const char *
xep_statement_get_text (XepStatement *self, int column)
{
  return (const char *) sqlite3_column_text (get_row (self, column), column);
}

char *
xep_statement_dup_text (XepStatement *self, int column)
{
  const char *text = xep_statement_get_text (self, column);

  return g_strdup (text != NULL ? text : "");
}

GBytes *
xep_statement_get_blob (XepStatement *self, int column)
{
  const void *data;

  if (xep_statement_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

XepPoints
xep_statement_get_points (XepStatement *self, int column)
{
  if (xep_statement_is_null (self, column))
    return XEP_POINTS_MISSING;
  return sqlite3_column_int (self->handle, column);
}

/**
 * xep_statement_get_date:
 *
 * Text that is no ISO date is a fault of the schema, whose CHECK should keep it out: reported as
 * critical, without the text, which is a person's, and not set.
 */
XepDate
xep_statement_get_date (XepStatement *self, int column)
{
  XepDate date = XEP_DATE_NONE;

  if (!xep_date_parse_iso (xep_statement_get_text (self, column), &date, NULL))
    g_critical ("column %d holds no date", column);
  return date;
}

GPtrArray *
xep_statement_collect (XepStatement *self,
                       XepRowReader reader,
                       GDestroyNotify free_record,
                       GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  gboolean row;

  while (TRUE)
    {
      if (!xep_statement_step (self, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      g_ptr_array_add (records, reader (self));
    }
}
