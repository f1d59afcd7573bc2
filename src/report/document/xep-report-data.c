/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/document/xep-report-data.h"

#include <string.h>

#include "report/shared/xep-arena.h"

typedef struct
{
  const char *name; /* interned: compared by address */
  XepValue value;
} Entry;

typedef struct
{
  const char *name; /* interned */
  GPtrArray *rows;
} List;

/* What all rows of a tree share. */
typedef struct
{
  gatomicrefcount references;
  XepArena *arena;
  GPtrArray *arrays;
} Tree;

struct _XepReportData
{
  Tree *tree;
  XepReportData *parent;
  Entry *entries;
  guint n_entries;
  guint room;
  List *lists;
  guint n_lists;
};

static XepReportData *
node_new (Tree *tree, XepReportData *parent)
{
  XepReportData *self = xep_arena_alloc (tree->arena, sizeof (XepReportData));

  self->tree = tree;
  self->parent = parent;
  return self;
}

/**
 * xep_report_data_new:
 *
 * Returns: (transfer full): an empty tree
 */
XepReportData *
xep_report_data_new (void)
{
  Tree *tree = g_new0 (Tree, 1);

  g_atomic_ref_count_init (&tree->references);
  tree->arena = xep_arena_new ();
  tree->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return node_new (tree, NULL);
}

XepReportData *
xep_report_data_ref (XepReportData *self)
{
  g_atomic_ref_count_inc (&self->tree->references);
  return self;
}

void
xep_report_data_unref (XepReportData *self)
{
  Tree *tree;

  if (self == NULL)
    return;
  tree = self->tree;
  if (!g_atomic_ref_count_dec (&tree->references))
    return;

  g_ptr_array_unref (tree->arrays);
  xep_arena_free (tree->arena);
  g_free (tree);
}

static Entry *
find_own (XepReportData *self, const char *name)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (self->entries[i].name == name)
      return &self->entries[i];
  return NULL;
}

static void
set_value (XepReportData *self, const char *name, const XepValue *value)
{
  const char *interned = g_intern_string (name);
  Entry *entry = find_own (self, interned);

  if (entry == NULL)
    {
      if (self->n_entries == self->room)
        {
          guint room = self->room == 0 ? 8 : self->room * 2;
          Entry *entries = xep_arena_alloc (self->tree->arena, room * sizeof (Entry));

          if (self->n_entries > 0)
            memcpy (entries, self->entries, self->n_entries * sizeof (Entry));
          self->entries = entries;
          self->room = room;
        }
      entry = &self->entries[self->n_entries++];
      entry->name = interned;
    }
  entry->value = *value;
}

static gboolean
is_printable (gunichar character)
{
  if (character == '\n')
    return TRUE;
  /* XML and so .xlsx has no way to write the non-characters. */
  if (character == 0xFFFE || character == 0xFFFF)
    return FALSE;
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Copy of @text on the arena without what cannot be printed. */
static const char *
copy_printable (XepArena *arena, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\t')
        g_string_append_c (clean, ' ');
      /* Line and paragraph separators would break a line where layout does not look for one. */
      else if (character == 0x2028 || character == 0x2029)
        g_string_append_c (clean, '\n');
      else if (is_printable (character))
        g_string_append_unichar (clean, character);
    }
  return xep_arena_strndup (arena, clean->str, clean->len);
}

void
xep_report_data_set_text (XepReportData *self, const char *name, const char *value)
{
  XepValue entry = { XEP_VALUE_NONE, "", XEP_POINTS_MISSING, 0, XEP_DATE_NONE };

  g_return_if_fail (self != NULL && name != NULL);

  if (value != NULL && *value != '\0')
    entry.text = copy_printable (self->tree->arena, value);
  if (*entry.text != '\0')
    entry.kind = XEP_VALUE_TEXT;
  set_value (self, name, &entry);
}

void
xep_report_data_set_points (XepReportData *self, const char *name, XepPoints value)
{
  XepValue entry = { XEP_VALUE_NONE, "", value, 0, XEP_DATE_NONE };

  g_return_if_fail (self != NULL && name != NULL);

  if (value != XEP_POINTS_MISSING)
    {
      g_autofree char *text = xep_points_format (value);

      entry.kind = XEP_VALUE_POINTS;
      entry.text = xep_arena_strdup (self->tree->arena, text);
    }
  set_value (self, name, &entry);
}

void
xep_report_data_set_integer (XepReportData *self, const char *name, int value)
{
  char text[16];
  XepValue entry = { XEP_VALUE_INTEGER, NULL, XEP_POINTS_MISSING, value, XEP_DATE_NONE };

  g_return_if_fail (self != NULL && name != NULL);

  g_snprintf (text, sizeof text, "%d", value);
  entry.text = xep_arena_strdup (self->tree->arena, text);
  set_value (self, name, &entry);
}

void
xep_report_data_set_count (XepReportData *self, const char *name, int value)
{
  if (value >= 0)
    xep_report_data_set_integer (self, name, value);
  else
    xep_report_data_set_text (self, name, NULL);
}

void
xep_report_data_set_date (XepReportData *self, const char *name, XepDate value)
{
  XepValue entry = { XEP_VALUE_NONE, "", XEP_POINTS_MISSING, 0, value };

  g_return_if_fail (self != NULL && name != NULL);

  if (xep_date_is_set (value))
    {
      g_autofree char *text = xep_date_format (value);

      entry.kind = XEP_VALUE_DATE;
      entry.text = xep_arena_strdup (self->tree->arena, text);
    }
  set_value (self, name, &entry);
}

void
xep_report_data_set_flag (XepReportData *self, const char *name, gboolean value)
{
  xep_report_data_set_text (self, name, value ? "x" : NULL);
}

static List *
find_list (XepReportData *self, const char *name)
{
  for (guint i = 0; i < self->n_lists; i++)
    if (self->lists[i].name == name)
      return &self->lists[i];
  return NULL;
}

XepReportData *
xep_report_data_add_row (XepReportData *self, const char *list)
{
  const char *interned = g_intern_string (list);
  List *found = find_list (self, interned);
  XepReportData *row = node_new (self->tree, self);

  if (found == NULL)
    {
      List *lists = xep_arena_alloc (self->tree->arena, (self->n_lists + 1) * sizeof (List));

      if (self->n_lists > 0)
        memcpy (lists, self->lists, self->n_lists * sizeof (List));
      self->lists = lists;
      found = &lists[self->n_lists++];
      found->name = interned;
      found->rows = g_ptr_array_new ();
      g_ptr_array_add (self->tree->arrays, found->rows);
    }
  g_ptr_array_add (found->rows, row);
  return row;
}

GPtrArray *
xep_report_data_get_rows (XepReportData *self, const char *list)
{
  const char *interned = g_intern_string (list);

  for (XepReportData *at = self; at != NULL; at = at->parent)
    {
      List *found = find_list (at, interned);

      if (found != NULL)
        return found->rows;
    }
  return NULL;
}

XepValue
xep_report_data_get (XepReportData *self, const char *name)
{
  static const XepValue none = { XEP_VALUE_NONE, "", XEP_POINTS_MISSING, 0, XEP_DATE_NONE };
  const char *interned = g_intern_string (name);

  for (XepReportData *at = self; at != NULL; at = at->parent)
    {
      Entry *entry = find_own (at, interned);

      if (entry != NULL)
        return entry->value;
    }
  return none;
}

gboolean
xep_report_data_has (XepReportData *self, const char *name)
{
  return xep_report_data_get (self, name).kind != XEP_VALUE_NONE;
}

gboolean
xep_report_data_has_own (XepReportData *self, const char *name)
{
  const Entry *entry = find_own (self, g_intern_string (name));

  return entry != NULL && entry->value.kind != XEP_VALUE_NONE;
}

void
xep_report_data_for_each (XepReportData *self,
                          void (*use) (XepReportData *row, gpointer user_data),
                          gpointer user_data)
{
  use (self, user_data);
  for (guint i = 0; i < self->n_lists; i++)
    for (guint j = 0; j < self->lists[i].rows->len; j++)
      xep_report_data_for_each (g_ptr_array_index (self->lists[i].rows, j), use, user_data);
}
