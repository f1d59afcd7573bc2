/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-heading-table.h"
#include "import/xep-import-mapping.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* Lists are wide, not endless: headings are looked for in these columns only. */
#define XEP_HEADER_COLUMNS 256
/* The header is looked for in this many first rows. */
#define XEP_HEADER_ROWS 30
/* A name is written in at most so many columns. */
#define XEP_HEADER_NAME_PARTS 4

/* Why a column is read, or is not. */
typedef enum
{
  XEP_COLUMN_NAMELESS, /* nothing stands above it */
  XEP_COLUMN_UNKNOWN,  /* a heading that is none of the known ones */
  XEP_COLUMN_READ,
  XEP_COLUMN_PASSED_OVER, /* known, but of no use for what is imported */
  XEP_COLUMN_OTHER_STEP,  /* points of another step */
  XEP_COLUMN_OTHER_TIME,  /* of another year or period */
  XEP_COLUMN_LESS_EXACT,  /* another column says it better */
  XEP_COLUMN_TWIN,        /* another one says the same, or this one nothing */
  XEP_COLUMN_ASKED,       /* another one could be it as well */
  XEP_COLUMN_LEFT_OUT,    /* somebody said that it is not to be read */
} XepColumnState;

/**
 * XepHeaderColumn:
 * @heading: as written, of all header rows joined; "" if there is none
 * @field: what it holds; of no meaning while NAMELESS, UNKNOWN or LEFT_OUT
 * @whole: no part of the heading was left aside
 *
 * One column under a header.
 */
typedef struct
{
  char *heading;
  XepHeading field;
  XepColumnState state;
  gboolean whole;
  XepHeadingMatch match;
} XepHeaderColumn;

/**
 * XepHeader:
 * @columns: place of each field in the sheet, -1 if absent
 * @names: the columns that make a name, in order
 * @all: XepHeaderColumn: every column up to the last that has a heading
 *
 * One reading of a place in a sheet as a header of one to three rows.
 */
typedef struct
{
  int columns[XEP_N_HEADINGS];
  guint names[XEP_HEADER_NAME_PARTS];
  guint n_names;
  GArray *all;
  guint row; /* from 0 */
  guint n_rows;
  guint first_row; /* below the header */
  guint n_found;
  guint weight;
} XepHeader;

/* The best reading in the first rows: it has a column of names, and most others; NULL if there is
 * none. Which of several columns for one field is read is settled. @mapping: (nullable): what
 * somebody said about the sheet. (transfer full) */
XepHeader *
xep_header_find (XepSheet *sheet, const XepHeadingScope *scope, XepImportMapping *mapping);
void xep_header_free (XepHeader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepHeader, xep_header_free)

G_END_DECLS
