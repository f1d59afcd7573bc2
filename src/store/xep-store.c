/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-warning.h"
#include "db/xep-restore.h"
#include "db/xep-schema.h"
#include "model/xep-regulation-library.h"
#include "store/xep-file-check.h"
#include "store/xep-news-private.h"
#include "store/xep-store-private.h"

struct _XepStore
{
  GObject parent_instance;

  XepConnection *connection;
  char *path; /* NULL in memory */
  XepRegulation *regulation;
  char *regulation_warning;
  GHashTable *period_regulations;   /* gint64* period id → XepRegulation */
  GHashTable *snapshot_regulations; /* gint64* snapshot id → XepRegulation */
  GPtrArray *former_regulations;    /* replaced ones, whose parts may still be shown */
  char *copied;        /* last audit entry at the last copy: what came after is worth another */
  gint64 data_version; /* of the last look for changes of others */
  gboolean writable;
  XepPendingNews pending;
};

G_DEFINE_FINAL_TYPE (XepStore, xep_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FILE_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
xep_store_finalize (GObject *object)
{
  XepStore *self = XEP_STORE (object);

  /* A transaction may hold the connection for longer. */
  if (self->connection != NULL)
    xep_connection_set_ended (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->regulation, xep_regulation_unref);
  g_hash_table_unref (self->period_regulations);
  g_hash_table_unref (self->snapshot_regulations);
  g_ptr_array_unref (self->former_regulations);
  g_free (self->regulation_warning);
  g_free (self->copied);
  g_free (self->path);
  G_OBJECT_CLASS (xep_store_parent_class)->finalize (object);
}

static void
xep_store_class_init (XepStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = xep_store_finalize;

  signals[CHANGED]
      = g_signal_new ("changed", XEP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      g_cclosure_marshal_VOID__POINTER, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FILE_LOST] = g_signal_new ("file-lost", XEP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xep_store_init (XepStore *self)
{
  self->period_regulations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                    (GDestroyNotify) xep_regulation_unref);
  self->snapshot_regulations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                      (GDestroyNotify) xep_regulation_unref);
  self->former_regulations = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_regulation_unref);
}

XepStatement *
xep_store_prepare (XepStore *self, const char *sql, GError **error)
{
  return xep_connection_prepare (self->connection, sql, error);
}

XepStatement *
xep_store_seek (XepStore *self, const char *sql, gint64 id, const char *missing, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return g_steal_pointer (&statement);
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_NOT_FOUND, missing);
  return NULL;
}

static void
tell_file_lost (XepStore *self, const GError *problem)
{
  if (g_error_matches (problem, XEP_ERROR, XEP_ERROR_MOVED))
    g_signal_emit (self, signals[FILE_LOST], 0, problem->message);
}

/* Errors: as xep_transaction_begin(). */
XepTransaction *
xep_store_begin (XepStore *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  XepTransaction *transaction = xep_transaction_begin (self->connection, &problem);

  if (transaction != NULL)
    return transaction;
  tell_file_lost (self, problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
xep_store_check_file (XepStore *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  if (self->connection == NULL || xep_connection_check_file (self->connection, &problem))
    return TRUE;
  tell_file_lost (self, problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
xep_store_set_patience (XepStore *self, guint milliseconds)
{
  g_return_if_fail (XEP_IS_STORE (self));

  xep_connection_set_patience (self->connection, milliseconds);
}

gboolean
xep_store_query_id (XepStore *self, const char *sql, gint64 id, gint64 *value, GError **error)
{
  g_autoptr (XepStatement) statement = xep_store_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (!xep_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? xep_statement_get_int64 (statement, 0) : 0;
  return TRUE;
}

gboolean
xep_store_check_day (const char *text, GError **error)
{
  XepDate day;

  if (!xep_date_parse_iso (text, &day, error))
    return FALSE;
  if (xep_date_is_full (day))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                       _("The day is missing; nothing was changed. Type day/month/year."));
  return FALSE;
}

static gboolean
query_is_empty (XepStore *self, gboolean *empty, GError **error)
{
  gint64 count;

  if (!xep_store_query_id (self,
                           "SELECT EXISTS (SELECT 1 FROM unit) OR EXISTS (SELECT 1 FROM person)"
                           " OR EXISTS (SELECT 1 FROM collective) OR ?1",
                           0, &count, error))
    return FALSE;
  *empty = count == 0;
  return TRUE;
}

/* SQLite counts what other connections commit. */
static gboolean
query_data_version (XepStore *self, gint64 *version, GError **error)
{
  return xep_store_query_id (self, "SELECT data_version FROM pragma_data_version WHERE ?1 = 0", 0,
                             version, error);
}

gboolean
xep_store_look_for_changes (XepStore *self, gboolean *changed, GError **error)
{
  gint64 version;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  *changed = FALSE;
  if (!query_data_version (self, &version, error))
    return FALSE;
  *changed = version != self->data_version;
  self->data_version = version;
  return !*changed || xep_store_reload_regulations (self, error);
}

/* Before it is opened for writing: a damaged file stays as it is, and a trigger that was planted
 * has nothing to act on. A file of nothing at all is a new one. */
static gboolean
check_existing (const char *path, const XepWatcher *watcher, GError **error)
{
  GStatBuf status;

  return g_stat (path, &status) != 0 || status.st_size == 0
         || xep_file_check_writing (path, watcher, error);
}

static gboolean
ensure_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return xep_paths_ensure_private_dir (folder, error);
}

static gboolean
upgrade_schema (XepStore *self, GError **error)
{
  g_autofree char *folder = xep_paths_get_data_file ("sql", NULL);

  return xep_schema_upgrade (self->connection, folder, error);
}

static gboolean
load_regulation (XepStore *self, GError **error)
{
  self->regulation = xep_regulation_library_load_current (&self->regulation_warning, error);
  return self->regulation != NULL
         && xep_compared_store_mark_current (self, self->regulation, error);
}

/* What killed programs left in the folders in which this file and its copies are written. */
static void
clear_litter (XepStore *self)
{
  g_autofree char *resolved = xep_paths_resolve (self->path);
  g_autofree char *beside = g_path_get_dirname (resolved);
  g_autofree char *copies = xep_backup_folder_get (self->path);

  xep_safe_file_clear_litter (beside);
  xep_safe_file_clear_litter (copies);
}

/* What only the read-write connection does at the start. */
static gboolean
start_writing (XepStore *self, GError **error)
{
  self->writable = TRUE;
  if (self->path != NULL)
    clear_litter (self);
  return upgrade_schema (self, error) && query_data_version (self, &self->data_version, error)
         && xep_store_start_copies (self, error)
         && xep_watcher_check (xep_connection_get_watcher (self->connection), error);
}

static void
tell_news (XepStore *self)
{
  XepNews news;

  if (!xep_connection_in_transaction (self->connection)
      && xep_pending_news_take (&self->pending, &news))
    g_signal_emit (self, signals[CHANGED], 0, &news);
}

/* What was written is told once, when it is in the file for good. */
static void
transaction_ended_cb (gboolean committed, gpointer user_data)
{
  XepStore *self = user_data;

  if (!committed)
    xep_pending_news_drop (&self->pending);
  tell_news (self);
}

static XepStore *
store_open (const char *path, const XepWatcher *watcher, GError **error)
{
  g_autoptr (XepStore) self = g_object_new (XEP_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  if (path != NULL && !check_existing (path, watcher, error))
    return NULL;
  self->connection = xep_connection_new (
      path, path != NULL ? XEP_CONNECTION_READ_WRITE : XEP_CONNECTION_MEMORY, error);
  if (self->connection == NULL)
    return NULL;
  xep_connection_set_ended (self->connection, transaction_ended_cb, self);
  xep_connection_set_watcher (self->connection, watcher);
  if (!start_writing (self, error) || !load_regulation (self, error))
    return NULL;
  xep_connection_set_watcher (self->connection, NULL);
  return g_steal_pointer (&self);
}

/**
 * xep_store_new:
 * @path: (nullable): the clerk's file; %NULL for a store in memory
 *
 * The folder of a new file is made private (0700). A file that holds data gets a dated backup. A
 * restore that was cut off is finished first. A broken regulation file is no error: see
 * xep_store_get_regulation_warning().
 *
 * Errors: %XEP_ERROR_FOREIGN, %XEP_ERROR_NEWER, %XEP_ERROR_DAMAGED, %XEP_ERROR_LOCKED,
 * %XEP_ERROR_READ_ONLY, %XEP_ERROR_NO_SPACE, each one sentence; %XEP_ERROR_LOST: no file is there,
 * but there are copies of it, so none is made. (transfer full)
 */
XepStore *
xep_store_new (const char *path, GError **error)
{
  return xep_store_new_watched (path, NULL, error);
}

/**
 * xep_store_new_watched:
 * @watcher: (nullable): who waits for the opening and its copy; done with when this returns
 *
 * Errors: as xep_store_new(), %XEP_ERROR_CANCELLED. (transfer full)
 */
XepStore *
xep_store_new_watched (const char *path, const XepWatcher *watcher, GError **error)
{
  if (path != NULL
      && (!ensure_folder (path, error) || !xep_restore_finish (path, error)
          || !xep_restore_check_lost (path, error)))
    return NULL;
  return store_open (path, watcher, error);
}

/**
 * xep_store_new_anew:
 *
 * A new file on purpose, although there are copies of one that is lost; these stay, and so does
 * what is left of it. A file that is there is opened as by xep_store_new(). (transfer full)
 */
XepStore *
xep_store_new_anew (const char *path, GError **error)
{
  g_autoptr (GError) lost = NULL;

  if (!ensure_folder (path, error) || !xep_restore_finish (path, error))
    return NULL;
  if (!xep_restore_check_lost (path, &lost) && !xep_restore_clear_place (path, error))
    return NULL;
  return store_open (path, NULL, error);
}

/**
 * xep_store_new_reader:
 *
 * To be made, used and freed in the worker's thread. (transfer full)
 */
XepStore *
xep_store_new_reader (const char *path, GError **error)
{
  g_autoptr (XepStore) self = g_object_new (XEP_TYPE_STORE, NULL);

  if (!xep_restore_finish (path, error))
    return NULL;
  self->path = g_strdup (path);
  self->connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);
  if (self->connection == NULL || !load_regulation (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * xep_store_new_beside:
 * @copied: what xep_store_get_copied() of the open store says
 *
 * For work of a thread that writes while the store of this process that has the file open only
 * reads. It is not closed but let go of, and the other store takes up what it says of copies.
 * (transfer full)
 */
XepStore *
xep_store_new_beside (const char *path, const char *copied, GError **error)
{
  g_autoptr (XepStore) self = g_object_new (XEP_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->copied = g_strdup (copied);
  self->writable = TRUE;
  self->connection = xep_connection_new (path, XEP_CONNECTION_READ_WRITE, error);
  if (self->connection == NULL || !load_regulation (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
xep_store_is_writable (XepStore *self)
{
  return self->writable;
}

const char *
xep_store_get_copied (XepStore *self)
{
  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  return self->copied;
}

void
xep_store_set_copied (XepStore *self, const char *copied)
{
  char *former;

  g_return_if_fail (XEP_IS_STORE (self));

  former = self->copied;
  self->copied = g_strdup (copied);
  g_free (former);
}

void
xep_store_set_watcher (XepStore *self, const XepWatcher *watcher)
{
  g_return_if_fail (XEP_IS_STORE (self));

  xep_connection_set_watcher (self->connection, watcher);
}

void
xep_store_tell_progress (XepStore *self, guint done, guint total)
{
  xep_watcher_tell (xep_connection_get_watcher (self->connection), done, total);
}

void
xep_store_take (XepStore *self)
{
  g_return_if_fail (XEP_IS_STORE (self));

  if (self->connection != NULL)
    xep_connection_take (self->connection);
}

/**
 * xep_store_close:
 *
 * Writes the dated backup "exit" if anything was changed, and closes the file. What was committed
 * is saved whatever happens here; %FALSE with @error says only that the file alone is not yet the
 * whole data. A second call does nothing.
 */
gboolean
xep_store_close (XepStore *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean whole;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  if (self->connection == NULL)
    return TRUE;
  xep_store_back_up_changes (self);
  xep_connection_set_ended (self->connection, NULL, NULL);
  whole = xep_connection_close (self->connection, &failure);
  g_clear_object (&self->connection);
  if (!whole)
    g_set_error (error, XEP_ERROR, failure->code,
                 _("Everything is saved, but a part of it lies in “%s-wal” beside the data file "
                   "still. Open the file once more with this program before you copy it."),
                 self->path != NULL ? self->path : "");
  return whole;
}

XepConnection *
xep_store_get_connection (XepStore *self)
{
  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  return self->connection;
}

const char *
xep_store_get_path (XepStore *self)
{
  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  return self->path;
}

XepRegulation *
xep_store_get_regulation (XepStore *self)
{
  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  return self->regulation;
}

const char *
xep_store_get_regulation_warning (XepStore *self)
{
  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  return self->regulation_warning;
}

static XepRegulation *
parse_snapshot (XepStore *self, gint64 snapshot_id, XepStatement *row, GError **error)
{
  const char *xml = xep_statement_get_text (row, 1);
  g_autoptr (XepRegulation) regulation = NULL;

  /* The common case: nothing has changed since the period was opened. */
  if (g_str_equal (xml, xep_regulation_get_xml (self->regulation)))
    return xep_regulation_ref (self->regulation);
  regulation = xep_regulation_parse (xml, -1, xep_statement_get_text (row, 2), error);
  if (regulation == NULL || !xep_compared_store_mark (self, snapshot_id, regulation, error))
    return NULL;
  xep_regulation_lend (regulation, self->regulation);
  return g_steal_pointer (&regulation);
}

/* Periods opened with the same text share one object. */
static XepRegulation *
load_snapshot (XepStore *self, gint64 period_id, GError **error)
{
  g_autoptr (XepStatement) row = xep_store_seek (
      self,
      "SELECT s.id, s.xml, p.code || ' ' || p.year FROM period p"
      " JOIN regulation_snapshot s ON s.id = p.snapshot_id WHERE p.id = ?",
      period_id, _("This period has not been opened; nothing was changed. Open the period first."),
      error);
  XepRegulation *regulation;
  gint64 snapshot_id;

  if (row == NULL)
    return NULL;
  snapshot_id = xep_statement_get_int64 (row, 0);
  regulation = g_hash_table_lookup (self->snapshot_regulations, &snapshot_id);
  if (regulation != NULL)
    return xep_regulation_ref (regulation);
  regulation = parse_snapshot (self, snapshot_id, row, error);
  if (regulation != NULL)
    g_hash_table_insert (self->snapshot_regulations, g_memdup2 (&snapshot_id, sizeof snapshot_id),
                         xep_regulation_ref (regulation));
  return regulation;
}

/**
 * xep_store_get_period_regulation:
 *
 * Later changes of the regulation never reach an old period; only criteria sets that were compared
 * with the signed annex are no longer provisional. Errors: %XEP_ERROR_NOT_FOUND for an unknown
 * period.
 */
XepRegulation *
xep_store_get_period_regulation (XepStore *self, gint64 period_id, GError **error)
{
  XepRegulation *regulation;

  g_return_val_if_fail (XEP_IS_STORE (self), NULL);

  regulation = g_hash_table_lookup (self->period_regulations, &period_id);
  if (regulation != NULL)
    return regulation;
  regulation = load_snapshot (self, period_id, error);
  if (regulation != NULL)
    g_hash_table_insert (self->period_regulations, g_memdup2 (&period_id, sizeof period_id),
                         regulation);
  return regulation;
}

static void
keep_former (XepStore *self, GHashTable *regulations)
{
  GHashTableIter iter;
  gpointer regulation;

  g_hash_table_iter_init (&iter, regulations);
  while (g_hash_table_iter_next (&iter, NULL, &regulation))
    g_ptr_array_add (self->former_regulations, xep_regulation_ref (regulation));
  g_hash_table_remove_all (regulations);
}

gboolean
xep_store_reload_regulations (XepStore *self, GError **error)
{
  XepRegulation *current = xep_regulation_parse (xep_regulation_get_xml (self->regulation), -1,
                                                 xep_regulation_get_id (self->regulation), error);

  if (current == NULL)
    return FALSE;
  keep_former (self, self->period_regulations);
  keep_former (self, self->snapshot_regulations);
  g_ptr_array_add (self->former_regulations, self->regulation);
  self->regulation = current;
  return xep_compared_store_mark_current (self, current, error);
}

/**
 * xep_store_take_up_regulation:
 *
 * Pointers to the former regulation stay good while the store lives.
 */
gboolean
xep_store_take_up_regulation (XepStore *self, GError **error)
{
  g_autofree char *warning = NULL;
  XepRegulation *current = NULL;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  current = xep_regulation_library_load_current (&warning, error);
  if (current == NULL)
    return FALSE;
  g_ptr_array_add (self->former_regulations, self->regulation);
  self->regulation = current;
  g_free (self->regulation_warning);
  self->regulation_warning = g_steal_pointer (&warning);
  if (!xep_compared_store_mark_current (self, current, error))
    return FALSE;
  xep_store_emit_changed (self, XEP_NEWS_REGULATION, 0, 0);
  return TRUE;
}

/**
 * xep_store_is_empty:
 *
 * When the file cannot be read at all it is not called empty: the first list that is shown tells
 * why.
 */
gboolean
xep_store_is_empty (XepStore *self)
{
  g_autoptr (GError) error = NULL;
  gboolean empty;

  g_return_val_if_fail (XEP_IS_STORE (self), FALSE);

  return query_is_empty (self, &empty, &error) && empty;
}

/* Inside a transaction it waits for the outermost to be committed. */
void
xep_store_emit_changed (XepStore *self, guint kinds, gint64 period_id, gint64 assessment_id)
{
  const XepNews news = { kinds, period_id, assessment_id, self->pending.origin };

  g_return_if_fail (XEP_IS_STORE (self));
  g_return_if_fail (kinds != 0);

  xep_news_merge (&self->pending.news, &news);
  tell_news (self);
}

XepWriter
xep_store_write_as (XepStore *self, guint origin)
{
  const XepWriter writer = { self, self->pending.origin };

  self->pending.origin = origin;
  return writer;
}

void
xep_writer_clear (XepWriter *self)
{
  if (self->store != NULL)
    self->store->pending.origin = self->former;
}

void
xep_store_freeze (XepStore *self)
{
  self->pending.held++;
}

void
xep_store_thaw (XepStore *self)
{
  g_return_if_fail (self->pending.held > 0);

  self->pending.held--;
  tell_news (self);
}
