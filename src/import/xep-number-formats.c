/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-number-formats.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Digits that a number is shown with at most. */
#define MAX_DIGITS 30

/* Ids that need no code in the file (ECMA-376, 18.8.30); 27-36 and 50-58 are dates of East Asian
 * versions. */
static const struct
{
  guint first, last;
} date_ids[] = {
  { 14, 17 }, { 22, 22 }, { 27, 31 }, { 36, 36 }, { 50, 54 }, { 57, 58 },
};

/* "mmm-yy". */
#define MONTH_ID 17

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

/* How much of a date the code shows. "m" is a month beside a day or a year, or alone; beside hours
 * or seconds it is minutes. */
static XepNumberFormat
read_date_code (const char *code)
{
  gboolean day = FALSE, month = FALSE, year = FALSE, clock = FALSE;

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
          day = TRUE;
          break;
        case 'y':
          year = TRUE;
          break;
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
  if (day || (month && !year && !clock))
    return XEP_NUMBER_DATE;
  if (year)
    return month ? XEP_NUMBER_MONTH : XEP_NUMBER_YEAR;
  return XEP_NUMBER_PLAIN;
}

static XepNumberFormat
read_date_format (guint id, const char *code)
{
  if (code != NULL)
    return read_date_code (code);
  for (gsize i = 0; i < G_N_ELEMENTS (date_ids); i++)
    {
      if (id >= date_ids[i].first && id <= date_ids[i].last)
        return id == MONTH_ID ? XEP_NUMBER_MONTH : XEP_NUMBER_DATE;
    }
  return XEP_NUMBER_PLAIN;
}

gboolean
xep_number_format_is_date (guint id, const char *code)
{
  return read_date_format (id, code) != XEP_NUMBER_PLAIN;
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

/* The sections after the first are for negative numbers, zero and texts. Digits are taken from the
 * right as the places for them come, the rest all before the first place. */
char *
xep_number_format_dup_shown (const char *code, double number)
{
  static const char grouping[] = "#,##0";
  gsize length = code != NULL ? strcspn (code, ";") : 0;
  gboolean point = FALSE;
  g_autoptr (GString) places = g_string_new (NULL); /* '0', '#', literals marked by '\\' */
  g_autoptr (GString) shown = g_string_new (NULL);
  char digits[G_ASCII_DTOSTR_BUF_SIZE + MAX_DIGITS];
  char format[8], *dot;
  guint decimals = 0, n_zeros = 0, n_literals = 0;
  gssize next;

  if (length == 0 || number < 0 || number >= 1e15 || g_str_has_prefix (code, grouping))
    return NULL;
  for (const char *at = code; at < code + length;)
    {
      const char *after = skip_literal (at);

      if (*at == '0' || *at == '#')
        {
          n_zeros += *at == '0' ? 1 : 0;
          decimals += point ? 1 : 0;
          g_string_append_c (places, *at++);
        }
      else if (*at == '.' || strchr ("-/ ", *at) != NULL)
        {
          n_literals += *at == '.' ? 0 : 1;
          point = point || *at == '.';
          g_string_append_c (places, '\\');
          g_string_append_c (places, *at++);
        }
      else if (*at == '"' || *at == '\\')
        {
          const char *text = at + 1;
          const char *end = *at == '"' ? after - 1 : after;

          if (after == at || end <= text)
            return NULL;
          for (; text < end; text++)
            {
              n_literals++;
              g_string_append_c (places, '\\');
              g_string_append_c (places, *text);
            }
          at = after;
        }
      else if (*at == '[' || *at == '_')
        at = after;
      else
        return NULL;
      if (places->len > 2 * MAX_DIGITS)
        return NULL;
    }
  if (n_zeros + n_literals < 2 || decimals > 10)
    return NULL;

  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (digits, sizeof digits, format, number);
  dot = strchr (digits, '.');
  if (dot != NULL)
    memmove (dot, dot + 1, strlen (dot));
  next = (gssize) strlen (digits) - 1;
  for (gssize i = (gssize) places->len - 1; i >= 0; i--)
    {
      gboolean literal = i > 0 && places->str[i - 1] == '\\';
      gboolean first = strcspn (places->str, "0#") == (gsize) i;

      if (literal)
        g_string_prepend_c (shown, places->str[i--]);
      else if (next >= 0)
        g_string_prepend_c (shown, digits[next--]);
      else if (places->str[i] == '0')
        g_string_prepend_c (shown, '0');
      for (; !literal && first && next >= 0; next--)
        g_string_prepend_c (shown, digits[next]);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

typedef struct
{
  XepPackage *package;
  GHashTable *codes; /* id → code */
  GPtrArray *fonts;  /* GRefString */
  GPtrArray *looks;  /* XepSheetLook */
  gboolean in_fonts;
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
  g_autofree char *format = xep_package_attribute (reader, "numFmtId");
  g_autofree char *font = xep_package_attribute (reader, "fontId");
  guint id = parse_id (format), font_id = parse_id (font);
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));
  XepSheetLook *look;

  if (self->looks->len >= XEP_SHEET_LOOKS)
    {
      xep_package_set_hostile (self->package, _("it holds too many styles"), error);
      return FALSE;
    }
  look = g_new0 (XepSheetLook, 1);
  look->format = read_date_format (id, code);
  if (look->format == XEP_NUMBER_PLAIN && xep_number_format_is_percent (id, code))
    look->format = XEP_NUMBER_PERCENT;
  if (look->format == XEP_NUMBER_PLAIN && code != NULL)
    look->code = g_strdup (code);
  if (font_id < self->fonts->len && g_ptr_array_index (self->fonts, font_id) != NULL)
    look->font = g_ref_string_acquire (g_ptr_array_index (self->fonts, font_id));
  g_ptr_array_add (self->looks, look);
  return TRUE;
}

static gboolean
open_font (FormatsReader *self, xmlTextReader *reader, GError **error)
{
  if (xep_package_at (reader, "font"))
    {
      g_ptr_array_add (self->fonts, NULL);
      if (self->fonts->len > XEP_SHEET_LOOKS)
        {
          xep_package_set_hostile (self->package, _("it holds too many styles"), error);
          return FALSE;
        }
    }
  else if (xep_package_at (reader, "name") && self->fonts->len > 0
           && g_ptr_array_index (self->fonts, self->fonts->len - 1) == NULL)
    {
      g_autofree char *name = xep_package_attribute (reader, "val");

      if (name != NULL)
        g_ptr_array_index (self->fonts, self->fonts->len - 1) = g_ref_string_new_intern (name);
    }
  return TRUE;
}

static gboolean
formats_open (xmlTextReader *reader, gpointer data, GError **error)
{
  FormatsReader *self = data;

  if (self->in_fonts)
    return open_font (self, reader, error);
  if (xep_package_at (reader, "numFmt"))
    {
      g_autofree char *id = xep_package_attribute (reader, "numFmtId");
      char *code = xep_package_attribute (reader, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (parse_id (id)), code);
    }
  else if (xep_package_at (reader, "fonts"))
    self->in_fonts = !xmlTextReaderIsEmptyElement (reader);
  else if (xep_package_at (reader, "cellXfs"))
    self->in_cell_styles = TRUE;
  else if (self->in_cell_styles && xep_package_at (reader, "xf"))
    return add_style (self, reader, error);
  return TRUE;
}

static gboolean
formats_close (xmlTextReader *reader, gpointer data, GError **error)
{
  FormatsReader *self = data;

  if (xep_package_at (reader, "cellXfs"))
    self->in_cell_styles = FALSE;
  else if (xep_package_at (reader, "fonts"))
    self->in_fonts = FALSE;
  return TRUE;
}

static void
release_font (gpointer font)
{
  g_clear_pointer ((char **) &font, g_ref_string_release);
}

GPtrArray *
xep_number_formats_read (XepPackage *package, const char *part, GError **error)
{
  static const XepPackageVisitor visitor = { formats_open, formats_close, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new_with_free_func (release_font);
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func (xep_sheet_look_free);
  FormatsReader reader = { .package = package, .codes = codes, .fonts = fonts, .looks = looks };

  if (!xep_package_read (package, part, &visitor, &reader, error))
    return NULL;
  return g_steal_pointer (&looks);
}
