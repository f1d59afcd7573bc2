/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-rating.h"

G_BEGIN_DECLS

/**
 * XepSuggester:
 *
 * Suggestions for many subjects. Without ticks they depend on little: most of a list share one,
 * which is worked out once.
 */
typedef struct _XepSuggester XepSuggester;

/* @regulation must live as long. */
XepSuggester *xep_suggester_new (XepRegulation *regulation);
void xep_suggester_free (XepSuggester *self);
XepRegulation *xep_suggester_get_regulation (XepSuggester *self);
/* As xep_rating_suggest(), for its level and conditions: the sentences may tell the points of
 * another subject. Good until the next call. (transfer none) */
const XepSuggestion *xep_suggester_suggest (XepSuggester *self,
                                            XepRuleColumn column,
                                            XepPoints total,
                                            const XepFacts *facts,
                                            GPtrArray *ticks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepSuggester, xep_suggester_free)

G_END_DECLS
