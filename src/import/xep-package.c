/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xep-package.h"

#include <glib/gi18n.h>
#include <zip.h>

/* Small parts may be squeezed as hard as they like. */
#define RATIO_MATTERS_FROM (1024 * 1024)

struct _XepPackage
{
  char *name;
  zip_t *archive;
  guint64 given; /* bytes unpacked so far, over all parts */
};

/* One part being read: the bytes already given to the parser are counted, whatever the directory of
 * the .zip claims. */
typedef struct
{
  XepPackage *package;
  zip_file_t *file;
  guint64 given;
  gboolean too_large;
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

/* What the first bytes say: PK.. is a .zip, D0CF11E0 is an .xls or an .xlsx with a password. */
static gboolean
check_signature (const guint8 *data, gsize length, const char *name, GError **error)
{
  static const guint8 zip[] = { 'P', 'K', 3, 4 };
  static const guint8 ole[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

  if (length >= sizeof ole && memcmp (data, ole, sizeof ole) == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is an old .xls workbook or has a password. Nothing was read from it. "
                     "Open it in Excel, save it as .xlsx "
                     "without a password and choose that file."),
                   name);
      return FALSE;
    }
  if (length < sizeof zip || memcmp (data, zip, sizeof zip) != 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is not an Excel workbook (.xlsx). Nothing was read from it. Choose "
                     "another file."),
                   name);
      return FALSE;
    }
  return TRUE;
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

XepPackage *
xep_package_new (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (XepPackage) self = NULL;

  if (!check_signature (data, length, name, error))
    return NULL;

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
  return g_steal_pointer (&self);
}

void
xep_package_free (XepPackage *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    zip_discard (self->archive);
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
  return zip_name_locate (self->archive, part, ZIP_FL_NOCASE) >= 0;
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
    {
      stream->too_large = TRUE;
      return -1;
    }
  return (int) n;
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
      xep_package_set_hostile (self, _("unpacked it would be far too large"), error);
      return FALSE;
    }
  return TRUE;
}

static zip_file_t *
open_part (XepPackage *self, const char *part, GError **error)
{
  zip_int64_t index = zip_name_locate (self->archive, part, ZIP_FL_NOCASE);
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
  if (stream->too_large)
    xep_package_set_hostile (stream->package, _("unpacked it would be far too large"), error);
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
  reader = xmlReaderForIO (part_stream_read, part_stream_close, &stream, NULL, NULL,
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
