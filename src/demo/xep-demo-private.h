/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/xep-demo-texts.h"
#include "model/xep-review.h"
#include "store/xep-store.h"

G_BEGIN_DECLS

/**
 * XepDemo:
 * @random: seeded, so that the year comes out the same each time
 * @texts: likewise, for words and papers: what is written does not change the points
 * @periods: ids by XepPeriodCode
 * @assessments: of each period by id, as they are once the points are keyed
 *
 * The demonstration year while it is being made.
 */
typedef struct
{
  XepStore *store;
  GRand *random;
  GRand *texts;
  int year;
  gint64 periods[XEP_N_PERIODS];
  GPtrArray *assessments[XEP_N_PERIODS];
} XepDemo;

/* Offices, the workplaces of staff, heads of cells, collectives of all seven types. */
gboolean xep_demo_add_subjects (XepDemo *self, GError **error) XEP_MUST_CHECK;
/* Points, facts, levels, decisions and words of the assessments of one period. */
gboolean xep_demo_key_period (XepDemo *self, XepPeriodCode code, GError **error) XEP_MUST_CHECK;
/* Words of one assessment: the sections of its review (NULL if the regulation has none), grounds,
 * proposals. @quality: 0 poor … 99 excellent. */
gboolean xep_demo_write_words (XepDemo *self,
                               const XepAssessment *assessment,
                               const XepReview *review,
                               XepPeriodCode code,
                               int quality,
                               GError **error) XEP_MUST_CHECK;
XepDemoWriter xep_demo_get_writer (const XepAssessment *assessment);
/* How the work went, in numbers of tasks. */
typedef struct
{
  int assigned, done, on_time, exceeded;
} XepDemoTasks;
/* Rows of "kết quả thực hiện nhiệm vụ" that count to @tasks. */
gboolean xep_demo_add_tasks (XepDemo *self,
                             const XepAssessment *assessment,
                             const XepDemoTasks *tasks,
                             GError **error) XEP_MUST_CHECK;
/* What became of the shortcomings of earlier periods. @any: there were some. */
gboolean xep_demo_add_remedies (XepDemo *self,
                                const XepAssessment *assessment,
                                int quality,
                                gboolean *any,
                                GError **error) XEP_MUST_CHECK;
/* Shortcomings of collectives and leaders, with measures. */
gboolean xep_demo_add_shortcomings (XepDemo *self,
                                    const XepAssessment *assessment,
                                    XepPeriodCode code,
                                    GError **error) XEP_MUST_CHECK;
/* What some leaders say of the criteria of a quarter beside their points. */
gboolean xep_demo_add_criterion_texts (XepDemo *self,
                                       const XepAssessment *assessment,
                                       GError **error) XEP_MUST_CHECK;
/* ISO day on which the papers of a step of the period are signed. (transfer full) */
char *xep_demo_dup_day (XepDemo *self, XepPeriodCode code, XepStep step);
/* The cases a year has: a disqualifier, an exception with grounds, people not rated, a form with
 * one part missing.
 * @kind_index: how many of the kind came before it in the period. */
gboolean xep_demo_add_cases (XepDemo *self,
                             XepAssessment *assessment,
                             XepPeriodCode code,
                             int kind_index,
                             GError **error) XEP_MUST_CHECK;
/* @text with the year for {year}. (transfer full) */
char *xep_demo_dup_text (XepDemo *self, const char *text);
/* {year} in @text is the year. */
gboolean xep_demo_set (XepDemo *self,
                       gint64 id,
                       XepStep step,
                       const char *key,
                       const char *text,
                       GError **error) XEP_MUST_CHECK;
/* TRUE in @percent of 100 cases. */
gboolean xep_demo_chance (XepDemo *self, int percent);

G_END_DECLS
