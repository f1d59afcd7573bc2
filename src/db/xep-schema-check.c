/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-schema-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "db/xep-schema.h"
#include "db/xep-statement.h"

/* SQLite's own tables for ANALYZE and AUTOINCREMENT carry a name nobody else can give. */
#define OBJECTS                                                                                 \
  "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE" \
  " '\\' OR (type = 'index' AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\') ORDER BY rowid"

typedef struct
{
  char *type;
  char *name;
  char *table;
  char *sql; /* normalised, "" for an index that a constraint made */
} SchemaObject;

static void
schema_object_free (SchemaObject *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->table);
  g_free (self->sql);
  g_free (self);
}

static void
schema_fault_free (XepSchemaFault *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/* The end of a comment that begins at @cursor, or NULL if none does. */
static const char *
skip_comment (const char *cursor)
{
  const char *end = NULL;

  if (g_str_has_prefix (cursor, "--"))
    end = strchr (cursor, '\n');
  else if (g_str_has_prefix (cursor, "/*"))
    {
      end = strstr (cursor + 2, "*/");
      end = end != NULL ? end + 2 : NULL;
    }
  else
    return NULL;
  return end != NULL ? end : cursor + strlen (cursor);
}

/* The text without what another version of SQLite may set otherwise: blanks, comments, the marks
 * around a name, capitals. What stands between quotes is kept to the letter. */
static char *
normalise (const char *sql)
{
  GString *result = g_string_new (NULL);
  gboolean literal = FALSE;

  for (const char *cursor = sql; *cursor != '\0';)
    {
      const char *end = literal ? NULL : skip_comment (cursor);

      if (end != NULL)
        {
          cursor = end;
          continue;
        }
      if (*cursor == '\'')
        literal = !literal;
      if (literal || *cursor == '\'')
        g_string_append_c (result, *cursor);
      else if (!g_ascii_isspace (*cursor) && strchr ("\"`[]", *cursor) == NULL)
        g_string_append_c (result, g_ascii_tolower (*cursor));
      cursor++;
    }
  return g_string_free (result, FALSE);
}

static SchemaObject *
object_from_row (XepStatement *row)
{
  SchemaObject *object = g_new0 (SchemaObject, 1);
  g_autofree char *sql = xep_statement_dup_text (row, 3);

  object->type = xep_statement_dup_text (row, 0);
  object->name = xep_statement_dup_text (row, 1);
  object->table = xep_statement_dup_text (row, 2);
  object->sql = normalise (sql);
  return object;
}

static GPtrArray *
list_objects (XepConnection *connection, GError **error)
{
  g_autoptr (XepStatement) statement = xep_connection_prepare (connection, OBJECTS, error);

  return statement == NULL ? NULL
                           : xep_statement_collect (statement, (XepRowReader) object_from_row,
                                                    (GDestroyNotify) schema_object_free, error);
}

/* What the steps make, up to the version of the file; NULL with @newer if there are not so many. */
static GPtrArray *
list_expected (XepConnection *connection, const char *sql_dir, gboolean *newer, GError **error)
{
  g_autoptr (XepConnection) reference = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  int version = 0;
  int newest = 0;

  if (!xep_schema_get_version (connection, &version, error)
      || !xep_schema_get_newest (sql_dir, &newest, error))
    return NULL;
  *newer = version < 0 || version > newest;
  if (*newer)
    return NULL;
  reference = xep_connection_new (NULL, XEP_CONNECTION_MEMORY, error);
  if (reference == NULL || !xep_schema_make (reference, sql_dir, version, error))
    return NULL;
  objects = list_objects (reference, error);
  return objects != NULL && xep_connection_close (reference, error) ? g_steal_pointer (&objects)
                                                                    : NULL;
}

static GHashTable *
index_by_name (GPtrArray *objects)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < objects->len; i++)
    {
      SchemaObject *object = g_ptr_array_index (objects, i);

      g_hash_table_insert (by_name, object->name, object);
    }
  return by_name;
}

static gboolean
has_type (const SchemaObject *object, const char *type)
{
  return g_str_equal (object->type, type);
}

/* A plain table that nobody of ours reads or writes, and an index, do not change what is written.
 */
static gboolean
is_acting_stranger (const SchemaObject *object)
{
  return has_type (object, "trigger") || has_type (object, "view")
         || g_str_has_prefix (object->sql, "createvirtual");
}

static const char *
get_sentence (const SchemaObject *object, gboolean wanted, gboolean there)
{
  static const struct
  {
    const char *type;
    const char *stranger;
    const char *missing;
    const char *different;
  } sentences[] = {
    { "table", N_("Table “%s” does not belong to this program."), N_("Table “%s” is missing."),
      N_("Table “%s” is not built as this program builds it.") },
    { "index", N_("Index “%s” on table “%s” does not belong to this program."),
      N_("Index “%s” on table “%s” is missing."),
      N_("Index “%s” on table “%s” is not built as this program builds it.") },
    { "trigger", N_("Trigger “%s” on table “%s” does not belong to this program."),
      N_("Trigger “%s” on table “%s” is missing."),
      N_("Trigger “%s” on table “%s” is not built as this program builds it.") },
    { "view", N_("View “%s” does not belong to this program."), N_("View “%s” is missing."),
      N_("View “%s” is not built as this program builds it.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (has_type (object, sentences[i].type))
      return !wanted ? sentences[i].stranger
             : there ? sentences[i].different
                     : sentences[i].missing;
  return N_("“%s” does not belong to this program.");
}

/* @wanted: the steps make an object of this name; @there: the file has one. */
static void
add_fault (GPtrArray *faults, const SchemaObject *object, gboolean wanted, gboolean there)
{
  XepSchemaFault *fault = g_new0 (XepSchemaFault, 1);

  fault->type = g_strdup (object->type);
  fault->name = g_strdup (object->name);
  fault->acts = wanted ? has_type (object, "table") : is_acting_stranger (object);
  fault->text
      = g_strdup_printf (_ (get_sentence (object, wanted, there)), object->name, object->table);
  g_ptr_array_add (faults, fault);
}

static gboolean
is_same (const SchemaObject *a, const SchemaObject *b)
{
  return g_str_equal (a->type, b->type) && g_str_equal (a->table, b->table)
         && g_str_equal (a->sql, b->sql);
}

/**
 * xep_schema_compare:
 * @sql_dir: the folder of the schema steps
 *
 * Tables of SQLite itself (statistics, the last id) are passed over. A file of an older version is
 * held against the steps it has seen; of a newer one nothing can be said here, and it is refused
 * elsewhere.
 */
GPtrArray *
xep_schema_compare (XepConnection *connection, const char *sql_dir, GError **error)
{
  g_autoptr (GPtrArray) faults
      = g_ptr_array_new_with_free_func ((GDestroyNotify) schema_fault_free);
  gboolean newer = FALSE;
  g_autoptr (GPtrArray) expected = list_expected (connection, sql_dir, &newer, error);
  g_autoptr (GPtrArray) found = expected != NULL ? list_objects (connection, error) : NULL;
  g_autoptr (GHashTable) expected_names = NULL;
  g_autoptr (GHashTable) found_names = NULL;

  if (newer)
    return g_steal_pointer (&faults);
  if (found == NULL)
    return NULL;
  expected_names = index_by_name (expected);
  found_names = index_by_name (found);
  for (guint i = 0; i < found->len; i++)
    {
      SchemaObject *object = g_ptr_array_index (found, i);
      SchemaObject *wanted = g_hash_table_lookup (expected_names, object->name);

      if (wanted == NULL)
        add_fault (faults, object, FALSE, TRUE);
    }
  for (guint i = 0; i < expected->len; i++)
    {
      SchemaObject *wanted = g_ptr_array_index (expected, i);
      SchemaObject *object = g_hash_table_lookup (found_names, wanted->name);

      if (object == NULL || !is_same (object, wanted))
        add_fault (faults, wanted, TRUE, object != NULL);
    }
  return g_steal_pointer (&faults);
}

/**
 * xep_schema_check_opening:
 * @error: %XEP_ERROR_DAMAGED with the first fault that acts
 */
gboolean
xep_schema_check_opening (XepConnection *connection, const char *sql_dir, GError **error)
{
  g_autoptr (GPtrArray) faults = xep_schema_compare (connection, sql_dir, error);
  const char *path = xep_connection_get_path (connection);
  g_autofree char *file = g_filename_display_name (path != NULL ? path : "");

  if (faults == NULL)
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    {
      const XepSchemaFault *fault = g_ptr_array_index (faults, i);

      if (!fault->acts)
        continue;
      g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
                   _("The data file “%s” was altered by another program. %s It was left as it is; "
                     "open the newest backup, or save what can be read into a new file (xeploai "
                     "salvage)."),
                   file, fault->text);
      return FALSE;
    }
  return TRUE;
}
