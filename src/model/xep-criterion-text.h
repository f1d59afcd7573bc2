/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-points.h"

G_BEGIN_DECLS

/* What a self-assessment says of a criterion beside its points (Phụ lục 5: Mục tiêu, nhiệm vụ đề
 * ra; Kết quả, sản phẩm thực tế; Điểm KPI; Ghi chú). */
typedef enum
{
  XEP_CRITERION_GOAL,    /* "goal" */
  XEP_CRITERION_RESULT,  /* "result" */
  XEP_CRITERION_PERCENT, /* "percent" */
  XEP_CRITERION_NOTE,    /* "note" */
} XepCriterionField;
#define XEP_N_CRITERION_FIELDS 4

/* Letters of a text: more does not belong in a cell of a table. */
#define XEP_CRITERION_TEXT_LENGTH 2000

/**
 * XepCriterionText:
 * @percent: hundredths of a percent, %XEP_POINTS_MISSING if there is none
 *
 * Texts are never NULL.
 */
typedef struct
{
  char *goal;
  char *result;
  XepPoints percent;
  char *note;
} XepCriterionText;

const char *xep_criterion_field_to_nick (XepCriterionField field);
/* The field that ends the key "II.1.2.goal", and in @number what stands before it; FALSE if none
 * does. @number: (out) (transfer full) */
gboolean xep_criterion_field_split_key (const char *key, char **number, XepCriterionField *field);
/* A criterion of part A takes a note only: its table has no other column. */
gboolean xep_criterion_field_is_taken (XepCriterionField field, gboolean part_b);

XepCriterionText *xep_criterion_text_new (void);
void xep_criterion_text_free (XepCriterionText *self);
/* As it is typed: "87,5" for a KPI; "" if there is nothing, also for @self NULL. (transfer full) */
char *xep_criterion_text_dup (const XepCriterionText *self, XepCriterionField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepCriterionText, xep_criterion_text_free)

G_END_DECLS
