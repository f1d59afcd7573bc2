/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import-report.h"

G_BEGIN_DECLS

/* The columns that are known by name. */
typedef enum
{
  XEP_HEADING_NUMBER, /* STT */
  XEP_HEADING_NAME,
  XEP_HEADING_BIRTH,
  XEP_HEADING_BIRTH_MALE, /* rosters that give the birth date under Nam or under Nữ */
  XEP_HEADING_BIRTH_FEMALE,
  XEP_HEADING_GENDER,
  XEP_HEADING_FEMALE, /* a mark for women */
  XEP_HEADING_ETHNICITY,
  XEP_HEADING_POST, /* posts of any branch */
  XEP_HEADING_PARTY_POST,
  XEP_HEADING_GOVERNMENT_POST,
  XEP_HEADING_UNION_POST,
  XEP_HEADING_OTHER_POST, /* government and unions in one column */
  XEP_HEADING_WORKPLACE,
  XEP_HEADING_CELL,
  XEP_HEADING_TIER,
  XEP_HEADING_HEAD,
  XEP_HEADING_ADMITTED,
  XEP_HEADING_OFFICIAL,
  XEP_HEADING_CARD,
  XEP_HEADING_STATUS,
  XEP_HEADING_NOTE,
  XEP_HEADING_POINTS_A,
  XEP_HEADING_POINTS_B,
  XEP_HEADING_POINTS_TOTAL,
  XEP_HEADING_LEVEL,
  XEP_HEADING_CRITERION, /* number of the criterion that a row is about */
  XEP_HEADING_GOAL,
  XEP_HEADING_RESULT,
  XEP_HEADING_PERCENT,
} XepHeading;
#define XEP_N_HEADINGS (XEP_HEADING_PERCENT + 1)

/* The column that a heading names in a workbook of @kind, marks, case, punctuation and what stands
 * in brackets left aside; the longest known name
 * that begins the heading wins. Returns FALSE if it is none of them. */
gboolean xep_heading_recognise (XepImportKind kind, const char *heading, XepHeading *column);

G_END_DECLS
