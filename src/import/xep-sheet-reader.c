/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-sheet-reader.h"

#include <glib/gi18n.h>
#include <math.h>

#include "import/xep-cell-text.h"
#include "import/xep-number-formats.h"

/* How a cell's <v> is to be read: the t attribute of ECMA-376, 18.18.11. */
typedef enum
{
  VALUE_NUMBER,  /* "n" or no attribute */
  VALUE_SHARED,  /* "s": an index */
  VALUE_INLINE,  /* "inlineStr": in <is>, no <v> */
  VALUE_TEXT,    /* "str": result of a formula, "d": an ISO date */
  VALUE_BOOLEAN, /* "b" */
  VALUE_ERROR,   /* "e" */
} ValueKind;

static const struct
{
  const char *name;
  ValueKind kind;
} value_kinds[] = {
  { "n", VALUE_NUMBER }, { "s", VALUE_SHARED }, { "inlineStr", VALUE_INLINE },
  { "str", VALUE_TEXT }, { "d", VALUE_TEXT },   { "b", VALUE_BOOLEAN },
  { "e", VALUE_ERROR },
};

typedef struct
{
  XepPackage *package;
  GPtrArray *strings;
  GPtrArray *looks;
  XepSheet *sheet;
  XepCellText text;
  XepSheetCell cell;
  ValueKind kind;
  XepNumberFormat format;
  gboolean in_cell;
  guint next_row; /* where a <row> or <c> without an address stands */
  guint next_column;
  gsize text_bytes;
} SheetReader;

static gboolean
refuse_address (SheetReader *self, GError **error)
{
  xep_package_set_hostile (self->package, _("it names cells that no sheet has"), error);
  return FALSE;
}

/* xmlTextReaderGetAttribute() looks up by the plain name: rows and cells carry no prefixed
 * attributes. */
static char *
plain_attribute (xmlTextReader *reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static gboolean
open_row (SheetReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *text = plain_attribute (reader, "r");
  g_autofree char *hidden = plain_attribute (reader, "hidden");
  guint64 number;

  if (text != NULL)
    {
      if (!g_ascii_string_to_unsigned (text, 10, 1, XEP_SHEET_ROWS, &number, NULL))
        return refuse_address (self, error);
      self->next_row = (guint) number - 1;
    }
  self->cell.row = self->next_row++;
  self->next_column = 0;
  if (self->cell.row >= XEP_SHEET_ROWS)
    return refuse_address (self, error);
  if (hidden != NULL && (g_str_equal (hidden, "1") || g_str_equal (hidden, "true")))
    xep_sheet_hide_rows (self->sheet, self->cell.row, self->cell.row);
  return TRUE;
}

static gboolean
read_place (SheetReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *address = plain_attribute (reader, "r");

  if (address == NULL)
    self->cell.column = self->next_column;
  else if (!xep_sheet_parse_address (address, &self->cell.row, &self->cell.column, NULL))
    return refuse_address (self, error);
  self->next_column = self->cell.column + 1;
  return self->cell.column < XEP_SHEET_COLUMNS || refuse_address (self, error);
}

static ValueKind
read_kind (xmlTextReader *reader)
{
  g_autofree char *name = plain_attribute (reader, "t");

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (value_kinds); i++)
    {
      if (g_str_equal (name, value_kinds[i].name))
        return value_kinds[i].kind;
    }
  return VALUE_NUMBER;
}

static gboolean
open_cell (SheetReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *style = plain_attribute (reader, "s");
  guint64 index = 0;

  self->cell.type = XEP_SHEET_CELL_EMPTY;
  self->cell.formula = FALSE;
  self->cell.date = FALSE;
  self->cell.percent = FALSE;
  self->cell.number = 0;
  if (!read_place (self, reader, error))
    return FALSE;
  self->kind = read_kind (reader);
  /* A style that the file does not define is drawn as the general one: so is it read. */
  self->cell.look = 0;
  self->format = XEP_NUMBER_PLAIN;
  if (self->looks != NULL && self->looks->len > 0
      && (style == NULL
          || g_ascii_string_to_unsigned (style, 10, 0, self->looks->len - 1, &index, NULL)))
    {
      const XepSheetLook *look;

      self->cell.look = style != NULL ? (guint16) index : 0;
      look = g_ptr_array_index (self->looks, self->cell.look);
      self->format = look->format;
    }
  self->in_cell = TRUE;
  xep_cell_text_reset (&self->text);
  return TRUE;
}

static gboolean
add_merge (SheetReader *self, xmlTextReader *reader, GError **error)
{
  g_autofree char *reference = plain_attribute (reader, "ref");
  const char *colon = NULL;
  XepSheetRange range;

  if (reference == NULL
      || !xep_sheet_parse_address (reference, &range.first_row, &range.first_column, &colon)
      || *colon != ':'
      || !xep_sheet_parse_address (colon + 1, &range.last_row, &range.last_column, NULL))
    return refuse_address (self, error);
  if (self->sheet->merges->len >= XEP_SHEET_READER_MERGES)
    {
      xep_package_set_hostile (self->package, _("it holds too many merged cells"), error);
      return FALSE;
    }
  xep_sheet_add_merge (self->sheet, &range);
  return TRUE;
}

static gboolean
sheet_open (xmlTextReader *reader, gpointer data, GError **error)
{
  SheetReader *self = data;

  if (xep_package_at (reader, "row"))
    return open_row (self, reader, error);
  if (xep_package_at (reader, "c"))
    return open_cell (self, reader, error);
  if (xep_package_at (reader, "mergeCell"))
    return add_merge (self, reader, error);
  if (!self->in_cell)
    return TRUE;

  if (xep_package_at (reader, "v"))
    self->text.inside = self->kind != VALUE_INLINE;
  else if (xep_package_at (reader, "f"))
    self->cell.formula = TRUE;
  else
    xep_cell_text_open (&self->text, reader);
  return TRUE;
}

static gboolean
take_shared (SheetReader *self, const char *value, GError **error)
{
  guint64 index;

  if (self->strings == NULL || self->strings->len == 0
      || !g_ascii_string_to_unsigned (value, 10, 0, self->strings->len - 1, &index, NULL))
    {
      xep_package_set_damaged (self->package, error);
      return FALSE;
    }
  self->cell.type = XEP_SHEET_CELL_TEXT;
  self->cell.text = g_ref_string_acquire (g_ptr_array_index (self->strings, index));
  return TRUE;
}

static gboolean
take_number (SheetReader *self, const char *value, GError **error)
{
  char *end = NULL;

  self->cell.number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !isfinite (self->cell.number))
    {
      xep_package_set_damaged (self->package, error);
      return FALSE;
    }
  self->cell.type = self->kind == VALUE_BOOLEAN ? XEP_SHEET_CELL_BOOLEAN : XEP_SHEET_CELL_NUMBER;
  return TRUE;
}

/* Turns the gathered text into the value of the cell. */
static gboolean
take_value (SheetReader *self, GError **error)
{
  g_autofree char *value = NULL;

  switch (self->kind)
    {
    case VALUE_INLINE:
    case VALUE_TEXT:
    case VALUE_ERROR:
      self->cell.type = self->kind == VALUE_ERROR ? XEP_SHEET_CELL_ERROR : XEP_SHEET_CELL_TEXT;
      self->cell.text = xep_cell_text_steal (&self->text);
      return TRUE;
    case VALUE_NUMBER:
    case VALUE_BOOLEAN:
    case VALUE_SHARED:
    default:
      value = g_strstrip (g_strdup (self->text.text->str));
      return self->kind == VALUE_SHARED ? take_shared (self, value, error)
                                        : take_number (self, value, error);
    }
}

static gboolean
close_cell (SheetReader *self, GError **error)
{
  self->in_cell = FALSE;
  self->cell.text = NULL;
  if (self->text.text->len > 0)
    {
      if (!take_value (self, error))
        return FALSE;
      xep_sheet_cell_set_format (&self->cell, self->format, self->sheet->date1904);
    }
  else if (self->kind == VALUE_TEXT)
    {
      /* The result of the formula is an empty text: the cell shows nothing. */
      return TRUE;
    }
  if (self->cell.type == XEP_SHEET_CELL_EMPTY && !self->cell.formula)
    return TRUE;

  if (self->cell.text != NULL)
    self->text_bytes += g_ref_string_length (self->cell.text);
  xep_sheet_add_cell (self->sheet, &self->cell);
  self->cell.text = NULL;
  if (self->sheet->cells->len > XEP_SHEET_READER_CELLS)
    xep_package_set_hostile (self->package, _("it holds too many cells"), error);
  else if (self->text_bytes > XEP_SHEET_READER_TEXT)
    xep_package_set_hostile (self->package, _("it holds too much text"), error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
sheet_close (xmlTextReader *reader, gpointer data, GError **error)
{
  SheetReader *self = data;

  if (!self->in_cell)
    return TRUE;
  if (xep_package_at (reader, "c"))
    return close_cell (self, error);
  if (xep_package_at (reader, "v"))
    self->text.inside = FALSE;
  else
    xep_cell_text_close (&self->text, reader);
  return TRUE;
}

static gboolean
sheet_text (const char *text, gpointer data, GError **error)
{
  SheetReader *self = data;

  return !self->in_cell || xep_cell_text_add (&self->text, text, error);
}

gboolean
xep_sheet_reader_read (XepPackage *package,
                       const char *part,
                       GPtrArray *strings,
                       GPtrArray *looks,
                       XepSheet *sheet,
                       GError **error)
{
  static const XepPackageVisitor visitor = { sheet_open, sheet_close, sheet_text };
  SheetReader reader = {
    .package = package,
    .strings = strings,
    .looks = looks,
    .sheet = sheet,
  };
  gboolean read;

  xep_cell_text_init (&reader.text, package);
  sheet->looks = looks != NULL ? g_ptr_array_ref (looks) : NULL;
  read = xep_package_read (package, part, &visitor, &reader, error);
  xep_cell_text_clear (&reader.text);
  if (read)
    xep_sheet_finish (sheet);
  return read;
}
