/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-review.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/* Lists that hang on an assessment's review. Read here; written through xep_assessment_store_set():
 *
 * "task.N.content|due|progress|product|pace|exceeded|note", "shortcoming.N.text|measure|due|
 * responsible", "prompt.N.text|body|number|date|answer|cause|responsibility": row N counts from 1,
 * N one past the last adds a row, "task.N" with "" takes the row away and the later ones move up.
 * "remedy.ID.state|percent|difficulty|responsibility": ID is a shortcoming brought forward.
 * "matter.ID" yes|no, "narrative.SECTION".
 *
 * A row begins with its first field: without content, or text, the others are refused; clearing it
 * takes away a row that says nothing else. At most 200 rows a list.
 *
 * While there are tasks, "tasks.assigned|done|on_time|exceeded" are counted from them and cannot be
 * keyed; "on_time" is missing while a task does not say how it went. When every shortcoming brought
 * forward has a state, "remedied" becomes their percentage done. All (transfer full). */

GPtrArray *
xep_review_store_list_tasks (XepStore *store, gint64 assessment_id, GError **error) XEP_MUST_CHECK;
GPtrArray *xep_review_store_list_shortcomings (XepStore *store,
                                               gint64 assessment_id,
                                               GError **error) XEP_MUST_CHECK;
/* XepRemedy: shortcomings found in earlier periods in the same subject's assessments of the same
 * kind, but those that an assessment before this one reported as done; oldest first. */
GPtrArray *xep_review_store_list_remedies (XepStore *store,
                                           gint64 assessment_id,
                                           GError **error) XEP_MUST_CHECK;
GPtrArray *xep_review_store_list_prompts (XepStore *store,
                                          gint64 assessment_id,
                                          GError **error) XEP_MUST_CHECK;
/* Ids (char*) of the matters ticked. */
GPtrArray *xep_review_store_list_matters (XepStore *store,
                                          gint64 assessment_id,
                                          GError **error) XEP_MUST_CHECK;
/* Text of part II of the same subject's last assessment before this one, for forms of people whose
 * shortcomings were not keyed row by row; "" if there is none. */
char *xep_review_store_dup_earlier_shortcomings (XepStore *store,
                                                 gint64 assessment_id,
                                                 GError **error) XEP_MUST_CHECK;
/* The same person's other rating in the period (the member rating beside the officer's, or the
 * reverse); 0 if none, -1 with @error. */
gint64 xep_review_store_find_sibling (XepStore *store, gint64 assessment_id, GError **error);

G_END_DECLS
