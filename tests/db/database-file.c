/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "database-file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "db/xep-statement.h"

XepConnection *
database_file_open (const char *path, XepConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  XepConnection *connection = xep_connection_new (path, mode, &error);

  g_assert_no_error (error);
  return connection;
}

void
database_file_execute (XepConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
}

void
database_file_close_connection (XepConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_connection_close (connection, &error));
  g_assert_no_error (error);
}

/* A database of version 3 with @rows rows, open. */
XepConnection *
database_file_make_database (const char *path, int rows)
{
  XepConnection *connection = database_file_open (path, XEP_CONNECTION_READ_WRITE);
  g_autofree char *sql = g_strdup_printf (
      "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT); CREATE TABLE \"odd \"\"name\" (id);"
      "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO t SELECT i, hex (randomblob (20)) FROM n; PRAGMA user_version = %d",
      rows, DATABASE_FILE_VERSION);

  database_file_execute (connection, sql);
  return connection;
}

void
database_file_assert_rows (const char *path, int expected)
{
  g_autoptr (XepConnection) connection = database_file_open (path, XEP_CONNECTION_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "SELECT count(*) FROM t", &error);
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_cmpint (xep_statement_get_int64 (statement, 0), ==, expected);
}

guint
database_file_count_files (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  guint count = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    count++;
  return count;
}

void
database_file_assert_mode (const char *path, int mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}
