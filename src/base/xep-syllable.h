/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a word is built as a Vietnamese syllable is: onset, rhyme, tone. Structure alone, no list
 * of words: names of the H'Mông, Dao, Tày, Nùng as they are written in Vietnamese ("Giàng Seo Páo",
 * "Tẩn", "Lồ") are syllables, "José" and "V¨n" are none. */

/* XEP_SYLLABLE_NONE: no Vietnamese syllable.
 * XEP_SYLLABLE_ASTRAY: one, but carelessly typed: the tone stands on another vowel of the rhyme
 * ("Thaò"), or a word without any mark lacks the tone that its ending asks for ("Bac").
 * XEP_SYLLABLE_VALID: one; the old and the new place of the tone ("hòa", "hoà") are both right. */
typedef enum
{
  XEP_SYLLABLE_NONE,
  XEP_SYLLABLE_ASTRAY,
  XEP_SYLLABLE_VALID,
} XepSyllableFit;

/* @letters is one word of @length characters, composed (NFC), in small letters, capitals, or with a
 * capital in front. */
XepSyllableFit xep_syllable_get_fit (const gunichar *letters, gsize length);
/* TRUE for letters of which Vietnamese words are made, with the eth that often stands for đ, and
 * for f, j, w and z, which make a word foreign. */
gboolean xep_syllable_is_letter (gunichar letter);
/* TRUE if @letter is a vowel, with or without tone. */
gboolean xep_syllable_is_vowel (gunichar letter);

G_END_DECLS
