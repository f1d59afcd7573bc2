/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-connection-private.h"

/* The outermost is a transaction of SQLite, those inside it are savepoints named after their
   depth. */
struct _XepTransaction
{
  XepConnection *connection;
  int depth;
};

static gboolean
execute_at_depth (XepTransaction *self, const char *format, GError **error)
{
  g_autofree char *sql = g_strdup_printf (format, self->depth, self->depth);

  return xep_connection_execute (self->connection, sql, error);
}

/* Back to the depth outside @self; 0 marks it as done, so that freeing does not roll back. */
static void
leave (XepTransaction *self)
{
  int *depth = xep_connection_get_depth (self->connection);

  if (--*depth == 0)
    xep_connection_end_write (self->connection);
  self->depth = 0;
}

/**
 * xep_transaction_begin:
 *
 * The outermost takes the turn to write at once, so that a later write cannot fail for want of it.
 * Errors: %XEP_ERROR_BUSY while another process writes, %XEP_ERROR_MOVED when the file is no longer
 * there.
 */
XepTransaction *
xep_transaction_begin (XepConnection *connection, GError **error)
{
  XepTransaction *self = g_new0 (XepTransaction, 1);
  const char *outermost = xep_connection_is_read_only (connection) ? "BEGIN" : "BEGIN IMMEDIATE";

  self->connection = g_object_ref (connection);
  self->depth = ++*xep_connection_get_depth (connection);
  if ((self->depth > 1 || xep_connection_begin_write (connection, error))
      && execute_at_depth (self, self->depth == 1 ? outermost : "SAVEPOINT xep_%d", error))
    {
      if (self->depth == 1)
        xep_connection_begun (connection);
      return self;
    }
  leave (self);
  xep_transaction_free (self);
  return NULL;
}

/**
 * xep_transaction_commit:
 *
 * Ends the transaction but does not free @self; transactions end in the reverse order of their
 * beginning. After %FALSE it is still open, and freeing it rolls back.
 */
gboolean
xep_transaction_commit (XepTransaction *self, GError **error)
{
  g_assert (self->depth == *xep_connection_get_depth (self->connection));

  if (!xep_watcher_check (xep_connection_get_watcher (self->connection), error)
      || !execute_at_depth (self, self->depth == 1 ? "COMMIT" : "RELEASE xep_%d", error))
    return FALSE;
  leave (self);
  if (!xep_connection_in_transaction (self->connection))
    xep_connection_ended (self->connection, TRUE);
  return TRUE;
}

/* SQLite may have rolled back everything by itself (disk full); then nothing is left to do, and the
 * COMMIT of an outer transaction fails as it must. */
static void
roll_back (XepTransaction *self)
{
  sqlite3 *handle = xep_connection_get_handle (self->connection);

  if (sqlite3_get_autocommit (handle))
    return;
  if (self->depth > 1 && execute_at_depth (self, "ROLLBACK TO xep_%d; RELEASE xep_%d", NULL))
    return;
  sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL);
  g_assert (sqlite3_get_autocommit (handle));
}

void
xep_transaction_free (XepTransaction *self)
{
  if (self == NULL)
    return;
  if (self->depth > 0)
    {
      g_assert (self->depth == *xep_connection_get_depth (self->connection));
      roll_back (self);
      leave (self);
      if (!xep_connection_in_transaction (self->connection))
        xep_connection_ended (self->connection, FALSE);
    }
  g_object_unref (self->connection);
  g_free (self);
}
