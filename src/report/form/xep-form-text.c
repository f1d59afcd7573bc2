/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-xml.h"
#include "report/document/xep-report-notes.h"
#include "report/form/xep-form-template.h"
#include "report/form/xep-report-field.h"

/* Dots for an empty field when the form does not say how many. */
#define DEFAULT_DOTS 20
#define MOST_DOTS 200

/* Reading the words of one element. */
typedef struct
{
  XepArena *arena;
  const char *name; /* of the file */
  gboolean footer;
  GArray *parts;  /* XepTemplatePart */
  GString *words; /* collected, not yet a part */
  guint flags;
  const XepCondition *condition; /* of the <span> being read, or NULL */
  gboolean space;                /* white space seen, not yet written */
  gboolean begun;                /* something was written on this line */
} Reader;

static void
flush_words (Reader *reader)
{
  XepTemplatePart part = { 0 };

  if (reader->words->len == 0)
    return;
  part.words = xep_arena_strndup (reader->arena, reader->words->str, reader->words->len);
  part.length = (guint) reader->words->len;
  part.flags = reader->flags;
  part.condition = reader->condition;
  g_array_append_val (reader->parts, part);
  g_string_truncate (reader->words, 0);
}

static void
write_pending_space (Reader *reader)
{
  if (reader->space && reader->begun)
    g_string_append_c (reader->words, ' ');
  reader->space = FALSE;
  reader->begun = TRUE;
}

const char *
xep_template_check_field (xmlNode *element, const char *name, const char *field, GError **error)
{
  const XepReportField *found = xep_report_field_find (field);

  if (found == NULL)
    {
      xep_xml_set_error (error, name, element, _("there is no field “%s”"), field);
      return NULL;
    }
  if (found->kind == XEP_FIELD_LIST)
    {
      xep_xml_set_error (error, name, element, _("“%s” is a list and has no value of its own"),
                         field);
      return NULL;
    }
  return g_intern_string (field);
}

/* How a field may be written, and the kinds of fields that can be written so. */
static const struct
{
  const char *name;
  XepWriting writing;
  guint kinds; /* bit for each XepFieldKind */
} writings[] = {
  { "upper", XEP_WRITE_UPPER, 1u << XEP_FIELD_TEXT },
  { "words", XEP_WRITE_WORDS, 1u << XEP_FIELD_INTEGER | 1u << XEP_FIELD_POINTS },
  { "long", XEP_WRITE_LONG, 1u << XEP_FIELD_DATE },
};

/* "upper", "words" or "long". */
static gboolean
read_writing (
    Reader *reader, xmlNode *element, const char *option, XepTemplatePart *part, GError **error)
{
  guint kind = 1u << xep_report_field_find (part->field)->kind;

  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    if (g_str_equal (option, writings[i].name) && (kind & writings[i].kinds) != 0)
      {
        part->writing = writings[i].writing;
        return TRUE;
      }
  xep_xml_set_error (error, reader->name, element, _("the field “%s” cannot be written as “%s”"),
                     part->field, option);
  return FALSE;
}

/* What stands after a colon: how the field is written, or the dots for when it is empty. */
static gboolean
read_option (
    Reader *reader, xmlNode *element, const char *option, XepTemplatePart *part, GError **error)
{
  guint64 dots = 0;

  if (g_ascii_isalpha (*option))
    return read_writing (reader, element, option, part, error);
  if (!g_ascii_string_to_unsigned (option, 10, 1, MOST_DOTS, &dots, NULL))
    {
      xep_xml_set_error (error, reader->name, element,
                         _("“%s” is not a number of dots from 1 to %d"), option, MOST_DOTS);
      return FALSE;
    }
  part->dots = (guint) dots;
  part->always = TRUE;
  return TRUE;
}

/* "name", "name:dots" or "name:upper:dots", between the braces. */
static gboolean
add_field (Reader *reader, xmlNode *element, const char *inner, GError **error)
{
  g_auto (GStrv) pieces = g_strsplit (inner, ":", -1);
  XepTemplatePart part
      = { .dots = DEFAULT_DOTS, .flags = reader->flags, .condition = reader->condition };

  if (pieces[0] == NULL)
    {
      xep_xml_set_error (error, reader->name, element, _("{} without a field name"));
      return FALSE;
    }
  part.field = xep_template_check_field (element, reader->name, pieces[0], error);
  if (part.field == NULL)
    return FALSE;
  if (xep_report_field_find (part.field)->kind == XEP_FIELD_PAGE && !reader->footer)
    {
      xep_xml_set_error (error, reader->name, element, _("“%s” can stand in the footer only"),
                         part.field);
      return FALSE;
    }
  for (guint i = 1; pieces[i] != NULL; i++)
    if (!read_option (reader, element, pieces[i], &part, error))
      return FALSE;
  write_pending_space (reader);
  flush_words (reader);
  g_array_append_val (reader->parts, part);
  return TRUE;
}

static gboolean
read_field (Reader *reader, xmlNode *element, const char **at, GError **error)
{
  const char *end = strchr (*at, '}');
  g_autofree char *inner = NULL;

  if (end == NULL)
    {
      xep_xml_set_error (error, reader->name, element, _("“{” without “}”"));
      return FALSE;
    }
  inner = g_strndup (*at + 1, end - *at - 1);
  *at = end + 1;
  return add_field (reader, element, inner, error);
}

static gboolean
read_words (Reader *reader, xmlNode *element, const char *raw, GError **error)
{
  g_autofree char *text = g_utf8_normalize (raw, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *at = text;

  while (at != NULL && *at != '\0')
    {
      const char *next = g_utf8_next_char (at);

      if (*at == '{')
        {
          if (!read_field (reader, element, &at, error))
            return FALSE;
          continue;
        }
      if (g_ascii_isspace (*at))
        reader->space = TRUE;
      else
        {
          write_pending_space (reader);
          g_string_append_len (reader->words, at, next - at);
        }
      at = next;
    }
  return TRUE;
}

static gboolean read_content (Reader *reader, xmlNode *element, GError **error);

/* <b>, <i>, <u>, <span>: their words are parts of their own. A <span warn="…"> is counted when it
 * is printed, once however many parts it has. */
static gboolean
read_inner (Reader *reader, xmlNode *element, GError **error)
{
  g_autofree char *nick = xep_xml_attribute (element, "warn");
  guint outer_flags = reader->flags;
  guint first;
  const XepCondition *outer_condition = reader->condition;
  XepNote note;

  flush_words (reader);
  first = reader->parts->len;
  if (xep_xml_is (element, "b"))
    reader->flags |= XEP_RUN_BOLD;
  else if (xep_xml_is (element, "i"))
    reader->flags |= XEP_RUN_ITALIC;
  else if (xep_xml_is (element, "u"))
    reader->flags |= XEP_RUN_UNDERLINE;
  else if (xep_xml_is (element, "span"))
    {
      XepCondition *condition = xep_arena_alloc (reader->arena, sizeof (XepCondition));

      if (!xep_condition_read (reader->arena, element, reader->name, condition, error))
        return FALSE;
      reader->condition = condition;
    }
  if (!read_content (reader, element, error))
    return FALSE;
  flush_words (reader);
  /* The schema has checked the nick. */
  if (xep_note_from_nick (nick, &note))
    for (guint i = first; i < reader->parts->len; i++)
      {
        g_array_index (reader->parts, XepTemplatePart, i).note = 1 + (guint) note;
        g_array_index (reader->parts, XepTemplatePart, i).counts = i == first;
      }
  reader->flags = outer_flags;
  reader->condition = outer_condition;
  return TRUE;
}

static gboolean
read_content (Reader *reader, xmlNode *element, GError **error)
{
  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          if (!read_words (reader, element, (const char *) node->content, error))
            return FALSE;
        }
      else if (xep_xml_is (node, "br"))
        {
          g_string_append_c (reader->words, '\n');
          reader->space = FALSE;
          reader->begun = FALSE;
        }
      else if (node->type == XML_ELEMENT_NODE && !read_inner (reader, node, error))
        return FALSE;
    }
  return TRUE;
}

/* A text without fields and conditions is made once, here. */
static void
finish_fixed (XepArena *arena, XepTemplateText *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  XepRun *runs = xep_arena_alloc (arena, text->n_parts * sizeof (XepRun));

  for (guint i = 0; i < text->n_parts; i++)
    {
      g_string_append_len (words, text->parts[i].words, text->parts[i].length);
      runs[i].length = text->parts[i].length;
      runs[i].flags = text->parts[i].flags;
    }
  text->fixed = TRUE;
  text->text.text = xep_arena_strndup (arena, words->str, words->len);
  text->text.runs = runs;
  text->text.n_runs = text->n_parts;
}

static gboolean
is_fixed (const XepTemplateText *text)
{
  for (guint i = 0; i < text->n_parts; i++)
    if (text->parts[i].field != NULL || text->parts[i].condition != NULL)
      return FALSE;
  return TRUE;
}

gboolean
xep_template_text_read (XepArena *arena,
                        xmlNode *element,
                        guint flags,
                        const char *name,
                        gboolean footer,
                        XepTemplateText *text,
                        GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (XepTemplatePart));
  g_autoptr (GString) words = g_string_new (NULL);
  Reader reader = { arena, name, footer, parts, words, flags, NULL, FALSE, FALSE };

  if (!read_content (&reader, element, error))
    return FALSE;
  flush_words (&reader);

  text->n_parts = parts->len;
  text->parts = xep_arena_memdup (arena, parts->data, parts->len * sizeof (XepTemplatePart));
  text->fixed = FALSE;
  if (is_fixed (text))
    finish_fixed (arena, text);
  return TRUE;
}

gboolean
xep_condition_read (
    XepArena *arena, xmlNode *element, const char *name, XepCondition *condition, GError **error)
{
  g_autofree char *when = xep_xml_attribute (element, "when");
  g_autofree char *unless = xep_xml_attribute (element, "unless");
  const char *said = when != NULL ? when : unless;
  const XepReportField *list = NULL;
  g_auto (GStrv) pieces = NULL;

  memset (condition, 0, sizeof *condition);
  if (said == NULL)
    return TRUE;

  pieces = g_strsplit (said, "=", 2);
  condition->negated = unless != NULL;
  list = xep_report_field_find (said);
  if (list != NULL && list->kind == XEP_FIELD_LIST)
    {
      condition->field = g_intern_string (said);
      condition->list = TRUE;
      return TRUE;
    }
  condition->field
      = xep_template_check_field (element, name, pieces[0] != NULL ? pieces[0] : "", error);
  if (condition->field == NULL)
    return FALSE;
  if (pieces[1] != NULL)
    condition->value = xep_arena_strdup (arena, pieces[1]);
  return TRUE;
}
