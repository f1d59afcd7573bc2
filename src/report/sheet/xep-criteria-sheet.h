/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/* How the sheets are laid out; the import finds its way by these words. Data, not interface: a
 * workbook written under one language is read under every other. */
typedef enum
{
  XEP_CRITERIA_NUMBER,
  XEP_CRITERIA_LABEL,
  XEP_CRITERIA_MAXIMUM,
  XEP_CRITERIA_GROUP,
} XepCriteriaColumn;
#define XEP_N_CRITERIA_COLUMNS 4

/* "Số", "Nội dung tiêu chí", … */
const char *xep_criteria_sheet_get_heading (XepCriteriaColumn column);
/* "Mã bộ tiêu chí": the id of the set stands in the cell behind it. */
const char *xep_criteria_sheet_get_id_label (void);

/* Writes the criteria sets as they stand in @edit, right or not, to an .xlsx workbook: a sheet for
 * each set, named by its id, with its criteria by group, the most points of each and their sums
 * (as formulas). To be read and printed, and to be corrected and read in again. Safe: @path is
 * replaced only by a whole file. */
gboolean
xep_criteria_sheet_write (XepRegulationEdit *edit, const char *path, GError **error) XEP_MUST_CHECK;

G_END_DECLS
