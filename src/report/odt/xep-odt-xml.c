/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-xml.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define REPLACEMENT 0xFFFD

struct _XepOdtXml
{
  xmlBuffer *buffer;
  xmlTextWriter *writer; /* NULL once finished, or when there was no memory for it */
  gboolean failed;
  GString *chunk;  /* characters not yet given to the writer */
  gboolean folded; /* a blank here would be dropped by a reader */
};

XepOdtXml *
xep_odt_xml_new (void)
{
  XepOdtXml *self = g_new0 (XepOdtXml, 1);

  self->buffer = xmlBufferCreate ();
  if (self->buffer != NULL)
    {
      xmlBufferSetAllocationScheme (self->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
      self->writer = xmlNewTextWriterMemory (self->buffer, 0);
    }
  self->failed = self->writer == NULL;
  self->chunk = g_string_new (NULL);
  return self;
}

void
xep_odt_xml_free (XepOdtXml *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  g_clear_pointer (&self->buffer, xmlBufferFree);
  g_string_free (self->chunk, TRUE);
  g_free (self);
}

void
xep_odt_xml_begin (XepOdtXml *self)
{
  if (!self->failed)
    self->failed = xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL) < 0;
}

void
xep_odt_xml_open (XepOdtXml *self, const char *name)
{
  if (!self->failed)
    self->failed = xmlTextWriterStartElement (self->writer, BAD_CAST name) < 0;
}

void
xep_odt_xml_close (XepOdtXml *self)
{
  if (!self->failed)
    self->failed = xmlTextWriterEndElement (self->writer) < 0;
}

/* XML 1.0, production 2: what a document may hold. */
static gboolean
is_character (gunichar character)
{
  return character == '\t' || character == '\n' || character == '\r'
         || (character >= 0x20 && character < 0xD800) || (character >= 0xE000 && character < 0xFFFE)
         || (character >= 0x10000 && character < 0x110000);
}

/* Reads one character; what is not UTF-8 becomes a replacement mark. */
static gunichar
next_character (const char **at, const char *end)
{
  gunichar character = g_utf8_get_char_validated (*at, end - *at);

  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      (*at)++;
      return REPLACEMENT;
    }
  *at = g_utf8_next_char (*at);
  return character;
}

static char *
clean (const char *text)
{
  const char *end = text + strlen (text);
  g_autoptr (GString) cleaned = g_string_sized_new (end - text);

  while (text < end)
    {
      gunichar character = next_character (&text, end);

      if (is_character (character))
        g_string_append_unichar (cleaned, character);
    }
  return g_string_free (g_steal_pointer (&cleaned), FALSE);
}

void
xep_odt_xml_attribute (XepOdtXml *self, const char *name, const char *value)
{
  g_autofree char *cleaned = clean (value);

  if (!self->failed)
    self->failed = xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST cleaned) < 0;
}

void
xep_odt_xml_integer (XepOdtXml *self, const char *name, guint value)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", value);
  xep_odt_xml_attribute (self, name, digits);
}

void
xep_odt_xml_length (XepOdtXml *self, const char *name, double value, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  char length[G_ASCII_DTOSTR_BUF_SIZE + 8];

  g_ascii_formatd (number, sizeof number, "%.3f", value);
  g_snprintf (length, sizeof length, "%s%s", number, unit);
  xep_odt_xml_attribute (self, name, length);
}

void
xep_odt_xml_text (XepOdtXml *self, const char *text)
{
  g_autofree char *cleaned = clean (text);

  if (!self->failed)
    self->failed = xmlTextWriterWriteString (self->writer, BAD_CAST cleaned) < 0;
}

void
xep_odt_xml_element (XepOdtXml *self, const char *name, const char *text)
{
  xep_odt_xml_open (self, name);
  xep_odt_xml_text (self, text);
  xep_odt_xml_close (self);
}

void
xep_odt_xml_begin_words (XepOdtXml *self)
{
  self->folded = TRUE;
}

static void
flush_chunk (XepOdtXml *self)
{
  if (self->chunk->len == 0)
    return;
  if (!self->failed)
    self->failed = xmlTextWriterWriteString (self->writer, BAD_CAST self->chunk->str) < 0;
  g_string_truncate (self->chunk, 0);
}

static void
write_mark (XepOdtXml *self, const char *element)
{
  flush_chunk (self);
  xep_odt_xml_open (self, element);
  xep_odt_xml_close (self);
  self->folded = TRUE;
}

/* Readers fold blanks and drop those at the start (OpenDocument 1.3, part 3, 6.1.2): each of these
 * is an element of its own. */
static void
write_character (XepOdtXml *self, gunichar character)
{
  if (character == ' ' && self->folded)
    write_mark (self, "text:s");
  else if (character == ' ')
    {
      g_string_append_c (self->chunk, ' ');
      self->folded = TRUE;
    }
  else if (character == '\t')
    write_mark (self, "text:tab");
  else if (character == '\n' || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR)
    write_mark (self, "text:line-break");
  else if (character != '\r' && is_character (character))
    {
      g_string_append_unichar (self->chunk, character);
      self->folded = FALSE;
    }
}

void
xep_odt_xml_words (XepOdtXml *self, const char *words, gsize length)
{
  const char *end = words + length;

  while (words < end)
    write_character (self, next_character (&words, end));
  flush_chunk (self);
}

const char *
xep_odt_xml_finish (XepOdtXml *self, gsize *length)
{
  if (!self->failed && self->writer != NULL)
    self->failed = xmlTextWriterEndDocument (self->writer) < 0;
  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  if (self->failed)
    return NULL;
  *length = (gsize) xmlBufferLength (self->buffer);
  return (const char *) xmlBufferContent (self->buffer);
}

void
xep_odt_xml_append (XepOdtXml *self, XepOdtXml *other)
{
  gsize length = 0;
  const char *written = xep_odt_xml_finish (other, &length);

  if (written == NULL || length > G_MAXINT)
    self->failed = TRUE;
  if (!self->failed)
    self->failed = xmlTextWriterWriteRawLen (self->writer, BAD_CAST written, (int) length) < 0;
}
