/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "base/xep-error.h"

G_BEGIN_DECLS

/* The words that the program itself puts on paper, beside what is keyed and what stands in the
 * forms: data as these are, in parts.xml. */
typedef enum
{
  XEP_WORDS_NOTHING, /* "" */
  XEP_WORDS_SUBJECT_NUMBER,
  XEP_WORDS_DOCUMENT_NUMBER,
  XEP_WORDS_TIME,
  XEP_WORDS_UNRATED,
  XEP_WORDS_UNDECIDED,
  XEP_WORDS_RERATED,
  XEP_WORDS_QUOTA_WITHIN,
  XEP_WORDS_QUOTA_OVER,
  XEP_WORDS_NO_SHORTCOMINGS,
  XEP_WORDS_ON_TIME,
  XEP_WORDS_LATE,
  XEP_WORDS_UNDONE,
  XEP_WORDS_EXCEEDED,
  XEP_WORDS_PACE_EXCEEDED,
  XEP_WORDS_REMEDY_DONE,
  XEP_WORDS_REMEDY_PARTIAL,
  XEP_WORDS_REMEDY_OPEN,
  XEP_WORDS_TIER_PROVINCE,
  XEP_WORDS_TIER_COMMUNE,
  XEP_WORDS_TIER_UNIT,
  XEP_N_WORDS,
} XepWordsId;

/* Reference-counted; immutable when it is read. */
typedef struct _XepPaperWords XepPaperWords;

XepPaperWords *xep_paper_words_new (void);
XepPaperWords *xep_paper_words_ref (XepPaperWords *self);
void xep_paper_words_unref (XepPaperWords *self);
/* Takes the words of @element (nullable: of none), each in the place of what there was.
 * XEP_ERROR_INVALID "FILE:LINE: reason" for words that are printed nowhere. */
gboolean xep_paper_words_read (XepPaperWords *self,
                               xmlNode *element,
                               const char *file,
                               GError **error) XEP_MUST_CHECK;
/* Never NULL. (transfer none) */
const char *xep_paper_words_get (XepPaperWords *self, XepWordsId id);
/* With each {name} replaced: pairs of name and value, then NULL. (transfer full) */
char *xep_paper_words_fill (XepPaperWords *self, XepWordsId id, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepPaperWords, xep_paper_words_unref)

G_END_DECLS
