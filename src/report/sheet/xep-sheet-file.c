/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/sheet/xep-sheet-file.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "base/xep-process.h"
#include "base/xep-safe-file.h"
#include "report/shared/xep-package-check.h"

/* What a program that opens a workbook looks for, besides the sheets. */
static const char *const fixed_parts[] = {
  "[Content_Types].xml",        "_rels/.rels",   "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme1.xml",
};
/* Where the texts are when the sheets do not hold them themselves. */
#define SHARED_PART "xl/sharedStrings.xml"

typedef struct
{
  guint n_rows;
  gint64 last_row; /* -1 before the first */
} Sheet;

struct _XepSheetFile
{
  XepSafeFile *file;
  char *path; /* as the person gave it */
  lxw_workbook *workbook;
  GArray *sheets; /* Sheet */
  gboolean in_order;
  gboolean quiet;
};

XepSheetFile *
xep_sheet_file_new (const char *path, gboolean in_order, GError **error)
{
  g_autoptr (XepSheetFile) self = g_new0 (XepSheetFile, 1);
  lxw_workbook_options options = { .constant_memory = in_order ? LXW_TRUE : LXW_FALSE };
  g_autofree char *folder = NULL;

  self->path = g_strdup (path);
  self->in_order = in_order;
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  self->file = xep_safe_file_new (path, error);
  if (self->file == NULL || !xep_process_begin_quiet (error))
    return NULL;
  self->quiet = TRUE;
  /* Where the workbook will be, also when the person gave a link to it. */
  folder = g_path_get_dirname (xep_safe_file_get_path (self->file));
  options.tmpdir = folder;
  self->workbook = workbook_new_opt (xep_safe_file_get_path (self->file), &options);
  if (self->workbook == NULL && !xep_sheet_file_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
xep_sheet_file_free (XepSheetFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  if (self->quiet)
    xep_process_end_quiet ();
  xep_safe_file_free (self->file);
  g_array_unref (self->sheets);
  g_free (self->path);
  g_free (self);
}

lxw_workbook *
xep_sheet_file_get_workbook (XepSheetFile *self)
{
  return self->workbook;
}

gboolean
xep_sheet_file_check (XepSheetFile *self, lxw_error status, GError **error)
{
  g_autofree char *shown = NULL;

  if (status == LXW_NO_ERROR)
    return TRUE;
  shown = g_filename_display_name (self->path);
  g_set_error (error, XEP_ERROR, XEP_ERROR_FAILED,
               _("The Excel file “%s” was not written: %s. Nothing was changed."), shown,
               lxw_strerror (status));
  return FALSE;
}

/* Without a temporary file for the rows there is no sheet, and the library says no more. */
lxw_worksheet *
xep_sheet_file_add_sheet (XepSheetFile *self, const char *name, GError **error)
{
  lxw_error valid = workbook_validate_sheet_name (self->workbook, name);
  Sheet added = { 0, -1 };
  lxw_worksheet *sheet;

  if (!xep_sheet_file_check (self, valid, error))
    return NULL;
  errno = 0;
  sheet = workbook_add_worksheet (self->workbook, name);
  if (sheet != NULL)
    g_array_append_val (self->sheets, added);
  else if (errno != 0)
    xep_set_error_from_errno (error, errno, self->path);
  else
    xep_package_set_not_whole (self->path, error);
  return sheet;
}

void
xep_sheet_file_note_row (XepSheetFile *self, lxw_row_t row)
{
  Sheet *sheet = &g_array_index (self->sheets, Sheet, self->sheets->len - 1);

  if (row <= sheet->last_row)
    return;
  sheet->last_row = row;
  sheet->n_rows++;
}

/* Whether the closed workbook holds what was given to it. */
static gboolean
read_back (XepSheetFile *self, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (XepPackagePart));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_parts); i++)
    g_array_append_vals (parts, &(XepPackagePart){ fixed_parts[i], NULL, 0 }, 1);
  if (!self->in_order)
    g_array_append_vals (parts, &(XepPackagePart){ SHARED_PART, NULL, 0 }, 1);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

      g_ptr_array_add (names, name);
      g_array_append_vals (
          parts, &(XepPackagePart){ name, "row", g_array_index (self->sheets, Sheet, i).n_rows },
          1);
    }
  return xep_package_check (xep_safe_file_get_path (self->file), self->path,
                            (const XepPackagePart *) parts->data, parts->len, error);
}

gboolean
xep_sheet_file_finish (XepSheetFile *self, GError **error)
{
  lxw_error status;

  errno = 0;
  status = workbook_close (g_steal_pointer (&self->workbook));
  if (status != LXW_NO_ERROR && errno != 0)
    {
      xep_set_error_from_errno (error, errno, self->path);
      return FALSE;
    }
  return xep_sheet_file_check (self, status, error) && read_back (self, error)
         && xep_safe_file_commit (self->file, error);
}
