/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-text-decode.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/xep-sheet-reader.h"

/* How much of a file without a mark is looked at for the zero bytes of UTF-16. */
#define LOOK_AT 4096

/* CP1252 from 0x80 on; what it lacks stands for itself. */
static const gunichar cp1252[32] = {
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* UTF-16 without a mark: every other byte of plain letters, digits and delimiters is zero, and
 * none of the others. */
static const char *
guess_utf16 (const guint8 *data, gsize length)
{
  gsize n = MIN (length, LOOK_AT) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < 2 * n; i++)
    zeros[i % 2] += data[i] == 0 ? 1 : 0;
  if (length % 2 != 0 || n == 0)
    return NULL;
  if (zeros[0] == 0 && zeros[1] >= n / 3 + 1)
    return "UTF-16LE";
  return zeros[1] == 0 && zeros[0] >= n / 3 + 1 ? "UTF-16BE" : NULL;
}

/* Which code the bytes are in, NULL for UTF-8 or one-byte codes; @skip: (out) length of the mark.
 */
static const char *
find_code (const guint8 *data, gsize length, gsize *skip)
{
  static const struct
  {
    const char *bytes;
    const char *code;
  } marks[] = { { "\xEF\xBB\xBF", NULL }, { "\xFF\xFE", "UTF-16LE" }, { "\xFE\xFF", "UTF-16BE" } };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      *skip = strlen (marks[i].bytes);
      if (length >= *skip && memcmp (data, marks[i].bytes, *skip) == 0)
        return marks[i].code;
    }
  *skip = 0;
  return guess_utf16 (data, length);
}

static char *
from_cp1252 (const guint8 *data, gsize length)
{
  GString *text = g_string_sized_new (length + length / 4);

  for (gsize i = 0; i < length; i++)
    {
      gboolean special = data[i] >= 0x80 && data[i] < 0xA0;

      g_string_append_unichar (text, special ? cp1252[data[i] - 0x80] : data[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
refuse_zero (const char *name, GError **error)
{
  g_set_error (
      error, XEP_ERROR, XEP_ERROR_INVALID,
      _("“%s” is neither a workbook nor a text: it holds zero bytes. Nothing was read from "
        "it. Choose the .xlsx, .xls, .ods or .csv file."),
      name);
  return NULL;
}

char *
xep_text_decode (const void *data, gsize length, const char *name, GError **error)
{
  gsize skip, written;
  const char *code = find_code (data, length, &skip);
  const char *bytes = (const char *) data + skip;
  gsize rest = length - skip;
  char *text;

  if (length > XEP_SHEET_READER_TEXT)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
                   _("The text file “%s” was refused: %s. Nothing was read from it. Keep only the "
                     "list in it and choose it again."),
                   name, _("it holds too much text"));
      return NULL;
    }
  if (code != NULL)
    {
      text = g_convert (bytes, (gssize) rest, "UTF-8", code, NULL, &written, NULL);
      if (text == NULL)
        g_set_error (error, XEP_ERROR, XEP_ERROR_DAMAGED,
                     _("The text file “%s” is damaged or incomplete. Nothing was read from it. "
                       "Save it again from the program it comes from and choose that file."),
                     name);
      else if (strlen (text) != written)
        {
          g_free (text);
          return refuse_zero (name, error);
        }
      return text;
    }
  if (memchr (bytes, '\0', rest) != NULL)
    return refuse_zero (name, error);
  if (g_utf8_validate (bytes, (gssize) rest, NULL))
    return g_strndup (bytes, rest);
  return from_cp1252 ((const guint8 *) bytes, rest);
}
