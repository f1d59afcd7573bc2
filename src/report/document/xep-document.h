/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-report-data.h"
#include "report/document/xep-report-notes.h"
#include "report/shared/xep-arena.h"

G_BEGIN_DECLS

/**
 * XepDocument:
 *
 * What is to be printed, filled and in reading order, knowing nothing of pages: paragraphs, dotted
 * lines, columns, tables. The layout turns it into pages, the worksheet writer into a sheet.
 * Everything hangs on the document's arena and is freed with it. Lengths are millimetres, type
 * sizes and spacing points.
 */

typedef enum
{
  XEP_ALIGN_LEFT,
  XEP_ALIGN_CENTER,
  XEP_ALIGN_RIGHT,
  XEP_ALIGN_JUSTIFY,
} XepAlign;

typedef enum
{
  XEP_RUN_PLAIN = 0,
  XEP_RUN_BOLD = 1 << 0,
  XEP_RUN_ITALIC = 1 << 1,
  XEP_RUN_UNDERLINE = 1 << 2,
} XepRunFlags;

/* A stretch of a text in one look. The runs of a text follow each other and cover it. */
typedef struct
{
  guint length; /* bytes */
  guint flags;  /* XepRunFlags */
} XepRun;

typedef struct
{
  const char *text; /* never NULL; "\n" breaks the line */
  const XepRun *runs;
  guint n_runs;
} XepText;

typedef struct
{
  double size;   /* points */
  double pitch;  /* from line to line, exactly, points */
  double indent; /* of the first line, mm */
  double margin; /* of all lines, from the left, mm */
  double before; /* space, points */
  double after;
  XepAlign align;
  gboolean keep_with_next;
} XepStyle;

/* A small box before the first line, empty or crossed. */
typedef enum
{
  XEP_BOX_NONE,
  XEP_BOX_EMPTY,
  XEP_BOX_CROSSED,
} XepBox;

typedef enum
{
  XEP_BLOCK_PARAGRAPH,
  XEP_BLOCK_LEADERS, /* key-value line with dotted leaders */
  XEP_BLOCK_LINES,   /* empty dotted lines to write on */
  XEP_BLOCK_COLUMNS, /* letterhead, signatures */
  XEP_BLOCK_TABLE,
  XEP_BLOCK_PAGE_BREAK,
} XepBlockKind;

typedef struct
{
  XepBlockKind kind;
} XepBlock;

typedef struct
{
  XepBlock block;
  XepStyle style;
  XepText text;
  XepBox box;
  gboolean rule; /* a rule as wide as the text, under it */
} XepParagraph;

/* One "Label: value……" of a line. */
typedef struct
{
  XepText label;
  XepText value;
  double share; /* of the line's width */
} XepLeader;

typedef struct
{
  XepBlock block;
  XepStyle style;
  XepLeader *leaders;
  guint n_leaders;
} XepLeaders;

typedef struct
{
  XepBlock block;
  XepStyle style;
  guint count;
} XepLines;

typedef struct
{
  double share; /* of the width */
  XepParagraph **paragraphs;
  guint n_paragraphs;
} XepColumn;

/* Side by side, kept whole. @with_previous: never begins a page (a signature does not stand alone).
 */
typedef struct
{
  XepBlock block;
  XepColumn *columns;
  guint n_columns;
  gboolean with_previous;
  double before, after;
} XepColumns;

typedef struct
{
  double width; /* mm; the table loader has turned shares into mm */
  XepAlign align;
} XepTableColumn;

typedef struct
{
  XepText text;
  XepValue value; /* when the cell is one value: what the sheet writes */
  XepAlign align;
  guint column; /* first column it covers */
  guint colspan;
  guint rowspan; /* above 1 in header rows only */
} XepCell;

typedef enum
{
  XEP_ROW_PLAIN,
  XEP_ROW_GROUP,
  XEP_ROW_TOTAL,
  XEP_ROW_HEADER,
  XEP_ROW_NUMBERS, /* (1) (2) (3) … under the header */
} XepRowKind;

typedef struct
{
  XepRowKind kind;
  XepCell *cells;
  guint n_cells;
  gboolean keep_with_next;
  double minimum; /* height, mm; for hand-filled rows */
} XepRow;

typedef struct
{
  XepBlock block;
  XepStyle style; /* size, pitch, before, after */
  XepTableColumn *columns;
  guint n_columns;
  XepRow *header; /* repeated on each page */
  guint n_header;
  GArray *rows; /* XepRow */
} XepTable;

typedef struct
{
  double width, height; /* mm, as the page lies */
  double top, bottom, left, right;
  gboolean numbers; /* page number at the top from page 2 */
} XepPaper;

typedef struct
{
  gatomicrefcount references;
  XepArena *arena;
  char *title; /* metadata and sheet name */
  XepPaper paper;
  GPtrArray *blocks;   /* XepBlock */
  XepText footer_left; /* small line at the foot of each page; {page} and {pages} are filled by the
                          layout */
  XepText footer_right;
  XepReportNotes notes; /* what whoever prints it must be told */
  gpointer owner;       /* of the fixed words, kept alive */
  GDestroyNotify free_owner;
} XepDocument;

XepDocument *xep_document_new (const char *title);
void xep_document_unref (XepDocument *self);
/* Makes a block of @size bytes on the arena and appends it. */
gpointer xep_document_append (XepDocument *self, XepBlockKind kind, gsize size);
/* The first table, or NULL. (transfer none) */
XepTable *xep_document_find_table (XepDocument *self);
/* A text of one look on the arena. */
XepText xep_document_text (XepDocument *self, const char *text, guint flags);

/* A4 portrait with the margins of Party documents: 20 top and bottom, 30 left, 15 right. */
XepPaper xep_paper_a4 (gboolean landscape);
/* Whether its margins leave @least mm to either side of the body. */
gboolean xep_paper_has_room (const XepPaper *self, double least);
/* XEP_ERROR_INVALID in words if they leave next to nothing: such pages would never end. */
gboolean xep_paper_check (const XepPaper *self, GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepDocument, xep_document_unref)

G_END_DECLS
