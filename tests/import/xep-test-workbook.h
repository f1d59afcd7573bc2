/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Workbooks made by hand for tests, good and bad. */

/* One part of the .zip; the last of an array has a NULL name. */
typedef struct
{
  const char *name;
  const char *text;
} XepTestPart;

/* A .zip of @parts at DIR/@name. (transfer full): its path. */
char *xep_test_zip (const char *dir, const char *name, const XepTestPart *parts);
/* A whole workbook of one sheet "Danh sách" whose <sheetData> and what follows it is @sheet_xml. */
char *xep_test_sheet (const char *dir, const char *name, const char *sheet_xml);
/* The same from rows of texts: cells split by '|', the first row is row 1. A cell "#12.5" is the
 * number, "@33810" the number in a date format, "%0.95" in a format of percent, "=" a
 * formula without a result, "=7" one with that result, anything else a text. @merges: "A1:B1
 * C1:C2" or NULL. */
char *
xep_test_rows (const char *dir, const char *name, const char *const *rows, const char *merges);
/* A second sheet or other parts need these. */
extern const char *const xep_test_root_relations;
char *xep_test_sheet_xml (const char *const *rows, const char *merges);

/* Removes the folder and what is in it (one level). */
void xep_test_remove_dir (char *dir);

G_END_DECLS
