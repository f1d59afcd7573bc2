/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/xep-keyed-field.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "base/xep-text.h"
#include "store/xep-store-private.h"
#include "store/xep-unit-store.h"

/* Several pages; more is a file pasted by mistake. */
#define MAXIMUM_LETTERS 100000
#define MAXIMUM_COUNT_DIGITS 4

static gboolean
refuse (const char *sentence, const char *text, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, sentence, text);
  return FALSE;
}

static gboolean
put_text (char *text, gpointer member, GError **error)
{
  g_autofree char *clean = text;

  if (g_utf8_strlen (clean, -1) > MAXIMUM_LETTERS)
    return refuse (_ ("The text is longer than 100 000 letters; the old text is kept. Shorten it."),
                   NULL, error);
  g_free (*(char **)member);
  *(char **)member = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
parse_text (XepStore *store, const char *text, gpointer member, GError **error)
{
  return put_text (xep_text_clean (text), member, error);
}

static gboolean
parse_lines (XepStore *store, const char *text, gpointer member, GError **error)
{
  return put_text (xep_text_clean_multiline (text), member, error);
}

/* A whole number of at most @digits digits; -1 for anything else. */
static int
parse_number (const char *text, gsize digits)
{
  gsize length = strlen (text);

  if (length == 0 || length > digits || strspn (text, "0123456789") != length)
    return -1;
  return atoi (text);
}

/* "8:00", "8h", "8h30", "8.30", "8 giờ 30"; NULL for anything else. */
static char *
dup_time (const char *text)
{
  static const char *const marks[] = { ":", "h", "g", ".", "giờ" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, marks[i], 2);
      int hour;
      int minute;

      if (parts[0] == NULL || parts[1] == NULL)
        continue;
      hour = parse_number (g_strstrip (parts[0]), 2);
      minute = *g_strstrip (parts[1]) != '\0' ? parse_number (parts[1], 2) : i > 0 ? 0 : -1;
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
        return g_strdup_printf ("%02d:%02d", hour, minute);
    }
  return NULL;
}

static gboolean
parse_time (XepStore *store, const char *text, gpointer member, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  char *time = *clean != '\0' ? dup_time (clean) : g_strdup ("");

  if (time == NULL)
    return refuse (_ ("“%s” is not a time of day; the old value is kept. Type it like 08:00."),
                   text, error);
  return put_text (time, member, error);
}

static gboolean
parse_date (XepStore *store, const char *text, gpointer member, GError **error)
{
  XepDate date;

  if (!xep_date_parse (text, &date, error))
    return FALSE;
  if (xep_date_is_set (date) && !xep_date_is_full (date))
    return refuse (_ ("“%s” is not a whole date; the old value is kept. Type day/month/year."),
                   text, error);
  *(XepDate *)member = date;
  return TRUE;
}

static gboolean
parse_count (XepStore *store, const char *text, gpointer member, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  int count = parse_number (clean, MAXIMUM_COUNT_DIGITS);

  if (count < 0 && *clean != '\0')
    return refuse (
        _ ("“%s” is not a number of people or ballots; the old value is kept. Type a whole "
           "number up to 9999."),
        text, error);
  *(int *)member = count;
  return TRUE;
}

static gboolean
parse_level (XepStore *store, const char *text, gpointer member, GError **error)
{
  XepLevel level;

  if (!xep_level_from_nick (text, &level))
    return refuse (
        _ ("“%s” is not one of the four levels; the old value is kept. Choose one of the list."),
        text, error);
  *(XepLevel *)member = level;
  return TRUE;
}

static gboolean
parse_flag (XepStore *store, const char *text, gpointer member, GError **error)
{
  XepAnswer answer;

  if (!xep_answer_from_nick (text, &answer))
    return refuse (_ ("“%s” is neither yes nor no; the old value is kept."), text, error);
  *(gboolean *)member = answer == XEP_ANSWER_YES;
  return TRUE;
}

/* The unit in use with the number or the name @text: 0 if there is none, -1 with @error. */
static gint64
find_unit (XepStore *store, const char *text, GError **error)
{
  gint64 id = 0;

  if (strspn (text, "0123456789") == strlen (text))
    return xep_store_query_id (store, "SELECT id FROM unit WHERE id = ?",
                               g_ascii_strtoll (text, NULL, 10), &id, error)
               ? id
               : -1;
  id = xep_unit_store_find (store, text, TRUE, error);
  return id != 0 ? id : xep_unit_store_find (store, text, FALSE, error);
}

static gboolean
parse_unit (XepStore *store, const char *text, gpointer member, GError **error)
{
  g_autofree char *clean = xep_text_clean (text);
  gint64 id = *clean != '\0' ? find_unit (store, clean, error) : 0;

  if (id < 0)
    return FALSE;
  if (id == 0 && *clean != '\0')
    return refuse (_ ("“%s” is not a unit of the list; the old value is kept. Choose one of the "
                      "list."),
                   text, error);
  *(gint64 *)member = id;
  return TRUE;
}

static char *
format_text (gconstpointer member)
{
  return g_strdup (*(char *const *)member);
}

static char *
format_date (gconstpointer member)
{
  return xep_date_format_iso (*(const XepDate *)member);
}

static char *
format_count (gconstpointer member)
{
  int count = *(const int *)member;

  return count >= 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

static char *
format_level (gconstpointer member)
{
  return g_strdup (xep_level_to_nick (*(const XepLevel *)member));
}

static char *
format_flag (gconstpointer member)
{
  return g_strdup (*(const gboolean *)member ? "yes" : "");
}

static char *
format_unit (gconstpointer member)
{
  gint64 id = *(const gint64 *)member;

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

static void
load_text (XepStatement *row, int column, gpointer member)
{
  g_free (*(char **)member);
  *(char **)member = xep_statement_dup_text (row, column);
}

static void
load_date (XepStatement *row, int column, gpointer member)
{
  *(XepDate *)member = xep_statement_get_date (row, column);
}

static void
load_count (XepStatement *row, int column, gpointer member)
{
  *(int *)member
      = xep_statement_is_null (row, column) ? -1 : (int)xep_statement_get_int64 (row, column);
}

static void
load_level (XepStatement *row, int column, gpointer member)
{
  g_autofree char *nick = xep_statement_dup_text (row, column);

  xep_level_from_nick (nick, member);
}

static void
load_flag (XepStatement *row, int column, gpointer member)
{
  *(gboolean *)member = xep_statement_get_int64 (row, column) != 0;
}

static void
load_unit (XepStatement *row, int column, gpointer member)
{
  *(gint64 *)member = xep_statement_get_int64 (row, column);
}

/* A missing text is "", a flag that is not set 0, anything else that is missing NULL. */
static void
bind_text (XepStatement *statement, const char *value)
{
  xep_statement_bind_text (statement, 3, value);
}

static void
bind_or_null (XepStatement *statement, const char *value)
{
  xep_statement_bind_text_or_null (statement, 3, value);
}

static void
bind_flag (XepStatement *statement, const char *value)
{
  xep_statement_bind_int64 (statement, 3, *value != '\0');
}

static const struct
{
  gboolean (*parse) (XepStore *store, const char *text, gpointer member, GError **error);
  char *(*format) (gconstpointer member);
  void (*load) (XepStatement *row, int column, gpointer member);
  void (*bind) (XepStatement *statement, const char *value);
} types[] = {
  [XEP_KEYED_TEXT] = { parse_text, format_text, load_text, bind_text },
  [XEP_KEYED_LINES] = { parse_lines, format_text, load_text, bind_text },
  [XEP_KEYED_TIME] = { parse_time, format_text, load_text, bind_or_null },
  [XEP_KEYED_DATE] = { parse_date, format_date, load_date, bind_or_null },
  [XEP_KEYED_COUNT] = { parse_count, format_count, load_count, bind_or_null },
  [XEP_KEYED_LEVEL] = { parse_level, format_level, load_level, bind_or_null },
  [XEP_KEYED_FLAG] = { parse_flag, format_flag, load_flag, bind_flag },
  [XEP_KEYED_UNIT] = { parse_unit, format_unit, load_unit, bind_or_null },
};

/**
 * xep_keyed_field_find:
 *
 * (transfer none)
 */
const XepKeyedField *
xep_keyed_field_find (const XepKeyedField *fields, gsize n_fields, const char *key, GError **error)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_strcmp0 (fields[i].key, key) == 0)
      return &fields[i];
  refuse (_ ("“%s” is not a field of this record; nothing was changed."), key, error);
  return NULL;
}

gboolean
xep_keyed_field_parse (
    const XepKeyedField *self, XepStore *store, const char *text, gpointer record, GError **error)
{
  return types[self->type].parse (store, text != NULL ? text : "",
                                  G_STRUCT_MEMBER_P (record, self->offset), error);
}

char *
xep_keyed_field_format (const XepKeyedField *self, gconstpointer record)
{
  return types[self->type].format ((const char *)record + self->offset);
}

void
xep_keyed_fields_load (
    const XepKeyedField *fields, gsize n_fields, XepStatement *row, int column, gpointer record)
{
  for (gsize i = 0; i < n_fields; i++)
    types[fields[i].type].load (row, column + (int)i, G_STRUCT_MEMBER_P (record, fields[i].offset));
}

gboolean
xep_keyed_field_write (const XepKeyedField *self,
                       XepStore *store,
                       const char *sql,
                       gint64 id,
                       const char *name,
                       gconstpointer record,
                       GError **error)
{
  g_autofree char *value = xep_keyed_field_format (self, record);
  g_autoptr (XepStatement) statement = xep_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  xep_statement_bind_int64 (statement, 1, id);
  if (name != NULL)
    xep_statement_bind_text (statement, 2, name);
  types[self->type].bind (statement, value);
  return xep_statement_run (statement, error);
}
