/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-heading.h"
#include "import/xep-sheet.h"

G_BEGIN_DECLS

/* Lists are wide, not endless: headings are looked for in these columns only. */
#define XEP_HEADER_COLUMNS 256

/**
 * XepHeader:
 *
 * One reading of a place in a sheet as a header of one row or of two: which columns it names.
 */
typedef struct
{
  int columns[XEP_N_HEADINGS]; /* column of the sheet, -1 if absent */
  guint n_found;
  guint name_span; /* columns covered by a merged name heading */
  guint row;       /* from 0 */
  guint n_rows;    /* 1 or 2 */
} XepHeader;

/* The best reading in the first @n_rows rows: it names a column of names, and most others. FALSE
 * if there is none. */
gboolean xep_header_find (XepSheet *sheet, XepImportKind kind, guint n_rows, XepHeader *header);
/* First row below the header. */
guint xep_header_end (XepSheet *sheet, const XepHeader *header);
/* The headings as written, of both rows joined, for each column of the sheet up to the last one.
 * (transfer full) */
char **xep_header_dup_headings (XepSheet *sheet, const XepHeader *header);

G_END_DECLS
