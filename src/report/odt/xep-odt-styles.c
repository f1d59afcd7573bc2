/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-styles.h"

#include <string.h>

/* As the pages draw them, points. */
#define BORDER "0.5pt solid #000000"
#define NO_BORDER "none"
/* White between a cell's rules and its words, less what programs give the rule. */
#define PADDING_X 2.9
#define PADDING_Y 1.25

typedef struct
{
  XepOdtLook look;
  guint hash;
  char *name;
} Entry;

struct _XepOdtStyles
{
  char *prefix;
  GHashTable *entries; /* Entry, as a set */
  GPtrArray *order;    /* Entry */
  guint counts[XEP_ODT_N_FAMILIES];
};

static const struct
{
  const char *letter;
  const char *family;
} families[] = {
  [XEP_ODT_PARAGRAPH] = { "P", "paragraph" }, [XEP_ODT_WORDS] = { "T", "text" },
  [XEP_ODT_TABLE] = { "Table", "table" },     [XEP_ODT_COLUMN] = { "Column", "table-column" },
  [XEP_ODT_ROW] = { "Row", "table-row" },     [XEP_ODT_CELL] = { "Cell", "table-cell" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (families) == XEP_ODT_N_FAMILIES);

static guint
hash_entry (gconstpointer data)
{
  return ((const Entry *) data)->hash;
}

static gboolean
equal_entry (gconstpointer a, gconstpointer b)
{
  return memcmp (&((const Entry *) a)->look, &((const Entry *) b)->look, sizeof (XepOdtLook)) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

XepOdtStyles *
xep_odt_styles_new (const char *prefix)
{
  XepOdtStyles *self = g_new0 (XepOdtStyles, 1);

  self->prefix = g_strdup (prefix);
  self->entries = g_hash_table_new (hash_entry, equal_entry);
  self->order = g_ptr_array_new_with_free_func (free_entry);
  return self;
}

void
xep_odt_styles_free (XepOdtStyles *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->order);
  g_free (self->prefix);
  g_free (self);
}

void
xep_odt_look_init (XepOdtLook *look, XepOdtFamily family)
{
  /* Also what lies between the members. */
  memset (look, 0, sizeof *look);
  look->family = family;
}

void
xep_odt_look_init_paragraph (XepOdtLook *look, const XepStyle *style)
{
  xep_odt_look_init (look, XEP_ODT_PARAGRAPH);
  look->size = style->size;
  look->pitch = style->pitch;
  look->indent = style->indent;
  look->left = style->margin;
  look->align = style->align;
}

void
xep_odt_look_add_tab (XepOdtLook *look, double position, gboolean right, gboolean dotted)
{
  XepOdtTab *tab;

  g_return_if_fail (look->n_tabs < XEP_ODT_MOST_TABS);

  tab = &look->tabs[look->n_tabs++];
  tab->position = position;
  tab->right = right;
  tab->dotted = dotted;
}

/* FNV-1a. */
static guint
hash_look (const XepOdtLook *look)
{
  const guint8 *bytes = (const guint8 *) look;
  guint hash = 2166136261u;

  for (gsize i = 0; i < sizeof *look; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

const char *
xep_odt_styles_get (XepOdtStyles *self, const XepOdtLook *look)
{
  Entry key;
  Entry *entry;

  memcpy (&key.look, look, sizeof *look);
  key.hash = hash_look (look);
  entry = g_hash_table_lookup (self->entries, &key);
  if (entry != NULL)
    return entry->name;

  entry = g_new0 (Entry, 1);
  memcpy (&entry->look, look, sizeof *look);
  entry->hash = key.hash;
  entry->name = g_strdup_printf ("%s%s%u", self->prefix, families[look->family].letter,
                                 ++self->counts[look->family]);
  g_hash_table_add (self->entries, entry);
  g_ptr_array_add (self->order, entry);
  return entry->name;
}

/* Where a new page begins: on a page of another style only by that style. */
static void
write_break (const XepOdtLook *look, XepOdtXml *xml)
{
  if (look->master != NULL)
    xep_odt_xml_integer (xml, "style:page-number", 1);
  else if (look->page_break)
    xep_odt_xml_attribute (xml, "fo:break-before", "page");
}

static void
write_keep (const XepOdtLook *look, XepOdtXml *xml)
{
  if (look->keep)
    xep_odt_xml_attribute (xml, "fo:keep-with-next", "always");
}

static void
write_tabs (const XepOdtLook *look, XepOdtXml *xml)
{
  if (look->n_tabs == 0)
    return;
  xep_odt_xml_open (xml, "style:tab-stops");
  for (guint i = 0; i < look->n_tabs; i++)
    {
      const XepOdtTab *tab = &look->tabs[i];

      xep_odt_xml_open (xml, "style:tab-stop");
      xep_odt_xml_length (xml, "style:position", tab->position, "mm");
      xep_odt_xml_attribute (xml, "style:type", tab->right ? "right" : "left");
      if (tab->dotted)
        {
          xep_odt_xml_attribute (xml, "style:leader-style", "dotted");
          xep_odt_xml_attribute (xml, "style:leader-text", ".");
        }
      xep_odt_xml_close (xml);
    }
  xep_odt_xml_close (xml);
}

static void
write_words_properties (const XepOdtLook *look, XepOdtXml *xml)
{
  xep_odt_xml_open (xml, "style:text-properties");
  if (look->symbol)
    xep_odt_xml_attribute (xml, "style:font-name", "Symbols");
  if (look->size > 0)
    xep_odt_xml_length (xml, "fo:font-size", look->size, "pt");
  if ((look->flags & XEP_RUN_BOLD) != 0)
    xep_odt_xml_attribute (xml, "fo:font-weight", "bold");
  if ((look->flags & XEP_RUN_ITALIC) != 0)
    xep_odt_xml_attribute (xml, "fo:font-style", "italic");
  if ((look->flags & XEP_RUN_UNDERLINE) != 0)
    {
      xep_odt_xml_attribute (xml, "style:text-underline-style", "solid");
      xep_odt_xml_attribute (xml, "style:text-underline-width", "auto");
      xep_odt_xml_attribute (xml, "style:text-underline-color", "font-color");
    }
  xep_odt_xml_close (xml);
}

static void
write_paragraph (const XepOdtLook *look, XepOdtXml *xml)
{
  static const char *const alignments[] = {
    [XEP_ALIGN_LEFT] = "start",
    [XEP_ALIGN_CENTER] = "center",
    [XEP_ALIGN_RIGHT] = "end",
    [XEP_ALIGN_JUSTIFY] = "justify",
  };

  xep_odt_xml_open (xml, "style:paragraph-properties");
  xep_odt_xml_length (xml, "fo:margin-top", look->before, "pt");
  xep_odt_xml_length (xml, "fo:margin-bottom", 0, "pt");
  xep_odt_xml_length (xml, "fo:margin-left", look->left, "mm");
  xep_odt_xml_length (xml, "fo:margin-right", look->right, "mm");
  xep_odt_xml_length (xml, "fo:text-indent", look->indent, "mm");
  xep_odt_xml_length (xml, "fo:line-height", look->pitch, "pt");
  xep_odt_xml_attribute (xml, "fo:text-align", alignments[look->align]);
  if (look->rule)
    {
      xep_odt_xml_attribute (xml, "fo:border-bottom", BORDER);
      xep_odt_xml_length (xml, "fo:padding", 0, "pt");
    }
  write_keep (look, xml);
  write_break (look, xml);
  write_tabs (look, xml);
  xep_odt_xml_close (xml);
  write_words_properties (look, xml);
}

/* Borders of neighbouring cells are one, as on the printed page. */
static void
write_table (const XepOdtLook *look, XepOdtXml *xml)
{
  xep_odt_xml_open (xml, "style:table-properties");
  xep_odt_xml_length (xml, "style:width", look->width, "mm");
  xep_odt_xml_attribute (xml, "table:align", "left");
  xep_odt_xml_length (xml, "fo:margin-left", look->left, "mm");
  xep_odt_xml_length (xml, "fo:margin-top", look->before, "pt");
  xep_odt_xml_length (xml, "fo:margin-bottom", 0, "pt");
  xep_odt_xml_attribute (xml, "table:border-model", "collapsing");
  xep_odt_xml_attribute (xml, "style:may-break-between-rows", look->whole ? "false" : "true");
  write_keep (look, xml);
  write_break (look, xml);
  xep_odt_xml_close (xml);
}

static void
write_column (const XepOdtLook *look, XepOdtXml *xml)
{
  xep_odt_xml_open (xml, "style:table-column-properties");
  xep_odt_xml_length (xml, "style:column-width", look->width, "mm");
  xep_odt_xml_close (xml);
}

static void
write_row (const XepOdtLook *look, XepOdtXml *xml)
{
  xep_odt_xml_open (xml, "style:table-row-properties");
  if (look->minimum > 0)
    xep_odt_xml_length (xml, "style:min-row-height", look->minimum, "mm");
  xep_odt_xml_attribute (xml, "fo:keep-together", "always");
  xep_odt_xml_close (xml);
}

static void
write_cell (const XepOdtLook *look, XepOdtXml *xml)
{
  xep_odt_xml_open (xml, "style:table-cell-properties");
  xep_odt_xml_attribute (xml, "style:vertical-align", look->bordered ? "middle" : "top");
  xep_odt_xml_attribute (xml, "fo:border", look->bordered ? BORDER : NO_BORDER);
  xep_odt_xml_length (xml, "fo:padding-left", look->bordered ? PADDING_X : 0, "pt");
  xep_odt_xml_length (xml, "fo:padding-right", look->bordered ? PADDING_X : look->gutter, "pt");
  xep_odt_xml_length (xml, "fo:padding-top", look->bordered ? PADDING_Y : 0, "pt");
  xep_odt_xml_length (xml, "fo:padding-bottom", look->bordered ? PADDING_Y : 0, "pt");
  xep_odt_xml_close (xml);
}

static void
write_style (const Entry *entry, XepOdtXml *xml)
{
  static void (*const writers[]) (const XepOdtLook *, XepOdtXml *) = {
    [XEP_ODT_PARAGRAPH] = write_paragraph,
    [XEP_ODT_WORDS] = write_words_properties,
    [XEP_ODT_TABLE] = write_table,
    [XEP_ODT_COLUMN] = write_column,
    [XEP_ODT_ROW] = write_row,
    [XEP_ODT_CELL] = write_cell,
  };

  xep_odt_xml_open (xml, "style:style");
  xep_odt_xml_attribute (xml, "style:name", entry->name);
  xep_odt_xml_attribute (xml, "style:family", families[entry->look.family].family);
  if (entry->look.family == XEP_ODT_PARAGRAPH)
    xep_odt_xml_attribute (xml, "style:parent-style-name", "Standard");
  if (entry->look.master != NULL)
    xep_odt_xml_attribute (xml, "style:master-page-name", entry->look.master);
  writers[entry->look.family](&entry->look, xml);
  xep_odt_xml_close (xml);
}

void
xep_odt_styles_write (XepOdtStyles *self, XepOdtXml *xml)
{
  for (guint i = 0; i < self->order->len; i++)
    write_style (g_ptr_array_index (self->order, i), xml);
}
