/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-text-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/xep-cell-text.h"
#include "import/xep-sheet-reader.h"

/* Rows the delimiter is looked for in. */
#define LOOK_ROWS 100
/* Fields a row may have to be counted with others of its kind. */
#define LOOK_FIELDS 256

/* Where two explain the rows as well the earlier is taken. */
static const char delimiters[] = "\t;|,";

/* Walks through the text field by field. */
typedef struct
{
  const char *at;
  char delimiter;
  GString *field; /* the last one, quotes undone */
} Scanner;

static gboolean
is_end (char letter)
{
  return letter == '\n' || letter == '\r' || letter == '\0';
}

/* Reads a field in quotes that a delimiter or the end of the line follows; FALSE, with nothing
 * done, for any other. A cell holds no more than XEP_CELL_TEXT_BYTES: so far the end is looked
 * for. */
static gboolean
take_quoted (Scanner *self)
{
  const char *at = self->at + 1;
  const char *limit = at + XEP_CELL_TEXT_BYTES;

  g_string_truncate (self->field, 0);
  for (; *at != '\0' && at < limit; at++)
    {
      if (*at != '"')
        {
          g_string_append_c (self->field, *at);
        }
      else if (at[1] == '"')
        {
          g_string_append_c (self->field, '"');
          at++;
        }
      else
        {
          at++;
          at += self->delimiter != ' ' ? strspn (at, " ") : 0;
          if (*at != self->delimiter && !is_end (*at))
            return FALSE;
          self->at = at;
          return TRUE;
        }
    }
  return FALSE;
}

/* The next field of the row, and what follows it is skipped; FALSE if it was the last of its
 * row. */
static gboolean
next_field (Scanner *self)
{
  const char *start;

  if (*self->at != '"' || !take_quoted (self))
    {
      for (start = self->at; *self->at != self->delimiter && !is_end (*self->at);)
        self->at++;
      g_string_truncate (self->field, 0);
      g_string_append_len (self->field, start, self->at - start);
    }
  if (*self->at == self->delimiter)
    {
      self->at++;
      return TRUE;
    }
  if (*self->at == '\r')
    self->at++;
  if (*self->at == '\n')
    self->at++;
  return FALSE;
}

/* How well @delimiter explains the rows: in how many the commonest number of fields stands, and
 * how many fields that makes. A title has fewer, a comma in a text comes in some rows only. */
static guint
rate_delimiter (const char *text, char delimiter)
{
  g_autoptr (GString) field = g_string_new (NULL);
  Scanner scanner = { text, delimiter, field };
  guint counts[LOOK_FIELDS] = { 0 };
  guint best = 0;

  for (guint row = 0; row < LOOK_ROWS && *scanner.at != '\0';)
    {
      guint n = 1;
      gboolean filled;

      while (next_field (&scanner))
        n++;
      filled = n > 1 || field->len > 0;
      row += filled ? 1 : 0;
      counts[MIN (n, LOOK_FIELDS) - 1] += filled ? 1 : 0;
    }
  for (guint n = 0; n < LOOK_FIELDS; n++)
    best = MAX (best, counts[n] * n);
  return best;
}

/* "sep=;" as Excel writes it is no row. */
static char
find_delimiter (const char **text)
{
  const char *line = *text;
  char found = delimiters[0];
  guint best = 0;

  if (g_ascii_strncasecmp (line, "sep=", 4) == 0 && !is_end (line[4]) && line[4] > 0
      && is_end (line[5]))
    {
      *text = line + 5;
      *text += **text == '\r' ? 1 : 0;
      *text += **text == '\n' ? 1 : 0;
      return line[4];
    }
  line += strspn (line, "\r\n");
  for (gsize i = 0; delimiters[i] != '\0'; i++)
    {
      guint rate = rate_delimiter (line, delimiters[i]);

      if (rate > best)
        {
          best = rate;
          found = delimiters[i];
        }
    }
  return found;
}

static gboolean
refuse (const char *name, const char *detail, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("The text file “%s” was refused: %s. Nothing was read from it. Keep only the list "
                 "in it and choose it again."),
               name, detail);
  return FALSE;
}

/* ="0123" is how a formula keeps a number as it is written. */
static void
undo_formula (GString *field)
{
  if (field->len >= 3 && g_str_has_prefix (field->str, "=\"") && field->str[field->len - 1] == '"'
      && strchr (field->str + 2, '"') == field->str + field->len - 1)
    {
      g_string_truncate (field, field->len - 1);
      g_string_erase (field, 0, 2);
    }
}

static gboolean
add_field (
    XepSheet *sheet, guint row, guint column, GString *field, const char *name, GError **error)
{
  XepSheetCell cell = { .row = row, .column = column, .type = XEP_SHEET_CELL_TEXT };

  undo_formula (field);
  /* The mark that keeps a text from being a formula is no part of it. */
  if (field->len > 1 && field->str[0] == '\'' && strchr ("=+-@\t\r", field->str[1]) != NULL)
    g_string_erase (field, 0, 1);
  if (strspn (field->str, " \t\r\n") == field->len)
    return TRUE;
  if (row >= XEP_SHEET_ROWS || column >= XEP_SHEET_COLUMNS)
    return refuse (name, _("it has more rows or columns than a sheet"), error);
  if (sheet->cells->len >= XEP_SHEET_READER_CELLS)
    return refuse (name, _("it holds too many cells"), error);
  if (field->len > XEP_CELL_TEXT_BYTES)
    return refuse (name, _("it holds too much text"), error);
  if (xep_sheet_is_error_text (field->str))
    cell.type = XEP_SHEET_CELL_ERROR;
  cell.text = g_ref_string_new_len (field->str, (gssize) field->len);
  xep_sheet_add_cell (sheet, &cell);
  return TRUE;
}

XepSheet *
xep_text_reader_read (const char *text, const char *name, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);
  g_autoptr (XepSheet) sheet = xep_sheet_new (name);
  Scanner scanner = { .field = field };

  scanner.delimiter = find_delimiter (&text);
  scanner.at = text;
  for (guint row = 0; *scanner.at != '\0'; row++)
    {
      gboolean more = TRUE;

      for (guint column = 0; more; column++)
        {
          more = next_field (&scanner);
          if (!add_field (sheet, row, column, field, name, error))
            return NULL;
        }
    }
  xep_sheet_finish (sheet);
  return g_steal_pointer (&sheet);
}
