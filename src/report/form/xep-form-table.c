/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-xml.h"
#include "report/form/xep-form-reader.h"

/* One table being read. */
typedef struct
{
  XepFormReader *reader;
  XepFormNode *table;
  guint flags;    /* look of the whole table */
  guint *covered; /* header rows still covered by a cell above, for each column */
} TableReader;

/* "12" is millimetres; "*" and "2*" are shares. */
static XepFormColumn
read_width (xmlNode *element)
{
  g_autofree char *text = xep_xml_attribute (element, "width");
  XepFormColumn column = { .filled = xep_xml_number (element, "filled", 0),
                           .narrow = xep_xml_number (element, "narrow-when-empty", 0) };

  if (!g_str_has_suffix (text, "*"))
    column.width = g_ascii_strtod (text, NULL);
  else
    column.share = strlen (text) == 1 ? 1.0 : g_ascii_strtod (text, NULL);
  return column;
}

static gboolean
read_table_columns (TableReader *self, xmlNode *element, GError **error)
{
  XepFormNode *table = self->table;
  XepArena *arena = self->reader->template->arena;
  const XepPaper *paper = &self->reader->template->paper;
  XepFormColumn *widths;
  guint count = 0;

  for (xmlNode *at = xep_xml_first (element, "column"); at != NULL;
       at = xep_xml_next (at, "column"))
    count++;
  widths = xep_arena_alloc (arena, count * sizeof (XepFormColumn));
  table->columns = xep_arena_alloc (arena, count * sizeof (XepTableColumn));
  table->width = paper->width - paper->left - paper->right - table->style.margin;
  for (xmlNode *at = xep_xml_first (element, "column"); at != NULL;
       at = xep_xml_next (at, "column"))
    {
      guint i = table->n_columns++;

      widths[i] = read_width (at);
      table->columns[i].align = xep_form_read_align (at, XEP_ALIGN_LEFT);
      if (widths[i].narrow > 0 || widths[i].filled > 0)
        table->widths = widths;
    }
  if (!xep_form_columns_fit (widths, count, table->width, table->columns))
    {
      xep_xml_set_error (error, self->reader->name, element,
                         _("the columns do not fit the width of the page"));
      return FALSE;
    }
  if (!xep_form_columns_can_narrow (widths, count, table->columns))
    {
      xep_xml_set_error (error, self->reader->name, element,
                         _("a column that is narrow when filled or empty must be drawn wider, and "
                           "a column with a share of the width must take the room"));
      return FALSE;
    }
  return TRUE;
}

/* The next column no cell of a row above reaches into. */
static guint
skip_covered (TableReader *self, guint column)
{
  while (self->covered != NULL && column < self->table->n_columns && self->covered[column] > 0)
    column++;
  return column;
}

static gboolean
place_cell (TableReader *self, xmlNode *element, XepFormNode *cell, guint *column, GError **error)
{
  XepFormNode *table = self->table;

  cell->colspan = (guint) xep_xml_integer (element, "colspan", 1);
  cell->rowspan = (guint) xep_xml_integer (element, "rowspan", 1);
  cell->column = skip_covered (self, *column);
  if (cell->rowspan > 1 && self->covered == NULL)
    {
      xep_xml_set_error (error, self->reader->name, element,
                         _("rowspan is for rows of the header only"));
      return FALSE;
    }
  if (cell->column + cell->colspan > table->n_columns)
    {
      xep_xml_set_error (error, self->reader->name, element,
                         _("the row has more cells than the table has columns"));
      return FALSE;
    }
  for (guint i = 0; self->covered != NULL && i < cell->colspan; i++)
    self->covered[cell->column + i] = cell->rowspan;
  *column = cell->column + cell->colspan;
  return TRUE;
}

static gboolean
read_cell (TableReader *self, xmlNode *element, XepFormNode *cell, guint row_flags, GError **error)
{
  XepFormReader *reader = self->reader;
  guint flags = row_flags;

  if (xep_xml_flag (element, "bold", (flags & XEP_RUN_BOLD) != 0))
    flags |= XEP_RUN_BOLD;
  else
    flags &= ~(guint) XEP_RUN_BOLD;
  if (xep_xml_flag (element, "italic", (flags & XEP_RUN_ITALIC) != 0))
    flags |= XEP_RUN_ITALIC;

  cell->kind = XEP_NODE_CELL;
  cell->flags = flags;
  cell->align = xep_form_read_align (
      element, self->covered != NULL ? XEP_ALIGN_CENTER : self->table->columns[cell->column].align);
  return xep_condition_read (reader->template->arena, element, reader->name, &cell->condition,
                             error)
         && xep_template_text_read (reader->template->arena, element, flags, reader->name, FALSE,
                                    &cell->text, error);
}

static XepRowKind
read_row_kind (xmlNode *element)
{
  g_autofree char *kind = xep_xml_attribute (element, "kind");

  if (g_strcmp0 (kind, "group") == 0)
    return XEP_ROW_GROUP;
  if (g_strcmp0 (kind, "total") == 0)
    return XEP_ROW_TOTAL;
  return XEP_ROW_PLAIN;
}

static gboolean
read_cells (TableReader *self, xmlNode *element, XepFormNode *row, GError **error)
{
  guint flags = self->flags;
  guint column = 0;
  guint i = 0;

  if (row->row_kind != XEP_ROW_PLAIN)
    flags |= XEP_RUN_BOLD;
  xep_form_allocate_children (self->reader, element, "cell", row);
  for (xmlNode *at = xep_xml_first (element, "cell"); at != NULL; at = xep_xml_next (at, "cell"))
    {
      XepFormNode *cell = row->children[i++];

      if (!place_cell (self, at, cell, &column, error) || !read_cell (self, at, cell, flags, error))
        return FALSE;
    }
  if (skip_covered (self, column) == self->table->n_columns)
    return TRUE;
  xep_xml_set_error (error, self->reader->name, element,
                     _("the row has fewer cells than the table has columns"));
  return FALSE;
}

static gboolean
read_row (TableReader *self, xmlNode *element, XepFormNode *row, XepRowKind kind, GError **error)
{
  XepFormReader *reader = self->reader;

  row->kind = XEP_NODE_ROW;
  row->row_kind = kind;
  row->height = xep_xml_number (element, "height", 0);
  row->keep_with_next = xep_xml_flag (element, "keep-with-next", kind == XEP_ROW_GROUP);
  return xep_condition_read (reader->template->arena, element, reader->name, &row->condition, error)
         && read_cells (self, element, row, error);
}

static gboolean
read_rows (TableReader *self, xmlNode *element, XepFormNode *node, GError **error)
{
  XepFormReader *reader = self->reader;
  guint i = 0;

  if (xep_xml_is (element, "row"))
    return read_row (self, element, node, read_row_kind (element), error);

  if (!xep_condition_read (reader->template->arena, element, reader->name, &node->condition, error)
      || !xep_form_read_each (reader, element, node, error))
    return FALSE;
  xep_form_allocate_children (reader, element, NULL, node);
  for (xmlNode *at = xep_xml_first (element, NULL); at != NULL; at = xep_xml_next (at, NULL))
    if (!read_rows (self, at, node->children[i++], error))
      return FALSE;
  return TRUE;
}

/* A header row is the same on every page and for every subject: it has no fields and is made here.
 */
static gboolean
make_header_row (TableReader *self, xmlNode *element, XepRow *row, GError **error)
{
  XepFormNode node = { 0 };

  if (!read_row (self, element, &node, XEP_ROW_HEADER, error))
    return FALSE;
  row->kind = XEP_ROW_HEADER;
  row->minimum = node.height;
  row->keep_with_next = TRUE;
  row->n_cells = node.n_children;
  row->cells = xep_arena_alloc (self->reader->template->arena, row->n_cells * sizeof (XepCell));
  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepFormNode *cell = node.children[i];

      if (!cell->text.fixed)
        {
          xep_xml_set_error (error, self->reader->name, element,
                             _("a table header cannot hold fields"));
          return FALSE;
        }
      row->cells[i].text = cell->text.text;
      row->cells[i].align = cell->align;
      row->cells[i].column = cell->column;
      row->cells[i].colspan = cell->colspan;
      row->cells[i].rowspan = cell->rowspan;
    }
  return TRUE;
}

/* (1) (2) (3) … under the headings. */
static void
make_numbers_row (TableReader *self, XepRow *row)
{
  XepArena *arena = self->reader->template->arena;

  row->kind = XEP_ROW_NUMBERS;
  row->keep_with_next = TRUE;
  row->n_cells = self->table->n_columns;
  row->cells = xep_arena_alloc (arena, row->n_cells * sizeof (XepCell));
  for (guint i = 0; i < row->n_cells; i++)
    {
      XepCell *cell = &row->cells[i];
      XepRun run = { 0, XEP_RUN_ITALIC };
      char number[16];

      run.length = (guint) g_snprintf (number, sizeof number, "(%u)", i + 1);
      cell->text.text = xep_arena_strdup (arena, number);
      cell->text.runs = xep_arena_memdup (arena, &run, sizeof run);
      cell->text.n_runs = 1;
      cell->align = XEP_ALIGN_CENTER;
      cell->column = i;
      cell->colspan = 1;
      cell->rowspan = 1;
    }
}

static gboolean
is_covered (TableReader *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->covered[i] > 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_header_rows (TableReader *self, xmlNode *header, GError **error)
{
  XepFormNode *table = self->table;
  gboolean numbers = xep_xml_first (header, "numbers") != NULL;
  guint count = numbers ? 1 : 0;

  for (xmlNode *at = xep_xml_first (header, "row"); at != NULL; at = xep_xml_next (at, "row"))
    count++;
  table->header = xep_arena_alloc (self->reader->template->arena, count * sizeof (XepRow));
  for (xmlNode *at = xep_xml_first (header, "row"); at != NULL; at = xep_xml_next (at, "row"))
    {
      if (!make_header_row (self, at, &table->header[table->n_header++], error))
        return FALSE;
      for (guint i = 0; i < table->n_columns; i++)
        if (self->covered[i] > 0)
          self->covered[i]--;
    }
  if (is_covered (self))
    {
      xep_xml_set_error (error, self->reader->name, header,
                         _("a cell of the header reaches below its last row"));
      return FALSE;
    }
  if (numbers)
    make_numbers_row (self, &table->header[table->n_header++]);
  return TRUE;
}

static gboolean
read_header (TableReader *self, xmlNode *element, GError **error)
{
  xmlNode *header = xep_xml_first (element, "header");
  g_autofree guint *covered = g_new0 (guint, self->table->n_columns);
  gboolean done;

  if (header == NULL)
    return TRUE;
  self->covered = covered;
  done = read_header_rows (self, header, error);
  self->covered = NULL;
  return done;
}

gboolean
xep_form_read_table (XepFormReader *reader, xmlNode *element, XepFormNode *node, GError **error)
{
  TableReader self = { reader, node, XEP_RUN_PLAIN, NULL };
  XepLook look;
  guint used = 0;

  if (!xep_form_read_look (reader, element, &look, error))
    return FALSE;
  node->kind = XEP_NODE_TABLE;
  node->style = look.style;
  self.flags = look.flags;
  if (!read_table_columns (&self, element, error) || !read_header (&self, element, error))
    return FALSE;

  xep_form_allocate_children (reader, element, NULL, node);
  for (xmlNode *at = xep_xml_first (element, NULL); at != NULL; at = xep_xml_next (at, NULL))
    if ((xep_xml_is (at, "row") || xep_xml_is (at, "each"))
        && !read_rows (&self, at, node->children[used++], error))
      return FALSE;
  node->n_children = used;
  return TRUE;
}
