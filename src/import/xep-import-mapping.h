/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"
#include "import/xep-heading.h"

G_BEGIN_DECLS

/* What somebody decided about a workbook: which sheets are read, which row is the header, what the
 * columns hold, and what becomes of rows that had to be asked about. Kept as text:
 *
 *     [Danh sách]
 *     read=yes
 *     decode=yes
 *     header=4
 *     G=card
 *     H=-
 *
 *     [rows]
 *     Danh sách!12=same 45
 *     Danh sách!13=new
 *     Danh sách!14=skip */
typedef struct _XepImportMapping XepImportMapping;

/* What becomes of a row. */
typedef enum
{
  XEP_ANSWER_NONE,
  XEP_ANSWER_SAME, /* it is the person of that id */
  XEP_ANSWER_NEW,  /* it is somebody who is not in the data */
  XEP_ANSWER_SKIP,
} XepImportAnswer;

XepImportMapping *xep_import_mapping_new (void);
void xep_import_mapping_free (XepImportMapping *self);
/* INVALID for what is no such file, names the line's group and key. */
XepImportMapping *xep_import_mapping_parse (const char *text, GError **error) XEP_MUST_CHECK;
XepImportMapping *xep_import_mapping_load (const char *path, GError **error) XEP_MUST_CHECK;
/* (transfer full) */
char *xep_import_mapping_dup_text (XepImportMapping *self);

/* Whether the sheet was said to be read (1), not to be read (0), or nothing was said (-1). */
int xep_import_mapping_get_read (XepImportMapping *self, const char *sheet);
void xep_import_mapping_set_read (XepImportMapping *self, const char *sheet, gboolean read);
/* Whether texts of the sheet in a code from before Unicode are to be decoded. */
gboolean xep_import_mapping_is_decoded (XepImportMapping *self, const char *sheet);
/* The row of the header from 0; -1 if nothing was said. */
int xep_import_mapping_get_header (XepImportMapping *self, const char *sheet);
void xep_import_mapping_set_header (XepImportMapping *self, const char *sheet, int row);
/* FALSE if nothing was said about the column; @field is -1 for one that is not to be read. */
gboolean
xep_import_mapping_get_column (XepImportMapping *self, const char *sheet, guint column, int *field);
void
xep_import_mapping_set_column (XepImportMapping *self, const char *sheet, guint column, int field);
/* @row: from 0. @person_id: (out): of SAME. */
XepImportAnswer xep_import_mapping_get_answer (XepImportMapping *self,
                                               const char *sheet,
                                               guint row,
                                               gint64 *person_id);
void xep_import_mapping_set_answer (
    XepImportMapping *self, const char *sheet, guint row, XepImportAnswer answer, gint64 person_id);
/* Whether the value of the file for that field of the row is not to take the place of the stored
 * one; or, for a field that is kept by itself, whether it is to (see xep-import-report.h). */
gboolean xep_import_mapping_is_turned (XepImportMapping *self,
                                       const char *sheet,
                                       guint row,
                                       const char *key);
void xep_import_mapping_set_turned (
    XepImportMapping *self, const char *sheet, guint row, const char *key, gboolean turned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepImportMapping, xep_import_mapping_free)

G_END_DECLS
