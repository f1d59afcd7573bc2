/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-connection.h"
#include "db/xep-statement.h"
#include "xep-test.h"

static XepConnection *
open_table (void)
{
  g_autoptr (GError) error = NULL;
  XepConnection *connection = xep_connection_new (NULL, XEP_CONNECTION_MEMORY, &error);

  g_assert_no_error (error);
  g_assert_true (
      xep_connection_execute (connection, "CREATE TABLE t (id INTEGER PRIMARY KEY)", &error));
  return connection;
}

static void
insert (XepConnection *connection, int id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "INSERT INTO t VALUES (?)", &error);

  xep_statement_bind_int64 (statement, 1, id);
  g_assert_true (xep_statement_run (statement, &error));
}

/* The ids in the table, as text. */
static void
assert_ids (XepConnection *connection, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) statement
      = xep_connection_prepare (connection, "SELECT group_concat (id, ' ') FROM t", &error);
  g_autofree char *ids = NULL;
  gboolean row = FALSE;

  g_assert_true (xep_statement_step (statement, &row, &error));
  ids = xep_statement_dup_text (statement, 0);
  g_assert_cmpstr (ids, ==, expected);
}

static XepTransaction *
begin (XepConnection *connection)
{
  g_autoptr (GError) error = NULL;
  XepTransaction *transaction = xep_transaction_begin (connection, &error);

  g_assert_no_error (error);
  return transaction;
}

static void
commit (XepTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (xep_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

static void
test_commit (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  XepTransaction *transaction = begin (connection);

  insert (connection, 1);
  commit (transaction);
  xep_transaction_free (transaction);
  assert_ids (connection, "1");
}

static void
test_roll_back (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  XepTransaction *transaction = begin (connection);

  insert (connection, 1);
  assert_ids (connection, "1");
  xep_transaction_free (transaction);
  assert_ids (connection, "");
}

static void
test_nested (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  XepTransaction *outer = begin (connection);
  XepTransaction *kept;
  XepTransaction *dropped;
  XepTransaction *inner;

  insert (connection, 1);
  kept = begin (connection);
  insert (connection, 2);
  commit (kept);
  xep_transaction_free (kept);
  dropped = begin (connection);
  insert (connection, 3);
  inner = begin (connection);
  insert (connection, 4);
  commit (inner);
  xep_transaction_free (inner);
  assert_ids (connection, "1 2 3 4");
  xep_transaction_free (dropped);
  assert_ids (connection, "1 2");
  commit (outer);
  xep_transaction_free (outer);
  assert_ids (connection, "1 2");
}

static void
test_outer_rolls_back (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  XepTransaction *outer = begin (connection);
  XepTransaction *inner = begin (connection);

  insert (connection, 1);
  commit (inner);
  xep_transaction_free (inner);
  xep_transaction_free (outer);
  assert_ids (connection, "");
}

/* Two in one scope, the first of them done: the second is an outermost one again. */
static void
test_one_after_another (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  g_autoptr (XepTransaction) first = begin (connection);
  g_autoptr (XepTransaction) second = NULL;

  insert (connection, 1);
  commit (first);
  second = begin (connection);
  insert (connection, 2);
  g_clear_pointer (&second, xep_transaction_free);
  assert_ids (connection, "1");
}

/* A reader in the middle of its rows does not keep a transaction from rolling back. */
static void
test_roll_back_while_reading (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XepStatement) select = NULL;
  XepTransaction *transaction;
  gboolean row = FALSE;

  insert (connection, 1);
  insert (connection, 2);
  transaction = begin (connection);
  insert (connection, 3);
  select = xep_connection_prepare (connection, "SELECT id FROM t", &error);
  g_assert_true (xep_statement_step (select, &row, &error));
  xep_transaction_free (transaction);
  assert_ids (connection, "1 2");
}

/* A deferred reference breaks only the commit; freeing must then undo the whole. */
static void
test_commit_fails (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  g_autoptr (GError) error = NULL;
  XepTransaction *transaction;

  g_assert_true (xep_connection_execute (
      connection, "CREATE TABLE child (t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED)",
      &error));
  transaction = begin (connection);
  insert (connection, 1);
  g_assert_true (xep_connection_execute (connection, "INSERT INTO child VALUES (99)", &error));
  g_assert_false (xep_transaction_commit (transaction, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_CONSTRAINT);
  xep_transaction_free (transaction);
  assert_ids (connection, "");
}

/* SQLite may end the whole transaction by itself (a full disk): the outer commit must then fail. */
static void
test_ended_inside (void)
{
  g_autoptr (XepConnection) connection = open_table ();
  g_autoptr (GError) error = NULL;
  XepTransaction *outer = begin (connection);
  XepTransaction *inner = begin (connection);

  insert (connection, 1);
  g_assert_true (xep_connection_execute (connection, "ROLLBACK", &error));
  xep_transaction_free (inner);
  g_assert_false (xep_transaction_commit (outer, &error));
  g_assert_error (error, XEP_ERROR, XEP_ERROR_FAILED);
  xep_transaction_free (outer);
  assert_ids (connection, "");
}

int
main (int argc, char **argv)
{
  xep_test_init (&argc, &argv);
  g_test_add_func ("/transaction/commit", test_commit);
  g_test_add_func ("/transaction/roll-back", test_roll_back);
  g_test_add_func ("/transaction/nested", test_nested);
  g_test_add_func ("/transaction/outer-rolls-back", test_outer_rolls_back);
  g_test_add_func ("/transaction/one-after-another", test_one_after_another);
  g_test_add_func ("/transaction/roll-back-while-reading", test_roll_back_while_reading);
  g_test_add_func ("/transaction/commit-fails", test_commit_fails);
  g_test_add_func ("/transaction/ended-inside", test_ended_inside);
  return g_test_run ();
}
