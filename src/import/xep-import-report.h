/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a workbook holds. */
typedef enum
{
  XEP_IMPORT_ROSTER,  /* "roster": Party members, by chi bộ */
  XEP_IMPORT_LEADERS, /* "leaders": leaders and managers with posts and tier */
  XEP_IMPORT_SCORES,  /* "scores": points of one period and step */
} XepImportKind;
#define XEP_N_IMPORT_KINDS 3

const char *xep_import_kind_to_nick (XepImportKind kind);
gboolean xep_import_kind_from_nick (const char *nick, XepImportKind *kind);

/**
 * XepImportRefusal:
 * @sheet: name of the sheet
 * @cell: address of the cell at fault, "C14"
 * @reason: one sentence for a person
 * @unit: the chi bộ the row stands under, "" if none
 * @headings: the column headings of the row's list
 * @texts: the row as it stands in the file, one text a heading
 *
 * A row that was left out, whole.
 */
typedef struct
{
  char *sheet;
  char *cell;
  char *reason;
  char *unit;
  char **headings;
  char **texts;
} XepImportRefusal;

/* Something the clerk should know about a row that went in, or about a sheet (@cell ""). */
typedef struct
{
  char *sheet;
  char *cell;
  char *text;
} XepImportNote;

/**
 * XepImportReport:
 * @rows: rows of people read; always @added + @updated + @unchanged + the number of refused
 * @units_added: chi bộ and offices made
 * @forms_differ: assessments of open periods, not locked, that show their subject otherwise than
 * the roster does now
 * @first_added: the first person of the file who was new, 0 if nobody was
 * @unread: which columns of a sheet nobody reads, a note for each sheet that has any
 * @alarms: what would change most people, one sentence each: such an import goes in only when it is
 * confirmed. They stand among @notes too
 *
 * What an import did or, in a dry run, would do.
 */
typedef struct
{
  XepImportKind kind;
  gboolean dry_run;
  guint rows;
  guint added;
  guint updated;
  guint unchanged;
  guint units_added;
  guint forms_differ;
  gint64 first_added;
  GPtrArray *refused; /* XepImportRefusal, in the order of the file */
  GPtrArray *notes;   /* XepImportNote, in the order of the file */
  GPtrArray *unread;  /* XepImportNote, in the order of the file */
  GPtrArray *alarms;  /* char* */
} XepImportReport;

XepImportReport *xep_import_report_new (XepImportKind kind);
void xep_import_report_free (XepImportReport *self);
/* Takes nothing; copies all texts. */
void xep_import_report_add_note (XepImportReport *self,
                                 const char *sheet,
                                 const char *cell,
                                 const char *text);
void xep_import_report_add_unread (XepImportReport *self,
                                   const char *sheet,
                                   const char *cell,
                                   const char *text);
/* The alarms in one line, "" if there are none. (transfer full) */
char *xep_import_report_dup_alarms (XepImportReport *self);
/* The outcome in one line for a person: "636 rows: 636 added, …". (transfer full) */
char *xep_import_report_summary (XepImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepImportReport, xep_import_report_free)

G_END_DECLS
