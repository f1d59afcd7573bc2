/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import-mapping.h"
#include "import/xep-import-report.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepImportOptions:
 * @dry_run: do everything, then take it back: the report tells what would happen
 * @year: for scores: the year of the period
 * @period: for scores
 * @step: for scores: whose points they are
 * @kind: for scores: LEADER, STAFF or MEMBER; left at COLLECTIVE (0) it is what each person is
 * rated as
 * @no_backup: nothing can be lost (the file was empty a moment ago), or the caller has made a
 * backup: then the import may also run
 *   inside a transaction of the caller
 * @mapping: (nullable): what somebody said about sheets, columns and rows
 * @confirmed: somebody has seen the alarms of a dry run and wants the import all the same
 *
 * Rosters and leader lists need only @dry_run; %NULL options mean none at all.
 */
typedef struct
{
  gboolean dry_run;
  int year;
  XepPeriodCode period;
  XepStep step;
  XepSubjectKind kind;
  gboolean no_backup;
  gboolean confirmed;
  XepImportMapping *mapping;
} XepImportOptions;

/* A workbook that was read once, to be looked at and imported as often as somebody wants. One
 * thread at a time. */
typedef struct _XepImportFile XepImportFile;

XepImportFile *
xep_import_file_load (XepImportKind kind, const char *path, GError **error) XEP_MUST_CHECK;
void xep_import_file_free (XepImportFile *self);
/* As xep_import_run(), but what the file held when it was read goes in. */
gboolean xep_import_file_run (XepImportFile *self,
                              XepStore *store,
                              const XepImportOptions *options,
                              XepImportReport **report,
                              GError **error) XEP_MUST_CHECK;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepImportFile, xep_import_file_free)

/* Reads the workbook at @path into @store in one transaction, after a dated backup of a file
 * that holds data. A row that cannot go in (no name, a date that does not exist, a point out of
 * range …) is left out and told in @report; the others go in. On any other error nothing is
 * changed: not a workbook (INVALID), damaged or hostile (DAMAGED), no header row with a name
 * column (INVALID), no sheet with the columns that make
 * such a content (INVALID), a change of most people that is not confirmed (INVALID; a dry run only
 * tells it), an error of the store. Run twice, the second time changes nothing.
 * @report: (out) (transfer full) (optional): set on success. */
gboolean xep_import_run (XepStore *store,
                         XepImportKind kind,
                         const char *path,
                         const XepImportOptions *options,
                         XepImportReport **report,
                         GError **error) XEP_MUST_CHECK;

G_END_DECLS
