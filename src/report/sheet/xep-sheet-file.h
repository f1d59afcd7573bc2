/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepSheetFile:
 *
 * An .xlsx workbook on its way to the disk. libxlsxwriter gathers its parts in temporary files
 * whose failures it does not notice, and prints to the standard error; here they lie beside the
 * target, the library is kept quiet, and the finished workbook is read back before it replaces
 * anything. All writers of workbooks go through this.
 */
typedef struct _XepSheetFile XepSheetFile;

/* @in_order: rows are written from the first to the last and need little memory. */
XepSheetFile *
xep_sheet_file_new (const char *path, gboolean in_order, GError **error) XEP_MUST_CHECK;
/* For formats; (transfer none), as are the sheets. */
lxw_workbook *xep_sheet_file_get_workbook (XepSheetFile *self);
lxw_worksheet *
xep_sheet_file_add_sheet (XepSheetFile *self, const char *name, GError **error) XEP_MUST_CHECK;
/* A row of the last sheet has been given to the library; told in rising order, each as often as
 * one likes. */
void xep_sheet_file_note_row (XepSheetFile *self, lxw_row_t row);
/* Turns a result of the library into words. */
gboolean xep_sheet_file_check (XepSheetFile *self, lxw_error status, GError **error) XEP_MUST_CHECK;
/* The file is on the disk, whole, or the old one is untouched. */
gboolean xep_sheet_file_finish (XepSheetFile *self, GError **error) XEP_MUST_CHECK;
void xep_sheet_file_free (XepSheetFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSheetFile, xep_sheet_file_free)

G_END_DECLS
