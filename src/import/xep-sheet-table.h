/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-header.h"

G_BEGIN_DECLS

/* More rows of people than this are not a commune's list. */
#define XEP_SHEET_TABLE_ROWS 50000
/* The group of people under a row that names one by a formula without a result. */
#define XEP_SHEET_TABLE_UNKNOWN_GROUP "?"

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
  gboolean doubtful; /* perhaps a person, with nothing beside the name */
} XepSkippedRow;

/**
 * XepSheetTable:
 * @columns: place of each field in the sheet, -1 if absent
 * @headings: one for each column up to the last heading, "" where there is none
 * @titles: char*: lines above the header, cleaned
 * @groups: char*: owns the groups of the rows
 * @n_subgroups: rows that name a part of a chi bộ, of which nothing is kept
 * @n_hidden: rows of people that are hidden in the workbook; they are read as any other
 *
 * The list of people in a sheet: where its columns are and which rows hold people. Titles above
 * and summaries and signatures below are told apart.
 */
typedef struct
{
  XepSheet *sheet; /* not owned */
  XepHeader *header;
  const int *columns;
  char **headings;
  GPtrArray *titles;
  GPtrArray *groups;
  GArray *rows;       /* XepPersonRow */
  GPtrArray *skipped; /* XepSkippedRow */
  guint n_subgroups;
  guint n_hidden;
} XepSheetTable;

/* NULL if no row of the first XEP_HEADER_ROWS names a column of names. @sheet must outlive the
 * table. @mapping: (nullable). INVALID error only when there are more than XEP_SHEET_TABLE_ROWS
 * people; else @error stays unset. */
XepSheetTable *xep_sheet_table_new (XepSheet *sheet,
                                    const XepHeadingScope *scope,
                                    XepImportMapping *mapping,
                                    GError **error);
void xep_sheet_table_free (XepSheetTable *self);
/* NULL if the column is absent or the cell empty, or says nothing ("-", "…"). Chi bộ and workplace
 * also come from a merged cell above; a ditto mark is the cell of the person above, where a column
 * may have one. (transfer none) */
const XepSheetCell *xep_sheet_table_get_cell (XepSheetTable *self, guint row, XepHeading column);
/* What a person sees there, as the cell shows it, cleaned; "" if nothing. (transfer full) */
char *xep_sheet_table_dup_text (XepSheetTable *self, guint row, XepHeading column);
/* "C14"; an absent column gives the name's. (transfer full) */
char *xep_sheet_table_address (XepSheetTable *self, guint row, XepHeading column);
/* The whole row, one text for each of @headings. (transfer full) */
char **xep_sheet_table_dup_row (XepSheetTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSheetTable, xep_sheet_table_free)

G_END_DECLS
