/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XepListRow:
 * @texts: every text of the row, in order; ends with NULL
 * @birth: a birth date, or what stands in its place
 * @evidence: something else only a person has: a Party card, a day of admission, a post, points
 * @others: any known column but number and name holds something
 * @below: the sums and signatures below the list have begun
 *
 * What the kind of a row is judged by. All texts cleaned.
 */
typedef struct
{
  const char *number;
  const char *name;
  const char *const *texts;
  gboolean birth;
  gboolean evidence;
  gboolean others;
  gboolean below;
} XepListRow;

typedef enum
{
  XEP_LIST_ROW_PERSON,
  XEP_LIST_ROW_GROUP,     /* sets the chi bộ of the rows below */
  XEP_LIST_ROW_SUBGROUP,  /* a part of a chi bộ: "Tổ đảng số 1" */
  XEP_LIST_ROW_SUMMARY,   /* "Tổng số: 636 đảng viên" */
  XEP_LIST_ROW_SIGNATURE, /* "Người lập biểu", "Lùng Phình, ngày 20 tháng 12 năm 2025" */
  XEP_LIST_ROW_BLANK,     /* nothing but perhaps a number typed ahead */
  XEP_LIST_ROW_NUMBERING, /* (1) (2) (3) or A B 1 2 under the header */
  XEP_LIST_ROW_DOUBTFUL,  /* perhaps a name, but nothing beside it says that it is a person's */
  XEP_LIST_ROW_OTHER,     /* says something, but not about a person */
} XepListRowKind;

XepListRowKind xep_list_row_judge (const XepListRow *self);
/* The text by which a row names a unit: its name, or else its only text. (transfer none) */
const char *xep_list_row_get_group (const XepListRow *self);
/* The name in a group row's text: "I. Chi bộ thôn Tả Chải (19 đảng viên)", "CB thôn Tả Chải: 19
 * đ/c", "Thôn Tả Chải" → "Chi bộ thôn Tả Chải". (transfer full) */
char *xep_list_row_dup_group (const char *text);
/* TRUE if a line names a chi bộ: of a group row or a title. */
gboolean xep_list_row_is_cell (const char *text);

G_END_DECLS
