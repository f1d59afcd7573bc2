/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-file-check.h"

#include <glib/gi18n.h>

#include "base/xep-paths.h"
#include "db/xep-integrity.h"
#include "db/xep-schema-check.h"
#include "store/xep-file-check-private.h"
#include "store/xep-store-private.h"

#define NAMED_PLACES 3

static void
file_fault_free (XepFileFault *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

/* Takes @text. */
static void
add_fault (GPtrArray *faults, gboolean wrong, char *text)
{
  XepFileFault *fault = g_new0 (XepFileFault, 1);

  fault->wrong = wrong;
  fault->text = text;
  g_ptr_array_add (faults, fault);
}

void
xep_fault_places_init (XepFaultPlaces *self)
{
  self->names = g_string_new (NULL);
  self->count = 0;
}

void
xep_fault_places_add (XepFaultPlaces *self, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "?", -1);

  self->count++;
  if (self->count <= NAMED_PLACES)
    g_string_append_printf (self->names, "%s%s", self->count > 1 ? "; " : "", valid);
  else if (self->count == NAMED_PLACES + 1)
    g_string_append (self->names, "; …");
}

void
xep_fault_places_clear (XepFaultPlaces *self)
{
  if (self->names != NULL)
    g_string_free (self->names, TRUE);
  self->names = NULL;
}

void
xep_fault_places_tell (XepFaultPlaces *self,
                       gboolean wrong,
                       const char *sentence,
                       GPtrArray *faults)
{
  if (self->count > 0)
    add_fault (faults, wrong, g_strdup_printf (sentence, self->names->str, self->count));
}

gboolean
xep_file_check_go_on (GPtrArray *faults, GError **failure, GError **error)
{
  gboolean told = faults->len > 0;

  if (!told)
    g_propagate_error (error, g_steal_pointer (failure));
  g_clear_error (failure);
  return told;
}

/* The file as SQLite sees it, and its structure. It was only read: a connection that cannot be
 * closed in order, since what another program planted keeps it busy, has nothing to lose. */
static gboolean
check_file (const char *path, GPtrArray *faults, GError **error)
{
  g_autofree char *folder = xep_paths_get_data_file ("sql", NULL);
  g_autoptr (XepConnection) connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GPtrArray) schema_faults = NULL;
  g_autoptr (GError) failure = NULL;

  if (connection == NULL)
    return FALSE;
  sentences = xep_integrity_list (connection, error);
  if (sentences == NULL)
    return FALSE;
  for (guint i = 0; i < sentences->len; i++)
    add_fault (faults, TRUE, g_strdup (g_ptr_array_index (sentences, i)));
  schema_faults = xep_schema_compare (connection, folder, &failure);
  if (schema_faults == NULL)
    return xep_file_check_go_on (faults, &failure, error);
  for (guint i = 0; i < schema_faults->len; i++)
    {
      const XepSchemaFault *fault = g_ptr_array_index (schema_faults, i);

      add_fault (faults, TRUE, g_strdup (fault->text));
    }
  return TRUE;
}

/* What the file holds, as the program reads it; let go in the same way. */
static gboolean
check_content (const char *path, GPtrArray *faults, GError **error)
{
  static gboolean (*const checks[]) (XepStore * store, GPtrArray * faults, GError * *error) = {
    xep_file_check_rows,
    xep_file_check_regulation,
    xep_file_check_texts,
  };
  g_autoptr (GError) failure = NULL;
  g_autoptr (XepStore) store = xep_store_new_reader (path, &failure);

  if (store == NULL)
    return xep_file_check_go_on (faults, &failure, error);
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!checks[i](store, faults, &failure) && !xep_file_check_go_on (faults, &failure, error))
      return FALSE;
  return TRUE;
}

/**
 * xep_file_check_list:
 *
 * Errors: what kept the check from running at all; damage is among the faults.
 */
GPtrArray *
xep_file_check_list (const char *path, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) file_fault_free);

  if (!check_file (path, faults, error) || !check_content (path, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}

static gboolean
look_at_opening (const char *path,
                 const XepWatcher *watcher,
                 gboolean (*check) (XepConnection *connection, GError **error),
                 GError **error)
{
  g_autofree char *folder = xep_paths_get_data_file ("sql", NULL);
  g_autoptr (XepConnection) connection = xep_connection_new (path, XEP_CONNECTION_READ_ONLY, error);

  if (connection != NULL)
    xep_connection_set_watcher (connection, watcher);
  return connection != NULL && check (connection, error)
         && xep_schema_check_opening (connection, folder, error);
}

/**
 * xep_file_check_opening:
 *
 * An index that does not agree with its table is not seen here.
 */
gboolean
xep_file_check_opening (const char *path, GError **error)
{
  return look_at_opening (path, NULL, xep_integrity_check_quickly, error);
}

gboolean
xep_file_check_writing (const char *path, const XepWatcher *watcher, GError **error)
{
  return look_at_opening (path, watcher, xep_integrity_check_fully, error);
}
