/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-unit-store.h"

/* Which unit a name means: the one of that name, or the one chi bộ that is called nearly so. */

/* What offices leave out or write short before the name of a chi bộ, by identity. */
static const char *const cell_words[] = { "chi bộ ", "cb ", "cb. ", "chi bộ: " };
static const char *const village_words[] = { "thôn ", "bản ", "tổ dân phố ", "tdp ", "khu " };
/* A name that several units bear. */
#define SEVERAL (-1)

static const char *
skip_word (const char *name, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (name, words[i]))
      return name + strlen (words[i]);
  return name;
}

/* "CB thôn Tả Chải." → "thôn tả chải"; @village FALSE → "tả chải". (transfer full) */
static char *
dup_core (const char *name, gboolean village)
{
  g_autofree char *identity = xep_text_identity (name);
  const char *core;
  gsize length = strlen (identity);

  while (length > 0 && strchr (" .,;:-", identity[length - 1]) != NULL)
    identity[--length] = '\0';
  core = skip_word (identity, cell_words, G_N_ELEMENTS (cell_words));
  return g_strdup (village ? core : skip_word (core, village_words, G_N_ELEMENTS (village_words)));
}

static void
add_core (GHashTable *cores, const char *name, gint64 id, gboolean village)
{
  char *core = dup_core (name, village);
  const gint64 *known = g_hash_table_lookup (cores, core);
  gint64 value = known != NULL && *known != id ? SEVERAL : id;

  g_hash_table_insert (cores, core, g_memdup2 (&value, sizeof value));
}

static gboolean
load_cores (XepImportContext *context, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;

  if (context->cores[0] != NULL)
    return TRUE;
  units = xep_unit_store_list (context->store, FALSE, error);
  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (context->cores); i++)
    {
      context->cores[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint j = 0; j < units->len; j++)
        {
          const XepUnit *unit = g_ptr_array_index (units, j);

          if (unit->party_cell)
            add_core (context->cores[i], unit->name, unit->id, i == 0);
        }
    }
  return TRUE;
}

/* The chi bộ that is called so but for the words before its name; what was understood is told.
 * -1 with @error. */
static gint64
find_variant (XepImportContext *context, const char *name, GError **error)
{
  if (!load_cores (context, error))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (context->cores); i++)
    {
      g_autofree char *core = dup_core (name, i == 0);
      const gint64 *id = *core != '\0' ? g_hash_table_lookup (context->cores[i], core) : NULL;
      g_autoptr (XepUnit) unit = NULL;
      g_autofree char *text = NULL;

      if (id == NULL || *id == SEVERAL)
        continue;
      unit = xep_unit_store_load (context->store, *id, error);
      if (unit == NULL)
        return -1;
      text = g_strdup_printf (_("“%s” was taken for “%s”."), name, unit->name);
      xep_import_note (context, XEP_HEADING_CELL, text);
      return *id;
    }
  return 0;
}

/* -1 with @error, 0 if there is none. */
static gint64
find_unit (XepImportContext *context, const char *name, gboolean party_cell, GError **error)
{
  gint64 id = xep_unit_store_find (context->store, name, party_cell, error);

  return id != 0 || !party_cell ? id : find_variant (context, name, error);
}

static gint64
add_unit (XepImportContext *context, const char *name, gboolean party_cell, GError **error)
{
  g_autoptr (XepUnit) unit = xep_unit_new ();

  g_free (unit->name);
  g_free (unit->block);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  unit->block
      = g_strdup (xep_regulation_guess_block (xep_store_get_regulation (context->store), name));
  if (!xep_unit_store_add (context->store, unit, error))
    return 0;
  context->report->units_added++;
  for (guint i = 0; party_cell && i < G_N_ELEMENTS (context->cores); i++)
    if (context->cores[i] != NULL)
      add_core (context->cores[i], name, unit->id, i == 0);
  return unit->id;
}

gint64
xep_import_find_unit (XepImportContext *context,
                      const char *name,
                      gboolean party_cell,
                      GError **error)
{
  g_autofree char *key = g_strdup_printf ("%d%s", party_cell, name);
  gint64 *known = g_hash_table_lookup (context->units, key);
  gint64 id = known != NULL ? *known : find_unit (context, name, party_cell, error);

  if (known == NULL && id > 0)
    g_hash_table_insert (context->units, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}

gint64
xep_import_ensure_unit (XepImportContext *context,
                        const char *name,
                        gboolean party_cell,
                        GError **error)
{
  gint64 id = xep_import_find_unit (context, name, party_cell, error);
  g_autofree char *key = NULL;

  if (id != 0)
    return MAX (id, 0);
  id = add_unit (context, name, party_cell, error);
  key = g_strdup_printf ("%d%s", party_cell, name);
  if (id != 0)
    g_hash_table_insert (context->units, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}

void
xep_import_forget_units (XepImportContext *context)
{
  g_hash_table_remove_all (context->units);
  for (guint i = 0; i < G_N_ELEMENTS (context->cores); i++)
    g_clear_pointer (&context->cores[i], g_hash_table_unref);
}
