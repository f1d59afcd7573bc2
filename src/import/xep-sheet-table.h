/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-heading.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* The header is looked for in this many first rows. */
#define XEP_SHEET_TABLE_HEADER_ROWS 15
/* More rows of people than this are not a commune's list. */
#define XEP_SHEET_TABLE_ROWS 50000

/**
 * XepPersonRow:
 * @row: row of the sheet, from 0
 * @group: the chi bộ it stands under: of the last group row, else of the title; "" if none
 *
 * A row that is about a person.
 */
typedef struct
{
  guint row;
  const char *group;
} XepPersonRow;

/* A row that was not read as one about a person although something is written in it. */
typedef struct
{
  guint row;
  char *text;
} XepSkippedRow;

/**
 * XepSheetTable:
 *
 * The list of people in a sheet: where its columns are and which rows hold people. Titles above
 * and summaries and
 * signatures below are told apart.
 */
typedef struct
{
  XepSheet *sheet;             /* not owned */
  int columns[XEP_N_HEADINGS]; /* column of the sheet, -1 if absent */
  guint name_span;             /* columns of a merged name heading, each with a part */
  guint header_row;            /* first row of the header, from 0 */
  guint first_row;             /* first row below the header */
  char **headings;             /* one for each column up to the last heading */
  GPtrArray *titles;           /* char*: lines above the header, cleaned */
  GPtrArray *groups;           /* char*: owns the groups of the rows */
  GArray *rows;                /* XepPersonRow */
  GPtrArray *skipped;          /* XepSkippedRow */
} XepSheetTable;

/* NULL if no row of the first XEP_SHEET_TABLE_HEADER_ROWS names a column of names. @sheet must
 * outlive the table. INVALID error only when there
 * are more than XEP_SHEET_TABLE_ROWS people; else @error stays unset. */
XepSheetTable *xep_sheet_table_new (XepSheet *sheet, XepImportKind kind, GError **error);
void xep_sheet_table_free (XepSheetTable *self);
/* NULL if the column is absent or the cell empty. Chi bộ and workplace also come from a merged
 * cell above. (transfer none) */
const XepSheetCell *xep_sheet_table_get_cell (XepSheetTable *self, guint row, XepHeading column);
/* What a person sees there, cleaned; "" if nothing. (transfer full) */
char *xep_sheet_table_dup_text (XepSheetTable *self, guint row, XepHeading column);
/* "C14"; an absent column gives the name's. (transfer full) */
char *xep_sheet_table_address (XepSheetTable *self, guint row, XepHeading column);
/* The whole row, one text for each of @headings. (transfer full) */
char **xep_sheet_table_dup_row (XepSheetTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSheetTable, xep_sheet_table_free)

G_END_DECLS
