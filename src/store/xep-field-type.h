/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* What a keyed field can hold. Every value has one text: what the audit tells, what a snapshot
 * holds and what can be typed back. A type says how that text comes from what people type, how it
 * stands in a column and in a member of a record. */
typedef enum
{
  XEP_KEYED_LINE,         /* char*: words on one line */
  XEP_KEYED_LINES,        /* char*: words with their newlines */
  XEP_KEYED_WORD,         /* char*: an id that the regulation knows */
  XEP_KEYED_TIME,         /* char*: "08:00"; typed as 8:00, 8h, 8h30, 8.30 */
  XEP_KEYED_DATE,         /* XepDate, whole: of what has happened */
  XEP_KEYED_DUE,          /* XepDate, whole: may lie ahead */
  XEP_KEYED_COUNT,        /* int, -1 missing, up to 9999 */
  XEP_KEYED_PERCENT,      /* int, -1 missing, up to 100 */
  XEP_KEYED_REMEDIED,     /* a percentage, or "none": there was nothing to remedy */
  XEP_KEYED_KPI,          /* XepPoints: hundredths of a percent */
  XEP_KEYED_POINTS,       /* XepPoints: hundredths, typed with a comma or a dot */
  XEP_KEYED_LEVEL,        /* XepLevel, by its nick */
  XEP_KEYED_ANSWER,       /* XepAnswer: "yes", "no" or "" for not known */
  XEP_KEYED_FLAG,         /* gboolean: "yes" or "no" */
  XEP_KEYED_PACE,         /* XepPace, by its nick */
  XEP_KEYED_REMEDY_STATE, /* XepRemedyState, by its nick */
  XEP_KEYED_UNIT,         /* gint64, 0 none; typed as its number or its name */
  XEP_KEYED_DAY,          /* XepDate, whole or a bare year */
  XEP_KEYED_LEFT,         /* char*: the ISO day somebody left, "" */
  XEP_KEYED_STATUS,       /* XepStatus, by its nick */
  XEP_KEYED_KIND,         /* XepSubjectKind, by its nick */
  XEP_KEYED_TIER,         /* XepTier, by its nick */
  XEP_KEYED_BRANCH,       /* XepBranch, by its nick */
} XepFieldType;

/* Letters of a text unless its field says less: several pages. More was not meant for one box. */
#define XEP_KEYED_LETTERS 100000

/**
 * xep_field_type_parse:
 * @limit: letters of a text, highest hundredths of a KPI; 0 for what the type itself allows
 * @store: (nullable): where units are looked up by their names
 * @typed: (nullable): %NULL is ""
 *
 * The text of the value in its one spelling. The only place that says what a date, a number, a
 * percentage is: widgets ask it before they save, setters before they write. Errors:
 * %XEP_ERROR_INVALID in words. (transfer full)
 */
char *xep_field_type_parse (XepFieldType type,
                            gint64 limit,
                            XepStore *store,
                            const char *typed,
                            GError **error) XEP_MUST_CHECK;
/* The text of no value: "", and "no" of a flag. */
const char *xep_field_type_get_blank (XepFieldType type);
/* As it stands on screen: dates as day/month/year. (transfer full) */
char *xep_field_type_dup_shown (XepFieldType type, const char *text);
/* The text of the value in a column. (transfer full) */
char *xep_field_type_read (XepFieldType type, XepStatement *row, int column);
void xep_field_type_bind (XepFieldType type, XepStatement *statement, int index, const char *text);
/* Whether nothing is NULL in the column, and not an empty text or a number. */
gboolean xep_field_type_is_nullable (XepFieldType type);
/* Puts the value of a column into a member of a record. */
void xep_field_type_load (XepFieldType type, XepStatement *row, int column, gpointer member);
/* Puts the value of @text, which was parsed, into a member of a record. */
void xep_field_type_put (XepFieldType type, const char *text, gpointer member);
/* The text of the value in a member of a record. (transfer full) */
char *xep_field_type_dup (XepFieldType type, gconstpointer member);

G_END_DECLS
