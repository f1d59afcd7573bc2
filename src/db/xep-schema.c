/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-schema.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "db/xep-backup-folder.h"
#include "db/xep-connection-private.h"

#define NUMBER_LENGTH 4

typedef struct
{
  char *path;
  int number;
} SchemaStep;

static void
schema_step_free (gpointer step)
{
  g_free (((SchemaStep *) step)->path);
  g_free (step);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const SchemaStep *const *first = a;
  const SchemaStep *const *second = b;

  return (*first)->number - (*second)->number;
}

/* "0001-first.sql" is step 1; other files of the folder are none of ours. */
static gboolean
is_step (const char *name)
{
  return strspn (name, "0123456789") == NUMBER_LENGTH && name[NUMBER_LENGTH] == '-'
         && g_str_has_suffix (name, ".sql") && atoi (name) > 0;
}

static gboolean
check_steps (GPtrArray *steps, const char *sql_dir, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      SchemaStep *step = g_ptr_array_index (steps, i);

      if (step->number != (int) i + 1)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                       _("The installation is not whole: schema step %d in “%s” is missing or "
                         "there twice. The data was not touched; install the program again."),
                       (int) i + 1, sql_dir);
          return FALSE;
        }
    }
  if (steps->len > 0)
    return TRUE;
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _("The installation is not whole: there are no schema steps in “%s”. The data was "
                 "not touched; install the program again."),
               sql_dir);
  return FALSE;
}

/* All steps of the folder in order: 1, 2, 3 … without a gap. */
static GPtrArray *
list_steps (const char *sql_dir, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (schema_step_free);
  g_autoptr (GDir) dir = g_dir_open (sql_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_step (name))
      {
        SchemaStep *step = g_new0 (SchemaStep, 1);

        step->path = g_build_filename (sql_dir, name, NULL);
        step->number = atoi (name);
        g_ptr_array_add (steps, step);
      }
  g_ptr_array_sort (steps, compare_steps);
  return check_steps (steps, sql_dir, error) ? g_steal_pointer (&steps) : NULL;
}

static gboolean
run_step (XepConnection *connection, SchemaStep *step, GError **error)
{
  g_autoptr (XepTransaction) transaction = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", step->number);
  gint64 broken = 0;

  if (!xep_safe_file_read (step->path, &sql, NULL, error))
    return FALSE;
  transaction = xep_transaction_begin (connection, error);
  if (transaction == NULL)
    return FALSE;
  if (!xep_connection_execute (connection, sql, error))
    {
      g_prefix_error (error, "%s: ", step->path);
      return FALSE;
    }
  /* Foreign keys are off while a step runs, as rebuilding a table needs; here the references are
   * counted. */
  if (!xep_connection_execute (connection, mark, error)
      || !xep_connection_query_int64 (connection, "SELECT count(*) FROM pragma_foreign_key_check",
                                      &broken, error))
    return FALSE;
  if (broken == 0)
    return xep_transaction_commit (transaction, error);
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("Schema step %d would leave %d broken references. The data was left as it was; "
                 "keep the file and report this."),
               step->number, (int) broken);
  return FALSE;
}

static gboolean
run_steps (XepConnection *connection, GPtrArray *steps, int version, GError **error)
{
  for (guint i = (guint) version; i < steps->len; i++)
    if (!run_step (connection, g_ptr_array_index (steps, i), error))
      return FALSE;
  return TRUE;
}

/* A new version changes the file in ways that no older one can read: without the way back it is
 * not done. */
static gboolean
back_up (XepConnection *connection, int version, GError **error)
{
  const char *database = xep_connection_get_path (connection);
  g_autoptr (GError) failure = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (version == 0 || database == NULL)
    return TRUE;
  path = xep_backup_dated (connection, XEP_BACKUP_SCHEMA, &failure);
  if (path != NULL)
    return TRUE;
  folder = xep_backup_folder_get (database);
  g_set_error (error, XEP_ERROR, failure->code,
               _("This version of the program has to change the data file, and no copy could be "
                 "made in “%s” before. Nothing was changed. Choose another folder for copies "
                 "(xeploai backup-folder FOLDER) and try again. %s"),
               folder, failure->message);
  return FALSE;
}

gboolean
xep_schema_get_version (XepConnection *connection, int *version, GError **error)
{
  const char *path = xep_connection_get_path (connection);
  g_autofree char *name = NULL;
  gint64 number = 0;

  if (!xep_connection_query_int64 (connection, "PRAGMA user_version", &number, error))
    return FALSE;
  *version = (int) number;
  if (number >= 0)
    return TRUE;
  /* No program of ours writes such a number. */
  name = g_filename_display_name (path != NULL ? path : "");
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("The data file “%s” is damaged or was changed by another program: the number of "
                 "its version cannot be right. It was left as it is; restore the newest backup."),
               name);
  return FALSE;
}

gboolean
xep_schema_refuse_newer (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path != NULL ? path : "");

  g_set_error (error, XEP_ERROR, XEP_ERROR_NEWER,
               _("“%s” was written by a newer version of this program. It was left as it is; "
                 "install the newer version to open it."),
               name);
  return FALSE;
}

gboolean
xep_schema_get_newest (const char *sql_dir, int *version, GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (sql_dir, error);

  if (steps == NULL)
    return FALSE;
  *version = (int) steps->len;
  return TRUE;
}

/**
 * xep_schema_make:
 * @connection: to a database that holds nothing yet
 * @version: 0 makes nothing, as in a file that was never upgraded
 * @error: %XEP_ERROR_FAILED for an incomplete installation, %XEP_ERROR_NEWER
 */
gboolean
xep_schema_make (XepConnection *connection, const char *sql_dir, int version, GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (sql_dir, error);

  if (steps == NULL)
    return FALSE;
  if (version < 0 || version > (int) steps->len)
    return xep_schema_refuse_newer (xep_connection_get_path (connection), error);
  g_ptr_array_set_size (steps, version);
  return run_steps (connection, steps, 0, error);
}

gboolean
xep_schema_complete (XepConnection *connection, const char *sql_dir, GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (sql_dir, error);
  int version = 0;

  return steps != NULL && xep_schema_get_version (connection, &version, error)
         && run_steps (connection, steps, version, error);
}

/**
 * xep_schema_upgrade:
 * @sql_dir: the folder of the steps; a released step never changes
 * @error: %XEP_ERROR_NEWER, %XEP_ERROR_FAILED for an incomplete installation, or what a step met
 *
 * Must be called outside any transaction. A step that fails leaves the file at the version before
 * it.
 */
gboolean
xep_schema_upgrade (XepConnection *connection, const char *sql_dir, GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (sql_dir, error);
  int version = 0;
  gboolean done;

  if (steps == NULL || !xep_schema_get_version (connection, &version, error))
    return FALSE;
  if (version > (int) steps->len)
    return xep_schema_refuse_newer (xep_connection_get_path (connection), error);
  if (version == (int) steps->len)
    return TRUE;
  if (!back_up (connection, version, error)
      || !xep_connection_set_foreign_keys (connection, FALSE, error))
    return FALSE;
  done = run_steps (connection, steps, version, error);
  return xep_connection_set_foreign_keys (connection, TRUE, done ? error : NULL) && done;
}
