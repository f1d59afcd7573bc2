/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/xep-legacy-text.h"

G_BEGIN_DECLS

/* In which code a column is written, told by whether its words are Vietnamese syllables as they
 * stand or once decoded, and by the fonts of its cells. A column that reads as it stands is never
 * decoded; cells of both kinds may be mixed. Give it texts as they came, not decoded ones. */
typedef struct _XepLegacyGuess XepLegacyGuess;

/* Cells of a column under the code that was guessed. */
typedef struct
{
  guint texts;     /* all that were added */
  guint plain;     /* nothing but a–z, digits and signs of ASCII */
  guint unicode;   /* that read as they stand, or hold letters that no legacy code shows */
  guint legacy;    /* that read only once decoded */
  guint ambiguous; /* that read either way: xep_legacy_guess_decode() goes by the font or the others
                    */
  guint doubtful;  /* that read neither way: foreign words, or too little to tell a code from */
  guint damaged;   /* that are seen to lack letters; a text of plain has no lost ư counted */
} XepLegacyCounts;

XepLegacyGuess *xep_legacy_guess_new (void);
void xep_legacy_guess_free (XepLegacyGuess *guess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XepLegacyGuess, xep_legacy_guess_free)

void xep_legacy_guess_set_neighbours (XepLegacyGuess *guess, XepLegacyCode code);
void xep_legacy_guess_add (XepLegacyGuess *guess, const char *text, const char *font);
XepLegacyCode xep_legacy_guess_get_code (const XepLegacyGuess *guess);
guint xep_legacy_guess_get_confidence (const XepLegacyGuess *guess);
void xep_legacy_guess_get_counts (const XepLegacyGuess *guess, XepLegacyCounts *counts);
gboolean xep_legacy_guess_has_lost_horns (const XepLegacyGuess *guess);
gboolean xep_legacy_guess_get_sample (const XepLegacyGuess *guess,
                                      guint index,
                                      const char **before,
                                      char **after);
char *xep_legacy_guess_decode (const XepLegacyGuess *guess,
                               const char *text,
                               const char *font,
                               XepLegacyCode *code,
                               guint *damaged);

G_END_DECLS
