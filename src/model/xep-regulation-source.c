/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-regulation-source.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME "regulation.xml"

/* An element: its start tag from @start to @content, its content to @end_tag, its end tag to @end.
 * Of an empty element (<a/>) the last three are one place. */
typedef struct
{
  gsize start;
  gsize content;
  gsize end_tag;
  gsize end;
} Span;

typedef struct
{
  const char *text;
  GArray *spans; /* Span, in the order in which they begin */
  GArray *open;  /* guint: indexes of those not ended yet */
} Scanner;

/* What stands between these marks holds no elements. */
static const struct
{
  const char *begin;
  const char *end;
} asides[] = {
  { "<!--", "-->" },
  { "<![CDATA[", "]]>" },
  { "<?", "?>" },
};

/* Just behind the aside that begins at @at; NULL if none does. The text is known to be XML. */
static const char *
skip_aside (const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if (g_str_has_prefix (at, asides[i].begin))
      return strstr (at + strlen (asides[i].begin), asides[i].end) + strlen (asides[i].end);
  return NULL;
}

/* Just behind the tag that begins at @at; a quoted value may hold ">". */
static const char *
skip_tag (const char *at)
{
  char quote = '\0';

  for (at++; *at != '>' || quote != '\0'; at++)
    {
      if (quote == '\0' && (*at == '"' || *at == '\''))
        quote = *at;
      else if (*at == quote)
        quote = '\0';
    }
  return at + 1;
}

static void
open_element (Scanner *self, const char *at, const char *end)
{
  gsize content = (gsize) (end - self->text);
  Span span = { (gsize) (at - self->text), content, content, content };
  guint index = self->spans->len;

  g_array_append_val (self->spans, span);
  if (end[-2] != '/')
    g_array_append_val (self->open, index);
}

static void
close_element (Scanner *self, const char *at, const char *end)
{
  guint index = g_array_index (self->open, guint, self->open->len - 1);
  Span *span = &g_array_index (self->spans, Span, index);

  span->end_tag = (gsize) (at - self->text);
  span->end = (gsize) (end - self->text);
  g_array_set_size (self->open, self->open->len - 1);
}

/* Where the elements of a well-formed @text stand. */
static GArray *
scan (const char *text)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Scanner self = { text, g_array_new (FALSE, FALSE, sizeof (Span)), open };
  const char *limit = text + strlen (text);
  const char *at = text;

  while ((at = memchr (at, '<', (gsize) (limit - at))) != NULL)
    {
      const char *end = skip_aside (at);

      if (end == NULL)
        {
          end = skip_tag (at);
          if (at[1] == '/')
            close_element (&self, at, end);
          else
            open_element (&self, at, end);
        }
      at = end;
    }
  return self.spans;
}

/* Every element knows the number of its span. */
static void
number_elements (xmlNode *node, gsize *next)
{
  node->_private = GSIZE_TO_POINTER (*next);
  (*next)++;
  for (xmlNode *child = xep_xml_first (node, NULL); child != NULL;
       child = xep_xml_next (child, NULL))
    number_elements (child, next);
}

static const Span *
get_span (XepRegulationSource *self, xmlNode *node)
{
  return &g_array_index (self->spans, Span, GPOINTER_TO_SIZE (node->_private));
}

/* Takes @text. */
static gboolean
take_text (XepRegulationSource *self, char *text, GError **error)
{
  xmlDoc *document = xep_xml_parse (text, -1, NAME, NULL, error);
  gsize next = 0;

  if (document == NULL)
    {
      g_free (text);
      return FALSE;
    }
  xep_regulation_source_clear (self);
  self->text = text;
  self->document = document;
  self->spans = scan (text);
  number_elements (xmlDocGetRootElement (document), &next);
  return TRUE;
}

/* The positions of the changes are bytes of UTF-8. */
static gboolean
check_encoding (const char *text, GError **error)
{
  g_autoptr (xmlDoc) document = xep_xml_parse (text, -1, NAME, NULL, error);

  if (document == NULL)
    return FALSE;
  if (g_utf8_validate (text, -1, NULL)
      && (document->encoding == NULL
          || g_ascii_strcasecmp ((const char *) document->encoding, "UTF-8") == 0))
    return TRUE;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID,
                       _("The file of rules is not written in UTF-8, so it cannot be edited here. "
                         "Save it as UTF-8 in a text editor first."));
  return FALSE;
}

gboolean
xep_regulation_source_init (XepRegulationSource *self, const char *text, GError **error)
{
  return check_encoding (text, error) && take_text (self, g_strdup (text), error);
}

void
xep_regulation_source_clear (XepRegulationSource *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->document, xmlFreeDoc);
  g_clear_pointer (&self->spans, g_array_unref);
}

static gboolean
replace (XepRegulationSource *self, gsize start, gsize end, const char *with, GError **error)
{
  g_autoptr (GString) text = g_string_new_len (self->text, (gssize) start);

  g_string_append (text, with);
  g_string_append (text, self->text + end);
  return take_text (self, g_string_free (g_steal_pointer (&text), FALSE), error);
}

/* The value of the attribute in the start tag of @span, without its quotes. */
static gboolean
find_attribute (
    XepRegulationSource *self, const Span *span, const char *name, gsize *start, gsize *end)
{
  static const char blanks[] = " \t\r\n";
  const char *at = self->text + span->start + 1;
  const char *limit = self->text + span->content;

  at += strcspn (at, " \t\r\n/>");
  while ((at += strspn (at, blanks)) < limit && *at != '>' && *at != '/')
    {
      gsize length = strcspn (at, " \t\r\n=");
      const char *value = at + length + strcspn (at + length, "\"'");
      const char *behind = strchr (value + 1, *value);

      if (length == strlen (name) && strncmp (at, name, length) == 0)
        {
          *start = (gsize) (value + 1 - self->text);
          *end = (gsize) (behind - self->text);
          return TRUE;
        }
      at = behind + 1;
    }
  return FALSE;
}

gboolean
xep_regulation_source_set_attribute (
    XepRegulationSource *self, xmlNode *node, const char *name, const char *value, GError **error)
{
  const Span *span = get_span (self, node);
  g_autofree char *markup = g_markup_escape_text (value, -1);
  g_autofree char *attribute = NULL;
  gsize start = 0, end = 0;

  if (find_attribute (self, span, name, &start, &end))
    return replace (self, start, end, markup, error);
  attribute = g_strdup_printf (" %s=\"%s\"", name, markup);
  start = span->content - (self->text[span->content - 2] == '/' ? 2 : 1);
  return replace (self, start, start, attribute, error);
}

gboolean
xep_regulation_source_set_content (XepRegulationSource *self,
                                   xmlNode *node,
                                   const char *value,
                                   GError **error)
{
  const Span *span = get_span (self, node);
  g_autofree char *markup = g_markup_escape_text (value, -1);
  g_autofree char *closed = NULL;

  if (self->text[span->content - 2] != '/' || span->content != span->end)
    return replace (self, span->content, span->end_tag, markup, error);
  closed = g_strdup_printf (">%s</%s>", markup, (const char *) node->name);
  return replace (self, span->content - 2, span->content, closed, error);
}

/* Where the blanks before the element begin. */
static gsize
find_indent (XepRegulationSource *self, const Span *span)
{
  gsize start = span->start;

  while (start > 0 && (self->text[start - 1] == ' ' || self->text[start - 1] == '\t'))
    start--;
  return start;
}

gboolean
xep_regulation_source_insert_after (XepRegulationSource *self,
                                    xmlNode *node,
                                    const char *markup,
                                    GError **error)
{
  const Span *span = get_span (self, node);
  gsize indent = find_indent (self, span);
  g_autofree char *blanks = g_strndup (self->text + indent, span->start - indent);
  g_autofree char *line = g_strconcat ("\n", blanks, markup, NULL);

  return replace (self, span->end, span->end, line, error);
}

gboolean
xep_regulation_source_remove (XepRegulationSource *self, xmlNode *node, GError **error)
{
  const Span *span = get_span (self, node);
  gsize start = find_indent (self, span);

  if (start > 0 && self->text[start - 1] == '\n')
    start--;
  if (start > 0 && self->text[start - 1] == '\r')
    start--;
  return replace (self, start, span->end, "", error);
}
