/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-rejects.h"

#include <glib/gi18n.h>

#include "import/xep-heading-table.h"
#include "report/document/xep-document.h"
#include "report/sheet/xep-worksheet.h"

/* Widths of the columns, mm. */
#define WIDTH_SHEET 25.0
#define WIDTH_CELL 12.0
#define WIDTH_REASON 80.0
#define WIDTH_TEXT 30.0
#define TYPE_SIZE 12.0
#define LINE_PITCH 15.0
/* Columns before those of the file: sheet, cell, reason; the chi bộ after them if the file has no
 * column for it. */
#define N_OWN_COLUMNS 3

/* The heading by which an import finds the chi bộ again: data, not interface. */
static const char cell_heading[] = "Chi bộ";

typedef struct
{
  XepImportReport *report;
  XepDocument *document;
  XepTable *table;
  GPtrArray *headings; /* char*: of all lists with refused rows, each once */
  gboolean with_unit;
} Rejects;

/* The place of the @index-th heading of a refusal in the sheet of all: that of the same text, the
 * second of two equal ones second. */
static guint
find_place (Rejects *self, char **headings, guint index)
{
  guint occurrence = 0;

  for (guint i = 0; i < index; i++)
    occurrence += g_str_equal (headings[i], headings[index]) ? 1 : 0;
  for (guint i = 0; i < self->headings->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (self->headings, i), headings[index]))
        continue;
      if (occurrence == 0)
        return i;
      occurrence--;
    }
  g_ptr_array_add (self->headings, g_strdup (headings[index]));
  return self->headings->len - 1;
}

static void
collect_headings (Rejects *self)
{
  gboolean has_unit_column = FALSE;

  for (guint i = 0; i < self->report->refused->len; i++)
    {
      const XepImportRefusal *refusal = g_ptr_array_index (self->report->refused, i);

      self->with_unit = self->with_unit || *refusal->unit != '\0';
      for (guint j = 0; refusal->headings[j] != NULL; j++)
        {
          XepHeadingMatch match;

          find_place (self, refusal->headings, j);
          has_unit_column
              = has_unit_column
                || (xep_heading_table_match (xep_heading_table_get (NULL), self->report->kind,
                                             refusal->headings[j], &match)
                    && match.column == XEP_HEADING_CELL);
        }
    }
  self->with_unit = self->with_unit && !has_unit_column;
}

static guint
count_own_columns (Rejects *self)
{
  return N_OWN_COLUMNS + (self->with_unit ? 1 : 0);
}

static void
set_cell (Rejects *self, XepRow *row, guint column, const char *text, guint flags)
{
  row->cells[column] = (XepCell){
    .text = xep_document_text (self->document, text, flags),
    .align = flags != XEP_RUN_PLAIN ? XEP_ALIGN_CENTER : XEP_ALIGN_LEFT,
    .column = column,
    .colspan = 1,
    .rowspan = 1,
  };
}

static XepRow
make_row (Rejects *self, XepRowKind kind)
{
  return (XepRow){
    .kind = kind,
    .cells = xep_arena_alloc (self->document->arena, self->table->n_columns * sizeof (XepCell)),
    .n_cells = self->table->n_columns,
  };
}

static void
make_columns (Rejects *self)
{
  static const double own_widths[N_OWN_COLUMNS] = { WIDTH_SHEET, WIDTH_CELL, WIDTH_REASON };

  self->table->n_columns = count_own_columns (self) + self->headings->len;
  self->table->columns
      = xep_arena_alloc (self->document->arena, self->table->n_columns * sizeof (XepTableColumn));
  for (guint i = 0; i < self->table->n_columns; i++)
    self->table->columns[i]
        = (XepTableColumn){ .width = i < N_OWN_COLUMNS ? own_widths[i] : WIDTH_TEXT,
                            .align = XEP_ALIGN_LEFT };
}

static void
make_header (Rejects *self)
{
  const char *const own[N_OWN_COLUMNS] = { _("Sheet"), _("Cell address"), _("Reason for refusal") };
  guint first = count_own_columns (self);

  self->table->header = xep_arena_alloc (self->document->arena, sizeof (XepRow));
  self->table->n_header = 1;
  *self->table->header = make_row (self, XEP_ROW_HEADER);
  for (guint i = 0; i < N_OWN_COLUMNS; i++)
    set_cell (self, self->table->header, i, own[i], XEP_RUN_BOLD);
  if (self->with_unit)
    set_cell (self, self->table->header, N_OWN_COLUMNS, cell_heading, XEP_RUN_BOLD);
  for (guint i = 0; i < self->headings->len; i++)
    set_cell (self, self->table->header, first + i, g_ptr_array_index (self->headings, i),
              XEP_RUN_BOLD);
}

static void
add_row (Rejects *self, const XepImportRefusal *refusal)
{
  const char *const own[N_OWN_COLUMNS] = { refusal->sheet, refusal->cell, refusal->reason };
  XepRow row = make_row (self, XEP_ROW_PLAIN);
  guint first = count_own_columns (self);

  for (guint i = 0; i < row.n_cells; i++)
    set_cell (self, &row, i, i < N_OWN_COLUMNS ? own[i] : "", XEP_RUN_PLAIN);
  if (self->with_unit)
    set_cell (self, &row, N_OWN_COLUMNS, refusal->unit, XEP_RUN_PLAIN);
  for (guint i = 0; refusal->headings[i] != NULL && refusal->texts[i] != NULL; i++)
    set_cell (self, &row, first + find_place (self, refusal->headings, i), refusal->texts[i],
              XEP_RUN_PLAIN);
  g_array_append_val (self->table->rows, row);
}

gboolean
xep_rejects_write (XepImportReport *report,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (XepDocument) document = xep_document_new (_("Refused rows"));
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  Rejects rejects = { .report = report, .document = document, .headings = headings };

  collect_headings (&rejects);
  document->paper = xep_paper_a4 (TRUE);
  rejects.table = xep_document_append (document, XEP_BLOCK_TABLE, sizeof (XepTable));
  rejects.table->style = (XepStyle){ .size = TYPE_SIZE, .pitch = LINE_PITCH };
  make_columns (&rejects);
  make_header (&rejects);
  for (guint i = 0; i < report->refused->len; i++)
    add_row (&rejects, g_ptr_array_index (report->refused, i));
  return xep_worksheet_write (document, path, cancellable, error);
}
