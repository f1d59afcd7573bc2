/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepListRow:
 * @first: the first text of the row, wherever it stands
 * @evidence: something else only a person has: a Party card, a birth date, a day of admission
 *
 * What the kind of a row is judged by. All texts cleaned.
 */
typedef struct
{
  const char *number;
  const char *name;
  const char *first;
  gboolean birth;
  gboolean evidence;
  gboolean others; /* any known column but number and name holds something */
} XepListRow;

typedef enum
{
  XEP_LIST_ROW_PERSON,
  XEP_LIST_ROW_GROUP,     /* sets the chi bộ of the rows below */
  XEP_LIST_ROW_SUMMARY,   /* "Tổng số: 636 đảng viên", "Người lập biểu" */
  XEP_LIST_ROW_BLANK,     /* nothing but perhaps a number typed ahead */
  XEP_LIST_ROW_NUMBERING, /* (1) (2) (3) under the header */
  XEP_LIST_ROW_OTHER,     /* says something, but not about a person */
} XepListRowKind;

XepListRowKind xep_list_row_judge (const XepListRow *self);
/* The name in a group row's text: "I. Chi bộ thôn Tả Chải (19 đảng viên)" → "Chi bộ thôn Tả Chải".
 * (transfer full) */
char *xep_list_row_dup_group (const char *text);
/* TRUE if a line names a chi bộ: of a group row or a title. */
gboolean xep_list_row_is_cell (const char *text);

G_END_DECLS
