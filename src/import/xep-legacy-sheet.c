/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-legacy-sheet.h"

#include <glib/gi18n.h>

#include "base/xep-legacy-guess.h"

/* A list of people has no more columns than these. */
#define COLUMNS 64

static gboolean
check_column (
    XepSheet *sheet, guint column, const XepLegacyGuess *guess, const char *name, GError **error)
{
  XepLegacyCode code = xep_legacy_guess_get_code (guess);
  g_autofree char *letters = NULL;
  g_autofree char *after = NULL;
  const char *before = "";

  if (code == XEP_LEGACY_UNICODE)
    return TRUE;
  letters = xep_sheet_column_name (column);
  if (!xep_legacy_guess_get_sample (guess, 0, &before, &after))
    after = g_strdup ("");
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      _("Column %s of the sheet “%s” in “%s” is written in %s, a code of fonts from before "
        "Unicode: “%s” is “%s”. Nothing was read from it. Convert the workbook to Unicode "
        "(in Unikey: the toolkit, Ctrl+Shift+F6), save it and choose it again."),
      letters, sheet->name, name, xep_legacy_code_get_name (code), before, after);
  return FALSE;
}

static gboolean
check_sheet (XepSheet *sheet, const char *name, GError **error)
{
  XepLegacyGuess *guesses[COLUMNS] = { NULL };
  gboolean well = TRUE;

  for (guint i = 0; i < xep_sheet_count_rows (sheet); i++)
    {
      guint n_cells;
      const XepSheetCell *cells = xep_sheet_get_row (sheet, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          guint column = cells[j].column;

          if (cells[j].type != XEP_SHEET_CELL_TEXT || column >= COLUMNS)
            continue;
          if (guesses[column] == NULL)
            guesses[column] = xep_legacy_guess_new ();
          xep_legacy_guess_add (guesses[column], cells[j].text,
                                xep_sheet_get_font (sheet, &cells[j]));
        }
    }
  for (guint column = 0; column < COLUMNS; column++)
    if (guesses[column] != NULL)
      {
        well = well && check_column (sheet, column, guesses[column], name, error);
        xep_legacy_guess_free (guesses[column]);
      }
  return well;
}

gboolean
xep_legacy_sheet_check (XepWorkbook *book, const char *name, GError **error)
{
  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    if (!check_sheet (xep_workbook_get_sheet (book, i), name, error))
      return FALSE;
  return TRUE;
}
