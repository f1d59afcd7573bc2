/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-cell-text.h"

#include <glib/gi18n.h>

#define MAX_SHARED_STRINGS 1000000

void
xep_cell_text_init (XepCellText *self, XepPackage *package)
{
  *self = (XepCellText){ .package = package, .text = g_string_new (NULL) };
}

void
xep_cell_text_clear (XepCellText *self)
{
  g_string_free (g_steal_pointer (&self->text), TRUE);
}

void
xep_cell_text_reset (XepCellText *self)
{
  g_string_truncate (self->text, 0);
  self->inside = FALSE;
  self->phonetic = 0;
}

void
xep_cell_text_open (XepCellText *self, xmlTextReader *reader)
{
  if (xep_package_at (reader, "rPh"))
    self->phonetic++;
  else if (xep_package_at (reader, "t"))
    self->inside = self->phonetic == 0;
}

void
xep_cell_text_close (XepCellText *self, xmlTextReader *reader)
{
  if (xep_package_at (reader, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (xep_package_at (reader, "t"))
    self->inside = FALSE;
}

gboolean
xep_cell_text_add (XepCellText *self, const char *text, GError **error)
{
  if (!self->inside || text == NULL)
    return TRUE;

  g_string_append (self->text, text);
  if (self->text->len <= XEP_CELL_TEXT_BYTES)
    return TRUE;
  xep_package_set_hostile (self->package, _("a cell holds more text than a cell can hold"), error);
  return FALSE;
}

/* The character of an escape "_xHHHH_" at @text, 0 if there is none. Halves of a pair are left as
 * they are. */
static gunichar
escaped_character (const char *text)
{
  gunichar character = 0;

  if (text[0] != '_' || text[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0;
      character = character * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }
  return text[6] == '_' && g_unichar_validate (character) ? character : 0;
}

char *
xep_cell_text_steal (XepCellText *self)
{
  g_autoptr (GString) plain = g_string_sized_new (self->text->len);

  for (const char *at = self->text->str; *at != '\0';)
    {
      gunichar character = escaped_character (at);

      if (character != 0)
        g_string_append_unichar (plain, character);
      else
        g_string_append_c (plain, *at);
      at += character != 0 ? 7 : 1;
    }
  xep_cell_text_reset (self);
  return g_ref_string_new_len (plain->str, (gssize) plain->len);
}

typedef struct
{
  XepCellText text;
  GPtrArray *strings;
} StringsReader;

static gboolean
strings_open (xmlTextReader *reader, gpointer data, GError **error)
{
  StringsReader *self = data;

  if (xep_package_at (reader, "si"))
    xep_cell_text_reset (&self->text);
  else
    xep_cell_text_open (&self->text, reader);
  return TRUE;
}

static gboolean
strings_close (xmlTextReader *reader, gpointer data, GError **error)
{
  StringsReader *self = data;

  xep_cell_text_close (&self->text, reader);
  if (!xep_package_at (reader, "si"))
    return TRUE;
  if (self->strings->len >= MAX_SHARED_STRINGS)
    {
      xep_package_set_hostile (self->text.package, _("it holds too many texts"), error);
      return FALSE;
    }
  g_ptr_array_add (self->strings, xep_cell_text_steal (&self->text));
  return TRUE;
}

static gboolean
strings_text (const char *text, gpointer data, GError **error)
{
  StringsReader *self = data;

  return xep_cell_text_add (&self->text, text, error);
}

GPtrArray *
xep_shared_strings_read (XepPackage *package, const char *part, GError **error)
{
  static const XepPackageVisitor visitor = { strings_open, strings_close, strings_text };
  g_autoptr (GPtrArray) strings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  StringsReader reader = { .strings = strings };
  gboolean read;

  xep_cell_text_init (&reader.text, package);
  read = xep_package_read (package, part, &visitor, &reader, error);
  xep_cell_text_clear (&reader.text);
  return read ? g_steal_pointer (&strings) : NULL;
}
