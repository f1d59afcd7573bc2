/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-connection.h"

G_BEGIN_DECLS

/**
 * XepSalvageTable:
 * @copied: rows that are in the new file
 * @guessed: those of them from pages that nothing points to any more; told apart by their content
 * @rebuilt: those of them that were lost and made anew from what named them (see
 * #XepSalvageRebuild)
 * @refused: rows that were read and break a rule of the data, or could not be read whole
 * @orphaned: rows that were taken out again because what they belong to is lost
 * @loosened: rows that stay, but no longer name what is lost
 * @pages: pages of the table that could not be read, with an unknown number of rows
 */
typedef struct
{
  char *name;
  guint copied, guessed, rebuilt, refused, orphaned, loosened, pages;
} XepSalvageTable;

/**
 * XepSalvageReport:
 * @tables: XepSalvageTable, every table in the order it was made
 * @pages: pages nobody could tell the table of
 * @log_lost: part of the log beside the file could not be read: the last changes may be missing
 *
 * What came over from a damaged file, and what did not.
 */
typedef struct
{
  GPtrArray *tables;
  guint pages;
  gboolean log_lost;
} XepSalvageReport;

void xep_salvage_report_free (XepSalvageReport *self);

/**
 * XepSalvageRebuild:
 * @target: the new file, of the version of the old one, with all rows that could be read
 *
 * Makes lost rows anew from others, as far as these say what they were, and counts them in @report.
 * What is still named and missing afterwards is taken out of the rows that name it.
 */
typedef gboolean (*XepSalvageRebuild) (XepConnection *target,
                                       XepSalvageReport *report,
                                       GError **error);

/* Reads whatever can be read of the file @path, page by page, into a new file @out made by the
 * schema steps. @path is not changed; @out must not exist. XEP_ERROR_DAMAGED if not one row could
 * be read. (transfer full) */
XepSalvageReport *xep_salvage (const char *path,
                               const char *out,
                               const char *sql_dir,
                               XepSalvageRebuild rebuild,
                               const XepWatcher *watcher,
                               GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSalvageReport, xep_salvage_report_free)

G_END_DECLS
