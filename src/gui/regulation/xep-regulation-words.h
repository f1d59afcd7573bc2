/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/xep-regulation-edit.h"

G_BEGIN_DECLS

/* What is in the copy, in words. All (transfer full). */

/* A section's name: that of the set, or "Deadlines". */
char *xep_regulation_words_section (XepRegulationEdit *edit, const char *section);
/* "A 30/30, B 70/70", or what is missing or too much: "A 29,5/30 (0,5 missing), B 70/70". */
char *xep_regulation_words_sums (XepRegulationEdit *edit, const char *set, gboolean *right);
/* "Quarter I" for the period "Q1" of a deadline. */
char *xep_regulation_words_period (XepRegulationEdit *edit, const char *nick);

G_END_DECLS
