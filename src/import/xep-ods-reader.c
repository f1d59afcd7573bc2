/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-ods-reader.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "import/xep-cell-text.h"
#include "import/xep-sheet-reader.h"

#define CONTENT "content.xml"
#define STYLES "styles.xml"
#define MANIFEST "META-INF/manifest.xml"
#define MAX_SHEETS 128
#define MAX_STYLES 65535

/* What hangs on a cell or a sheet and is no part of what the cell shows. */
static const char *const asides[]
    = { "annotation", "shapes", "frame", "custom-shape", "tracked-changes", "dde-links", "forms" };

typedef struct
{
  guint first, last; /* columns */
  XepSheetCell cell;
} RowCell;

typedef struct
{
  XepPackage *package;
  GPtrArray *sheets;
  XepSheet *sheet;

  /* Styles of the automatic part, by name. */
  GHashTable *hidden_tables; /* char*: as a set */
  GHashTable *dates;         /* char* → how much of a date the style shows, XepNumberFormat */
  GHashTable *cell_dates;    /* char* → the same, by the style of the cell */
  char *table_style;
  char *date_style;
  gboolean shows_day, shows_month;
  gboolean spreadsheet;

  /* The row at which the reader stands; what is in it is added when it ends. */
  GArray *cells; /* RowCell */
  guint64 row, row_repeat;
  guint64 column;

  /* The cell at which the reader stands. */
  XepSheetCell cell;
  char *value, *style;
  guint64 column_repeat;
  gboolean in_cell, error;
  guint paragraphs;
  XepCellText text;

  guint aside; /* depth within one of asides[] */
  guint64 text_bytes;
} OdsReader;

static gboolean
refuse (OdsReader *self, const char *detail, GError **error)
{
  xep_package_set_hostile (self->package, detail, error);
  return FALSE;
}

static guint64
number_attribute (xmlTextReader *reader, const char *name, guint64 otherwise)
{
  g_autofree char *text = xep_package_attribute (reader, name);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return otherwise;
  return number;
}

/* A table is hidden by a style of its own; a date style without the day shows a month. */
static gboolean
open_style (OdsReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *name = NULL;

  if (xep_package_at (reader, "style"))
    {
      g_autofree char *data = xep_package_attribute (reader, "data-style-name");
      gpointer shows;

      name = xep_package_attribute (reader, "name");
      if (name != NULL && data != NULL
          && g_hash_table_lookup_extended (self->dates, data, NULL, &shows))
        g_hash_table_insert (self->cell_dates, g_strdup (name), shows);
      g_free (self->table_style);
      self->table_style = g_steal_pointer (&name);
    }
  else if (xep_package_at (reader, "table-properties") && self->table_style != NULL)
    {
      g_autofree char *display = xep_package_attribute (reader, "display");

      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (self->hidden_tables, g_strdup (self->table_style));
    }
  else if (xep_package_at (reader, "date-style"))
    {
      g_free (self->date_style);
      self->date_style = xep_package_attribute (reader, "name");
      self->shows_day = FALSE;
      self->shows_month = FALSE;
    }
  else if (self->date_style != NULL)
    {
      self->shows_day = self->shows_day || xep_package_at (reader, "day");
      self->shows_month = self->shows_month || xep_package_at (reader, "month");
    }
  if (g_hash_table_size (self->cell_dates) > MAX_STYLES
      || g_hash_table_size (self->dates) > MAX_STYLES
      || g_hash_table_size (self->hidden_tables) > MAX_STYLES)
    return refuse (self, _("it holds too many styles"), error);
  return TRUE;
}

static gboolean
open_table (OdsReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *name = xep_package_attribute (reader, "name");
  g_autofree char *style = xep_package_attribute (reader, "style-name");

  if (self->sheets->len >= MAX_SHEETS)
    return refuse (self, _("it holds too many sheets"), error);
  self->sheet = xep_sheet_new (name != NULL ? name : "");
  self->sheet->hidden = style != NULL && g_hash_table_contains (self->hidden_tables, style);
  g_ptr_array_add (self->sheets, self->sheet);
  self->row = 0;
  return TRUE;
}

static gboolean
open_row (OdsReader *self, xmlTextReader *reader)
{
  g_autofree char *visibility = xep_package_attribute (reader, "visibility");

  self->row_repeat = number_attribute (reader, "number-rows-repeated", 1);
  self->column = 0;
  if (visibility != NULL && !g_str_equal (visibility, "visible") && self->row < XEP_SHEET_ROWS)
    xep_sheet_hide_rows (self->sheet, (guint) self->row,
                         (guint) MIN (self->row + self->row_repeat, XEP_SHEET_ROWS) - 1);
  return TRUE;
}

static gboolean
add_span (OdsReader *self, xmlTextReader *reader, GError **error)
{
  guint64 columns = number_attribute (reader, "number-columns-spanned", 1);
  guint64 rows = number_attribute (reader, "number-rows-spanned", 1);

  if (columns == 1 && rows == 1)
    return TRUE;
  if (self->column + columns > XEP_SHEET_COLUMNS || self->row + rows > XEP_SHEET_ROWS)
    return refuse (self, _("it names cells that no sheet has"), error);
  if (self->sheet->merges->len >= XEP_SHEET_READER_MERGES)
    return refuse (self, _("it holds too many merged cells"), error);
  xep_sheet_add_merge (self->sheet, &(XepSheetRange){ (guint) self->row, (guint) self->column,
                                                      (guint) (self->row + rows) - 1,
                                                      (guint) (self->column + columns) - 1 });
  return TRUE;
}

/* Both "office:value-type" and "calcext:value-type" are there; the second alone knows errors. */
static void
read_value (OdsReader *self, xmlTextReader *reader)
{
  static const struct
  {
    const char *name;
    XepSheetCellType type;
  } types[] = {
    { "string", XEP_SHEET_CELL_TEXT },       { "time", XEP_SHEET_CELL_TEXT },
    { "date", XEP_SHEET_CELL_TEXT },         { "float", XEP_SHEET_CELL_NUMBER },
    { "percentage", XEP_SHEET_CELL_NUMBER }, { "currency", XEP_SHEET_CELL_NUMBER },
    { "boolean", XEP_SHEET_CELL_BOOLEAN },
  };

  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      const char *name = (const char *) xmlTextReaderConstLocalName (reader);
      const char *value = (const char *) xmlTextReaderConstValue (reader);

      if (g_str_equal (name, "value-type"))
        {
          self->error = self->error || g_str_equal (value, "error");
          for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
            {
              if (g_str_equal (value, types[i].name))
                self->cell.type = types[i].type;
            }
          self->cell.percent = self->cell.percent || g_str_equal (value, "percentage");
        }
      else if (g_str_equal (name, "value") || g_str_equal (name, "date-value")
               || g_str_equal (name, "boolean-value"))
        {
          g_free (self->value);
          self->value = g_strdup (value);
          self->cell.date = g_str_equal (name, "date-value");
        }
      else if (g_str_equal (name, "style-name"))
        {
          g_free (self->style);
          self->style = g_strdup (value);
        }
      self->cell.formula = self->cell.formula || g_str_equal (name, "formula");
    }
  xmlTextReaderMoveToElement (reader);
}

static gboolean
open_cell (OdsReader *self, xmlTextReader *reader, GError **error)
{
  self->cell = (XepSheetCell){ .type = XEP_SHEET_CELL_EMPTY };
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->style, g_free);
  self->error = FALSE;
  self->paragraphs = 0;
  self->in_cell = TRUE;
  self->column_repeat = number_attribute (reader, "number-columns-repeated", 1);
  xep_cell_text_reset (&self->text);
  read_value (self, reader);
  return add_span (self, reader, error);
}

/* Paragraphs are lines; blanks beyond one are elements of their own. */
static gboolean
open_text (OdsReader *self, xmlTextReader *reader, GError **error)
{
  if (xep_package_at (reader, "p"))
    {
      self->text.inside = TRUE;
      return self->paragraphs++ == 0 || xep_cell_text_add (&self->text, "\n", error);
    }
  if (xep_package_at (reader, "s"))
    {
      g_autofree char *blanks = g_strnfill (MIN (number_attribute (reader, "c", 1), 1024), ' ');

      return xep_cell_text_add (&self->text, blanks, error);
    }
  if (xep_package_at (reader, "tab"))
    return xep_cell_text_add (&self->text, " ", error);
  return !xep_package_at (reader, "line-break") || xep_cell_text_add (&self->text, "\n", error);
}

static gboolean
is_aside (xmlTextReader *reader)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  for (gsize i = 0; i < G_N_ELEMENTS (asides); i++)
    {
      if (g_strcmp0 (name, asides[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ods_open (xmlTextReader *reader, gpointer data, GError **error)
{
  OdsReader *self = data;

  if (self->aside > 0 || (self->spreadsheet && is_aside (reader)))
    {
      self->aside++;
      return TRUE;
    }
  if (self->in_cell)
    return open_text (self, reader, error);
  if (xep_package_at (reader, "spreadsheet"))
    self->spreadsheet = TRUE;
  else if (!self->spreadsheet)
    return open_style (self, reader, error);
  else if (xep_package_at (reader, "table"))
    return open_table (self, reader, error);
  else if (self->sheet != NULL && xep_package_at (reader, "table-row"))
    return open_row (self, reader);
  else if (self->sheet != NULL
           && (xep_package_at (reader, "table-cell")
               || xep_package_at (reader, "covered-table-cell")))
    return open_cell (self, reader, error);
  return TRUE;
}

/* "true", "12.5", "1980-01-05T00:00:00" as the value of the cell; what the file shows of it stays
 * with it where it says more. FALSE if it is no such value. */
static gboolean
take_value (OdsReader *self, const char *shown)
{
  char *end = NULL;

  if (self->cell.type == XEP_SHEET_CELL_BOOLEAN)
    {
      self->cell.number = g_strcmp0 (self->value, "true") == 0 ? 1 : 0;
      return TRUE;
    }
  if (self->cell.date)
    {
      gpointer shows = GINT_TO_POINTER (XEP_NUMBER_DATE);

      self->cell.date = FALSE;
      if (self->style != NULL)
        g_hash_table_lookup_extended (self->cell_dates, self->style, NULL, &shows);
      return xep_sheet_cell_set_date (&self->cell, self->value,
                                      (XepNumberFormat) GPOINTER_TO_INT (shows));
    }
  if (self->value == NULL)
    return FALSE;
  self->cell.number = g_ascii_strtod (self->value, &end);
  if (end == self->value || *end != '\0' || !isfinite (self->cell.number))
    return FALSE;
  if (!self->cell.percent && *shown != '\0')
    self->cell.text = g_ref_string_new (shown);
  return TRUE;
}

static gboolean
close_cell (OdsReader *self, GError **error)
{
  guint64 last = self->column + self->column_repeat - 1;
  const char *shown = self->text.text->str;
  gboolean empty = strspn (shown, " \t\r\n") == strlen (shown);
  gboolean valued = self->cell.type == XEP_SHEET_CELL_NUMBER || self->cell.date
                    || self->cell.type == XEP_SHEET_CELL_BOOLEAN;
  RowCell placed = { .first = (guint) self->column };

  self->in_cell = FALSE;
  if (self->error
      || (self->cell.formula
          && (xep_sheet_is_error_text (shown) || g_str_has_prefix (shown, "Err:"))))
    {
      self->cell.type = XEP_SHEET_CELL_ERROR;
      self->cell.date = FALSE;
      self->cell.text = g_ref_string_new (shown);
    }
  else if (valued)
    {
      if (!take_value (self, shown))
        {
          xep_package_set_damaged (self->package, error);
          return FALSE;
        }
    }
  else if (!empty)
    {
      self->cell.type = XEP_SHEET_CELL_TEXT;
      self->cell.text = xep_cell_text_steal (&self->text);
    }
  else
    {
      /* A formula whose result is an empty text shows nothing, one without a type has no result. */
      self->cell.formula = self->cell.formula && self->cell.type == XEP_SHEET_CELL_EMPTY;
      self->cell.type = XEP_SHEET_CELL_EMPTY;
    }

  self->column = last + 1;
  if (self->cell.type == XEP_SHEET_CELL_EMPTY && !self->cell.formula)
    return TRUE;
  placed.last = (guint) last;
  placed.cell = self->cell;
  g_array_append_val (self->cells, placed);
  self->cell.text = NULL;
  if (last >= XEP_SHEET_COLUMNS)
    return refuse (self, _("it names cells that no sheet has"), error);
  return TRUE;
}

/* A repeated row that is empty costs nothing, one that holds something stands as often as it
 * says. */
static gboolean
close_row (OdsReader *self, GError **error)
{
  guint64 n_cells = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const RowCell *cell = &g_array_index (self->cells, RowCell, i);
      guint64 n = (cell->last - cell->first + 1) * self->row_repeat;

      n_cells += n;
      self->text_bytes += cell->cell.text != NULL ? n * g_ref_string_length (cell->cell.text) : 0;
    }
  if (self->cells->len > 0 && self->row + self->row_repeat > XEP_SHEET_ROWS)
    return refuse (self, _("it names cells that no sheet has"), error);
  if (self->sheet->cells->len + n_cells > XEP_SHEET_READER_CELLS)
    return refuse (self, _("it holds too many cells"), error);
  if (self->text_bytes > XEP_SHEET_READER_TEXT)
    return refuse (self, _("it holds too much text"), error);

  for (guint64 row = self->row; self->cells->len > 0 && row < self->row + self->row_repeat; row++)
    {
      for (guint i = 0; i < self->cells->len; i++)
        {
          const RowCell *placed = &g_array_index (self->cells, RowCell, i);

          for (guint column = placed->first; column <= placed->last; column++)
            {
              XepSheetCell cell = placed->cell;

              cell.row = (guint) row;
              cell.column = column;
              if (cell.text != NULL)
                g_ref_string_acquire (cell.text);
              xep_sheet_add_cell (self->sheet, &cell);
            }
        }
    }
  g_array_set_size (self->cells, 0);
  self->row += self->row_repeat;
  return TRUE;
}

static gboolean
ods_close (xmlTextReader *reader, gpointer data, GError **error)
{
  OdsReader *self = data;

  if (self->aside > 0)
    {
      self->aside--;
      return TRUE;
    }
  if (!self->spreadsheet && xep_package_at (reader, "date-style") && self->date_style != NULL)
    {
      XepNumberFormat shows = self->shows_day     ? XEP_NUMBER_DATE
                              : self->shows_month ? XEP_NUMBER_MONTH
                                                  : XEP_NUMBER_YEAR;

      g_hash_table_insert (self->dates, g_steal_pointer (&self->date_style),
                           GINT_TO_POINTER (shows));
    }
  else if (xep_package_at (reader, "p"))
    self->text.inside = FALSE;
  else if (self->in_cell
           && (xep_package_at (reader, "table-cell")
               || xep_package_at (reader, "covered-table-cell")))
    return close_cell (self, error);
  else if (self->sheet != NULL && xep_package_at (reader, "table-row"))
    return close_row (self, error);
  else if (self->sheet != NULL && xep_package_at (reader, "table"))
    {
      xep_sheet_finish (self->sheet);
      self->sheet = NULL;
    }
  return TRUE;
}

static gboolean
ods_text (const char *text, gpointer data, GError **error)
{
  OdsReader *self = data;

  return !self->in_cell || self->aside > 0 || xep_cell_text_add (&self->text, text, error);
}

static gboolean
manifest_open (xmlTextReader *reader, gpointer data, GError **error)
{
  gboolean *encrypted = data;

  *encrypted = *encrypted || xep_package_at (reader, "encryption-data");
  return TRUE;
}

/* The parts of a file with a password are no XML. */
static gboolean
check_password (XepPackage *package, GError **error)
{
  static const XepPackageVisitor visitor = { manifest_open, NULL, NULL };
  gboolean encrypted = FALSE;

  if (!xep_package_has (package, MANIFEST))
    return TRUE;
  if (!xep_package_read (package, MANIFEST, &visitor, &encrypted, error))
    return FALSE;
  if (encrypted)
    g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                 _("“%s” has a password. Nothing was read from it. Open it in Excel or "
                   "LibreOffice, save it as .xlsx without a password and choose that file."),
                 xep_package_get_name (package));
  return !encrypted;
}

static void
clear_row_cell (gpointer data)
{
  RowCell *placed = data;

  g_clear_pointer (&placed->cell.text, g_ref_string_release);
}

gboolean
xep_ods_reader_knows (XepPackage *package)
{
  return xep_package_has (package, CONTENT);
}

GPtrArray *
xep_ods_reader_read (XepPackage *package, GError **error)
{
  static const XepPackageVisitor visitor = { ods_open, ods_close, ods_text };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_free);
  OdsReader self = { .package = package, .sheets = sheets };
  gboolean read;

  if (!check_password (package, error))
    return NULL;
  self.hidden_tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.cell_dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.cells = g_array_new (FALSE, FALSE, sizeof (RowCell));
  g_array_set_clear_func (self.cells, clear_row_cell);
  xep_cell_text_init (&self.text, package);

  read = (!xep_package_has (package, STYLES)
          || xep_package_read (package, STYLES, &visitor, &self, error))
         && xep_package_read (package, CONTENT, &visitor, &self, error);

  xep_cell_text_clear (&self.text);
  g_clear_pointer (&self.cell.text, g_ref_string_release);
  g_array_unref (self.cells);
  g_hash_table_unref (self.hidden_tables);
  g_hash_table_unref (self.dates);
  g_hash_table_unref (self.cell_dates);
  g_free (self.table_style);
  g_free (self.date_style);
  g_free (self.value);
  g_free (self.style);
  if (!read)
    return NULL;
  if (sheets->len == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” holds no sheet of a workbook. Nothing was read from it. Choose the "
                     ".xlsx, .xls, .ods or .csv file."),
                   xep_package_get_name (package));
      return NULL;
    }
  return g_steal_pointer (&sheets);
}
