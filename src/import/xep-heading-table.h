/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-error.h"
#include "import/xep-heading.h"

G_BEGIN_DECLS

/* Lists of words by which the rows of a list are told apart. */
typedef enum
{
  XEP_WORDS_CHI_BO,    /* the name of a chi bộ begins with one */
  XEP_WORDS_UNIT,      /* the name of another unit */
  XEP_WORDS_SUBGROUP,  /* parts of a chi bộ, of which nothing is kept */
  XEP_WORDS_SUMMARY,   /* sums and remarks */
  XEP_WORDS_SIGNATURE, /* what stands below a list */
  XEP_WORDS_DITTO,     /* the same as above */
  XEP_WORDS_BLANK,     /* nothing */
  XEP_WORDS_TICK,      /* yes */
  XEP_WORDS_COUNT,     /* "25 đảng viên" behind the name of a group */
  XEP_WORDS_ASIDE,     /* a sheet of people who are not on the roster */
} XepWordsId;
#define XEP_N_WORDS (XEP_WORDS_ASIDE + 1)

/**
 * XepHeadingTable:
 *
 * The table of headings, data/imports/headings.xml: what offices write above their columns. Not
 * changed once it is loaded.
 */
typedef struct _XepHeadingTable XepHeadingTable;

/**
 * XepHeadingMatch:
 * @vague: another column that says it better goes first
 * @steps: bits of the steps whose points they are, 0 if the heading does not say
 * @year: that the heading names, 0 if none
 * @period: that the heading names; @has_period tells whether it does
 *
 * What a heading says.
 */
typedef struct
{
  XepHeading column;
  gboolean vague;
  guint steps;
  int year;
  gboolean has_period;
  XepPeriodCode period;
} XepHeadingMatch;

/* The shipped table, read once. NULL with INVALID, file and line if it is broken. (transfer
 * none) */
XepHeadingTable *xep_heading_table_get (GError **error);
XepHeadingTable *xep_heading_table_load (const char *path, GError **error) XEP_MUST_CHECK;
void xep_heading_table_free (XepHeadingTable *self);
/* Whether @heading names, as a whole, a column of workbooks of @kind. */
gboolean xep_heading_table_match (XepHeadingTable *self,
                                  XepImportKind kind,
                                  const char *heading,
                                  XepHeadingMatch *match);
/* Whether words in @text make of a heading another thing: of another person, document or time. */
gboolean xep_heading_table_is_other (XepHeadingTable *self, const char *text);
/* Whether the cells of such a column go into the data of @kind. */
gboolean xep_heading_table_is_read (XepHeadingTable *self, XepImportKind kind, XepHeading column);
/* Whether @text is one of the words, or (begins) begins with one as a whole word. @text is
 * compared by xep_text_identity(). */
gboolean xep_heading_table_is_word (XepHeadingTable *self, XepWordsId id, const char *text);
gboolean xep_heading_table_begins (XepHeadingTable *self, XepWordsId id, const char *text);
gboolean xep_heading_table_contains (XepHeadingTable *self, XepWordsId id, const char *text);
/* The name of a group without how many people it has: "(19 đảng viên)", ": tổng số 19 đ/c".
 * (transfer full) */
char *xep_heading_table_dup_uncounted (XepHeadingTable *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepHeadingTable, xep_heading_table_free)

G_END_DECLS
