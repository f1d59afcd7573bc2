/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/xep-text.h"
#include "import/xep-heading-table.h"
#include "import/xep-import-private.h"

/* How far a number may be from whole hundredths: what binary fractions leave, no more. */
#define HUNDREDTHS_TOLERANCE 1e-6

/* A number in a date column that is no year and no day of these times: 1, 45, 1899. Serial 10000 is
 * a day of 1927. */
#define FIRST_SERIAL 10000
#define FIRST_YEAR 1910

/* Columns of marks, where TRUE is one. */
static gboolean
is_mark (XepHeading column)
{
  return column == XEP_HEADING_HEAD || column == XEP_HEADING_MALE || column == XEP_HEADING_FEMALE;
}

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

gboolean
xep_import_ask (XepImportContext *context,
                XepHeading column,
                gint64 candidate,
                GError **error,
                const char *format,
                ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  context->problem = column;
  context->asked = TRUE;
  context->candidate = candidate;
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
  if (cell->type == XEP_SHEET_CELL_ERROR && !xep_sheet_is_error_text (cell->text))
    return xep_import_refuse (context, column, error,
                              _("Letters of “%s” were lost before the workbook came here. Type the "
                                "text again and import again."),
                              cell->text);
  if (cell->type == XEP_SHEET_CELL_ERROR)
    return xep_import_refuse (context, column, error,
                              _("The cell shows the error “%s”. Correct it in Excel and import "
                                "again."),
                              cell->text);
  return TRUE;
}

/* What a total or a number of the row shows is not read into the data. */
static gboolean
is_checked (XepImportContext *context, XepHeading column)
{
  const XepSheetTable *table = context->table;

  if (table->columns[column] < 0 || column == XEP_HEADING_NUMBER
      || column == XEP_HEADING_POINTS_TOTAL)
    return FALSE;
  return g_array_index (table->header->all, XepHeaderColumn, table->columns[column]).state
         == XEP_COLUMN_READ;
}

gboolean
xep_import_check_cells (XepImportContext *context, GError **error)
{
  XepHeadingTable *words = xep_heading_table_get (NULL);

  for (guint id = 0; id < XEP_N_HEADINGS; id++)
    {
      XepHeading column = (XepHeading) id;
      const XepSheetCell *cell
          = is_checked (context, column)
                ? xep_sheet_table_get_cell (context->table, context->row, column)
                : NULL;

      if (cell == NULL)
        continue;
      if (!xep_import_check_result (context, column, cell, error))
        return FALSE;
      if (cell->type == XEP_SHEET_CELL_BOOLEAN && !is_mark (column))
        return xep_import_refuse (context, column, error,
                                  _("The cell holds %s, which is no text. Write what is meant and "
                                    "import again."),
                                  cell->number != 0 ? "TRUE" : "FALSE");
      if (cell->type == XEP_SHEET_CELL_TEXT
          && xep_heading_table_is_word (words, XEP_WORDS_DITTO, cell->text))
        return xep_import_refuse (context, column, error,
                                  _("“%s” stands for the same as above, which cannot be told here. "
                                    "Write it out and import again."),
                                  cell->text);
    }
  if (g_strcmp0 (context->group, XEP_SHEET_TABLE_UNKNOWN_GROUP) == 0
      && xep_sheet_table_get_cell (context->table, context->row, XEP_HEADING_CELL) == NULL)
    return xep_import_refuse (
        context, XEP_HEADING_NAME, error,
        _("The name of the chi bộ above this row is a formula without its "
          "result. Open the workbook in Excel, save it and import it again."));
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

/* What offices write for a date, as patterns: what they make of it is day/month/year, or less. A
 * full stop after "năm" and its like does not matter. */
static const struct
{
  const char *pattern;
  const char *meant;
} date_forms[] = {
  /* A time of the day, as programs store it. */
  { "^(.*[0-9])[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?Z?$", "\\1" },
  { "^ngày\\s*([0-9]{1,2})\\s*(?:tháng|[/-])\\s*([0-9]{1,2})\\s*(?:năm|[/-])\\s*"
    "([0-9]{4})\\.?$",
    "\\1/\\2/\\3" },
  { "^([0-9]{4})\\s*[/.]\\s*([0-9]{1,2})\\s*[/.]\\s*([0-9]{1,2})$", "\\3/\\2/\\1" },
  { "^(sinh\\s+)?năm:?\\s*([0-9]{4})\\.?$", "\\2" },
  /* "00/00/1980", "…/…/1980" */
  { "^[0_.…?-]{1,2}\\s*/\\s*[0_.…?-]{1,2}\\s*/\\s*([0-9]{4})$", "\\1" },
};

/* A month of a year: "05/1980", "tháng 5 năm 1980", "…/05/1980". */
#define MONTH_FORM                                                          \
  "^(?:(?:0{1,2}|[_.…?-]{1,3})\\s*/\\s*)?(?:tháng\\s*)?(0?[1-9]|1[0-2])" \
  "\\s*(?:[/.-]|\\s+năm)\\s*([0-9]{4})$"

#define N_FORMS (G_N_ELEMENTS (date_forms) + 1)

/* The forms, the one of a month last, made ready once. */
static GRegex *const *
get_forms (void)
{
  static gsize ready = 0;
  static GRegex *forms[N_FORMS];

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < N_FORMS; i++)
        forms[i] = g_regex_new (i < G_N_ELEMENTS (date_forms) ? date_forms[i].pattern : MONTH_FORM,
                                G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }
  return forms;
}

/* "12/03/1977" and "1977" need no second look. */
static gboolean
is_plain_date (const char *text)
{
  gsize length = strlen (text);

  if (length <= 4)
    return strspn (text, "0123456789") == length;
  return length >= 8 && length <= 10 && strspn (text, "0123456789/") == length
         && text[length - 5] == '/' && !g_str_has_prefix (text, "00/")
         && !g_str_has_prefix (text, "0/");
}

/* The text of a date as it is typed: figures of full width, words and times are left aside. @month:
 * (out): only month and year are given, of which the program keeps the year. (transfer full) */
static char *
dup_date_text (const char *text, gboolean *month)
{
  g_autofree char *compatible = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *plain = xep_text_clean (compatible != NULL ? compatible : text);

  *month = FALSE;
  for (gsize i = 0; i < N_FORMS && !is_plain_date (plain); i++)
    {
      GRegex *form = get_forms ()[i];
      gboolean last = i == G_N_ELEMENTS (date_forms);
      char *meant;

      if (!g_regex_match (form, plain, 0, NULL))
        continue;
      meant = g_regex_replace (form, plain, -1, 0, last ? "\\2" : date_forms[i].meant, 0, NULL);
      g_free (plain);
      plain = meant;
      *month = last;
    }
  return plain;
}

static gboolean
read_serial (XepImportContext *context,
             XepHeading column,
             const XepSheetCell *cell,
             XepDate *date,
             GError **error)
{
  gboolean year = !cell->date && cell->number >= FIRST_YEAR && cell->number <= 2100;

  if (!year && !cell->date && cell->number < FIRST_SERIAL)
    {
      g_autofree char *text = xep_import_dup_text (context, column);

      return xep_import_refuse (context, column, error,
                                _("The number %s in the cell is not a date. Type day/month/year "
                                  "there."),
                                text);
    }
  if (!xep_date_from_serial (cell->number, context->table->sheet->date1904, date, error))
    return FALSE;
  return date->year >= FIRST_YEAR
         || xep_import_refuse (context, column, error,
                               _("The year %d cannot be right. Correct it and import again."),
                               date->year);
}

gboolean
xep_import_read_date (XepImportContext *context, XepHeading column, XepDate *date, GError **error)
{
  const XepSheetCell *cell = xep_sheet_table_get_cell (context->table, context->row, column);
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  gboolean month;

  *date = XEP_DATE_NONE;
  context->problem = column;
  if (cell == NULL)
    return TRUE;
  if (!xep_import_check_result (context, column, cell, error))
    return FALSE;
  if (cell->type == XEP_SHEET_CELL_NUMBER)
    return read_serial (context, column, cell, date, error);
  text = xep_sheet_dup_text (context->table->sheet, cell);
  day = dup_date_text (text, &month);
  if (!xep_date_parse (day, date, error))
    return FALSE;
  if (xep_date_is_set (*date) && date->year < FIRST_YEAR)
    return xep_import_refuse (context, column, error,
                              _("The year %d cannot be right. Correct it and import again."),
                              date->year);
  if (month)
    {
      g_autofree char *note = g_strdup_printf (
          _("“%s” gives a month: the year %d was kept, the month was not."), text, date->year);

      xep_import_note (context, column, note);
    }
  return TRUE;
}

/* Under "Nam" and "Nữ" stands a birth date or a mark. */
static gboolean
holds_mark (XepImportContext *context, XepHeading column)
{
  g_autofree char *text = xep_import_dup_text (context, column);

  return g_utf8_strlen (text, -1) <= 4
         && (strlen (text) < 4 || strspn (text, "0123456789") != strlen (text));
}

gboolean
xep_import_read_birth (XepImportContext *context, XepDate *date, GError **error)
{
  static const XepHeading columns[]
      = { XEP_HEADING_BIRTH, XEP_HEADING_BIRTH_MALE, XEP_HEADING_BIRTH_FEMALE, XEP_HEADING_MALE,
          XEP_HEADING_FEMALE };

  *date = XEP_DATE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (columns) && !xep_date_is_set (*date); i++)
    {
      if (is_mark (columns[i]) && holds_mark (context, columns[i]))
        continue;
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

/* Cards are numbered 10.827036: a number cell has lost its last zeros, unless its format shows
 * them.
 */
char *
xep_import_dup_card (XepImportContext *context, XepHeading column, GError **error)
{
  const XepSheetCell *cell = xep_sheet_table_get_cell (context->table, context->row, column);
  g_autofree char *text = xep_import_dup_text (context, column);
  g_autofree char *digits = xep_import_dup_digits (text);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  context->problem = column;
  if (cell == NULL)
    return g_strdup ("");
  if (xep_sheet_cell_lost_digits (cell)
      || g_regex_match_simple ("^[0-9]([.,][0-9]+)?E\\+?[0-9]+$", text, G_REGEX_CASELESS, 0))
    {
      xep_import_refuse (context, column, error,
                         _("The number %s is too long for a cell of numbers: its last figures were "
                           "lost. Format the column as text, type the number again and import "
                           "again."),
                         text);
      return NULL;
    }
  if (cell->type == XEP_SHEET_CELL_NUMBER && strchr (text, ',') != NULL)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6f", cell->number));
  if (*digits != '\0')
    return g_steal_pointer (&text);
  if (*text != '\0')
    {
      g_autofree char *note
          = g_strdup_printf (_("“%s” is no number of a card: the card was left as it was."), text);

      xep_import_note (context, column, note);
    }
  return g_strdup ("");
}

gboolean
xep_import_is_ticked (XepImportContext *context, XepHeading column)
{
  g_autofree char *text = xep_import_dup_text (context, column);

  return xep_heading_table_is_word (xep_heading_table_get (NULL), XEP_WORDS_TICK, text);
}
