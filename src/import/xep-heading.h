/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import-report.h"
#include "model/xep-types.h"

G_BEGIN_DECLS

/* The columns that are known by name (data/imports/headings.xml). */
typedef enum
{
  XEP_HEADING_NUMBER, /* STT */
  XEP_HEADING_NAME,
  XEP_HEADING_FAMILY, /* family and middle names, where the given name has a column of its own */
  XEP_HEADING_GIVEN,
  XEP_HEADING_BIRTH,
  XEP_HEADING_BIRTH_MALE, /* rosters that give the birth date under Nam or under Nữ */
  XEP_HEADING_BIRTH_FEMALE,
  XEP_HEADING_GENDER,
  XEP_HEADING_MALE, /* a mark for men, or their birth date */
  XEP_HEADING_FEMALE,
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
  XEP_HEADING_CITIZEN,
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

/* The word of the data and of mappings: "birth". */
const char *xep_heading_to_nick (XepHeading heading);
gboolean xep_heading_from_nick (const char *nick, XepHeading *heading);

/* What is read of a workbook: points belong to one step of one period. */
typedef struct
{
  XepImportKind kind;
  XepStep step;
  int year;
  XepPeriodCode period;
} XepHeadingScope;

G_END_DECLS
