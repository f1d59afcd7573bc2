/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-workbook.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/xep-safe-file.h"
#include "import/xep-ods-reader.h"
#include "import/xep-package.h"
#include "import/xep-text-decode.h"
#include "import/xep-text-reader.h"
#include "import/xep-xls-reader.h"
#include "import/xep-xlsx-reader.h"

struct _XepWorkbook
{
  GPtrArray *sheets; /* XepSheet */
};

/* What is no list whatever it is called, by its first bytes; N_() sentences with its name. */
static const struct
{
  const char *bytes;
  const char *refusal;
} strangers[] = {
  { "%PDF", N_("“%s” is a PDF file. Nothing was read from it. Ask the sender for the workbook that "
               "it was printed from.") },
  { "{\\rtf",
    N_("“%s” is a text document. Nothing was read from it. Copy its table into Excel, save "
       "it as .xlsx and choose that file.") },
  { "<!doctype html",
    N_("“%s” is a web page, whatever it is called. Nothing was read from it. Open it "
       "in Excel, save it as .xlsx and choose that file.") },
  { "<html", N_("“%s” is a web page, whatever it is called. Nothing was read from it. Open it in "
                "Excel, save it as .xlsx and choose that file.") },
  { "<table", N_("“%s” is a web page, whatever it is called. Nothing was read from it. Open it in "
                 "Excel, save it as .xlsx and choose that file.") },
  { "<?xml", N_("“%s” is an XML file, whatever it is called. Nothing was read from it. Open it in "
                "Excel, save it as .xlsx and choose that file.") },
  { "mime-version:",
    N_("“%s” is a web page, whatever it is called. Nothing was read from it. Open it "
       "in Excel, save it as .xlsx and choose that file.") },
  { "\x89PNG",
    N_("“%s” is a picture. Nothing was read from it. Choose the .xlsx, .xls, .ods or .csv "
       "file.") },
  { "\xFF\xD8\xFF",
    N_("“%s” is a picture. Nothing was read from it. Choose the .xlsx, .xls, .ods or "
       ".csv file.") },
};

static gboolean
check_stranger (const char *data, gsize length, const char *name, GError **error)
{
  gsize skip = length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (skip < length && g_ascii_isspace (data[skip]))
    skip++;
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      gsize n = strlen (strangers[i].bytes);

      if (length - skip >= n && g_ascii_strncasecmp (data + skip, strangers[i].bytes, n) == 0)
        {
          g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID, _ (strangers[i].refusal), name);
          return FALSE;
        }
    }
  return TRUE;
}

static GPtrArray *
read_package (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (XepPackage) package = xep_package_new (data, length, name, error);

  if (package == NULL)
    return NULL;
  return xep_ods_reader_knows (package) ? xep_ods_reader_read (package, error)
                                        : xep_xlsx_reader_read (package, error);
}

static GPtrArray *
read_text (const char *text, const char *name, GError **error)
{
  XepSheet *sheet = xep_text_reader_read (text, name, error);
  GPtrArray *sheets;

  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_sheet_free);
  g_ptr_array_add (sheets, sheet);
  return sheets;
}

static XepWorkbook *
take_sheets (GPtrArray *sheets)
{
  XepWorkbook *self;

  if (sheets == NULL)
    return NULL;
  self = g_new0 (XepWorkbook, 1);
  self->sheets = sheets;
  return self;
}

XepWorkbook *
xep_workbook_parse (const void *data, gsize length, const char *name, GError **error)
{
  static const char zip[] = { 'P', 'K', 3, 4 };
  g_autofree char *text = NULL;

  if (length == 0)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is empty. Nothing was read from it. Choose another file."), name);
      return NULL;
    }
  if (xep_xls_reader_knows (data, length))
    return take_sheets (xep_xls_reader_read (data, length, name, error));
  if (length >= sizeof zip && memcmp (data, zip, sizeof zip) == 0)
    return take_sheets (read_package (data, length, name, error));
  if (!check_stranger (data, length, name, error))
    return NULL;
  text = xep_text_decode (data, length, name, error);
  return text != NULL ? take_sheets (read_text (text, name, error)) : NULL;
}

XepWorkbook *
xep_workbook_parse_text (const char *text, const char *name, GError **error)
{
  return take_sheets (read_text (text, name, error));
}

/* The whole file is taken into memory, so that nobody changes it while it is read. */
static gboolean
read_file (const char *path, const char *name, char **data, gsize *length, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      xep_set_error_from_errno (error, errno, path);
      return FALSE;
    }
  if (status.st_size > XEP_PACKAGE_FILE)
    {
      g_set_error (error, XEP_ERROR, XEP_ERROR_INVALID,
                   _("“%s” is larger than %d MB, too large for a list of people. Nothing was read "
                     "from it. Choose another file."),
                   name, XEP_PACKAGE_FILE / 1024 / 1024);
      return FALSE;
    }
  return xep_safe_file_read (path, data, length, error);
}

XepWorkbook *
xep_workbook_load (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (!read_file (path, name, &data, &length, error))
    return NULL;
  return xep_workbook_parse (data, length, name, error);
}

guint
xep_workbook_count_sheets (XepWorkbook *self)
{
  return self->sheets->len;
}

XepSheet *
xep_workbook_get_sheet (XepWorkbook *self, guint index)
{
  g_return_val_if_fail (index < self->sheets->len, NULL);
  return g_ptr_array_index (self->sheets, index);
}

void
xep_workbook_free (XepWorkbook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self);
}
