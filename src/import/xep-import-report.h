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

/* What becomes of a row about a person. */
typedef enum
{
  XEP_OUTCOME_UNCHANGED,
  XEP_OUTCOME_UPDATED,
  XEP_OUTCOME_ADDED,
  XEP_OUTCOME_ASKED,   /* somebody has to say who or what is meant; until then it is left out */
  XEP_OUTCOME_REFUSED, /* left out */
  XEP_OUTCOME_SKIPPED, /* somebody said to leave it out */
} XepImportOutcome;

/**
 * XepImportChange:
 * @key: of the field, as a mapping names it
 * @label: what people call it
 * @old_text, @new_text: as they are shown
 * @by_hand: it was corrected by hand since the last import: kept unless somebody says otherwise
 * @kept: the value of the file was not taken
 *
 * A field of a known person for which the file has another value.
 */
typedef struct
{
  char *key;
  char *label;
  char *old_text;
  char *new_text;
  gboolean by_hand;
  gboolean kept;
} XepImportChange;

/**
 * XepImportPerson:
 * @row: of the sheet, from 0
 * @name: as the file has it
 * @person_id: who it is, or for a row that is asked about might be; 0 if nobody yet
 * @changes: XepImportChange, %NULL if there are none
 * @reason: why it is asked or refused; %NULL if it is neither
 * @cell: the address that @reason is about
 *
 * One row about a person, as it went in or would.
 */
typedef struct
{
  const char *sheet; /* interned */
  guint row;
  char *name;
  XepImportOutcome outcome;
  gint64 person_id;
  GPtrArray *changes;
  char *cell;
  char *reason;
} XepImportPerson;

/**
 * XepImportRefusal:
 * @asked: it goes in as soon as somebody says who or what is meant
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
  gboolean asked;
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
 * @skipped: rows left out because somebody said so, not among @rows
 * @people: every row about a person, in the order of the file
 * @missing: char*: who is on the roster of a chi bộ of this list and not in the list
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
  guint skipped;
  guint units_added;
  guint forms_differ;
  gint64 first_added;
  GPtrArray *refused; /* XepImportRefusal, in the order of the file */
  GPtrArray *notes;   /* XepImportNote, in the order of the file */
  GPtrArray *unread;  /* XepImportNote, in the order of the file */
  GPtrArray *alarms;  /* char* */
  GPtrArray *people;  /* XepImportPerson */
  GPtrArray *missing; /* char* */
} XepImportReport;

XepImportReport *xep_import_report_new (XepImportKind kind);
void xep_import_report_free (XepImportReport *self);
/* Adds a row and keeps it; everything of it is to be filled in. (transfer none) */
XepImportPerson *xep_import_report_add_person (XepImportReport *self);
void xep_import_person_add_change (XepImportPerson *self, XepImportChange *change);
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
