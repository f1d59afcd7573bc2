/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-sheet-table.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-header.h"
#include "import/xep-list-row.h"

/* Columns that only a row about a person fills. */
static const XepHeading evidence_columns[] = {
  XEP_HEADING_CARD,     XEP_HEADING_ADMITTED, XEP_HEADING_OFFICIAL,
  XEP_HEADING_POINTS_A, XEP_HEADING_POINTS_B, XEP_HEADING_CRITERION,
};

static const XepHeading birth_columns[]
    = { XEP_HEADING_BIRTH, XEP_HEADING_BIRTH_MALE, XEP_HEADING_BIRTH_FEMALE };

/* What merged cells are looked through for: one text beside several people. */
static const XepHeading spanning_columns[] = { XEP_HEADING_CELL, XEP_HEADING_WORKPLACE };

static void
skipped_free (XepSkippedRow *skipped)
{
  g_free (skipped->text);
  g_free (skipped);
}

void
xep_sheet_table_free (XepSheetTable *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->headings);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

static XepSheetTable *
table_from_header (XepSheet *sheet, const XepHeader *header)
{
  XepSheetTable *self = g_new0 (XepSheetTable, 1);

  self->sheet = sheet;
  memcpy (self->columns, header->columns, sizeof self->columns);
  self->name_span = header->name_span;
  self->header_row = header->row;
  self->first_row = xep_header_end (sheet, header);
  self->headings = xep_header_dup_headings (sheet, header);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (XepPersonRow));
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) skipped_free);
  return self;
}

static gboolean
contains_column (const XepHeading *columns, gsize n_columns, XepHeading column)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      if (columns[i] == column)
        return TRUE;
    }
  return FALSE;
}

const XepSheetCell *
xep_sheet_table_get_cell (XepSheetTable *self, guint row, XepHeading column)
{
  const XepSheetCell *cell;

  if (self->columns[column] < 0)
    return NULL;
  if (contains_column (spanning_columns, G_N_ELEMENTS (spanning_columns), column))
    cell = xep_sheet_get_merged_cell (self->sheet, row, (guint) self->columns[column]);
  else
    cell = xep_sheet_get_cell (self->sheet, row, (guint) self->columns[column]);
  return cell != NULL && (cell->type != XEP_SHEET_CELL_EMPTY || cell->formula) ? cell : NULL;
}

/* Family and given name may stand in two columns under one merged heading. */
static char *
dup_name (XepSheetTable *self, guint row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->name_span; i++)
    {
      g_autofree char *part = xep_sheet_dup_text (
          self->sheet,
          xep_sheet_get_cell (self->sheet, row, (guint) self->columns[XEP_HEADING_NAME] + i));

      g_string_append_printf (name, "%s ", part);
    }
  return xep_text_clean (name->str);
}

char *
xep_sheet_table_dup_text (XepSheetTable *self, guint row, XepHeading column)
{
  if (column == XEP_HEADING_NAME)
    return dup_name (self, row);
  return xep_sheet_dup_text (self->sheet, xep_sheet_table_get_cell (self, row, column));
}

char *
xep_sheet_table_address (XepSheetTable *self, guint row, XepHeading column)
{
  int place = self->columns[column] >= 0 ? self->columns[column] : self->columns[XEP_HEADING_NAME];

  return xep_sheet_address (row, (guint) place);
}

char **
xep_sheet_table_dup_row (XepSheetTable *self, guint row)
{
  guint n_columns = g_strv_length (self->headings);
  char **texts = g_new0 (char *, n_columns + 1);

  for (guint column = 0; column < n_columns; column++)
    texts[column] = xep_sheet_dup_text (self->sheet, xep_sheet_get_cell (self->sheet, row, column));
  return texts;
}

static gboolean
has_any (XepSheetTable *self, guint row, const XepHeading *columns, gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      g_autofree char *text = xep_sheet_table_dup_text (self, row, columns[i]);

      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* The row's own cells: a merged cell that reaches into it says nothing of a person. */
static gboolean
has_others (XepSheetTable *self, guint row)
{
  for (guint id = 0; id < XEP_N_HEADINGS; id++)
    {
      g_autofree char *text = NULL;

      if (id == XEP_HEADING_NUMBER || id == XEP_HEADING_NAME || self->columns[id] < 0)
        continue;
      text = xep_sheet_dup_text (self->sheet,
                                 xep_sheet_get_cell (self->sheet, row, (guint) self->columns[id]));
      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* The first text of the @index-th row of the sheet. */
static char *
dup_first (XepSheet *sheet, guint index)
{
  guint n_cells;
  const XepSheetCell *cells = xep_sheet_get_row (sheet, index, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = xep_sheet_dup_text (sheet, &cells[i]);

      if (*text != '\0')
        return g_steal_pointer (&text);
    }
  return g_strdup ("");
}

static void
read_titles (XepSheetTable *self)
{
  for (guint i = 0; i < xep_sheet_count_rows (self->sheet); i++)
    {
      char *title;

      if (xep_sheet_get_row_number (self->sheet, i) >= self->header_row)
        break;
      title = dup_first (self->sheet, i);
      if (xep_list_row_is_cell (title))
        g_ptr_array_add (self->groups, xep_list_row_dup_group (title));
      g_ptr_array_add (self->titles, title);
    }
}

static void
skip_row (XepSheetTable *self, guint row, const char *text)
{
  XepSkippedRow *skipped = g_new0 (XepSkippedRow, 1);

  skipped->row = row;
  skipped->text = g_strdup (text);
  g_ptr_array_add (self->skipped, skipped);
}

/* Long lists repeat their header on every page. */
static gboolean
repeats_header (XepSheetTable *self, const char *name)
{
  g_autofree char *identity = xep_text_identity (name);
  g_autofree char *heading = xep_text_identity (self->headings[self->columns[XEP_HEADING_NAME]]);

  return g_str_equal (identity, heading);
}

/* Sorts one row in. @below: the rows of a summary or signature have begun. */
static void
read_row (XepSheetTable *self, guint index, gboolean *below)
{
  XepPersonRow row = { .row = xep_sheet_get_row_number (self->sheet, index), .group = "" };
  g_autofree char *first = dup_first (self->sheet, index);
  g_autofree char *number = xep_sheet_table_dup_text (self, row.row, XEP_HEADING_NUMBER);
  g_autofree char *name = xep_sheet_table_dup_text (self, row.row, XEP_HEADING_NAME);
  const XepListRow list_row = {
    .number = number,
    .name = name,
    .first = first,
    .birth = has_any (self, row.row, birth_columns, G_N_ELEMENTS (birth_columns)),
    .evidence = has_any (self, row.row, evidence_columns, G_N_ELEMENTS (evidence_columns)),
    .others = has_others (self, row.row),
  };

  if (repeats_header (self, name))
    return;
  switch (xep_list_row_judge (&list_row))
    {
    case XEP_LIST_ROW_PERSON:
      if (*below && *number == '\0' && !list_row.birth && !list_row.evidence)
        {
          /* The name under a signature. */
          skip_row (self, row.row, first);
          break;
        }
      *below = FALSE;
      if (self->groups->len > 0)
        row.group = g_ptr_array_index (self->groups, self->groups->len - 1);
      g_array_append_val (self->rows, row);
      break;

    case XEP_LIST_ROW_GROUP:
      *below = FALSE;
      g_ptr_array_add (self->groups, xep_list_row_dup_group (*name != '\0' ? name : first));
      break;

    case XEP_LIST_ROW_SUMMARY:
      *below = TRUE;
      break;

    case XEP_LIST_ROW_OTHER:
      if (!*below)
        skip_row (self, row.row, first);
      break;

    case XEP_LIST_ROW_BLANK:
    case XEP_LIST_ROW_NUMBERING:
    default:
      break;
    }
}

XepSheetTable *
xep_sheet_table_new (XepSheet *sheet, XepImportKind kind, GError **error)
{
  g_autoptr (XepSheetTable) self = NULL;
  gboolean below = FALSE;
  XepHeader header;

  if (!xep_header_find (sheet, kind, XEP_SHEET_TABLE_HEADER_ROWS, &header))
    return NULL;

  self = table_from_header (sheet, &header);
  read_titles (self);
  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      if (xep_sheet_get_row_number (sheet, i) < self->first_row)
        continue;
      if (self->rows->len + self->skipped->len >= XEP_SHEET_TABLE_ROWS)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                       _("Sheet “%s” holds more than %d rows of people, too many for one list. "
                         "Nothing was imported. Check that it is "
                         "the right file."),
                       sheet->name, XEP_SHEET_TABLE_ROWS);
          return NULL;
        }
      read_row (self, i, &below);
    }
  return g_steal_pointer (&self);
}
