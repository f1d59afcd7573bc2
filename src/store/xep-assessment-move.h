/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/* A column keyed by mistake goes whole into the step it belongs to: points, level, date, number and
 * body of a step of one assessment. */

/* Whether xep_assessment_store_move_step() would do it, and for how many values; nothing is
 * written. */
gboolean xep_assessment_store_check_move (XepStore *store,
                                          gint64 id,
                                          XepStep from,
                                          XepStep to,
                                          guint *count,
                                          GError **error) XEP_MUST_CHECK;
/* Moves all that @from holds to @to, which must be empty; @moved (nullable): how many values.
 * @why may be NULL or "". */
gboolean xep_assessment_store_move_step (XepStore *store,
                                         gint64 id,
                                         XepStep from,
                                         XepStep to,
                                         const char *why,
                                         guint *moved,
                                         GError **error) XEP_MUST_CHECK;

G_END_DECLS
