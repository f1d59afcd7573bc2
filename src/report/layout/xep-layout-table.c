/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/layout/xep-layout-private.h"

/* White between a cell's rules and its words, points. */
#define PADDING_X 3.0
#define PADDING_Y 1.5
/* No rule runs here now. */
#define NO_RULE (-1.0)

typedef struct
{
  XepShapedText *text; /* NULL when empty */
  guint column, colspan;
} LaidCell;

typedef struct
{
  guint first_cell, n_cells;
  guint lines;
  double height;
} LaidRow;

struct _XepTableLayout
{
  const XepTable *table;
  double left;   /* of the body */
  double *edges; /* n_columns + 1, points from @left */
  double baseline;
  GArray *cells; /* LaidCell */
  GArray *rows;  /* LaidRow */
  guint header_item, n_header_items;
  double header_height;
  double *rules;  /* where the rule down each edge began, on this page; or NO_RULE */
  gboolean begun; /* a row or the header is on this page */
};

void
xep_table_layout_free (XepTableLayout *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->edges);
  g_free (self->rules);
  g_free (self);
}

static XepTableLayout *
table_layout_new (XepFlow *flow, const XepTable *table)
{
  XepTableLayout *self = g_new0 (XepTableLayout, 1);
  double x = 0;

  self->table = table;
  self->left = flow->left + table->style.margin * XEP_POINTS_PER_MM;
  self->edges = g_new0 (double, table->n_columns + 1);
  self->rules = g_new0 (double, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      x += table->columns[i].width * XEP_POINTS_PER_MM;
      self->edges[i + 1] = x;
    }
  for (guint i = 0; i <= table->n_columns; i++)
    self->rules[i] = NO_RULE;
  self->baseline = xep_shaper_get_baseline (flow->shaper, table->style.size, table->style.pitch);
  self->cells = g_array_new (FALSE, FALSE, sizeof (LaidCell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (LaidRow));
  return self;
}

static double
slice_height (const XepTableLayout *self, guint lines)
{
  return lines * self->table->style.pitch + 2 * PADDING_Y;
}

static XepShapedText *
shape_cell (XepTableLayout *self, XepFlow *flow, const XepCell *cell)
{
  double width = self->edges[cell->column + cell->colspan] - self->edges[cell->column];
  XepShape shape
      = { self->table->style.size, xep_flow_clamp_width (width - 2 * PADDING_X), 0, cell->align };

  if (*cell->text.text == '\0')
    return NULL;
  return xep_flow_shape (flow, &cell->text, &shape);
}

static guint
count_lines (const XepShapedText *text)
{
  return text != NULL ? text->lines->len : 1;
}

static void
lay_row (XepTableLayout *self, XepFlow *flow, const XepRow *row)
{
  LaidRow laid = { self->cells->len, row->n_cells, 1, 0 };

  for (guint i = 0; i < row->n_cells; i++)
    {
      const XepCell *cell = &row->cells[i];
      LaidCell made = { shape_cell (self, flow, cell), cell->column, cell->colspan };

      laid.lines = MAX (laid.lines, count_lines (made.text));
      g_array_append_val (self->cells, made);
    }
  laid.height = MAX (slice_height (self, laid.lines), row->minimum * XEP_POINTS_PER_MM);
  g_array_append_val (self->rows, laid);
}

/* Heights of the header rows: those of their own cells first, then the last row under a tall
 * spanning cell grows. */
static void
measure_header (XepTableLayout *self, XepFlow *flow, double *heights)
{
  const XepTable *table = self->table;

  for (guint r = 0; r < table->n_header; r++)
    {
      heights[r] = MAX (slice_height (self, 1), table->header[r].minimum * XEP_POINTS_PER_MM);
      for (guint i = 0; i < table->header[r].n_cells; i++)
        {
          const XepCell *cell = &table->header[r].cells[i];
          double needed = slice_height (self, count_lines (shape_cell (self, flow, cell)));

          if (cell->rowspan == 1)
            heights[r] = MAX (heights[r], needed);
        }
    }
  for (guint r = 0; r < table->n_header; r++)
    for (guint i = 0; i < table->header[r].n_cells; i++)
      {
        const XepCell *cell = &table->header[r].cells[i];
        double needed = slice_height (self, count_lines (shape_cell (self, flow, cell)));
        double given = 0;

        for (guint s = r; s < r + cell->rowspan; s++)
          given += heights[s];
        heights[r + cell->rowspan - 1] += MAX (0, needed - given);
      }
}

static void
add_header_cell (XepTableLayout *self, XepFlow *flow, const XepCell *cell, double y, double height)
{
  double left = self->edges[cell->column];
  double right = self->edges[cell->column + cell->colspan];
  XepShapedText *text = shape_cell (self, flow, cell);
  double pitch = self->table->style.pitch;

  xep_flow_add_rule (flow, left, y + height, right, y + height);
  xep_flow_add_rule (flow, right, y, right, y + height);
  if (text == NULL)
    return;
  y += (height - text->lines->len * pitch) / 2;
  for (guint i = 0; i < text->lines->len; i++)
    xep_flow_add_text (flow, text, i, left + PADDING_X, y + i * pitch + self->baseline);
}

static void
add_header_items (XepTableLayout *self, XepFlow *flow, const double *heights)
{
  const XepTable *table = self->table;
  double y = 0;

  for (guint r = 0; r < table->n_header; r++)
    {
      for (guint i = 0; i < table->header[r].n_cells; i++)
        {
          const XepCell *cell = &table->header[r].cells[i];
          double height = 0;

          for (guint s = r; s < r + cell->rowspan; s++)
            height += heights[s];
          add_header_cell (self, flow, cell, y, height);
        }
      y += heights[r];
    }
  xep_flow_add_rule (flow, 0, 0, self->edges[table->n_columns], 0);
  xep_flow_add_rule (flow, 0, 0, 0, y);
  self->header_height = y;
}

/* The header is a slab of its own, kept with the first row; its items are drawn again on each page.
 */
static void
add_header_slab (XepTableLayout *self, XepFlow *flow)
{
  g_autofree double *heights = g_new0 (double, self->table->n_header);
  XepSlab *slab = xep_flow_add_slab (flow, self->table->style.before, 0);
  guint number = flow->slabs->len - 1;

  slab->table = self;
  slab->row = -1;
  slab->keep = TRUE;
  self->header_item = flow->items->len;
  measure_header (self, flow, heights);
  add_header_items (self, flow, heights);
  self->n_header_items = flow->items->len - self->header_item;
  g_array_index (flow->slabs, XepSlab, number).height = self->header_height;
}

void
xep_flow_add_table (XepFlow *flow, XepTable *table)
{
  XepTableLayout *self = table_layout_new (flow, table);

  g_ptr_array_add (flow->tables, self);
  if (table->n_header > 0)
    add_header_slab (self, flow);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const XepRow *row = &g_array_index (table->rows, XepRow, i);
      gboolean first = i == 0 && table->n_header == 0;
      XepSlab *slab;

      lay_row (self, flow, row);
      slab = xep_flow_add_slab (flow, first ? table->style.before : 0,
                                g_array_index (self->rows, LaidRow, i).height);
      slab->table = self;
      slab->row = (int) i;
      /* A group row stays with its first row, and a row with the total under it. */
      slab->keep = i + 1 < table->rows->len
                   && (row->keep_with_next
                       || g_array_index (table->rows, XepRow, i + 1).kind == XEP_ROW_TOTAL);
    }
  flow->after = table->style.after;
}

double
xep_table_layout_get_header_height (XepTableLayout *self)
{
  return self->header_height;
}

/* Boxes of a row's cells, for who checks the form by its measures. */
static void
mark_cells (XepTableLayout *self, XepFlow *flow, const LaidRow *row, double height)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const LaidCell *cell = &g_array_index (self->cells, LaidCell, row->first_cell + i);
      double left = self->edges[cell->column];

      xep_page_add_box (flow->page, XEP_BOX_OF_CELL, self->left + left, flow->y,
                        self->edges[cell->column + cell->colspan] - left, height);
    }
}

void
xep_table_layout_draw_header (XepTableLayout *self, XepFlow *flow)
{
  if (self->n_header_items == 0)
    return;
  for (guint i = 0; i < self->table->n_columns; i++)
    xep_page_add_box (flow->page, XEP_BOX_OF_CELL, self->left + self->edges[i], flow->y,
                      self->edges[i + 1] - self->edges[i], self->header_height);
  xep_flow_draw_items (flow, self->header_item, self->n_header_items, self->left, flow->y);
  self->begun = TRUE;
}

static void
end_rule (XepTableLayout *self, XepFlow *flow, guint edge, double y)
{
  double x = self->left + self->edges[edge];

  if (self->rules[edge] >= 0)
    xep_page_add_rule (flow->page, x, self->rules[edge], x, y);
  self->rules[edge] = NO_RULE;
}

static void
draw_across (XepTableLayout *self, XepFlow *flow, double y)
{
  xep_page_add_rule (flow->page, self->left, y, self->left + self->edges[self->table->n_columns],
                     y);
}

static void
draw_cell_lines (
    XepTableLayout *self, XepFlow *flow, const LaidCell *cell, guint first, guint count, double y)
{
  double x = self->left + self->edges[cell->column] + PADDING_X;

  for (guint i = first; i < first + count && i < count_lines (cell->text); i++)
    xep_page_add_text (flow->page, cell->text, i, x,
                       y + (i - first) * self->table->style.pitch + self->baseline);
}

static void
open_row (XepTableLayout *self, XepFlow *flow, const LaidRow *row)
{
  guint n_columns = self->table->n_columns;

  if (!self->begun)
    draw_across (self, flow, flow->y);
  self->begun = TRUE;

  /* Begins and ends the rules down the table where this row's cells meet. */
  for (guint i = 0; i < row->n_cells; i++)
    {
      const LaidCell *cell = &g_array_index (self->cells, LaidCell, row->first_cell + i);

      if (self->rules[cell->column] < 0)
        self->rules[cell->column] = flow->y;
      for (guint edge = cell->column + 1; edge < cell->column + cell->colspan; edge++)
        end_rule (self, flow, edge, flow->y);
    }
  if (self->rules[n_columns] < 0)
    self->rules[n_columns] = flow->y;
}

void
xep_table_layout_draw_row (XepTableLayout *self, XepFlow *flow, int number)
{
  const LaidRow *row = &g_array_index (self->rows, LaidRow, number);
  double pitch = self->table->style.pitch;

  mark_cells (self, flow, row, row->height);
  open_row (self, flow, row);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const LaidCell *cell = &g_array_index (self->cells, LaidCell, row->first_cell + i);
      guint lines = count_lines (cell->text);

      if (cell->text != NULL)
        draw_cell_lines (self, flow, cell, 0, lines, flow->y + (row->height - lines * pitch) / 2);
    }
  draw_across (self, flow, flow->y + row->height);
  if (number + 1 == (int) self->rows->len)
    {
      flow->y += row->height;
      xep_table_layout_end_page (self, flow);
      flow->y -= row->height;
    }
}

void
xep_table_layout_end_page (XepTableLayout *self, XepFlow *flow)
{
  for (guint i = 0; i <= self->table->n_columns; i++)
    end_rule (self, flow, i, flow->y);
  self->begun = FALSE;
}

guint
xep_table_layout_get_lines (XepTableLayout *self, int row)
{
  return g_array_index (self->rows, LaidRow, row).lines;
}

guint
xep_table_layout_fit_lines (XepTableLayout *self, double height)
{
  double lines = (height - 2 * PADDING_Y) / self->table->style.pitch;

  return lines > 0 ? (guint) lines : 0;
}

double
xep_table_layout_get_slice_height (XepTableLayout *self, guint lines)
{
  return slice_height (self, lines);
}

void
xep_table_layout_draw_slice (
    XepTableLayout *self, XepFlow *flow, int number, guint first_line, guint lines)
{
  const LaidRow *row = &g_array_index (self->rows, LaidRow, number);
  double height = slice_height (self, lines);

  mark_cells (self, flow, row, height);
  open_row (self, flow, row);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const LaidCell *cell = &g_array_index (self->cells, LaidCell, row->first_cell + i);

      if (cell->text != NULL)
        draw_cell_lines (self, flow, cell, first_line, lines, flow->y + PADDING_Y);
    }
  draw_across (self, flow, flow->y + height);
  flow->y += height;
  if (first_line + lines >= row->lines && number + 1 == (int) self->rows->len)
    xep_table_layout_end_page (self, flow);
}
