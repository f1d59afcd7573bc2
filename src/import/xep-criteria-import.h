/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/* Reads a workbook as xep_criteria_sheet_write() makes it, corrected by hand, into @edit: words,
 * points and names of groups, criteria added and taken away. Sheets that hold no criteria set are
 * passed over. All or nothing: INVALID names the sheet and the cell of the first thing that cannot
 * be (an unknown set or group, a number twice, points that are none, sums other than 30 and 70) and
 * @edit stays as it was. What changed is in xep_regulation_edit_list_changes().
 * @n_sets: (out) (optional): how many sets were found. */
gboolean xep_criteria_import_read (XepRegulationEdit *edit,
                                   const char *path,
                                   guint *n_sets,
                                   GError **error) XEP_MUST_CHECK;

G_END_DECLS
