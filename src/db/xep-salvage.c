/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-salvage.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "db/xep-connection-private.h"
#include "db/xep-salvage-pages.h"
#include "db/xep-schema.h"
#include "db/xep-statement.h"

/* Deeper than any tree of 2^32 pages. */
#define DEEPEST 40

/* A column as it lies in the record. */
typedef struct
{
  char *name;
  gboolean text;  /* else a whole number */
  gboolean rowid; /* stands for the row id: NULL in the record */
} Column;

typedef struct
{
  XepSalvageTable *result; /* of the report */
  GPtrArray *columns;      /* Column, in the order of the record */
  gboolean keyed;          /* WITHOUT ROWID: the rows are the entries of an index */
} Table;

typedef struct
{
  XepSalvagePages *pages;
  XepConnection *target;
  XepSalvageRebuild rebuild;
  GPtrArray *tables; /* Table */
  XepSalvageReport *report;
  const XepWatcher *watcher;
  guint8 *taken; /* by page number: it belongs to something that was found */
  guint n_taken;
} Salvage;

static void
salvage_table_free (XepSalvageTable *table)
{
  g_free (table->name);
  g_free (table);
}

void
xep_salvage_report_free (XepSalvageReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tables);
  g_free (self);
}

static void
column_free (Column *column)
{
  g_free (column->name);
  g_free (column);
}

static void
table_free (Table *table)
{
  g_ptr_array_unref (table->columns);
  g_free (table);
}

static Column *
column_from_row (XepStatement *row)
{
  Column *column = g_new0 (Column, 1);

  column->name = xep_statement_dup_text (row, 0);
  column->text = strcmp (xep_statement_get_text (row, 1), "TEXT") == 0;
  column->rowid = xep_statement_get_int64 (row, 2) != 0;
  return column;
}

/* Columns that are computed when they are read lie in no record. Where the rows are an index the
 * key comes first. */
static GPtrArray *
list_columns (XepConnection *target, const char *table, gboolean keyed, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      target,
      "SELECT name, type, NOT ?2 AND pk = 1 AND type = 'INTEGER' FROM pragma_table_xinfo (?1)"
      " WHERE hidden <> 2 ORDER BY CASE WHEN ?2 AND pk > 0 THEN pk ELSE 1000 + cid END",
      error);

  if (statement == NULL)
    return NULL;
  xep_statement_bind_text (statement, 1, table);
  xep_statement_bind_int64 (statement, 2, keyed);
  return xep_statement_collect (statement, (XepRowReader) column_from_row,
                                (GDestroyNotify) column_free, error);
}

static gboolean
list_tables (Salvage *self, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      self->target,
      "SELECT l.name, l.wr FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name"
      " WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
      " ORDER BY s.rowid",
      error);
  gboolean row = FALSE;

  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      g_autofree char *name = NULL;
      g_autoptr (GPtrArray) columns = NULL;
      gboolean keyed;
      Table *table;

      if (!row)
        return TRUE;
      name = xep_statement_dup_text (statement, 0);
      keyed = xep_statement_get_int64 (statement, 1) != 0;
      columns = list_columns (self->target, name, keyed, error);
      if (columns == NULL)
        return FALSE;
      table = g_new0 (Table, 1);
      table->columns = g_steal_pointer (&columns);
      table->keyed = keyed;
      table->result = g_new0 (XepSalvageTable, 1);
      table->result->name = g_steal_pointer (&name);
      g_ptr_array_add (self->tables, table);
      g_ptr_array_add (self->report->tables, table->result);
    }
  return FALSE;
}

/* Whether the values are such as the table holds: SQLite itself would turn a number into text. */
static gboolean
fits (const Table *table, const XepSalvageRecord *record)
{
  guint count = MIN (record->values->len, table->columns->len);

  if (count == 0)
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      const Column *column = g_ptr_array_index (table->columns, i);
      const XepSalvageValue *value = &g_array_index (record->values, XepSalvageValue, i);

      if (value->type != XEP_SALVAGE_NULL
          && (column->rowid
              || value->type != (column->text ? XEP_SALVAGE_TEXT : XEP_SALVAGE_INTEGER)))
        return FALSE;
    }
  return TRUE;
}

/* The statement that writes the first @count values; columns a later step added keep their
 * default. */
static XepStatement *
prepare_insert (Salvage *self, const Table *table, guint count, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < count; i++)
    {
      const Column *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", column->name);
      g_string_append (places, i > 0 ? ", ?" : "?");
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table->result->name, names->str,
                         places->str);
  return xep_connection_prepare (self->target, sql, error);
}

static void
bind (XepStatement *statement, int index, const Column *column, const XepSalvageRecord *record)
{
  const XepSalvageValue *value
      = &g_array_index (record->values, XepSalvageValue, (guint) index - 1);
  g_autofree char *text = NULL;

  if (column->rowid)
    xep_statement_bind_int64 (statement, index, record->rowid);
  else if (value->type == XEP_SALVAGE_INTEGER)
    xep_statement_bind_int64 (statement, index, value->integer);
  else if (value->type == XEP_SALVAGE_TEXT)
    {
      /* A byte that was hit becomes the mark for a lost letter, for people to see. */
      text = g_utf8_make_valid ((const char *) value->data, (gssize) value->size);
      xep_statement_bind_text (statement, index, text);
    }
  else
    xep_statement_bind_null (statement, index);
}

/* TRUE in @taken if the row is in. One that breaks a rule is no failure of the whole. */
static gboolean
insert (Salvage *self,
        const Table *table,
        const XepSalvageRecord *record,
        gboolean *taken,
        GError **error)
{
  guint count = MIN (record->values->len, table->columns->len);
  g_autoptr (XepStatement) statement = prepare_insert (self, table, count, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < count; i++)
    bind (statement, (int) i + 1, g_ptr_array_index (table->columns, i), record);
  *taken = xep_statement_run (statement, &failure);
  if (*taken || g_error_matches (failure, XEP_ERROR, XEP_ERROR_CONSTRAINT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Copies the rows of a page into @table; how many went in and how many did not. */
static gboolean
copy_page (
    Salvage *self, const Table *table, guint page, guint *copied, guint *refused, GError **error)
{
  g_auto (XepSalvageRecord) record = { 0 };
  guint cells = xep_salvage_pages_count_cells (self->pages, page);

  xep_salvage_record_init (&record);
  *copied = *refused = 0;
  for (guint i = 0; i < cells; i++)
    {
      gboolean taken = FALSE;

      if (xep_salvage_pages_read (self->pages, page, i, &record) && fits (table, &record)
          && !insert (self, table, &record, &taken, error))
        return FALSE;
      if (taken)
        ++*copied;
      else
        ++*refused;
    }
  return TRUE;
}

/* Whether the tree of @table holds its rows on pages of this type. */
static gboolean
holds_rows (const Table *table, guint type)
{
  if (table->keyed)
    return type == XEP_SALVAGE_INDEX_LEAF || type == XEP_SALVAGE_INDEX_INTERIOR;
  return type == XEP_SALVAGE_TABLE_LEAF;
}

/* A page of the tree of @table, or with NULL of an index, whose pages are only marked. */
static gboolean
walk (Salvage *self, Table *table, guint page, guint depth, GError **error)
{
  guint type = xep_salvage_pages_get_type (self->pages, page);
  gboolean interior = type == XEP_SALVAGE_TABLE_INTERIOR || type == XEP_SALVAGE_INDEX_INTERIOR;
  guint copied = 0;
  guint refused = 0;

  if (!xep_watcher_check (self->watcher, error))
    return FALSE;
  if (type == 0 || depth > DEEPEST || self->taken[page])
    {
      if (table != NULL)
        table->result->pages++;
      return TRUE;
    }
  if (table != NULL && holds_rows (table, type)
      && !copy_page (self, table, page, &copied, &refused, error))
    return FALSE;
  /* Nothing on it fits: a broken pointer led to a page of another table. */
  if (table != NULL && copied == 0 && refused > 0)
    {
      table->result->pages++;
      return TRUE;
    }
  self->taken[page] = TRUE;
  self->n_taken++;
  xep_watcher_tell (self->watcher, self->n_taken, xep_salvage_pages_get_count (self->pages));
  if (table != NULL)
    {
      table->result->copied += copied;
      table->result->refused += refused;
    }
  for (guint i = 0; interior && i <= xep_salvage_pages_count_cells (self->pages, page); i++)
    if (!walk (self, table, xep_salvage_pages_get_child (self->pages, page, i), depth + 1, error))
      return FALSE;
  return TRUE;
}

static Table *
find_table (Salvage *self, const char *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = g_ptr_array_index (self->tables, i);

      if (strcmp (table->result->name, name) == 0)
        return table;
    }
  return NULL;
}

static char *
dup_text (const XepSalvageRecord *record, guint column)
{
  const XepSalvageValue *value = &g_array_index (record->values, XepSalvageValue, column);

  return value->type == XEP_SALVAGE_TEXT ? g_strndup ((const char *) value->data, value->size)
                                         : g_strdup ("");
}

/* A row of sqlite_schema: type, name, table, root page, text. */
static gboolean
walk_object (Salvage *self, const XepSalvageRecord *record, GError **error)
{
  g_autofree char *type = NULL;
  g_autofree char *name = NULL;
  gint64 root;

  if (record->values->len < 5)
    return TRUE;
  type = dup_text (record, 0);
  name = dup_text (record, 1);
  root = g_array_index (record->values, XepSalvageValue, 3).integer;
  if (root <= 1 || root > xep_salvage_pages_get_count (self->pages))
    return TRUE;
  if (strcmp (type, "index") == 0)
    return walk (self, NULL, (guint) root, 0, error);
  /* A table of another program, and SQLite's own: of no use, but not to be guessed at either. */
  return walk (self, find_table (self, name), (guint) root, 0, error);
}

/* The tree of sqlite_schema, and through it every tree it names. */
static gboolean
walk_schema (Salvage *self, guint page, guint depth, GError **error)
{
  guint type = xep_salvage_pages_get_type (self->pages, page);
  guint cells = xep_salvage_pages_count_cells (self->pages, page);
  g_auto (XepSalvageRecord) record = { 0 };

  if ((type != XEP_SALVAGE_TABLE_LEAF && type != XEP_SALVAGE_TABLE_INTERIOR) || depth > DEEPEST
      || self->taken[page])
    return TRUE;
  self->taken[page] = TRUE;
  if (type == XEP_SALVAGE_TABLE_INTERIOR)
    {
      for (guint i = 0; i <= cells; i++)
        if (!walk_schema (self, xep_salvage_pages_get_child (self->pages, page, i), depth + 1,
                          error))
          return FALSE;
      return TRUE;
    }
  xep_salvage_record_init (&record);
  for (guint i = 0; i < cells; i++)
    if (xep_salvage_pages_read (self->pages, page, i, &record)
        && !walk_object (self, &record, error))
      return FALSE;
  return TRUE;
}

/* How many values the first record of the page has that can be read. */
static guint
get_width (Salvage *self, guint page)
{
  g_auto (XepSalvageRecord) record = { 0 };
  guint cells = xep_salvage_pages_count_cells (self->pages, page);

  xep_salvage_record_init (&record);
  for (guint i = 0; i < cells; i++)
    if (xep_salvage_pages_read (self->pages, page, i, &record))
      return record.values->len;
  return 0;
}

/* A page nothing points to: its rows go to the table that takes the most of them, one of as many
 * columns first, and to none if two take as many. Entries of a lost index fit no table. */
static gboolean
guess_page (Salvage *self, guint page, GError **error)
{
  guint type = xep_salvage_pages_get_type (self->pages, page);
  guint width = get_width (self, page);
  guint best = 0;
  gboolean clear = FALSE;
  Table *owner = NULL;
  guint copied;
  guint refused;

  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = g_ptr_array_index (self->tables, i);
      /* Tries the page as one of this table; all of it is taken back. */
      g_autoptr (XepTransaction) trial = NULL;
      guint fitting = 0;

      if (!holds_rows (table, type) || width > table->columns->len)
        continue;
      trial = xep_transaction_begin (self->target, error);
      if (trial == NULL || !copy_page (self, table, page, &fitting, &refused, error))
        return FALSE;
      fitting = fitting > 0 ? 2 * fitting + (width == table->columns->len ? 1 : 0) : 0;
      if (fitting >= best)
        clear = fitting > best;
      if (fitting > best)
        owner = table;
      best = MAX (best, fitting);
    }
  if (owner == NULL || !clear)
    {
      if (type == XEP_SALVAGE_TABLE_LEAF && xep_salvage_pages_count_cells (self->pages, page) > 0)
        self->report->pages++;
      return TRUE;
    }
  if (!copy_page (self, owner, page, &copied, &refused, error))
    return FALSE;
  owner->result->copied += copied;
  owner->result->guessed += copied;
  owner->result->refused += refused;
  return TRUE;
}

/* Rows of @table whose @column names a lost row of @parent: the name goes where it may be missing,
 * else the row. */
static gboolean
mend_reference (Salvage *self,
                Table *table,
                const char *column,
                const char *parent,
                const char *key,
                guint *changed,
                GError **error)
{
  g_autofree char *lost
      = g_strdup_printf ("%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s p WHERE p.%s = %s.%s)",
                         column, parent, key, table->result->name, column);
  g_autofree char *loosen = g_strdup_printf ("UPDATE OR IGNORE %s SET %s = NULL WHERE %s",
                                             table->result->name, column, lost);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE %s", table->result->name, lost);
  int loosened;
  int removed;

  if (!xep_connection_execute (self->target, loosen, error))
    return FALSE;
  loosened = xep_connection_changes (self->target);
  if (!xep_connection_execute (self->target, remove, error))
    return FALSE;
  removed = xep_connection_changes (self->target);
  table->result->loosened += (guint) loosened;
  table->result->orphaned += (guint) removed;
  table->result->copied -= MIN (table->result->copied, (guint) removed);
  *changed += (guint) (loosened + removed);
  return TRUE;
}

static gboolean
mend_table (Salvage *self, Table *table, guint *changed, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (
      self->target,
      "SELECT \"from\", \"table\", ifnull (\"to\", 'id') FROM pragma_foreign_key_list (?)", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_text (statement, 1, table->result->name);
  while (xep_statement_step (statement, &row, error))
    {
      g_autofree char *column = NULL;
      g_autofree char *parent = NULL;
      g_autofree char *key = NULL;

      if (!row)
        return TRUE;
      column = xep_statement_dup_text (statement, 0);
      parent = xep_statement_dup_text (statement, 1);
      key = xep_statement_dup_text (statement, 2);
      if (!mend_reference (self, table, column, parent, key, changed, error))
        return FALSE;
    }
  return FALSE;
}

/* Until nothing dangles: a row taken out may be what another belongs to. */
static gboolean
mend_references (Salvage *self, GError **error)
{
  guint changed;

  do
    {
      changed = 0;
      for (guint i = 0; i < self->tables->len; i++)
        if (!mend_table (self, g_ptr_array_index (self->tables, i), &changed, error))
          return FALSE;
    }
  while (changed > 0);
  return TRUE;
}

static gboolean
copy_all (Salvage *self, GError **error)
{
  g_autoptr (XepTransaction) transaction = xep_transaction_begin (self->target, error);

  if (transaction == NULL || !walk_schema (self, 1, 0, error))
    return FALSE;
  /* Free pages are overwritten with zeros by this SQLite, so no row that was deleted comes back. */
  for (guint page = 1; page <= xep_salvage_pages_get_count (self->pages); page++)
    if (!self->taken[page]
        && (!xep_watcher_check (self->watcher, error) || !guess_page (self, page, error)))
      return FALSE;
  return self->rebuild (self->target, self->report, error) && mend_references (self, error)
         && xep_transaction_commit (transaction, error);
}

static gboolean
fill (Salvage *self, const char *path, const char *sql_dir, GError **error)
{
  int version = xep_salvage_pages_get_version (self->pages);
  int newest = 0;
  guint rows = 0;

  if (!xep_schema_get_newest (sql_dir, &newest, error))
    return FALSE;
  if (version <= 0 || version > newest)
    version = newest;
  if (!xep_schema_make (self->target, sql_dir, version, error) || !list_tables (self, error)
      || !xep_connection_set_foreign_keys (self->target, FALSE, error) || !copy_all (self, error)
      || !xep_schema_complete (self->target, sql_dir, error)
      || !xep_connection_execute (self->target, "PRAGMA journal_mode = DELETE", error)
      || !xep_connection_check_integrity (self->target, error))
    return FALSE;
  for (guint i = 0; i < self->report->tables->len; i++)
    rows += ((XepSalvageTable *) g_ptr_array_index (self->report->tables, i))->copied;
  if (rows > 0)
    return xep_connection_close (self->target, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("Not one row could be read from “%s”. No new file was made; open the newest "
                 "backup."),
               path);
  return FALSE;
}

static void
salvage_clear (Salvage *self)
{
  g_clear_object (&self->target);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->report, xep_salvage_report_free);
  g_clear_pointer (&self->pages, xep_salvage_pages_free);
  g_clear_pointer (&self->taken, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, salvage_clear)

/**
 * xep_salvage:
 * @path: the damaged file; only read
 * @out: must not exist
 * @sql_dir: the folder of the schema steps
 * @rebuild: what knows the tables and brings back what it can
 * @watcher: (nullable): who waits; is told of pages
 * @error: %XEP_ERROR_INVALID if @out exists, %XEP_ERROR_DAMAGED if nothing could be read,
 * %XEP_ERROR_CANCELLED, or what reading and writing met; there is no new file then
 *
 * The rows go into a file of the version of the old one, as far as that can be read, which is
 * brought up when they are in.
 */
XepSalvageReport *
xep_salvage (const char *path,
             const char *out,
             const char *sql_dir,
             XepSalvageRebuild rebuild,
             const XepWatcher *watcher,
             GError **error)
{
  /* Goes last: the connection to it is closed before. */
  g_autoptr (XepSafeFile) file = NULL;
  g_auto (Salvage) self = { 0 };

  if (g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is there already and was left as it is. Choose another name for the "
                     "new file."),
                   out);
      return NULL;
    }
  self.rebuild = rebuild;
  self.watcher = watcher;
  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self.report = g_new0 (XepSalvageReport, 1);
  self.report->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) salvage_table_free);
  self.pages = xep_salvage_pages_new (path, error);
  if (self.pages == NULL)
    return NULL;
  self.report->log_lost = xep_salvage_pages_lost_log (self.pages);
  self.taken = g_new0 (guint8, (gsize) xep_salvage_pages_get_count (self.pages) + 1);
  file = xep_safe_file_new (out, error);
  if (file == NULL)
    return NULL;
  self.target
      = xep_connection_new (xep_safe_file_get_path (file), XEP_CONNECTION_READ_WRITE, error);
  if (self.target == NULL)
    return NULL;
  xep_connection_set_watcher (self.target, watcher);
  if (!fill (&self, path, sql_dir, error) || !xep_watcher_check (watcher, error))
    return NULL;
  return xep_safe_file_commit (file, error) ? g_steal_pointer (&self.report) : NULL;
}
