/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-field-values.h"

/* Keying by the parts of an address, and reading by it. */

static inline gboolean
key_row (XepStore *store,
         XepScopeId scope,
         gint64 id,
         gint64 row,
         const char *key,
         const char *text,
         const char *why,
         GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, row);

  return xep_field_set_in (store, scope, id, name, key, text, why, error);
}

/* Takes the row away. */
static inline gboolean
remove_row (
    XepStore *store, XepScopeId scope, gint64 id, gint64 row, const char *why, GError **error)
{
  return key_row (store, scope, id, row, "", "", why, error);
}

static inline char *
dup_keyed (XepStore *store, XepScopeId scope, gint64 id, gint64 row, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, row);
  g_autofree char *address = xep_scope_dup_address (xep_scope_get (scope), name, key);
  g_autoptr (XepFieldValues) values
      = xep_field_values_load (store, xep_scope_get (scope)->entity, id, &error);

  g_assert_no_error (error);
  return g_strdup (xep_field_values_get (values, address));
}
