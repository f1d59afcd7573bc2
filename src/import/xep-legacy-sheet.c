/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-legacy-sheet.h"

#include <glib/gi18n.h>

#include "base/xep-legacy-guess.h"

/* A list of people has no more columns than these. */
#define COLUMNS 64
/* So many texts are shown as they stand and as they are meant. */
#define SAMPLES 5

/* What is found of each column; NULL where no text stands. */
typedef XepLegacyGuess *Guesses[COLUMNS];

static void
guesses_clear (Guesses *self)
{
  for (guint column = 0; column < COLUMNS; column++)
    g_clear_pointer (&(*self)[column], xep_legacy_guess_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guesses, guesses_clear)

/* Texts that a sheet holds in columns where a list may have them. */
static gboolean
is_text (const XepSheetCell *cell)
{
  return cell->type == XEP_SHEET_CELL_TEXT && cell->column < COLUMNS;
}

static void
guess (XepSheet *sheet, Guesses *guesses)
{
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const XepSheetCell *cell = &g_array_index (sheet->cells, XepSheetCell, i);
      XepLegacyGuess **column = is_text (cell) ? &(*guesses)[cell->column] : NULL;

      if (column == NULL)
        continue;
      if (*column == NULL)
        *column = xep_legacy_guess_new ();
      xep_legacy_guess_add (*column, cell->text, xep_sheet_get_font (sheet, cell));
    }
}

/* What is too short to tell by itself goes with the other columns. Returns: the code of most. */
static XepLegacyCode
guess_neighbours (Guesses *guesses)
{
  guint counts[XEP_LEGACY_N_CODES] = { 0 };
  XepLegacyCode most = XEP_LEGACY_UNICODE;

  for (guint column = 0; column < COLUMNS; column++)
    if ((*guesses)[column] != NULL)
      counts[xep_legacy_guess_get_code ((*guesses)[column])]++;
  for (guint code = XEP_LEGACY_UNICODE + 1; code < XEP_LEGACY_N_CODES; code++)
    if (counts[code] > 0 && (most == XEP_LEGACY_UNICODE || counts[code] > counts[most]))
      most = (XepLegacyCode) code;
  return most;
}

/* "Vµng ThÞ Mû” is “Vàng Thị Mỷ”, …. (transfer full) */
static char *
dup_samples (const XepLegacyGuess *column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SAMPLES; i++)
    {
      g_autofree char *after = NULL;
      const char *before = "";

      if (!xep_legacy_guess_get_sample (column, i, &before, &after))
        break;
      g_string_append_printf (text, _("%s“%s” is “%s”"), i > 0 ? "; " : "", before, after);
    }
  return g_strdup (text->str);
}

static gboolean
refuse_column (XepSheet *sheet,
               guint column,
               const XepLegacyGuess *guess_of_column,
               const char *name,
               GError **error)
{
  g_autofree char *letters = xep_sheet_column_name (column);
  g_autofree char *samples = dup_samples (guess_of_column);
  XepLegacyCode code = xep_legacy_guess_get_code (guess_of_column);

  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      _("Column %s of the sheet “%s” in “%s” is written in %s, a code of fonts from before "
        "Unicode: %s. Nothing was read from it. Convert the workbook to Unicode "
        "(in Unikey: the toolkit, Ctrl+Shift+F6), save it and choose it again."),
      letters, sheet->name, name, xep_legacy_code_get_name (code), samples);
  return FALSE;
}

/* A text of which letters are lost is an error of the cell: who needs it is refused, at its place.
 */
static void
decode_cell (XepSheet *sheet, XepSheetCell *cell, const XepLegacyGuess *column)
{
  guint damaged = 0;
  g_autofree char *text = xep_legacy_guess_decode (
      column, cell->text, xep_sheet_get_font (sheet, cell), NULL, &damaged);

  g_ref_string_release (cell->text);
  cell->text = g_ref_string_new (text);
  if (damaged > 0)
    cell->type = XEP_SHEET_CELL_ERROR;
}

static void
decode (XepSheet *sheet, Guesses *guesses)
{
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      XepSheetCell *cell = &g_array_index (sheet->cells, XepSheetCell, i);

      if (is_text (cell)
          && xep_legacy_guess_get_code ((*guesses)[cell->column]) != XEP_LEGACY_UNICODE)
        decode_cell (sheet, cell, (*guesses)[cell->column]);
    }
}

gboolean
xep_legacy_sheet_settle (XepWorkbook *book,
                         const char *name,
                         XepImportMapping *mapping,
                         GError **error)
{
  for (guint i = 0; i < xep_workbook_count_sheets (book); i++)
    {
      XepSheet *sheet = xep_workbook_get_sheet (book, i);
      g_auto (Guesses) guesses = { NULL };
      XepLegacyCode neighbours;

      guess (sheet, &guesses);
      neighbours = guess_neighbours (&guesses);
      if (neighbours == XEP_LEGACY_UNICODE)
        continue;
      if (!xep_import_mapping_is_decoded (mapping, sheet->name))
        {
          for (guint column = 0; column < COLUMNS; column++)
            if (guesses[column] != NULL
                && xep_legacy_guess_get_code (guesses[column]) != XEP_LEGACY_UNICODE)
              return refuse_column (sheet, column, guesses[column], name, error);
        }
      for (guint column = 0; column < COLUMNS; column++)
        if (guesses[column] != NULL)
          xep_legacy_guess_set_neighbours (guesses[column], neighbours);
      decode (sheet, &guesses);
    }
  return TRUE;
}
