/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"

G_BEGIN_DECLS

/**
 * XepFileSummary:
 * @changes: entries of the record of changes
 * @last_change: when the newest of them was made, "2025-11-30T08:15:02"; "" if there is none
 *
 * How much a data file holds, to set it beside another.
 */
typedef struct
{
  gint64 people, units, assessments, changes;
  char last_change[20];
} XepFileSummary;

/* Looks the file through quickly first (see xep_file_check_opening()) if it is to be @whole, and
 * counts. Reads only; any thread. */
gboolean xep_file_summary_read (const char *path,
                                gboolean whole,
                                XepFileSummary *summary,
                                GError **error) XEP_MUST_CHECK;
/* "636 people, 56 units, 1.076 assessments; last change 30/11/2025 08:15". (transfer full) */
char *xep_file_summary_describe (const XepFileSummary *self);
/* What the file has less than @now, or that nothing is missing. (transfer full) */
char *xep_file_summary_describe_missing (const XepFileSummary *self, const XepFileSummary *now);

G_END_DECLS
