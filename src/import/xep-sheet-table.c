/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-sheet-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-list-row.h"

#define END XEP_N_HEADINGS
/* So many rows the same mark may go on. */
#define DITTO_ROWS 1000

/* Columns that only a row about a person fills. */
static const guint evidence_columns[] = {
  XEP_HEADING_CARD,
  XEP_HEADING_CITIZEN,
  XEP_HEADING_ADMITTED,
  XEP_HEADING_OFFICIAL,
  XEP_HEADING_POINTS_A,
  XEP_HEADING_POINTS_B,
  XEP_HEADING_CRITERION,
  XEP_HEADING_POST,
  XEP_HEADING_PARTY_POST,
  XEP_HEADING_UNION_POST,
  XEP_HEADING_GOVERNMENT_POST,
  XEP_HEADING_OTHER_POST,
  XEP_HEADING_LEVEL,
  END,
};

static const guint birth_columns[]
    = { XEP_HEADING_BIRTH, XEP_HEADING_BIRTH_MALE, XEP_HEADING_BIRTH_FEMALE, END };

/* What merged cells are looked through for: one text beside several people. */
static const guint spanning_columns[] = { XEP_HEADING_CELL, XEP_HEADING_WORKPLACE, END };

/* Where the same as above may be meant: what several people have alike. */
static const guint alike_columns[] = {
  XEP_HEADING_CELL,       XEP_HEADING_WORKPLACE,
  XEP_HEADING_ETHNICITY,  XEP_HEADING_GENDER,
  XEP_HEADING_POST,       XEP_HEADING_PARTY_POST,
  XEP_HEADING_UNION_POST, XEP_HEADING_TIER,
  XEP_HEADING_OTHER_POST, XEP_HEADING_GOVERNMENT_POST,
  XEP_HEADING_STATUS,     XEP_HEADING_ADMITTED,
  XEP_HEADING_OFFICIAL,   END,
};

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
  xep_header_free (self->header);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

/* Takes @header. */
static XepSheetTable *
table_from_header (XepSheet *sheet, XepHeader *header)
{
  XepSheetTable *self = g_new0 (XepSheetTable, 1);

  self->sheet = sheet;
  self->header = header;
  self->columns = header->columns;
  self->headings = g_new0 (char *, header->all->len + 1);
  for (guint i = 0; i < header->all->len; i++)
    self->headings[i] = g_strdup (g_array_index (header->all, XepHeaderColumn, i).heading);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (XepPersonRow));
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) skipped_free);
  return self;
}

static gboolean
contains_column (const guint *columns, guint column)
{
  for (gsize i = 0; columns[i] != END; i++)
    if (columns[i] == column)
      return TRUE;
  return FALSE;
}

static gboolean
is_word (const XepSheetCell *cell, XepWordsId words)
{
  return cell->type == XEP_SHEET_CELL_TEXT && strlen (cell->text) < 24
         && xep_heading_table_is_word (xep_heading_table_get (NULL), words, cell->text);
}

/* Index of the first person's row that is not above @row. */
static guint
find_row (XepSheetTable *self, guint row)
{
  guint first = 0, end = self->rows->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (self->rows, XepPersonRow, middle).row < row)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* The cell of the last person above that is no ditto mark; NULL if there is none in the group, or
 * only far away. */
static const XepSheetCell *
find_same_above (XepSheetTable *self, guint row, guint column)
{
  guint index = find_row (self, row);
  const char *group
      = index < self->rows->len ? g_array_index (self->rows, XepPersonRow, index).group
        : self->groups->len > 0 ? g_ptr_array_index (self->groups, self->groups->len - 1)
                                : "";

  for (guint i = index; i > 0 && index - i < DITTO_ROWS; i--)
    {
      const XepPersonRow *above = &g_array_index (self->rows, XepPersonRow, i - 1);
      const XepSheetCell *cell = xep_sheet_get_cell (self->sheet, above->row, column);

      if (above->group != group)
        return NULL;
      if (cell != NULL && cell->type != XEP_SHEET_CELL_EMPTY && !is_word (cell, XEP_WORDS_DITTO))
        return cell;
    }
  return NULL;
}

const XepSheetCell *
xep_sheet_table_get_cell (XepSheetTable *self, guint row, XepHeading column)
{
  const XepSheetCell *cell, *same;

  if (self->columns[column] < 0)
    return NULL;
  if (contains_column (spanning_columns, column))
    cell = xep_sheet_get_merged_cell (self->sheet, row, (guint) self->columns[column]);
  else
    cell = xep_sheet_get_cell (self->sheet, row, (guint) self->columns[column]);
  if (cell == NULL || (cell->type == XEP_SHEET_CELL_EMPTY && !cell->formula))
    return NULL;
  if (column != XEP_HEADING_NUMBER && is_word (cell, XEP_WORDS_BLANK))
    return NULL;
  if (!contains_column (alike_columns, column) || !is_word (cell, XEP_WORDS_DITTO))
    return cell;
  same = find_same_above (self, row, (guint) self->columns[column]);
  return same != NULL ? same : cell;
}

/* Family and given name may stand in several columns. */
static char *
dup_name (XepSheetTable *self, guint row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->header->n_names; i++)
    {
      g_autofree char *part = xep_sheet_dup_text (
          self->sheet, xep_sheet_get_cell (self->sheet, row, self->header->names[i]));

      g_string_append_printf (name, "%s ", part);
    }
  return xep_text_clean (name->str);
}

char *
xep_sheet_table_dup_text (XepSheetTable *self, guint row, XepHeading column)
{
  if (column == XEP_HEADING_NAME)
    return dup_name (self, row);
  return xep_sheet_dup_shown (self->sheet, xep_sheet_table_get_cell (self, row, column));
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
    texts[column]
        = xep_sheet_dup_shown (self->sheet, xep_sheet_get_cell (self->sheet, row, column));
  return texts;
}

static gboolean
has_any (XepSheetTable *self, guint row, const guint *columns)
{
  for (gsize i = 0; columns[i] != END; i++)
    {
      const XepSheetCell *cell = xep_sheet_table_get_cell (self, row, columns[i]);
      g_autofree char *text = xep_sheet_dup_text (self->sheet, cell);

      if (*text != '\0' || (cell != NULL && cell->formula && cell->type == XEP_SHEET_CELL_EMPTY))
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

      if (id == XEP_HEADING_NUMBER || id == XEP_HEADING_NAME || id == XEP_HEADING_GIVEN
          || id == XEP_HEADING_FAMILY || self->columns[id] < 0)
        continue;
      text = xep_sheet_dup_text (self->sheet,
                                 xep_sheet_get_cell (self->sheet, row, (guint) self->columns[id]));
      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* The texts of the @index-th row of the sheet, in order. (transfer full) */
static GStrv
dup_texts (XepSheet *sheet, guint index)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  guint n_cells;
  const XepSheetCell *cells = xep_sheet_get_row (sheet, index, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = xep_sheet_dup_text (sheet, &cells[i]);

      if (*text != '\0')
        g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

static void
read_titles (XepSheetTable *self)
{
  for (guint i = 0; i < xep_sheet_count_rows (self->sheet); i++)
    {
      g_auto (GStrv) texts = NULL;

      if (xep_sheet_get_row_number (self->sheet, i) >= self->header->row)
        break;
      texts = dup_texts (self->sheet, i);
      for (guint j = 0; texts[j] != NULL; j++)
        {
          if (xep_list_row_is_cell (texts[j]))
            g_ptr_array_add (self->groups, xep_list_row_dup_group (texts[j]));
          g_ptr_array_add (self->titles, g_strdup (texts[j]));
        }
    }
  /* A sheet for each chi bộ is named by it. */
  if (self->groups->len == 0 && xep_list_row_is_cell (self->sheet->name))
    g_ptr_array_add (self->groups, xep_list_row_dup_group (self->sheet->name));
}

static void
skip_row (XepSheetTable *self, guint row, GStrv texts, gboolean doubtful)
{
  XepSkippedRow *skipped = g_new0 (XepSkippedRow, 1);

  skipped->row = row;
  skipped->text = g_strjoinv (" | ", texts);
  skipped->doubtful = doubtful;
  g_ptr_array_add (self->skipped, skipped);
}

/* Long lists repeat their header on every page. */
static gboolean
repeats_header (XepSheetTable *self, guint row)
{
  const XepHeaderColumn *column
      = &g_array_index (self->header->all, XepHeaderColumn, self->header->names[0]);
  g_autofree char *text = xep_sheet_dup_text (
      self->sheet, xep_sheet_get_cell (self->sheet, row, self->header->names[0]));
  g_autofree char *identity = xep_text_identity (text);
  g_autofree char *heading = xep_text_identity (column->heading);

  return *identity != '\0' && g_str_equal (identity, heading);
}

/* A group row whose name is a formula without a result names nobody knows what. */
static gboolean
is_nameless_group (XepSheetTable *self, guint row, const XepListRow *list_row)
{
  const XepSheetCell *cell
      = xep_sheet_get_cell (self->sheet, row, (guint) self->columns[XEP_HEADING_NAME]);

  return cell != NULL && cell->formula && cell->type == XEP_SHEET_CELL_EMPTY && !list_row->birth
         && !list_row->evidence && !list_row->others;
}

/* Sorts one row in. @below: the rows of a summary or signature have begun. */
static void
read_row (XepSheetTable *self, guint index, gboolean *below)
{
  XepPersonRow row = { .row = xep_sheet_get_row_number (self->sheet, index), .group = "" };
  g_auto (GStrv) texts = dup_texts (self->sheet, index);
  g_autofree char *number = xep_sheet_table_dup_text (self, row.row, XEP_HEADING_NUMBER);
  g_autofree char *name = xep_sheet_table_dup_text (self, row.row, XEP_HEADING_NAME);
  const XepListRow list_row = {
    .number = number,
    .name = name,
    .texts = (const char *const *) texts,
    .birth = has_any (self, row.row, birth_columns),
    .evidence = has_any (self, row.row, evidence_columns),
    .others = has_others (self, row.row),
    .below = *below,
  };
  XepListRowKind kind;

  if (repeats_header (self, row.row))
    return;
  if (is_nameless_group (self, row.row, &list_row))
    {
      *below = FALSE;
      g_ptr_array_add (self->groups, g_strdup (XEP_SHEET_TABLE_UNKNOWN_GROUP));
      skip_row (self, row.row, texts, FALSE);
      return;
    }
  kind = xep_list_row_judge (&list_row);
  switch (kind)
    {
    case XEP_LIST_ROW_PERSON:
      *below = FALSE;
      if (self->groups->len > 0)
        row.group = g_ptr_array_index (self->groups, self->groups->len - 1);
      if (xep_sheet_is_row_hidden (self->sheet, row.row))
        self->n_hidden++;
      g_array_append_val (self->rows, row);
      break;

    case XEP_LIST_ROW_GROUP:
      *below = FALSE;
      g_ptr_array_add (self->groups, xep_list_row_dup_group (xep_list_row_get_group (&list_row)));
      break;

    case XEP_LIST_ROW_SUBGROUP:
      self->n_subgroups++;
      break;

    case XEP_LIST_ROW_SUMMARY:
    case XEP_LIST_ROW_SIGNATURE:
      *below = TRUE;
      break;

    case XEP_LIST_ROW_DOUBTFUL:
    case XEP_LIST_ROW_OTHER:
      skip_row (self, row.row, texts, kind == XEP_LIST_ROW_DOUBTFUL);
      break;

    case XEP_LIST_ROW_BLANK:
    case XEP_LIST_ROW_NUMBERING:
    default:
      break;
    }
}

XepSheetTable *
xep_sheet_table_new (XepSheet *sheet,
                     const XepHeadingScope *scope,
                     XepImportMapping *mapping,
                     GError **error)
{
  g_autoptr (XepSheetTable) self = NULL;
  XepHeader *header = xep_header_find (sheet, scope, mapping);
  gboolean below = FALSE;

  if (header == NULL)
    return NULL;
  self = table_from_header (sheet, header);
  read_titles (self);
  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      if (xep_sheet_get_row_number (sheet, i) < header->first_row)
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
