/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-number-formats.h"

#include <glib/gi18n.h>

#define MAX_STYLES 100000

/* Ids that need no code in the file (ECMA-376, 18.8.30); 27-36 and 50-58 are dates of East Asian
 * versions. */
static const struct
{
  guint first, last;
} date_ids[] = {
  { 14, 17 }, { 22, 22 }, { 27, 31 }, { 36, 36 }, { 50, 54 }, { 57, 58 },
};

/* Where the quoted text, bracket or escape at @at ends; @at itself if it is none. Brackets hold
 * colours, locales, elapsed times. */
static const char *
skip_literal (const char *at)
{
  const char *end;

  if (*at == '"' || *at == '[')
    {
      end = strchr (at + 1, *at == '"' ? '"' : ']');
      return end != NULL ? end + 1 : at + strlen (at);
    }
  if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
    return g_utf8_next_char (at + 1);
  return at;
}

/* "[h]", "[mm]", "[s]": a colour or a locale has other letters. */
static gboolean
is_elapsed_time (const char *at)
{
  return *at == '[' && at[1 + strspn (at + 1, "hmsHMS")] == ']';
}

static gboolean
code_is_date (const char *code)
{
  gboolean month = FALSE, clock = FALSE;

  for (const char *at = code; *at != '\0' && *at != ';';)
    {
      const char *after = skip_literal (at);

      if (after != at)
        {
          clock = clock || is_elapsed_time (at);
          at = after;
          continue;
        }
      switch (g_ascii_tolower (*at))
        {
        case 'd':
        case 'y':
          return TRUE;
        case 'm':
          month = TRUE;
          break;
        case 'h':
        case 's':
          clock = TRUE;
          break;
        default:
          break;
        }
      at++;
    }
  return month && !clock;
}

gboolean
xep_number_format_is_date (guint id, const char *code)
{
  if (code != NULL)
    return code_is_date (code);
  for (gsize i = 0; i < G_N_ELEMENTS (date_ids); i++)
    {
      if (id >= date_ids[i].first && id <= date_ids[i].last)
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_number_format_is_percent (guint id, const char *code)
{
  if (code == NULL)
    return id == 9 || id == 10;
  while (*code != '\0' && *code != ';')
    {
      const char *after = skip_literal (code);

      if (*code == '%')
        return TRUE;
      code = after != code ? after : code + 1;
    }
  return FALSE;
}

static XepNumberFormat
get_format (guint id, const char *code)
{
  if (xep_number_format_is_date (id, code))
    return XEP_NUMBER_DATE;
  return xep_number_format_is_percent (id, code) ? XEP_NUMBER_PERCENT : XEP_NUMBER_PLAIN;
}

typedef struct
{
  XepPackage *package;
  GHashTable *codes; /* id → code */
  GArray *formats;
  gboolean in_cell_styles;
} FormatsReader;

/* "165" → 165; 0, the general format, for what is no number. */
static guint
parse_id (const char *text)
{
  guint64 id = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &id, NULL))
    return 0;
  return (guint) id;
}

static gboolean
add_style (FormatsReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *text = xep_package_attribute (reader, "numFmtId");
  guint id = parse_id (text);
  XepNumberFormat format
      = get_format (id, g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));

  if (self->formats->len >= MAX_STYLES)
    {
      xep_package_set_hostile (self->package, _("it holds too many styles"), error);
      return FALSE;
    }
  g_array_append_val (self->formats, format);
  return TRUE;
}

static gboolean
formats_open (xmlTextReader *reader, gpointer data, GError **error)
{
  FormatsReader *self = data;

  if (xep_package_at (reader, "numFmt"))
    {
      g_autofree char *id = xep_package_attribute (reader, "numFmtId");
      char *code = xep_package_attribute (reader, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (parse_id (id)), code);
    }
  else if (xep_package_at (reader, "cellXfs"))
    {
      self->in_cell_styles = TRUE;
    }
  else if (self->in_cell_styles && xep_package_at (reader, "xf"))
    {
      return add_style (self, reader, error);
    }
  return TRUE;
}

static gboolean
formats_close (xmlTextReader *reader, gpointer data, GError **error)
{
  FormatsReader *self = data;

  if (xep_package_at (reader, "cellXfs"))
    self->in_cell_styles = FALSE;
  return TRUE;
}

GArray *
xep_number_formats_read (XepPackage *package, const char *part, GError **error)
{
  static const XepPackageVisitor visitor = { formats_open, formats_close, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (XepNumberFormat));
  FormatsReader reader = { .package = package, .codes = codes, .formats = formats };

  if (!xep_package_read (package, part, &visitor, &reader, error))
    return NULL;
  return g_steal_pointer (&formats);
}
