/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "store/xep-file-check-private.h"
#include "store/xep-store-private.h"

/* Keys for sorting are bytes and no text; the text of a regulation is checked by its checksum. */
#define COLUMNS                                                                              \
  "SELECT s.name, c.name, (SELECT name FROM pragma_table_info (s.name) WHERE cid = 0)"       \
  " FROM sqlite_schema s JOIN pragma_table_info (s.name) c"                                  \
  " WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.type = 'TEXT'" \
  " AND c.name NOT IN ('sort_key', 'xml') ORDER BY s.rowid, c.cid"

/* What is wrong with the texts of one column. */
typedef struct
{
  XepFaultPlaces broken; /* not UTF-8, or cut by a zero byte */
  XepFaultPlaces loose;  /* not composed (NFC) */
} TextFaults;

static void
text_faults_clear (TextFaults *self)
{
  xep_fault_places_clear (&self->broken);
  xep_fault_places_clear (&self->loose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TextFaults, text_faults_clear)

static gboolean
is_ascii (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* The row is named by the first column of its table, its id or that of what it belongs to: what
 * people wrote is not for a message. */
static void
check_text (TextFaults *faults, const char *text, gsize size, const char *row)
{
  g_autofree char *composed = NULL;

  if (strlen (text) != size || !g_utf8_validate (text, (gssize) size, NULL))
    {
      xep_fault_places_add (&faults->broken, row);
      return;
    }
  if (is_ascii (text, size))
    return;
  composed = g_utf8_normalize (text, (gssize) size, G_NORMALIZE_NFC);
  if (strcmp (composed, text) != 0)
    xep_fault_places_add (&faults->loose, row);
}

/* @names: of the table, of the column, of the column that names the row. */
static gboolean
check_column (XepStore *store, char **names, GPtrArray *faults, GError **error)
{
  const char *table = names[0];
  const char *column = names[1];
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"%1$s\", length (CAST (\"%1$s\" AS BLOB)), '#' || \"%3$s\" FROM \"%2$s\""
      " WHERE \"%1$s\" <> ''",
      column, table, names[2]);
  g_autofree char *place = g_strconcat (table, ".", column, NULL);
  g_autofree char *broken
      = g_strdup_printf (_("Column “%s” holds texts that are broken: %%s (%%u rows)."), place);
  g_autofree char *loose = g_strdup_printf (
      _("Column “%s” holds texts whose letters are taken apart: %%s (%%u rows)."), place);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  g_auto (TextFaults) found = { 0 };
  gboolean row = FALSE;

  xep_fault_places_init (&found.broken);
  xep_fault_places_init (&found.loose);
  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      if (!row)
        {
          xep_fault_places_tell (&found.broken, TRUE, broken, faults);
          xep_fault_places_tell (&found.loose, TRUE, loose, faults);
          return TRUE;
        }
      check_text (&found, xep_statement_get_text (statement, 0),
                  (gsize) xep_statement_get_int64 (statement, 1),
                  xep_statement_get_text (statement, 2));
    }
  return FALSE;
}

/* A name that is not found, or stands in the wrong place, because what follows from it was not
 * written with it. */
static const struct
{
  const char *table, *name, *derived;
  char *(*derive) (const char *text);
} derived[] = {
  { "unit", "name", "name_identity", xep_text_identity },
  { "person", "name", "name_identity", xep_text_identity },
  { "person", "name", "sort_key", xep_text_name_sort_key },
  { "collective", "name", "name_identity", xep_text_identity },
  { "collective", "name", "sort_key", xep_text_sort_key },
};

static gboolean
check_derived (XepStore *store, gsize index, GPtrArray *faults, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, %s FROM %s", derived[index].name,
                                          derived[index].derived, derived[index].table);
  g_autofree char *place = g_strconcat (derived[index].table, ".", derived[index].derived, NULL);
  g_autofree char *sentence
      = g_strdup_printf (_("Column “%s” does not follow from the name: %%s (%%u rows)."), place);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);
  g_auto (XepFaultPlaces) places = { 0 };
  gboolean row = FALSE;

  xep_fault_places_init (&places);
  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      const char *name = row ? xep_statement_get_text (statement, 0) : NULL;
      g_autofree char *wanted = NULL;

      if (!row)
        {
          xep_fault_places_tell (&places, TRUE, sentence, faults);
          return TRUE;
        }
      if (name == NULL || !g_utf8_validate (name, -1, NULL))
        continue;
      wanted = derived[index].derive (name);
      if (g_strcmp0 (wanted, xep_statement_get_text (statement, 1)) != 0)
        xep_fault_places_add (&places, name);
    }
  return FALSE;
}

/* The names are taken first: another statement runs for each. */
static GPtrArray *
list_columns (XepStore *store, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, COLUMNS, error);
  gboolean row = FALSE;

  while (statement != NULL && xep_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&names);
      for (int i = 0; i < 3; i++)
        g_ptr_array_add (names, xep_statement_dup_text (statement, i));
    }
  return NULL;
}

gboolean
xep_file_check_texts (XepStore *store, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) names = list_columns (store, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i += 3)
    {
      g_autoptr (GError) failure = NULL;

      if (!check_column (store, (char **) names->pdata + i, faults, &failure)
          && !xep_file_check_go_on (faults, &failure, error))
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autoptr (GError) failure = NULL;

      if (!check_derived (store, i, faults, &failure)
          && !xep_file_check_go_on (faults, &failure, error))
        return FALSE;
    }
  return TRUE;
}
