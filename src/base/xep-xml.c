/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-xml.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "base/xep-text.h"

/* The first thing that libxml2 or a schema found wrong; of a schema's findings, which may come
 * without a place, the first that has a line. */
typedef struct
{
  char *reason;
  int line;
  xmlStructuredErrorFunc old_handler;
  void *old_data;
} XmlProblem;

static void
note_problem (XmlProblem *problem, int line, const char *reason)
{
  if (problem->reason != NULL && (problem->line > 0 || line <= 0))
    return;
  g_free (problem->reason);
  problem->reason = xep_text_clean (reason);
  problem->line = line;
}

static void
xml_error_cb (void *data, xmlError *failure)
{
  if (failure->level >= XML_ERR_ERROR)
    note_problem (data, failure->line, failure->message != NULL ? failure->message : "");
}

/* libxml2 keeps its error handler for each thread, so workers do not disturb each other; with the
 * handler set it writes nothing to stderr. */
static void
problem_begin (XmlProblem *problem)
{
  xmlInitParser ();
  problem->old_handler = xmlStructuredError;
  problem->old_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (problem, xml_error_cb);
}

static void
problem_end (XmlProblem *problem)
{
  xmlSetStructuredErrorFunc (problem->old_data, problem->old_handler);
  g_clear_pointer (&problem->reason, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XmlProblem, problem_end)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

static void
set_error_at (GError **error, const char *name, int line, const char *reason)
{
  if (line > 0)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, "%s:%d: %s", name, line, reason);
  else
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, "%s: %s", name, reason);
}

/* No file of ours has a document type, and an entity bomb needs one: parsing stops before any
 * entity is declared. */
static void
refuse_document_type (void *data,
                      const xmlChar *name,
                      const xmlChar *external,
                      const xmlChar *system)
{
  xmlParserCtxt *context = data;

  note_problem (context->_private, xmlSAX2GetLineNumber (context),
                _("a document type (<!DOCTYPE>) is not allowed"));
  xmlStopParser (context);
}

static xmlDoc *
read_document (const char *xml, gssize length, const char *name, const char *url, GError **error)
{
  g_auto (XmlProblem) problem = { NULL };
  g_autoptr (xmlParserCtxt) context = NULL;
  g_autoptr (xmlDoc) document = NULL;
  gsize size = length < 0 ? strlen (xml) : (gsize) length;

  problem_begin (&problem);
  if (size > G_MAXINT)
    {
      set_error_at (error, name, 0, _("the file is too large"));
      return NULL;
    }
  context = xmlNewParserCtxt ();
  context->_private = &problem;
  context->sax->internalSubset = refuse_document_type;
  document = xmlCtxtReadMemory (context, xml, (int) size, url, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  if (problem.reason == NULL && document != NULL)
    return g_steal_pointer (&document);
  set_error_at (error, name, problem.line,
                problem.reason != NULL ? problem.reason : _("the file is not XML"));
  return NULL;
}

static xmlDoc *
load_document (const char *path, GError **error)
{
  g_autofree char *xml = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length = 0;

  if (!xep_safe_file_read (path, &xml, &length, error))
    return NULL;
  return read_document (xml, (gssize) length, name, path, error);
}

/* Takes @document: libxml2 does not free the tree of a schema that it is given. */
static xmlRelaxNG *
load_schema (const char *path, xmlDoc **document, GError **error)
{
  g_auto (XmlProblem) problem = { NULL };
  g_autoptr (xmlRelaxNGParserCtxt) parser = NULL;
  g_autofree char *name = g_path_get_basename (path);
  xmlRelaxNG *schema = NULL;

  problem_begin (&problem);
  *document = load_document (path, error);
  if (*document == NULL)
    return NULL;
  parser = xmlRelaxNGNewDocParserCtxt (*document);
  if (parser != NULL)
    schema = xmlRelaxNGParse (parser);
  if (schema == NULL)
    set_error_at (error, name, problem.line,
                  problem.reason != NULL ? problem.reason : _("the file is not a schema"));
  return schema;
}

/* A schema made ready once for many files; it is made anew when its file has changed. */
typedef struct
{
  guint64 modified;
  guint64 size;
  xmlDoc *document;
  xmlRelaxNG *schema;
} KeptSchema;

static void
kept_schema_free (KeptSchema *kept)
{
  xmlRelaxNGFree (kept->schema);
  xmlFreeDoc (kept->document);
  g_free (kept);
}

/* (transfer none): owned by the thread. */
static xmlRelaxNG *
get_schema (const char *path, GError **error)
{
  /* Each thread has its own: libxml2 does not promise that threads may share one. */
  static GPrivate schemas = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *table = g_private_get (&schemas);
  KeptSchema *kept;
  GStatBuf status = { 0 };
  xmlDoc *document = NULL;
  xmlRelaxNG *schema;

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) kept_schema_free);
      g_private_set (&schemas, table);
    }
  kept = g_hash_table_lookup (table, path);

  /* A file that cannot be looked at is told of by the reading below. */
  if (g_stat (path, &status) == 0 && kept != NULL && kept->modified == (guint64) status.st_mtime
      && kept->size == (guint64) status.st_size)
    return kept->schema;
  schema = load_schema (path, &document, error);
  if (schema == NULL)
    {
      xmlFreeDoc (document);
      return NULL;
    }
  kept = g_new0 (KeptSchema, 1);
  *kept = (KeptSchema){ (guint64) status.st_mtime, (guint64) status.st_size, document, schema };
  g_hash_table_replace (table, g_strdup (path), kept);
  return schema;
}

static gboolean
validate (xmlDoc *document, const char *name, const char *schema_path, GError **error)
{
  g_auto (XmlProblem) problem = { NULL };
  g_autoptr (xmlRelaxNGValidCtxt) validator = NULL;
  xmlRelaxNG *schema;

  problem_begin (&problem);
  schema = get_schema (schema_path, error);
  if (schema == NULL)
    return FALSE;
  validator = xmlRelaxNGNewValidCtxt (schema);
  if (validator != NULL && xmlRelaxNGValidateDoc (validator, document) == 0)
    return TRUE;
  set_error_at (error, name, problem.line,
                problem.reason != NULL ? problem.reason : _("the file does not fit its schema"));
  return FALSE;
}

/**
 * xep_xml_parse:
 *
 * A document type is refused altogether, so there are no entities but the five of XML. Errors are
 * %XEP_ERROR_INVALID, or those of reading the schema. Any thread.
 */
xmlDoc *
xep_xml_parse (
    const char *xml, gssize length, const char *name, const char *schema_path, GError **error)
{
  g_autoptr (xmlDoc) document = read_document (xml, length, name, name, error);

  if (document == NULL || (schema_path != NULL && !validate (document, name, schema_path, error)))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * xep_xml_load:
 *
 * As xep_xml_parse() for the file @path, whose base name is used in messages.
 * Returns: (transfer full): free with xmlFreeDoc()
 */
xmlDoc *
xep_xml_load (const char *path, const char *schema_path, GError **error)
{
  g_autoptr (xmlDoc) document = load_document (path, error);
  g_autofree char *name = g_path_get_basename (path);

  if (document == NULL || (schema_path != NULL && !validate (document, name, schema_path, error)))
    return NULL;
  return g_steal_pointer (&document);
}

void
xep_xml_set_error (GError **error, const char *name, xmlNode *node, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  set_error_at (error, name, node != NULL ? (int) xmlGetLineNo (node) : 0, reason);
}

gboolean
xep_xml_is (xmlNode *node, const char *element)
{
  return node != NULL && node->type == XML_ELEMENT_NODE
         && (element == NULL || strcmp ((const char *) node->name, element) == 0);
}

static xmlNode *
find_element (xmlNode *node, const char *element)
{
  while (node != NULL && !xep_xml_is (node, element))
    node = node->next;
  return node;
}

xmlNode *
xep_xml_first (xmlNode *node, const char *element)
{
  return find_element (node->children, element);
}

xmlNode *
xep_xml_next (xmlNode *node, const char *element)
{
  return find_element (node->next, element);
}

char *
xep_xml_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *clean = value != NULL ? xep_text_clean ((const char *) value) : NULL;

  xmlFree (value);
  return clean;
}

/**
 * xep_xml_flag:
 * @fallback: for an absent attribute, and for anything but "yes" and "no", which a schema keeps out
 */
gboolean
xep_xml_flag (xmlNode *node, const char *name, gboolean fallback)
{
  g_autofree char *value = xep_xml_attribute (node, name);

  if (g_strcmp0 (value, "yes") == 0)
    return TRUE;
  if (g_strcmp0 (value, "no") == 0)
    return FALSE;
  return fallback;
}

int
xep_xml_integer (xmlNode *node, const char *name, int fallback)
{
  g_autofree char *value = xep_xml_attribute (node, name);
  gint64 number = 0;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    return fallback;
  return (int) number;
}

double
xep_xml_number (xmlNode *node, const char *name, double fallback)
{
  g_autofree char *value = xep_xml_attribute (node, name);
  char *end = NULL;
  double number;

  if (value == NULL || *value == '\0')
    return fallback;
  number = g_ascii_strtod (value, &end);
  return *end == '\0' ? number : fallback;
}

char *
xep_xml_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *clean = xep_text_clean ((const char *) content);

  xmlFree (content);
  return clean;
}
