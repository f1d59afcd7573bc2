/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/xep-report-batch.h"

G_BEGIN_DECLS

/* Which papers of whom are asked for in one go. */
typedef struct
{
  gint64   period_id;
  gint64   unit_id;              /* 0: the whole period */
  gboolean kinds[XEP_N_KINDS];
  char   **forms;                /* ids */
} XepBatchChoice;

XepBatchChoice *xep_batch_choice_copy     (const XepBatchChoice *choice);
void            xep_batch_choice_free     (XepBatchChoice *choice);
/* The assessments of these kinds and this unit, in printing order. (transfer full) GArray of
 * gint64. */
GArray *xep_batch_choice_list_ids (XepStore *store,
                                   const XepBatchChoice *choice,
                                   GError **error) XEP_MUST_CHECK;
/* What xep_report_write_batch() will make of it: subjects and documents; files stay 0. */
gboolean xep_batch_choice_count (XepStore *store,
                                 const XepBatchChoice *choice,
                                 XepBatchReport *count,
                                 GError **error) XEP_MUST_CHECK;

G_END_DECLS
