/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-package.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

/* Small parts may be squeezed as hard as they like. */
#define RATIO_MATTERS_FROM (1024 * 1024)

struct _XepPackage
{
  char *name;
  zip_t *archive;
  GHashTable *parts; /* char*: name as fold_name() has it → its index + 1 */
  guint64 given;     /* bytes unpacked so far, over all parts */
};

/* What the stream stands in. */
typedef enum
{
  MARKUP_NONE,
  MARKUP_OPENING,     /* after "<": "<!-" may become a comment */
  MARKUP_TAG,         /* <a b="c"> */
  MARKUP_INSTRUCTION, /* <? … ?> */
  MARKUP_COMMENT,     /* <!-- … --> */
  MARKUP_CDATA,       /* <![CDATA[ … ]]> */
} Markup;

/* No office program writes tags like these. libxml2 takes time for each pair of attributes of a
 * tag, and memory for each comment and instruction until the part ends. */
#define MAX_MARKUP (64 * 1024)
#define MAX_ATTRIBUTES 128
#define MAX_COMMENTS 1000

/* One part being read: the bytes already given to the parser are counted, whatever the directory of
 * the .zip claims. */
typedef struct
{
  XepPackage *package;
  zip_file_t *file;
  guint64 given;
  const char *refusal; /* why reading was stopped, NULL if it was not */

  Markup markup;
  char opening[8];  /* what came after "<" so far */
  char quote;       /* within an attribute of a tag */
  char before[2];   /* the last two bytes of a comment, instruction or CDATA */
  guint length;     /* of the opening, then of the markup */
  guint attributes; /* of the tag */
  guint comments;   /* of the part, with its instructions */
} PartStream;

void
xep_package_set_damaged (XepPackage *self, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("The workbook “%s” is damaged or incomplete. Nothing was read from it. Open it "
                 "in Excel or LibreOffice, save it "
                 "again as .xlsx and choose that file."),
               self->name);
}

void
xep_package_set_hostile (XepPackage *self, const char *detail, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("The workbook “%s” was refused: %s. Nothing was read from it. Ask the sender for "
                 "a plain .xlsx workbook."),
               self->name, detail);
}

static zip_t *
open_archive (const void *data, gsize length)
{
  zip_error_t zip_error;
  zip_source_t *source;
  zip_t *archive;

  zip_error_init (&zip_error);
  source = zip_source_buffer_create (data, length, 0, &zip_error);
  archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, &zip_error) : NULL;
  if (archive == NULL && source != NULL)
    zip_source_free (source);
  zip_error_fini (&zip_error);
  return archive;
}

/* Some exporters write "XL\\Workbook.xml", or "/xl/workbook.xml". */
static char *
fold_name (const char *part)
{
  g_autofree char *lower = g_ascii_strdown (part, -1);

  return g_strdup (g_strdelimit (lower, "\\", '/') + strspn (lower, "/"));
}

/* Of two parts with one name the first counts. */
static void
index_parts (XepPackage *self)
{
  zip_int64_t n = zip_get_num_entries (self->archive, 0);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (zip_int64_t i = 0; i < n; i++)
    {
      const char *part = zip_get_name (self->archive, (zip_uint64_t) i, ZIP_FL_ENC_GUESS);
      g_autofree char *folded = part != NULL ? fold_name (part) : NULL;

      if (folded != NULL && !g_hash_table_contains (self->parts, folded))
        g_hash_table_insert (self->parts, g_steal_pointer (&folded), GINT_TO_POINTER (i + 1));
    }
}

/* -1 if there is no such part. */
static zip_int64_t
find_part (XepPackage *self, const char *part)
{
  g_autofree char *folded = fold_name (part);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->parts, folded)) - 1;
}

XepPackage *
xep_package_new (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (XepPackage) self = NULL;

  self = g_new0 (XepPackage, 1);
  self->name = g_strdup (name);
  self->archive = open_archive (data, length);
  if (self->archive == NULL)
    {
      xep_package_set_damaged (self, error);
      return NULL;
    }
  if (zip_get_num_entries (self->archive, 0) > XEP_PACKAGE_ENTRIES)
    {
      xep_package_set_hostile (self, _("it holds too many parts"), error);
      return NULL;
    }
  index_parts (self);
  return g_steal_pointer (&self);
}

void
xep_package_free (XepPackage *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    zip_discard (self->archive);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

const char *
xep_package_get_name (XepPackage *self)
{
  return self->name;
}

gboolean
xep_package_has (XepPackage *self, const char *part)
{
  return find_part (self, part) >= 0;
}

static void
begin_markup (PartStream *self, Markup markup)
{
  self->markup = markup;
  self->length = 0;
  self->quote = '\0';
  self->attributes = 0;
  memset (self->before, 0, sizeof self->before);
  if (markup == MARKUP_COMMENT || markup == MARKUP_INSTRUCTION)
    self->comments++;
}

/* FALSE for "<!DOCTYPE" and other definitions. */
static gboolean
watch_opening (PartStream *self, char byte)
{
  static const struct
  {
    const char *text;
    Markup markup;
  } openings[] = { { "!--", MARKUP_COMMENT }, { "![CDATA[", MARKUP_CDATA } };

  if (self->length == 0 && byte != '!')
    {
      begin_markup (self, byte == '?' ? MARKUP_INSTRUCTION : MARKUP_TAG);
      return TRUE;
    }
  self->opening[self->length++] = byte;
  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      if (strncmp (self->opening, openings[i].text, self->length) != 0)
        continue;
      if (openings[i].text[self->length] == '\0')
        begin_markup (self, openings[i].markup);
      return TRUE;
    }
  return FALSE;
}

static void
watch_tag (PartStream *self, char byte)
{
  if (self->quote != '\0')
    self->quote = byte == self->quote ? '\0' : self->quote;
  else if (byte == '"' || byte == '\'')
    self->quote = byte;
  else if (byte == '>')
    self->markup = MARKUP_NONE;
  else if (byte == '=')
    self->attributes++;
}

static void
watch_aside (PartStream *self, char byte)
{
  const char *before = self->before;

  if (byte == '>'
      && ((self->markup == MARKUP_INSTRUCTION && before[1] == '?')
          || (self->markup == MARKUP_COMMENT && before[0] == '-' && before[1] == '-')
          || (self->markup == MARKUP_CDATA && before[0] == ']' && before[1] == ']')))
    self->markup = MARKUP_NONE;
  self->before[0] = before[1];
  self->before[1] = byte;
}

/* Stops reading once a definition of a document type comes, or more markup than any workbook has.
 * libxml2 expands the parameter entities of a definition before it can be asked whether there is
 * one, which for a few hundred bytes never ends: it must not see it. The bytes are UTF-8, as the
 * parser is told, so that nothing hides in another code. */
static void
watch_bytes (PartStream *self, const char *bytes, gsize length)
{
  for (const char *at = bytes; at < bytes + length; at++)
    {
      if (self->markup == MARKUP_NONE)
        {
          at = memchr (at, '<', (gsize) (bytes + length - at));
          if (at == NULL)
            return;
          begin_markup (self, MARKUP_OPENING);
          continue;
        }
      if (self->markup == MARKUP_OPENING)
        {
          if (watch_opening (self, *at))
            continue;
          self->refusal = _("it holds definitions that workbooks do not use");
          return;
        }
      if (self->markup == MARKUP_TAG)
        watch_tag (self, *at);
      else
        watch_aside (self, *at);
      if ((++self->length > MAX_MARKUP && self->markup != MARKUP_CDATA)
          || self->attributes > MAX_ATTRIBUTES || self->comments > MAX_COMMENTS)
        {
          self->refusal = _("it is written in a way that no spreadsheet program writes");
          return;
        }
    }
}

static int
part_stream_read (void *context, char *buffer, int length)
{
  PartStream *stream = context;
  zip_int64_t n = zip_fread (stream->file, buffer, (zip_uint64_t) length);

  if (n < 0)
    return -1;
  stream->given += (guint64) n;
  stream->package->given += (guint64) n;
  if (stream->given > XEP_PACKAGE_PART || stream->package->given > XEP_PACKAGE_TOTAL)
    stream->refusal = _("unpacked it would be far too large; if rows without content, with borders "
                        "only, reach down to the end of a sheet, delete these rows");
  else
    watch_bytes (stream, buffer, (gsize) n);
  return stream->refusal == NULL ? (int) n : -1;
}

static int
part_stream_close (void *context)
{
  return 0;
}

/* The parser's own words are for programmers: that it failed is all a person needs. */
static void
ignore_parser_message (void *data, xmlError *message)
{
}

static gboolean
check_size (XepPackage *self, const zip_stat_t *stat, GError **error)
{
  const guint64 needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;

  if ((stat->valid & needed) != needed)
    {
      xep_package_set_damaged (self, error);
      return FALSE;
    }
  if (stat->size > XEP_PACKAGE_PART
      || (stat->size > RATIO_MATTERS_FROM && stat->size / XEP_PACKAGE_RATIO > stat->comp_size))
    {
      xep_package_set_hostile (self,
                               _("unpacked it would be far too large; if rows without content, "
                                 "with borders only, reach down to the end of a sheet, delete "
                                 "these rows"),
                               error);
      return FALSE;
    }
  return TRUE;
}

static zip_file_t *
open_part (XepPackage *self, const char *part, GError **error)
{
  zip_int64_t index = find_part (self, part);
  zip_stat_t stat;
  zip_file_t *file;

  if (index < 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
                   _("The workbook “%s” lacks its part “%s”. Nothing was read from it. Open it in "
                     "Excel or LibreOffice, save it again "
                     "as .xlsx and choose that file."),
                   self->name, part);
      return NULL;
    }
  if (zip_stat_index (self->archive, (zip_uint64_t) index, 0, &stat) != 0)
    {
      xep_package_set_damaged (self, error);
      return NULL;
    }
  if (!check_size (self, &stat, error))
    return NULL;
  file = zip_fopen_index (self->archive, (zip_uint64_t) index, 0);
  if (file == NULL)
    xep_package_set_damaged (self, error);
  return file;
}

/* Tells the visitor of the node the reader stands at. */
static gboolean
visit_node (XepPackage *self,
            xmlTextReader *reader,
            const XepPackageVisitor *visitor,
            gpointer data,
            GError **error)
{
  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ELEMENT:
      if (visitor->open != NULL && !visitor->open (reader, data, error))
        return FALSE;
      if (xmlTextReaderMoveToElement (reader) < 0)
        {
          xep_package_set_damaged (self, error);
          return FALSE;
        }
      return visitor->close == NULL || !xmlTextReaderIsEmptyElement (reader)
             || visitor->close (reader, data, error);

    case XML_READER_TYPE_END_ELEMENT:
      return visitor->close == NULL || visitor->close (reader, data, error);

    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return visitor->text == NULL
             || visitor->text ((const char *) xmlTextReaderConstValue (reader), data, error);

    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
    case XML_READER_TYPE_ENTITY:
      /* No spreadsheet program writes these; they are how a few bytes are made to grow without end.
       */
      xep_package_set_hostile (self, _("it holds definitions that workbooks do not use"), error);
      return FALSE;

    default:
      return TRUE;
    }
}

static gboolean
visit_all (PartStream *stream,
           xmlTextReader *reader,
           const XepPackageVisitor *visitor,
           gpointer data,
           GError **error)
{
  int more;

  while ((more = xmlTextReaderRead (reader)) == 1)
    {
      if (!visit_node (stream->package, reader, visitor, data, error))
        return FALSE;
    }
  if (more == 0)
    return TRUE;
  if (stream->refusal != NULL)
    xep_package_set_hostile (stream->package, stream->refusal, error);
  else
    xep_package_set_damaged (stream->package, error);
  return FALSE;
}

gboolean
xep_package_read (XepPackage *self,
                  const char *part,
                  const XepPackageVisitor *visitor,
                  gpointer data,
                  GError **error)
{
  PartStream stream = { .package = self, .file = open_part (self, part, error) };
  xmlTextReader *reader;
  gboolean done = FALSE;

  if (stream.file == NULL)
    return FALSE;

  /* Not XML_PARSE_NOENT, DTDLOAD or HUGE: no expansion, nothing from outside, libxml2's own limits
   * stay. */
  reader = xmlReaderForIO (part_stream_read, part_stream_close, &stream, NULL, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                               | XML_PARSE_COMPACT);
  if (reader == NULL)
    {
      xep_package_set_damaged (self, error);
    }
  else
    {
      xmlTextReaderSetStructuredErrorHandler (reader, ignore_parser_message, NULL);
      done = visit_all (&stream, reader, visitor, data, error);
      xmlFreeTextReader (reader);
    }
  zip_fclose (stream.file);
  return done;
}

char *
xep_package_attribute (xmlTextReader *reader, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0)
        value = g_strdup ((const char *) xmlTextReaderConstValue (reader));
    }
  xmlTextReaderMoveToElement (reader);
  return value;
}

gboolean
xep_package_at (xmlTextReader *reader, const char *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}
