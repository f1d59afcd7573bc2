/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-date.h"
#include "base/xep-error.h"

G_BEGIN_DECLS

/* What a spreadsheet can hold at most: a cell beyond is no cell. Rows and columns count from 0. */
#define XEP_SHEET_ROWS 1048576
#define XEP_SHEET_COLUMNS 16384

typedef enum
{
  XEP_SHEET_CELL_EMPTY,
  XEP_SHEET_CELL_TEXT,
  XEP_SHEET_CELL_NUMBER,
  XEP_SHEET_CELL_BOOLEAN, /* @number is 0 or 1 */
  XEP_SHEET_CELL_ERROR,   /* @text is "#REF!" … */
} XepSheetCellType;

/**
 * XepSheetCell:
 * @text: for TEXT and ERROR, as stored in the file; else %NULL
 * @date: a number shown in a date format
 * @formula: holds a formula; EMPTY then means that the file kept no result of it
 *
 * One cell of a sheet. Only cells that hold something are there.
 */
typedef struct
{
  guint row;
  guint column;
  XepSheetCellType type;
  gboolean date;
  gboolean percent; /* shown a hundred times what it is, with "%" */
  gboolean formula;
  double number;
  char *text;
} XepSheetCell;

/* A merged range, first and last cell included. */
typedef struct
{
  guint first_row, first_column;
  guint last_row, last_column;
} XepSheetRange;

/**
 * XepSheet:
 * @hidden: the sheet is hidden in the workbook
 *
 * The cells of one sheet, sparse. Filled by xep_sheet_add_cell() and xep_sheet_add_merge(), then
 * finished once.
 */
typedef struct
{
  char *name;
  gboolean hidden;
  gboolean date1904;
  GArray *cells;  /* XepSheetCell by row, then column */
  GArray *rows;   /* guint: index of the first cell of each row that has one */
  GArray *merges; /* XepSheetRange */
} XepSheet;

XepSheet *xep_sheet_new (const char *name);
void xep_sheet_free (XepSheet *self);
/* Takes the text of @cell. */
void xep_sheet_add_cell (XepSheet *self, const XepSheetCell *cell);
void xep_sheet_add_merge (XepSheet *self, const XepSheetRange *range);
/* Sorts the cells; of two cells with one address the later stays. Look-ups work from here on. */
void xep_sheet_finish (XepSheet *self);
/* How many rows hold a cell, and the number of the @index-th of them. */
guint xep_sheet_count_rows (XepSheet *self);
guint xep_sheet_get_row_number (XepSheet *self, guint index);
/* The cells of the @index-th row that has some, in column order. (transfer none) */
const XepSheetCell *xep_sheet_get_row (XepSheet *self, guint index, guint *n_cells);
/* NULL if nothing is there. (transfer none) */
const XepSheetCell *xep_sheet_get_cell (XepSheet *self, guint row, guint column);
/* The merged range that covers the place, NULL if none. (transfer none) */
const XepSheetRange *xep_sheet_get_merge (XepSheet *self, guint row, guint column);
/* As xep_sheet_get_cell(), but any place of a merged range gives its first cell. */
const XepSheetCell *xep_sheet_get_merged_cell (XepSheet *self, guint row, guint column);
/* What a person sees in the cell, cleaned: dates dd/mm/yyyy, "95%", decimal comma. "" for NULL.
 * (transfer full) */
char *xep_sheet_dup_text (XepSheet *self, const XepSheetCell *cell);
/* "C". (transfer full) */
char *xep_sheet_column_name (guint column);
/* "C14". (transfer full) */
char *xep_sheet_address (guint row, guint column);
/* Reads "C14" (also "$C$14"); FALSE if it is no address of a sheet. @end: (out) (optional) where
 * reading stopped; NULL: it
 * must be the whole text. */
gboolean xep_sheet_parse_address (const char *text, guint *row, guint *column, const char **end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSheet, xep_sheet_free)

G_END_DECLS
