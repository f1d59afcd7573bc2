/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepDemo:
 * @random: seeded, so that the year comes out the same each time
 * @periods: ids by XepPeriodCode
 *
 * The demonstration year while it is being made.
 */
typedef struct
{
  XepStore *store;
  GRand    *random;
  int       year;
  gint64    periods[XEP_N_PERIODS];
} XepDemo;

/* Offices, the workplaces of staff, heads of cells, collectives of all seven types. */
gboolean xep_demo_add_subjects  (XepDemo *self, GError **error) XEP_MUST_CHECK;
/* Points, facts, levels, decisions and words of the assessments of one period. */
gboolean xep_demo_key_period    (XepDemo *self, XepPeriodCode code, GError **error) XEP_MUST_CHECK;
/* Words of one assessment: narrative sections, grounds, proposals. @quality: 0 poor … 99 excellent.
 */
gboolean xep_demo_write_words (XepDemo *self,
                               XepAssessment *assessment,
                               int quality,
                               GError **error) XEP_MUST_CHECK;
/* The cases a year has: a disqualifier, an exception with grounds, people not rated, a form with
 * one part missing.
 * @kind_index: how many of the kind came before it in the period. */
gboolean xep_demo_add_cases (XepDemo *self,
                             XepAssessment *assessment,
                             XepPeriodCode code,
                             int kind_index,
                             GError **error) XEP_MUST_CHECK;
gboolean xep_demo_set (XepDemo *self,
                       gint64 id,
                       XepStep step,
                       const char *key,
                       const char *text,
                       GError **error) XEP_MUST_CHECK;
/* TRUE in @percent of 100 cases. */
gboolean xep_demo_chance        (XepDemo *self, int percent);

G_END_DECLS
