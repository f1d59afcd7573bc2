/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/xep-text.h"
#include "import/xep-import-private.h"
#include "store/xep-unit-store.h"

/* How far a number may be from whole hundredths: what binary fractions leave, no more. */
#define HUNDREDTHS_TOLERANCE 1e-6

/* What stands for yes in a column of ticks. */
static const char *const ticks[] = { "x", "×", "v", "✓", "✔", "có", "true", "1", "đúng" };

gboolean
xep_import_refuse (
    XepImportContext *context, XepHeading column, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  context->problem = column;
  g_set_error_literal (error, XEP_ERROR, XEP_ERROR_INVALID, message);
  return FALSE;
}

void
xep_import_note (XepImportContext *context, XepHeading column, const char *text)
{
  g_autofree char *address = xep_sheet_table_address (context->table, context->row, column);

  xep_import_report_add_note (context->report, context->table->sheet->name, address, text);
}

char *
xep_import_dup_text (XepImportContext *context, XepHeading column)
{
  return xep_sheet_table_dup_text (context->table, context->row, column);
}

GPtrArray *
xep_import_dup_parts (XepImportContext *context, XepHeading column)
{
  const XepSheetCell *cell = xep_sheet_table_get_cell (context->table, context->row, column);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = NULL;

  if (cell == NULL || cell->type != XEP_SHEET_CELL_TEXT)
    return parts;
  pieces = g_strsplit_set (cell->text, ";\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *part = xep_text_clean (pieces[i]);

      if (*part != '\0')
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  return parts;
}

/* A formula is as good as the result kept with it; some programs keep none. */
gboolean
xep_import_check_result (XepImportContext *context,
                         XepHeading column,
                         const XepSheetCell *cell,
                         GError **error)
{
  if (cell->type == XEP_SHEET_CELL_EMPTY && cell->formula)
    return xep_import_refuse (context, column, error,
                              _("The cell holds a formula without its result. Open the workbook "
                                "in Excel, save it and import it again."));
  if (cell->type == XEP_SHEET_CELL_ERROR)
    return xep_import_refuse (context, column, error,
                              _("The cell shows the error “%s”. Correct it in Excel and import "
                                "again."),
                              cell->text);
  return TRUE;
}

/* Namesakes may be told apart as "Vàng Seo Páo 2": digits alone are no name. */
static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalpha (g_utf8_get_char (at)))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_import_read_name (XepImportContext *context, char **name, GError **error)
{
  const XepSheetCell *cell
      = xep_sheet_table_get_cell (context->table, context->row, XEP_HEADING_NAME);

  if (cell != NULL && !xep_import_check_result (context, XEP_HEADING_NAME, cell, error))
    return FALSE;
  *name = xep_import_dup_text (context, XEP_HEADING_NAME);
  if (**name == '\0')
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("The row has no name. Write the name and import again."));
  if (!has_letter (*name))
    return xep_import_refuse (context, XEP_HEADING_NAME, error,
                              _("“%s” is not a person's name. Correct it and import again."),
                              *name);
  return TRUE;
}

/* An ISO date with a time of day, as some programs store dates: the time is left aside. */
static char *
without_time (const char *text)
{
  const char *mark = strpbrk (text, "T ");

  if (strlen (text) > 10 && text[4] == '-' && mark == text + 10)
    return g_strndup (text, 10);
  return g_strdup (text);
}

gboolean
xep_import_read_date (XepImportContext *context, XepHeading column, XepDate *date, GError **error)
{
  const XepSheetCell *cell = xep_sheet_table_get_cell (context->table, context->row, column);
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;

  *date = XEP_DATE_NONE;
  context->problem = column;
  if (cell == NULL)
    return TRUE;
  if (!xep_import_check_result (context, column, cell, error))
    return FALSE;
  if (cell->type == XEP_SHEET_CELL_NUMBER)
    return xep_date_from_serial (cell->number, context->table->sheet->date1904, date, error);
  text = xep_import_dup_text (context, column);
  day = without_time (text);
  return xep_date_parse (day, date, error);
}

gboolean
xep_import_read_birth (XepImportContext *context, XepDate *date, GError **error)
{
  static const XepHeading columns[]
      = { XEP_HEADING_BIRTH, XEP_HEADING_BIRTH_MALE, XEP_HEADING_BIRTH_FEMALE };

  *date = XEP_DATE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (columns) && !xep_date_is_set (*date); i++)
    {
      if (!xep_import_read_date (context, columns[i], date, error))
        return FALSE;
      if (xep_date_compare (*date, xep_date_today ()) > 0)
        return xep_import_refuse (context, columns[i], error,
                                  _("The birth date is in the future. Correct it and import "
                                    "again."));
    }
  return TRUE;
}

static gboolean
points_from_number (
    XepImportContext *context, XepHeading column, double number, XepPoints *points, GError **error)
{
  double hundredths = round (number * 100);

  if (number < 0 || number > 1000)
    return xep_import_refuse (context, column, error,
                              _("The points are out of range. Correct them and import again."));
  if (fabs (number * 100 - hundredths) > HUNDREDTHS_TOLERANCE)
    return xep_import_refuse (context, column, error,
                              _("The points have more than two decimals. Correct them and import "
                                "again."));
  *points = (XepPoints) hundredths;
  return TRUE;
}

gboolean
xep_import_read_points (XepImportContext *context,
                        XepHeading column,
                        XepPoints *points,
                        GError **error)
{
  const XepSheetCell *cell = xep_sheet_table_get_cell (context->table, context->row, column);
  g_autofree char *text = NULL;

  *points = XEP_POINTS_MISSING;
  context->problem = column;
  if (cell == NULL)
    return TRUE;
  if (!xep_import_check_result (context, column, cell, error))
    return FALSE;
  if (cell->type == XEP_SHEET_CELL_NUMBER)
    return points_from_number (context, column, cell->number, points, error);
  text = xep_import_dup_text (context, column);
  return xep_points_parse (text, points, error);
}

/* Cards are numbered 10.827036: a number cell has lost its last zeros. */
char *
xep_import_dup_card (XepImportContext *context)
{
  const XepSheetCell *cell
      = xep_sheet_table_get_cell (context->table, context->row, XEP_HEADING_CARD);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell == NULL || cell->type != XEP_SHEET_CELL_NUMBER)
    return xep_import_dup_text (context, XEP_HEADING_CARD);
  g_ascii_formatd (buffer, sizeof buffer, floor (cell->number) != cell->number ? "%.6f" : "%.0f",
                   cell->number);
  return g_strdup (buffer);
}

gboolean
xep_import_is_ticked (XepImportContext *context, XepHeading column)
{
  g_autofree char *text = xep_import_dup_text (context, column);
  g_autofree char *identity = xep_text_identity (text);

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      if (g_str_equal (identity, ticks[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_import_take_text (char **field, const char *text)
{
  if (*text == '\0' || g_str_equal (*field, text))
    return FALSE;
  g_free (*field);
  *field = g_strdup (text);
  return TRUE;
}

gboolean
xep_import_take_date (XepDate *field, XepDate date)
{
  if (!xep_date_is_set (date) || memcmp (field, &date, sizeof date) == 0)
    return FALSE;
  if (!xep_date_is_full (date) && field->year == date.year)
    return FALSE;
  *field = date;
  return TRUE;
}

gint64
xep_import_ensure_unit (XepImportContext *context,
                        const char *name,
                        gboolean party_cell,
                        GError **error)
{
  gint64 id = xep_unit_store_find (context->store, name, party_cell, error);
  g_autoptr (XepUnit) unit = NULL;

  if (id != 0)
    return MAX (id, 0);

  unit = xep_unit_new ();
  g_free (unit->name);
  g_free (unit->block);
  unit->name = g_strdup (name);
  unit->party_cell = party_cell;
  unit->block
      = g_strdup (xep_regulation_guess_block (xep_store_get_regulation (context->store), name));
  if (!xep_unit_store_add (context->store, unit, error))
    return 0;
  context->report->units_added++;
  return unit->id;
}
