/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/xep-watcher.h"

G_BEGIN_DECLS

/* "XEP1" in the header of every file of this program (PRAGMA application_id). Never changes. */
#define XEP_DATABASE_ID 0x58455031

typedef struct _XepStatement XepStatement;

typedef enum
{
  XEP_CONNECTION_READ_WRITE, /* creates the file, mode 0600, its folder 0700 */
  XEP_CONNECTION_READ_ONLY,  /* for workers */
  XEP_CONNECTION_MEMORY,     /* for tests */
} XepConnectionMode;

#define XEP_TYPE_CONNECTION (xep_connection_get_type ())
G_DECLARE_FINAL_TYPE (XepConnection, xep_connection, XEP, CONNECTION, GObject)

/* Opens @path (ignored for MEMORY): WAL, synchronous=FULL, foreign keys on, double-quoted
 * strings off, extended result codes, busy timeout. Refuses another program's file
 * (application_id), a damaged one. Belongs to the thread that opened it: every call asserts
 * that. */
XepConnection *
xep_connection_new (const char *path, XepConnectionMode mode, GError **error) XEP_MUST_CHECK;
/* Closes; the last to have the file open checkpoints (TRUNCATE) first, so that the file alone
 * is the whole data. */
gboolean xep_connection_close (XepConnection *self, GError **error) XEP_MUST_CHECK;
/* XEP_ERROR_MOVED in words when the open file is no longer the one with its name: replaced,
 * removed, its disk pulled out. Every transaction asks for itself before it writes. */
gboolean xep_connection_check_file (XepConnection *self, GError **error) XEP_MUST_CHECK;
/* How long a write waits for another process before it fails with XEP_ERROR_BUSY; at first 5
 * seconds. */
void xep_connection_set_patience (XepConnection *self, guint milliseconds);
/* Who waits for what the connection does from now on (NULL: nobody); kept, not copied. Once it is
 * stopped every statement and every commit fails with XEP_ERROR_CANCELLED, so that what was begun
 * is taken back. */
void xep_connection_set_watcher (XepConnection *self, const XepWatcher *watcher);
const XepWatcher *xep_connection_get_watcher (XepConnection *self);
/* From now on the connection belongs to this thread. The one it belonged to has let go of it. */
void xep_connection_take (XepConnection *self);
/* NULL for MEMORY. (transfer none) */
const char *xep_connection_get_path (XepConnection *self);
/* Whether a XepTransaction is open. */
gboolean xep_connection_in_transaction (XepConnection *self);
/* A number that is another for each outermost transaction. */
guint64 xep_connection_get_transaction (XepConnection *self);
/* Called when an outermost transaction has ended, and may begin another. */
typedef void (*XepTransactionEnded) (gboolean committed, gpointer user_data);
void xep_connection_set_ended (XepConnection *self, XepTransactionEnded ended, gpointer user_data);
/* One or several statements without parameters or results. */
gboolean
xep_connection_execute (XepConnection *self, const char *sql, GError **error) XEP_MUST_CHECK;
/* A prepared statement from the connection's cache, reset and without bindings. (transfer full) */
XepStatement *
xep_connection_prepare (XepConnection *self, const char *sql, GError **error) XEP_MUST_CHECK;
/* Row id of the last INSERT, and how many rows the last INSERT, UPDATE or DELETE touched. */
gint64 xep_connection_last_insert_id (XepConnection *self);
int xep_connection_changes (XepConnection *self);

/**
 * XepTransaction:
 *
 * Begins on creation, rolls back when freed without xep_transaction_commit(). They nest
 * (savepoints).
 */
typedef struct _XepTransaction XepTransaction;

XepTransaction *xep_transaction_begin (XepConnection *connection, GError **error) XEP_MUST_CHECK;
gboolean xep_transaction_commit (XepTransaction *self, GError **error) XEP_MUST_CHECK;
void xep_transaction_free (XepTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepTransaction, xep_transaction_free)

G_END_DECLS
