/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* Assessment of a subject in a period; makes it (with the snapshot of the subject) if there is
 * none. 0 with @error. Exempt people are refused with their reason. @subject_id "p12" or "c3". */
gint64 xep_assessment_store_ensure (XepStore *store,
                                    gint64 period_id,
                                    XepSubjectKind kind,
                                    const char *subject_id,
                                    GError **error) XEP_MUST_CHECK;
/* 0 if none; -1 with @error. @kind -1: the person's officer rating (leader or staff), else the
 * member rating. */
gint64 xep_assessment_store_find (
    XepStore *store, gint64 period_id, int kind, const char *subject_id, GError **error);
/* The number of an assessment as it is typed from the foot of a form: "123", "số 123", "phiếu 123".
 * 0 if @text is anything else. */
gint64 xep_assessment_store_parse_number (const char *text);
/* Where the assessment of that number is, in whatever period and kind. */
gboolean xep_assessment_store_locate (XepStore *store,
                                      gint64 id,
                                      gint64 *period_id,
                                      XepSubjectKind *kind,
                                      gint64 *unit_id,
                                      GError **error) XEP_MUST_CHECK;
XepAssessment *
xep_assessment_store_load (XepStore *store, gint64 id, GError **error) XEP_MUST_CHECK;
/* All assessments of the period, XepAssessment in printing order, in a few statements whatever
 * their number. (transfer full) */
GPtrArray *
xep_assessment_store_load_all (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* Ids of all assessments of the period in printing order: collectives by type; people heads first,
 * then deputies, then the others, each in given-name order. @kind -1 and @unit_id 0 mean all.
 * (transfer full) GArray of gint64. */
GArray *xep_assessment_store_list_ids (
    XepStore *store, gint64 period_id, int kind, gint64 unit_id, GError **error) XEP_MUST_CHECK;

/**
 * XepAssessmentPick:
 * @criteria_set: id, interned
 * @person_id: 0 for a collective
 * @has_officer: the person has an officer rating (leader or staff) in the period
 * @proposed, @decided: the appraisal, the decision has a level
 * @issued: it has the number and the date of the decision too
 * @rerated: the decision was changed after publication
 * @prompted: the higher body asks it to speak of something
 *
 * What is asked of an assessment before it is printed.
 */
typedef struct
{
  gint64 id;
  XepSubjectKind kind;
  XepTier tier;
  const char *criteria_set;
  gint64 person_id;
  gboolean has_officer;
  gboolean proposed;
  gboolean decided;
  gboolean issued;
  gboolean rerated;
  gboolean prompted;
} XepAssessmentPick;

/* All assessments of the period in the order of xep_assessment_store_list_ids(), without loading
 * them. @unit_id: of this unit and the units below it; 0 all. (transfer full) GArray of
 * XepAssessmentPick. */
GArray *xep_assessment_store_list_picks (XepStore *store,
                                         gint64 period_id,
                                         gint64 unit_id,
                                         GError **error) XEP_MUST_CHECK;

/* xep_field_set() for a key of a step or of the whole: what is keyed into the column of @step. */
gboolean xep_assessment_store_set (XepStore *store,
                                   gint64 id,
                                   XepStep step,
                                   const char *key,
                                   const char *text,
                                   const char *why,
                                   GError **error) XEP_MUST_CHECK;

/* Suggested level of each assessment of the period, without loading them one by one: fills
 * @levels, gint64* id → GINT_TO_POINTER(XepLevel), made with g_hash_table_new_full
 * (g_int64_hash, g_int64_equal, g_free, NULL). @kind -1 all. An unrated one has no level. */
gboolean xep_assessment_store_suggest_all (
    XepStore *store, gint64 period_id, int kind, GHashTable *levels, GError **error) XEP_MUST_CHECK;
/* The same for the given ids (GArray of gint64) of one period. */
gboolean xep_assessment_store_suggest_ids (XepStore *store,
                                           gint64 period_id,
                                           GArray *ids,
                                           GHashTable *levels,
                                           GError **error) XEP_MUST_CHECK;

G_END_DECLS
