/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/document/xep-report-data.h"
#include "report/form/xep-paper-words.h"

G_BEGIN_DECLS

/* Where two subjects of one document have the same name, each "name" in @data gets what tells it
 * apart: "Lù Thị Thuý (1985)". The year of birth; the whole date where the years are equal; the
 * unit where the dates are equal or not known; then the number of the assessment. Done again it
 * changes nothing. A row says who it is by "subject_id", which forms do not print. */
void xep_report_names_tell_apart (XepReportData *data, XepPaperWords *words);

G_END_DECLS
