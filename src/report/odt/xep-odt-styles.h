/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-document.h"
#include "report/odt/xep-odt-xml.h"

G_BEGIN_DECLS

/* More stops than a line of leaders needs. */
#define XEP_ODT_MOST_TABS 8

typedef enum
{
  XEP_ODT_PARAGRAPH,
  XEP_ODT_WORDS,
  XEP_ODT_TABLE,
  XEP_ODT_COLUMN,
  XEP_ODT_ROW,
  XEP_ODT_CELL,
} XepOdtFamily;
#define XEP_ODT_N_FAMILIES 6

typedef struct
{
  double position; /* from the left margin of the paragraph, mm */
  gboolean right;  /* words end there; else they begin */
  gboolean dotted; /* dots lead to it */
} XepOdtTab;

/**
 * XepOdtLook:
 *
 * All that makes one paragraph, stretch of words, table… look different from another of its
 * family; what a family does not use stays zero. Make it with xep_odt_look(): looks are compared
 * byte by byte.
 */
typedef struct
{
  XepOdtFamily family;
  /* paragraph and table */
  const char *master; /* interned: page style that begins here, pages from 1 */
  gboolean page_break;
  gboolean keep;      /* with the next one */
  double before;      /* points */
  double left, right; /* mm */
  /* paragraph */
  XepAlign align;
  double pitch;  /* points */
  double indent; /* mm */
  gboolean rule; /* under it */
  guint n_tabs;
  XepOdtTab tabs[XEP_ODT_MOST_TABS];
  /* paragraph and words */
  guint flags;     /* XepRunFlags */
  double size;     /* points */
  gboolean symbol; /* in the face of the check boxes */
  /* table, column */
  double width;   /* mm */
  gboolean whole; /* a table that stays on one page */
  /* row */
  double minimum; /* height, mm */
  /* cell */
  gboolean bordered;
  double gutter; /* white at its right, points */
} XepOdtLook;

/**
 * XepOdtStyles:
 *
 * Distinct looks and the names they are used by: P1, P2 for paragraphs, T1 for words, and so on.
 */
typedef struct _XepOdtStyles XepOdtStyles;

/* @prefix goes before all names. */
XepOdtStyles *xep_odt_styles_new (const char *prefix);
void xep_odt_styles_free (XepOdtStyles *self);
/* A look of its family, all zero. */
void xep_odt_look_init (XepOdtLook *look, XepOdtFamily family);
/* A paragraph's look: type, pitch, indents and alignment of @style, not its spacing. */
void xep_odt_look_init_paragraph (XepOdtLook *look, const XepStyle *style);
void xep_odt_look_add_tab (XepOdtLook *look, double position, gboolean right, gboolean dotted);
/* The name of the style of that look. (transfer none) */
const char *xep_odt_styles_get (XepOdtStyles *self, const XepOdtLook *look);
/* Writes a style:style for each look, in the order of first use. */
void xep_odt_styles_write (XepOdtStyles *self, XepOdtXml *xml);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepOdtStyles, xep_odt_styles_free)

G_END_DECLS
