/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/xep-statement.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Between the files of store/ only. */

/* A prepared statement on the store's connection. (transfer full) */
XepStatement *xep_store_prepare (XepStore *self, const char *sql, GError **error) XEP_MUST_CHECK;
/* @sql with its only parameter bound to @id, standing on its row. Without a row:
 * XEP_ERROR_NOT_FOUND with the sentence @missing. (transfer full) */
XepStatement *
xep_store_seek (XepStore *self, const char *sql, gint64 id, const char *missing, GError **error)
    XEP_MUST_CHECK;
XepTransaction *xep_store_begin (XepStore *self, GError **error) XEP_MUST_CHECK;
/* First column of the first row of @sql with its only parameter bound to @id; 0 if there is no
 * row or a NULL. */
gboolean
xep_store_query_id (XepStore *self, const char *sql, gint64 id, gint64 *value, GError **error)
    XEP_MUST_CHECK;

gboolean xep_store_is_writable (XepStore *self);
/* xep-store-copies.c: the copy at the start, if it is worth one. */
gboolean xep_store_start_copies (XepStore *self, GError **error) XEP_MUST_CHECK;

/* Reads the current regulation and those of the periods anew. Former ones stay in memory: what the
 * store gave away remains valid. */
gboolean xep_store_reload_regulations (XepStore *self, GError **error) XEP_MUST_CHECK;
/* xep-compared-store.c: take the mark "provisional" off the sets of @regulation, which nobody has
 * yet, that were compared with the signed annex: as the text of that snapshot, or as the current
 * one. */
gboolean xep_compared_store_mark (XepStore *self,
                                  gint64 snapshot_id,
                                  XepRegulation *regulation,
                                  GError **error) XEP_MUST_CHECK;
gboolean xep_compared_store_mark_current (XepStore *self,
                                          XepRegulation *regulation,
                                          GError **error) XEP_MUST_CHECK;

/* Searchable words of a text: each word after one blank, so that " duc" finds the beginnings of
 * words alone. Folded, or with marks: in the spelling of xep_text_identity() and in the one it
 * was typed with. (transfer full) */
char *xep_search_dup_folded (const char *text);
char *xep_search_dup_identity (const char *text);
/* The words of a query, each with its leading blank; @marked: they are to be sought in the
 * identity text. (transfer full) */
GPtrArray *xep_search_split (const char *query, gboolean *marked);
/* The digits of a query that is a number, of an assessment or of a Party card, alone or after
 * "số", "phiếu"; NULL for any other. (transfer full) (nullable) */
char *xep_search_dup_number (const char *query);

/* The ids of the regulation's types of collectives in their order, for ORDER BY instr (?, '|' ||
 * type || '|'). (transfer full) */
char *xep_collective_store_dup_type_order (XepRegulation *regulation);

/* Whether an assessment "a" is the rating as a Party member of somebody who is rated as an officer
 * in the same period: one that needs no papers asks for none. By itself SQLite takes the longer
 * index, and seeks twice for everybody. */
#define XEP_OFFICER_TOO                                                                     \
  "(a.kind = 'member' AND EXISTS (SELECT 1 FROM assessment o INDEXED BY assessment_officer" \
  " WHERE o.person_id = a.person_id AND o.period_id = a.period_id"                          \
  " AND o.kind IN ('leader', 'staff') AND o.state <> 'unrated'))"
/* People are counted where they hold their post, else as Party members (Điều 3.4). */
#define XEP_COUNTED_ONCE                                               \
  " AND (a.kind <> 'member' OR NOT EXISTS (SELECT 1 FROM assessment o" \
  " INDEXED BY assessment_officer WHERE o.person_id = a.person_id"     \
  " AND o.period_id = a.period_id AND o.kind IN ('leader', 'staff')))"
/* How many components of its dossier an assessment "a" lacks, in a statement that begins with
 * XEP_WITH_REQUIRED and joins XEP_JOIN_REQUIRED: what is required is read once for each audience
 * and not once for each assessment. @required: the parameter with the text of
 * xep_dossier_dup_required(). */
#define XEP_WITH_REQUIRED(required)                             \
  "WITH required (audience, count, components) AS MATERIALIZED" \
  " (SELECT key, json_array_length (value), value FROM json_each (" required ")) "
#define XEP_JOIN_REQUIRED                                         \
  " LEFT JOIN required q ON q.audience = a.kind || ' ' || a.tier" \
  " || iif (a.party_member, ' 1', ' 0') || iif (" XEP_OFFICER_TOO ", ' 1', ' 0')"
#define XEP_MISSING                                                              \
  "(q.count - (SELECT count(*) FROM dossier_item i WHERE i.assessment_id = a.id" \
  " AND (i.received_on IS NOT NULL OR i.not_needed = 1)"                         \
  " AND instr (q.components, '\"' || i.component || '\"') > 0))"

/* When a step of an assessment "a" is done: the one definition that the figures of the overview,
 * the lists behind them, the units that are late and the notice of deadlines share. The
 * self-assessment and the appraisal are done when all that their form asks for is in: the points of
 * every criterion, or both group totals, which together make the total, and the level; points
 * without a level, a level without points or a form half keyed are still to do. The decision is
 * done with its level: it need not state points. Whoever is not rated has no step to do. @result:
 * the alias of the step's row of step_result, which may be missing. */
#define XEP_FORM_DONE(result) \
  "(" result ".level IS NOT NULL AND " result ".total IS NOT NULL AND a.state <> 'unrated')"
#define XEP_DECISION_DONE(result) "(" result ".level IS NOT NULL AND a.state <> 'unrated')"

/* ORDER BY of assessments as they are printed; @types: the parameter with the text above. */
#define XEP_PRINTING_ORDER(types)                                 \
  "instr ('collective|leader|staff|member', kind), instr (" types \
  ", '|' || collective_type || '|'), rank, sort_key, birth_date, id"

/* The snapshot with that text of a regulation, made if there is none: periods opened with the same
 * text share one. 0 with @error. */
gint64 xep_period_store_ensure_snapshot (XepStore *store, const char *xml, GError **error);

/* @text must be a full ISO date: the day of leaving. */
gboolean xep_store_check_day (const char *text, GError **error) XEP_MUST_CHECK;

G_END_DECLS
