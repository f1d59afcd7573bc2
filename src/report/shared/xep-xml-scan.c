/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/shared/xep-xml-scan.h"

#include <string.h>

/* What is between "<" and ">", if the piece goes that far. */
typedef enum
{
  TAG_WHOLE,
  TAG_CUT,
  TAG_BAD,
} Tag;

struct _XepXmlScan
{
  const char *element;
  guint count;
  GString *rest;  /* not looked at yet: a tag or text whose end has not come */
  GString *names; /* of the elements that are open, one behind the other */
  GArray *starts; /* gsize: where each of them begins */
  gboolean rooted;
};

XepXmlScan *
xep_xml_scan_new (const char *element)
{
  XepXmlScan *self = g_new0 (XepXmlScan, 1);

  self->element = element;
  self->rest = g_string_new (NULL);
  self->names = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

void
xep_xml_scan_free (XepXmlScan *self)
{
  if (self == NULL)
    return;
  g_string_free (self->rest, TRUE);
  g_string_free (self->names, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/* Here and below nothing asks for the end of the whole piece, as string functions may that are
 * watched. */
static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
    at++;
  return at;
}

/* Text of an element or the value of an attribute. */
static gboolean
check_text (const char *text, const char *end)
{
  static const char *const names[] = { "amp;", "lt;", "gt;", "quot;", "apos;" };

  if (memchr (text, '<', (gsize) (end - text)) != NULL)
    return FALSE;
  while ((text = memchr (text, '&', (gsize) (end - text))) != NULL)
    {
      gboolean known = FALSE;

      text++;
      if (*text == '#')
        {
          const char *digit = text + 1;

          while (*digit == 'x' || g_ascii_isxdigit (*digit))
            digit++;
          known = digit > text + 1 && *digit == ';';
        }
      for (gsize i = 0; !known && i < G_N_ELEMENTS (names); i++)
        known = g_str_has_prefix (text, names[i]);
      if (!known)
        return FALSE;
    }
  return TRUE;
}

static const char *
skip_name (const char *at)
{
  while (g_ascii_isalnum (*at) || *at == ':' || *at == '-' || *at == '_' || *at == '.'
         || (*at & 0x80) != 0)
    at++;
  return at;
}

/* There is one root. */
static gboolean
open_element (XepXmlScan *self, const char *name, gsize length, gboolean empty)
{
  const char *colon = memchr (name, ':', length);
  gsize prefix = colon != NULL ? (gsize) (colon + 1 - name) : 0;

  if (self->starts->len == 0 && self->rooted)
    return FALSE;
  self->rooted = TRUE;
  if (self->element != NULL && strlen (self->element) == length - prefix
      && memcmp (name + prefix, self->element, length - prefix) == 0)
    self->count++;
  if (empty)
    return TRUE;
  g_array_append_val (self->starts, self->names->len);
  g_string_append_len (self->names, name, (gssize) length);
  return TRUE;
}

static gboolean
close_element (XepXmlScan *self, const char *name, gsize length)
{
  gsize start;

  if (self->starts->len == 0)
    return FALSE;
  start = g_array_index (self->starts, gsize, self->starts->len - 1);
  if (self->names->len - start != length || memcmp (self->names->str + start, name, length) != 0)
    return FALSE;
  g_string_truncate (self->names, start);
  g_array_set_size (self->starts, self->starts->len - 1);
  return TRUE;
}

/* The attributes of a tag from @cursor on, each after a blank; goes on to what ends the tag. The
 * piece ends at @limit. */
static Tag
scan_attributes (const char **cursor, const char *limit)
{
  const char *at = *cursor;

  while (TRUE)
    {
      const char *blanks = at;
      const char *name = skip_blanks (at);
      const char *end;

      *cursor = name;
      if (*name == '\0')
        return TAG_CUT;
      if (*name == '>' || *name == '/')
        return TAG_WHOLE;
      at = skip_name (name);
      if (*at == '\0' || (*at == '=' && at[1] == '\0'))
        return TAG_CUT;
      if (name == blanks || at == name || *at != '=' || (at[1] != '"' && at[1] != '\''))
        return TAG_BAD;
      end = memchr (at + 2, at[1], (gsize) (limit - (at + 2)));
      if (end == NULL)
        return TAG_CUT;
      if (!check_text (at + 2, end))
        return TAG_BAD;
      at = end + 1;
    }
}

/* The tag at @cursor, which goes on behind it. */
static Tag
scan_tag (XepXmlScan *self, const char **cursor)
{
  const char *limit = self->rest->str + self->rest->len;
  const char *at = *cursor + 1;
  gboolean closing = *at == '/';
  gboolean empty = FALSE;
  const char *name = at + (closing ? 1 : 0);
  const char *name_end;
  Tag tag;

  if (*at == '?')
    {
      const char *end = strstr (at, "?>");

      if (end == NULL)
        return TAG_CUT;
      *cursor = end + 2;
      return TAG_WHOLE;
    }
  name_end = at = skip_name (name);
  if (*at == '\0')
    return TAG_CUT;
  if (at == name)
    return TAG_BAD;
  tag = scan_attributes (&at, limit);
  if (tag != TAG_WHOLE)
    return tag;
  if (*at == '/')
    {
      empty = TRUE;
      if (*++at == '\0')
        return TAG_CUT;
    }
  if (*at != '>' || (closing && (empty || skip_blanks (name_end) != at)))
    return TAG_BAD;
  *cursor = at + 1;
  if (closing ? !close_element (self, name, (gsize) (name_end - name))
              : !open_element (self, name, (gsize) (name_end - name), empty))
    return TAG_BAD;
  return TAG_WHOLE;
}

gboolean
xep_xml_scan_add (XepXmlScan *self, const char *data, gsize length)
{
  const char *cursor, *limit;
  Tag tag = TAG_WHOLE;
  guchar controls = 0;

  /* Signs that no XML has, such as the noughts of a block that was never written. Without a branch,
   * so that the processor takes many at once. */
  for (gsize i = 0; i < length; i++)
    controls |= (guchar) ((guchar) data[i] < ' ') & (guchar) (data[i] != '\n')
                & (guchar) (data[i] != '\r') & (guchar) (data[i] != '\t');
  if (controls != 0)
    return FALSE;
  g_string_append_len (self->rest, data, (gssize) length);
  cursor = self->rest->str;
  limit = cursor + self->rest->len;
  while (tag == TAG_WHOLE)
    {
      const char *end = memchr (cursor, '<', (gsize) (limit - cursor));

      if (end == NULL)
        break;
      if (self->starts->len > 0 ? !check_text (cursor, end) : skip_blanks (cursor) != end)
        return FALSE;
      cursor = end;
      tag = scan_tag (self, &cursor);
    }
  length = (gsize) (cursor - self->rest->str);
  if (tag == TAG_BAD || !g_utf8_validate_len (self->rest->str, length, NULL))
    return FALSE;
  g_string_erase (self->rest, 0, (gssize) length);
  return TRUE;
}

gboolean
xep_xml_scan_finish (XepXmlScan *self, guint *count)
{
  *count = self->count;
  return self->rooted && self->starts->len == 0 && *skip_blanks (self->rest->str) == '\0';
}
