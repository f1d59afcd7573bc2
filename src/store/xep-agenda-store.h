/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* What concerns the whole agenda of a meeting at once: each of these is one transaction. */

/* How far a meeting is. */
typedef struct
{
  gint64 meeting_id;
  guint subjects;  /* on the agenda */
  guint concluded; /* … with the level the meeting concluded */
} XepAgendaSummary;

/* A subject that could be put on the agenda. */
typedef struct
{
  gint64 assessment_id;
  XepSubjectKind kind;
  char *subject_name;
  char *unit_name; /* where the subject is listed */
  char *waits_for; /* what the order wants before it in this meeting, "" */
} XepAgendaCandidate;

void xep_agenda_candidate_free (XepAgendaCandidate *self);
/* Who is not on the agenda yet: due at the meeting's unit, in the order of review; or, with @all,
 * everyone rated in the period, in printing order. (transfer full) XepAgendaCandidate. */
GPtrArray *xep_agenda_store_list_candidates (XepStore *store,
                                             gint64 meeting_id,
                                             gboolean all,
                                             GError **error) XEP_MUST_CHECK;
/* Of all meetings of the period that have an agenda: gint64* meeting → XepAgendaSummary.
 * (transfer full) */
GHashTable *
xep_agenda_store_summarise (XepStore *store, gint64 period_id, GError **error) XEP_MUST_CHECK;
/* Puts all of them on the agenda; on error none. */
gboolean xep_agenda_store_add (XepStore *store,
                               gint64 meeting_id,
                               const gint64 *assessment_ids,
                               gsize n_assessments,
                               GError **error) XEP_MUST_CHECK;
/* What the order of review (plan IV.1) would want before each subject of the agenda: gint64*
 * assessment → char* sentence, only where it is not kept. (transfer full) */
GHashTable *
xep_agenda_store_check_order (XepStore *store, gint64 meeting_id, GError **error) XEP_MUST_CHECK;
/* Ballots issued, returned, valid and invalid of the first subject become those of all others
 * where they are missing. @filled: ballots that changed. */
gboolean xep_agenda_store_fill_counts (XepStore *store,
                                       gint64 meeting_id,
                                       guint *filled,
                                       GError **error) XEP_MUST_CHECK;
/* Concluded levels that can become the appraised level: where that is empty and the assessment is
 * neither locked nor unrated. */
gboolean xep_agenda_store_count_proposals (XepStore *store,
                                           gint64 meeting_id,
                                           guint *proposals,
                                           GError **error) XEP_MUST_CHECK;
/* Makes them so. */
gboolean xep_agenda_store_propose (XepStore *store,
                                   gint64 meeting_id,
                                   guint *proposals,
                                   GError **error) XEP_MUST_CHECK;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepAgendaCandidate, xep_agenda_candidate_free)

G_END_DECLS
