/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-xls-reader.h"

#include <freexl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "import/xep-sheet-reader.h"

#define MAX_SHEETS 128

static const guint8 signature[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

/* What an .xlsx with a password calls its part, in UTF-16. */
static const char encrypted_part[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

gboolean
xep_xls_reader_knows (const void *data, gsize length)
{
  return length >= sizeof signature && memcmp (data, signature, sizeof signature) == 0;
}

static gboolean
is_encrypted_package (const char *data, gsize length)
{
  const char *end = data + length - MIN (length, sizeof encrypted_part);

  while (data < end && (data = memchr (data, encrypted_part[0], (gsize) (end - data))) != NULL)
    {
      if (memcmp (data, encrypted_part, sizeof encrypted_part) == 0)
        return TRUE;
      data++;
    }
  return FALSE;
}

/* The numbers of BIFF records that matter here. */
enum
{
  RECORD_FORMULA = 0x0006,
  RECORD_PASSWORD = 0x002F,
  RECORD_SHEET = 0x0085,
  RECORD_LOOK = 0x00E0,
  RECORD_BOOLEAN_OR_ERROR = 0x0205,
  RECORD_NUMBER_FORMAT = 0x041E,
};

/* The formats every workbook has by number whose cells are read as they are shown: plain numbers,
 * whole dates with or without a time, text. */
static const guint32 plain_formats[] = { 0, 1, 2, 3, 4, 14, 15, 22, 37, 38, 39, 40, 49 };
/* A look of this bit is that of a style, not of cells. */
#define LOOK_OF_STYLE 4

/* What is to be known of a workbook beside what the library tells. */
typedef struct
{
  gboolean password;
  gboolean unread;  /* a cell of a formula, a logical value or an error, which it passes over */
  gboolean unshown; /* a cell that shows its number in a way it does not tell */
  GArray *hidden;   /* gboolean, of each sheet */
} Survey;

static guint32
get_number (const guint8 *data, gsize length, gsize at, guint n_bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < n_bytes && at + i < length; i++)
    number |= (guint32) data[at + i] << (8 * i);
  return number;
}

/* Where the sector after @sector stands in the table of sectors; 0 past the end. The 109 first
 * parts of that table are named in the header, enough for 7 MB. */
static guint32
next_sector (const guint8 *data, gsize length, guint sector_size, guint32 sector)
{
  guint per_part = sector_size / 4;
  guint32 part = sector / per_part;
  gsize at;

  if (part >= 109)
    return G_MAXUINT32;
  at = get_number (data, length, 76 + 4 * (gsize) part, 4);
  return get_number (data, length, (at + 1) * sector_size + 4 * (gsize) (sector % per_part), 4);
}

/* The bytes of a chain of sectors. (transfer full) */
static GByteArray *
read_chain (const guint8 *data, gsize length, guint sector_size, guint32 sector)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize at;

  while ((at = ((gsize) sector + 1) * sector_size) < length && bytes->len < length)
    {
      g_byte_array_append (bytes, data + at, (guint) MIN (sector_size, length - at));
      sector = next_sector (data, length, sector_size, sector);
    }
  return bytes;
}

/* A small stream: pieces of the stream of the root, which the first of @entries names, chained by a
 * table of their own. (transfer full) */
static GByteArray *
read_small_chain (
    const guint8 *data, gsize length, guint sector_size, const GByteArray *entries, guint32 piece)
{
  guint piece_size = 1u << (get_number (data, length, 32, 2) & 15);
  g_autoptr (GByteArray) root
      = read_chain (data, length, sector_size, get_number (entries->data, entries->len, 116, 4));
  g_autoptr (GByteArray) table
      = read_chain (data, length, sector_size, get_number (data, length, 60, 4));
  GByteArray *bytes = g_byte_array_new ();

  while ((gsize) piece * piece_size < root->len && bytes->len < root->len)
    {
      gsize at = (gsize) piece * piece_size;

      g_byte_array_append (bytes, root->data + at, (guint) MIN (piece_size, root->len - at));
      if (((gsize) piece + 1) * 4 > table->len)
        break;
      piece = get_number (table->data, table->len, (gsize) piece * 4, 4);
    }
  return bytes;
}

/* The stream of records of the workbook, whole; nothing if it cannot be followed to its end, past
 * the parts of the table of sectors that the header names. (transfer full) */
static GByteArray *
read_records (const guint8 *data, gsize length)
{
  guint sector_size = 1u << (get_number (data, length, 30, 2) & 15);
  g_autoptr (GByteArray) entries = NULL;
  g_autoptr (GByteArray) records = g_byte_array_new ();

  if (sector_size < 512)
    return g_steal_pointer (&records);
  entries = read_chain (data, length, sector_size, get_number (data, length, 48, 4));
  for (gsize at = 0; at + 128 <= entries->len; at += 128)
    {
      const guint8 *name = entries->data + at;
      guint32 first = get_number (name, 128, 116, 4);
      guint32 size = get_number (name, 128, 120, 4);

      if (memcmp (name, "W\0o\0r\0k\0b\0o\0o\0k\0", 17) != 0
          && memcmp (name, "B\0o\0o\0k\0", 9) != 0)
        continue;
      g_clear_pointer (&records, g_byte_array_unref);
      records = size < get_number (data, length, 56, 4)
                    ? read_small_chain (data, length, sector_size, entries, first)
                    : read_chain (data, length, sector_size, first);
      g_byte_array_set_size (records, records->len < size ? 0 : size);
    }
  return g_steal_pointer (&records);
}

/* Of a format of the workbook's own: a date of day, month and year, or a number without more zeros
 * before the comma than it has. */
static gboolean
is_plain_format (const guint8 *text, gsize length)
{
  gboolean day = memchr (text, 'd', length) != NULL || memchr (text, 'D', length) != NULL;
  gboolean month = memchr (text, 'm', length) != NULL || memchr (text, 'M', length) != NULL;
  gboolean year = memchr (text, 'y', length) != NULL || memchr (text, 'Y', length) != NULL;
  guint zeros = 0;

  if (day || month || year)
    return day && month && year;
  if (g_strstr_len ((const char *) text, (gssize) length, "E+") != NULL)
    return FALSE;
  for (gsize i = 0; i < length && text[i] != '.' && text[i] != ';'; i++)
    zeros += text[i] == '0' ? 1 : 0;
  return zeros <= 1 && memchr (text, '%', length) == NULL;
}

static gboolean
holds_format (const guint32 *formats, gsize n_formats, guint32 format)
{
  for (gsize i = 0; i < n_formats; i++)
    if (formats[i] == format)
      return TRUE;
  return FALSE;
}

/* FALSE if the records cannot be followed to their end. */
static gboolean
survey (const guint8 *data, gsize length, Survey *self)
{
  g_autoptr (GByteArray) records = read_records (data, length);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint32)); /* plain formats */
  gsize at = 0;

  while (at + 4 <= records->len)
    {
      guint32 type = get_number (records->data, records->len, at, 2);
      guint32 size = get_number (records->data, records->len, at + 2, 2);
      const guint8 *record = records->data + at + 4;
      guint32 format;
      gboolean hidden;

      at += 4 + (gsize) size;
      if (at > records->len)
        break;
      switch (type)
        {
        case RECORD_PASSWORD:
          self->password = TRUE;
          break;
        case RECORD_FORMULA:
        case RECORD_BOOLEAN_OR_ERROR:
          self->unread = TRUE;
          break;
        case RECORD_SHEET:
          hidden = size > 4 && (record[4] & 3) != 0;
          g_array_append_val (self->hidden, hidden);
          break;
        case RECORD_NUMBER_FORMAT:
          format = get_number (record, size, 0, 2);
          if (size > 4 && is_plain_format (record + 4, size - 4))
            g_array_append_val (own, format);
          break;
        case RECORD_LOOK:
          format = get_number (record, size, 2, 2);
          if ((get_number (record, size, 4, 2) & LOOK_OF_STYLE) == 0
              && !holds_format (plain_formats, G_N_ELEMENTS (plain_formats), format)
              && !holds_format ((const guint32 *) own->data, own->len, format))
            self->unshown = TRUE;
          break;
        default:
          break;
        }
    }
  return self->hidden->len > 0;
}

static void
set_password (const char *name, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” has a password. Nothing was read from it. Open it in Excel or LibreOffice, "
                 "save it as .xlsx without a password and choose that file."),
               name);
}

static void
set_unreadable (const char *name, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
               _("“%s” is an .xls file that cannot be read: it is damaged or was written in a way "
                 "of its own. Nothing was read from it. Open it in Excel or LibreOffice, save it "
                 "as .xlsx and choose that file."),
               name);
}

static gboolean
refuse (const char *name, const char *detail, GError **error)
{
  g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
               _("The workbook “%s” was refused: %s. Nothing was read from it. Ask the sender for "
                 "a plain .xlsx workbook."),
               name, detail);
  return FALSE;
}

/* FALSE if the value cannot be had. Nothing is there for an empty cell. */
static gboolean
take_value (const FreeXL_CellValue *value, XepSheetCell *cell)
{
  switch (value->type)
    {
    case FREEXL_CELL_INT:
      cell->type = XEP_SHEET_CELL_NUMBER;
      cell->number = value->value.int_value;
      return TRUE;
    case FREEXL_CELL_DOUBLE:
      cell->type = XEP_SHEET_CELL_NUMBER;
      cell->number = value->value.double_value;
      return TRUE;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      if (value->value.text_value == NULL || !g_utf8_validate (value->value.text_value, -1, NULL))
        return FALSE;
      if (*value->value.text_value == '\0')
        return TRUE;
      cell->type = xep_sheet_is_error_text (value->value.text_value) ? XEP_SHEET_CELL_ERROR
                                                                     : XEP_SHEET_CELL_TEXT;
      cell->text = g_ref_string_new (value->value.text_value);
      return TRUE;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      return xep_sheet_cell_set_date (cell, value->value.text_value, XEP_NUMBER_DATE);
    case FREEXL_CELL_NULL:
    default:
      return TRUE;
    }
}

static gboolean
read_cells (const void *book, XepSheet *sheet, const char *name, GError **error)
{
  unsigned int n_rows;
  unsigned short n_columns;
  gsize text_bytes = 0;

  if (freexl_worksheet_dimensions (book, &n_rows, &n_columns) != FREEXL_OK)
    {
      set_unreadable (name, error);
      return FALSE;
    }
  for (unsigned int row = 0; row < n_rows; row++)
    {
      for (unsigned short column = 0; column < n_columns; column++)
        {
          XepSheetCell cell = { .row = row, .column = column };
          FreeXL_CellValue value = { 0 };

          if (freexl_get_cell_value (book, row, column, &value) != FREEXL_OK
              || !take_value (&value, &cell))
            {
              set_unreadable (name, error);
              return FALSE;
            }
          if (cell.type == XEP_SHEET_CELL_EMPTY)
            continue;
          text_bytes += cell.text != NULL ? g_ref_string_length (cell.text) : 0;
          xep_sheet_add_cell (sheet, &cell);
          if (sheet->cells->len > XEP_SHEET_READER_CELLS)
            return refuse (name, _("it holds too many cells"), error);
          if (text_bytes > XEP_SHEET_READER_TEXT)
            return refuse (name, _("it holds too much text"), error);
        }
    }
  xep_sheet_finish (sheet);
  return TRUE;
}

static GPtrArray *
read_sheets (const void *book, const GArray *hidden, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_free);
  unsigned int n_sheets = 0, password = FREEXL_BIFF_PLAIN;

  if (freexl_get_info (book, FREEXL_BIFF_PASSWORD, &password) != FREEXL_OK
      || freexl_get_info (book, FREEXL_BIFF_SHEET_COUNT, &n_sheets) != FREEXL_OK)
    {
      set_unreadable (name, error);
      return NULL;
    }
  if (password == FREEXL_BIFF_OBFUSCATED)
    {
      set_password (name, error);
      return NULL;
    }
  if (n_sheets > MAX_SHEETS)
    {
      refuse (name, _("it holds too many sheets"), error);
      return NULL;
    }
  for (unsigned int i = 0; i < n_sheets; i++)
    {
      const char *sheet_name = NULL;
      XepSheet *sheet;

      if (freexl_get_worksheet_name (book, (unsigned short) i, &sheet_name) != FREEXL_OK
          || sheet_name == NULL || !g_utf8_validate (sheet_name, -1, NULL)
          || freexl_select_active_worksheet (book, (unsigned short) i) != FREEXL_OK)
        {
          set_unreadable (name, error);
          return NULL;
        }
      sheet = xep_sheet_new (sheet_name);
      sheet->hidden = i < hidden->len && g_array_index (hidden, gboolean, i);
      g_ptr_array_add (sheets, sheet);
      if (!read_cells (book, sheet, name, error))
        return NULL;
    }
  if (sheets->len == 0)
    {
      set_unreadable (name, error);
      return NULL;
    }
  return g_steal_pointer (&sheets);
}

/* freexl opens files only: the bytes that were read are given to it as one of their own, so that
 * nobody changes them meanwhile. */
GPtrArray *
xep_xls_reader_read (const void *data, gsize length, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local_error = NULL;
  GPtrArray *sheets = NULL;
  const void *book = NULL;
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Survey known = { .hidden = hidden };
  gboolean followed = survey (data, length, &known);
  int file;

  if (known.password || is_encrypted_package (data, length))
    {
      set_password (name, error);
      return NULL;
    }
  if (!followed)
    {
      set_unreadable (name, error);
      return NULL;
    }
  if (known.unread || known.unshown)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   known.unread
                       ? _("“%s” is an .xls workbook with formulas, which cannot be read from such "
                           "a file. Nothing was read from it. Open it in Excel or LibreOffice, "
                           "save it as .xlsx and choose that file.")
                       : _("“%s” is an .xls workbook with cells that show percentages, leading "
                           "zeros or dates without a day, which cannot be read from such a file. "
                           "Nothing was read from it. Open it in Excel or LibreOffice, save it as "
                           ".xlsx and choose that file."),
                   name);
      return NULL;
    }
  file = g_file_open_tmp ("xeploai-XXXXXX.xls", &path, &local_error);
  if (file < 0 || !g_close (file, &local_error)
      || !g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                    &local_error))
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
                   _("“%s” cannot be read, because no temporary file can be written: %s. Nothing "
                     "was read from it. Make room on the disk and try again."),
                   name, local_error->message);
    }
  else if (freexl_open (path, &book) == FREEXL_OK)
    sheets = read_sheets (book, hidden, name, error);
  else
    set_unreadable (name, error);
  if (book != NULL)
    freexl_close (book);
  if (path != NULL)
    g_unlink (path);
  return sheets;
}
