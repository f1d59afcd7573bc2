/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation.h"

G_BEGIN_DECLS

/* The sentences of a regulation that the rules speak with. */
typedef enum
{
  XEP_SENTENCE_POINTS_MISSING,
  XEP_SENTENCE_TOTAL_MISSING, /* the same where a level is suggested without points */
  XEP_SENTENCE_POINTS_LEVEL,
  XEP_SENTENCE_CONDITION_NOT_MET,
  XEP_SENTENCE_CONDITION_MISSING,
  XEP_SENTENCE_CONDITIONS_MET,
  XEP_SENTENCE_FORCED,
  XEP_SENTENCE_EXCEPTION_WITHOUT_GROUNDS,
  XEP_SENTENCE_EXCEPTION, /* G6 */
  XEP_SENTENCE_EXCEPTION_AUTHORITY,
  XEP_SENTENCE_SIGNAL,
  XEP_SENTENCE_G1,
  XEP_SENTENCE_G2,
  XEP_SENTENCE_G3,
  XEP_SENTENCE_G4,
  XEP_SENTENCE_G5,
  XEP_SENTENCE_SUGGESTED,
  XEP_SENTENCE_DETAIL_DONE,
  XEP_SENTENCE_DETAIL_ON_TIME,
  XEP_SENTENCE_DETAIL_EXCEEDED,
  XEP_SENTENCE_DETAIL_REMEDIED,
  XEP_SENTENCE_DETAIL_NO_SHORTCOMINGS,
  XEP_SENTENCE_DETAIL_DISCIPLINE_NO,
  XEP_SENTENCE_DETAIL_DISCIPLINE_YES,
  XEP_SENTENCE_DETAIL_MISSING,
} XepSentence;
#define XEP_N_SENTENCES (XEP_SENTENCE_DETAIL_MISSING + 1)

/* Key of the sentence in the regulation file. */
const char *xep_sentence_get_key (XepSentence sentence);
/* The first {placeholder} of @text that this sentence has no value for, NULL if all are known.
 * (transfer full) */
char *xep_sentence_find_unknown_placeholder (XepSentence sentence, const char *text);
/* The sentence with its {placeholders} filled from pairs of name and value; ends with NULL.
 * (transfer full) */
char *
xep_sentence_fill (XepRegulation *regulation, XepSentence sentence, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
