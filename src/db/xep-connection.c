/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/xep-lasting-lock.h"
#include "base/xep-paths.h"
#include "base/xep-safe-file.h"
#include "base/xep-text.h"
#include "base/xep-warning.h"
#include "db/xep-connection-private.h"
#include "db/xep-data-file.h"

/* How long to wait for another process, in milliseconds; a window must not stand still so long. */
#define PATIENCE 5000
/* The program has a few hundred different statements; what goes beyond is text made on the fly. */
#define CACHE_LIMIT 256

/* KiB of pages kept in memory: a whole file of years. With the usual 2000 every check of the whole
 * file reads most of its pages twice. */
#define KEEP_PAGES "PRAGMA cache_size = -65536"

/* One page of the smallest size. */
#define SMALLEST_DATABASE 512

#define MEMORY_NAME ":memory:"

struct _XepConnection
{
  GObject parent_instance;

  sqlite3 *handle;
  char *path;
  XepDataFile *file; /* NULL in memory */
  gboolean prepared; /* known to be ours, and open for writing */
  XepConnectionMode mode;
  guint patience;
  const XepWatcher *watcher; /* NULL if nobody waits */
  GThread *owner;
  GHashTable *cache; /* SQL text, owned by its statement → idle statement */
  int depth;
  guint64 transaction; /* outermost ones begun so far */
  XepTransactionEnded ended;
  gpointer ended_data;
};

G_DEFINE_FINAL_TYPE (XepConnection, xep_connection, G_TYPE_OBJECT)

/* {file} is the name of the file, {detail} what SQLite says. */
static const struct
{
  int code;
  XepError meaning;
  const char *sentence;
} sentences[] = {
  { SQLITE_FULL, XEP_ERROR_NO_SPACE,
    N_("The disk is full: the change was not saved in “{file}”. The old data is whole; free some "
       "space and try again.") },
  { SQLITE_READONLY, XEP_ERROR_READ_ONLY,
    N_("The data file “{file}” cannot be written. Nothing was changed; allow writing to the file "
       "and its folder, or choose another place.") },
  { SQLITE_CANTOPEN, XEP_ERROR_READ_ONLY,
    N_("The data file “{file}” or its folder cannot be opened. Nothing was changed; check the "
       "folder and the right to use it.") },
  { SQLITE_PERM, XEP_ERROR_READ_ONLY,
    N_("The data file “{file}” or its folder cannot be opened. Nothing was changed; check the "
       "folder and the right to use it.") },
  { SQLITE_AUTH, XEP_ERROR_READ_ONLY,
    N_("The data file “{file}” or its folder cannot be opened. Nothing was changed; check the "
       "folder and the right to use it.") },
  { SQLITE_BUSY, XEP_ERROR_BUSY,
    N_("The data file “{file}” is in use. The change was not saved; wait a moment and try "
       "again.") },
  { SQLITE_LOCKED, XEP_ERROR_BUSY,
    N_("The data file “{file}” is in use. The change was not saved; wait a moment and try "
       "again.") },
  { SQLITE_CONSTRAINT, XEP_ERROR_CONSTRAINT,
    N_("The value breaks a rule of the data and was not saved; the old value is kept. "
       "({detail})") },
  { SQLITE_NOTADB, XEP_ERROR_FOREIGN,
    N_("“{file}” is not a data file of this program. It was left as it is; choose another "
       "file.") },
  { SQLITE_CORRUPT, XEP_ERROR_DAMAGED,
    N_("The data file “{file}” is damaged. It was left as it is; open the newest backup (xeploai "
       "restore), or save what can be read into a new file (xeploai salvage).") },
  { SQLITE_IOERR, XEP_ERROR_FAILED,
    N_("The disk failed at the data file “{file}”. The change was not saved; make a backup on "
       "another disk.") },
  { SQLITE_INTERRUPT, XEP_ERROR_CANCELLED, N_("The work was stopped. Nothing was changed.") },
  { SQLITE_TOOBIG, XEP_ERROR_INVALID,
    N_("The text is too long and was not saved; shorten it and try again.") },
};

static const char *const default_sentence
    = N_("The data file “{file}” could not be read or written. The change was not saved. (SQLite: "
         "{code})");

/**
 * xep_set_error_from_sqlite:
 * @code: a plain or extended result code
 * @detail: SQLite's own text
 * @path: (nullable): the file in use
 */
void
xep_set_error_from_sqlite (GError **error, int code, const char *detail, const char *path)
{
  g_autoptr (GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *file = g_filename_display_name (path != NULL ? path : MEMORY_NAME);
  g_autofree char *message = NULL;
  g_autofree char *number = g_strdup_printf ("%d", code);
  const char *sentence = default_sentence;
  XepError meaning = XEP_ERROR_FAILED;

  /* A file that ends before its last page is damaged; the disk is not. */
  if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS)
    code = SQLITE_CORRUPT;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].code == (code & 0xff))
      {
        sentence = sentences[i].sentence;
        meaning = sentences[i].meaning;
      }
  g_hash_table_insert (arguments, (gpointer) "file", file);
  g_hash_table_insert (arguments, (gpointer) "detail", (gpointer) detail);
  g_hash_table_insert (arguments, (gpointer) "code", number);
  message = xep_text_fill (_ (sentence), arguments);
  g_set_error_literal (error, XEP_ERROR, meaning, message);
}

void
xep_connection_set_error (XepConnection *self, int code, GError **error)
{
  xep_set_error_from_sqlite (error, code, sqlite3_errmsg (self->handle), self->path);
}

sqlite3 *
xep_connection_get_handle (XepConnection *self)
{
  g_assert (self->owner == g_thread_self ());
  g_assert (self->handle != NULL);
  return self->handle;
}

gboolean
xep_connection_begin_write (XepConnection *self, GError **error)
{
  return self->file == NULL || self->mode == XEP_CONNECTION_READ_ONLY
         || xep_data_file_begin_write (self->file, self->patience, error);
}

void
xep_connection_end_write (XepConnection *self)
{
  if (self->file != NULL)
    xep_data_file_end_write (self->file);
}

gboolean
xep_connection_is_data_file (XepConnection *self, const char *path)
{
  return self->file != NULL && xep_data_file_is (self->file, path);
}

int *
xep_connection_get_depth (XepConnection *self)
{
  xep_connection_get_handle (self);
  return &self->depth;
}

void
xep_connection_begun (XepConnection *self)
{
  self->transaction++;
}

void
xep_connection_ended (XepConnection *self, gboolean committed)
{
  if (self->ended != NULL)
    self->ended (committed, self->ended_data);
}

guint64
xep_connection_get_transaction (XepConnection *self)
{
  return self->transaction;
}

void
xep_connection_set_ended (XepConnection *self, XepTransactionEnded ended, gpointer user_data)
{
  self->ended = ended;
  self->ended_data = user_data;
}

gboolean
xep_connection_in_transaction (XepConnection *self)
{
  return *xep_connection_get_depth (self) > 0;
}

const XepWatcher *
xep_connection_get_watcher (XepConnection *self)
{
  return self->watcher;
}

gboolean
xep_connection_is_read_only (XepConnection *self)
{
  return self->mode == XEP_CONNECTION_READ_ONLY;
}

static void
finalize_statement (gpointer statement)
{
  /* The result repeats the failure of the last step, which was told there. */
  sqlite3_finalize (statement);
}

sqlite3_stmt *
xep_connection_take_cached (XepConnection *self, const char *sql)
{
  gpointer statement = NULL;

  xep_connection_get_handle (self);
  g_hash_table_steal_extended (self->cache, sql, NULL, &statement);
  return statement;
}

void
xep_connection_release (XepConnection *self, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  g_assert (self->owner == g_thread_self ());
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (self->handle == NULL || g_hash_table_contains (self->cache, sql))
    {
      finalize_statement (statement);
      return;
    }
  if (g_hash_table_size (self->cache) >= CACHE_LIMIT)
    g_hash_table_remove_all (self->cache);
  g_hash_table_insert (self->cache, (gpointer) sql, statement);
}

static gboolean
set_option (XepConnection *self, int option, int value, GError **error)
{
  int code = sqlite3_db_config (self->handle, option, value, NULL);

  if (code != SQLITE_OK)
    xep_connection_set_error (self, code, error);
  return code == SQLITE_OK;
}

gboolean
xep_connection_set_foreign_keys (XepConnection *self, gboolean enforced, GError **error)
{
  g_assert (*xep_connection_get_depth (self) == 0);
  return set_option (self, SQLITE_DBCONFIG_ENABLE_FKEY, enforced, error);
}

static gboolean
set_options (XepConnection *self, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },     { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  };

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, (int) self->patience);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (!set_option (self, options[i].option, options[i].value, error))
      return FALSE;
  return TRUE;
}

/* SQLite would create the file readable for everybody. A file that is there is not opened here:
 * closing it would drop the locks that another connection of this process holds on it. */
static gboolean
create_file (const char *path, GError **error)
{
  int descriptor;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  descriptor = g_open (path, O_RDWR | O_CREAT | O_EXCL, 0600);
  if (descriptor >= 0)
    return g_close (descriptor, error);
  xep_set_error_from_errno (error, errno, path);
  return FALSE;
}

/* SQLite takes a file of one byte for an empty one and would write over it. */
static gboolean
check_size (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size == 0 || status.st_size >= SMALLEST_DATABASE)
    return TRUE;
  xep_set_error_from_sqlite (error, SQLITE_NOTADB, "", path);
  return FALSE;
}

/* The file is said to be in use before it is looked at: nobody puts another in its place
 * meanwhile. */
static gboolean
take_file (XepConnection *self, GError **error)
{
  g_autofree char *folder = NULL;

  if (self->mode == XEP_CONNECTION_MEMORY)
    return TRUE;
  folder = g_path_get_dirname (self->path);
  if (self->mode == XEP_CONNECTION_READ_WRITE && !xep_paths_ensure_private_dir (folder, error))
    return FALSE;
  self->file = xep_data_file_new (self->path, self->patience, error);
  if (self->file == NULL || !xep_safe_file_check_place (self->path, error))
    return FALSE;
  if (self->mode == XEP_CONNECTION_READ_WRITE)
    return check_size (self->path, error) && create_file (self->path, error);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return check_size (self->path, error);
  xep_set_error_from_errno (error, ENOENT, self->path);
  return FALSE;
}

/* SQLite's own locks must not be lost to a file dialog. */
static void
make_locks_lasting (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      GCallback lasting = xep_lasting_lock_get_fcntl ();
      sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

      if (lasting == NULL || vfs->iVersion < 3
          || vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lasting) != SQLITE_OK)
        g_info ("the locks of SQLite are lost when its files are opened elsewhere");
      g_once_init_leave (&done, 1);
    }
}

static int
open_handle (XepConnection *self, const char *name, int flags)
{
  /* Even a failed open leaves a handle that holds the message. */
  sqlite3_close (self->handle);
  return sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          NULL);
}

static gboolean
open_file (XepConnection *self, GError **error)
{
  static const int flags[] = {
    [XEP_CONNECTION_READ_WRITE] = SQLITE_OPEN_READWRITE,
    [XEP_CONNECTION_READ_ONLY] = SQLITE_OPEN_READONLY,
    [XEP_CONNECTION_MEMORY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
  };
  int code = open_handle (self, self->path != NULL ? self->path : MEMORY_NAME, flags[self->mode]);

  if (code == SQLITE_OK)
    return set_options (self, error);
  xep_connection_set_error (self, code, error);
  return FALSE;
}

/* A file in a folder that cannot be written has no place for the index of its write-ahead log. If
 * there is no log, nobody is writing, and the file can be read as it is. */
static gboolean
open_immutable (XepConnection *self, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *location = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *immutable = NULL;
  int code;

  if (location == NULL)
    return FALSE;
  immutable = g_strconcat (location, "?immutable=1", NULL);
  code = open_handle (self, immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  if (code == SQLITE_OK)
    return set_options (self, error);
  xep_connection_set_error (self, code, error);
  return FALSE;
}

gboolean
xep_connection_query_int64 (XepConnection *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (xep_connection_get_handle (self), sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else
    xep_connection_set_error (self, code, error);
  finalize_statement (statement);
  return code == SQLITE_ROW;
}

gboolean
xep_connection_check_integrity (XepConnection *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (xep_connection_get_handle (self), "PRAGMA integrity_check(1)", -1,
                                 &statement, NULL);
  const char *finding = "";
  gboolean whole;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    finding = (const char *) sqlite3_column_text (statement, 0);
  whole = code == SQLITE_ROW && g_strcmp0 (finding, "ok") == 0;
  if (code == SQLITE_ROW && !whole)
    xep_set_error_from_sqlite (error, SQLITE_CORRUPT, finding, self->path);
  else if (!whole)
    xep_connection_set_error (self, code, error);
  finalize_statement (statement);
  return whole;
}

/* The first look into the file; whether it has any content, and whether that is ours. */
static gboolean
identify (XepConnection *self, gboolean *empty, GError **error)
{
  gint64 tables = 0;
  gint64 pages = 0;
  gint64 id = 0;

  if (!xep_connection_query_int64 (self, "SELECT count(*) FROM sqlite_schema", &tables, error)
      || !xep_connection_query_int64 (self, "PRAGMA page_count", &pages, error)
      || !xep_connection_query_int64 (self, "PRAGMA application_id", &id, error))
    return FALSE;
  *empty = pages == 0;
  if (id == XEP_DATABASE_ID || (*empty && self->mode != XEP_CONNECTION_READ_ONLY))
    return TRUE;
  xep_set_error_from_sqlite (error, SQLITE_NOTADB, "", self->path);
  return FALSE;
}

static gboolean
identify_read_only (XepConnection *self, gboolean *empty, GError **error)
{
  g_autofree char *resolved = xep_paths_resolve (self->path);
  g_autofree char *log = g_strconcat (resolved, "-wal", NULL);
  g_autoptr (GError) failure = NULL;

  if (identify (self, empty, &failure))
    return TRUE;
  if (g_error_matches (failure, XEP_ERROR, XEP_ERROR_READ_ONLY)
      && !g_file_test (log, G_FILE_TEST_EXISTS))
    return open_immutable (self, error) && identify (self, empty, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The id goes in first and in a transaction of its own, so that a file of ours never lacks it. */
static gboolean
claim_empty (XepConnection *self, GError **error)
{
  g_autofree char *claim = g_strdup_printf ("PRAGMA application_id = %d", XEP_DATABASE_ID);
  gboolean done;

  if (!xep_connection_begin_write (self, error))
    return FALSE;
  done = xep_connection_execute (self, claim, error)
         && xep_connection_execute (self, "PRAGMA journal_mode = WAL", error);
  xep_connection_end_write (self);
  return done;
}

static gboolean
prepare_for_writing (XepConnection *self, gboolean empty, GError **error)
{
  g_autoptr (GError) public = NULL;
  gint64 version = 0;

  if (sqlite3_db_readonly (self->handle, NULL) == 1)
    {
      xep_set_error_from_sqlite (error, SQLITE_READONLY, "", self->path);
      return FALSE;
    }
  if ((empty && !claim_empty (self, error))
      || !xep_connection_execute (self, "PRAGMA journal_mode = WAL", error)
      || !xep_connection_execute (self, "PRAGMA synchronous = FULL", error)
      || !xep_connection_query_int64 (self, "PRAGMA schema_version", &version, error))
    return FALSE;
  if (!xep_data_file_make_private (self->file, &public))
    xep_warning_tell (XEP_WARNING_PRIVATE, public->message);
  xep_data_file_note (self->file);
  self->prepared = TRUE;
  return TRUE;
}

static gboolean
connection_open (XepConnection *self, GError **error)
{
  gboolean empty = FALSE;

  make_locks_lasting ();
  if (!take_file (self, error) || !open_file (self, error))
    return FALSE;
  if (self->mode == XEP_CONNECTION_MEMORY)
    return identify (self, &empty, error) && claim_empty (self, error);
  /* Until the file is known to be ours, closing it must not move another program's log into it;
   * from then on close_handle() decides. */
  if (!set_option (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, error))
    return FALSE;
  if (self->mode == XEP_CONNECTION_READ_ONLY)
    {
      xep_data_file_note (self->file);
      return identify_read_only (self, &empty, error);
    }
  return identify (self, &empty, error) && prepare_for_writing (self, empty, error);
}

/**
 * xep_connection_new:
 * @path: (nullable): ignored for %XEP_CONNECTION_MEMORY
 * @error: %XEP_ERROR_FOREIGN, %XEP_ERROR_DAMAGED, %XEP_ERROR_READ_ONLY, %XEP_ERROR_NOT_FOUND (read
 * only)
 *
 * Returns: (transfer full)
 */
XepConnection *
xep_connection_new (const char *path, XepConnectionMode mode, GError **error)
{
  g_autoptr (XepConnection) self = g_object_new (XEP_TYPE_CONNECTION, NULL);

  self->mode = mode;
  self->patience = PATIENCE;
  self->path = mode == XEP_CONNECTION_MEMORY ? NULL : g_strdup (path);
  if (!connection_open (self, error) || !xep_connection_execute (self, KEEP_PAGES, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The log goes into the file and is removed by the last that uses it, and by nobody else: not while
 * another process may write on in it, and not beside a file that is no longer the one it belongs
 * to. */
static gboolean
put_away_log (XepConnection *self, GError **error)
{
  gint64 busy = 0;

  if (self->mode != XEP_CONNECTION_READ_WRITE || !self->prepared
      || !xep_data_file_leave (self->file))
    return TRUE;
  if (!set_option (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, error)
      || !xep_connection_query_int64 (self, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, error))
    return FALSE;
  if (busy == 0)
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_LOCKED,
                       _("The data is saved, but another part of the program still reads the file. "
                         "Do not copy the file before the program has ended."));
  return FALSE;
}

/**
 * xep_connection_close:
 * @error: %XEP_ERROR_BUSY: a statement is not freed, and the connection stays open
 *
 * Every statement and transaction must be freed before. The connection is closed even if the
 * checkpoint fails, and the data is safe then too, but partly in the "-wal" file; so it is when
 * another process has the file open. Closing twice does nothing.
 */
gboolean
xep_connection_close (XepConnection *self, GError **error)
{
  gboolean done;
  int code;

  g_assert (self->owner == g_thread_self ());
  if (self->handle == NULL)
    return TRUE;
  g_hash_table_remove_all (self->cache);
  if (sqlite3_next_stmt (self->handle, NULL) != NULL)
    {
      xep_connection_set_error (self, SQLITE_BUSY, error);
      return FALSE;
    }
  done = put_away_log (self, error);
  code = sqlite3_close (self->handle);
  if (code != SQLITE_OK)
    {
      if (done)
        xep_connection_set_error (self, code, error);
      return FALSE;
    }
  self->handle = NULL;
  g_clear_pointer (&self->file, xep_data_file_free);
  return done;
}

gboolean
xep_connection_check_file (XepConnection *self, GError **error)
{
  return self->file == NULL || xep_data_file_check (self->file, error);
}

void
xep_connection_set_patience (XepConnection *self, guint milliseconds)
{
  self->patience = milliseconds;
  sqlite3_busy_timeout (xep_connection_get_handle (self), (int) milliseconds);
}

/* Steps of SQLite's machine between two looks: a few microseconds of work. */
#define STEPS_BETWEEN_LOOKS 1000

static int
look_cb (gpointer watcher)
{
  return !xep_watcher_check (watcher, NULL);
}

void
xep_connection_set_watcher (XepConnection *self, const XepWatcher *watcher)
{
  self->watcher = watcher;
  sqlite3_progress_handler (xep_connection_get_handle (self),
                            watcher != NULL ? STEPS_BETWEEN_LOOKS : 0, look_cb, (gpointer) watcher);
}

void
xep_connection_take (XepConnection *self)
{
  self->owner = g_thread_self ();
}

const char *
xep_connection_get_path (XepConnection *self)
{
  return self->path;
}

gboolean
xep_connection_execute (XepConnection *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (xep_connection_get_handle (self), sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  xep_connection_set_error (self, code, error);
  return FALSE;
}

gint64
xep_connection_last_insert_id (XepConnection *self)
{
  return sqlite3_last_insert_rowid (xep_connection_get_handle (self));
}

int
xep_connection_changes (XepConnection *self)
{
  return sqlite3_changes (xep_connection_get_handle (self));
}

static void
xep_connection_finalize (GObject *object)
{
  XepConnection *self = XEP_CONNECTION (object);

  g_assert (self->handle == NULL || self->owner == g_thread_self ());
  g_hash_table_unref (self->cache);
  /* Statements hold a reference, so none is left. Whoever opens the file next finds in the log what
   * is not in it. */
  if (self->handle != NULL && !put_away_log (self, NULL))
    g_info ("the log of “%s” stays", self->path);
  sqlite3_close (self->handle);
  g_clear_pointer (&self->file, xep_data_file_free);
  g_free (self->path);
  G_OBJECT_CLASS (xep_connection_parent_class)->finalize (object);
}

static void
xep_connection_class_init (XepConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_connection_finalize;
}

static void
xep_connection_init (XepConnection *self)
{
  self->owner = g_thread_self ();
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
}
