/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import-report.h"

G_BEGIN_DECLS

/* The columns that are known by name. */
typedef enum
{
  XEP_COLUMN_NUMBER,            /* STT */
  XEP_COLUMN_NAME,
  XEP_COLUMN_BIRTH,
  XEP_COLUMN_BIRTH_MALE,        /* rosters that give the birth date under Nam or under Nữ */
  XEP_COLUMN_BIRTH_FEMALE,
  XEP_COLUMN_GENDER,
  XEP_COLUMN_FEMALE,            /* a mark for women */
  XEP_COLUMN_ETHNICITY,
  XEP_COLUMN_POST,              /* posts of any branch */
  XEP_COLUMN_PARTY_POST,
  XEP_COLUMN_GOVERNMENT_POST,
  XEP_COLUMN_UNION_POST,
  XEP_COLUMN_OTHER_POST,        /* government and unions in one column */
  XEP_COLUMN_WORKPLACE,
  XEP_COLUMN_CELL,
  XEP_COLUMN_TIER,
  XEP_COLUMN_HEAD,
  XEP_COLUMN_ADMITTED,
  XEP_COLUMN_OFFICIAL,
  XEP_COLUMN_CARD,
  XEP_COLUMN_STATUS,
  XEP_COLUMN_NOTE,
  XEP_COLUMN_POINTS_A,
  XEP_COLUMN_POINTS_B,
  XEP_COLUMN_POINTS_TOTAL,
  XEP_COLUMN_LEVEL,
} XepColumnId;
#define XEP_N_COLUMN_IDS (XEP_COLUMN_LEVEL + 1)

/* The column that a heading names in a workbook of @kind, marks, case, punctuation and what stands in brackets left aside; the longest known name
 * that begins the heading wins. Returns FALSE if it is none of them. */
gboolean xep_column_recognise (XepImportKind kind, const char *heading, XepColumnId *column);

G_END_DECLS
