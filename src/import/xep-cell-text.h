/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-package.h"

G_BEGIN_DECLS

/* A spreadsheet's own limit is 32 767 characters a cell; no more than that in UTF-8 is taken. */
#define XEP_CELL_TEXT_BYTES (32767 * 4)

/**
 * XepCellText:
 *
 * Gathers the text of an <si> or <is> element: plain or in runs of several looks (<r><t>), without
 * the pronunciation (<rPh>) of East Asian
 * texts. Feed it with every open, close and text of the part.
 */
typedef struct
{
  XepPackage *package;
  GString *text;
  gboolean inside; /* within <t>, <v> or another element whose text counts */
  guint phonetic;  /* depth within <rPh> */
} XepCellText;

void xep_cell_text_init (XepCellText *self, XepPackage *package);
void xep_cell_text_clear (XepCellText *self);
void xep_cell_text_reset (XepCellText *self);
void xep_cell_text_open (XepCellText *self, xmlTextReader *reader);
void xep_cell_text_close (XepCellText *self, xmlTextReader *reader);
/* Refuses a text that grows past XEP_CELL_TEXT_BYTES. */
gboolean xep_cell_text_add (XepCellText *self, const char *text, GError **error) XEP_MUST_CHECK;
/* The text with its escapes ("_x000D_") undone. (transfer full) g_ref_string_release() */
char *xep_cell_text_steal (XepCellText *self);

/* The strings that all sheets share, in the order of the file. (transfer full) GPtrArray of
 * GRefString */
GPtrArray *
xep_shared_strings_read (XepPackage *package, const char *part, GError **error) XEP_MUST_CHECK;

G_END_DECLS
