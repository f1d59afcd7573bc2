/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-column.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* The header is looked for in this many first rows. */
#define XEP_TABLE_HEADER_ROWS 15
/* More rows of people than this are not a commune's list. */
#define XEP_TABLE_ROWS 50000

/**
 * XepTableRow:
 * @row: row of the sheet, from 0
 * @group: the chi bộ it stands under: of the last group row, else of the title; "" if none
 *
 * A row that is about a person.
 */
typedef struct
{
  guint       row;
  const char *group;
} XepTableRow;

/* A row that was not read as one about a person although something is written in it. */
typedef struct
{
  guint row;
  char *text;
} XepTableSkipped;

/**
 * XepTable:
 *
 * The list of people in a sheet: where its columns are and which rows hold people. Titles above and summaries and
 * signatures below are told apart.
 */
typedef struct
{
  XepSheet  *sheet;                      /* not owned */
  int        columns[XEP_N_COLUMN_IDS];  /* column of the sheet, -1 if absent */
  guint      name_span;                  /* columns a merged name heading covers: the parts of a name stand in them */
  guint      header_row;                 /* first row of the header, from 0 */
  guint      first_row;                  /* first row below the header */
  char     **headings;                   /* one for each column of the sheet up to the last heading */
  GPtrArray *titles;                     /* char*: lines above the header, cleaned */
  GPtrArray *groups;                     /* char*: owns the groups of the rows */
  GArray    *rows;                       /* XepTableRow */
  GPtrArray *skipped;                    /* XepTableSkipped */
} XepTable;

/* NULL if no row of the first XEP_TABLE_HEADER_ROWS names a column of names. @sheet must outlive the table. INVALID error only when there
 * are more than XEP_TABLE_ROWS people; else @error stays unset. */
XepTable           *xep_table_new      (XepSheet *sheet, XepImportKind kind, GError **error);
void                xep_table_free     (XepTable *self);
gboolean            xep_table_has      (XepTable *self, XepColumnId column);
/* NULL if the column is absent or the cell empty. Chi bộ and workplace also come from a merged cell above. (transfer none) */
const XepSheetCell *xep_table_get_cell (XepTable *self, guint row, XepColumnId column);
/* What a person sees there, cleaned; "" if nothing. (transfer full) */
char               *xep_table_dup_text (XepTable *self, guint row, XepColumnId column);
/* "C14"; an absent column gives the name's. (transfer full) */
char               *xep_table_address  (XepTable *self, guint row, XepColumnId column);
/* The whole row, one text for each of @headings. (transfer full) */
char              **xep_table_dup_row  (XepTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepTable, xep_table_free)

G_END_DECLS
