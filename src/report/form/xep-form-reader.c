/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/form/xep-form-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-xml.h"
#include "report/form/xep-form-template.h"
#include "report/form/xep-report-field.h"

/* Body text of Party documents (HD 05-HD/VPTW): 14 points on lines of 18, first line 10 mm in. */
static const XepStyle body_style = {
  .size = 14,
  .pitch = 18,
  .align = XEP_ALIGN_JUSTIFY,
};

/* What a line of text needs at least between its margins, mm. */
#define NARROWEST_TEXT 20.0
/* Space between a box and its option, and before it, mm. */
#define OPTION_MARGIN 10.0

typedef gboolean (*ReadNode) (XepFormReader *reader,
                              xmlNode *element,
                              XepFormNode *node,
                              GError **error);

static gboolean
check_style (XepFormReader *reader, xmlNode *element, const XepStyle *style, GError **error)
{
  const XepPaper *paper = &reader->template->paper;
  double width = paper->width - paper->left - paper->right;

  if (style->pitch < style->size)
    {
      xep_xml_set_error (error, reader->name, element,
                         _("the lines would overlap: pitch is smaller than size"));
      return FALSE;
    }
  if (style->margin + style->indent + NARROWEST_TEXT > width)
    {
      xep_xml_set_error (error, reader->name, element, _("the margins leave no room for text"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_own_look (XepFormReader *reader, xmlNode *element, XepLook *look, GError **error)
{
  static const struct
  {
    const char *name;
    guint flag;
  } flags[] = {
    { "bold", XEP_RUN_BOLD },
    { "italic", XEP_RUN_ITALIC },
    { "underline", XEP_RUN_UNDERLINE },
  };
  XepStyle *style = &look->style;

  style->size = xep_xml_number (element, "size", style->size);
  style->pitch = xep_xml_number (element, "pitch", style->pitch);
  style->indent = xep_xml_number (element, "indent", style->indent);
  style->margin = xep_xml_number (element, "margin", style->margin);
  style->before = xep_xml_number (element, "before", style->before);
  style->after = xep_xml_number (element, "after", style->after);
  style->align = xep_form_read_align (element, style->align);
  style->keep_with_next = xep_xml_flag (element, "keep-with-next", style->keep_with_next);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (xep_xml_flag (element, flags[i].name, (look->flags & flags[i].flag) != 0))
      look->flags |= flags[i].flag;
    else
      look->flags &= ~flags[i].flag;

  return check_style (reader, element, style, error);
}

gboolean
xep_form_read_look (XepFormReader *reader, xmlNode *element, XepLook *look, GError **error)
{
  g_autofree char *name = xep_xml_attribute (element, "style");
  const XepLook *base = NULL;

  if (name != NULL)
    {
      base = g_hash_table_lookup (reader->styles, name);
      if (base == NULL)
        base = g_hash_table_lookup (reader->shared_styles, name);
      if (base == NULL)
        {
          xep_xml_set_error (error, reader->name, element, _("there is no style “%s”"), name);
          return FALSE;
        }
    }
  look->style = base != NULL ? base->style : body_style;
  look->flags = base != NULL ? base->flags : XEP_RUN_PLAIN;
  return read_own_look (reader, element, look, error);
}

XepAlign
xep_form_read_align (xmlNode *element, XepAlign fallback)
{
  static const char *const names[] = { "left", "center", "right", "justify" };
  g_autofree char *text = xep_xml_attribute (element, "align");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return (XepAlign) i;
  return fallback;
}

static gboolean
read_styles (XepFormReader *reader, xmlNode *root, GHashTable *styles, GError **error)
{
  for (xmlNode *at = xep_xml_first (root, "style"); at != NULL; at = xep_xml_next (at, "style"))
    {
      g_autofree char *id = xep_xml_attribute (at, "id");
      XepLook *look = xep_arena_alloc (reader->template->arena, sizeof (XepLook));

      if (g_hash_table_contains (styles, id))
        {
          xep_xml_set_error (error, reader->name, at, _("there are two styles “%s”"), id);
          return FALSE;
        }
      if (!xep_form_read_look (reader, at, look, error))
        return FALSE;
      g_hash_table_insert (styles, g_steal_pointer (&id), look);
    }
  return TRUE;
}

static gboolean
read_paragraph (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  XepLook look;

  node->kind = XEP_NODE_PARAGRAPH;
  node->rule = xep_xml_flag (element, "rule", FALSE);
  if (!xep_form_read_look (reader, element, &look, error))
    return FALSE;
  node->style = look.style;
  node->flags = look.flags;
  return xep_template_text_read (reader->template->arena, element, look.flags, reader->name, FALSE,
                                 &node->text, error);
}

/* A space is a paragraph without text. */
static gboolean
read_space (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  node->kind = XEP_NODE_PARAGRAPH;
  node->text.fixed = TRUE;
  node->text.text.text = "";
  node->style = body_style;
  node->style.pitch = xep_xml_number (element, "height", 0) * 72 / 25.4;
  return TRUE;
}

static gboolean
read_page_break (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  node->kind = XEP_NODE_PAGE_BREAK;
  return TRUE;
}

/* Makes room for the element children called @name, all of them if NULL. */
void
xep_form_allocate_children (XepFormReader *reader,
                            xmlNode *element,
                            const char *name,
                            XepFormNode *node)
{
  XepArena *arena = reader->template->arena;
  guint count = 0;

  for (xmlNode *at = xep_xml_first (element, name); at != NULL; at = xep_xml_next (at, name))
    count++;
  node->children = xep_arena_alloc (arena, count * sizeof (XepFormNode *));
  node->n_children = count;
  for (guint i = 0; i < count; i++)
    node->children[i] = xep_arena_alloc (arena, sizeof (XepFormNode));
}

static gboolean
read_leaders (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  XepArena *arena = reader->template->arena;
  XepLook look;
  guint i = 0;

  if (!xep_form_read_look (reader, element, &look, error))
    return FALSE;
  node->kind = XEP_NODE_LEADERS;
  node->style = look.style;
  xep_form_allocate_children (reader, element, "leader", node);
  for (xmlNode *at = xep_xml_first (element, "leader"); at != NULL;
       at = xep_xml_next (at, "leader"))
    {
      g_autofree char *label = xep_xml_attribute (at, "label");
      XepFormNode *leader = node->children[i++];
      XepRun *run = xep_arena_alloc (arena, sizeof (XepRun));

      leader->kind = XEP_NODE_LEADER;
      leader->share = xep_xml_number (at, "share", 1);
      run->length = (guint) strlen (label);
      run->flags = look.flags;
      leader->label.fixed = TRUE;
      leader->label.text.text = xep_arena_strdup (arena, label);
      leader->label.text.runs = run;
      leader->label.text.n_runs = run->length > 0 ? 1 : 0;
      if (!xep_template_text_read (arena, at, look.flags, reader->name, FALSE, &leader->text,
                                   error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_field_name (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  g_autofree char *field = xep_xml_attribute (element, "field");

  node->field = xep_template_check_field (element, reader->name, field, error);
  return node->field != NULL;
}

static gboolean
read_lines (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  XepLook look;

  node->kind = XEP_NODE_LINES;
  node->count = (guint) xep_xml_integer (element, "count", 1);
  if ((xmlHasProp (element, (const xmlChar *) "field") != NULL
       && !read_field_name (reader, element, node, error))
      || !xep_form_read_look (reader, element, &look, error))
    return FALSE;
  node->style = look.style;
  node->flags = look.flags;
  return TRUE;
}

static gboolean
read_choice (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  XepLook look;
  guint i = 0;

  node->kind = XEP_NODE_CHOICE;
  if (!read_field_name (reader, element, node, error)
      || !xep_form_read_look (reader, element, &look, error))
    return FALSE;
  node->style = look.style;
  if (node->style.margin <= 0)
    node->style.margin = OPTION_MARGIN;
  xep_form_allocate_children (reader, element, "option", node);
  for (xmlNode *at = xep_xml_first (element, "option"); at != NULL;
       at = xep_xml_next (at, "option"))
    {
      g_autofree char *value = xep_xml_attribute (at, "value");
      XepFormNode *option = node->children[i++];

      option->kind = XEP_NODE_OPTION;
      option->value = xep_arena_strdup (reader->template->arena, value);
      if (!xep_template_text_read (reader->template->arena, at, look.flags, reader->name, FALSE,
                                   &option->text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean read_children (XepFormReader *reader,
                               xmlNode *element,
                               XepFormNode *node,
                               GError **error) XEP_MUST_CHECK;

static gboolean
read_columns (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  guint i = 0;

  node->kind = XEP_NODE_COLUMNS;
  node->with_previous = xep_xml_is (element, "signatures");
  node->style.before = xep_xml_number (element, "before", 0);
  node->style.after = xep_xml_number (element, "after", 0);
  xep_form_allocate_children (reader, element, "column", node);
  for (xmlNode *at = xep_xml_first (element, "column"); at != NULL;
       at = xep_xml_next (at, "column"))
    {
      XepFormNode *column = node->children[i++];

      column->kind = XEP_NODE_COLUMN;
      column->share = xep_xml_number (at, "share", 1);
      if (!read_children (reader, at, column, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_form_read_each (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  g_autofree char *list = xep_xml_attribute (element, "list");
  const XepReportField *field = xep_report_field_find (list);

  if (field == NULL || field->kind != XEP_FIELD_LIST)
    {
      xep_xml_set_error (error, reader->name, element, _("there is no list “%s”"), list);
      return FALSE;
    }
  node->kind = XEP_NODE_EACH;
  node->list = g_intern_string (list);
  node->count = (guint) xep_xml_integer (element, "blank", 0);
  return TRUE;
}

static gboolean
read_each_blocks (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  return xep_form_read_each (reader, element, node, error)
         && read_children (reader, element, node, error);
}

static gboolean
is_in_use (XepFormReader *reader, const char *part)
{
  for (const XepFormUse *at = reader->use; at != NULL; at = at->outer)
    if (g_str_equal (at->part, part))
      return TRUE;
  return FALSE;
}

/* The part's blocks stand where it is used; what is wrong in them is reported in its own file. */
static gboolean
read_part (XepFormReader *reader, xmlNode *part, const char *id, XepFormNode *node, GError **error)
{
  const char *outer_name = reader->name;
  const XepFormUse *outer_use = reader->use;
  XepFormUse use = { id, outer_use };
  gboolean read;

  reader->name = xep_form_parts_get_name (reader->parts);
  reader->use = &use;
  read = read_children (reader, part, node, error);
  reader->name = outer_name;
  reader->use = outer_use;
  return read;
}

static gboolean
read_use (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  g_autofree char *id = xep_xml_attribute (element, "part");
  xmlNode *part = xep_form_parts_find (reader->parts, id);

  node->kind = XEP_NODE_USE;
  if (part == NULL)
    xep_xml_set_error (error, reader->name, element, _("there is no part “%s”"), id);
  else if (is_in_use (reader, id))
    xep_xml_set_error (error, reader->name, element, _("the part “%s” uses itself"), id);
  else
    return read_part (reader, part, id, node, error);
  return FALSE;
}

static const struct
{
  const char *element;
  ReadNode read;
} readers[] = {
  { "p", read_paragraph },
  { "space", read_space },
  { "leaders", read_leaders },
  { "lines", read_lines },
  { "choice", read_choice },
  { "letterhead", read_columns },
  { "signatures", read_columns },
  { "table", xep_form_read_table },
  { "page-break", read_page_break },
  { "each", read_each_blocks },
  { "use", read_use },
};

static gboolean
read_block (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  if (!xep_condition_read (reader->template->arena, element, reader->name, &node->condition, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (xep_xml_is (element, readers[i].element))
      return readers[i].read (reader, element, node, error);

  xep_xml_set_error (error, reader->name, element, _("unknown element “%s”"),
                     (const char *) element->name);
  return FALSE;
}

static gboolean
read_children (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  guint i = 0;

  xep_form_allocate_children (reader, element, NULL, node);
  for (xmlNode *at = xep_xml_first (element, NULL); at != NULL; at = xep_xml_next (at, NULL))
    if (!read_block (reader, at, node->children[i++], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_footer_side (XepFormReader *reader,
                  xmlNode *footer,
                  const char *side,
                  XepTemplateText *text,
                  XepCondition *condition,
                  GError **error)
{
  xmlNode *element = footer != NULL ? xep_xml_first (footer, side) : NULL;

  text->fixed = TRUE;
  text->text.text = "";
  if (element == NULL)
    return TRUE;
  return xep_condition_read (reader->template->arena, element, reader->name, condition, error)
         && xep_template_text_read (reader->template->arena, element, XEP_RUN_PLAIN, reader->name,
                                    TRUE, text, error);
}

static gboolean
read_footer_sides (XepFormReader *reader, xmlNode *footer, GError **error)
{
  XepFormTemplate *template = reader->template;

  return read_footer_side (reader, footer, "left", &template->footer_left,
                           &template->footer_left_condition, error)
         && read_footer_side (reader, footer, "right", &template->footer_right,
                              &template->footer_right_condition, error);
}

/* The form's own footer, be it empty, else that of its parts. */
static gboolean
read_footer (XepFormReader *reader, xmlNode *form, GError **error)
{
  xmlNode *own = xep_xml_first (form, "footer");
  xmlNode *parts = xep_form_parts_get_root (reader->parts);
  const char *name = reader->name;
  gboolean read;

  if (own != NULL || parts == NULL)
    return read_footer_sides (reader, own, error);
  reader->name = xep_form_parts_get_name (reader->parts);
  read = read_footer_sides (reader, xep_xml_first (parts, "footer"), error);
  reader->name = name;
  return read;
}

static gboolean
read_blocks (XepFormReader *reader, xmlNode *form, GError **error)
{
  XepFormTemplate *template = reader->template;
  XepFormNode all = { 0 };

  xep_form_allocate_children (reader, form, NULL, &all);
  template->nodes = all.children;
  for (xmlNode *at = xep_xml_first (form, NULL); at != NULL; at = xep_xml_next (at, NULL))
    if (!xep_xml_is (at, "style") && !xep_xml_is (at, "footer")
        && !read_block (reader, at, all.children[template->n_nodes++], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_shared_styles (XepFormReader *reader, GError **error)
{
  xmlNode *root = xep_form_parts_get_root (reader->parts);
  const char *name = reader->name;
  gboolean read;

  if (root == NULL)
    return TRUE;
  reader->name = xep_form_parts_get_name (reader->parts);
  read = read_styles (reader, root, reader->shared_styles, error);
  reader->name = name;
  return read;
}

gboolean
xep_form_read_template (
    XepFormTemplate *template, xmlNode *form, const char *name, XepFormParts *parts, GError **error)
{
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  XepFormReader reader = { template, name, styles, shared, parts, NULL };

  return read_shared_styles (&reader, error) && read_styles (&reader, form, styles, error)
         && read_footer (&reader, form, error) && read_blocks (&reader, form, error);
}
