/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "db/xep-statement.h"
#include "xep-test.h"

static XepConnection *
open_memory (const char *sql)
{
  g_autoptr (GError) error = NULL;
  XepConnection *connection = xep_connection_new (NULL, XEP_CONNECTION_MEMORY, &error);

  g_assert_no_error (error);
  g_assert_true (xep_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
  return connection;
}

static XepStatement *
prepare (XepConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  XepStatement *statement = xep_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
run (XepStatement *statement)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
step (XepStatement *statement, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean row = !expected;

  g_assert_true (xep_statement_step (statement, &row, &error));
  g_assert_no_error (error);
  g_assert_cmpint (row, ==, expected);
}

static const char *const wide_table = "CREATE TABLE wide (id INTEGER PRIMARY KEY, whole INTEGER, "
                                      "part INTEGER, words TEXT, bytes BLOB, ref INTEGER,"
                                      " points INTEGER, day TEXT) STRICT";
static const char *const wide_insert = "INSERT INTO wide VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char *const wide_select = "SELECT * FROM wide";

static void
test_values (void)
{
  g_autoptr (XepConnection) connection = open_memory (wide_table);
  g_autoptr (XepStatement) insert = prepare (connection, wide_insert);
  g_autoptr (XepStatement) select = prepare (connection, wide_select);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) again = NULL;
  g_autofree char *words = NULL;
  XepDate day;

  xep_statement_bind_int64 (insert, 1, G_MAXINT64);
  xep_statement_bind_int64 (insert, 2, G_MININT64);
  xep_statement_bind_int64 (insert, 3, 12);
  xep_statement_bind_text (insert, 4, "Giàng Seo Páo");
  xep_statement_bind_blob (insert, 5, bytes);
  xep_statement_bind_id (insert, 6, 42);
  xep_statement_bind_points (insert, 7, 8999);
  xep_statement_bind_date (insert, 8, (XepDate){ 1977, 3, 12 });
  run (insert);
  g_assert_cmpint (xep_connection_last_insert_id (connection), ==, G_MAXINT64);
  g_assert_cmpint (xep_connection_changes (connection), ==, 1);

  step (select, TRUE);
  g_assert_cmpint (xep_statement_get_int64 (select, 0), ==, G_MAXINT64);
  g_assert_cmpint (xep_statement_get_int64 (select, 1), ==, G_MININT64);
  g_assert_cmpint (xep_statement_get_int64 (select, 2), ==, 12);
  g_assert_cmpstr (xep_statement_get_text (select, 3), ==, "Giàng Seo Páo");
  words = xep_statement_dup_text (select, 3);
  g_assert_cmpstr (words, ==, "Giàng Seo Páo");
  again = xep_statement_get_blob (select, 4);
  g_assert_true (g_bytes_equal (again, bytes));
  g_assert_cmpint (xep_statement_get_int64 (select, 5), ==, 42);
  g_assert_cmpint (xep_statement_get_points (select, 6), ==, 8999);
  day = xep_statement_get_date (select, 7);
  g_assert_cmpint (xep_date_compare (day, (XepDate){ 1977, 3, 12 }), ==, 0);
  for (int column = 0; column < 8; column++)
    g_assert_false (xep_statement_is_null (select, column));
  step (select, FALSE);
}

/* Exactly one column is NULL at a time, so an index that is off by one shows. */
static void
bind_null_at (XepStatement *insert, int null_index)
{
  static const char *const texts[] = { "1", "2", "3", "4", "5", "6", "7", "8" };

  for (int index = 1; index <= 8; index++)
    xep_statement_bind_text (insert, index, index == null_index ? NULL : texts[index - 1]);
}

static void
test_null_index (void)
{
  g_autoptr (XepConnection) connection = open_memory ("CREATE TABLE t (a, b, c, d, e, f, g, h)");
  g_autoptr (XepStatement) insert
      = prepare (connection, "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  g_autoptr (XepStatement) select = prepare (connection, "SELECT * FROM t ORDER BY rowid");

  for (int null_index = 1; null_index <= 8; null_index++)
    {
      bind_null_at (insert, null_index);
      run (insert);
    }
  for (int null_index = 1; null_index <= 8; null_index++)
    {
      step (select, TRUE);
      for (int column = 0; column < 8; column++)
        g_assert_cmpint (xep_statement_is_null (select, column), ==, column == null_index - 1);
    }
  step (select, FALSE);
}

static void
bind_nothing (XepStatement *insert)
{
  xep_statement_bind_null (insert, 1);
  xep_statement_bind_null (insert, 2);
  xep_statement_bind_null (insert, 3);
  xep_statement_bind_text (insert, 4, NULL);
  xep_statement_bind_blob (insert, 5, NULL);
  xep_statement_bind_id (insert, 6, 0);
  xep_statement_bind_points (insert, 7, XEP_POINTS_MISSING);
  xep_statement_bind_date (insert, 8, XEP_DATE_NONE);
}

static void
test_null_values (void)
{
  g_autoptr (XepConnection) connection = open_memory (wide_table);
  g_autoptr (XepStatement) insert = prepare (connection, wide_insert);
  g_autoptr (XepStatement) select = prepare (connection, wide_select);
  g_autofree char *words = NULL;

  bind_nothing (insert);
  run (insert);
  step (select, TRUE);
  g_assert_false (xep_statement_is_null (select, 0));
  for (int column = 1; column < 8; column++)
    g_assert_true (xep_statement_is_null (select, column));
  g_assert_null (xep_statement_get_text (select, 3));
  words = xep_statement_dup_text (select, 3);
  g_assert_cmpstr (words, ==, "");
  g_assert_null (xep_statement_get_blob (select, 4));
  g_assert_cmpint (xep_statement_get_int64 (select, 5), ==, 0);
  g_assert_cmpint (xep_statement_get_points (select, 6), ==, XEP_POINTS_MISSING);
  g_assert_false (xep_date_is_set (xep_statement_get_date (select, 7)));
}

/* Missing is not zero, and an empty text is not a missing one unless asked for. */
static void
test_zero_and_empty (void)
{
  g_autoptr (XepConnection) connection = open_memory (wide_table);
  g_autoptr (XepStatement) insert = prepare (connection, wide_insert);
  g_autoptr (XepStatement) select = prepare (connection, wide_select);
  g_autoptr (GBytes) no_bytes = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) again = NULL;

  bind_nothing (insert);
  xep_statement_bind_text (insert, 4, "");
  xep_statement_bind_blob (insert, 5, no_bytes);
  xep_statement_bind_points (insert, 7, 0);
  xep_statement_bind_text_or_null (insert, 8, "");
  run (insert);
  step (select, TRUE);
  g_assert_cmpstr (xep_statement_get_text (select, 3), ==, "");
  again = xep_statement_get_blob (select, 4);
  g_assert_cmpuint (g_bytes_get_size (again), ==, 0);
  g_assert_false (xep_statement_is_null (select, 6));
  g_assert_cmpint (xep_statement_get_points (select, 6), ==, 0);
  g_assert_true (xep_statement_is_null (select, 7));

  xep_statement_bind_text_or_null (insert, 4, "x");
  xep_statement_bind_text_or_null (insert, 8, NULL);
  run (insert);
  step (select, TRUE);
  g_assert_cmpstr (xep_statement_get_text (select, 3), ==, "x");
  g_assert_true (xep_statement_is_null (select, 7));
}

static void
test_bare_year (void)
{
  g_autoptr (XepConnection) connection = open_memory ("CREATE TABLE t (day TEXT)");
  g_autoptr (XepStatement) insert = prepare (connection, "INSERT INTO t VALUES (?)");
  g_autoptr (XepStatement) select = prepare (connection, "SELECT day FROM t");
  XepDate day;

  xep_statement_bind_date (insert, 1, (XepDate){ 1977, 0, 0 });
  run (insert);
  step (select, TRUE);
  g_assert_cmpstr (xep_statement_get_text (select, 0), ==, "1977");
  day = xep_statement_get_date (select, 0);
  g_assert_cmpint (day.year, ==, 1977);
  g_assert_false (xep_date_is_full (day));
}

static void
test_no_date (void)
{
  g_autoptr (XepConnection) connection
      = open_memory ("CREATE TABLE t (day TEXT); INSERT INTO t VALUES ('12/3/77')");
  g_autoptr (XepStatement) select = prepare (connection, "SELECT day FROM t");

  step (select, TRUE);
  g_test_expect_message ("xep-db", G_LOG_LEVEL_CRITICAL, "column * holds no date");
  g_assert_false (xep_date_is_set (xep_statement_get_date (select, 0)));
  g_test_assert_expected_messages ();
}

static void
test_constraints (void)
{
  static const char *const sqls[] = {
    "INSERT INTO child VALUES (1, 7, 'x')",
    "INSERT INTO child VALUES (2, 1, 'y')",
    "INSERT INTO child VALUES (2, 9, 'x')",
    "INSERT INTO child VALUES (2, 7, NULL)",
    "INSERT INTO child VALUES (2, 7, 'long')",
    "INSERT INTO child VALUES ('two', 7, 'z')",
    "DELETE FROM parent",
  };
  static const char *const details[] = { "UNIQUE", "FOREIGN KEY",  "FOREIGN KEY", "NOT NULL",
                                         "CHECK",  "cannot store", "FOREIGN KEY" };
  g_autoptr (XepConnection) connection = open_memory (
      "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT; INSERT INTO parent VALUES (7);"
      "CREATE TABLE child (id INTEGER UNIQUE, parent INTEGER REFERENCES parent, word TEXT NOT NULL"
      " CHECK (length (word) = 1)) STRICT; INSERT INTO child VALUES (1, 7, 'a')");

  for (gsize i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XepStatement) statement = prepare (connection, sqls[i]);

      g_assert_false (xep_statement_run (statement, &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, details[i]));
      g_assert_true (g_str_has_suffix (error->message, ")"));
    }
}

/* A statement that failed can be used again. */
static void
test_after_failure (void)
{
  g_autoptr (XepConnection) connection = open_memory ("CREATE TABLE t (id INTEGER PRIMARY KEY)");
  g_autoptr (XepStatement) insert = prepare (connection, "INSERT INTO t VALUES (?)");
  g_autoptr (GError) error = NULL;

  xep_statement_bind_int64 (insert, 1, 1);
  run (insert);
  g_assert_false (xep_statement_run (insert, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  xep_statement_bind_int64 (insert, 1, 2);
  run (insert);
  g_assert_cmpint (xep_connection_last_insert_id (connection), ==, 2);
}

static void
test_reset (void)
{
  g_autoptr (XepConnection) connection = open_memory ("CREATE TABLE t (id)");
  g_autoptr (XepStatement) select = prepare (connection, "SELECT ?");

  xep_statement_bind_int64 (select, 1, 5);
  step (select, TRUE);
  xep_statement_reset (select);
  step (select, TRUE);
  g_assert_cmpint (xep_statement_get_int64 (select, 0), ==, 5);
}

static void
test_bad_sql (void)
{
  static const char *const sqls[] = { "SELEC 1", "SELECT * FROM missing", "SELECT \"literal\"" };
  g_autoptr (XepConnection) connection = open_memory ("CREATE TABLE t (id)");

  for (gsize i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xep_connection_prepare (connection, sqls[i], &error));
      g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
    }
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/statement/values", test_values);
  g_test_add_func ("/statement/null-index", test_null_index);
  g_test_add_func ("/statement/null-values", test_null_values);
  g_test_add_func ("/statement/zero-and-empty", test_zero_and_empty);
  g_test_add_func ("/statement/bare-year", test_bare_year);
  g_test_add_func ("/statement/no-date", test_no_date);
  g_test_add_func ("/statement/constraints", test_constraints);
  g_test_add_func ("/statement/after-failure", test_after_failure);
  g_test_add_func ("/statement/reset", test_reset);
  g_test_add_func ("/statement/bad-sql", test_bad_sql);
  return g_test_run ();
}
