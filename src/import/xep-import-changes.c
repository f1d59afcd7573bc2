/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "import/xep-import-private.h"
#include "store/xep-audit-store.h"
#include "store/xep-field.h"
#include "store/xep-unit-store.h"

/* What a row would change of a known person is told field by field, and kept back where somebody
 * wants it so. */

/* The posts are told as one field. */
#define POSTS "posts"

/* Whether the stored value stays: what was corrected by hand stays by itself, and whoever looks at
 * the row may turn that, or anything else. */
static gboolean
is_kept (XepImportContext *context, const char *key, gboolean by_hand)
{
  return by_hand
         != xep_import_mapping_is_turned (context->options.mapping, context->table->sheet->name,
                                          context->row, key);
}

static XepImportChange *
add_change (XepImportContext *context, const char *key, const char *label, gboolean by_hand)
{
  XepImportChange *change = g_new0 (XepImportChange, 1);

  change->key = g_strdup (key);
  change->label = g_strdup (label);
  change->by_hand = by_hand;
  change->kept = is_kept (context, key, by_hand);
  xep_import_person_add_change (context->person, change);
  return change;
}

/* The name of a unit; else the text on screen. (transfer full) */
static char *
dup_shown (const XepField *field, const XepPerson *person, const char *text, GPtrArray *units)
{
  for (guint i = 0; field->type == XEP_KEYED_UNIT && i < units->len; i++)
    {
      const XepUnit *unit = g_ptr_array_index (units, i);

      if (unit->id == G_STRUCT_MEMBER (gint64, person, field->offset))
        return g_strdup (unit->name);
    }
  return xep_field_type_dup_shown (field->type, text);
}

static gboolean
settle_field (XepImportContext *context,
              const XepField *field,
              GHashTable *by_hand,
              XepPerson *before,
              XepPerson *person,
              GError **error)
{
  g_autofree char *old_text
      = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (before, field->offset));
  g_autofree char *new_text
      = xep_field_type_dup (field->type, G_STRUCT_MEMBER_P (person, field->offset));
  g_autoptr (GPtrArray) units = NULL;
  XepImportChange *change;

  if (g_str_equal (old_text, new_text))
    return TRUE;
  if (field->type == XEP_KEYED_UNIT)
    {
      units = xep_unit_store_list (context->store, TRUE, error);
      if (units == NULL)
        return FALSE;
    }
  change = add_change (context, field->key, _ (field->label),
                       g_hash_table_contains (by_hand, field->column));
  change->old_text = dup_shown (field, before, old_text, units);
  change->new_text = dup_shown (field, person, new_text, units);
  if (change->kept)
    xep_field_type_put (field->type, old_text, G_STRUCT_MEMBER_P (person, field->offset));
  return TRUE;
}

static void
settle_posts (XepImportContext *context, GHashTable *by_hand, XepPerson *before, XepPerson *person)
{
  XepImportChange *change;

  if (xep_import_has_same_posts (before, person))
    return;
  change = add_change (context, POSTS, _("Posts"), g_hash_table_contains (by_hand, POSTS));
  change->old_text = xep_import_dup_posts (before);
  change->new_text = xep_import_dup_posts (person);
  if (change->kept)
    {
      g_ptr_array_unref (person->posts);
      person->posts = g_ptr_array_ref (before->posts);
    }
}

static void
tell_kept (XepImportContext *context)
{
  for (guint i = 0; i < context->person->changes->len; i++)
    {
      const XepImportChange *change = g_ptr_array_index (context->person->changes, i);
      g_autofree char *text = NULL;

      if (!change->by_hand || !change->kept)
        continue;
      text
          = g_strdup_printf (_("%s: “%s” was corrected by hand since the last import and was kept; "
                               "the file has “%s”."),
                             change->label, change->old_text, change->new_text);
      xep_import_note (context, XEP_HEADING_NAME, text);
    }
}

gboolean
xep_import_settle_changes (XepImportContext *context,
                           XepPerson *before,
                           XepPerson *person,
                           XepImportOutcome *outcome,
                           GError **error)
{
  const XepScope *scope = xep_scope_get (XEP_SCOPE_PERSON);
  g_autoptr (GHashTable) by_hand = NULL;
  gboolean changed = FALSE;

  *outcome = XEP_OUTCOME_ADDED;
  if (before == NULL)
    return TRUE;
  by_hand = xep_audit_store_list_by_hand (context->store, "person", before->id, error);
  if (by_hand == NULL)
    return FALSE;
  for (guint i = 0; i < scope->n_fields; i++)
    if (scope->fields[i].offset != XEP_FIELD_NO_MEMBER
        && !settle_field (context, &scope->fields[i], by_hand, before, person, error))
      return FALSE;
  settle_posts (context, by_hand, before, person);
  for (guint i = 0; context->person->changes != NULL && i < context->person->changes->len; i++)
    changed
        = changed || !((XepImportChange *) g_ptr_array_index (context->person->changes, i))->kept;
  if (context->person->changes != NULL)
    tell_kept (context);
  *outcome = changed ? XEP_OUTCOME_UPDATED : XEP_OUTCOME_UNCHANGED;
  return TRUE;
}
