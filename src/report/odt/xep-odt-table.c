/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/odt/xep-odt-private.h"

/* As the layout has them, points. */
#define CELL_PADDING 3.0

static void
open_table (XepOdtFlow *flow, XepOdtLook *look, double before)
{
  gboolean keep = flow->keep;
  gboolean parted = flow->after_table && !flow->page_break;

  if (parted)
    {
      /* Two tables on end are one to Word: a thin line parts them. Its own height is part of the
       * gap. */
      flow->keep = TRUE;
      flow->after = MAX (flow->after, before);
      xep_odt_add_thin_line (flow, NULL);
      flow->keep = keep;
    }
  xep_odt_flow_take_pending (flow, look, parted ? 0 : before);
  xep_odt_xml_open (flow->xml, "table:table");
  xep_odt_xml_attribute (flow->xml, "table:style-name", xep_odt_styles_get (flow->styles, look));
}

void
xep_odt_close_table (XepOdtFlow *flow, double after)
{
  xep_odt_xml_close (flow->xml);
  flow->after = after;
  flow->after_table = TRUE;
}

void
xep_odt_write_column (XepOdtFlow *flow, double width)
{
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_COLUMN);
  look.width = width;
  xep_odt_xml_open (flow->xml, "table:table-column");
  xep_odt_xml_attribute (flow->xml, "table:style-name", xep_odt_styles_get (flow->styles, &look));
  xep_odt_xml_close (flow->xml);
}

void
xep_odt_open_row (XepOdtFlow *flow, double minimum)
{
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_ROW);
  look.minimum = minimum;
  xep_odt_xml_open (flow->xml, "table:table-row");
  xep_odt_xml_attribute (flow->xml, "table:style-name", xep_odt_styles_get (flow->styles, &look));
}

void
xep_odt_open_cell (XepOdtFlow *flow, gboolean bordered, double gutter, guint colspan, guint rowspan)
{
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_CELL);
  look.bordered = bordered;
  look.gutter = gutter;
  xep_odt_xml_open (flow->xml, "table:table-cell");
  xep_odt_xml_attribute (flow->xml, "table:style-name", xep_odt_styles_get (flow->styles, &look));
  if (colspan > 1)
    xep_odt_xml_integer (flow->xml, "table:number-columns-spanned", colspan);
  if (rowspan > 1)
    xep_odt_xml_integer (flow->xml, "table:number-rows-spanned", rowspan);
}

static void
write_covered (XepOdtFlow *flow, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      xep_odt_xml_open (flow->xml, "table:covered-table-cell");
      xep_odt_xml_close (flow->xml);
    }
}

/* The words of a cell, in the table's type. */
static void
write_cell (XepOdtFlow *flow, const XepTable *table, const XepCell *cell)
{
  XepParagraph paragraph = { .style = table->style, .text = cell->text };
  XepOdtFlow inner;
  double width = 0;

  for (guint i = cell->column; i < MIN (cell->column + cell->colspan, table->n_columns); i++)
    width += table->columns[i].width;
  width = MAX (0, width - 2 * CELL_PADDING * XEP_ODT_MM_PER_POINT);

  paragraph.style.indent = 0;
  paragraph.style.margin = 0;
  paragraph.style.before = 0;
  paragraph.style.after = 0;
  paragraph.style.align = cell->align;
  paragraph.style.keep_with_next = FALSE;

  xep_odt_open_cell (flow, TRUE, 0, cell->colspan, cell->rowspan);
  xep_odt_flow_init_cell (&inner, flow, width);
  xep_odt_add_paragraph (&inner, &paragraph);
  xep_odt_xml_close (flow->xml);
}

/* @covered: for each column, how many more rows a cell from above reaches down. */
static void
write_row (XepOdtFlow *flow, const XepTable *table, const XepRow *row, guint *covered)
{
  guint column = 0;
  guint next = 0;

  xep_odt_open_row (flow, row->minimum);
  while (column < table->n_columns)
    {
      const XepCell *cell = next < row->n_cells ? &row->cells[next] : NULL;

      if (cell == NULL || cell->column > column || covered[column] > 0)
        {
          if (covered[column] > 0)
            covered[column]--;
          write_covered (flow, 1);
          column++;
          continue;
        }
      write_cell (flow, table, cell);
      write_covered (flow, cell->colspan - 1);
      for (guint i = column; i < MIN (column + cell->colspan, table->n_columns); i++)
        covered[i] = cell->rowspan - 1;
      column += cell->colspan;
      next++;
    }
  xep_odt_xml_close (flow->xml);
}

static void
write_header (XepOdtFlow *flow, const XepTable *table)
{
  g_autofree guint *covered = g_new0 (guint, table->n_columns);

  if (table->n_header == 0)
    return;
  flow->keep = FALSE;
  xep_odt_xml_open (flow->xml, "table:table-header-rows");
  for (guint i = 0; i < table->n_header; i++)
    write_row (flow, table, &table->header[i], covered);
  xep_odt_xml_close (flow->xml);
}

/* A row stays with the next one if its paragraphs do; so does the last with what follows. As in the
 * layout a group row stays with its first row, and a row with the total under it. */
static void
write_rows (XepOdtFlow *flow, const XepTable *table, gboolean keep_last)
{
  g_autofree guint *covered = g_new0 (guint, table->n_columns);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const XepRow *row = &g_array_index (table->rows, XepRow, i);

      if (i + 1 == table->rows->len)
        flow->keep = keep_last;
      else
        flow->keep = row->keep_with_next || row[1].kind == XEP_ROW_TOTAL;
      write_row (flow, table, row, covered);
    }
}

void
xep_odt_add_table (XepOdtFlow *flow, const XepTable *table)
{
  gboolean keep = flow->keep;
  XepOdtLook look;

  if (table->n_header + table->rows->len == 0)
    return;
  xep_odt_look_init (&look, XEP_ODT_TABLE);
  look.left = table->style.margin;
  for (guint i = 0; i < table->n_columns; i++)
    look.width += table->columns[i].width;
  open_table (flow, &look, table->style.before);
  for (guint i = 0; i < table->n_columns; i++)
    xep_odt_write_column (flow, table->columns[i].width);
  write_header (flow, table);
  write_rows (flow, table, keep);
  xep_odt_close_table (flow, table->style.after);
}

void
xep_odt_open_frame (XepOdtFlow *flow, double left, double before, gboolean keep)
{
  XepOdtLook look;

  xep_odt_look_init (&look, XEP_ODT_TABLE);
  look.left = left;
  look.width = flow->width - left;
  look.whole = TRUE;
  look.keep = keep;
  open_table (flow, &look, before);
}

static void
write_frame_column (XepOdtFlow *flow, const XepColumn *column)
{
  XepOdtFlow inner;

  xep_odt_open_cell (flow, FALSE, 0, 1, 1);
  xep_odt_flow_init_cell (&inner, flow, column->share * flow->width);
  for (guint i = 0; i < column->n_paragraphs; i++)
    {
      /* The first stands at the top whatever its style says. */
      XepParagraph paragraph = *column->paragraphs[i];

      if (i == 0)
        paragraph.style.before = 0;
      xep_odt_add_paragraph (&inner, &paragraph);
    }
  if (column->n_paragraphs == 0)
    xep_odt_add_thin_line (&inner, NULL);
  xep_odt_xml_close (flow->xml);
}

void
xep_odt_add_columns (XepOdtFlow *flow, const XepColumns *columns)
{
  xep_odt_open_frame (flow, 0, columns->before, flow->keep);
  for (guint i = 0; i < columns->n_columns; i++)
    xep_odt_write_column (flow, columns->columns[i].share * flow->width);
  xep_odt_open_row (flow, 0);
  for (guint i = 0; i < columns->n_columns; i++)
    write_frame_column (flow, &columns->columns[i]);
  xep_odt_xml_close (flow->xml);
  xep_odt_close_table (flow, columns->after);
}
