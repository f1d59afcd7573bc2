/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/xep-criterion-text.h"
#include "store/xep-field-private.h"

const XepField *
xep_scope_find_field (const XepScope *self, const char *key)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].key, key))
      return &self->fields[i];
  return NULL;
}

const char *
xep_field_get_label (XepScopeId scope, const char *key)
{
  return _ (xep_scope_find_field (xep_scope_get (scope), key)->label);
}

char *
xep_scope_dup_columns (const XepScope *self, const char *alias)
{
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < self->n_fields; i++)
    {
      const XepField *field = &self->fields[i];

      g_string_append (columns, i > 0 ? ", " : "");
      if (field->select != NULL)
        g_string_append (columns, field->select);
      else if (field->column != NULL)
        g_string_append_printf (columns, "%s%s", alias, field->column);
      else
        g_string_append (columns, "1");
    }
  return g_string_free (columns, FALSE);
}

void
xep_scope_load (const XepScope *self, XepStatement *row, int column, gpointer record)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].offset != XEP_FIELD_NO_MEMBER)
      {
        const XepField *field = &self->fields[i];

        xep_field_type_load (field->type, row, column + (int) i,
                             G_STRUCT_MEMBER_P (record, field->offset));
      }
}

char *
xep_scope_dup_address (const XepScope *self, const char *row, const char *key)
{
  const char *parts[4] = { NULL };
  guint n = 0;

  if (*self->prefix != '\0')
    parts[n++] = self->prefix;
  if (self->rows != XEP_ROWS_ONE)
    parts[n++] = row;
  if (*key != '\0')
    parts[n++] = key;
  return g_strjoinv (".", (char **) parts);
}

void
xep_field_address_clear (XepFieldAddress *self)
{
  g_clear_pointer (&self->row, g_free);
}

#define MAXIMUM_NUMBER_DIGITS 4

/* "4.received" after the prefix of a scope: the row, and the field that ends it. */
static gboolean
split_row (const XepScope *scope, const char *rest, XepFieldAddress *found)
{
  gsize length = strlen (rest);

  found->scope = scope;
  found->field = xep_scope_find_field (scope, "");
  for (guint i = 0; i < scope->n_fields; i++)
    {
      const char *key = scope->fields[i].key;
      gsize key_length = strlen (key);

      if (key_length > 0 && length > key_length && g_str_has_suffix (rest, key)
          && rest[length - key_length - 1] == '.')
        {
          found->field = &scope->fields[i];
          length -= key_length + 1;
          break;
        }
    }
  found->row = g_strndup (rest, length);
  if (scope->rows == XEP_ROWS_NAMED)
    return found->field != NULL;
  if (scope->rows == XEP_ROWS_ID && g_str_equal (found->row, XEP_ROW_NEW))
    return found->field != NULL;
  return length > 0 && strspn (found->row, "0123456789") == length && *found->row != '0'
         && (scope->rows == XEP_ROWS_ID || length <= MAXIMUM_NUMBER_DIGITS);
}

/* The scope whose prefix begins the address; NULL if none does. */
static const XepScope *
find_prefix (XepEntity entity, const char *address)
{
  for (int i = 0; i < XEP_N_SCOPES; i++)
    {
      const XepScope *scope = xep_scope_get ((XepScopeId) i);
      gsize length = strlen (scope->prefix);

      if (scope->entity == entity && length > 0 && strncmp (address, scope->prefix, length) == 0
          && address[length] == '.')
        return scope;
    }
  return NULL;
}

static gboolean
choose_scope (XepFieldAddress *found, XepScopeId id, const char *row, const char *key)
{
  found->scope = xep_scope_get (id);
  found->field = xep_scope_find_field (found->scope, key);
  g_free (found->row);
  found->row = g_strdup (row);
  return found->field != NULL;
}

/* "self.level", or "self:level" as the audit of earlier versions spells it: the rest after the
 * step; NULL if none is named. */
static const char *
split_step (const char *address, XepStep *step)
{
  for (int i = 0; i < XEP_N_STEPS; i++)
    {
      const char *nick = xep_step_to_nick ((XepStep) i);
      gsize length = strlen (nick);

      if (strncmp (address, nick, length) == 0
          && (address[length] == '.' || address[length] == ':'))
        {
          *step = (XepStep) i;
          return address + length + 1;
        }
    }
  return NULL;
}

/* What the whole assessment holds is keyed without a step; so is what is said of a criterion. */
static gboolean
is_of_step (const char *key)
{
  g_autofree char *number = NULL;
  XepCriterionField field;

  return xep_scope_find_field (xep_scope_get (XEP_SCOPE_STEP), key) != NULL
         || (xep_scope_find_field (xep_scope_get (XEP_SCOPE_ASSESSMENT), key) == NULL
             && !xep_criterion_field_split_key (key, &number, &field)
             && find_prefix (XEP_ENTITY_ASSESSMENT, key) == NULL);
}

gboolean
xep_field_find_address (XepEntity entity, const char *address, XepFieldAddress *found)
{
  static const XepScopeId ones[XEP_N_ENTITIES] = { [XEP_ENTITY_MEETING] = XEP_SCOPE_MEETING,
                                                   [XEP_ENTITY_PERSON] = XEP_SCOPE_PERSON,
                                                   [XEP_ENTITY_COLLECTIVE] = XEP_SCOPE_COLLECTIVE,
                                                   [XEP_ENTITY_UNIT] = XEP_SCOPE_UNIT };
  const XepScope *scope = find_prefix (entity, address);
  const char *key = NULL;
  g_autofree char *number = NULL;
  XepCriterionField text;

  if (scope != NULL)
    return split_row (scope, address + strlen (scope->prefix) + 1, found);
  if (entity != XEP_ENTITY_ASSESSMENT)
    return choose_scope (found, ones[entity], "", address);
  key = split_step (address, &found->step);
  if (key != NULL && choose_scope (found, XEP_SCOPE_STEP, xep_step_to_nick (found->step), key))
    return TRUE;
  found->scope = NULL;
  if (key != NULL)
    found->points = is_of_step (key) ? key : NULL;
  else if (xep_criterion_field_split_key (address, &number, &text))
    return choose_scope (found, XEP_SCOPE_CRITERION, number, xep_criterion_field_to_nick (text));
  else
    return choose_scope (found, XEP_SCOPE_ASSESSMENT, "", address);
  return found->points != NULL;
}

char *
xep_field_dup_address (XepStep step, const char *key)
{
  XepStep named;

  if (split_step (key, &named) != NULL)
    return g_strdup (key);
  return is_of_step (key) ? g_strjoin (".", xep_step_to_nick (step), key, NULL) : g_strdup (key);
}
