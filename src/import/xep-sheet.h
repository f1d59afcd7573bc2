/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

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

/* How a number of a cell is shown. */
typedef enum
{
  XEP_NUMBER_PLAIN,
  XEP_NUMBER_DATE,
  XEP_NUMBER_MONTH,   /* a date without its day: "1/1980" */
  XEP_NUMBER_YEAR,    /* a date of which the year is shown alone */
  XEP_NUMBER_PERCENT, /* 0.95 as 95% */
} XepNumberFormat;

/* How many looks a workbook may have; Excel's own limit is lower. */
#define XEP_SHEET_LOOKS 65535

/**
 * XepSheetLook:
 * @code: of a plain number, %NULL for the general format
 * @font: name of the font of the whole cell (GRefString), %NULL if the file does not tell: .VnTime
 *   or VNI-Times say in which code a text is. Runs within a text may have others.
 *
 * What cells have in common that look the same.
 */
typedef struct
{
  XepNumberFormat format;
  char *code;
  char *font;
} XepSheetLook;

void xep_sheet_look_free (gpointer look);

/**
 * XepSheetCell:
 * @text: for TEXT and ERROR, as stored in the file; for NUMBER what the file itself says it shows,
 *   if it does; else %NULL
 * @look: index among the looks of its sheet
 * @date: a number shown in a date format, day included; a date that is shown without its day is a
 *   TEXT, "1/1980" or "1980"
 * @formula: holds a formula; EMPTY then means that the file kept no result of it
 *
 * One cell of a sheet. Only cells that hold something are there.
 */
typedef struct
{
  guint row;
  guint column;
  XepSheetCellType type : 8; /* small, as a workbook has a million of them */
  bool date;
  bool percent; /* shown a hundred times what it is, with "%" */
  bool formula;
  guint16 look;
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
  GArray *cells;   /* XepSheetCell by row, then column */
  GArray *rows;    /* guint: index of the first cell of each row that has one */
  GArray *merges;  /* XepSheetRange by first row, once finished */
  GArray *deepest; /* guint: the lowest row that a branch of the merges reaches, see get_merge() */
  GArray *hidden_rows; /* XepSheetRange, of which only the rows count */
  GPtrArray *looks;    /* XepSheetLook (nullable) */
} XepSheet;

XepSheet *xep_sheet_new (const char *name);
void xep_sheet_free (XepSheet *self);
/* Takes the text of @cell. */
void xep_sheet_add_cell (XepSheet *self, const XepSheetCell *cell);
void xep_sheet_add_merge (XepSheet *self, const XepSheetRange *range);
/* Notes that the rows from @first to @last are hidden, or filtered away. */
void xep_sheet_hide_rows (XepSheet *self, guint first, guint last);
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
/* The same as the cell's own format has it, where that says more than the value: "01234567",
 * "10.100000". For what is written in digits and is no quantity. (transfer full) */
char *xep_sheet_dup_shown (XepSheet *self, const XepSheetCell *cell);
/* TRUE for a number of 16 digits or more: a spreadsheet keeps 15, the rest were lost. */
gboolean xep_sheet_cell_lost_digits (const XepSheetCell *cell);
/* Name of the font of the whole cell, NULL if unknown. (transfer none) */
const char *xep_sheet_get_font (XepSheet *self, const XepSheetCell *cell);
gboolean xep_sheet_is_row_hidden (XepSheet *self, guint row);
/* TRUE for "#N/A", "#REF!" … and for the "####" of a column that is too narrow. */
gboolean xep_sheet_is_error_text (const char *text);
/* Makes @cell the day @iso ("1980-01-05", also with a time) in the 1900 system, as @format shows
 * it; FALSE if it is no day. */
gboolean xep_sheet_cell_set_date (XepSheetCell *cell, const char *iso, XepNumberFormat format);
/* Makes a number of @cell what @format shows of it: @date1904 as in the workbook. */
void xep_sheet_cell_set_format (XepSheetCell *cell, XepNumberFormat format, gboolean date1904);
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
