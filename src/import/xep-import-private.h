/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/xep-import.h"
#include "import/xep-sheet-table.h"
#include "model/xep-person.h"

G_BEGIN_DECLS

/* Between the imports of rosters, leader lists and scores only. */

/* Who heads a unit, by unit id. */
typedef struct
{
  gint64 unit_id;
  gint64 person_id;
  char *name;
} XepImportHead;

/* Somebody the file names as head of a unit that had another one when the row was read. */
typedef struct
{
  gint64 unit_id;
  gint64 person_id;
  char *title;
  char *sheet;
  char *cell;
} XepPendingHead;

/* How many people the file would change, and in what: a few corrections are an import, most of the
 * roster is a mistake until somebody says otherwise. */
typedef struct
{
  guint kinds;         /* become leaders */
  guint units;         /* leave their chi bộ or office for another */
  guint posts;         /* lose a post */
  guint points;        /* have other points or another level than before */
  guint points_before; /* had points or a level */
} XepImportChanges;

/* Who is in the data, by what a list may know of them (xep-import-match.c). */
typedef struct _XepImportPeople XepImportPeople;
void xep_import_people_free (XepImportPeople *self);

/**
 * XepImportContext:
 * @problem: column of the cell at fault, set before a refusal
 * @asked: the refusal is a question
 * @candidate: whom the question is about, 0 if nobody
 * @person: the report of the current row
 * @people: who is in the data
 * @units: char* "1NAME" of a chi bộ, "0NAME" of an office → gint64* id
 * @cores: names of chi bộ without what may be left out before them → gint64* id; made when needed
 * @seen: gint64* person id → char* "Sheet!B14", the row of this file that names the person
 * @heads: gint64* unit id → XepImportHead
 * @criteria: char* "ASSESSMENT II.1.2" → char* "Sheet!B14", the row about that criterion
 * @pending: XepPendingHead
 * @period_id: for scores
 *
 * What the reading of one workbook carries from row to row.
 */
typedef struct
{
  XepStore *store;
  XepImportKind kind;
  XepImportOptions options;
  XepImportReport *report;
  XepSheetTable *table;
  guint row;
  const char *group;
  XepHeading problem;
  gboolean asked;
  gint64 candidate;
  XepImportPerson *person;
  XepImportPeople *people;
  GHashTable *units;
  GHashTable *cores[2];
  GHashTable *seen;
  GHashTable *heads;
  GHashTable *criteria;
  GPtrArray *pending;
  gint64 period_id;
  char *why;           /* for the audit */
  guint without_cell;  /* people of the current sheet that no chi bộ is given for */
  guint people_before; /* on the roster before the first row */
  XepImportChanges changes;
} XepImportContext;

/* Puts the current row into the store. INVALID, CONSTRAINT, NOT_FOUND and LOCKED refuse the row;
 * any other error ends the import. */
gboolean xep_roster_import_row (XepImportContext *context,
                                XepImportOutcome *outcome,
                                GError **error) XEP_MUST_CHECK;
gboolean xep_leader_import_row (XepImportContext *context,
                                XepImportOutcome *outcome,
                                GError **error) XEP_MUST_CHECK;
gboolean xep_score_import_row (XepImportContext *context,
                               XepImportOutcome *outcome,
                               GError **error) XEP_MUST_CHECK;
/* A row about one criterion of a person (xep-criterion-row.c): what it says besides the points. */
gboolean xep_criterion_row_write (XepImportContext *context,
                                  gint64 assessment_id,
                                  XepImportOutcome *outcome,
                                  GError **error) XEP_MUST_CHECK;
gboolean xep_criterion_row_is (XepImportContext *context);
/* Before the matching: whether the row says of which criterion it speaks, and of nothing else. */
gboolean xep_criterion_row_check (XepImportContext *context, GError **error) XEP_MUST_CHECK;
/* Columns of criteria in a sheet that has none for their number are told of. */
void xep_criterion_row_note_columns (XepImportContext *context, XepSheetTable *table);
/* Before the first row: makes the period and compares it with the titles of the sheets. */
gboolean xep_score_import_begin (XepImportContext *context,
                                 GPtrArray *tables,
                                 GError **error) XEP_MUST_CHECK;

/* The part of a row that rosters and lists of leaders share (xep-person-cells.c). */
typedef struct
{
  char *name;
  XepDate birth_date;
  XepDate admitted_on;
  XepDate official_on;
  char *card;
  char *citizen_id;
  char *ethnicity;
  char *gender;
  char *note;
} XepPersonCells;

void xep_person_cells_clear (XepPersonCells *self);
gboolean xep_person_cells_read (XepPersonCells *self,
                                XepImportContext *context,
                                GError **error) XEP_MUST_CHECK;
/* A value of the file takes the place of a stored one; an empty one never does. The name stays,
 * unless somebody said that another one is the same person. */
void xep_person_cells_merge (const XepPersonCells *self, XepPerson *person);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XepPersonCells, xep_person_cells_clear)

/* After the merging (xep-import-changes.c): tells what is different, takes back what is to be kept:
 * what was corrected by hand since the last import, and what somebody turned. @before is NULL for a
 * new person. */
gboolean xep_import_settle_changes (XepImportContext *context,
                                    XepPerson *before,
                                    XepPerson *person,
                                    XepImportOutcome *outcome,
                                    GError **error) XEP_MUST_CHECK;

/* What is no such content at all, and what has to be asked (xep-import-guard.c). */
/* Why the sheet does not hold what @kind says, naming the columns; NULL if it does. (transfer full)
 * (nullable) */
char *xep_import_dup_unfit (XepSheetTable *table,
                            const XepHeadingScope *scope,
                            XepImportMapping *mapping);
/* Which columns of the sheet nobody reads, and why (xep-unread-columns.c). */
void xep_import_tell_unread_columns (XepImportReport *report, XepSheetTable *table);
/* Before a known person is written: counts what will be different. */
void xep_import_count_changes (XepImportContext *context,
                               const XepPerson *before,
                               const XepPerson *person);
/* After the last row: the alarms of the report. */
void xep_import_raise_alarms (XepImportContext *context);

/* Reading the current row (xep-import-row.c). */
void xep_import_note (XepImportContext *context, XepHeading column, const char *text);
char *xep_import_dup_text (XepImportContext *context, XepHeading column);
/* Refuses the row if a column that is read has an error, a formula without its result, TRUE or
 * FALSE, or a ditto mark with nothing above it. */
gboolean xep_import_check_cells (XepImportContext *context, GError **error) XEP_MUST_CHECK;
/* The same question as a refusal: the row goes in once somebody answers it. */
gboolean xep_import_ask (XepImportContext *context,
                         XepHeading column,
                         gint64 candidate,
                         GError **error,
                         const char *format,
                         ...) G_GNUC_PRINTF (5, 6);
/* Refuses a cell that shows an error or holds a formula without its result. */
gboolean xep_import_check_result (XepImportContext *context,
                                  XepHeading column,
                                  const XepSheetCell *cell,
                                  GError **error) XEP_MUST_CHECK;
/* The lines and parts between semicolons of a cell, cleaned, none empty. (transfer full) */
GPtrArray *xep_import_dup_parts (XepImportContext *context, XepHeading column);
gboolean
xep_import_read_name (XepImportContext *context, char **name, GError **error) XEP_MUST_CHECK;
gboolean xep_import_read_date (XepImportContext *context,
                               XepHeading column,
                               XepDate *date,
                               GError **error) XEP_MUST_CHECK;
gboolean xep_import_read_points (XepImportContext *context,
                                 XepHeading column,
                                 XepPoints *points,
                                 GError **error) XEP_MUST_CHECK;
/* The birth date from whichever column gives it. */
gboolean
xep_import_read_birth (XepImportContext *context, XepDate *date, GError **error) XEP_MUST_CHECK;
/* The number of a card as the cell shows it; NULL with @error if it cannot be one. (transfer full)
 */
char *
xep_import_dup_card (XepImportContext *context, XepHeading column, GError **error) XEP_MUST_CHECK;
/* Its digits: "10.827036" and "10827036" are one card. (transfer full) */
char *xep_import_dup_digits (const char *card);
/* TRUE for "x", "X", "có", TRUE, 1 and their like. */
gboolean xep_import_is_ticked (XepImportContext *context, XepHeading column);
/* Sets @problem and an INVALID error. */
gboolean xep_import_refuse (XepImportContext *context,
                            XepHeading column,
                            GError **error,
                            const char *format,
                            ...) G_GNUC_PRINTF (4, 5);

/* The unit of that name, or the chi bộ that is called nearly so ("CB thôn X", "Thôn X", "X."); 0 if
 * there is none, -1 with @error (xep-import-units.c). */
gint64 xep_import_find_unit (XepImportContext *context,
                             const char *name,
                             gboolean party_cell,
                             GError **error) XEP_MUST_CHECK;
/* After a row that was refused: units that were made for it are gone again. */
void xep_import_forget_units (XepImportContext *context);
/* The unit of that name, made if there is none. 0 with @error. */
gint64 xep_import_ensure_unit (XepImportContext *context,
                               const char *name,
                               gboolean party_cell,
                               GError **error) XEP_MUST_CHECK;

/* What a row says about who it is. */
typedef struct
{
  const char *name;
  XepDate birth_date;
  const char *card;
  const char *citizen_id;
  gint64 unit_id; /* the chi bộ, 0 if the file gives none */
  gboolean again; /* earlier rows may name the same person */
} XepImportKey;

/* Who the row is about (xep-import-match.c). @person: (out) (transfer full) (nullable): NULL if
 * nobody in the store. Refuses when the store
 * cannot tell, or when an earlier row named the same person. */
gboolean xep_import_match_member (XepImportContext *context,
                                  const XepImportKey *key,
                                  XepPerson **person,
                                  GError **error) XEP_MUST_CHECK;
gboolean xep_import_match_officer (XepImportContext *context,
                                   const XepImportKey *key,
                                   XepPerson **person,
                                   GError **error) XEP_MUST_CHECK;
/* Before the first row: @people are all in the data. */
void xep_import_index_people (XepImportContext *context, GPtrArray *people);
/* Likewise, of each row of the file: what is named in it is not meant by another row. */
void xep_import_note_row (XepImportContext *context);
/* "Sheet!B14" of the current row. (transfer full) */
char *xep_import_dup_place (XepImportContext *context);
/* After the row went in. @added: the person was new. */
void xep_import_remember (XepImportContext *context, const XepPerson *person, gboolean added);
/* After the last row of a roster: who is missing from it. */
gboolean xep_import_tell_missing (XepImportContext *context, GError **error) XEP_MUST_CHECK;

/* Posts (xep-import-posts.c). */
/* Adds the posts of a column to @posts (XepPost); @branches: bits of the branches the column may
 * hold. */
void xep_import_read_posts (
    XepImportContext *context, XepHeading column, guint branches, gint64 unit_id, GPtrArray *posts);
/* The posts the file gives take the place of those of their branches in @units; others stay. TRUE
 * if something changed. */
gboolean
xep_import_merge_posts (XepPerson *person, GPtrArray *posts, const gint64 *units, gsize n_units);
gboolean xep_import_has_same_posts (const XepPerson *before, const XepPerson *person);
/* The posts held now, as one text. (transfer full) */
char *xep_import_dup_posts (const XepPerson *person);
/* TRUE if @unit_id has no head but perhaps @person_id. */
gboolean xep_import_may_head (XepImportContext *context, gint64 unit_id, gint64 person_id);
/* Once the person is saved: @post would head its unit if nobody else did. */
void
xep_import_add_pending (XepImportContext *context, const XepPerson *person, const XepPost *post);
/* Writes the person and keeps the list of heads. @before: NULL for a new one. */
gboolean xep_import_save_person (XepImportContext *context,
                                 const XepPerson *before,
                                 XepPerson *person,
                                 GError **error) XEP_MUST_CHECK;
gboolean xep_import_load_heads (XepImportContext *context, GError **error) XEP_MUST_CHECK;
/* After the last row: those who could not be made head at first. */
gboolean xep_import_settle_heads (XepImportContext *context, GError **error) XEP_MUST_CHECK;
void xep_pending_head_free (XepPendingHead *pending);
void xep_import_head_free (XepImportHead *head);

G_END_DECLS
