/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "import/xep-header.h"
#include "import/xep-import-private.h"

/* A heading is some words; what is longer is told by its beginning. */
#define LONGEST_NAME 60

#define ROSTER (1 << XEP_IMPORT_ROSTER)
#define LEADERS (1 << XEP_IMPORT_LEADERS)
#define SCORES (1 << XEP_IMPORT_SCORES)

/* Headings that are known in a content, so that its header and its people are found, but whose
 * cells do not go into the data. */
static const struct
{
  XepHeading heading;
  guint kinds;
} passed_over[] = {
  { XEP_HEADING_GENDER, LEADERS | SCORES },
  { XEP_HEADING_FEMALE, LEADERS | SCORES },
  { XEP_HEADING_ETHNICITY, LEADERS | SCORES },
  { XEP_HEADING_WORKPLACE, ROSTER },
  { XEP_HEADING_ADMITTED, LEADERS },
  { XEP_HEADING_OFFICIAL, LEADERS },
  { XEP_HEADING_STATUS, LEADERS },
  { XEP_HEADING_NOTE, LEADERS },
};

static gboolean
is_passed_over (XepSheetTable *table, XepImportKind kind, XepHeading heading)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passed_over); i++)
    if (passed_over[i].heading == heading && (passed_over[i].kinds & (1u << kind)) != 0)
      return TRUE;
  /* A remark is about a criterion there. */
  return kind == XEP_IMPORT_SCORES && heading == XEP_HEADING_NOTE
         && table->columns[XEP_HEADING_CRITERION] < 0;
}

static gboolean
is_read (XepSheetTable *table, XepImportKind kind, guint column)
{
  int name = table->columns[XEP_HEADING_NAME];

  if ((int) column >= name && (int) column < name + (int) table->name_span)
    return TRUE;
  for (guint id = 0; id < XEP_N_HEADINGS; id++)
    if (table->columns[id] == (int) column)
      return !is_passed_over (table, kind, (XepHeading) id);
  return FALSE;
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

static gboolean
has_heading (XepSheetTable *table, guint column)
{
  return column < g_strv_length (table->headings) && *table->headings[column] != '\0';
}

/* Something stands in the column, under no heading, where headings are looked for. */
static gboolean
is_nameless (XepImportKind kind, XepSheetTable *table, const gboolean *filled, guint column)
{
  return column < XEP_HEADER_COLUMNS && filled[column] && !has_heading (table, column)
         && !is_read (table, kind, column);
}

/* Adds the column, with those beside it that are told together. Returns: how many they are */
static guint
append_column (
    GString *names, XepImportKind kind, XepSheetTable *table, const gboolean *filled, guint column)
{
  g_autofree char *name = NULL;
  g_autofree char *begin = NULL;
  guint end = column;

  while (is_nameless (kind, table, filled, end))
    end++;
  if (end == column && (!has_heading (table, column) || is_read (table, kind, column)))
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
  address = xep_sheet_address (table->header_row, first);
  text = g_strdup_printf (ngettext ("%u column was not read, and what it holds is not in the "
                                    "data: %s.",
                                    "%u columns were not read, and what they hold is not in the "
                                    "data: %s.",
                                    count),
                          count, names->str);
  xep_import_report_add_unread (report, table->sheet->name, address, text);
}
