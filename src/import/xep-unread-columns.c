/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"

/* A heading is some words; what is longer is told by its beginning. */
#define LONGEST_NAME 60

/* Why a column with a known heading is not read; the others need no reason. */
static const char *const reasons[] = {
  [XEP_COLUMN_OTHER_STEP] = N_("of another step"),
  [XEP_COLUMN_OTHER_TIME] = N_("of another year or period"),
  [XEP_COLUMN_LESS_EXACT] = N_("another column says it better"),
  [XEP_COLUMN_TWIN] = N_("the same as another column, or empty"),
  [XEP_COLUMN_LEFT_OUT] = NULL,
};

static gboolean
is_name_part (XepSheetTable *table, guint column)
{
  for (guint i = 0; i < table->header->n_names; i++)
    if (table->header->names[i] == column)
      return TRUE;
  return FALSE;
}

static XepColumnState
get_state (XepSheetTable *table, XepImportKind kind, guint column)
{
  const XepHeaderColumn *known;

  if (is_name_part (table, column))
    return XEP_COLUMN_READ;
  if (column >= table->header->all->len)
    return XEP_COLUMN_NAMELESS;
  known = &g_array_index (table->header->all, XepHeaderColumn, column);
  /* A remark is about a criterion there. */
  if (kind == XEP_IMPORT_SCORES && known->state == XEP_COLUMN_READ
      && known->field == XEP_HEADING_NOTE && table->columns[XEP_HEADING_CRITERION] < 0)
    return XEP_COLUMN_PASSED_OVER;
  return known->state;
}

/* Which columns hold something in the rows of people, by number. (transfer full) */
static gboolean *
find_filled (XepSheetTable *table)
{
  gboolean *filled = g_new0 (gboolean, XEP_SHEET_COLUMNS);
  guint index = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const XepSheetCell *cells;
      guint n_cells;

      while (xep_sheet_get_row_number (table->sheet, index)
             < g_array_index (table->rows, XepPersonRow, i).row)
        index++;
      cells = xep_sheet_get_row (table->sheet, index, &n_cells);
      for (guint j = 0; j < n_cells; j++)
        {
          g_autofree char *text
              = filled[cells[j].column] ? NULL : xep_sheet_dup_text (table->sheet, &cells[j]);

          if (text != NULL && *text != '\0')
            filled[cells[j].column] = TRUE;
        }
    }
  return filled;
}

/* Something stands in the column, under no heading, where headings are looked for. */
static gboolean
is_nameless (XepImportKind kind, XepSheetTable *table, const gboolean *filled, guint column)
{
  return column < XEP_HEADER_COLUMNS && filled[column]
         && get_state (table, kind, column) == XEP_COLUMN_NAMELESS;
}

/* Adds the column, with those beside it that are told together. Returns: how many they are */
static guint
append_column (
    GString *names, XepImportKind kind, XepSheetTable *table, const gboolean *filled, guint column)
{
  XepColumnState state = get_state (table, kind, column);
  g_autofree char *name = NULL;
  g_autofree char *begin = NULL;
  guint end = column;

  while (is_nameless (kind, table, filled, end))
    end++;
  if (end == column
      && (state == XEP_COLUMN_NAMELESS || state == XEP_COLUMN_READ || state == XEP_COLUMN_LEFT_OUT))
    return 0;
  if (names->len > 0)
    g_string_append (names, ", ");
  if (end > column)
    {
      g_autofree char *from = xep_sheet_column_name (column);
      g_autofree char *to = xep_sheet_column_name (end - 1);

      if (end == column + 1)
        g_string_append_printf (names, _("column %s (without a heading)"), from);
      else
        g_string_append_printf (names, _("columns %s to %s (without a heading)"), from, to);
      return end - column;
    }
  name = xep_text_clean (table->headings[column]);
  begin = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));
  g_string_append_printf (names, "“%s%s”", begin, strlen (begin) < strlen (name) ? "…" : "");
  if (state < G_N_ELEMENTS (reasons) && reasons[state] != NULL)
    g_string_append_printf (names, " (%s)", _ (reasons[state]));
  return 1;
}

/* Columns where no heading is looked for. @first: (out) the first of them. Returns: how many */
static guint
append_beyond (GString *names, const gboolean *filled, guint *first)
{
  g_autofree char *from = NULL;
  guint count = 0;

  for (guint column = XEP_HEADER_COLUMNS; column < XEP_SHEET_COLUMNS; column++)
    if (filled[column] && count++ == 0)
      *first = column;
  if (count == 0)
    return 0;
  from = xep_sheet_column_name (*first);
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append_printf (names,
                          ngettext ("%u column from %s on (only the first %d are read)",
                                    "%u columns from %s on (only the first %d are read)", count),
                          count, from, XEP_HEADER_COLUMNS);
  return count;
}

void
xep_import_tell_unread_columns (XepImportReport *report, XepSheetTable *table)
{
  g_autofree gboolean *filled = find_filled (table);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  guint first = 0;
  guint count = 0;
  guint more;

  for (guint column = 0; column < XEP_HEADER_COLUMNS; column += MAX (more, 1))
    {
      more = append_column (names, report->kind, table, filled, column);
      if (count == 0)
        first = column;
      count += more;
    }
  count += append_beyond (names, filled, count == 0 ? &first : &more);
  if (count == 0)
    return;
  address = xep_sheet_address (table->header->row, first);
  text = g_strdup_printf (ngettext ("%u column was not read, and what it holds is not in the "
                                    "data: %s.",
                                    "%u columns were not read, and what they hold is not in the "
                                    "data: %s.",
                                    count),
                          count, names->str);
  xep_import_report_add_unread (report, table->sheet->name, address, text);
}
